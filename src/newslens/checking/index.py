"""Where the sources have words of the draft: an inverted index over the draft's own words and pairs of words."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

import attrs

from newslens.alignment.lexicon import Word
from newslens.alignment.words import Words

Key = str | tuple[str, str]

_POSTINGS = 4000  # places that are looked at for some words; the rarest words come first
_WINDOWS = 24  # stretches that are compared word by word
_SLACK = 4


@attrs.frozen(eq=False)
class Document:
    """A text to search: the whole of a source, or one of its quotes.

    Attributes:
        article: The number of the source.
        quote: The number of the quote in it, or None for the whole text.
        words: Its words.
    """

    article: int
    quote: int | None
    words: Words


@attrs.frozen(eq=False)
class Window:
    """A stretch of a document that has words of those that are sought.

    Attributes:
        document: The number of the document.
        start: Its first word.
        end: One past its last.
    """

    document: int
    start: int
    end: int


@attrs.frozen(eq=False)
class Index:
    """Where documents have certain words.

    Attributes:
        documents: What is searched, in order of the sources.
        postings: For each key its places: a document and the word in it.
    """

    documents: Sequence[Document]
    postings: Mapping[Key, Sequence[tuple[int, int]]]

    def windows(self, words: Sequence[Word], article: int | None = None) -> list[Window]:
        """The stretches that have most of some words in like order, the best first.

        Args:
            words: What is sought.
            article: The number of the source to search; all of them if left out.
        """
        offsets: dict[Key, list[int]] = {}
        for offset, key in _keys(words):
            offsets.setdefault(key, []).append(offset)
        found: defaultdict[int, list[tuple[int, float, Key]]] = defaultdict(list)
        seen = 0
        for key in sorted(offsets, key=lambda key: (len(self.postings.get(key, ())), str(key))):
            places = self._places(key, article)
            weight = 1.0 / (1.0 + math.log1p(len(self.postings.get(key, ()))))
            for document, place in places[: max(0, _POSTINGS - seen)]:
                found[document] += ((place - offset, weight, key) for offset in offsets[key])
            seen += len(places) * len(offsets[key])
        ranked = sorted(
            (-weight, document, start, end)
            for document, votes in found.items()
            for start, end, weight in _clusters(votes, len(words) // 2 + _SLACK)
        )
        slack = len(words) // 3 + _SLACK
        return [
            Window(
                document,
                max(0, start - slack),
                min(len(self.documents[document].words), end + len(words) + slack),
            )
            for _, document, start, end in ranked[:_WINDOWS]
        ]

    def _places(self, key: Key, article: int | None) -> Sequence[tuple[int, int]]:
        places = self.postings.get(key, ())
        if article is None:
            return places
        first = bisect_left(self.documents, article, key=lambda document: document.article)
        last = bisect_left(self.documents, article + 1, key=lambda document: document.article)
        return places[bisect_left(places, (first, 0)) : bisect_left(places, (last, 0))]


def _clusters(votes: Iterable[tuple[int, float, Key]], width: int) -> Iterator[tuple[int, int, float]]:
    """Places that lie close to each other, and the weight of the different keys that vote for them."""
    ordered = sorted(votes, key=lambda vote: vote[0])
    start = 0
    for end in range(1, len(ordered) + 1):
        if end == len(ordered) or ordered[end][0] - ordered[start][0] > width:
            keys = {key: weight for _, weight, key in ordered[start:end]}
            yield ordered[start][0], ordered[end - 1][0], sum(keys.values())
            start = end


def _keys(words: Sequence[Word]) -> Iterator[tuple[int, Key]]:
    for offset, word in enumerate(words):
        yield offset, word.exact
    for offset, (word, following) in enumerate(pairwise(words)):
        yield offset, (word.exact, following.exact)


def indexed(documents: Sequence[Document], sought: Iterable[Sequence[Word]]) -> Index:
    """Index documents by the words and pairs of words that are sought, in one pass over them.

    Args:
        documents: What is to be searched, in order of the sources.
        sought: All that will be sought.
    """
    wanted = {key for words in sought for _, key in _keys(words)}
    postings: defaultdict[Key, list[tuple[int, int]]] = defaultdict(list)
    for number, document in enumerate(documents):
        for place, key in _keys(document.words.words):
            if key in wanted:
                postings[key].append((number, place))
    return Index(documents, dict(postings))
