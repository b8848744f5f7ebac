"""What is the same besides: two stretches that differ only in a number, or in that one denies or turns what the other says."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final

import attrs

from newslens.alignment.contradictions import Conflicts, negative
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
_FEWEST: Final = 2  # words that say something, of which all may be negated: "Crowhurst would not resign"
_THERE: Final = ("there",)  # behind it one is enough: "there were no witnesses"
_DOING: Final = ("to",)  # behind it, too: "refused to resign"
_NONE: Final = frozenset(("no", "none"))
# What goes on behind a sentence that is whole without it; "to" and "that" open what its verb needs: "agreed to resign".
_GOING_ON: Final = frozenset(
    "as against at in on from during after before over because by for with near outside inside since amid despite"
    " following under within today tomorrow yesterday tonight this next last".split()
)
_WHEN_OR_WHERE: Final = frozenset(
    "at in on during after before near outside inside within today tomorrow yesterday tonight this next last".split()
)
_SUPPOSED: Final = frozenset("if unless until only may might could should perhaps possibly whether".split())


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
    put = {key for side in (a, b) for key in side.plain.keys() - {side.item.keys[place] for place in side.stated}}
    return _same_but(a, b, {*against.opposing, *negating(), *verdicts, *put, *times, measured("count", OCCASIONS)})


@attrs.frozen(eq=False)
class _Turned:
    """Two stretches of which one says that what the other says is not so, and of which one may go on.

    Attributes:
        turned: The one that denies or negates it.
        told: The other.
        longer: The one that goes on, or either.
        place: The first of its words behind what both say.
        whole: Whether it does not go on.
        telling: Whether what both say tells by itself of what it is: "manslaughter" that is denied may be another's.
    """

    turned: Stretch
    told: Stretch
    longer: Stretch
    place: int
    whole: bool
    telling: bool


def turned_anyhow(a: Stretch, b: Stretch) -> bool:
    """Whether one denies or negates what the other says, with something behind it or not: they never say the same.

    Args:
        a: One.
        b: The other.
    """
    return _turned(a, b) is not None


def turned_within(a: Stretch, b: Stretch, *, one_voice: bool) -> bool:
    """Whether one denies or negates what the other says, with more behind it: "would not resign", "would resign as mayor".

    What is negated may be that with more behind it only where one voice says "no" of what there is, and the rest tells when or
    where: who "was not shot by the police" may have been shot.

    Args:
        a: One.
        b: The other.
        one_voice: Whether both are said by the same speaker.
    """
    found = _turned(a, b)
    if found is None or _supposes(a) or _supposes(b) or not (found.telling or _begin(found.turned) == _DOING):
        return False
    if found.whole:
        return True
    following = found.longer.item.words.words[found.place].exact
    if found.longer is found.told:
        return following in _GOING_ON
    return one_voice and following in _WHEN_OR_WHERE and not _NONE.isdisjoint(_exact(found.turned))


def _turned(a: Stretch, b: Stretch) -> _Turned | None:
    if negative(a) == negative(b):
        return None
    side, other = (a, b) if negative(a) else (b, a)
    if other.negated or other.item.denied:
        return None
    counted = any(number.amounts and number.low > 0 for number in side.numbers)
    ours, theirs = (_content(each, numbered=counted) for each in (side, other))
    least = min(len(ours), len(theirs))
    fewest = _FEWEST - (_begin(side) == _begin(other) == _THERE)
    if least < (1 if side.item.denied else fewest):
        return None
    if not all(_one_word(side, one, other, same) for one, same in zip(ours, theirs, strict=False)):
        return None
    if side.negated and side.item.keys[ours[least - 1]] not in side.negated:
        return None
    longer, places = (side, ours) if len(ours) > least else (other, theirs)
    return _Turned(side, other, longer, places[least - 1] + 1, len(places) == least, telling=least >= fewest)


def _content(side: Stretch, *, numbered: bool) -> list[int]:
    """The places of the words of a stretch that say something, without what negates, and without numbers unless they count."""
    keys = side.item.keys
    return [
        place
        for place in side.stated
        if keys[place] and keys[place] not in negating() and (numbered or keys[place][0] != "#")
    ]


def _one_word(a: Stretch, one: int, b: Stretch, other: int) -> bool:
    """Whether two words are the same or stand for one another; also where one is the first of a phrase ("appeal against")."""
    left, right = a.item, b.item
    return left.keys[one] == right.keys[other] or left.words.words[one].lemma == right.words.words[other].lemma


def _exact(side: Stretch) -> frozenset[str]:
    return frozenset(word.exact for word in side.item.words.words[side.start : side.end])


def _supposes(side: Stretch) -> bool:
    """Whether something is only supposed or possible; as it is printed, since "May" is a month."""
    first, *others = side.item.words.forms[side.start : side.end]
    return not _SUPPOSED.isdisjoint((first.casefold(), *others))


def _begin(side: Stretch) -> tuple[str, ...]:
    """The word that a stretch begins with, "that" left out."""
    words = (word.exact for word in side.item.words.words[side.start : side.end] if word.exact != "that")
    return tuple(islice(words, 1))


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
