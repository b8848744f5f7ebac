"""Dates as newspapers write them, as ISO 8601: "17 November 2022", "Nov. 17", "February", "Friday", "in 2021"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import attrs

from newslens.claims.tense import lies_ahead
from newslens.language.calendar import MONTHS, SHORT_MONTHS, WEEKDAYS
from newslens.language.numbers import Token, adjacent, low

MONTH_NAMES = MONTHS | SHORT_MONTHS
"""The number of a month, by its name or what stands for it."""
_WORDS_TOO = frozenset({"may", "march", "mar", "sep", "dec", "jan", "jun"})
# What may stand before a bare month or year that is a date: "in May", "since 2019", "early March".
_BEFORE = frozenset(
    "in on of since until till by from before after during early late mid last next this through between and to "
    "around about".split()
)
YEARS = range(1700, 2101)
"""Figures that can be a year."""
_LATE = timedelta(31)
"""What a text tells as still to come is no longer over than this."""


@attrs.frozen
class Found:
    """A date found in tokens.

    Attributes:
        value: ISO 8601, with the year left out ("--11-17") where nothing gives it, or None.
        end: Index of the token after it.
    """

    value: str | None
    end: int


def parse(tokens: Sequence[Token], index: int, published: date | None) -> Found | None:
    """The date that begins at a token, or None where none does.

    Args:
        tokens: The text's tokens.
        index: Where to look.
        published: When the text was published; it gives weekdays their date and months their year.

    Examples:
        >>> from newslens.language.numbers import tokenize
        >>> parse(tokenize("17 November 2022"), 0, None)
        Found(value='2022-11-17', end=3)
        >>> parse(tokenize("Friday"), 0, date(2022, 12, 11))
        Found(value='2022-12-09', end=1)
    """
    word = low(tokens, index)
    if not word:
        return None
    if word in WEEKDAYS and tokens[index].capital:
        return _weekday(tokens, index, published)
    if word in MONTH_NAMES and tokens[index].capital:
        return _from_month(tokens, index, published)
    if word.isdecimal():
        return _from_figure(tokens, index, published)
    return None


def _weekday(tokens: Sequence[Token], index: int, published: date | None) -> Found:
    after = index + 2 if low(tokens, index + 1) == "," else index + 1
    exact = parse(tokens, after, published) if low(tokens, after) not in WEEKDAYS else None
    if exact is not None and exact.value is not None and len(exact.value) >= len("--11-17"):
        return exact
    if published is None:
        return Found(None, index + 1)
    return Found(_on_weekday(tokens, index, published).isoformat(), index + 1)


def _on_weekday(tokens: Sequence[Token], index: int, published: date) -> date:
    """The day that a weekday means: the next one of what is to come, else the last one, the day of publication included."""
    day = WEEKDAYS[tokens[index].low]
    weeks = _weeks(tokens, index)
    if weeks is not None:
        return published + timedelta(day - published.weekday() + weeks * len(WEEKDAYS))
    ahead, back = (day - published.weekday()) % 7, (published.weekday() - day) % 7
    match low(tokens, index - 1):
        case "next" | "coming":
            return published + timedelta(ahead or 7)
        case "last" | "past":
            return published - timedelta(back or 7)
    if low(tokens, index - 1) == "this" or lies_ahead(tokens, index, would=True):
        return published + timedelta(ahead)
    return published - timedelta(back)


def _weeks(tokens: Sequence[Token], index: int) -> int | None:
    """By how many weeks the words behind a weekday put it off: "Friday next week", "Friday of last week"; or None."""
    at = index + 2 if low(tokens, index + 1) == "of" else index + 1
    return {"next": 1, "last": -1, "this": 0}.get(low(tokens, at)) if low(tokens, at + 1) == "week" else None


def _from_month(tokens: Sequence[Token], index: int, published: date | None) -> Found | None:
    month = MONTH_NAMES[tokens[index].low]
    end = index + 1
    if low(tokens, end) == "." and adjacent(tokens, end) and tokens[index].low not in MONTHS:
        end += 1
    day = _day(tokens, end)
    if day is not None:
        number, end = day
        comma = end + 1 if low(tokens, end) == "," else end
        year = _year(tokens, comma)
        found = _made(year, month, number, published, comma + 1 if year else end)
        return found if year else _put_off(tokens, index, found, published)
    year = _year(tokens, end)
    if year:
        return Found(f"{year:04}-{month:02}", end + 1)
    if tokens[index].low in _WORDS_TOO and low(tokens, index - 1) not in _BEFORE:
        return None
    if published is not None:
        return Found(f"{_year_of_month(tokens, index, month, published):04}-{month:02}", end)
    return Found(f"--{month:02}", end)


def _year_of_month(tokens: Sequence[Token], index: int, month: int, published: date) -> int:
    """The year of a month: the next one of what is to come, else the last one, the month of publication included."""
    match low(tokens, index - 1):
        case "next":
            return published.year + (month <= published.month)
        case "last":
            return published.year - (month >= published.month)
    if lies_ahead(tokens, index):
        return published.year + (month < published.month)
    return published.year - (month > published.month)


def _put_off(tokens: Sequence[Token], index: int, found: Found | None, published: date | None) -> Found | None:
    """A day without a year that lies long before the day of publication, in the next year where it is still to come."""
    if found is None or found.value is None or published is None:
        return found
    day = date.fromisoformat(found.value)
    if day > published - _LATE or not lies_ahead(tokens, index):
        return found
    # A leap day is none in the next year.
    return (
        found
        if (day.month, day.day) == (2, 29)
        else attrs.evolve(found, value=day.replace(year=day.year + 1).isoformat())
    )


def _from_figure(tokens: Sequence[Token], index: int, published: date | None) -> Found | None:
    iso = _iso(tokens, index)
    if iso is not None:
        return iso
    day = _day(tokens, index)
    if day is not None:
        number, end = day
        end = end + 1 if low(tokens, end) == "of" else end
        if low(tokens, end) in MONTH_NAMES and tokens[end].capital:
            month = MONTH_NAMES[tokens[end].low]
            end = (
                end + 1 if low(tokens, end + 1) == "." and adjacent(tokens, end + 1) and _year(tokens, end + 2) else end
            )
            year = _year(tokens, end + 1)
            found = _made(year, month, number, published, end + 2 if year else end + 1)
            return found if year else _put_off(tokens, index, found, published)
    year = _year(tokens, index)
    ends = not adjacent(tokens, index + 1) or low(tokens, index + 1) in ".,;:!?)”’\"'"
    return Found(f"{year:04}", index + 1) if year and ends and low(tokens, index - 1) in _BEFORE else None


def _iso(tokens: Sequence[Token], index: int) -> Found | None:
    if not (
        low(tokens, index + 1) == low(tokens, index + 3) == "-"
        and all(adjacent(tokens, index + n) for n in (1, 2, 3, 4))
    ):
        return None
    year, month, day = (low(tokens, index + n) for n in (0, 2, 4))
    if not (len(year) == 4 and month.isdecimal() and day.isdecimal() and len(month) == len(day) == 2):
        return None
    return _made(int(year), int(month), int(day), None, index + 5)


def _day(tokens: Sequence[Token], index: int) -> tuple[int, int] | None:
    word = low(tokens, index)
    if not (word.isdecimal() and len(word) <= 2 and 1 <= int(word) <= 31):
        return None
    if low(tokens, index + 1) in ("st", "nd", "rd", "th") and adjacent(tokens, index + 1):
        return int(word), index + 2
    return None if adjacent(tokens, index + 1) and low(tokens, index + 1).isalpha() else (int(word), index + 1)


def _year(tokens: Sequence[Token], index: int) -> int:
    word = low(tokens, index)
    return int(word) if len(word) == 4 and word.isdecimal() and int(word) in YEARS else 0


def _made(year: int, month: int, day: int, published: date | None, end: int) -> Found | None:
    if not year and published is not None:
        year = published.year - (month - published.month > 6) + (published.month - month > 6)
    try:
        found = date(year or 2000, month, day)
    except ValueError:
        return None
    return Found(found.isoformat() if year else f"--{month:02}-{day:02}", end)
