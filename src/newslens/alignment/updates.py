"""A number that grows while a story goes on: the later article brings it up to date, and contradicts nobody."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from newslens.alignment.lexicon import lexicon
from newslens.alignment.matching import Match
from newslens.types import Article

# What is counted while an event goes on; such numbers only grow, but for those who are found again.
_TOLLS = (
    "die injure missing arrest evacuate rescue infect hospital destroy damage detain displace charge vote sign donate case trap"
).split()
_FALLING = "missing trap evacuate".split()
_DAY = timedelta(days=1)


def updated(match: Match, a: Article, b: Article) -> bool:
    """Whether two numbers differ only because one of the articles came later.

    Both must be of a toll, the other article must be later for sure, and nothing but the numbers may speak against both.

    Args:
        match: The stretches of the two articles.
        a: The article of the first stretch.
        b: The article of the second.
    """
    against = match.against
    if against.pair is None or against.clash or against.opposite:
        return False
    one, other = against.pair
    if one.kind != "count":
        return False
    if _before(b, a):
        one, other = other, one
    elif not _before(a, b):
        return False
    shared = match.pair.a.plain.keys() & match.pair.b.plain.keys()
    if one.high < other.low:
        return bool(shared & _keys(_TOLLS))
    return bool(shared & _keys(_FALLING))


def _keys(lemmas: list[str]) -> set[str]:
    known = lexicon()
    return {known.word(lemma).key for lemma in lemmas}


def _before(a: Article, b: Article) -> bool:
    """Whether one was published before the other for sure: a date without its hour may be any hour of it."""
    one, other = _published(a), _published(b)
    if one is None or other is None:
        return False
    (first, exact), (second, other_exact) = one, other
    if exact and other_exact:
        return first < second
    return second - first >= (2 * _DAY if exact != other_exact else _DAY)


def _published(article: Article) -> tuple[datetime, bool] | None:
    """When an article was published, and whether the hour is known."""
    if article.published is None:
        return None
    try:
        when = datetime.fromisoformat(article.published)
    except ValueError:
        return None
    exact = len(article.published) > len("2031-05-02")
    return (when if when.tzinfo is not None else when.replace(tzinfo=UTC)), exact
