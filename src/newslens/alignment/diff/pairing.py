"""Which unit of a gap stands for which: the cheapest way from the words of one side to those of the other."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

import attrs

from newslens.alignment.diff.edits import Kind
from newslens.alignment.diff.lexicon import Phrase, lists
from newslens.alignment.diff.relations import alike, denies, lemma, opposed, shifted
from newslens.alignment.diff.sides import Side
from newslens.alignment.diff.tokens import Token
from newslens.alignment.diff.units import Role, Unit, units, value
from newslens.alignment.lexicon import lexicon

_MOST = 1024  # cells of a gap that are compared one by one; larger gaps are other words for others
_NEVER = 9.0
_ALONE = 1.0  # a word without one that stands for it
_OMITTED = 0.4  # the same beside an ellipsis or a bracket, which stands for words
_CLASSES = frozenset((Role.FILLER, Role.HEDGE, Role.CONDITION, Role.NEGATION))
_PLAIN = frozenset((Role.FUNCTION, Role.CONTENT))
_STANDING = frozenset((Role.ELLIPSIS, Role.BRACKET))

_Meant = tuple[Phrase, Role, str]
"""The words of a unit, its role and the group of its phrase."""


@attrs.frozen
class Step:
    """A unit of one side, a unit of the other, or one that stands for another.

    Attributes:
        a: The unit of one side, or None.
        b: The unit of the other, or None.
        kind: What the pair is to each other; None where that is nothing in particular, or where the two are the same.
        same: Whether the two are the same.
    """

    a: Unit | None
    b: Unit | None
    kind: Kind | None = None
    same: bool = False


def steps(a: Side, b: Side, a_range: tuple[int, int], b_range: tuple[int, int]) -> list[Step]:
    """The way from the words of one stretch to those of the other (Wagner and Fischer, 1974, over units with costs).

    Takes time in proportion to the product of their lengths; for stretches too long for that there is no way, and the list
    is empty.
    """
    one, other = units(a, *a_range), units(b, *b_range)
    if len(one) * len(other) > _MOST:
        return []
    related = [[_related(a, b, left, right) for right in other] for left in one]
    beside_a, beside_b = _alone(one), _alone(other)
    costs = [[0.0] * (len(other) + 1) for _ in range(len(one) + 1)]
    for i in range(len(one), -1, -1):
        here, below = costs[i], costs[i + 1] if i < len(one) else None
        if below is not None:
            here[-1] = below[-1] + beside_b[-1]
        for j in range(len(other) - 1, -1, -1):
            least = here[j + 1] + beside_a[i]
            if below is not None:
                least = min(least, below[j] + beside_b[j], below[j + 1] + related[i][j][0])
            here[j] = least
    found = []
    i = j = 0
    while i < len(one) or j < len(other):
        if i < len(one) and j < len(other) and costs[i][j] == costs[i + 1][j + 1] + related[i][j][0]:
            cost, kind = related[i][j]
            found.append(Step(one[i], other[j], kind, same=cost == 0.0))
            i, j = i + 1, j + 1
        elif i < len(one) and costs[i][j] == costs[i + 1][j] + beside_b[j]:
            found.append(Step(one[i], None))
            i += 1
        else:
            found.append(Step(None, other[j]))
            j += 1
    return found


def _alone(beside: Sequence[Unit]) -> list[float]:
    """What it costs that a unit stands alone before each unit of the other side, and behind the last."""
    standing = [False, *(unit.role in _STANDING for unit in beside), False]
    return [_OMITTED if before or after else _ALONE for before, after in pairwise(standing)]


def _related(a: Side, b: Side, one: Unit, other: Unit) -> tuple[float, Kind | None]:
    """What it costs to put one unit for another, and what kind of change that is."""
    if Role.ELLIPSIS in (one.role, other.role):
        return (0.0, None) if one.role == other.role else (_NEVER, None)
    if Role.BRACKET in (one.role, other.role):
        return 0.5, Kind.BRACKET
    if one.plain == other.plain:
        return 0.0, None
    if Role.NUMBER in (one.role, other.role):
        return _counted(a, b, one, other)
    if len(one.plain) == len(other.plain) == 1 and _same_ending(a, b, one, other):
        return 0.1, Kind.CONTRACTION
    return _told((one.plain, one.role, one.group), (other.plain, other.role, other.group))


def _counted(a: Side, b: Side, one: Unit, other: Unit) -> tuple[float, Kind | None]:
    if one.role == other.role and one.date == other.date:
        values = value(a, one)
        return (0.1, Kind.SPELLING) if values and values == value(b, other) else (0.4, Kind.NUMBER)
    if Role.NEGATION in (one.role, other.role):
        return 0.5, Kind.NEGATION
    return (1.2, None) if Role.FUNCTION in (one.role, other.role) else (_NEVER, None)


# The same few words meet in gap after gap, so that what they are to each other is worked out once for both, wherever they stand.
@lru_cache(maxsize=1 << 15)
def _told(one: _Meant, other: _Meant) -> tuple[float, Kind | None]:
    """The same for units by their words, their roles and the groups of their phrases."""
    (left, left_role, _), (right, right_role, _) = one, other
    if len(left) == len(right) == 1 and (found := _words(left[0], right[0], left_role, right_role)) is not None:
        return found
    if right in lists().pointing.get(left, ()):
        return 0.3, Kind.SHIFT
    if left_role == right_role and left_role in _CLASSES:
        return 0.5, Kind.SYNONYM if left_role in {Role.HEDGE, Role.FILLER} else Kind.REPLACEMENT
    if _CLASSES & {left_role, right_role}:
        return _classed(left_role, right_role)
    if max(len(left), len(right)) > 1 and _groups(one) & _groups(other):
        return 0.4, Kind.SYNONYM
    if left_role != right_role:
        return 1.5, None
    return (1.0, None) if left_role == Role.CONTENT else (0.9, None)


def _words(left: str, right: str, left_role: Role, right_role: Role) -> tuple[float, Kind | None] | None:
    """How two single words stand to each other, or None where they are strangers."""
    if denies(left, right):
        return 0.3, Kind.NEGATION
    if shifted(left, right):
        return 0.3, Kind.SHIFT
    if Role.HEDGE in (left_role, right_role):
        firm = lists().firm
        if left_role == Role.HEDGE and right in firm:
            return 0.5, Kind.HEDGE_DROPPED
        if right_role == Role.HEDGE and left in firm:
            return 0.5, Kind.HEDGE_ADDED
    if left_role not in _PLAIN or right_role not in _PLAIN:
        return None
    if opposed(left, right):
        return 0.4, Kind.OPPOSITE
    if alike(left, right):
        return 0.4, Kind.SYNONYM
    return (0.5, None) if lemma(left) == lemma(right) else None


def _same_ending(a: Side, b: Side, one: Unit, other: Unit) -> bool:
    """Whether one word can be what a contracted ending of the other side stands for ("'d" and "had")."""
    left, right = a.word(one.start), b.word(other.start)
    return (left.glued and _stands_for(left, other)) or (right.glued and _stands_for(right, one))


def _stands_for(ending: Token, unit: Unit) -> bool:
    return unit.plain[0] in lists().doubtful.get(ending.printed.casefold(), ())


def _classed(left: Role, right: Role) -> tuple[float, Kind | None]:
    """A word of consequence against one of grammar: what one of the two loses is what counts."""
    classed, plain = (left, right) if left in _CLASSES else (right, left)
    if plain != Role.FUNCTION or classed == Role.FILLER:
        return _NEVER, None
    lost = left in _CLASSES
    kinds = {
        Role.NEGATION: Kind.NEGATION,
        Role.HEDGE: Kind.HEDGE_DROPPED if lost else Kind.HEDGE_ADDED,
        Role.CONDITION: Kind.CONDITION_DROPPED if lost else Kind.CONDITION_ADDED,
    }
    return 1.4, kinds[classed]


def _groups(unit: _Meant) -> set[str]:
    words, _, group = unit
    return {group or (lexicon().word(words[0]).key if len(words) == 1 else "")} - {""}
