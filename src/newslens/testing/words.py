"""Whether the words that a stage gives stand where its spans say."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from newslens.spans import Spans
from newslens.stages import Slot
from newslens.types import Alignment, Article


def misplaced(slot: Slot, item: Any, result: Any) -> Iterator[str]:
    """What does not stand where it should, one line each.

    Words are compared by their letters and digits: cleaning may have dropped what stands between them, and a person reads
    a quote without its line ends.
    """
    if slot is Slot.CLEAN:
        yield from _left(item, result)
    elif slot is Slot.ATTRIBUTE:
        yield from _quotes(result)
    elif slot is Slot.CLAIM:
        for claim in result.claims:
            for quantity in claim.quantities:
                yield from _wrong(result, f"{claim.id}: quantity", quantity.text, quantity.spans)
    elif slot is Slot.ALIGN:
        yield from _differences(item.articles, result)


def _quotes(article: Article) -> Iterator[str]:
    for quote in article.quotes:
        yield from _wrong(article, quote.id, quote.text, quote.spans)
        if quote.cue is not None:
            yield from _wrong(article, f"{quote.id}: cue", quote.cue.text, quote.cue.spans)
        if quote.speaker is not None:
            yield from _wrong(article, f"{quote.id}: speaker", quote.speaker.mention, quote.speaker.spans)


def _differences(articles: tuple[Article, ...], alignments: tuple[Alignment, ...]) -> Iterator[str]:
    home = {quote.id: article for article in articles for quote in article.quotes}
    home |= {claim.id: article for article in articles for claim in article.claims}
    for alignment in alignments:
        for found in alignment.differences:
            sides = ((found.a, found.a_words, found.a_spans), (found.b, found.b_words, found.b_spans))
            for member, words, spans in sides:
                if any(spans):
                    yield from _wrong(home[member], f"{alignment.id}: {member}", words, spans)


def _left(before: Article, article: Article) -> Iterator[str]:
    # What other stages recorded stands in front, and is not for this one to answer.
    for removal in article.removed[len(before.removed) :]:
        for span, found in zip(removal.spans, map(article.offsets.to_text, removal.spans), strict=True):
            words = _plain(span.of(article.raw))
            if words and found is not None and _plain(found.of(article.text)) == words:
                yield f"{span.of(article.raw)[:40]!r} is recorded as removed, and stands in the text"


def _wrong(article: Article, what: str, words: str, spans: Spans) -> Iterator[str]:
    raw = article.raw_text(spans)
    cleaned = " ".join(span.of(article.text) for span in article.to_text(spans))
    if _plain(words) not in {_plain(raw), _plain(cleaned)}:
        yield f"{what} {words[:40]!r} does not stand at its spans, {raw[:40]!r} does"


def _plain(words: str) -> str:
    return "".join(char for char in words.casefold() if char.isalnum())
