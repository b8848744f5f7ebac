"""Whom and how much of it two numbers count: other people, or a part of what the other counts all of."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import Final

from newslens.alignment.counting import PEOPLE, thing_alike
from newslens.alignment.indicators import of_two_indicators
from newslens.alignment.measures import measures
from newslens.alignment.numbers import Number
from newslens.alignment.standings import earlier
from newslens.alignment.strangers import Part, own
from newslens.alignment.stretches import Stretch
from newslens.alignment.whose import of_two_owners

_REACH: Final = 3  # words behind a number among which those stand whom it counts: "12 of the officers"
_NOBODY: Final[Mapping[str, str]] = {}
_WIDE: Final = frozenset("worldwide globally nationwide nationally overall altogether across throughout".split())
_WIDE_PAIRS: Final = frozenset((("in", "all"), ("in", "total")))
_ADDED_UP: Final = frozenset(("count", "money"))  # kinds of which a part is less than the whole


def unlike(a: Stretch, one: Number, b: Stretch, other: Number) -> bool:
    """Whether two numbers count other people, a part and the whole, or what is and what was before, so that both can hold.

    Args:
        a: One stretch.
        one: Its number.
        b: The other.
        other: Its number.
    """
    return (
        of_two_indicators(a, one, b, other)
        or of_two_owners(a, one, b, other)
        or _of_others(a, one, b, other)
        or _part(a, one, b, other)
        or _part(b, other, a, one)
        or (one.comparable(other) and earlier(a, one) != earlier(b, other))
    )


def _of_others(a: Stretch, one: Number, b: Stretch, other: Number) -> bool:
    """Whether two numbers count people of whom nobody is in both groups: "12 officers", "30 protesters"."""
    ours, theirs = _groups(a, one), _groups(b, other)
    return any(ours[kind] != theirs[kind] for kind in ours.keys() & theirs.keys())


def _part(side: Stretch, some: Number, whole: Stretch, all_of_it: Number) -> bool:
    """Whether one number is of a part by its own words, and the other of the whole.

    "850 jobs at the plant" and "2,400 jobs worldwide" are, and "seven children were among the dead" and "19 people died".
    """
    if some.kind in _ADDED_UP and not some.high < all_of_it.low:
        return False
    if _is_among(side, some) and not _is_among(whole, all_of_it):
        return True
    return _wide(whole) and not _wide(side) and any(told.part == Part.WHERE for told in own(side, whole))


def _groups(side: Stretch, number: Number) -> Mapping[str, str]:
    """The groups of those whom a number counts, by the first words behind it that say who they are.

    "Rebel prisoners" are in two groups; of one kind of groups nobody is in two, so that "rebel soldiers" tells nothing of it.
    """
    if number.kind != "count":
        return _NOBODY
    words, known = side.item.words, measures().groups
    found: dict[str, set[str]] = {}
    for place in range(number.end, min(number.end + _REACH, side.end)):
        if words.clauses[place] != words.clauses[number.start] or words.words[place].numeric:
            break
        told = known.get(words.words[place].lemma, _NOBODY)
        if (found and not told) or (not told and thing_alike(side.item.keys[place]) == PEOPLE):
            break
        for kind, group in told.items():
            found.setdefault(kind, set()).add(group)
    return {kind: next(iter(groups)) for kind, groups in found.items() if len(groups) == 1}


def _wide(side: Stretch) -> bool:
    """Whether a stretch says that it tells of all there is."""
    exact = [word.exact for word in side.item.words.words[side.start : side.end]]
    return not _WIDE.isdisjoint(exact) or any(pair in _WIDE_PAIRS for pair in pairwise(exact))


def _is_among(side: Stretch, number: Number) -> bool:
    """Whether a number counts some of others: "including seven children", "seven children were among the dead"."""
    words, clauses = side.item.words.words, side.item.words.clauses
    behind = range(number.end, side.end)
    return number.kind == "count" and (
        (number.start > side.start and words[number.start - 1].exact == "including")
        or any(words[place].exact == "among" and clauses[place] == clauses[number.start] for place in behind)
    )
