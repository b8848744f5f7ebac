"""Alignments of two merged into groups of any number, without chaining what is unlike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations, product

import attrs

from newslens.alignment.at_odds import by_parts, directly, sets_apart
from newslens.alignment.utterances.overlaps import overlap
from newslens.alignment.utterances.pieces import Piece, pieces
from newslens.types import Alignment, Article, Quote, Relation

_SUREST_FIRST = {Relation.VERBATIM: 0, Relation.REWORDED: 1, Relation.PARAPHRASE: 2}


def grouped(alignments: Sequence[Alignment], articles: Sequence[Article]) -> tuple[tuple[str, ...], ...]:
    """The groups of quotes and claims that say the same, over any number of articles.

    Two groups become one only where each member of the one was found to say the same as each of the other: complete linkage
    (Sørensen 1948), the surest pairs first, so that A like B and B like C put no unlike A and C together. Two quotations that
    were not found to be alike may stand together all the same where they share words inside quotation marks, or where each
    shares some with a third that was aligned with both, as two parts of one sentence do. What contradicts a member is never
    put beside it, nor what has a later number; and of retellings none of which a part does so.

    Args:
        alignments: Alignments in any order.
        articles: The articles of their members in any order; members of others are passed over.

    Returns:
        Groups of at least two ids, each sorted, in the order of their first ids. Nothing is in two of them.
    """
    links = _Links.of(alignments, articles)
    home = {member: member for member in links.articles}
    groups = {member: [member] for member in links.articles}
    for a, b in links.surest_first:
        one, other = home[a], home[b]
        if one != other and all(links.fit(*pair) for pair in product(groups[one], groups[other])):
            moved = groups.pop(other)
            groups[one] += moved
            home |= dict.fromkeys(moved, one)
    return tuple(sorted(tuple(sorted(members)) for members in groups.values() if len(members) > 1))


@attrs.frozen(eq=False)
class _Links:
    """What was found of pairs.

    Attributes:
        articles: The article of each quote and claim that is aligned.
        surest_first: The pairs that say the same, in an order that hangs on nothing but them.
        same: For each member those that say the same.
        against: The pairs that do not say the same.
        quoted: For each member that is a quote what it prints inside quotation marks.
    """

    articles: dict[str, str]
    surest_first: Sequence[tuple[str, str]]
    same: defaultdict[str, set[str]]
    against: frozenset[tuple[str, str]]
    quoted: dict[str, tuple[Piece, ...]]
    _shared: dict[tuple[str, str], bool] = attrs.field(factory=dict, init=False)

    @classmethod
    def of(cls, alignments: Sequence[Alignment], articles: Sequence[Article]) -> _Links:
        held: dict[str, str] = {}
        quoted: dict[str, tuple[Article, Quote]] = {}
        for article in articles:
            held |= dict.fromkeys((quote.id for quote in article.quotes), article.id)
            held |= dict.fromkeys((claim.id for claim in article.claims), article.id)
            quoted |= {quote.id: (article, quote) for quote in article.quotes}
        ranks: dict[tuple[str, str], tuple[int, float]] = {}
        for alignment in alignments:
            members = sorted({member for member in alignment.members if member in held})
            for pair in () if sets_apart(alignment) else combinations(members, 2):
                rank = (_SUREST_FIRST[alignment.relation], -alignment.score)
                ranks[pair] = min(rank, ranks.get(pair, rank))
        retold = {pair for pair, (rank, _) in ranks.items() if rank == _SUREST_FIRST[Relation.PARAPHRASE]}
        against = directly(alignments) | (by_parts(alignments, articles) & retold)
        ranks = {pair: rank for pair, rank in ranks.items() if pair not in against}
        same: defaultdict[str, set[str]] = defaultdict(set)
        for a, b in ranks:
            same[a].add(b)
            same[b].add(a)
        return cls(
            articles={member: held[member] for member in sorted(same)},
            surest_first=sorted(ranks, key=lambda pair: (ranks[pair], pair)),
            same=same,
            against=against,
            quoted={member: pieces(*quoted[member]) for member in same if member in quoted},
        )

    def fit(self, a: str, b: str) -> bool:
        """Whether two may stand in one group."""
        if _pair(a, b) in self.against:
            return False
        return (
            b in self.same[a]
            or self._share(a, b)
            or any(self._share(a, third) and self._share(b, third) for third in self.same[a] & self.same[b])
        )

    def _share(self, a: str, b: str) -> bool:
        """Whether two quotes share words inside quotation marks, so that one holds the other or goes on in it."""
        pair = _pair(a, b)
        if pair not in self._shared:
            runs = list(product(self.quoted.get(a, ()), self.quoted.get(b, ())))
            same = any(one.exact == other.exact for one, other in runs)
            self._shared[pair] = same or any(overlap(one.words, other.words) is not None for one, other in runs)
        return self._shared[pair]


def _pair(a: str, b: str) -> tuple[str, str]:
    return (a, b) if a < b else (b, a)
