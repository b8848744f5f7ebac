"""The words of an article in order, and which of them are running prose outside quotations."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

import attrs

from newslens.alignment.marks import quoted
from newslens.types import Article, Kind

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_PARAGRAPH = re.compile(r"[^\n]+")


@attrs.frozen(eq=False)
class Prose:
    """The words of an article, as parallel tuples, and those of them that no quotation holds.

    Attributes:
        words: Every word, in one case and with one apostrophe.
        starts: Where each starts in `article.text`.
        ends: Where each ends there.
        said: Whether each stands inside a quotation.
        told: The places in `words` of the others: the running prose.
    """

    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    said: tuple[bool, ...]
    told: tuple[int, ...]


def prose(article: Article) -> Prose:
    """The words of an article.

    A quotation is what stands inside quotation marks, and what the article's direct quotes hold.

    Examples:
        >>> found = prose(Article("a", "“It is safe,” she said. ‘No.’"))
        >>> [found.words[place] for place in found.told]
        ['she', 'said']
    """
    stretches = _joined(sorted((*quotations(article), *_direct(article))))
    begins = [start for start, _ in stretches]
    words, starts, ends, said = [], [], [], []
    for match in _WORD.finditer(article.text):
        words.append(match.group().casefold().replace("’", "'"))
        starts.append(match.start())
        ends.append(match.end())
        place = bisect_right(begins, match.start()) - 1
        said.append(place >= 0 and match.start() < stretches[place][1])
    told = tuple(place for place, inside in enumerate(said) if not inside)
    return Prose(tuple(words), tuple(starts), tuple(ends), tuple(said), told)


def quotations(article: Article) -> Iterator[tuple[int, int]]:
    """Where in `article.text` words stand inside quotation marks, the marks left out, in order."""
    for paragraph in _PARAGRAPH.finditer(article.text):
        # One by one, so that a mark that is never closed costs no more than its own paragraph.
        for start, end in quoted(paragraph.group()):
            yield paragraph.start() + start, paragraph.start() + end


def _direct(article: Article) -> Iterator[tuple[int, int]]:
    for quote in article.quotes:
        if quote.kind is Kind.DIRECT:
            yield from ((span.start, span.end) for span in article.to_text(quote.spans))


def _joined(stretches: list[tuple[int, int]]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for start, end in stretches:
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return found
