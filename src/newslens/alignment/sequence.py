"""Another order: two stretches that tell of the same two events, in which what came first for one came last for the other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import attrs

from newslens.alignment.meanings import alike, meanings
from newslens.alignment.stems import lemmas
from newslens.alignment.stretches import Stretch

_FIRST: Final = {"before": True, "after": False}
"""Whether what stands with a conjunction that opens the other event came first."""
_LEADING: Final = lemmas(
    "second minute moment hour day week month year short shortly soon long just only immediately well right straight"
)
"""Words before such a conjunction that only measure: "some two hours before"."""
_SHARED: Final = 0.4  # how much of the words of the one with fewer two events must share to be one
_MEANT: Final = 0.55  # or how alike in meaning they must be


@attrs.frozen
class _Order:
    """Two events in a stretch, as ranges of its words.

    Attributes:
        main: What stands with the conjunction.
        other: What the conjunction opens.
        first: Whether the first of them came first.
        printed: The conjunction.
    """

    main: range
    other: range
    first: bool
    printed: str


def reversed_order(a: Stretch, b: Stretch) -> str:
    """The conjunctions by which two stretches put the same two events in another order ("before / after"), or "".

    Args:
        a: One.
        b: The other.
    """
    theirs = list(_orders(b))
    for one in _orders(a):
        for other in theirs:
            straight = min(_same(a, one.main, b, other.main), _same(a, one.other, b, other.other))
            crossed = min(_same(a, one.main, b, other.other), _same(a, one.other, b, other.main))
            if max(straight, crossed) >= 1.0 and (straight > crossed) == (one.first != other.first):
                return f"{one.printed} / {other.printed}"
    return ""


def _orders(side: Stretch) -> Iterator[_Order]:
    words = side.item.words
    for index in range(side.start, side.end):
        printed = words.words[index].exact
        if printed not in _FIRST:
            continue
        clause, sentence = words.clauses[index], words.sentences[index]
        end = index + 1
        while end < side.end and words.clauses[end] == clause:
            end += 1
        start = index
        while start > side.start and words.sentences[start - 1] == sentence:
            start -= 1
        main = range(start, index)
        if all(_leads(side, place) for place in main):
            stop = end
            while stop < side.end and words.sentences[stop] == sentence:
                stop += 1
            main = range(end, stop)
        yield _Order(main, range(index + 1, end), _FIRST[printed], printed)


def _leads(side: Stretch, index: int) -> bool:
    key, word = side.item.keys[index], side.item.words.words[index]
    return not key or key[0] == "#" or word.numeric or word.lemma in _LEADING


def _same(a: Stretch, one: range, b: Stretch, other: range) -> float:
    """How sure it is that two ranges tell of one event; 1 and more where it is enough."""
    ours, theirs = ({key for index in each if (key := side.item.keys[index])} for side, each in ((a, one), (b, other)))
    if not ours or not theirs:
        return 0.0
    weigh = {**a.plain, **b.plain}
    fewest = min(sum(weigh.get(key, 0.0) for key in keys) for keys in (ours, theirs))
    shared = sum(weigh.get(key, 0.0) for key in ours & theirs)
    meant = alike(
        *(
            meanings().read(side.item.words.words[index].exact for index in each)
            for side, each in ((a, one), (b, other))
        )
    )
    return max(shared / fewest / _SHARED if fewest else 0.0, meant / _MEANT)
