"""A number that grows while a story goes on: the later article brings it up to date, and contradicts nobody."""

from __future__ import annotations

from newslens.alignment.lexicon import lexicon
from newslens.alignment.matching import Match
from newslens.alignment.published import surely_before
from newslens.types import Article

# What is counted while an event goes on; such numbers only grow, but for those who are found again.
_TOLLS = (
    "die injure missing arrest evacuate rescue infect hospital destroy damage detain displace charge vote sign donate case trap"
).split()
_FALLING = "missing trap evacuate".split()


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
    if surely_before(b, a):
        one, other = other, one
    elif not surely_before(a, b):
        return False
    shared = match.pair.a.plain.keys() & match.pair.b.plain.keys()
    if one.high < other.low:
        return bool(shared & _keys(_TOLLS))
    return bool(shared & _keys(_FALLING))


def _keys(lemmas: list[str]) -> set[str]:
    known = lexicon()
    return {known.word(lemma).key for lemma in lemmas}
