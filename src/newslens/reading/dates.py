"""Dates as publishers write them, to ISO 8601 where there is only one way to read them."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import Final

_ISO_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}|\d{8}")
_ISO_TIME: Final = re.compile(
    r"(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2})?)(\.\d{1,9})?\s?(Z|[+-]\d{2}:?\d{2})?", re.IGNORECASE
)
_RFC_2822: Final = re.compile(
    r"(?:[A-Za-z]{3},\s)?\d{1,2}\s([A-Za-z]{3})\s\d{4}\s\d{2}:\d{2}(?::\d{2})?\s(?:[A-Z]{1,4}|[+-]\d{4})"
)
_MONTHS: Final = frozenset("jan feb mar apr may jun jul aug sep oct nov dec".split())
_NUMBER: Final = re.compile(r"\d+", re.ASCII)
_MISSING: Final = frozenset(
    {"n/a", "na", "nan", "nil", "none", "null", "unknown", "undefined", "undated", "no date", "0"}
)
# Seconds since 1970 that fall between 2001 and 2100; smaller numbers are as likely a count of something else.
_EPOCH: Final = (1_000_000_000, 4_102_444_800)


def iso_date(value: object) -> str | None:
    """A date or time as ISO 8601 where it reads in one way; None for what is no date at all, and otherwise as it stands.

    A text without a number ("yesterday", "unknown") is none, since nobody can tell the day from it; and neither is a day that
    no calendar has.

    Args:
        value: A text, a number of seconds or milliseconds since 1970, or a date or time of Python.

    Examples:
        >>> iso_date("Tue, 12 Mar 2031 09:14:00 GMT"), iso_date("20310312"), iso_date("03/12/31")
        ('2031-03-12T09:14:00+00:00', '2031-03-12', '03/12/31')
        >>> iso_date("2031-13-45"), iso_date("yesterday")
        (None, None)
    """
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, date):
        value = value.isoformat()
    if isinstance(value, int | float):
        return _since_1970(value)
    if not isinstance(value, str):
        return None
    text = " ".join(value.split())
    if not any(char.isnumeric() for char in text):
        return None
    try:
        return _one_way(text)
    except (ValueError, TypeError, OverflowError):
        return None


def is_missing(value: object) -> bool:
    """Whether a value stands for no date, as many programs write where they know none.

    Examples:
        >>> is_missing("N/A"), is_missing(0), is_missing("yesterday")
        (True, True, False)
    """
    if isinstance(value, str):
        return not any(map(str.isalnum, value)) or value.strip().lower() in _MISSING
    try:
        return not value or bool(value != value)  # noqa: PLR0124 - not a number, not a time
    except (TypeError, ValueError):  # what pandas has for missing has no truth
        return True


def _one_way(text: str) -> str | None:
    if _ISO_DAY.fullmatch(text):
        return datetime.fromisoformat(text).date().isoformat()
    if found := _ISO_TIME.fullmatch(text):
        zone = (found[4] or "").upper().replace("Z", "+00:00")
        return datetime.fromisoformat(f"{found[1]}T{found[2]}{_six_digits(found[3])}{zone}").isoformat()
    if (found := _RFC_2822.fullmatch(text)) and found[1].lower() in _MONTHS:
        from email.utils import parsedate_to_datetime  # noqa: PLC0415 - brings half of the network library

        return parsedate_to_datetime(text).isoformat()
    return _since_1970(int(text)) if _NUMBER.fullmatch(text) else text


def _six_digits(fraction: str | None) -> str:
    return fraction[:7].ljust(7, "0") if fraction else ""


def _since_1970(value: float) -> str | None:
    seconds = value / 1000 if value >= _EPOCH[1] else value
    if not _EPOCH[0] <= seconds < _EPOCH[1]:
        return None
    return datetime.fromtimestamp(seconds, UTC).isoformat()
