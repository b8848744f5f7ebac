"""Relative dates in claims, resolved against the day of publication."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from enum import StrEnum

import attrs
from newslens import Article, Claim, Quantity, Span

from newslens_dates.parsing import Moment, relative
from newslens_dates.scanning import Candidate, Kind, candidates
from newslens_dates.stamps import Manner
from newslens_dates.vocabulary import Token, tokenize

_BEFORE, _AFTER = 14, 8
_HALF_A_YEAR = 184
_SENTENCE_ENDS = frozenset('.!?;“”"')


class Prefer(StrEnum):
    """Where a weekday, or a day without its year, lies when its own words do not say."""

    WORDING = "wording"
    PAST = "past"
    FUTURE = "future"


@attrs.frozen
class Resolved:
    """A date of the text with its value.

    Attributes:
        kind: Of what sort it is.
        start: First code point of the cleaned text.
        end: One past the last.
        value: ISO 8601: a day, a week ("2031-W08"), a month or a year.
    """

    kind: Kind
    start: int
    end: int
    value: str


def resolve(
    article: Article, base: Moment | None, manner: Manner, prefer: Prefer, *, never_future: bool
) -> list[Resolved]:
    """The dates of an article's cleaned text, in order.

    Args:
        article: The article.
        base: When it was published, in the time zone in which its days are counted; None where that is not known. Then
            only days with their year have a value.
        manner: How dates are read.
        prefer: Where a weekday, or a day without its year, lies.
        never_future: Whether a date after publication is left out where nothing around it tells of the future.
    """
    words = manner.words
    tokens = tokenize(article.text, words)
    found = []
    for candidate in candidates(tokens, words, manner.order):
        value = _value(candidate, tokens, base, prefer, manner, never_future=never_future)
        if value is not None:
            start, end = tokens[candidate.first].start, tokens[candidate.last - 1].end
            found.append(Resolved(candidate.kind, start, end, value))
    return found


def _value(
    candidate: Candidate,
    tokens: Sequence[Token],
    base: Moment | None,
    prefer: Prefer,
    manner: Manner,
    *,
    never_future: bool,
) -> str | None:
    if candidate.kind is Kind.DAY and candidate.whole is not None:
        return candidate.whole.isoformat()
    if base is None or candidate.figures is not None:
        return None
    ahead = prefer is Prefer.FUTURE or (prefer is Prefer.WORDING and _of_the_future(candidate, tokens, manner))
    if candidate.kind is Kind.RELATIVE:
        return _relative(candidate.english, base, ahead=ahead, never_future=never_future)
    if candidate.kind is Kind.WEEKDAY:
        found: date | None = _weekday(candidate, base.at.date(), ahead=ahead)
    elif candidate.year is None:
        found = _yearless(candidate, base.at.date(), ahead=ahead, never=never_future or prefer is Prefer.PAST)
    else:
        found = None
    if found is None or (never_future and not ahead and found > base.at.date()):
        return None
    return found.isoformat()


def _relative(english: str, base: Moment, *, ahead: bool, never_future: bool) -> str | None:
    # "The worst flood in ten years" looks back, but "next week" tells of the future by itself.
    if english.startswith("in ") and not ahead and (never_future or not english.startswith("in 1 ")):
        return None
    if "hour" in english and not base.timed:
        return None
    day = relative(english, base.at)
    if day is None:
        return None
    if "year" in english:
        return f"{day.year:04}"
    if "month" in english:
        return f"{day.year:04}-{day.month:02}"
    if "week" in english:
        year, week, _ = day.isocalendar()
        return f"{year:04}-W{week:02}"
    return day.isoformat()


def _weekday(candidate: Candidate, base: date, *, ahead: bool) -> date | None:
    to_come = (candidate.weekday - base.weekday()) % 7
    try:
        if candidate.side > 0:
            return base + timedelta(to_come or 7)
        if candidate.side < 0:
            return base - timedelta(-to_come % 7 or 7)
        # As the built-in stage: the day of publication itself counts.
        return base + timedelta(to_come) if ahead else base - timedelta(-to_come % 7)
    except OverflowError:
        return None


def _yearless(candidate: Candidate, base: date, *, ahead: bool, never: bool) -> date | None:
    found = []
    for year in (base.year - 1, base.year, base.year + 1):
        try:
            found.append(date(year, candidate.month, candidate.day))
        except ValueError:  # 29 February
            continue
    if ahead:
        return next((day for day in found if day >= base), None)
    if never:
        return next((day for day in reversed(found) if day <= base), None)
    nearest = min(found, key=lambda day: abs(day - base), default=None)
    return nearest if nearest is not None and abs(nearest - base).days <= _HALF_A_YEAR else None


def _of_the_future(candidate: Candidate, tokens: Sequence[Token], manner: Manner) -> bool:
    """Whether the sentence tells of the future where a candidate stands in it.

    The nearest word before the candidate that tells of future or past decides. What stands after it counts only where the
    candidate opens the sentence: "On Friday the council will vote", but not "said Friday the council will vote".
    """
    words = manner.words
    first = candidate.first
    if first and candidate.kind is Kind.WEEKDAY and tokens[first - 1].low in words.until:
        return True
    index = first - 1
    while index >= max(0, first - _BEFORE) and tokens[index].low not in _SENTENCE_ENDS:
        if tokens[index].low in words.future or tokens[index].low in words.past:
            return tokens[index].low in words.future
        index -= 1
    opens = first - index <= 2 and (index < 0 or tokens[index].low in _SENTENCE_ENDS)
    if not opens:
        return False
    for token in tokens[candidate.last : candidate.last + _AFTER]:
        if token.low in _SENTENCE_ENDS or token.low in words.past:
            return False
        if token.low in words.future:
            return True
    return False


def dated(article: Article, claim: Claim, found: Sequence[Resolved], starts: Sequence[int]) -> Claim:
    """A claim with the dates that stand in it among its quantities.

    A number or duration that is part of a date goes into it ("three weeks" of "three weeks ago"); a date that the claim
    has already stays, unless it is part of a longer one or another sense fits its sentence.

    Args:
        article: Its article.
        claim: The claim.
        found: The dates of the article, in order.
        starts: Where each begins.
    """
    waiting = sorted(claim.quantities, key=lambda quantity: (quantity.spans[0].start, quantity.spans[-1].end))
    settled: list[Quantity] = []
    at = made_any = 0
    for each in _within(article, claim, found, starts):
        spans = article.to_raw(each.start, each.end)
        if not spans or (settled and settled[-1].spans[-1].end > spans[0].start):
            continue
        while at < len(waiting) and waiting[at].spans[-1].end <= spans[0].start:
            settled.append(waiting[at])
            at += 1
        after = at
        while after < len(waiting) and waiting[after].spans[0].start < spans[-1].end:
            after += 1
        made = _made(article, each, spans, waiting[at:after])
        if made is not None:
            settled.append(made)
            at, made_any = after, 1
    return attrs.evolve(claim, quantities=(*settled, *waiting[at:])) if made_any else claim


def _within(article: Article, claim: Claim, found: Sequence[Resolved], starts: Sequence[int]) -> Iterator[Resolved]:
    for piece in article.to_text(claim.spans):
        for each in found[bisect_left(starts, piece.start) : bisect_left(starts, piece.end)]:
            if each.end <= piece.end:
                yield each


def _made(article: Article, each: Resolved, spans: tuple[Span, ...], touched: Sequence[Quantity]) -> Quantity | None:
    known = [quantity for quantity in touched if quantity.unit == "date"]
    if any(quantity.value == each.value or _longer(quantity.spans, spans) for quantity in known):
        return None
    start = min(span.start for span in (*spans, *(s for q in touched for s in q.spans)))
    end = max(span.end for span in (*spans, *(s for q in touched for s in q.spans)))
    if len(spans) == 1 and all(len(quantity.spans) == 1 for quantity in touched):
        spans = (Span(start, end),)
    elif touched:
        return None
    return Quantity(article.raw_text(spans), spans, each.value, "date")


def _longer(one: Sequence[Span], other: Sequence[Span]) -> bool:
    (start, end), (inner, outer) = ((spans[0].start, spans[-1].end) for spans in (one, other))
    return start <= inner and outer <= end and end - start > outer - inner
