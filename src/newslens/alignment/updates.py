"""A number that grows while a story goes on: the later article brings it up to date, and contradicts nobody."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import product
from typing import Final

from newslens.alignment.incompatible import as_printed
from newslens.alignment.lexicon import lexicon
from newslens.alignment.matching import Match
from newslens.alignment.numbers import Number
from newslens.alignment.published import surely_before
from newslens.alignment.qualified import fate
from newslens.types import Article

# What is counted while an event goes on; such numbers only grow, but for those who are found again.
_TOLLS: Final = (
    "die injure missing arrest evacuate rescue infect hospital destroy damage detain displace charge vote sign donate case trap toll"
    " identify pull recover burn contain power"
).split()
_FALLING: Final = "missing trap evacuate power".split()
_FOUND_AGAIN: Final = frozenset(("missing", "away"))  # fates that come to an end
_COUNTED: Final = frozenset(("count", "percent"))


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
    if against.opposite or later is surely_before(b, a):
        return ""
    for one, other in _counts(match):
        before, after = (one, other) if later else (other, one)
        if against.clash and before.high:
            continue  # "None was found" may be brought up to date, and no other denial
        if _runs_on(match, before, after, turned=not later):
            return as_printed(match, (one, other))
    return ""


def _counts(match: Match) -> Iterator[tuple[Number, Number]]:
    """The counts of one thing: those that speak against both holding before the others."""
    pair = match.against.pair or match.against.counted
    if pair is not None and pair[0].kind in _COUNTED:
        yield pair
    if pair is None or not pair[0].amounts:
        for one, other in product(match.pair.a.numbers, match.pair.b.numbers):
            if one.kind in _COUNTED and one.commensurate(other) and (one.unit == other.unit or one.excludes(other)):
                yield one, other


def _runs_on(match: Match, before: Number, after: Number, *, turned: bool) -> bool:
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
    if all(fates) and fates[0] != fates[1]:
        return False
    # "At least nine" became "at least 24", though both may be true.
    if before.high < after.low or before.low < after.low < before.high == math.inf:
        return bool(all(fates) or shared & _keys(_TOLLS))
    return after.high < before.low and (fates[0] in _FOUND_AGAIN or bool(shared & _keys(_FALLING)))


def _keys(lemmas: list[str]) -> set[str]:
    known = lexicon()
    return {known.word(lemma).key for lemma in lemmas}
