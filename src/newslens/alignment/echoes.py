"""Numbers that both articles print: "four" does not contradict "six" where each outlet tells of both."""

from __future__ import annotations

from collections.abc import Sequence

from newslens.alignment.items import Item
from newslens.alignment.matching import Match
from newslens.alignment.numbers import Number


def echoes(found: Sequence[Item], matched: Sequence[Match]) -> list[int]:
    """For each match how many of two numbers that exclude each other stand in the other article too: 0, 1 or 2.

    Args:
        found: Quotes and claims.
        matched: Pairs of them, compared.
    """
    printed = {(item.article, *_amount(number)) for item in found for number in item.numbers}
    counts = []
    for match in matched:
        pair = match.against.pair or match.against.counted
        others = found[match.b].article, found[match.a].article
        counts.append(
            0
            if pair is None
            else sum((other, *_amount(number)) in printed for other, number in zip(others, pair, strict=True))
        )
    return counts


def _amount(number: Number) -> tuple[str, str, float, float]:
    return number.kind, number.unit, number.low, number.high
