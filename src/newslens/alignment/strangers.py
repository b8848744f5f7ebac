"""Another actor or another place for the same act: two stretches that say the same but for who or where it was."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import Final

import attrs

from newslens.alignment.lexicon import Word
from newslens.alignment.stems import lemmas
from newslens.alignment.stretches import Stretch


class Part(StrEnum):
    """The part that a name or noun plays in a sentence, as far as a preposition tells."""

    WHO = "who"
    WHERE = "where"
    WHENCE = "whence"
    WHITHER = "whither"
    CAUSE = "cause"


_PARTS: Final = {
    **dict.fromkeys("in at on near inside outside under behind beside beyond".split(), Part.WHERE),
    **dict.fromkeys("from out".split(), Part.WHENCE),
    **dict.fromkeys("to into onto towards toward".split(), Part.WHITHER),
    "by": Part.WHO,
}
"""The part that a name or noun plays behind a preposition; what opens a stretch is who did it, as what stands behind "by"."""
_CAUSING: Final = lemmas("cause trigger spark blame due")
"""Words behind which "by", "on" or "to" opens the cause."""
_TOLD_BY_NOUNS: Final = frozenset((Part.WHERE, Part.CAUSE))
_BEHIND: Final = 4  # words behind a preposition among which its noun stands
_ALL_ELSE: Final = 0.85  # the share of the other words that must be the same
_FEWEST: Final = 3  # other words that must be in common, so that it is the same act
_WHOLE: Final = 2  # or this many, where nothing else is said


@attrs.frozen
class Told:
    """Words of one stretch that the other does not have.

    Attributes:
        start: The first of its words.
        end: One past the last.
        part: The part they play.
        named: Whether they are a name.
    """

    start: int
    end: int
    part: Part
    named: bool


def another(a: Stretch, b: Stretch) -> str:
    """Who or where, as each of two stretches that are the same besides prints it ("Holm / Lind"), or "".

    A name is in the stead of a name, and where something happened also a noun of a noun: "by Holm" and "by the mayor" may
    be one.

    Args:
        a: One.
        b: The other.
    """
    theirs = list(own(b, a))
    for left in own(a, b):
        for right in theirs:
            told = left.named or left.part in _TOLD_BY_NOUNS
            alike = left.part == right.part and left.named == right.named and told
            if alike and _same_besides(a, left, b, right):
                return " / ".join(
                    " ".join(side.item.words.forms[told.start : told.end]) for side, told in ((a, left), (b, right))
                )
    return ""


def _same_besides(a: Stretch, left: Told, b: Stretch, right: Told) -> bool:
    ours, theirs = _besides(a, left), _besides(b, right)
    shared = [min(weight, theirs[key]) for key, weight in ours.items() if key in theirs]
    whole = max(sum(ours.values()), sum(theirs.values()))
    if ours.keys() == theirs.keys():
        return len(shared) >= _WHOLE
    return len(shared) >= _FEWEST and sum(shared) >= _ALL_ELSE * whole


def _besides(side: Stretch, told: Told) -> dict[str, float]:
    without = {*side.item.keys[told.start : told.end]}
    return {key: weight for key, weight in side.plain.items() if key not in without}


def own(side: Stretch, other: Stretch) -> Iterator[Told]:
    """What names somebody or something, or stands behind a preposition, and is not in the other stretch.

    Args:
        side: A stretch.
        other: The other.
    """
    names, keys, words = side.item.names, side.item.keys, side.item.words.words
    start = side.start
    while start < side.end:
        end = start
        while end < side.end and keys[end] in names:
            end += 1
        if end > start and not any(key in other.plain for key in keys[start:end]):
            part = Part.WHO if start == side.start else _before(side, start)
            if part is not None:
                yield Told(start, end, part, named=True)
        elif words[start].exact in _PARTS:
            yield from _behind(side, other, start)
        start = max(end, start + 1)


def _before(side: Stretch, start: int) -> Part | None:
    """The part of a name, by the preposition in front of it and its article."""
    words, keys = side.item.words.words, side.item.keys
    place = start - 1
    if place > side.start and not keys[place] and words[place].exact not in _PARTS:
        place -= 1
    return _PARTS.get(words[place].exact)


def _part(words: Sequence[Word], preposition: int) -> Part:
    if preposition and words[preposition - 1].lemma in _CAUSING:
        return Part.CAUSE
    return _PARTS[words[preposition].exact]


def _behind(side: Stretch, other: Stretch, preposition: int) -> Iterator[Told]:
    """The noun behind a preposition, unless it is a name or a number."""
    item = side.item
    words = item.words.words

    def told(place: int) -> bool:
        key = item.keys[place]
        return key != "" and key not in other.plain and key not in item.names and not words[place].numeric

    for start in range(preposition + 1, min(preposition + _BEHIND, side.end)):
        if item.keys[start]:
            if told(start):
                end = start + 1
                while end < side.end and told(end):
                    end += 1
                yield Told(start, end, _part(words, preposition), named=False)
            return
