"""What dateparser makes of a few words: made once for each set of options, and asked only about candidates.

It is asked for nothing that counts from today, and tries no language because it used that before: the same words give the
same date, whatever was parsed before them, on whatever day and in whatever time zone the machine stands.
"""

from __future__ import annotations

import re
from calendar import IllegalMonthError, monthrange
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta, timezone
from functools import lru_cache
from typing import Any, Final
from zoneinfo import ZoneInfo

import attrs

_BASE: Final = datetime(2000, 1, 1)  # noqa: DTZ001 - dateparser takes it without a zone; only so that it is not today
_PHRASE: Final = re.compile(r"(in )?(\d{1,4}) (hour|day|week|month|year)( ago)?")
# dateparser reads "ET" as standard time all the year round.
_AMERICAN: Final[Mapping[str, str]] = {
    "ET": "America/New_York",
    "CT": "America/Chicago",
    "MT": "America/Denver",
    "PT": "America/Los_Angeles",
}
_AMERICAN_ZONE: Final = re.compile(r"(?<=[\dmM.])\s{0,3}\b(ET|CT|MT|PT)\b")
# It knows only the offsets that some land has.
_OFFSET: Final = re.compile(r"(\d{1,2}:\d{2}(?::\d{2})?\s?)(?:UTC|GMT)?\s?([+-])(\d{2}):?(\d{2})(?!\d)")
_LONGEST: Final = 80


@attrs.frozen
class Moment:
    """A date, with a time where the words give one.

    Attributes:
        at: The moment; midnight where the words give no time.
        timed: Whether they do.
    """

    at: datetime
    timed: bool

    def iso(self) -> str:
        """ISO 8601: a day, or a day and a time."""
        return self.at.isoformat() if self.timed else self.at.date().isoformat()


@lru_cache(maxsize=64)
def _parser(languages: tuple[str, ...], order: str) -> Any:
    from dateparser.date import DateDataParser  # noqa: PLC0415 - takes half a second

    settings = {
        "RELATIVE_BASE": _BASE,
        "RETURN_TIME_AS_PERIOD": True,
        "PARSERS": ["absolute-time"],
        "REQUIRE_PARTS": ["day", "month", "year"],
        "DATE_ORDER": order,
        "PREFER_LOCALE_DATE_ORDER": False,
    }
    return DateDataParser(
        languages=list(languages), settings=settings, try_previous_locales=False, use_given_order=True
    )


def _asked(parser: Any, words: str) -> Any:
    try:
        found = parser.get_date_data(words)
    except (ValueError, OverflowError, TypeError, KeyError):  # what it makes of odd figures differs by version
        return None
    return found if found.date_obj is not None else None


def moment(words: str, languages: tuple[str, ...], order: str, zone: str) -> Moment | None:
    """The moment that words give, with day, month and year; None where they give none, or more than one.

    Args:
        words: A few words; longer than 80 code points they are no date.
        languages: Their languages, as dateparser calls them.
        order: "DMY", "MDY" or "YMD"; "" where figures in unclear order are not to be read.
        zone: The time zone of a time without one, or "".

    Examples:
        >>> moment("12 mars 2031 à 10h15", ("fr",), "", "").iso()
        '2031-03-12T10:15:00'
        >>> moment("03/12/2031", ("en",), "", ""), moment("03/12/2031", ("en",), "DMY", "").iso()
        (None, '2031-12-03')
    """
    if len(words) > _LONGEST:
        return None
    shown = _OFFSET.search(words)
    if shown is not None:
        words = words[: shown.end(1)] + words[shown.end() :]
    american = _AMERICAN_ZONE.search(words)
    if american is not None:
        words, zone = words[: american.start()] + words[american.end() :], _AMERICAN[american[1]]
    read = []
    for each in (order,) if order else ("DMY", "MDY", "YMD"):
        found = _asked(_parser(languages, each), words)
        if found is None:
            return None
        read.append(Moment(found.date_obj, found.period == "time"))
    first = read[0]
    if any(other != first for other in read):
        return None
    at = first.at
    if shown is not None:
        at = at.replace(tzinfo=_offset(shown))
    elif at.tzinfo is None and zone and first.timed:
        at = at.replace(tzinfo=ZoneInfo(zone))
    # A plain offset in the place of dateparser's own class, or of a zone that is to be looked up.
    return Moment(datetime.fromisoformat(at.isoformat()), first.timed)


def _offset(shown: re.Match[str]) -> timezone | None:
    minutes = int(shown[3]) * 60 + int(shown[4])
    return timezone(timedelta(minutes=-minutes if shown[2] == "-" else minutes)) if minutes < 24 * 60 else None


def relative(english: str, base: datetime) -> date | None:
    """The day that dateparser's English for a relative phrase comes to.

    Args:
        english: The phrase: "3 week ago", "in 1 day".
        base: From when it counts, without a zone.

    Examples:
        >>> relative("1 month ago", datetime(2031, 3, 31)), relative("in 2 hour", datetime(2031, 3, 31, 23))
        (datetime.date(2031, 2, 28), datetime.date(2031, 4, 1))
    """
    found = _PHRASE.fullmatch(english)
    if found is None:
        return None
    count = int(found[2]) if found[1] else -int(found[2])
    try:
        if found[3] in ("hour", "day", "week"):
            return (base + timedelta(**{f"{found[3]}s": count})).date()
        months = base.year * 12 + base.month - 1 + count * (12 if found[3] == "year" else 1)
        return date(months // 12, months % 12 + 1, min(base.day, monthrange(months // 12, months % 12 + 1)[1]))
    except (ValueError, OverflowError, IllegalMonthError):
        return None


def local(published: str | None, zone: str) -> Moment | None:
    """The moment of an ISO 8601 text, in a time zone where one is given and the text has an offset.

    Examples:
        >>> local("2031-03-12T02:00:00+00:00", "America/New_York").at.date()
        datetime.date(2031, 3, 11)
    """
    if not published:
        return None
    try:
        at = datetime.fromisoformat(published)
        if zone and at.tzinfo is not None:
            at = at.astimezone(UTC).astimezone(ZoneInfo(zone))
    except (ValueError, OverflowError):
        return None
    return Moment(at.replace(tzinfo=None), len(published) > len("2031-03-12"))
