"""Another actor or another place for the same act: words of two stretches that stand in one another's stead."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from newslens.alignment.contradictions import Stretch
from newslens.alignment.surroundings import around, context

_PARTS = {
    **dict.fromkeys("in at on near inside outside under into onto behind beside beyond".split(), "where"),
    **dict.fromkeys("from out".split(), "whence"),
    **dict.fromkeys("to towards toward for".split(), "whither"),
    "by": "by whom",
    "with": "with whom",
    "of": "of whom",
}
"""What part a name or noun plays behind a preposition: "in Rade" and "at the mill" are two places."""
_BEHIND = 4  # words behind a preposition among which its noun stands


@attrs.frozen
class _Told:
    """Words of one stretch that the other does not have.

    Attributes:
        start: The first of them.
        end: One past the last.
        part: What part they play; "first" where they open the stretch, "" where nothing tells.
        named: Whether they are a name.
    """

    start: int
    end: int
    part: str
    named: bool


@attrs.frozen
class Strangers:
    """Words of two stretches in one another's stead.

    Attributes:
        a: The words of the first, half-open.
        b: The words of the second.
        alike: How alike what stands around them is, from 0 to 1.
        placed: Whether both play the same part.
        named: Whether both are names.
    """

    a: tuple[int, int]
    b: tuple[int, int]
    alike: float
    placed: bool
    named: bool

    def printed(self, a: Stretch, b: Stretch) -> str:
        """The words as they are printed, those of two stretches."""
        return " / ".join(
            " ".join(side.item.words.forms[start:end]) for side, (start, end) in ((a, self.a), (b, self.b))
        )


def strangers(a: Stretch, b: Stretch) -> Strangers | None:
    """The words that most likely stand in one another's stead; None where a side has none of its own."""
    best: Strangers | None = None
    ours, theirs = list(_own(a, b)), list(_own(b, a))
    for left in ours:
        for right in theirs:
            placed = left.part == right.part != ""
            # "By Holm" and "by the mayor" may be one; two nouns are of one part only where a preposition tells so.
            if left.named != right.named or not (placed or left.named):
                continue
            spans = (left.start, left.end), (right.start, right.end)
            alike = context(around(a, *spans[0]), a, around(b, *spans[1]), b)
            found = Strangers(*spans, alike, placed, left.named)
            if alike and (best is None or _rank(found) > _rank(best)):
                best = found
    return best


def _rank(found: Strangers) -> tuple[bool, bool, float]:
    return found.placed, found.named, found.alike


def _own(side: Stretch, other: Stretch) -> Iterator[_Told]:
    """What names somebody or something, or stands behind a preposition, and is not in the other stretch."""
    names, keys, words = side.item.names, side.item.keys, side.item.words.words
    start = side.start
    while start < side.end:
        end = start
        while end < side.end and keys[end] in names:
            end += 1
        if end > start and not any(key in other.plain for key in keys[start:end]):
            part = "first" if start == side.start else _PARTS.get(words[start - 1].exact, "")
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
