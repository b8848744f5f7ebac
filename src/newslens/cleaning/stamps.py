"""Lines that say when an article appeared."""

from __future__ import annotations

import re
from functools import cache

from newslens.cleaning.furniture import shapes

_TOKEN = re.compile(r"[a-z]+(?:\.[a-z])*|\d+|[^\sa-z\d]", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_CLOCK = re.compile(r"\b\d{1,2}[:.h]\d{2}\b|\b\d{1,2}(?::\d{2})? ?[ap]\.?m\b", re.IGNORECASE)
_NUMERIC_DATE = re.compile(r"\b\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\b\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}\b")
_LENGTH = re.compile(r"\d{1,2} ?min(?:ute)?s?", re.IGNORECASE)
_SEPARATOR = re.compile(r"\s+[|•·/–—-]\s+|\s*[|•·]\s*|\s{2,}|,\s+")
_PUNCTUATION = frozenset("|•·-–—,.:;/()[]+*@'’&")
_OUTLET = re.compile(r"(?:[A-Z0-9][\w.&'’-]*|of|the|and|&|for)(?:\s(?:[A-Z0-9][\w.&'’-]*|of|the|and|&|for)){0,5}")


@cache
def _vocabulary() -> frozenset[str]:
    words = shapes()
    return words["stamp"] | words["months"] | words["weekdays"]


def is_stamp(line: str, *, strict: bool) -> bool:
    """Whether a line is nothing but a time stamp.

    Args:
        line: The line.
        strict: Whether a bare date does not suffice: there has to be "published", "ago", a clock time with a date, or the
            like.

    Examples:
        >>> is_stamp("Updated 9:14 a.m. | March 12", strict=True)
        True
        >>> is_stamp("12 March", strict=True), is_stamp("12 March", strict=False)
        (False, True)
    """
    if len(line) > 140 or (_DIGIT.search(line) is None and "ago" not in line and "now" not in line):
        return False
    words = shapes()
    tokens = [token.lower() for token in _TOKEN.findall(line)]
    if not all(t.isdigit() or t in _PUNCTUATION or t.strip(".") in _vocabulary() for t in tokens):
        return False
    names = {token.strip(".") for token in tokens}
    if names & words["stamped"] and len(tokens) > 1:
        return True
    if "read" in names and names & {"min", "mins", "minute", "minutes"}:
        return True
    if not strict and _LENGTH.fullmatch(line):
        return True
    clock = _CLOCK.search(line) is not None
    dated = bool(names & words["months"]) or _NUMERIC_DATE.search(line) is not None
    if strict:
        return clock and (dated or bool(names & words["weekdays"]))
    return clock or dated


def is_outlet_stamp(line: str) -> bool:
    """Whether a line is the name of an outlet, agency or place with a time stamp behind it.

    Examples:
        >>> is_outlet_stamp("The Harbour Post | 3 May 2031 06:05")
        True
    """
    if len(line) > 140:
        return False
    for separator in _SEPARATOR.finditer(line):
        name, rest = line[: separator.start()], line[separator.end() :]
        if len(name) <= 60 and _OUTLET.fullmatch(name) and is_stamp(rest, strict=False):
            return True
        if len(rest) <= 60 and _OUTLET.fullmatch(rest) and is_stamp(name, strict=False):
            return True
    return False
