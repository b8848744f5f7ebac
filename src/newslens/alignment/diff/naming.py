"""From what stands for what in a gap to changes of a kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import attrs

from newslens.alignment.diff.edits import Kind, inverse
from newslens.alignment.diff.gaps import Gap
from newslens.alignment.diff.lexicon import lists
from newslens.alignment.diff.onesided import omissions
from newslens.alignment.diff.pairing import Step, steps
from newslens.alignment.diff.sides import Side
from newslens.alignment.diff.units import Role

_MERGED = frozenset((Kind.SHIFT, Kind.SYNONYM, Kind.SPELLING, Kind.NUMBER))
_CLASSED = frozenset((Role.FILLER, Role.HEDGE, Role.CONDITION, Role.NEGATION))
_NAMED = 4  # words of a name that stands for a pronoun
_BEFORE_NAMES = frozenset("the his her their its our my".split())


@attrs.frozen
class Change:
    """Words that stand differently, and how.

    Attributes:
        gap: Which words.
        kind: What kind of change it is; None where the words are the same after all.
    """

    gap: Gap
    kind: Kind | None


@attrs.frozen
class _Part:
    """Steps that belong together; `kind` is None for those that are nothing in particular."""

    kind: Kind | None
    steps: tuple[Step, ...]
    same: bool = False


def changes(a: Side, b: Side, gap: Gap) -> list[Change]:
    """The changes that a gap is made of, in order and without anything between them."""
    if gap.one_sided:
        return _omitted(a, b, gap)
    way = steps(a, b, (gap.a_start, gap.a_end), (gap.b_start, gap.b_end))
    if not way:
        left_out = a.keys[gap.a_start : gap.a_end] == ("…",) or b.keys[gap.b_start : gap.b_end] == ("…",)
        return [Change(gap, Kind.ELLIPSIS if left_out else Kind.REPLACEMENT)]
    found: list[Change] = []
    place = (gap.a_start, gap.b_start)
    for part in _parts(way):
        here = _gap(part.steps, place)
        place = (here.a_end, here.b_end)
        if part.kind is not None or part.same:
            found.append(Change(here, part.kind))
        else:
            found.extend(_loose(a, b, here, part.steps))
    return found


def _gap(way: Sequence[Step], place: tuple[int, int]) -> Gap:
    a_end = max((step.a.end for step in way if step.a is not None), default=place[0])
    b_end = max((step.b.end for step in way if step.b is not None), default=place[1])
    return Gap(place[0], a_end, place[1], b_end)


def _parts(way: Sequence[Step]) -> list[_Part]:
    parts: list[_Part] = []
    for step in way:
        kind, loose = step.kind, step.kind is None and not step.same
        for unit in (step.a, step.b):
            if loose and unit is not None and unit.role in {Role.ELLIPSIS, Role.BRACKET}:
                kind = Kind.ELLIPSIS if unit.role == Role.ELLIPSIS else Kind.BRACKET
        last = parts[-1] if parts else None
        if last is not None and (last.kind, last.same) == (kind, step.same) and (kind is None or kind in _MERGED):
            parts[-1] = attrs.evolve(last, steps=(*last.steps, step))
        else:
            parts.append(_Part(kind, (step,), same=step.same))
    for kind, takes in ((Kind.ELLIPSIS, _left_out), (Kind.BRACKET, _put_for), (Kind.SHIFT, _carried)):
        parts = _absorbed(parts, kind, takes)
    return [
        attrs.evolve(part, kind=Kind.PUNCTUATION) if part.kind == Kind.ELLIPSIS and len(part.steps) == 1 else part
        for part in parts
    ]


def _absorbed(parts: Sequence[_Part], kind: Kind, takes: Callable[[_Part, Step], bool]) -> list[_Part]:
    """Let parts of a kind take what belongs to them out of the loose steps beside them."""
    found: list[_Part] = []
    for part in parts:
        if part.kind == kind:
            held = part
            if found and _is_loose(found[-1]):
                before = found.pop()
                split = len(before.steps)
                while split and takes(part, before.steps[split - 1]):
                    split -= 1
                if split:
                    found.append(attrs.evolve(before, steps=before.steps[:split]))
                held = attrs.evolve(part, steps=(*before.steps[split:], *part.steps))
            if kind in _MERGED and found and found[-1].kind == kind:
                held = attrs.evolve(held, steps=(*found.pop().steps, *held.steps))
            found.append(held)
        elif found and found[-1].kind == kind and _is_loose(part):
            split = 0
            while split < len(part.steps) and takes(found[-1], part.steps[split]):
                split += 1
            found[-1] = attrs.evolve(found[-1], steps=(*found[-1].steps, *part.steps[:split]))
            if split < len(part.steps):
                found.append(attrs.evolve(part, steps=part.steps[split:]))
        else:
            found.append(part)
    return found


def _is_loose(part: _Part) -> bool:
    return part.kind is None and not part.same


def _left_out(part: _Part, step: Step) -> bool:
    """Whether a unit is what the ellipsis of the other side stands for."""
    in_a = any(held.a is not None and held.a.role == Role.ELLIPSIS for held in part.steps)
    return (step.a is None) if in_a else (step.b is None)


def _put_for(part: _Part, step: Step) -> bool:
    """Whether a unit is among what the bracketed words of the other side stand for."""
    in_a = any(held.a is not None and held.a.role == Role.BRACKET for held in part.steps)
    unit = step.b if in_a else step.a
    return (step.a if in_a else step.b) is None and unit is not None and unit.role not in _CLASSED


def _carried(_: _Part, step: Step) -> bool:
    """Whether a word came or went with a shift of tense."""
    unit = step.a if step.b is None else step.b if step.a is None else None
    return unit is not None and unit.role == Role.FUNCTION and unit.plain[0] in lists().carriers


def _loose(a: Side, b: Side, gap: Gap, way: Sequence[Step]) -> list[Change]:
    """Changes of no particular kind, what is of consequence among them kept apart."""
    if gap.one_sided:
        return _omitted(a, b, gap)
    found: list[Change] = []
    place = (gap.a_start, gap.b_start)
    for held in _runs(way):
        here = _gap(held, place)
        place = (here.a_end, here.b_end)
        if here.one_sided:
            found.extend(_omitted(a, b, here))
        else:
            found.append(Change(here, Kind.SHIFT if _renamed(a, b, here) else Kind.REPLACEMENT))
    return found


def _runs(way: Sequence[Step]) -> Iterator[list[Step]]:
    run: list[Step] = []
    for step in way:
        unit = step.a if step.b is None else step.b if step.a is None else None
        if unit is not None and unit.role in _CLASSED:
            if run:
                yield run
            yield [step]
            run = []
        else:
            run.append(step)
    if run:
        yield run


def _renamed(a: Side, b: Side, gap: Gap) -> bool:
    """Whether a pronoun of the speaker or the listener stands against a name."""
    one, other = a.plain(gap.a_start, gap.a_end), b.plain(gap.b_start, gap.b_end)
    for pronoun, name, side, start in ((one, other, b, gap.b_start), (other, one, a, gap.a_start)):
        if len(pronoun) == 1 and any(person < 2 for _, person in lists().roles.get(pronoun[0], ())):
            capital = [side.word(start + index).printed[:1].isupper() for index in range(len(name))]
            opened = name[0] in _BEFORE_NAMES
            if len(name) <= _NAMED and ((opened and len(name) > 1) or all(capital)) and name[0] not in lists().roles:
                return True
    return False


def _omitted(a: Side, b: Side, gap: Gap) -> list[Change]:
    first = gap.a_start == 0 and gap.b_start == 0 and (gap.a_end < len(a) and gap.b_end < len(b))
    last = gap.a_end == len(a) and gap.b_end == len(b) and (gap.a_start > 0 and gap.b_start > 0)
    if gap.a_end > gap.a_start:
        return [
            Change(Gap(held.start, held.end, gap.b_start, gap.b_start), held.kind)
            for held in omissions(a, gap.a_start, gap.a_end, first=first, last=last)
        ]
    return [
        Change(Gap(gap.a_start, gap.a_start, held.start, held.end), inverse(held.kind))
        for held in omissions(b, gap.b_start, gap.b_end, first=first, last=last)
    ]
