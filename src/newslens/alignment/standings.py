"""How an amount stands to what there is: a bound, asked for, needed, expected, or what it was before or in another month."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from newslens.alignment.measures import measures
from newslens.alignment.moments import DAYS
from newslens.alignment.numbers import Number
from newslens.alignment.stems import lemmas
from newslens.alignment.stretches import Stretch
from newslens.language.numbers import COMPARING

_EXPECTED: Final = "expected"
_TO_COME: Final = lemmas("will would shall should may might could can")
_OF_PERIODS: Final = frozenset(("percent", "money"))  # kinds of numbers that are told anew for each month
_DUE: Final = lemmas("will would shall plan expect due schedule intend")
_WAS: Final = frozenset("was were had fell rose came grew hit made won lost stood sank shrank held".split())
_PASSED: Final = frozenset(("before", "earlier", "ago", "previously"))
_PERIOD: Final = frozenset("year month quarter week".split())
_LAST: Final = frozenset(("previous", "preceding"))
_OF_CHANGES: Final = frozenset(("from", "against", "versus"))
_BEFORE: Final = 4  # words in front of a number among which "from" or "compared with" stands: "from a revised 3.2%"


def standing(side: Stretch, number: Number) -> str:
    """What a number is: a bound by its clause, asked for or expected by the cue or by what stands in front of it; or "".

    Args:
        side: A stretch.
        number: One of its numbers.
    """
    words, known = side.item.words, measures().standings
    clause = words.clauses[number.start]
    places = [place for place in range(side.start, side.end) if words.clauses[place] == clause]
    told = [known.get(words.words[place].lemma, "") for place in places]
    leading = [standing for place, standing in zip(places, told, strict=True) if place < number.start]
    asked = [known.get(lemma, "") for lemma in sorted(side.item.cue)]
    return "bound" if "bound" in told else next(filter(None, (*leading, *asked)), "")


def otherwise(a: Stretch, one: Number, b: Stretch, other: Number) -> bool:
    """Whether two amounts stand otherwise to what there is, so that both can hold: "asked for 8 percent", "got 5 percent".

    What is expected can differ from what came, but not from what comes by another account.

    Args:
        a: One stretch.
        one: Its number.
        b: The other.
        other: Its number.
    """
    ours, theirs = standing(a, one), standing(b, other)
    if ours == theirs:
        return False
    if {ours, theirs} == {_EXPECTED, ""}:
        return _came(*((a, one) if theirs == _EXPECTED else (b, other)))
    return True


def earlier(side: Stretch, number: Number) -> bool:
    """Whether a number is what something was before: "to 621 from 971", "compared with 4%", "3% a year earlier".

    Args:
        side: A stretch.
        number: One of its amounts.
    """
    if not number.amounts:
        return False
    words = side.item.words.words
    near = words[max(side.start, number.start - _BEFORE) : number.start]
    # "Up from 3% to 4%": only what stands behind the number before says what this one is.
    last = max((place for place, word in enumerate(near) if word.numeric), default=-1)
    exact = [word.exact for word in near[last + 1 :]]
    if any(pair in COMPARING for pair in pairwise(exact)):
        return True
    if not _OF_CHANGES.isdisjoint(exact[-2:]) and any(
        each is not number and each.comparable(number) and _in_one_sentence(side, each, number) for each in side.numbers
    ):
        return True
    return _is_past(side, number)


def _is_past(side: Stretch, number: Number) -> bool:
    """Whether "a year earlier" or "in the previous month" stands right behind a number."""
    words = side.item.words.words
    behind = [
        word.exact
        for word in words[number.end : min(number.end + _BEFORE, side.end)]
        if word.exact not in ("in", "a", "the", "one")
    ]
    if len(behind) < 2:
        return False
    return (behind[0] in _PERIOD and behind[1] in _PASSED) or (behind[0] in _LAST and behind[1] in _PERIOD)


def of_two_periods(a: Stretch, number: Number, b: Stretch) -> bool:
    """Whether a figure is of one month, and another stretch tells of other months: "3.6% in June", "3.4% in May".

    Args:
        a: A stretch.
        number: One of its numbers.
        b: The other stretch.
    """
    ours, theirs = _months(a), _months(b)
    return number.kind in _OF_PERIODS and bool(ours and theirs) and ours.isdisjoint(theirs)


def _months(side: Stretch) -> frozenset[float]:
    """The months that the dates of a stretch are in."""
    return frozenset((number.low - 1) // DAYS for number in side.numbers if (number.kind, number.unit) == ("date", ""))


def to_come(side: Stretch) -> bool:
    """Whether a stretch tells of what is to come.

    Args:
        side: The stretch.
    """
    return not _DUE.isdisjoint(side.lemmas)


def _in_one_sentence(side: Stretch, one: Number, other: Number) -> bool:
    sentences = side.item.words.sentences
    return sentences[one.start] == sentences[other.start]


def _came(side: Stretch, number: Number) -> bool:
    """Whether the sentence of a number tells of what was, and not of what will or may be."""
    words = side.item.words
    told = [
        words.words[place]
        for place in range(side.start, side.end)
        if words.sentences[place] == words.sentences[number.start]
    ]
    passed = any(word.exact in _WAS or (word.exact.endswith("ed") and word.exact != word.lemma) for word in told)
    return passed and _TO_COME.isdisjoint(word.lemma for word in told)
