"""Whether what stands in the cleaned text can be found in the raw text, for random spans of random, damaged articles.

    python -m benchmarks.offsets [--spans 1000000] [--seed 1]

A span of the cleaned text is right where its raw spans begin and end at the characters that its own first and last one came
from, and where the raw text of these spans, with the changes made that the map records, is the span's text.
"""

from __future__ import annotations

import random
import sys
from bisect import bisect_left
from collections.abc import Callable, Iterator
from itertools import accumulate
from typing import Any, cast

import attrs
import click

import newslens
from benchmarks.goals import Figure, show
from benchmarks.texts import texts
from newslens.spans import Change, OffsetMap, Span
from newslens.stages import ArticleStage, Context, Slot
from newslens.types import Article

_PER_ARTICLE = 2_000
_LONGEST = 200
_NOISE = (
    "\u00ad", "\u200b", "\ufeff", "\u00a0", "\u2009", "\x07", "\r\n", "\r", "\n", "\n\n\n", "  ", "\t", "&amp;", "&#8217;", "&quot;",
    "<p>", "</p>", "<a href='x'>", "<br/>", "â€™", "â€œ", "Ã©", "\ufffd", "\u202e", "e\u0301", "’", "“", "”", "''", "``",
    "\n\nAdvertisement\n\n", "\n\nRead more: Dam report delayed\n\n", "\n\nShare\n\n",
)  # fmt: skip


@attrs.frozen
class Origins:
    """Where each character of a cleaned text came from, worked out character by character.

    Attributes:
        first: For each character the first raw one that it stands for.
        last: For each character one past the last raw one.
        kept: The text without what was put in, where a block went or between characters.
        before: How many characters of `kept` stand before each place.
    """

    first: list[int]
    last: list[int]
    kept: str
    before: list[int]


def origins(raw: str, text: str, offsets: OffsetMap) -> Origins | None:
    """The origins of a cleaned text, or None where the map does not lead from it to the raw text."""
    first: list[int] = []
    last: list[int] = []
    put: list[bool] = []
    raw_done = 0
    for change in offsets.changes:
        same = change.text_start - len(first)
        if same < 0 or change.raw_start - raw_done != same:
            return None
        first += range(raw_done, change.raw_start)
        last += range(raw_done + 1, change.raw_start + 1)
        length = change.text_end - change.text_start
        # What stands for a removed block belongs to neither side of it: a span that begins there begins behind the block.
        first += [change.raw_end if change.gap else change.raw_start] * length
        last += [change.raw_start if change.gap else change.raw_end] * length
        put += [False] * same + [_put_in(change)] * length
        if raw[raw_done : change.raw_start] != text[change.text_start - same : change.text_start]:
            return None
        raw_done = change.raw_end
    rest = len(text) - len(first)
    if raw[raw_done:] != text[len(first) :]:
        return None
    first += range(raw_done, len(raw))
    last += range(raw_done + 1, len(raw) + 1)
    put += [False] * rest
    kept = "".join(char for char, is_put in zip(text, put, strict=True) if not is_put)
    return Origins(first, last, kept, [0, *accumulate(not is_put for is_put in put)])


def wrong(article: Article, found: Origins, start: int, end: int) -> bool:
    """Whether the raw spans of `text[start:end]` are not what they must be."""
    pieces = article.offsets.to_raw(Span(start, end))
    if not pieces:
        # Only what cleaning put in has nothing raw to it.
        return found.before[start] != found.before[end]
    cut = _cuts(article.offsets, start) or _cuts(article.offsets, end)
    lost = _nothing_raw(found, start) or _nothing_raw(found, end - 1)
    if not lost and (pieces[0].start != found.first[start] or pieces[-1].end != found.last[end - 1]):
        return True
    return (
        not cut
        and "".join(_cleaned(article, piece) for piece in pieces) != found.kept[found.before[start] : found.before[end]]
    )


def _nothing_raw(found: Origins, place: int) -> bool:
    return found.first[place] >= found.last[place]


def _cuts(offsets: OffsetMap, place: int) -> bool:
    index = bisect_left(offsets.changes, place, key=lambda change: change.text_end)
    return index < len(offsets.changes) and offsets.changes[index].text_start < place < offsets.changes[index].text_end


def _cleaned(article: Article, piece: Span) -> str:
    """The raw text of a piece with the recorded changes made, save for what stands for nothing raw."""
    changes = article.offsets.changes
    words = []
    done = piece.start
    for index in range(bisect_left(changes, piece.start, key=lambda change: change.raw_start), len(changes)):
        change = changes[index]
        if change.raw_end > piece.end:
            break
        words.append(article.raw[done : change.raw_start])
        if not _put_in(change):
            words.append(article.text[change.text_start : change.text_end])
        done = change.raw_end
    words.append(article.raw[done : piece.end])
    return "".join(words)


def _put_in(change: Change) -> bool:
    return change.gap or change.raw_start == change.raw_end


def damaged(draw: random.Random, sources: list[str]) -> str:
    """A random article: paragraphs of real ones with noise thrown in."""
    paragraphs = [part for text in draw.sample(sources, 2) for part in text.split("\n\n")]
    text = "\n\n".join(draw.choices(paragraphs, k=draw.randint(1, 30)))
    for _ in range(draw.randint(0, len(text) // 20)):
        place = draw.randint(0, len(text))
        text = text[:place] + draw.choice(_NOISE) + text[place:]
    return text


def cleaner() -> Callable[[Article], Article]:
    """The clean slot of the default pipeline."""
    steps = [step for step in newslens.load().steps if step.spec.slot is Slot.CLEAN]
    context = Context(_no_model, lambda nlp, text: nlp(text))

    def clean(article: Article) -> Article:
        for step in steps:
            article = cast("ArticleStage", step.stage)(article, context)
        return article

    return clean


def _no_model() -> Any:
    raise AssertionError("cleaning parses nothing")


def spans(draw: random.Random, length: int) -> Iterator[tuple[int, int]]:
    """Random spans of a text, none empty."""
    for _ in range(_PER_ARTICLE):
        start = draw.randrange(length)
        yield start, min(length, start + draw.randint(1, _LONGEST))


@click.command()
@click.option("--spans", "wanted", default=1_000_000, show_default=True)
@click.option("--seed", default=1, show_default=True)
def main(wanted: int, seed: int) -> None:
    """Count the spans that cannot be found again."""
    draw = random.Random(seed)  # noqa: S311 - noise, not secrets
    sources = texts()
    clean = cleaner()
    tried = mismatched = broken = articles = changes = 0
    while tried < wanted:
        article = clean(Article(id="a", raw=damaged(draw, sources)))
        articles += 1
        changes += len(article.offsets.changes)
        found = origins(article.raw, article.text, article.offsets)
        if found is None:
            broken += 1
            tried += _PER_ARTICLE
        elif article.text:
            drawn = list(spans(draw, len(article.text)))
            mismatched += sum(wrong(article, found, start, end) for start, end in drawn)
            tried += len(drawn)
    sys.exit(
        show(
            f"Offsets of {tried:,} spans in {articles:,} articles with {changes:,} changes",
            [
                Figure("spans that are not found again", mismatched, 0),
                Figure("articles whose map does not hold", broken, 0),
            ],
        )
    )


if __name__ == "__main__":
    main()
