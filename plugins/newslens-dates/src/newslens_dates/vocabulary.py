"""The words of dates in some languages: dateparser's tables, and what they lack."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Final

import attrs

MONTHS: Final = "january february march april may june july august september october november december".split()
WEEKDAYS: Final = "monday tuesday wednesday thursday friday saturday sunday".split()
NUMBER: Final = "\0"
"""Stands for a number in a phrase."""

_TOKEN: Final = re.compile(r"[^\W\d_]+|\d+|[^\w\s]|_")
_PLACEHOLDER: Final = re.compile(r"\(\\d[^)]*\)")
_REGEX_SIGNS: Final = re.compile(r"[\\()\[\]?*+|^$]")
# Shorter than a day says nothing of the date, and longer than a year nothing exact.
_SETS: Final = ("last", "next", "future", "past", "until", "published", "updated", "not_month")
_UNITS: Final = re.compile(r"\b(?:hour|day|week|month|year)\b")


@attrs.frozen
class Vocabulary:
    r"""The words of dates in some languages, in lower case.

    Attributes:
        months: The months by name and abbreviation, from 1.
        weekdays: The days of the week as tokens, from 0 for Monday; abbreviations are left out.
        weekday_starts: Their first tokens.
        stamps: Every name and abbreviation of a month or weekday.
        phrases: Relative phrases as tokens, `NUMBER` in the place of a number, with dateparser's English for each
            ("1 day ago", "in \1 week").
        starts: Their first tokens.
        longest: How many tokens the longest has.
        numbers: Words for numbers.
        tens: Words to which a hyphen and a digit can be added ("twenty").
        between: What may stand between day, month and year ("of", "de").
        last: What makes a weekday the one before.
        next: What makes it the one after.
        future: What tells of the future.
        past: What tells of the past.
        until: What makes a weekday right after it one that lies ahead.
        published: Labels of a date of publication.
        updated: Labels of a date of change.
        not_month: Names of months that in lower case are other words.
    """

    months: Mapping[str, int]
    weekdays: Mapping[tuple[str, ...], int]
    weekday_starts: frozenset[str]
    stamps: frozenset[str]
    phrases: Mapping[tuple[str, ...], str]
    starts: frozenset[str]
    longest: int
    numbers: Mapping[str, int]
    tens: Mapping[str, int]
    between: frozenset[str]
    last: frozenset[str]
    next: frozenset[str]
    future: frozenset[str]
    past: frozenset[str]
    until: frozenset[str]
    published: frozenset[str]
    updated: frozenset[str]
    not_month: frozenset[str]


@attrs.frozen
class Token:
    """A word, number or sign.

    Attributes:
        low: In lower case.
        start: First code point.
        end: One past the last code point.
        value: The number that it stands for, or None.
        capital: Whether it begins with a capital letter.
    """

    low: str
    start: int
    end: int
    value: int | None = None
    capital: bool = False


def tokenize(text: str, words: Vocabulary) -> list[Token]:
    """The tokens of a text; "twenty-one" is one.

    Examples:
        >>> [token.value for token in tokenize("twenty-one days", vocabulary(("en",)))]
        [21, None]
    """
    found: list[Token] = []
    for match in _TOKEN.finditer(text):
        low = match.group().lower()
        value = int(low) if low.isdecimal() and len(low) <= 4 else words.numbers.get(low)
        token = Token(low, match.start(), match.end(), value, match.group()[0].isupper())
        if (
            len(found) > 1
            and found[-1].low == "-"
            and found[-1].start == found[-2].end
            and found[-1].end == token.start
        ):
            tens = words.tens.get(found[-2].low)
            if tens and value is not None and 0 < value < 10 and not low.isdecimal():
                token = attrs.evolve(token, low=f"{found[-2].low}-{low}", start=found[-2].start, value=tens + value)
                del found[-2:]
        found.append(token)
    return found


@lru_cache(maxsize=32)
def vocabulary(languages: tuple[str, ...]) -> Vocabulary:
    """The words of dates in some languages.

    Raises:
        ValueError: Where dateparser knows no such language.
    """
    infos = [_info(language) for language in languages]
    extras = [_extras().get(language.split("-")[0], {}) for language in languages]
    phrases = {
        tokens: english for info, extra in zip(infos, extras, strict=True) for tokens, english in _phrases(info, extra)
    }
    weekdays = {
        tuple(_TOKEN.findall(name)): number
        for name, number in _named(infos, WEEKDAYS, 0).items()
        if _is_long(name) and name not in _set(extras, "not_weekday")
    }
    names = {name for info in infos for key in (*MONTHS, *WEEKDAYS) for name in _lower(info.get(key, ()))}
    return Vocabulary(
        months=_named(infos, MONTHS, 1),
        weekdays=weekdays,
        weekday_starts=frozenset(tokens[0] for tokens in weekdays),
        stamps=frozenset(names),
        phrases=phrases,
        starts=frozenset(tokens[0] for tokens in phrases),
        longest=max(map(len, phrases), default=0),
        numbers=_numbers(extras),
        tens={word: 10 * number for extra in extras for number, word in enumerate(extra.get("tens", ()), 2)},
        between=frozenset(word for info in infos for word in _lower(info.get("pertain") or ())),
        **{key: _set(extras, key) for key in _SETS},
    )


def _info(language: str) -> Mapping[str, Any]:
    # Imported when needed: dateparser takes half a second, and a stage that is only listed needs none of it.
    from dateparser.languages.loader import LocaleDataLoader  # noqa: PLC0415

    return dict(LocaleDataLoader().get_locale(language).info)


@cache
def _extras() -> Mapping[str, Mapping[str, Sequence[str]]]:
    return tomllib.loads(files(__package__).joinpath("words.toml").read_text(encoding="utf-8"))


def _lower(names: Iterable[str]) -> list[str]:
    return [name.lower() for name in names]


def _is_long(name: str) -> bool:
    """Whether a name is no abbreviation, which may be another word; scripts without capitals need fewer letters."""
    return len(name) >= (5 if name.upper() != name else 3) and name[0].isalpha()


def _set(extras: Iterable[Mapping[str, Sequence[str]]], key: str) -> frozenset[str]:
    return frozenset(word for extra in extras for word in extra.get(key, ()))


def _named(infos: Iterable[Mapping[str, Any]], keys: Sequence[str], first: int) -> dict[str, int]:
    return {
        name: number for info in infos for number, key in enumerate(keys, first) for name in _lower(info.get(key, ()))
    }


def _numbers(extras: Iterable[Mapping[str, Sequence[str]]]) -> dict[str, int]:
    found: dict[str, int] = {}
    for extra in extras:
        found |= {word: number for number, word in enumerate(extra.get("numbers", ()), 1) if word}
        found |= {word: 10 * number for number, word in enumerate(extra.get("tens", ()), 2)}
        found |= dict.fromkeys(extra.get("one", ()), 1)
    return found


def _phrases(info: Mapping[str, Any], extra: Mapping[str, Sequence[str]]) -> Iterable[tuple[tuple[str, ...], str]]:
    leave = frozenset(extra.get("leave", ()))
    tables = (info.get("relative-type") or {}, info.get("relative-type-regex") or {})
    for english, phrases in (pair for table in tables for pair in table.items()):
        if not _UNITS.search(english):
            continue
        for phrase in _lower(phrases):
            plain = _PLACEHOLDER.sub(" \0 ", phrase)
            if phrase in leave or _REGEX_SIGNS.search(plain):
                continue
            tokens = tuple(part for piece in plain.split("\0") for part in (*_TOKEN.findall(piece), NUMBER))[:-1]
            if tokens and tokens != (NUMBER,):
                yield tokens, english


@lru_cache(maxsize=256)
def order_of(language: str | None, languages: tuple[str, ...]) -> str:
    """The order of day, month and year in a language, or "" where it differs from land to land.

    Args:
        language: A BCP 47 tag ("en-GB", "de"), or None for the first of `languages`.
        languages: The languages that are looked for; another is not looked up.

    Examples:
        >>> order_of("en-GB", ("en",)), order_of("en", ("en",)), order_of(None, ("de",)), order_of("pl", ("en",))
        ('DMY', '', 'DMY', '')
    """
    parts = (language or languages[0]).replace("_", "-").split("-")
    main = parts[0].lower()
    known = next((each for each in languages if each.split("-")[0] == main), None)
    if known is None:
        return ""
    region = next((part.upper() for part in parts[1:] if len(part) == 2), "")
    try:
        info = _info(f"{main}-{region}") if region else _info(known)
    except (ValueError, KeyError, AttributeError):
        info = _info(known)
        region = ""
    return "" if main == "en" and not region else str(info.get("date_order") or "")
