"""What alignments set against each other: contradictions, and numbers that a later article brought up to date."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import combinations, product

from newslens.spans import Spans
from newslens.types import Alignment, Article, Relation

Pair = tuple[str, str]
"""The ids of two quotes or claims, sorted."""


def updated_numbers(alignment: Alignment) -> tuple[str, ...]:
    """The two numbers of which a later article has the later one, as they are printed; none where it is something else."""
    return _numbers(alignment, "update")


def excluding_numbers(alignment: Alignment) -> tuple[str, ...]:
    """The two numbers that cannot both hold, as they are printed; none where it is something else."""
    return _numbers(alignment, "numbers")


def sets_apart(alignment: Alignment) -> bool:
    """Whether the members of an alignment do not say the same: they contradict each other, or one is out of date.

    Examples:
        >>> update = Alignment("x", ("a.k", "b.k"), Relation.PARAPHRASE, evidence=("update: two / six",))
        >>> sets_apart(update), sets_apart(Alignment("y", ("a.k", "b.k"), Relation.PARAPHRASE))
        (True, False)
    """
    return alignment.relation is Relation.CONTRADICTION or bool(updated_numbers(alignment))


def directly(alignments: Iterable[Alignment]) -> frozenset[Pair]:
    """The pairs that alignments set against each other."""
    return frozenset(
        pair
        for alignment in alignments
        if sets_apart(alignment)
        for pair in combinations(sorted(set(alignment.members)), 2)
    )


def by_parts(alignments: Iterable[Alignment], articles: Iterable[Article]) -> frozenset[Pair]:
    """The same, with all quotes and claims that hold such a member: of two quotations a sentence of each may be at odds.

    Args:
        alignments: Alignments in any order.
        articles: The articles of their members.
    """
    pairs = directly(alignments)
    wanted = frozenset(member for pair in pairs for member in pair)
    holding: dict[str, frozenset[str]] = {}
    for article in articles:
        holding |= _holding(article, wanted)
    return frozenset(
        sorted_pair(a, b)
        for one, other in pairs
        for a, b in product(holding.get(one, (one,)), holding.get(other, (other,)))
        if a != b
    )


def standing(pairs: Iterable[Pair], twins: Mapping[str, str]) -> frozenset[Pair]:
    """Pairs, as pairs of what stands for their members.

    Args:
        pairs: The pairs.
        twins: For what copies have word for word the id of what stands for it.

    Examples:
        >>> sorted(standing([("a.k", "c.k"), ("b.k", "c.k")], {"c.k": "a.k"}))
        [('a.k', 'a.k'), ('a.k', 'b.k')]
    """
    return frozenset(sorted_pair(twins.get(a, a), twins.get(b, b)) for a, b in pairs)


def sorted_pair(a: str, b: str) -> Pair:
    """Two ids as a pair."""
    return (a, b) if a < b else (b, a)


def covers(around: Spans, spans: Spans) -> bool:
    """Whether some words stand within others of the same article.

    Args:
        around: Where the others stand.
        spans: Where they stand.
    """
    return bool(spans) and all(
        any(outer.start <= span.start and span.end <= outer.end for outer in around) for span in spans
    )


def _numbers(alignment: Alignment, reason: str) -> tuple[str, ...]:
    kind, _, printed = (alignment.evidence or ("",))[0].partition(": ")
    return tuple(printed.split(" / ")) if kind == reason else ()


def _holding(article: Article, wanted: frozenset[str]) -> dict[str, frozenset[str]]:
    """For each wanted quote or claim of an article those in which it stands; it stands in itself."""
    places = {quote.id: quote.spans for quote in article.quotes} | {claim.id: claim.spans for claim in article.claims}
    return {
        name: frozenset(other for other, around in places.items() if other == name or covers(around, spans))
        for name, spans in places.items()
        if name in wanted
    }
