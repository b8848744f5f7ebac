"""From changes of words to places in both texts, marks included."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import attrs

from newslens.alignment.diff.edits import Kind
from newslens.alignment.diff.naming import Change
from newslens.alignment.diff.sides import Side
from newslens.alignment.diff.tokens import Sort, Token

# Where two changes are in one printed word ("won't" for "will"), it has the kind that comes first.
_TELLING = (
    Kind.NEGATION, Kind.NUMBER, Kind.OPPOSITE, Kind.ELLIPSIS, Kind.CONDITION_DROPPED, Kind.CONDITION_ADDED,
    Kind.HEDGE_DROPPED, Kind.HEDGE_ADDED, Kind.BRACKET, Kind.REPLACEMENT, Kind.SHIFT, Kind.SYNONYM, Kind.DELETION,
    Kind.INSERTION, Kind.FILLER_DROPPED, Kind.FILLER_ADDED, Kind.CONTRACTION, Kind.TRUNCATION_START, Kind.TRUNCATION_END,
    Kind.SPELLING, Kind.PUNCTUATION,
)  # fmt: skip


@attrs.frozen
class Place:
    """Tokens of two texts that differ, and how.

    Attributes:
        a_start: The first token of `a`.
        a_end: One past the last.
        b_start: The first token of `b`.
        b_end: One past the last.
        kind: What kind of change it is.
    """

    a_start: int
    a_end: int
    b_start: int
    b_end: int
    kind: Kind


def placed(a: Side, b: Side, found: Iterable[Change]) -> list[Place]:
    """The places of changes, those of spelling and punctuation between them added.

    Args:
        a: One text.
        b: The other.
        found: Changes that cover all words of both, in order.
    """
    places: list[Place] = []
    for place in _in_order(a, b, found):
        joined = place
        while places and _joins(a, b, places[-1], joined):
            joined = _join(places.pop(), joined)
        places.append(joined)
    return _whole_words(a, b, places)


def _in_order(a: Side, b: Side, found: Iterable[Change]) -> Iterator[Place]:
    here, there = 0, 0  # the tokens up to which all is said
    after_same = True
    for change in found:
        gap = change.gap
        if change.kind is not None:
            yield from _trimmed(a, b, here, a.places[gap.a_end], there, b.places[gap.b_end], change.kind)
            here, there, after_same = a.places[gap.a_end], b.places[gap.b_end], False
            continue
        for left, right in zip(range(gap.a_start, gap.a_end), range(gap.b_start, gap.b_end), strict=True):
            one, other = a.places[left], b.places[right]
            if after_same:
                yield from _trimmed(a, b, here, one, there, other, Kind.PUNCTUATION)
            if a.tokens[one].printed != b.tokens[other].printed:
                yield Place(one, one + 1, other, other + 1, _respelt(a, b, one, other))
            here, there, after_same = one + 1, other + 1, True
    if after_same:
        yield from _trimmed(a, b, here, len(a.tokens), there, len(b.tokens), Kind.PUNCTUATION)


def _respelt(a: Side, b: Side, one: int, other: int) -> Kind:
    """What it is to print a word in other letters."""
    left, right = a.tokens[one], b.tokens[other]
    if left.bracketed or right.bracketed:
        return Kind.BRACKET
    drawn_together = any(_glued(held, index) or _glued(held, index + 1) for held, index in ((a, one), (b, other)))
    return Kind.CONTRACTION if drawn_together and left.printed.casefold() != right.printed.casefold() else Kind.SPELLING


def _trimmed(a: Side, b: Side, a_start: int, a_end: int, b_start: int, b_end: int, kind: Kind) -> Iterator[Place]:
    """A place without the marks at its ends that both sides have."""
    while a_start < a_end and b_start < b_end and _same_mark(a.tokens[a_start], b.tokens[b_start]):
        a_start, b_start = a_start + 1, b_start + 1
    while a_start < a_end and b_start < b_end and _same_mark(a.tokens[a_end - 1], b.tokens[b_end - 1]):
        a_end, b_end = a_end - 1, b_end - 1
    if a_start < a_end or b_start < b_end:
        yield Place(a_start, a_end, b_start, b_end, kind)


def _same_mark(one: Token, other: Token) -> bool:
    return one.sort == other.sort == Sort.MARK and one.printed == other.printed


def _glued(held: Side, index: int) -> bool:
    """Whether a printed word goes on at a token."""
    return index < len(held.tokens) and held.tokens[index].glued


def _touching(before: Place, after: Place) -> bool:
    return (before.a_end, before.b_end) == (after.a_start, after.b_start)


def _joins(a: Side, b: Side, before: Place, after: Place) -> bool:
    """Whether two places are one: they are parts of one printed word, or spelling next to spelling."""
    if not _touching(before, after):
        return False
    same = before.kind == after.kind and after.kind in {Kind.SPELLING, Kind.PUNCTUATION}
    return same or _glued(a, after.a_start) or _glued(b, after.b_start)


def _join(before: Place, after: Place) -> Place:
    kind = min(before.kind, after.kind, key=_TELLING.index)
    return Place(before.a_start, after.a_end, before.b_start, after.b_end, kind)


def _whole_words(a: Side, b: Side, places: Sequence[Place]) -> list[Place]:
    """Let places that begin or end inside a printed word take all of it."""
    whole: list[Place] = []
    waiting = list(reversed(places))
    while waiting:
        place = waiting.pop()
        while _glued(a, place.a_start) or _glued(b, place.b_start):
            if whole and _touching(whole[-1], place):
                place = _join(whole.pop(), place)
            elif place.a_start and place.b_start:
                place = attrs.evolve(place, a_start=place.a_start - 1, b_start=place.b_start - 1)
            else:
                break
        while _glued(a, place.a_end) or _glued(b, place.b_end):
            if waiting and _touching(place, waiting[-1]):
                place = _join(place, waiting.pop())
            elif place.a_end < len(a.tokens) and place.b_end < len(b.tokens):
                place = attrs.evolve(place, a_end=place.a_end + 1, b_end=place.b_end + 1)
            else:
                break
        whole.append(place)
    return whole
