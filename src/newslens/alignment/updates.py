"""A number that grows while a story goes on: the later article brings it up to date, and contradicts nobody."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import Final

from newslens.alignment.lexicon import lexicon
from newslens.alignment.matching import Match
from newslens.alignment.numbers import Number
from newslens.alignment.published import surely_before
from newslens.alignment.qualified import fate
from newslens.types import Article

# What is counted while an event goes on; such numbers only grow, but for those who are found again.
_TOLLS: Final = (
    "die injure missing arrest evacuate rescue infect hospital destroy damage detain displace charge vote sign donate case trap toll"
).split()
_FALLING: Final = "missing trap evacuate".split()
_FOUND_AGAIN: Final = frozenset(("missing", "away"))  # fates that come to an end


def updated(match: Match, a: Article, b: Article) -> str:
    """The two numbers, as they are printed, that differ only because one of the articles came later ("five / seven"), or "".

    Both must be of a toll, one article must be later for sure, and nothing but numbers may speak against both: how many, or
    how many and on which day.

    Args:
        match: The stretches of the two articles.
        a: The article of the first stretch.
        b: The article of the second.
    """
    against = match.against
    later = surely_before(a, b)
    if against.clash or against.opposite or later is surely_before(b, a):
        return ""
    for one, other in _counts(match):
        if _runs_on(match, one, other) if later else _runs_on(match, other, one, turned=True):
            sides = ((match.pair.a, one), (match.pair.b, other))
            return " / ".join(" ".join(side.item.words.forms[told.start : told.end]) for side, told in sides)
    return ""


def _counts(match: Match) -> Iterator[tuple[Number, Number]]:
    """The counts that exclude each other: those that speak against both holding, or any beside two days or hours."""
    pair = match.against.pair or match.against.counted
    if pair is not None and pair[0].kind == "count":
        yield pair
    elif pair is not None and not pair[0].amounts:
        for one, other in product(match.pair.a.numbers, match.pair.b.numbers):
            if one.kind == "count" and one.commensurate(other) and one.excludes(other):
                yield one, other


def _runs_on(match: Match, before: Number, after: Number, *, turned: bool = False) -> bool:
    """Whether the earlier of two numbers can have become the later.

    Args:
        match: The stretches.
        before: The number of the earlier article.
        after: That of the later.
        turned: Whether the earlier article is the one of the second stretch.
    """
    earlier, later = (match.pair.b, match.pair.a) if turned else (match.pair.a, match.pair.b)
    shared = earlier.plain.keys() & later.plain.keys()
    fates = fate(earlier, before), fate(later, after)
    same = fates[0] if fates[0] == fates[1] else ""
    if before.high < after.low:
        return bool(same or shared & _keys(_TOLLS))
    return same in _FOUND_AGAIN or bool(shared & _keys(_FALLING))


def _keys(lemmas: list[str]) -> set[str]:
    known = lexicon()
    return {known.word(lemma).key for lemma in lemmas}
