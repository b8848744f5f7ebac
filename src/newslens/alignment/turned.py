"""What is the same besides: two stretches that differ only in a number, or in that one denies or turns what the other says."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from typing import Final

from newslens.alignment.contradictions import Conflicts
from newslens.alignment.counting import OCCASIONS
from newslens.alignment.numbers import Number
from newslens.alignment.stems import lemmas
from newslens.alignment.stretches import Stretch, judging, negating
from newslens.alignment.units import measured

_WHOLLY: Final = 0.85  # of the weight of two stretches that must be the same
_MUTUAL: Final = lemmas(
    "meet met marry join talk speak discuss debate agree play draw fight clash ally merge work share differ"
)
_WHOLE: Final = frozenset("all every each both entire whole".split())
_NOT_WHOLE: Final = frozenset("not nearly almost at after above hardly".split())  # "not all", "at all"
_ALL_BUT: Final = frozenset(("but", "except"))
_PARTLY: Final = frozenset(("some", "few", "several"))
_HUNDRED: Final = 95.0  # percent: from here on it may be all of it, rounded
_JOINING: Final = frozenset("and or with nor".split())


def turned_alone(a: Stretch, b: Stretch, against: Conflicts) -> bool:
    """Whether all that two stretches say is the same, but that one denies or negates it, or has a word for its opposite.

    Args:
        a: One.
        b: The other.
        against: What speaks against both holding.
    """
    if against.number or not (against.denied or against.negated or against.opposing):
        return False
    verdicts = {key for key in judging() if (key in a.plain) != (key in b.plain)}
    # "She met him once" is what "she never met him" negates.
    times = {key for side in (a, b) for key in _inside(side, (one for one in side.numbers if one.unit == OCCASIONS))}
    return _same_but(a, b, {*against.opposing, *negating(), *verdicts, *times, measured("count", OCCASIONS)})


def recounted(a: Stretch, b: Stretch, against: Conflicts) -> bool:
    """Whether all that two stretches say is the same, but for one number, which excludes that of the other.

    Args:
        a: One.
        b: The other.
        against: What speaks against both holding.
    """
    if against.pair is None or not (against.lone or _agree_besides(a, b, against.pair)):
        return False
    numbered = {key for side, number in zip((a, b), against.pair, strict=True) for key in _inside(side, [number])}
    return _same_but(a, b, {*numbered, *(key for side in (a, b) for key in side.plain if key[0] == "#")})


def _inside(side: Stretch, numbers: Iterable[Number]) -> Iterator[str]:
    """The keys of the words of numbers: "May" in "May 3"."""
    return (key for number in numbers for key in side.item.keys[number.start : number.end])


def _agree_besides(a: Stretch, b: Stretch, pair: tuple[Number, Number]) -> bool:
    """Whether two stretches have the same numbers but for one of each: "17 violations in June" and "7 violations in June"."""
    ours, theirs = (
        sorted((other.kind, other.unit, other.low, other.high) for other in side.numbers if other.start != number.start)
        for side, number in zip((a, b), pair, strict=True)
    )
    return ours == theirs


def partly(a: Stretch, b: Stretch) -> str:
    """How much of it, where one tells of all and the other of a part, and all else is the same ("All / One of"), or "".

    Args:
        a: One.
        b: The other.
    """
    for side, other in ((a, b), (b, a)):
        all_of_it, part = _all(side), _some(other)
        if all_of_it is None or part is None or _all(other) is not None or _some(side) is not None:
            continue
        if not _same_but(a, b, {key for one in (a, b) for key in one.plain if key[0] == "#"} | _words_of(other, part)):
            continue
        told = side.item.words.forms[all_of_it], " ".join(other.item.words.forms[place] for place in part)
        return " / ".join(told if side is a else reversed(told))
    return ""


def _all(side: Stretch) -> int | None:
    """The place of the word that says that all are meant."""
    words = side.item.words.words
    for place in range(side.start, side.end - 1):
        before = words[place - 1].exact if place > side.start else ""
        if words[place].exact in _WHOLE and before not in _NOT_WHOLE and words[place + 1].exact not in _ALL_BUT:
            return place
    return None


def _some(side: Stretch) -> range | None:
    """The places of the words that say that a part is meant: "one of", "only a third of", "some of"."""
    words = side.item.words.words
    for number in side.numbers:
        of = number.end < side.end and words[number.end].exact == "of"
        if of and (
            (number.kind == "count" and number.high < math.inf) or (number.kind == "percent" and number.high < _HUNDRED)
        ):
            return range(number.start, number.end + 1)
    for place in range(side.start, side.end - 1):
        if words[place].exact in _PARTLY and words[place + 1].exact == "of":
            return range(place, place + 2)
    return None


def _words_of(side: Stretch, places: range) -> set[str]:
    return {key for place in places if (key := side.item.keys[place])}


def swapped(a: Stretch, b: Stretch) -> str:
    """The two names that play each other's part in stretches that are the same besides ("Holm, Lind / Lind, Holm"), or "".

    "Holm sued Lind" and "Lind sued Holm" are two things, "Lind was sued by Holm" and "Holm met Lind" are not.

    Args:
        a: One.
        b: The other.
    """
    ours, theirs = (tuple(_named(side)) for side in (a, b))
    if len(ours) != 2 or [name for name, _ in ours] != [name for name, _ in reversed(theirs)]:
        return ""
    if not _same_but(a, b, set()) or any(_mutual(side, *named) for side, named in ((a, ours), (b, theirs))):
        return ""
    if _passive(a) != _passive(b):
        return ""
    printed = (
        ", ".join(side.item.words.forms[place] for _, place in named) for side, named in ((a, ours), (b, theirs))
    )
    return " / ".join(printed)


def _same_but(a: Stretch, b: Stretch, apart: set[str]) -> bool:
    ours, theirs = ({key: weight for key, weight in side.plain.items() if key not in apart} for side in (a, b))
    shared = sum(min(weight, theirs[key]) for key, weight in ours.items() if key in theirs)
    whole = max(sum(ours.values()), sum(theirs.values()))
    return 0.0 < _WHOLLY * whole <= shared


def _named(side: Stretch) -> Iterator[tuple[str, int]]:
    """The names of a stretch, several words one name, and where each begins."""
    previous = False
    for place in range(side.start, side.end):
        name = side.item.keys[place] in side.item.names
        if name and not previous:
            yield side.item.keys[place], place
        previous = name


def _mutual(side: Stretch, one: tuple[str, int], other: tuple[str, int]) -> bool:
    """Whether what stands between two names holds of both alike."""
    words = side.item.words.words[one[1] + 1 : other[1]]
    return not words or any(word.lemma in _MUTUAL or word.exact in _JOINING for word in words)


def _passive(side: Stretch) -> bool:
    return any(word.exact == "by" for word in side.item.words.words[side.start : side.end])
