"""Quarters and halves of a year: "the third quarter of 2031", "first-half profit", "Q4 earnings"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from newslens.claims.dates import YEARS, Found
from newslens.language.numbers import Token, adjacent, low

_MONTHS = {"quarter": 3, "half": 6, "q": 3, "h": 6}
_WHICH = {
    "first": 1,
    "opening": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "final": -1,
    "last": -1,
    "closing": -1,
    "latter": -1,
}
FIRST_WORDS = frozenset({*_WHICH, "q", "h"})
"""Words that a quarter or half of a year may begin with."""
# What a firm or a country tells of a part of a year; a match has a first half too, and a third quarter.
_REPORTED = frozenset(
    "adjusted core dividend earnings ebit ebitda economic economy gdp gross growth guidance income inflation loss losses net "
    "operating orders output pretax production profit profits results revenue revenues sales shipments turnover underlying".split()
)
_BEFORE = frozenset("after at before by during for from in of since through till to until".split())
_FISCAL = frozenset(("fiscal", "financial"))
_OTHER_YEARS = {"this": 0, "last": -1, "next": 1}


def parse(tokens: Sequence[Token], index: int, published: date | None) -> Found | None:
    """The quarter or half of a year that begins at a token, or None where none does.

    Its value has the first and the last month, the year left out where nothing gives it ("--07/--09"); None stands for that of a
    year of accounts.

    Args:
        tokens: The text's tokens.
        index: Where to look.
        published: When the text was published; it tells which year "this year" is.

    Examples:
        >>> from newslens.language.numbers import tokenize
        >>> [parse(tokenize(text), 0, None) for text in ("third quarter of 2031", "H1 profit", "first half of the match")]
        [Found(value='2031-07/2031-09', end=4), Found(value='--01/--06', end=2), None]
    """
    word = low(tokens, index)
    if word not in FIRST_WORDS:
        return None
    if word in _WHICH:
        hyphen = low(tokens, index + 1) == "-"
        at = index + 1 + hyphen
        part, end = low(tokens, at), at + 1
        told = hyphen and _reported(tokens, end)
    else:
        part, end = word, index + 2
        told = _reported(tokens, end) or (word == "q" and _placed(tokens, index))
    which = _which(tokens, index)
    if which is None or part not in _MONTHS:
        return None
    months = _MONTHS[part]
    count = 12 // months
    number = count if which < 0 else which
    if number > count:
        return None
    year, after = _year(tokens, end, published)
    if after == end and not told:
        return None
    if year == "fiscal":
        return Found(None, after)
    first, last = ((number - 1) * months + 1, number * months)
    lead = year or "-"
    return Found(f"{lead}-{first:02}/{lead}-{last:02}", after)


def _which(tokens: Sequence[Token], index: int) -> int | None:
    word = low(tokens, index)
    if word in _WHICH:
        return _WHICH[word]
    glued = adjacent(tokens, index + 1) and not (adjacent(tokens, index + 2) and low(tokens, index + 2)[0].isalnum())
    figure = low(tokens, index + 1)
    return int(figure) if tokens[index].capital and glued and figure in ("1", "2", "3", "4") else None


def _reported(tokens: Sequence[Token], at: int) -> bool:
    return low(tokens, at) in _REPORTED


def _placed(tokens: Sequence[Token], index: int) -> bool:
    """Whether "Q3" stands where a time does: "in Q3", and not "the Q3", nor "Q3:" in front of a question."""
    return low(tokens, index - 1) in _BEFORE and low(tokens, index + 2) not in (":", ")")


def _year(tokens: Sequence[Token], at: int, published: date | None) -> tuple[str, int]:
    """The year behind a part of one, "fiscal" where it is one of accounts, nothing where none is told; and where it ends."""
    first = at + (low(tokens, at) in ("of", ","))
    first += low(tokens, first) in ("the", "its")
    fiscal = low(tokens, first) in _FISCAL
    if fiscal:
        first += 1 + (low(tokens, first + 1) == "year")
    word = low(tokens, first)
    if len(word) == 4 and word.isdecimal() and int(word) in YEARS:
        split = (
            low(tokens, first + 1) in ("-", "–", "/") and adjacent(tokens, first + 1) and adjacent(tokens, first + 2)
        )
        if split and low(tokens, first + 2).isdecimal():
            return "fiscal", first + 3
        return "fiscal" if fiscal else word, first + 1
    if fiscal:
        return "fiscal", first
    if word in _OTHER_YEARS and low(tokens, first + 1) == "year":
        return f"{published.year + _OTHER_YEARS[word]:04}" if published else "", first + 2
    return "", first + 1 if word == "year" and low(tokens, first - 1) == "the" else at
