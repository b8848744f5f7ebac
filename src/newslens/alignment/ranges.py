"""Ranges: two numbers that are the least and the most of one thing, "between 40 and 50 people", "€3bn to €4bn"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import attrs

from newslens.alignment.lexicon import Word
from newslens.alignment.measures import measures
from newslens.alignment.moments import lemma_at
from newslens.alignment.numbers import Number
from newslens.alignment.stems import lemmas
from newslens.alignment.words import Words

_KINDS: Final = frozenset(("count", "percent", "money", "length", "mass", "duration"))
_OPENING: Final = frozenset(("count", "percent", "money", "length", "mass"))
_DASHES: Final = frozenset("-‐‑–")
_COUNTED_UP: Final = frozenset(("by", "vote"))  # "by six to three" is a vote
_CHANGING: Final = lemmas("rise fall grow climb drop jump increase decrease gain lose slip cut lift lower up down")


def joint(text: Words, starts: Sequence[int], first: Number) -> int | None:
    """Where the most of a range stands whose least is a number; None where that begins none.

    Args:
        text: The words of a text.
        starts: Where each begins.
        first: A number.
    """
    words, after = text.words, first.end
    if first.kind not in _OPENING or after >= len(words):
        return None
    before = lemma_at(words, first.start - 1)
    if before == "between":
        found = after + 1 if words[after].lemma == "and" else None
    elif before == "from" or (first.kind != "count" and _is_change(words, first)):
        return None
    elif words[after].lemma == "to":
        found = after + 1
    else:
        end = starts[after - 1] + len(text.forms[after - 1])
        found = after if text.text[end : starts[after]] in _DASHES else None
    return found


def joined(words: Sequence[Word], first: Number, last: Number) -> Number | None:
    """The range from one number to another; None where they are of two things.

    The first may lack what the last says of both: "20 to 40 metres", "$3-4 billion".

    Args:
        words: The words of a text.
        first: The number that would be the least.
        last: The number that would be the most.
    """
    if last.kind not in _KINDS:
        return None
    scaled = first.scale == 1.0 < last.scale
    if first.kind == "money" and last.kind == "count" and (last.start == first.end or scaled):
        last = attrs.evolve(last, kind="money", unit=first.unit)
    if last.kind == "count" and lemma_at(words, first.start - 1) in _COUNTED_UP:
        return None
    measure = measures().units.get(words[last.end - 1].lemma) if last.kind != first.kind else None
    bare = first.kind == "count" and (first.unit in (last.unit, "?") or last.start == first.end)
    if not bare and (first.kind, first.unit) != (last.kind, last.unit):
        return None
    low = measure.interval(first.low, first.low)[0] if measure is not None else first.low
    if scaled and first.low < last.value / last.scale:
        low *= last.scale
    return attrs.evolve(last, low=low, start=first.start) if low < last.high else None


def _is_change(words: Sequence[Word], first: Number) -> bool:
    """Whether a number says by how much something changed to what stands behind "to": "rose €3m to €7m"."""
    before = first.start - 1
    return lemma_at(words, before - (lemma_at(words, before) == "by")) in _CHANGING
