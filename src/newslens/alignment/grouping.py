"""Alignments of two merged into groups of any number, without chaining what is unlike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations, product
from types import MappingProxyType

import attrs

from newslens.alignment.at_odds import by_parts, directly, sets_apart, sorted_pair, standing
from newslens.alignment.utterances.overlaps import overlap
from newslens.alignment.utterances.pieces import Piece, pieces
from newslens.types import Alignment, Article, Quote, Relation

_SUREST_FIRST = {Relation.VERBATIM: 0, Relation.REWORDED: 1, Relation.PARAPHRASE: 2}

_NONE: Mapping[str, str] = MappingProxyType({})


def grouped(
    alignments: Sequence[Alignment], articles: Sequence[Article], twins: Mapping[str, str] = _NONE
) -> tuple[tuple[str, ...], ...]:
    """The groups of quotes and claims that say the same, over any number of articles.

    Two groups become one only where each member of the one was found to say the same as each of the other: complete linkage
    (Sørensen 1948), the surest pairs first, so that A like B and B like C put no unlike A and C together. Two quotations that
    were not found to be alike may stand together all the same where they share words inside quotation marks, or where each
    shares some with a third that was aligned with both, as two parts of one sentence do. What contradicts a member is never
    put beside it, nor what has a later number; and of retellings none of which a part does so. What copies have word for word
    goes where the one goes that stands for it, with which alone it is aligned.

    Args:
        alignments: Alignments in any order.
        articles: The articles of their members in any order; members of others are passed over.
        twins: For what copies have word for word the id of what stands for it.

    Returns:
        Groups of at least two ids, each sorted, in the order of their first ids. Nothing is in two of them.
    """
    links = _Links.of(alignments, articles, twins)
    home = {member: member for member in links.held}
    groups = {member: [member] for member in links.held}
    for a, b in links.surest_first:
        one, other = home[a], home[b]
        if one != other and all(links.fit(*pair) for pair in product(groups[one], groups[other])):
            moved = groups.pop(other)
            groups[one] += moved
            home |= dict.fromkeys(moved, one)
    whole = (sorted(name for member in members for name in links.held[member]) for members in groups.values())
    return tuple(sorted(tuple(members) for members in whole if len(members) > 1))


@attrs.frozen(eq=False)
class _Links:
    """What was found of pairs; one member stands for all that copies have word for word.

    Attributes:
        held: For each member that is aligned the quotes and claims for which it stands, itself among them.
        surest_first: The pairs that say the same, in an order that hangs on nothing but them.
        same: For each member those that say the same.
        against: The pairs that do not say the same.
        quoted: For each member that is a quote what it prints inside quotation marks.
    """

    held: Mapping[str, Sequence[str]]
    surest_first: Sequence[tuple[str, str]]
    same: defaultdict[str, set[str]]
    against: frozenset[tuple[str, str]]
    quoted: dict[str, tuple[Piece, ...]]
    _shared: dict[tuple[str, str], bool] = attrs.field(factory=dict, init=False)

    @classmethod
    def of(cls, alignments: Sequence[Alignment], articles: Sequence[Article], twins: Mapping[str, str]) -> _Links:
        known: set[str] = set()
        quoted: dict[str, tuple[Article, Quote]] = {}
        for article in articles:
            known.update(quote.id for quote in article.quotes)
            known.update(claim.id for claim in article.claims)
            quoted |= {quote.id: (article, quote) for quote in article.quotes}
        ranks: dict[tuple[str, str], tuple[int, float]] = {}
        held: dict[str, set[str]] = {}
        for alignment in alignments:
            if sets_apart(alignment):
                continue
            members = sorted({member for member in alignment.members if member in known})
            for member in members if len(members) > 1 else ():
                held.setdefault(twins.get(member, member), set()).add(member)
            rank = (_SUREST_FIRST[alignment.relation], -alignment.score)
            for pair in combinations(sorted({twins.get(member, member) for member in members}), 2):
                ranks[pair] = min(rank, ranks.get(pair, rank))
        retold = {pair for pair, (rank, _) in ranks.items() if rank == _SUREST_FIRST[Relation.PARAPHRASE]}
        odds = (standing(pairs, twins) for pairs in (directly(alignments), by_parts(alignments, articles)))
        against = next(odds) | (next(odds) & retold)
        ranks = {pair: rank for pair, rank in ranks.items() if pair not in against}
        same: defaultdict[str, set[str]] = defaultdict(set)
        for a, b in ranks:
            same[a].add(b)
            same[b].add(a)
        return cls(
            held={member: sorted(held[member]) for member in sorted(held)},
            surest_first=sorted(ranks, key=lambda pair: (ranks[pair], pair)),
            same=same,
            against=against,
            quoted={member: pieces(*quoted[member]) for member in same if member in quoted},
        )

    def fit(self, a: str, b: str) -> bool:
        """Whether two may stand in one group."""
        if sorted_pair(a, b) in self.against:
            return False
        return (
            b in self.same[a]
            or self._share(a, b)
            or any(self._share(a, third) and self._share(b, third) for third in self.same[a] & self.same[b])
        )

    def _share(self, a: str, b: str) -> bool:
        """Whether two quotes share words inside quotation marks, so that one holds the other or goes on in it."""
        pair = sorted_pair(a, b)
        if pair not in self._shared:
            runs = list(product(self.quoted.get(a, ()), self.quoted.get(b, ())))
            same = any(one.exact == other.exact for one, other in runs)
            self._shared[pair] = same or any(overlap(one.words, other.words) is not None for one, other in runs)
        return self._shared[pair]
