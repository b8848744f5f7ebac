"""What a stretch of words is made of: phrases, numbers, ellipses, what stands in square brackets, and single words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container
from enum import IntEnum

import attrs

from newslens.alignment.diff.edits import Touch
from newslens.alignment.diff.lexicon import Phrase, lists
from newslens.alignment.diff.relations import lemma, number_like
from newslens.alignment.diff.sides import Side, carries_content
from newslens.alignment.diff.tokens import Sort
from newslens.alignment.figures import numbers
from newslens.alignment.lexicon import lexicon
from newslens.alignment.words import read

_CLIPPED = frozenset(("negation", "hedge"))


class Role(IntEnum):
    """What a unit is in a comparison."""

    FUNCTION = 0
    CONTENT = 1
    FILLER = 2
    HEDGE = 3
    CONDITION = 4
    NEGATION = 5
    NUMBER = 6
    BRACKET = 7
    ELLIPSIS = 8


_ROLES = {"filler": Role.FILLER, "hedge": Role.HEDGE, "condition": Role.CONDITION, "negation": Role.NEGATION}
_TOUCHED = {
    Role.NEGATION: Touch.NEGATION,
    Role.HEDGE: Touch.HEDGE,
    Role.CONDITION: Touch.CONDITION,
    Role.NUMBER: Touch.NUMBER,
}
"""Roles of words of consequence."""


@attrs.frozen
class Unit:
    """Words that are compared as one.

    Attributes:
        start: The first of them.
        end: One past the last.
        role: What they are.
        plain: The words in lower case.
        group: For a phrase the name of its group of synonyms.
        name: Whether it is written like a name.
        date: Whether it is a day or month.
    """

    start: int
    end: int
    role: Role
    plain: Phrase
    group: str = ""
    name: bool = False
    date: bool = False


def units(side: Side, start: int, end: int, *, brackets: bool = True) -> list[Unit]:
    """The units of a stretch of words, in order; a phrase that begins in it counts as far as it stands in it.

    Args:
        side: The text.
        start: The first word.
        end: One past the last.
        brackets: Whether what stands in square brackets is one unit.
    """
    found = []
    while start < end:
        unit = (
            _bracket(side, start, end) if brackets and side.word(start).key.startswith("[") else _unit(side, start, end)
        )
        found.append(unit)
        start = unit.end
    return found


def _bracket(side: Side, start: int, end: int) -> Unit:
    stop = start + 1
    while stop < end and side.word(stop).key.startswith("[") and "]" not in side.marks(stop):
        stop += 1
    return Unit(start, stop, Role.BRACKET, side.plain(start, stop))


def _unit(side: Side, start: int, end: int) -> Unit:
    word = side.word(start)
    if word.sort == Sort.ELLIPSIS:
        return Unit(start, start + 1, Role.ELLIPSIS, (word.plain,))
    known = lists()
    headed = word.plain in known.heads_of_phrases  # else no phrase of a list begins here
    if headed and (classed := _classed(side, start, end)):
        return classed
    if headed and (length := _rough(side, start)):
        stop = min(start + length, end)
        return Unit(start, stop, Role.HEDGE, side.plain(start, stop))
    if (stop := side.number(start, end)) > start:
        return Unit(start, stop, Role.NUMBER, side.plain(start, stop), date=word.plain in known.dates)
    if word.plain in known.aside and _set_off(side, start):
        return Unit(start, start + 1, Role.FILLER, (word.plain,))
    if headed and (length := _within(side, start, end, known.pointing)):
        return Unit(start, start + length, Role.FUNCTION, side.plain(start, start + length))
    if phrase := _synonym(side, start, end):
        return phrase
    role = Role.CONTENT if carries_content(word) else Role.FUNCTION
    return Unit(start, start + 1, role, (word.plain,), name=word.printed[:1].isupper() and role == Role.CONTENT)


def _classed(side: Side, start: int, end: int) -> Unit | None:
    classes = lists().classes
    length = side.phrase(start, classes)
    if not length:
        return None
    # "failed" before a "to" that both sides have is a negation; "you know" before "what" stays a filler by itself.
    if start + length > end and classes[side.plain(start, start + length)] not in _CLIPPED:
        length = side.phrase(start, classes, end - start)
    if not length:
        return None
    word = side.word(start)
    stop = min(start + length, end)
    if word.plain == "may" and start and number_like(word.plain, word.printed):
        return Unit(start, start + 1, Role.NUMBER, (word.plain,), date=True)
    return Unit(start, stop, _ROLES[classes[side.plain(start, start + length)]], side.plain(start, stop))


def _within(side: Side, start: int, end: int, known: Container[Phrase]) -> int:
    length = side.phrase(start, known, end - start)
    return length if length > 1 else 0


def _rough(side: Side, start: int) -> int:
    """How many words from here on make the number after them rough, or the one before them ("or so")."""
    length = side.phrase(start, lists().rough)
    if not length:
        return 0
    after = start + length
    if side.plain(start, after) == ("or", "so"):
        return length if start and number_like(side.word(start - 1).plain, side.word(start - 1).printed) else 0
    while after < len(side) and side.word(after).plain in {"$", "£", "€", "¥", "a", "the"}:
        after += 1
    return length if after < len(side) and number_like(side.word(after).plain, side.word(after).printed) else 0


def _set_off(side: Side, index: int) -> bool:
    opened = index == 0 or bool(side.marks(index))
    return opened and bool(side.marks(index + 1))


def _synonym(side: Side, start: int, end: int) -> Unit | None:
    phrases = lexicon().phrases.get(lemma(side.plains[start]))
    if phrases is None:
        return None
    classes = lists().classes
    for rest, group in phrases:
        stop = start + 1 + len(rest)
        if stop > end or lemma(side.plains[start + 1]) != rest[0]:
            continue
        plain = side.plain(start, stop)
        if tuple(lemma(word) for word in plain[1:]) == rest and not any((word,) in classes for word in plain):
            return Unit(start, stop, Role.CONTENT, plain, group=group)
    return None


def value(side: Side, unit: Unit) -> tuple[float, ...]:
    """The numbers that a unit prints, however it writes them; none where they have no value."""
    text = side.text[side.word(unit.start).start : side.word(unit.end - 1).end]
    return tuple(number.value for number in numbers(read(text)))


def touches(a: Side, b: Side, a_range: tuple[int, int], b_range: tuple[int, int]) -> tuple[Touch, ...]:
    """What words of consequence two stretches do not share."""
    found = set()
    one, other = (
        [unit for unit in units(held, *range_, brackets=False) if unit.role in _TOUCHED]
        for held, range_ in ((a, a_range), (b, b_range))
    )
    if not one and not other:
        return ()
    for role, touch in _TOUCHED.items():
        left, right = ([unit for unit in held if unit.role == role] for held in (one, other))
        if role == Role.NUMBER and len(left) == len(right):
            differ = Counter(value(a, unit) or unit.plain for unit in left) != Counter(
                value(b, unit) or unit.plain for unit in right
            )
        else:
            differ = len(left) != len(right)
        if differ:
            found.add(touch)
    return tuple(sorted(found))
