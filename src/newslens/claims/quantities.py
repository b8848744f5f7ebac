"""Numbers, amounts of money, dates, times and durations in a text, with their normalised values."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import attrs

from newslens.claims import dates
from newslens.language import calendar, clock, numbers
from newslens.language.numbers import Token, adjacent, low

_SIGNS = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "₽": "RUB", "₩": "KRW", "₺": "TRY", "₴": "UAH"}
# Written before a figure, with a full stop or without: "Rs. 63 crore".
_SHORT_SIGNS = {"rs": "INR", "tk": "BDT"}
_PREFIXES = {"us": "USD", "usd": "USD", "eur": "EUR", "gbp": "GBP", "chf": "CHF", "aud": "AUD", "a": "AUD", "c": "CAD"}
_CURRENCIES = {
    "dollar": "USD",
    "buck": "USD",
    "euro": "EUR",
    "pound": "GBP",
    "yen": "JPY",
    "yuan": "CNY",
    "renminbi": "CNY",
    "rupee": "INR",
    "rouble": "RUB",
    "ruble": "RUB",
    "franc": "CHF",
    "krona": "SEK",
    "krone": "NOK",
    "zloty": "PLN",
    "lira": "TRY",
    "peso": "MXN",
    "rand": "ZAR",
    "shekel": "ILS",
    "hryvnia": "UAH",
    "usd": "USD",
    "eur": "EUR",
    "gbp": "GBP",
}
_CENTS = {"cent": 0.01, "penny": 0.01, "pence": 0.01, "p": 0.01}
_DURATIONS = {
    "second": "PT{}S",
    "minute": "PT{}M",
    "hour": "PT{}H",
    "day": "P{}D",
    "week": "P{}W",
    "month": "P{}M",
    "year": "P{}Y",
    "decade": "P{}0Y",
    "century": "P{}00Y",
}
_PLURALS = {"centuries": "century"}
# Words that widen or narrow a number and belong to it, longest first.
_APPROXIMATORS = (
    ("a", "total", "of"),
    ("a", "few"),
    ("several",),
    ("more", "than"),
    ("less", "than"),
    ("fewer", "than"),
    ("at", "least"),
    ("at", "most"),
    ("as", "many", "as"),
    ("as", "much", "as"),
    ("up", "to"),
    ("no", "more", "than"),
    ("not", "more", "than"),
    ("about",),
    ("around",),
    ("roughly",),
    ("nearly",),
    ("almost",),
    ("approximately",),
    ("over",),
    ("under",),
    ("some",),
    ("only",),
    ("exactly",),
    ("just",),
)
_TIMES = {"once": 1.0, "twice": 2.0}
# "Once" counts behind these; else it is a conjunction, or tells of the past: "once the dam opens", "once a mill".
_BEFORE_ONCE = frozenset("exactly just least not only than".split())
# "A" and "an" are a number before a length of time behind these, and no rate: "within an hour", but "90 km an hour".
_BEFORE_ONE = frozenset(
    "about after almost approximately around for in just lasted least less more nearly only over roughly some than took "
    "under within".split()
)
_LAST_OF_APPROXIMATORS = frozenset(words[-1] for words in _APPROXIMATORS)


_TRIGGERS = frozenset(
    {"a", "an", "half", *_SIGNS, *_SHORT_SIGNS, *_PREFIXES, *clock.NAMED, *_TIMES}
    | {*dates.MONTH_NAMES, *calendar.WEEKDAYS}
    | {*numbers.SMALL, *numbers.MAGNITUDES, *numbers.VAGUE, *numbers.PARTS}
)


@attrs.frozen
class Found:
    """A quantity in a text.

    Attributes:
        start: First code point.
        end: One past the last code point.
        value: A number, an ISO 8601 date, time or duration, or None where the words give none.
        unit: "USD" and other ISO 4217 codes, "percent", "date", "time", "duration", "age", "ratio", "times" ("twice"), or
            None for a plain number: what it counts stands in the text after it.
        sure: Whether it counts whatever stands around it. "One" may be a pronoun, which only a parse can tell.
    """

    start: int
    end: int
    value: float | str | None
    unit: str | None
    sure: bool = True


def find(text: str, published: date | None = None) -> tuple[Found, ...]:
    """The quantities of a text, in order, none overlapping another.

    Args:
        text: Any text.
        published: When it was published; it gives weekdays and months their dates.

    Examples:
        >>> [(q.value, q.unit) for q in find("At least 40 people lost €3.5m in three weeks, 12 per cent of it in May.")]
        [(40.0, None), (3500000.0, 'EUR'), ('P3W', 'duration'), (12.0, 'percent'), ('--05', 'date')]
    """
    tokens = numbers.tokenize(text)
    found: list[Found] = []
    index = done = 0
    while index < len(tokens):
        word = tokens[index].low
        result = _at(tokens, index, published) if word in _TRIGGERS or word[0].isdigit() else None
        if result is None:
            index += 1
            continue
        quantity, after = result
        start = _with_approximator(tokens, index, done)
        found.append(attrs.evolve(quantity, start=tokens[start].start))
        index = done = after
    return tuple(found)


def _at(tokens: Sequence[Token], index: int, published: date | None) -> tuple[Found, int] | None:
    word = tokens[index].low
    if word[0].isalpha() and adjacent(tokens, index) and tokens[index - 1].low[-1].isdigit():
        return None
    placed = _in_time(tokens, index, published)
    if placed is not None:
        return placed
    sign = _money_sign(tokens, index)
    if sign is not None:
        unit, at = sign
        number = numbers.parse(tokens, at)
        if number is None or not tokens[at].low[0].isdigit():
            return None
        return _found(tokens, index, number.end, number.value, unit), number.end
    named = _named(tokens, index)
    if named is not None:
        return named, index + 1
    number = numbers.parse(tokens, index)
    if number is None:
        return _one_unit(tokens, index)
    if _part_of_a_name(tokens, index, number.end):
        return None
    if low(tokens, index) == "one" and number.end == index + 1 and not _unit_word(low(tokens, number.end)):
        return attrs.evolve(_found(tokens, index, number.end, 1.0, None), sure=False), number.end
    return _measured(tokens, index, number)


def _in_time(tokens: Sequence[Token], index: int, published: date | None) -> tuple[Found, int] | None:
    """A date or a time of day."""
    dated = dates.parse(tokens, index, published)
    if dated is not None:
        return _found(tokens, index, dated.end, dated.value, "date"), dated.end
    time = clock.parse(tokens, index)
    if time is None or _part_of_a_name(tokens, index, time.end):
        return None
    value = f"T{time.minute // clock.HOUR:02}:{time.minute % clock.HOUR:02}"
    return _found(tokens, index, time.end, value, "time"), time.end


def _named(tokens: Sequence[Token], index: int) -> Found | None:
    """A number of times that has a word of its own: "only once", "twice"."""
    word, before = tokens[index].low, low(tokens, index - 1)
    if word == "twice" or (word == "once" and before in _BEFORE_ONCE):
        return _found(tokens, index, index + 1, _TIMES[word], "times")
    return None


def _one_unit(tokens: Sequence[Token], index: int) -> tuple[Found, int] | None:
    """A length of time with an article for its number: "nearly an hour", "for a week", "half an hour"."""
    half = tokens[index].low == "half"
    at = index + half
    if low(tokens, at) not in ("a", "an") or not (half or low(tokens, index - 1) in _BEFORE_ONE):
        return None
    unit = _DURATIONS.get(low(tokens, at + 1))
    if unit is None or low(tokens, at + 1) == "second" or low(tokens, at + 2) == "-":
        return None
    return _found(tokens, index, at + 2, unit.format("0.5" if half else 1), "duration"), at + 2


def _found(tokens: Sequence[Token], start: int, end: int, value: float | str | None, unit: str | None) -> Found:
    return Found(tokens[start].start, tokens[end - 1].end, value, unit)


def _money_sign(tokens: Sequence[Token], index: int) -> tuple[str, int] | None:
    word = tokens[index].low
    if word in _SHORT_SIGNS and tokens[index].capital:
        stop = low(tokens, index + 1) == "." and adjacent(tokens, index + 1)
        return (_SHORT_SIGNS[word], index + 1 + stop) if low(tokens, index + 1 + stop)[:1].isdigit() else None
    if word in _SIGNS:
        return _SIGNS[word], index + 1
    if word in _PREFIXES:
        if low(tokens, index + 1) in _SIGNS and adjacent(tokens, index + 1):
            return _PREFIXES[word], index + 2
        if len(word) == 3 and tokens[index].capital and low(tokens, index + 1)[:1].isdigit():
            return _PREFIXES[word], index + 1
    return None


def _part_of_a_name(tokens: Sequence[Token], index: int, end: int) -> bool:
    """Whether the number is glued to letters ("F16", "5G") or part of a code ("COVID-19", "10.1.2")."""
    if adjacent(tokens, index) and (tokens[index - 1].low[-1].isalnum() or tokens[index - 1].low in "-–/#@._"):
        before = low(tokens, index - 2)
        if tokens[index - 1].low not in "-–/" or not before[:1].isdigit():
            return True
    if adjacent(tokens, end) and low(tokens, end).isalpha():
        return low(tokens, end) not in {"am", "pm", "p", "km", "kg", "mph", "kph", "cm", "mm", "kw", "mw", "gw"}
    return False


def _unit_word(word: str) -> bool:
    return _singular(word) in _DURATIONS or _singular(word) in _CURRENCIES or word in {"percent", "per", "%", "-"}


def _singular(word: str) -> str:
    return _PLURALS.get(word, word.removesuffix("s"))


def _measured(tokens: Sequence[Token], index: int, number: numbers.Number) -> tuple[Found, int]:
    end = number.end
    value = number.value
    word = low(tokens, end)
    hyphen = word == "-" and adjacent(tokens, end) and adjacent(tokens, end + 1)
    at = end + 1 if hyphen else end
    unit = _singular(low(tokens, at))
    if word in ("%", "percent", "pc"):
        return _found(tokens, index, end + 1, value, "percent"), end + 1
    if word == "per" and low(tokens, end + 1) == "cent":
        return _found(tokens, index, end + 2, value, "percent"), end + 2
    if word == "percentage" and _singular(low(tokens, end + 1)) == "point":
        return _found(tokens, index, end + 2, value, "percent"), end + 2
    if word == "times" and low(tokens, end + 1) not in ("as", "more", "the"):
        return _found(tokens, index, end + 1, value, "times"), end + 1
    if unit in _CURRENCIES and not number.ratio:
        return _found(tokens, index, at + 1, value, _CURRENCIES[unit]), at + 1
    if low(tokens, at) in _CENTS and (low(tokens, at) != "p" or adjacent(tokens, at)) and value is not None:
        return _found(tokens, index, at + 1, value * _CENTS[low(tokens, at)], None), at + 1
    if unit in _DURATIONS and not number.ratio:
        old = at + 2 if low(tokens, at + 1) in "-–" else at + 1
        if unit == "year" and low(tokens, old) == "old":
            return _found(tokens, index, old + 1, value, "age"), old + 1
        length = None if value is None else _DURATIONS[unit].format(_short(value))
        return _found(tokens, index, at + 1, length, "duration"), at + 1
    return _found(tokens, index, end, value, "ratio" if number.ratio else None), end


def _short(value: float) -> str:
    return str(int(value)) if value == int(value) else f"{value:g}"


def _with_approximator(tokens: Sequence[Token], index: int, done: int) -> int:
    if low(tokens, index - 1) not in _LAST_OF_APPROXIMATORS or index - 1 < done:
        return index
    for words in _APPROXIMATORS:
        start = index - len(words)
        if start >= done and all(low(tokens, start + n) == word for n, word in enumerate(words)):
            return start
    return index
