"""What newslens found, as rows of the tables: one at a time, so that a stream stays a stream."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Any, Final

from newslens.spans import OffsetMap, Spans
from newslens.types import SCHEMA, Alignment, Analysis, Article, Claim, Problem, Quantity, Quote, Speaker

from newslens_parquet.columns import VERSION

Row = tuple[Any, ...]
Rows = Iterator[tuple[str, Row]]
"""Pairs of the name of a table and the values of one of its rows, in the order of its columns."""

STAGE: Final = "newslens.parquet"


def rows_of(found: Analysis | Iterable[Article | Problem], is_new: Callable[[str], bool]) -> Rows:
    """The rows of an analysis or of a stream.

    Args:
        found: An analysis, or articles and problems as `Pipeline.stream` yields them; read once, one after another.
        is_new: Whether an article id has not been seen before. A second article of an id is left out, since its rows could
            not be told from those of the first, and becomes a problem.
    """
    whole = found if isinstance(found, Analysis) else Analysis(schema=SCHEMA)
    yield "about", (whole.schema, whole.newslens, VERSION)
    articles = problems = 0
    resolved = {speaker.id for speaker in whole.speakers}
    quotes: set[str] = set()
    claims: set[str] = set()
    items: Iterable[Article | Problem] = (*found.articles, *found.problems) if isinstance(found, Analysis) else found
    for item in items:
        if isinstance(item, Article) and is_new(item.id):
            yield from _article(item, articles, resolved)
            articles += 1
            if found is whole:  # only an analysis has alignments that may name them
                quotes.update(quote.id for quote in item.quotes)
                claims.update(claim.id for claim in item.claims)
            continue
        if isinstance(item, Article):
            twice = f"an article called {item.id!r} came before; this one is left out"
            problem = Problem(item.path or item.id, STAGE, twice)
        else:
            problem = item
        yield "problems", (problems, problem.path, problem.stage, problem.error, problem.code)
        problems += 1
    yield from _speakers(whole.speakers, None)
    for place, alignment in enumerate(whole.alignments):
        yield from _alignment(alignment, place, quotes, claims)


def _article(article: Article, place: int, resolved: set[str]) -> Rows:
    yield (
        "articles",
        (
            article.id,
            place,
            article.path,
            article.title,
            article.publisher,
            article.url,
            article.published,
            _day(article.published),
            article.language,
            article.raw,
            article.text,
            _changes(article.offsets),
        ),
    )
    for number, removal in enumerate(article.removed):
        yield "removals", (article.id, number, removal.reason.value, *_spans(removal.spans))
    for number, warning in enumerate(article.warnings):
        yield "warnings", (article.id, number, warning.reason, *_spans(warning.spans))
    for number, quote in enumerate(article.quotes):
        yield "quotes", _quote(quote, article.id, number)
    for number, claim in enumerate(article.claims):
        yield "claims", _claim(claim, article.id, number)
        for part, quantity in enumerate(claim.quantities):
            yield "quantities", _quantity(quantity, claim.id, part)
    # In an analysis speakers were brought together; one that has become one of all articles is not told twice.
    yield from _speakers([speaker for speaker in article.speakers if speaker.id not in resolved], article.id)


def _quote(quote: Quote, article: str, place: int) -> Row:
    cue, speaker = quote.cue, quote.speaker
    return (
        quote.id,
        article,
        place,
        quote.kind.value,
        quote.mode.value,
        quote.text,
        *_spans(quote.spans),
        None if cue is None else cue.text,
        None if cue is None else _list(cue.spans),
        None if speaker is None else speaker.id,
        None if speaker is None else speaker.mention,
        None if speaker is None else _list(speaker.spans),
        quote.confidence,
        list(quote.evidence),
    )


def _claim(claim: Claim, article: str, place: int) -> Row:
    return (
        claim.id,
        article,
        place,
        claim.text,
        *_spans(claim.spans),
        claim.claimant,
        claim.quote,
        claim.stance.value,
        claim.confidence,
    )


def _quantity(quantity: Quantity, claim: str, place: int) -> Row:
    value = quantity.value
    iso = value if isinstance(value, str) else None
    number = None if value is None or isinstance(value, str) else float(value)
    return (claim, place, quantity.text, *_spans(quantity.spans), number, iso, quantity.unit)


def _speakers(speakers: Sequence[Speaker], article: str | None) -> Rows:
    for place, who in enumerate(speakers):
        yield "speakers", (who.id, article, place, who.name, who.kind.value, list(who.aliases), list(who.roles))
        for number, party in enumerate(who.speaks_for):
            yield "speaks_for", (who.id, number, party)


def _alignment(alignment: Alignment, place: int, quotes: set[str], claims: set[str]) -> Rows:
    name = alignment.id
    yield (
        "alignments",
        (
            name,
            place,
            alignment.relation.value,
            alignment.attribution_conflict,
            alignment.score,
            list(alignment.evidence),
        ),
    )
    for number, member in enumerate(alignment.members):
        quote, claim = member if member in quotes else None, member if member in claims else None
        yield "alignment_members", (name, number, member, quote, claim)
    for number, found in enumerate(alignment.differences):
        yield (
            "differences",
            (
                name,
                number,
                found.a,
                found.b,
                found.a_words,
                found.b_words,
                found.kind,
                _list(found.a_spans),
                _list(found.b_spans),
                list(found.touches),
            ),
        )


def _list(spans: Spans) -> list[dict[str, int]]:
    return [{"raw_start": span.start, "raw_end": span.end} for span in spans]


def _spans(spans: Spans) -> tuple[int, int, list[dict[str, int]]]:
    # The contract wants a span at least; where somebody's analysis has none, 0 to 0 says that nothing stands there.
    start = min((span.start for span in spans), default=0)
    return start, max((span.end for span in spans), default=0), _list(spans)


def _changes(offsets: OffsetMap) -> list[dict[str, Any]]:
    names = ("raw_start", "raw_end", "text_start", "text_end", "gap")
    return [{name: getattr(change, name) for name in names} for change in offsets.changes]


def _day(published: str | None) -> date | None:
    try:
        return datetime.fromisoformat(published or "").date()
    except ValueError:
        return None
