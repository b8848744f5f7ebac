"""Which words of two texts are the same ones: the gaps between what they have in common, in near-linear time."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Sequence

import attrs
from rapidfuzz.distance import Indel

# A stretch of so many words against so many is aligned exactly, 64 pairs at a time; larger ones are cut at anchors first.
_EXACT = 1 << 22
_DEPTH = 8
_RUN = 4


@attrs.frozen
class Gap:
    """Words of one text that stand differently in the other, by place.

    Attributes:
        a_start: The first word in one.
        a_end: One past the last.
        b_start: The first word in the other.
        b_end: One past the last.
    """

    a_start: int
    a_end: int
    b_start: int
    b_end: int

    @property
    def one_sided(self) -> bool:
        """Whether only one of the two texts has words here."""
        return self.a_start == self.a_end or self.b_start == self.b_end


def gaps(a: Sequence[str], b: Sequence[str]) -> list[Gap]:
    """The places where two lists of words differ, so that putting those of `b` in place of those of `a` gives `b`.

    Between the gaps the two have a longest common subsequence (Hyyrö's bit-parallel algorithm, 2004). Lists too long for
    that are cut at words that each side has once and both have in the same order (patience diff, Cohen 2003), again and
    again; what then is still too long and has no such word is one gap.

    Examples:
        >>> gaps(["a", "big", "dog"], ["a", "small", "dog", "barked"])
        [Gap(a_start=1, a_end=2, b_start=1, b_end=2), Gap(a_start=3, a_end=3, b_start=3, b_end=4)]
    """
    if len(a) * len(b) <= _EXACT:
        return _exact(a, b, 0, 0)
    found: list[Gap] = []
    waiting = [(0, len(a), 0, len(b), 0)]
    while waiting:
        a_start, a_end, b_start, b_end, depth = waiting.pop()
        a_start, a_end, b_start, b_end = _trimmed(a, b, a_start, a_end, b_start, b_end)
        if (a_end - a_start) * (b_end - b_start) <= _EXACT:
            found.extend(_exact(a[a_start:a_end], b[b_start:b_end], a_start, b_start))
            continue
        cuts = _cuts(a[a_start:a_end], b[b_start:b_end]) if depth < _DEPTH else []
        if not cuts:
            found.append(Gap(a_start, a_end, b_start, b_end))
            continue
        here, there = a_start, b_start
        ends = [(a_start + left, b_start + right) for left, right in cuts] + [(a_end, b_end)]
        for left, right in ends:
            waiting.append((here, left, there, right, depth + 1))
            here, there = left + 1, right + 1
    return _joined(sorted(found, key=lambda gap: (gap.a_start, gap.b_start)))


def _exact(a: Sequence[str], b: Sequence[str], a_offset: int, b_offset: int) -> list[Gap]:
    # What is between two matching blocks is a gap; the last block is empty and at the end.
    found: list[Gap] = []
    a_place = b_place = 0
    for a_start, b_start, length in Indel.editops(a, b).as_matching_blocks():
        if a_start > a_place or b_start > b_place:
            found.append(Gap(a_place + a_offset, a_start + a_offset, b_place + b_offset, b_start + b_offset))
        a_place, b_place = a_start + length, b_start + length
    return found


def _trimmed(
    a: Sequence[str], b: Sequence[str], a_start: int, a_end: int, b_start: int, b_end: int
) -> tuple[int, int, int, int]:
    while a_start < a_end and b_start < b_end and a[a_start] == b[b_start]:
        a_start, b_start = a_start + 1, b_start + 1
    while a_start < a_end and b_start < b_end and a[a_end - 1] == b[b_end - 1]:
        a_end, b_end = a_end - 1, b_end - 1
    return a_start, a_end, b_start, b_end


def _cuts(a: Sequence[str], b: Sequence[str]) -> list[tuple[int, int]]:
    """Where two stretches surely meet: at words they have once, or else at runs of words that they have once."""
    return _anchors(a, b) or _anchors(_runs(a), _runs(b))


def _runs(words: Sequence[str]) -> list[tuple[str, ...]]:
    return list(zip(*(words[shift:] for shift in range(_RUN)), strict=False))


def _anchors(a: Sequence[Hashable], b: Sequence[Hashable]) -> list[tuple[int, int]]:
    """What both have once, as much as stands in the same order in both."""
    here, there = Counter(a), Counter(b)
    places = {item: index for index, item in enumerate(b) if there[item] == 1}
    pairs = [(index, places[item]) for index, item in enumerate(a) if here[item] == 1 and item in places]
    # The longest run of rising places: for each length the pair that ends it lowest, and what came before each pair.
    ends: list[int] = []
    tails: list[int] = []
    before = [-1] * len(pairs)
    for number, (_, right) in enumerate(pairs):
        length = bisect_left(ends, right)
        before[number] = tails[length - 1] if length else -1
        ends[length : length + 1] = [right]
        tails[length : length + 1] = [number]
    run = []
    number = tails[-1] if tails else -1
    while number >= 0:
        run.append(pairs[number])
        number = before[number]
    return run[::-1]


def _joined(found: list[Gap]) -> list[Gap]:
    joined: list[Gap] = []
    for gap in found:
        if joined and joined[-1].a_end == gap.a_start and joined[-1].b_end == gap.b_start:
            last = joined.pop()
            joined.append(Gap(last.a_start, gap.a_end, last.b_start, gap.b_end))
        else:
            joined.append(gap)
    return joined
