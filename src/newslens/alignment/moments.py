"""When something was: the numbers of dates, times of day and years."""

from __future__ import annotations

from collections.abc import Sequence

from newslens.alignment.intervals import ABOUT, BARELY
from newslens.alignment.lexicon import Word
from newslens.alignment.numbers import Number
from newslens.alignment.stems import lemma, lemmas
from newslens.language.calendar import MONTHS

MONTH_NUMBERS = {lemma(name): number for name, number in MONTHS.items()}
"""The number of a month, by its lemma."""
DAYS = 31.0
"""By how many days the numbers of two months are apart: dates of them are compared, and not counted."""
QUARTER = "quarter"
"""The unit of dates that are quarters of a year."""
RANKS = {"first": 1.0, "second": 2.0, "third": 3.0, "fourth": 4.0}
"""The words in front of quarters of a year, and of its halves."""
_OF = frozenset(("the", "this", "next", "last", "that"))
_CLOSER = lemmas("closer close")


def date(words: Sequence[Word], start: int, month: int) -> Number:
    """The day, or any of the days of the month, that is meant by a date.

    Args:
        words: The words of a text.
        start: The first of the date.
        month: The one that names the month.
    """
    day = None
    end = month + 1
    if month > start:
        day = _value(words[start].exact)
    elif end < len(words):
        value = _value(words[end].exact)
        if value is not None and 1 <= value <= 31 and words[end].exact.isdigit():
            day, end = value, end + 1
    first = MONTH_NUMBERS[words[month].lemma] * DAYS
    if day is None:
        return Number("date", "", first + 1, first + DAYS, start, end)
    return Number("date", "", first + day, first + day, start, end)


def quarter(words: Sequence[Word], start: int) -> Number | None:
    """The quarters of a year that are meant by "third quarter" or "first half of 2031"; "the first half of the match" is none.

    Args:
        words: The words of a text.
        start: The place of the word that says which.
    """
    rank, part = RANKS[words[start].exact], lemma_at(words, start + 1)
    of = start + 3 + (lemma_at(words, start + 3) in _OF)
    told = lemma_at(words, start + 2) == "of"
    if told and lemma_at(words, of) != "year" and not lemma_at(words, of).isdigit():
        return None
    if part == "quarter":
        return Number("date", QUARTER, rank, rank, start, start + 2)
    if part == "half" and told and rank <= RANKS["second"]:
        return Number("date", QUARTER, 2 * rank - 1, 2 * rank, start, start + 2)
    return None


def hour(words: Sequence[Word], start: int, end: int, minute: int) -> Number:
    """The time of day that is meant by one that is printed: "before noon", "closer to 9".

    Args:
        words: The words of a text.
        start: The first of the time.
        end: One past its last.
        minute: The minute of the day.
    """
    before = lemma_at(words, start - 1)
    low = high = float(minute)
    if (before == "to" and lemma_at(words, start - 2) in _CLOSER) or before in ABOUT | BARELY:
        low, high = low - 20, high + 20
    elif before == "after":
        high += 600
    elif before == "before":
        low -= 600
    return Number("time", "", low, high, start, end)


def is_year(words: Sequence[Word], form: str, start: int, value: float) -> bool:
    """Whether a figure is a year.

    Args:
        words: The words of a text.
        form: The figure as it is printed.
        start: Its place.
        value: Its value.
    """
    if not (1900 <= value <= 2100 and len(form) == 4 and form.isdigit()):
        return False
    return lemma_at(words, start - 1) in ("in", "since", "until", "by", "of", "before", "after") or not lemma_at(
        words, start + 1
    )


def lemma_at(words: Sequence[Word], index: int) -> str:
    """The lemma of a word, "" past either end.

    Args:
        words: The words of a text.
        index: The place of one.
    """
    return words[index].lemma if 0 <= index < len(words) else ""


def _value(exact: str) -> float | None:
    try:
        return float(exact)
    except ValueError:
        return None
