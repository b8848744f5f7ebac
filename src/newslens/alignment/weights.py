"""What alignment has learned: the weights of likeness, and the trees that know contradictions."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

import attrs
import numpy as np

from newslens.alignment.likeness import NAMES, Scale
from newslens.alignment.trees import Trees


@attrs.frozen(eq=False)
class Weights:
    """What was learned of pairs.

    Attributes:
        scale: What the features of likeness weigh.
        trees: How sure it is that two stretches cannot both hold.
    """

    scale: Scale
    trees: Trees


@cache
def shipped() -> Weights:
    """What comes with the package; `training/alignment.py` makes it."""
    data = files(__package__).joinpath("data")
    table = tomllib.loads(data.joinpath("weights.toml").read_text(encoding="utf-8"))
    scale = Scale(tuple(float(table["features"][name]) for name in NAMES), **table["rivals"])
    with data.joinpath("contradictions.npz").open("rb") as source:
        return Weights(scale, Trees(**np.load(source)))
