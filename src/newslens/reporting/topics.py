"""Disagreements sorted into topics: those that share a telling belong together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newslens.reporting.view import Disagreement


def topics(found: Sequence[Disagreement]) -> tuple[tuple[Disagreement, ...], ...]:
    """Disagreements in groups, in the order in which the first of each group comes.

    Two are of one topic where the same quote or claim stands in both, or the same words of one article.
    """
    groups: dict[int, list[int]] = {}
    home: dict[object, int] = {}
    of: dict[int, int] = {}
    for number, disagreement in enumerate(found):
        groups[number], of[number] = [number], number
        for said in disagreement.statements:
            for mark in (said.id, (said.article, said.text)):
                other = of[home.setdefault(mark, number)]
                if other != of[number]:
                    low, high = sorted((other, of[number]))
                    moved = groups.pop(high)
                    groups[low] += moved
                    of |= dict.fromkeys(moved, low)
    return tuple(tuple(found[number] for number in sorted(group)) for _, group in sorted(groups.items()))
