"""What alignment has learned: the weights of likeness, and the trees of the closer look."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

import attrs
import numpy as np

from newslens.alignment.likeness import NAMES, Scale
from newslens.alignment.trees import Trees

FILES = ("together.npz", "opposed.npz")
"""The trees in the data folder, in the order of `Weights`."""


@attrs.frozen(eq=False)
class Weights:
    """What was learned of pairs.

    Attributes:
        scale: What the features of likeness weigh.
        together: How sure it is that two stretches belong together, whether they agree or not.
        opposed: How sure it is that they do and cannot both hold.
    """

    scale: Scale
    together: Trees
    opposed: Trees


@cache
def shipped() -> Weights:
    """What comes with the package; `training/alignment.py` makes it."""
    data = files(__package__).joinpath("data")
    table = tomllib.loads(data.joinpath("weights.toml").read_text(encoding="utf-8"))
    scale = Scale(tuple(float(table["features"][name]) for name in NAMES), **table["rivals"])
    return Weights(scale, *(_trees(data.joinpath(name)) for name in FILES))


def _trees(path: Traversable) -> Trees:
    with path.open("rb") as source:
        return Trees(**np.load(source))
