"""The sources as documents to search, and where in them a stretch of words stands."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Final

import attrs

from newslens.alignment.copies.prose import quotations
from newslens.alignment.words import Words, read
from newslens.checking.index import Document
from newslens.checking.retold import carriers
from newslens.checking.stances import Stance, of_cue, within
from newslens.checking.verdicts import Place
from newslens.spans import Span, Spans
from newslens.types import Article, Kind, Quote

JOIN: Final = " … "
"""Between the pieces of a quote, as `Article.raw_text` has them."""
_BEFORE = 80  # code points before some words that are looked at
_INSIDE = 0.5  # the share of a stretch that must stand in a quote for it to be that of the quote


@attrs.frozen(eq=False)
class Source:
    """A source and where its words stand.

    Attributes:
        article: The source.
        words: The words of its text.
        places: Where each starts and ends in `article.text`.
        marked: The stretches of `article.text` inside quotation marks.
        quoted: For each of its quotes where it stands in `article.text`.
        cues: What the cue of each quote does with it.
        carriers: The numbers of the quotes that tell what another says by that one's account.
    """

    article: Article
    words: Words
    places: Sequence[tuple[int, int]]
    marked: Sequence[tuple[int, int]]
    quoted: Sequence[tuple[Span, int]]
    cues: Mapping[str, Stance]
    carriers: AbstractSet[int]

    def stretch(self, start: int, end: int) -> tuple[int, int]:
        """From the first of some words to the end of the last, in `article.text`."""
        return self.places[start][0], self.places[end - 1][1]

    def quote_at(self, start: int, end: int) -> Quote | None:
        """The quote that has most of the words from one to before another; None where none has half of them."""
        return self.quote_between(*self.stretch(start, end))

    def quote_between(self, first: int, last: int) -> Quote | None:
        """The quote that has most of a stretch of `article.text`, the innermost of several; None where none has half of it."""
        held: dict[int, int] = {}
        for span, number in self.quoted:
            common = min(last, span.end) - max(first, span.start)
            if common > 0:
                held[number] = held.get(number, 0) + common
        best = max(held, key=lambda number: (held[number], number not in self.carriers, -number), default=None)
        if best is None or held[best] <= _INSIDE * (last - first):
            return None
        return self.article.quotes[best]

    def quoted_between(self, first: int, last: int) -> bool:
        """Whether all of a quote stands between two places of `article.text`."""
        outside: set[int] = set()
        inside: set[int] = set()
        for span, number in self.quoted:
            (inside if first <= span.start and span.end <= last else outside).add(number)
        return bool(inside - outside)

    def sentences(self, spans: Spans) -> str:
        """The sentences in which what stands at raw spans has its words; empty where it has none."""
        inside = self.article.to_text(spans)
        if not inside:
            return ""
        start = bisect_left(self.places, (inside[0].start, 0))
        end = bisect_left(self.places, (inside[-1].end, 0))
        numbers = self.words.sentences[start:end]
        if not numbers:
            return ""
        return self.words.between(
            bisect_left(self.words.sentences, numbers[0]), bisect_right(self.words.sentences, numbers[-1])
        )

    def marked_at(self, spans: Spans) -> bool:
        """Whether the middle of what stands at raw spans is inside quotation marks."""
        inside = self.article.to_text(spans[len(spans) // 2 :][:1])
        if not inside:
            return False
        middle = (inside[0].start + inside[0].end) // 2
        place = bisect_right(self.marked, (middle, len(self.article.text))) - 1
        return place >= 0 and middle < self.marked[place][1]


def source(article: Article) -> Source:
    """A source, read."""
    words = read(article.text)
    kept = _kept(article.text, words.text)
    places = [(kept[start], kept[end - 1] + 1) for start, end in words.places()] if kept else words.places()
    spots = [(span, number) for number, quote in enumerate(article.quotes) for span in article.to_text(quote.spans)]
    cues = {quote.id: of_cue(article, quote) for quote in article.quotes}
    return Source(article, words, places, list(quotations(article)), spots, cues, carriers(article.quotes))


def _kept(text: str, shorter: str) -> list[int]:
    """Where the characters of a text stand that are left after invisible ones went; empty where none went."""
    if len(text) == len(shorter):
        return []
    kept: list[int] = []
    for place, character in enumerate(text):
        if len(kept) < len(shorter) and character == shorter[len(kept)]:
            kept.append(place)
    return kept


def documents(sources: Sequence[Source]) -> list[Document]:
    """What is searched: each quote by itself, since the source's cue may interrupt it, and the whole text of each source."""
    found = []
    for number, one in enumerate(sources):
        for place, quote in enumerate(one.article.quotes):
            found.append(Document(number, place, read(quote.text)))
        found.append(Document(number, None, one.words))
    return found


