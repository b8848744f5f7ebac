"""Which figure of business or of the economy an amount is of: profit or revenue, all prices or those of food."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import attrs

from newslens.alignment.lexicon import Word
from newslens.alignment.measures import measures
from newslens.alignment.numbers import Number
from newslens.alignment.stretches import Stretch

_KINDS: Final = frozenset(("percent", "money"))
_LINKING: Final = frozenset(("of", "in", "for"))
_BEHIND: Final = 4  # words behind a number among which "in profit" or "operating profit" stands
_DESCRIBED: Final = 3  # words around an indicator that say which part it is of: "private sector wage", "prices of food"
_ONLY_BEFORE: Final = "share"  # "the share price" is of the shares, "a share of the market" is not


@attrs.frozen
class Indicator:
    """What an amount is of.

    Attributes:
        name: Its name: "prices" of inflation.
        portions: What part of all there is it is told for: "food".
        reckoned: How it is reckoned, where that makes a difference: "operating" of a profit.
    """

    name: str
    portions: frozenset[str]
    reckoned: frozenset[str]


def of_two_indicators(a: Stretch, one: Number, b: Stretch, other: Number) -> bool:
    """Whether two amounts are of two things, by the names of these: "profit fell 37%", "shares fell 12%".

    Args:
        a: One stretch.
        one: Its number.
        b: The other.
        other: Its number.
    """
    ours, theirs = indicator(a, one), indicator(b, other)
    if ours is None or theirs is None:
        return False
    if ours.name != theirs.name or bool(ours.portions) != bool(theirs.portions):
        return True
    # "Profit" may be the operating profit, but the net profit is not; inflation is not food inflation.
    return any(
        mine and yours and mine.isdisjoint(yours)
        for mine, yours in ((ours.portions, theirs.portions), (ours.reckoned, theirs.reckoned))
    )


def indicator(side: Stretch, number: Number) -> Indicator | None:
    """What an amount is of, as far as the words around it tell: those right behind it before those in front.

    Args:
        side: A stretch.
        number: One of its numbers.
    """
    if number.kind not in _KINDS:
        return None
    sentences = side.item.words.sentences
    words = side.item.words.words
    behind = list(_sentence(side, number, range(number.end, min(side.end, number.end + _BEHIND))))
    if (place := _named_behind(words, behind)) is not None:
        return _read(words, place, number.end, _end_of(sentences, place, side.end))
    for place in _sentence(side, number, range(number.start - 1, side.start - 1, -1)):
        if _name(words, place):
            return _read(words, place, side.start, number.start)
    return None


def _sentence(side: Stretch, number: Number, places: range) -> Iterator[int]:
    sentences = side.item.words.sentences
    return (place for place in places if sentences[place] == sentences[number.start])


def _named_behind(words: Sequence[Word], behind: Sequence[int]) -> int | None:
    """The place of an indicator right behind a number ("€5m operating profit"), or behind "in" ("a 4% rise in profit")."""
    for place in behind:
        if words[place].numeric or (not words[place].key and words[place].exact not in ("in", "its", "the")):
            return None
        if _name(words, place):
            return place
    return None


def _name(words: Sequence[Word], place: int) -> str:
    """The indicator that a word names, or ""."""
    known, exact = measures().indicators, words[place].exact
    if exact == _ONLY_BEFORE:
        return known.get(exact, "") if place + 1 < len(words) and words[place + 1].exact in known else ""
    return known.get(exact, "")


def _read(words: Sequence[Word], place: int, start: int, end: int) -> Indicator:
    """The indicator that is named at a place; of "wage growth" the first word tells which."""
    first = last = place
    while first > start and _name(words, first - 1):
        first -= 1
    while last + 1 < end and _name(words, last + 1):
        last += 1
    around = {words[each].exact for each in range(max(start, first - _DESCRIBED), first) if words[each].key}
    if last + 1 < end and words[last + 1].exact in _LINKING:
        around |= {words[each].exact for each in range(last + 2, min(end, last + 2 + _DESCRIBED))}
    listed = measures()
    portions, reckoned = (
        frozenset(known[word] for word in around & known.keys()) for known in (listed.portions, listed.reckoned)
    )
    return Indicator(_name(words, first), portions, reckoned)


def _end_of(sentences: Sequence[int], place: int, end: int) -> int:
    return next((each for each in range(place, end) if sentences[each] != sentences[place]), end)
