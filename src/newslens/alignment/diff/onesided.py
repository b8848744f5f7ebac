"""Words that only one side prints: what kind of omission that is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from newslens.alignment.diff.edits import Kind
from newslens.alignment.diff.lexicon import lists
from newslens.alignment.diff.sides import Side
from newslens.alignment.diff.units import Role, Unit, units

_KINDS = {
    Role.FILLER: Kind.FILLER_DROPPED,
    Role.HEDGE: Kind.HEDGE_DROPPED,
    Role.CONDITION: Kind.CONDITION_DROPPED,
    Role.NEGATION: Kind.NEGATION,
}
_TENSED = frozenset("will would shall have has had do does did".split())
# What opens a clause that stands or falls by itself, so that a negation in it says nothing about the rest.
_OPENING = frozenset(
    "who which that whom whose and but or because as when while so although though where since after before".split()
)


@attrs.frozen
class Omission:
    """Words that only one side prints.

    Attributes:
        start: The first word.
        end: One past the last.
        kind: What leaving them out is.
    """

    start: int
    end: int
    kind: Kind


def omissions(side: Side, start: int, end: int, *, first: bool, last: bool) -> Iterator[Omission]:
    """The omissions that a stretch of words is made of.

    Args:
        side: The text that prints them.
        start: The first word.
        end: One past the last.
        first: Whether the other text has nothing before them.
        last: Whether the other text has nothing after them.
    """
    found = units(side, start, end)
    opening = 0
    while opening < len(found) and found[opening].role == Role.FILLER:
        opening += 1
    closing = len(found)
    while closing > opening and found[closing - 1].role == Role.FILLER:
        closing -= 1
    if opening:
        yield Omission(start, found[opening - 1].end, Kind.FILLER_DROPPED)
    if opening < closing:
        yield from _core(side, found[opening:closing], first=first and not opening, last=last and closing == len(found))
    if opening < len(found) and closing < len(found):
        yield Omission(found[closing].start, end, Kind.FILLER_DROPPED)


def _core(side: Side, core: Sequence[Unit], *, first: bool, last: bool) -> Iterator[Omission]:
    start, end = core[0].start, core[-1].end
    classed = [unit for unit in core if unit.role in _KINDS]
    if all(unit.role == Role.ELLIPSIS for unit in core):
        yield Omission(start, end, Kind.PUNCTUATION)
    elif any(unit.role == Role.BRACKET for unit in core) and not (first or last):
        yield Omission(start, end, Kind.BRACKET)
    elif any(unit.role not in _KINDS and unit.role != Role.FUNCTION for unit in core):
        yield Omission(start, end, _clause(side, core, first=first, last=last))
    elif not classed:
        tensed = any(unit.plain[0] in _TENSED for unit in core)
        carried = tensed and all(unit.plain[0] in lists().carriers for unit in core)
        whole = Kind.SHIFT if carried else Kind.DELETION
        yield Omission(start, end, Kind.TRUNCATION_START if first else Kind.TRUNCATION_END if last else whole)
    else:
        # Words of grammar go with the word of consequence before them, and the first ones with the one after them.
        starts = [start, *(unit.start for unit in classed[1:]), end]
        for number, unit in enumerate(classed):
            yield Omission(starts[number], starts[number + 1], _KINDS[unit.role])


def _clause(side: Side, core: Sequence[Unit], *, first: bool, last: bool) -> Kind:
    """What it is to leave out words that say something."""
    conditional = core[0].role == Role.CONDITION and not any(
        side.ends_sentence(index) for index in range(core[0].start + 1, core[-1].end)
    )
    if first or last:
        # Beside what is left a negation has turned it round; farther off it has gone with its own clause.
        joint = core[0] if last else core[-1]
        apart = side.ends_sentence(core[0].start) if last else side.ends_sentence(core[-1].end)
        if not apart and joint.role == Role.NEGATION:
            return Kind.NEGATION
        if not apart and conditional:
            return Kind.CONDITION_DROPPED
        return Kind.TRUNCATION_START if first else Kind.TRUNCATION_END
    if conditional:
        return Kind.CONDITION_DROPPED
    if any(unit.role == Role.NEGATION for unit in core) and not _closed(side, core):
        return Kind.NEGATION
    return Kind.DELETION


def _closed(side: Side, core: Sequence[Unit]) -> bool:
    """Whether words are a clause of their own."""
    set_off = bool(side.marks(core[0].start)) and bool(side.marks(core[-1].end))
    return core[0].plain[0] in _OPENING or set_off