def quote_of(one: Source, document: Document, start: int, end: int) -> Quote | None:
    """The quote of a source in which some words of a document stand, from the first to before the last; None for none.

    In what somebody tells of another's words these are the other's.
    """
    if document.quote is None:
        return one.quote_at(start, end)
    own = one.article.quotes[document.quote]
    return own if document.quote not in one.carriers else one.quote_between(*extent(one, document, start, end)) or own


def extent(one: Source, document: Document, start: int, end: int) -> tuple[int, int]:
    """Where some words of a document begin and end in the text of its article, about: a quote's words count from its start."""
    if document.quote is None:
        return one.stretch(start, end)
    places = document.words.places()
    spans = [span for span, number in one.quoted if number == document.quote]
    return _offset(spans, places[start][0]), _offset(spans, places[end - 1][1])


def _offset(spans: Sequence[Span], offset: int) -> int:
    """Where an offset of the text of a quote stands, whose pieces are joined by " … "."""
    for span in spans:
        if offset <= len(span):
            return span.start + offset
        offset -= len(span) + len(JOIN)
    return spans[-1].end if spans else 0


def stances(one: Source, document: Document, start: int, quote: Quote | None, *, loose: bool) -> tuple[Stance, ...]:
    """What a source does with the words of a document from one on, from the outside in.

    Args:
        one: The source.
        document: Its whole text, or a quote of it.
        start: The first of the words.
        quote: The quote that they are taken for.
        loose: Whether a negation of another word before them counts.
    """
    if document.quote is not None:
        before = document.words.text[: document.words.places()[start][0]]
    else:
        end = one.places[start][0]
        opens = [span.start for span, number in one.quoted if one.article.quotes[number] is quote and span.start <= end]
        before = one.article.text[max(opens, default=max(0, end - _BEFORE)) : end]
    return (Stance() if quote is None else one.cues[quote.id]), within(before[-_BEFORE:], loose=loose)


def place(
    one: Source, document: Document, stretches: Sequence[tuple[int, int]], quote: Quote | None, names: Mapping[str, str]
) -> Place:
    """Where a source has some stretches of a document.

    Args:
        one: The source.
        document: Its whole text, or a quote of it.
        stretches: The first word of each, and one past its last.
        quote: The quote that they are taken for.
        names: The names of the speakers by their ids.
    """
    article = one.article
    spans = tuple(
        span
        for start, end in sorted(set(stretches))
        for span in (
            article.to_raw(*one.stretch(start, end))
            if document.quote is None
            else _within(article, article.quotes[document.quote], document.words, start, end)
        )
    )
    speaker = None if quote is None else quote.speaker
    return Place(
        article=article.id,
        spans=spans,
        text=article.raw_text(spans),
        quote=None if quote is None else quote.id,
        speaker=None if speaker is None else names.get(speaker.id, speaker.mention),
        marked=(quote is not None and quote.kind is Kind.DIRECT) or one.marked_at(spans),
    )


def _within(article: Article, quote: Quote, words: Words, start: int, end: int) -> Spans:
    """The raw spans of some words of a quote; of the whole quote where its text is not what its spans hold."""
    if article.raw_text(quote.spans) != quote.text or len(words.text) != len(quote.text):
        return quote.spans
    places = words.places()
    first, last = places[start][0], places[end - 1][1]
    found = []
    done = 0
    for span in quote.spans:
        low, high = max(first - done, 0), min(last - done, len(span))
        if low < high:
            found.append(Span(span.start + low, span.start + high))
        done += len(span) + len(JOIN)
    return tuple(found)
