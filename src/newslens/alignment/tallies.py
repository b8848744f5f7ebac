"""Votes and scores: two figures that are one result, "68-31", "7 votes to 2", "lost 2-3"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import attrs

from newslens.alignment.measures import measures
from newslens.alignment.words import Words

_SIDES: Final = 10_000  # what the smaller figure is divided by
_NEAR: Final = 8  # words around two figures that tell whether they are a vote or a score
_AS_MANY: Final = 3  # digits of a figure at most
_DASHES: Final = frozenset("-‐‑–")


@attrs.frozen
class Tally:
    """A vote or a score in a text.

    Attributes:
        value: Its larger figure, and the smaller as ten-thousandths: whoever won, it is one result.
        end: One past the last of its words.
    """

    value: float
    end: int


def read_tally(text: Words, starts: Sequence[int], index: int) -> Tally | None:
    """The vote or score that begins at a word, if one does; "10-12 people" and "from 7 to 2" are none.

    Args:
        text: The words of a text.
        starts: Where each begins.
        index: The number of a word.
    """
    words, tallied = text.words, measures().tallied
    counted = int(index + 1 < len(words) and words[index + 1].lemma in tallied)  # "7 votes to 2"
    to = index + 1 + counted < len(words) and words[index + 1 + counted].exact == "to"
    last = index + 1 + (counted + 1) * to
    if last >= len(words):
        return None
    figures = [words[place].exact for place in (index, last)]
    if not all(figure.isdecimal() and len(figure) <= _AS_MANY for figure in figures):
        return None
    one, other = map(int, figures)
    percent = last + 1 < len(words) and words[last + 1].lemma == "percent"
    if one == other or percent or not (to or _dashed(text, starts, index)):
        return None
    near = range(max(0, index - _NEAR), min(len(words), last + 1 + _NEAR))
    if not any(words[place].lemma in tallied and text.sentences[place] == text.sentences[index] for place in near):
        return None
    return Tally(max(one, other) + min(one, other) / _SIDES, last + 1)


def margin_of(value: float) -> float:
    """How far the figures of a tally are apart.

    Args:
        value: The value of the tally.

    Examples:
        >>> margin_of(68.0031)
        37.0
    """
    most = int(value)
    return float(most - round((value - most) * _SIDES))


def _dashed(text: Words, starts: Sequence[int], index: int) -> bool:
    """Whether a dash alone stands between two figures: "7-2", and not "twenty-two"."""
    first, second = text.forms[index : index + 2]
    between = text.text[starts[index] + len(first) : starts[index + 1]]
    return first.isdecimal() and second.isdecimal() and between in _DASHES
