"""How much two articles tell of the same, which says what to expect of any two of their statements before these are compared."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from newslens.alignment.items import Item
from newslens.alignment.matching import Match
from newslens.alignment.twinned import holders

_PLAIN = 2.0  # the logit of likeness from which two stretches surely tell the same
_LEAST = 0.05  # the share of stretches that is told alike at least, since not all of them are found
_USUAL_SHARE = 0.25
_USUAL_NUMBER = 75.0  # stretches of two short articles
_MOST = 1.0  # what common ground adds at most


def common_ground(found: Sequence[Item], matched: Sequence[Match]) -> list[float]:
    """For each match what its articles add to the logit of its two stretches telling the same.

    Of two articles with n statements, of which the share s is told by the other in about the same words, about s n of the n²
    pairs belong together, so that the odds of each go by s / n. It is 0 for two short articles that tell a fifth alike.

    Args:
        found: Quotes and claims.
        matched: Those of them that are near each other.
    """
    numbers = Counter(item.article for item in found)
    between = [tuple(sorted((found[match.a].article, found[match.b].article))) for match in matched]
    alike: dict[tuple[int, ...], set[int]] = {pair: set() for pair in between}
    for match, pair in zip(matched, between, strict=True):
        if match.likely.logit >= _PLAIN or match.wording is not None:
            alike[pair].update((match.a, match.b))
    if stands := _stands(found):
        for (one, other), told in alike.items():
            told.update(
                number
                for first in stands[one].keys() & stands[other]
                for number in (stands[one][first], stands[other][first])
            )
    added = {pair: _added(len(told), sum(numbers[article] for article in pair)) for pair, told in alike.items()}
    return [added[pair] for pair in between]


def _stands(found: Sequence[Item]) -> Mapping[int, Mapping[int, int]]:
    """For each article what stands there word for word as in others: by the item that stands for it."""
    stands: defaultdict[int, dict[int, int]] = defaultdict(dict)
    for first, numbers in holders(found).items():
        for number in numbers:
            stands[found[number].article][first] = number
    return stands


def _added(alike: int, number: int) -> float:
    share = (alike / number + _LEAST) / _USUAL_SHARE
    return min(_MOST, math.log(share) - math.log(number / _USUAL_NUMBER))
