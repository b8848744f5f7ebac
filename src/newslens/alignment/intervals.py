"""What is meant by a figure: "at least 40", "nearly 40", "dozens"."""

from __future__ import annotations

import math
from collections.abc import Sequence

from newslens.alignment.lexicon import Word
from newslens.alignment.measures import Measures
from newslens.alignment.stems import lemmas
from newslens.language.numbers import MAGNITUDES

ABOUT = lemmas("about around roughly approximately some estimated circa")
"""Lemmas in front of what is not counted to one."""
BARELY = lemmas("nearly almost")
"""Lemmas in front of what is a little less."""
_NO_LESS = frozenset((no, less, "than") for no in ("not", "no") for less in ("less", "fewer", "few", "lower"))
_NO_MORE = frozenset((no, "more", "than") for no in ("not", "no"))


def meant(words: Sequence[Word], start: int, value: float) -> tuple[float, float]:
    """The interval that is meant by a figure, by the words in front of it: "at least 40", "nearly 40".

    Args:
        words: The words of a text.
        start: The first of the figure.
        value: Its value.
    """
    before = [word.lemma for word in words[max(0, start - 3) : start]]
    last = before[-1] if before else ""
    pair = tuple(before[-2:])
    infinite = float("inf")
    if tuple(before) in _NO_LESS:
        return value, infinite
    if tuple(before) in _NO_MORE:
        return 0.0, value
    if pair in {("more", "than"), ("higher", "than"), ("greater", "than")} or last in ("over", "above", "exceed"):
        return value, infinite
    if pair == ("at", "least") or last == "minimum":
        return value, infinite
    if pair in {("less", "than"), ("fewer", "than"), ("lower", "than")} or last in ("under", "below"):
        return 0.0, value
    if pair in {("at", "most"), ("up", "to")}:
        return 0.0, value
    if last in ABOUT:
        return value * 0.9, value * 1.1
    if last in BARELY:
        return value * 0.85, value
    return value, value


def vaguely(forms: Sequence[str], known: Measures) -> tuple[float, float]:
    """The interval of "dozens", "tens of thousands", "several hundred".

    Args:
        forms: The words as they are printed.
        known: The words of numbers.
    """
    first, *rest = (form.casefold() for form in forms if form.casefold() != "of")
    low, high = known.vague[first if first in known.vague else f"{first}s"]
    times = math.prod(MAGNITUDES[word] for word in rest)
    return low * times, high * times
