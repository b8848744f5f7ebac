"""Another actor or another place for the same act: two stretches that say the same but for who or where it was."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import attrs

from newslens.alignment.contradictions import Stretch

_WHERE: Final = "where"
_WHO: Final = "who"
_PARTS: Final = {
    **dict.fromkeys("in at on near inside outside under behind beside beyond".split(), _WHERE),
    **dict.fromkeys("from out".split(), "whence"),
    **dict.fromkeys("to into onto towards toward".split(), "whither"),
    "by": _WHO,
}
"""The part that a name or noun plays behind a preposition; what opens a stretch is who did it, as what stands behind "by"."""
_BEHIND: Final = 4  # words behind a preposition among which its noun stands
_ALL_ELSE: Final = 0.85  # the share of the other words that must be the same
_FEWEST: Final = 3  # other words that must be in common, so that it is the same act


@attrs.frozen
class _Told:
    """Words of one stretch that the other does not have: the part they play, and whether they are a name."""

    start: int
    end: int
    part: str
    named: bool


def another(a: Stretch, b: Stretch) -> str:
    """Who or where, as each of two stretches that are the same besides prints it ("Holm / Lind"), or "".

    A name is in the stead of a name, and where something happened also a noun of a noun: "by Holm" and "by the mayor" may
    be one.

    Args:
        a: One.
        b: The other.
    """
    theirs = list(_own(b, a))
    for left in _own(a, b):
        for right in theirs:
            alike = left.part == right.part and left.named == right.named and (left.named or left.part == _WHERE)
            if alike and _same_besides(a, left, b, right):
                return " / ".join(
                    " ".join(side.item.words.forms[told.start : told.end]) for side, told in ((a, left), (b, right))
                )
    return ""


def _same_besides(a: Stretch, left: _Told, b: Stretch, right: _Told) -> bool:
    ours, theirs = _besides(a, left), _besides(b, right)
    shared = [min(weight, theirs[key]) for key, weight in ours.items() if key in theirs]
    return len(shared) >= _FEWEST and sum(shared) >= _ALL_ELSE * max(sum(ours.values()), sum(theirs.values()))


def _besides(side: Stretch, told: _Told) -> dict[str, float]:
    without = {*side.item.keys[told.start : told.end]}
    return {key: weight for key, weight in side.plain.items() if key not in without}


def _own(side: Stretch, other: Stretch) -> Iterator[_Told]:
    """What names somebody or something, or stands behind a preposition, and is not in the other stretch."""
    names, keys, words = side.item.names, side.item.keys, side.item.words.words
    start = side.start
    while start < side.end:
        end = start
        while end < side.end and keys[end] in names:
            end += 1
        if end > start and not any(key in other.plain for key in keys[start:end]):
            part = _WHO if start == side.start else _PARTS.get(words[start - 1].exact, "")
            if part:
                yield _Told(start, end, part, named=True)
        elif words[start].exact in _PARTS:
            yield from _behind(side, other, start)
        start = max(end, start + 1)


def _behind(side: Stretch, other: Stretch, preposition: int) -> Iterator[_Told]:
    """The noun behind a preposition, unless it is a name or a number."""
    item = side.item
    for place in range(preposition + 1, min(preposition + _BEHIND, side.end)):
        key = item.keys[place]
        if key:
            if key not in other.plain and key not in item.names and not item.words.words[place].numeric:
                yield _Told(place, place + 1, _PARTS[item.words.words[preposition].exact], named=False)
            return
