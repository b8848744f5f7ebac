"""What numbers measure: currencies and units, as `data/numbers.toml` lists them."""

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
        size: What one of it is in metres, kilograms or minutes.
        rounded: By which share a figure in it may be off, because outlets convert and round.
    """

    kind: str
    size: float
    rounded: float = 0.0

    def interval(self, low: float, high: float) -> tuple[float, float]:
        """What is meant by figures in this unit, in metres, kilograms or minutes."""
        return low * self.size * (1.0 - self.rounded), high * self.size * (1.0 + self.rounded)


@attrs.frozen
class Measures:
    """The words of numbers.

    Attributes:
        vague: The interval that a word like "dozens" stands for, as printed.
        money: The currency that a lemma or sign stands for.
        units: The unit that a lemma stands for.
        fates: What became of people, by the lemma that says so.
        tallied: The lemmas near which two figures are a vote or a score.
        groups: The groups that people of a lemma are in: for each kind of groups the one.
        standings: Whether an amount is a bound, asked for, needed or expected, by the lemma that says so.
        indicators: The figure of business or of the economy that a word, as it is printed, names.
        portions: The part of all there is of which such a figure is, by the word that says so: "food".
        reckoned: How such a figure is reckoned, by the word that says so: "operating".
    """

    vague: Mapping[str, tuple[float, float]]
    money: Mapping[str, str]
    units: Mapping[str, Unit]
    fates: Mapping[str, str]
    tallied: frozenset[str]
    standings: Mapping[str, str]
    groups: Mapping[str, Mapping[str, str]]
    indicators: Mapping[str, str]
    portions: Mapping[str, str]
    reckoned: Mapping[str, str]


@cache
def measures() -> Measures:
    """The words of numbers, read once."""
    lists = tomllib.loads(files(__package__).joinpath("data", "numbers.toml").read_text(encoding="utf-8"))
    units = {
        lemma(name): Unit(kind, *given)
        for kind in ("duration", "length", "mass")
        for name, given in lists[kind].items()
    }
    return Measures(
        vague={word: (float(low), float(high)) for word, (low, high) in lists["vague"].items()},
        money={lemma(name): currency for currency, names in lists["money"].items() for name in names.split()},
        units=units,
        fates=_by_lemma(lists["fates"]),
        tallied=frozenset(lemma(word) for word in lists["tallied"]["words"].split()),
        standings=_by_lemma(lists["standings"]),
        groups=_groups(lists["groups"]),
        indicators=_by_word(lists["indicators"]),
        portions=_by_word(lists["portions"]),
        reckoned=_by_word(lists["reckoned"]),
    )


def _groups(listed: Mapping[str, Mapping[str, str]]) -> Mapping[str, Mapping[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for kind, groups in listed.items():
        for member, name in _by_lemma(groups).items():
            found.setdefault(member, {})[kind] = name
    return found


def _by_word(listed: Mapping[str, str]) -> Mapping[str, str]:
    """The name of the list that a word is in, as it is printed."""
    return {word: name for name, words in listed.items() for word in words.split()}


def _by_lemma(listed: Mapping[str, str]) -> Mapping[str, str]:
    """The name of the list that a lemma is in."""
    return {lemma(word): name for name, words in listed.items() for word in words.split()}
