"""What numbers measure: scales, currencies and units, as `data/numbers.toml` lists them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import attrs

from newslens.alignment.stems import lemma


@attrs.frozen
class Unit:
    """A unit of measure.

    Attributes:
        kind: "length", "mass" or "duration".
        size: What one of it is in metres, kilograms or days.
        rounded: By which share a figure in it may be off, because outlets convert and round.
    """

    kind: str
    size: float
    rounded: float = 0.0


@attrs.frozen
class Measures:
    """The words of numbers.

    Attributes:
        scales: What a word multiplies the figure before it by, as printed.
        vague: The interval that a word like "dozens" stands for, as printed.
        money: The currency that a lemma or sign stands for.
        units: The unit that a lemma stands for.
        clock: The minute of the day that a word stands for, as printed.
    """

    scales: Mapping[str, float]
    vague: Mapping[str, tuple[float, float]]
    money: Mapping[str, str]
    units: Mapping[str, Unit]
    clock: Mapping[str, float]


@cache
def measures() -> Measures:
    """The words of numbers, read once."""
    lists = tomllib.loads(files(__package__).joinpath("data", "numbers.toml").read_text(encoding="utf-8"))
    units = {lemma(name): Unit("duration", size) for name, size in lists["duration"].items()}
    for kind in ("length", "mass"):
        units |= {lemma(name): Unit(kind, *given) for name, given in lists[kind].items()}
    return Measures(
        scales={scale: float(factor) for scale, factor in lists["scales"].items()},
        vague={word: (float(low), float(high)) for word, (low, high) in lists["vague"].items()},
        money={lemma(name): currency for currency, names in lists["money"].items() for name in names.split()},
        units=units,
        clock={word: float(minute) for word, minute in lists["clock"].items()},
    )
