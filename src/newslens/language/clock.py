"""Times of day as newspapers write them: "8 p.m.", "10.30am", "14:30", "half past nine", "at noon"."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from newslens.language.numbers import SMALL, Token, adjacent, figure, low

HOUR, DAY = 60, 24 * 60
"""Minutes of an hour, and of a day."""
NAMED = {"noon": 12 * HOUR, "midday": 12 * HOUR, "midnight": 0}
"""The minute of the day that a word stands for."""
# What stands before a time of day that has a name, or behind it, and not around the same word in "the midday sun".
_BEFORE_NAMED = frozenset(
    "about after approaching around at before between by circa from near nearly of past since than till to until".split()
)
_BEHIND_NAMED = frozenset(("deadline", "curfew", "gmt", "local"))
_PARTS = {"half": 30, "quarter": 15}
_HALVES = {"am": 0, "pm": 12 * HOUR}
_TIMES_OF_DAY = {"morning": "am", "afternoon": "pm", "evening": "pm", "night": "pm"}


@attrs.frozen
class Clock:
    """A time of day found in tokens.

    Attributes:
        minute: The minute of the day, from 0.
        end: Index of the token after it.
    """

    minute: int
    end: int


def parse(tokens: Sequence[Token], index: int) -> Clock | None:
    """The time of day that begins at a token, or None where none does.

    Where neither "a.m." nor a part of the day is named, an hour is that of a clock of 24 hours.

    Examples:
        >>> from newslens.language.numbers import tokenize
        >>> [parse(tokenize(text), 0) for text in ("10.30am", "a quarter to nine in the evening")]
        [Clock(minute=630, end=2), Clock(minute=1245, end=7)]
    """
    word = low(tokens, index)
    if word in NAMED:
        around = low(tokens, index - 1) in _BEFORE_NAMED or low(tokens, index + 1) in _BEHIND_NAMED
        return Clock(NAMED[word], index + 1) if around else None
    at = index + (word == "a")
    if low(tokens, at) in _PARTS and low(tokens, at + 1) in ("past", "to"):
        hour = _hour(tokens, at + 2)
        if hour is None:
            return None
        minutes = _PARTS[low(tokens, at)] * (1 if low(tokens, at + 1) == "past" else -1)
        return _of_day(tokens, hour * HOUR + minutes, at + 3 + (low(tokens, at + 3) == "o'clock"))
    return _on_the_hour(tokens, index)


def _on_the_hour(tokens: Sequence[Token], index: int) -> Clock | None:
    word = low(tokens, index)
    hour, dot, minutes = word.partition(".")
    if dot and len(minutes) == 2 and hour.isdecimal() and minutes.isdecimal() and int(minutes) < HOUR:
        # "10.30" is a time only where something says so.
        found = _of_day(tokens, int(hour) * HOUR + int(minutes), index + 1) if len(hour) <= 2 else None
        return found if found is not None and found.end > index + 1 else None
    told = _hour(tokens, index)
    if told is None:
        return None
    end = index + 1
    if word.isdecimal() and low(tokens, end) == ":" and adjacent(tokens, end) and adjacent(tokens, end + 1):
        minutes = low(tokens, end + 1)
        if minutes.isdecimal() and len(minutes) == 2 and int(minutes) < HOUR:
            return _of_day(tokens, told * HOUR + int(minutes), end + 2)
        return None
    end += low(tokens, end).replace("’", "'") == "o'clock"
    found = _of_day(tokens, told * HOUR, end)
    return found if found is not None and found.end > index + 1 else None


def _hour(tokens: Sequence[Token], index: int) -> int | None:
    word = low(tokens, index)
    if word[:1].isdigit():
        value = figure(tokens[index]) if word.isdecimal() else None
        return None if value is None or value > 23 else int(value)
    value = SMALL.get(word)
    return None if value is None or not 1 <= value <= 12 else value


def _of_day(tokens: Sequence[Token], minute: int, end: int) -> Clock | None:
    """A time with "am", "p.m." or a part of the day behind it, if any stands there."""
    half, after = low(tokens, end), end + 1
    if half in ("a", "p") and low(tokens, end + 1) == "." and low(tokens, end + 2) == "m":
        half, after = half + "m", end + (4 if low(tokens, end + 3) == "." else 3)
    elif half == "in" and low(tokens, end + 1) == "the":
        half, after = _TIMES_OF_DAY.get(low(tokens, end + 2), ""), end + 3
    elif half == "at" and low(tokens, end + 1) == "night":
        half, after = "pm", end + 2
    if half not in _HALVES:
        return Clock(minute % DAY, end)
    if minute >= 13 * HOUR:
        return Clock(minute % DAY, after)
    return Clock((minute % (12 * HOUR) + _HALVES[half]) % DAY, after)
