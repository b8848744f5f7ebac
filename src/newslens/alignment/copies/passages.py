"""The passages that two texts share, from the places where their fingerprints agree."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import product

import attrs

from newslens.alignment.copies.fingerprints import RUN
from newslens.alignment.copies.prose import Prose

SHORTEST = 16
"""So many words of running prose must be the same for a passage to be a copy."""
_GAP = 6  # words that an editor may have changed, added or left out at one place of a passage
_AGAIN = 3  # so many words in a row must be the same after such a place
_GAPS = tuple(sorted(product(range(_GAP + 1), repeat=2), key=lambda gap: (max(gap), sum(gap), gap)))[1:]
_SAME = 0.7  # the share of a passage's prose, of the longer side, that must be the same


@attrs.frozen
class Run:
    """Words in a row that two texts share.

    Attributes:
        a: The first of them in the running prose of one text.
        b: The first of them in that of the other.
        size: How many.
    """

    a: int
    b: int
    size: int


@attrs.frozen
class Shared:
    """A passage that two texts share.

    Attributes:
        a: From the first of its words in one text to one past the last, as places in `Prose.words`.
        b: The same in the other.
        words: How many words of running prose are the same.
    """

    a: tuple[int, int]
    b: tuple[int, int]
    words: int


def shared(a: Prose, b: Prose, seeds: Iterable[tuple[int, int]]) -> list[Shared]:
    """The passages of two texts.

    Words that an editor changed do not end a passage as long as they are few. A quotation inside a passage belongs to it,
    and so does what is the same of one that it begins or ends with, but the words of quotations do not count.

    Args:
        a: One text.
        b: The other.
        seeds: Places in the running prose of both from which the same fingerprint was made.
    """
    found = []
    done: dict[int, int] = {}  # for each diagonal the end of its last run in `a`, so that no word is compared again
    last = Run(-1, -1, 1)
    for place, other in sorted(set(seeds)):
        if place < done.get(other - place, 0) or (place < last.a + last.size and other < last.b + last.size):
            continue
        run = _extended(a, b, place, other)
        if run.size < RUN:  # two different runs of words had one hash
            continue
        runs = _grown(a, b, run)
        done |= {run.b - run.a: run.a + run.size for run in runs}
        last = runs[-1]
        if passage := _passage(a, b, runs):
            found.append(passage)
    return list(dict.fromkeys(found))


def _extended(a: Prose, b: Prose, place: int, other: int) -> Run:
    """The longest run around two places."""
    before = 0
    while _same(a, place - before - 1, b, other - before - 1):
        before += 1
    after = 0
    while _same(a, place + after, b, other + after):
        after += 1
    return Run(place - before, other - before, before + after)


def _grown(a: Prose, b: Prose, run: Run) -> list[Run]:
    """A run with those before and after it from which an editor's changes part it."""
    runs = [run]
    while (following := _beyond(a, b, runs[-1], 1)) is not None:
        runs.append(following)
    while (leading := _beyond(a, b, runs[0], -1)) is not None:
        runs.insert(0, leading)
    return runs


def _beyond(a: Prose, b: Prose, run: Run, step: int) -> Run | None:
    """The nearest run after another one, or before it where `step` is -1."""
    place, other = (run.a + run.size, run.b + run.size) if step > 0 else (run.a - 1, run.b - 1)
    for skipped, left in _GAPS:
        here, there = place + step * skipped, other + step * left
        size = 0
        while _same(a, here + step * size, b, there + step * size):
            size += 1
        if size >= _AGAIN:
            return Run(here, there, size) if step > 0 else Run(here - size + 1, there - size + 1, size)
    return None


def _same(a: Prose, place: int, b: Prose, other: int) -> bool:
    if not 0 <= place < len(a.told) or not 0 <= other < len(b.told):
        return False
    return a.words[a.told[place]] == b.words[b.told[other]]


def _passage(a: Prose, b: Prose, runs: Sequence[Run]) -> Shared | None:
    words = sum(run.size for run in runs)
    first, last = runs[0], runs[-1]
    ends = last.a + last.size - 1, last.b + last.size - 1
    if words < SHORTEST or words < _SAME * (max(ends[0] - first.a, ends[1] - first.b) + 1):
        return None
    return _with_quotations(a, b, (a.told[first.a], b.told[first.b]), (a.told[ends[0]], b.told[ends[1]]), words)


def _with_quotations(a: Prose, b: Prose, first: tuple[int, int], last: tuple[int, int], words: int) -> Shared:
    (start, other_start), (end, other_end) = first, last
    while start and other_start and _both_said(a, start - 1, b, other_start - 1):
        start, other_start = start - 1, other_start - 1
    while end + 1 < len(a.words) and other_end + 1 < len(b.words) and _both_said(a, end + 1, b, other_end + 1):
        end, other_end = end + 1, other_end + 1
    return Shared((start, end + 1), (other_start, other_end + 1), words)


def _both_said(a: Prose, place: int, b: Prose, other: int) -> bool:
    return a.said[place] and b.said[other] and a.words[place] == b.words[other]
