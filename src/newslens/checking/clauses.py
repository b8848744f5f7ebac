"""The clauses of a mixed quotation that have words of the draft's own."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

import attrs

from newslens.alignment.marks import quoted
from newslens.alignment.words import Words, read
from newslens.checking.sources import JOIN

_EDGES = " \t\n,;:–—\"“”'‘’«»"


@attrs.frozen
class Clause:
    """A clause of a mixed quotation.

    Attributes:
        words: Its words.
        own: What of it stands outside the marks.
        marked: Whether some of it stands inside them.
    """

    words: Words
    own: str
    marked: bool

    @property
    def text(self) -> str:
        """All of it."""
        return self.words.text


def clauses(text: str) -> tuple[Clause, ...]:
    """The clauses of a mixed quotation that have words outside its marks; what stands inside them is not parted.

    Examples:
        >>> for clause in clauses("nine men died and that the boat was “old, and rotten”"):
        ...     print(clause.own, "|", clause.text)
        nine men died | nine men died
        and that the boat was | and that the boat was “old, and rotten
    """
    words = read(text)
    marked = quoted(words.text)
    cuts = [0]
    for at, (start, _) in enumerate(words.places()):
        if at and words.clauses[at] != words.clauses[at - 1] and not _marked(marked, start, start + 1):
            cuts.append(start)
    found = []
    for start, end in pairwise((*cuts, len(words.text))):
        marks = _marked(marked, start, end)
        own = JOIN.join(_outside(words.text, marks, start, end))
        if any(word.key for word in read(own).words):
            found.append(Clause(read(words.text[start:end].strip(_EDGES)), own, bool(marks)))
    return tuple(found)


def _marked(marked: Sequence[tuple[int, int]], start: int, end: int) -> Sequence[tuple[int, int]]:
    """The stretches inside marks that have some of a stretch."""
    first = bisect_right(marked, start, key=lambda one: one[1])
    return marked[first : bisect_left(marked, end, key=lambda one: one[0])]


def _outside(text: str, marked: Sequence[tuple[int, int]], start: int, end: int) -> Iterator[str]:
    """What of a stretch stands outside the marks."""
    for first, last in [*marked, (end, end)]:
        if start < first and (words := text[start : min(first, end)].strip(_EDGES)):
            yield words
        start = max(start, last)
