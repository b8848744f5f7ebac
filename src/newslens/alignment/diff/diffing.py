"""The diff of two printings of a quotation."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from newslens.alignment.diff.edits import COSMETIC, Edit, Kind, Touch
from newslens.alignment.diff.gaps import Gap, gaps
from newslens.alignment.diff.naming import Change, changes
from newslens.alignment.diff.placing import Place, placed
from newslens.alignment.diff.settling import settled
from newslens.alignment.diff.sides import Side, side
from newslens.alignment.diff.units import Role, touches, units
from newslens.spans import Span

_ISLAND = 2  # words of grammar between two stretches of other words that are the same only by chance
_LONG = 3  # words of a stretch that make it likely that they are
_SWALLOWED = frozenset((Touch.NEGATION, Touch.HEDGE, Touch.CONDITION))


def diff(a: str, b: str) -> tuple[Edit, ...]:
    """What `b` changed in the words of `a`, as typed edits in the order of the text, none overlapping another.

    Putting what stands in `b` in place of what stands in `a` at each edit gives the words and marks of `b`. The same edits
    taken back are the diff of `b` and `a`. Quotation marks, blanks, and the styles of dashes and apostrophes are no
    differences. Takes time in proportion to the lengths of the texts as long as they have most words in common.

    Args:
        a: The quoted words as one text has them.
        b: The quoted words as the other text has them.

    Examples:
        >>> def show(a, b):
        ...     return [(str(edit.kind), edit.a_words, edit.b_words) for edit in diff(a, b)]
        >>> show("We will not sell 40 barges, um, this year.", "They would sell 14 barges this year.")
        [('shift', 'We will', 'They would'), ('negation', 'not', ''), ('number', '40', '14'), ('filler_dropped', ', um,', '')]
        >>> show("The mole may hold if the wind turns, the crews say.", "[The wall] may hold … the crews said.")
        [('bracket', 'The mole', '[The wall]'), ('swallowed', 'if the wind turns,', '…'), ('shift', 'say', 'said')]
    """
    one, other = side(a), side(b)
    left, right = ([token.printed for token in held.tokens] for held in (one, other))
    if left == right:
        return ()
    # One order of the two for both directions, so that each direction is the other taken back.
    if right < left:
        return tuple(edit.inverse() for edit in _diff(other, one))
    return tuple(_diff(one, other))


def _diff(a: Side, b: Side) -> Iterator[Edit]:
    found: list[Change] = []
    place = (0, 0)
    for gap in settled(a, b, gaps(a.keys, b.keys)):
        found.append(Change(Gap(place[0], gap.a_start, place[1], gap.b_start), None))
        found.extend(changes(a, b, gap))
        place = (gap.a_end, gap.b_end)
    found.append(Change(Gap(place[0], len(a), place[1], len(b)), None))
    for held in placed(a, b, _without_islands(a, found)):
        yield _edit(a, b, held)


def _without_islands(a: Side, found: Sequence[Change]) -> list[Change]:
    """Let what is put for other words throughout be one change, though a small word or two in it is the same."""
    kept: list[Change] = []
    for change in found:
        if change.kind is None and change.gap.a_start == change.gap.a_end:
            continue
        if (
            len(kept) > 1
            and _replaced(change)
            and _replaced(kept[-2])
            and kept[-1].kind is None
            and kept[-1].gap.a_end - kept[-1].gap.a_start <= _ISLAND
            and not any(unit.role != Role.FUNCTION for unit in units(a, kept[-1].gap.a_start, kept[-1].gap.a_end))
        ):
            kept.pop()
            start = kept.pop().gap
            gap = Gap(start.a_start, change.gap.a_end, start.b_start, change.gap.b_end)
            kept.append(Change(gap, Kind.REPLACEMENT))
        else:
            kept.append(change)
    return kept


def _replaced(change: Change) -> bool:
    gap = change.gap
    return change.kind == Kind.REPLACEMENT and max(gap.a_end - gap.a_start, gap.b_end - gap.b_start) >= _LONG


def _edit(a: Side, b: Side, held: Place) -> Edit:
    kind = held.kind
    touched: tuple[Touch, ...] = ()
    if kind not in COSMETIC:
        a_range = _words(a, held.a_start, held.a_end)
        b_range = _words(b, held.b_start, held.b_end)
        touched = touches(a, b, a_range, b_range)
        kind = _weighed(a, b, kind, touched, (a_range, b_range))
    a_span, b_span = _span(a, held.a_start, held.a_end), _span(b, held.b_start, held.b_end)
    return Edit(kind, a_span, b_span, a_span.of(a.text), b_span.of(b.text), touched)


def _weighed(a: Side, b: Side, kind: Kind, touched: Sequence[Touch], ranges: Sequence[tuple[int, int]]) -> Kind:
    """The kind of an omission or of bracketed words in the light of what they say."""
    if kind == Kind.ELLIPSIS and not _SWALLOWED.isdisjoint(touched):
        return Kind.SWALLOWED
    if kind == Kind.BRACKET:
        if Touch.NEGATION in touched:
            return Kind.NEGATION
        counted = (
            any(unit.role == Role.NUMBER for unit in units(held, *range_, brackets=False))
            for held, range_ in zip((a, b), ranges, strict=True)
        )
        if Touch.NUMBER in touched and all(counted):
            return Kind.NUMBER
    return kind


def _words(held: Side, start: int, end: int) -> tuple[int, int]:
    """The words among tokens."""
    return bisect_left(held.places, start, hi=len(held)), bisect_left(held.places, end, hi=len(held))


def _span(held: Side, start: int, end: int) -> Span:
    if start < end:
        return Span(held.tokens[start].start, held.tokens[end - 1].end)
    place = held.tokens[start - 1].end if start else held.tokens[0].start if held.tokens else 0
    return Span(place, place)
