"""Which articles took passages over, from whom, and from where a quote or claim comes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime

import attrs
import numpy as np

from newslens.alignment.copies.fingerprints import Places, fingerprints
from newslens.alignment.copies.passages import Shared, shared
from newslens.alignment.copies.prose import Prose, prose
from newslens.alignment.published import published_at, surely_before
from newslens.spans import Spans
from newslens.types import Article

_MOST = 0.5  # the share of a quote or claim that must stand in a copied passage for it to be copied
_UNKNOWN = datetime.max.replace(tzinfo=UTC)


@attrs.frozen
class Passage:
    """Running prose that stands in two articles.

    Attributes:
        first: Where in the raw text of the article that had it first; quotations in between are part of it.
        later: Where in the raw text of the other.
        words: How many words of running prose are the same.
    """

    first: Spans
    later: Spans
    words: int


@attrs.frozen
class Copy:
    """What one article took over from another, or both from a third that is not there.

    Attributes:
        first: The id of the article that was published first; where that is not known, the lower id.
        later: The id of the other.
        dated: Whether the times of publication say which was first.
        passages: What they share, in the order of `later`.
        first_share: The share of the running prose of `first` that it makes up, from 0 to 1.
        later_share: The same for `later`; near 1 for an article that is nothing but a copy.
    """

    first: str
    later: str
    dated: bool
    passages: tuple[Passage, ...]
    first_share: float
    later_share: float


@attrs.frozen
class Copies:
    """The copies among some articles.

    Attributes:
        found: One for each two articles, sorted by `first` and `later`. Of many articles that share a passage each is set
            against the one that had it first, so that their number grows with that of the articles.
    """

    found: tuple[Copy, ...] = ()
    _taken: Mapping[str, Sequence[tuple[str, Passage]]] = attrs.field(init=False, repr=False, eq=False)

    @_taken.default
    def _by_later(self) -> Mapping[str, Sequence[tuple[str, Passage]]]:
        taken: defaultdict[str, list[tuple[str, Passage]]] = defaultdict(list)
        for copy in self.found:
            taken[copy.later] += ((copy.first, passage) for passage in copy.passages)
        return dict(taken)

    def origins(self, articles: Iterable[Article]) -> dict[str, str]:
        """For each quote and claim of some articles the id of the article from which its words come."""
        found: dict[str, str] = {}
        for article in articles:
            found |= {quote.id: self.origin(article.id, quote.spans) for quote in article.quotes}
            found |= {claim.id: self.origin(article.id, claim.spans) for claim in article.claims}
        return found

    def origin(self, article: str, spans: Spans) -> str:
        """The article from which a stretch of an article was taken over; the article itself where it was not.

        Two who print the same stretch of a third have one origin, so that a count of origins is one of independent reports.

        Args:
            article: The id of an article.
            spans: Some words of it, a quote or a claim, in its raw text.
        """
        needed = _MOST * sum(map(len, spans))
        held: defaultdict[str, int] = defaultdict(int)
        for first, passage in self._taken.get(article, ()):
            held[first] += _common(spans, passage.later)
        best = min(((-size, first) for first, size in held.items() if size > needed), default=(0, article))
        return best[1]


def _common(spans: Spans, others: Spans) -> int:
    return sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in spans for b in others)


def find_copies(articles: Iterable[Article]) -> Copies:
    """The copies among articles, whatever their order.

    Articles are copies where they share a passage of running prose, with few words changed. Words inside quotation marks
    do not count: two reporters in one room quote the same words. Fingerprints bring articles together (Schleimer, Wilkerson
    and Aiken 2003), each with the first article that has it, so that time and memory grow with the length of all texts.

    Args:
        articles: Articles with different ids; which was first is told by `published` where that is known.

    Examples:
        >>> wire = "The north quay will stay shut until May because a crane fell on Friday, and the council will pay for it."
        >>> paper = Article("paper", f"Harbour news. {wire}", published="2031-05-02")
        >>> (copy,) = find_copies([paper, Article("wire", wire, published="2031-05-01")]).found
        >>> copy.first, copy.later, copy.dated, copy.first_share
        ('wire', 'paper', True, 1.0)
    """
    ordered = sorted({article.id: article for article in articles}.values(), key=lambda a: (_instant(a), a.id))
    texts = [prose(article) for article in ordered]
    found = []
    for (first, later), seeds in _seeds(texts).items():
        passages = shared(texts[first], texts[later], seeds)
        if passages:
            found.append(_copy(ordered[first], texts[first], ordered[later], texts[later], passages))
    return Copies(tuple(sorted(found, key=lambda copy: (copy.first, copy.later))))


def _seeds(texts: Sequence[Prose]) -> dict[tuple[int, int], list[tuple[int, int]]]:
    """Where each article has a fingerprint for the first time that an earlier article has."""
    made = [fingerprints([text.words[place] for place in text.told]) for text in texts]
    hashes = np.concatenate([found for found, _ in made]) if made else np.empty(0, np.uint64)
    places = np.concatenate([found for _, found in made]) if made else np.empty(0, np.int64)
    homes = np.repeat(np.arange(len(made)), [len(found) for found, _ in made])
    order = np.lexsort((places, homes, hashes))
    hashes, places, homes = hashes[order], places[order], homes[order]
    new = np.ones(len(hashes), bool)
    new[1:] = hashes[1:] != hashes[:-1]
    head: Places = np.maximum.accumulate(np.where(new, np.arange(len(hashes)), 0))
    again = ~new & (homes != homes[head])
    again[1:] &= homes[1:] != homes[:-1]  # the first in each article; hashes rise, so another hash is `new`
    seeds: defaultdict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    heads = head[again]
    for first, later, place, other in zip(
        homes[heads].tolist(), homes[again].tolist(), places[heads].tolist(), places[again].tolist(), strict=True
    ):
        seeds[first, later].append((place, other))
    return seeds


def _copy(first: Article, a: Prose, later: Article, b: Prose, passages: Sequence[Shared]) -> Copy:
    words = sum(passage.words for passage in passages)
    return Copy(
        first=first.id,
        later=later.id,
        dated=surely_before(first, later),
        passages=tuple(
            Passage(
                first=first.to_raw(a.starts[passage.a[0]], a.ends[passage.a[1] - 1]),
                later=later.to_raw(b.starts[passage.b[0]], b.ends[passage.b[1] - 1]),
                words=passage.words,
            )
            for passage in sorted(passages, key=lambda passage: (passage.b, passage.a))
        ),
        first_share=round(min(1.0, words / len(a.told)), 4),
        later_share=round(min(1.0, words / len(b.told)), 4),
    )


def _instant(article: Article) -> datetime:
    found = published_at(article)
    return _UNKNOWN if found is None else found.at
