"""Numbers, amounts of money, dates, times and durations in a text, with their normalised values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

import attrs

from newslens.claims import amounts, approximators, dates, money, quarters, ranges, units
from newslens.claims.amounts import Amount
from newslens.language import calendar, clock, numbers
from newslens.language.numbers import Token, adjacent, low

_TIMES = {"once": 1.0, "twice": 2.0}
# "Once" counts behind these; else it is a conjunction, or tells of the past: "once the dam opens", "once a mill".
_BEFORE_ONCE = frozenset("exactly just least not only than".split())
# "A" and "an" are a number before a length of time behind these, and no rate: "within an hour", but "90 km an hour".
_BEFORE_ONE = frozenset(
    "about after almost approximately around for in just lasted least less more nearly only over roughly some than took "
    "under within".split()
)
_TRIGGERS = frozenset(
    {"a", "an", "half", *money.SIGNS, *money.SHORT_SIGNS, *money.PREFIXES, *clock.NAMED, *_TIMES}
    | {*dates.MONTH_NAMES, *calendar.WEEKDAYS, *quarters.FIRST_WORDS}
    | {*numbers.SMALL, *numbers.MAGNITUDES, *numbers.VAGUE, *numbers.PARTS}
)


@attrs.frozen
class Found:
    """A quantity in a text.

    Attributes:
        start: First code point.
        end: One past the last code point.
        value: A number, an ISO 8601 date, time or duration, or None where the words give none.
        unit: "USD" and other ISO 4217 codes, "percent", "percentage point", "date", "time", "duration", "age", "ratio",
            "times" ("twice"), "cent" where the text does not tell of which currency, the symbol of a measure ("kg"), or None for
            a plain number: what it counts stands in the text after it.
        sure: Whether it counts whatever stands around it. "One" may be a pronoun, which only a parse can tell.
        range: From where to where the range goes that it is an end of: both ends count the same.
    """

    start: int
    end: int
    value: float | str | None
    unit: str | None
    sure: bool = True
    range: tuple[int, int] | None = None


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
        result = _at(tokens, index, done, published) if word in _TRIGGERS or word[0].isdigit() else None
        if result is None:
            index += 1
            continue
        (first, *others), after = result
        start = approximators.starts(tokens, index, done)
        found += (attrs.evolve(first, start=tokens[start].start), *others)
        index = done = after
    return tuple(_of_currency(found))


def _of_currency(found: Sequence[Found]) -> Iterator[Found]:
    """Quantities with the cents as parts of the currency, where the text tells of one only that has cents."""
    told = {one.unit for one in found if one.unit in money.WITH_CENTS}
    for one in found:
        if one.unit == units.CENT and len(told) == 1 and isinstance(one.value, float):
            yield attrs.evolve(one, value=one.value / money.HUNDRED, unit=next(iter(told)))
        else:
            yield one


def _at(tokens: Sequence[Token], index: int, done: int, published: date | None) -> tuple[tuple[Found, ...], int] | None:
    """The quantities that begin at a token, two where it is a range, and the index of the token after them."""
    word = tokens[index].low
    if word[0].isalpha() and adjacent(tokens, index) and tokens[index - 1].low[-1].isdigit():
        return None
    alone = _in_time(tokens, index, published) or _named(tokens, index)
    if alone is not None:
        return (alone[0],), alone[1]
    amount = amounts.read(tokens, index)
    if amount is not None:
        return _amounts(tokens, amount, done, published)
    alone = _one_unit(tokens, index)
    return None if alone is None else ((alone[0],), alone[1])


def _amounts(
    tokens: Sequence[Token], first: Amount, done: int, published: date | None
) -> tuple[tuple[Found, ...], int]:
    """An amount, or the two ends of the range that it begins."""
    before = low(tokens, approximators.starts(tokens, first.start, done) - 1)
    at = ranges.joint(tokens, first, before)
    last = None if at is None or _in_time(tokens, at, published) is not None else amounts.read(tokens, at)
    ends = None if last is None else ranges.paired(tokens, first, last, before)
    if ends is None:
        return (_told(tokens, first),), first.end
    whole = tokens[first.start].start, tokens[ends[1].end - 1].end
    return tuple(attrs.evolve(_told(tokens, end), range=whole) for end in ends), ends[1].end


def _told(tokens: Sequence[Token], amount: Amount) -> Found:
    return attrs.evolve(_found(tokens, amount.start, amount.end, amount.value, amount.name), sure=amount.sure)


def _in_time(tokens: Sequence[Token], index: int, published: date | None) -> tuple[Found, int] | None:
    """A date, a part of a year or a time of day."""
    dated = dates.parse(tokens, index, published) or quarters.parse(tokens, index, published)
    if dated is not None:
        return _found(tokens, index, dated.end, dated.value, "date"), dated.end
    time = clock.parse(tokens, index)
    if time is None or amounts.glued_before(tokens, index) or amounts.glued_behind(tokens, time.end):
        return None
    value = f"T{time.minute // clock.HOUR:02}:{time.minute % clock.HOUR:02}"
    return _found(tokens, index, time.end, value, "time"), time.end


def _named(tokens: Sequence[Token], index: int) -> tuple[Found, int] | None:
    """A number of times that has a word of its own: "only once", "twice"."""
    word, before = tokens[index].low, low(tokens, index - 1)
    if word == "twice" or (word == "once" and before in _BEFORE_ONCE):
        return _found(tokens, index, index + 1, _TIMES[word], "times"), index + 1
    return None


def _one_unit(tokens: Sequence[Token], index: int) -> tuple[Found, int] | None:
    """A length of time with an article for its number: "nearly an hour", "for a week"."""
    if low(tokens, index) not in ("a", "an") or low(tokens, index - 1) not in _BEFORE_ONE:
        return None
    unit = units.behind(tokens, index + 1)
    if (
        unit is None
        or not unit.length
        or low(tokens, index + 1) in ("second", "min", "sec")
        or low(tokens, index + 2) == "-"
    ):
        return None
    return _found(tokens, index, unit.end, unit.value(1.0), unit.name), unit.end


def _found(tokens: Sequence[Token], start: int, end: int, value: float | str | None, unit: str | None) -> Found:
    return Found(tokens[start].start, tokens[end - 1].end, value, unit)
