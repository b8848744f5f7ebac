"""Items that stand word for word in copied text: one stands for all, and the others are found beside it."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from newslens.alignment.copies.finding import find_copies
from newslens.alignment.copies.twins import twins
from newslens.alignment.items import Item
from newslens.types import Article


def twinned(found: Sequence[Item], articles: Sequence[Article]) -> list[Item]:
    """The items, each that a copy has word for word with the one that stands for it.

    Args:
        found: Quotes and claims.
        articles: Their articles.
    """
    copies = find_copies(articles)
    if not copies.found:
        return list(found)
    numbers = {item.id: number for number, item in enumerate(found)}
    stands = {
        numbers[name]: numbers[first]
        for name, first in twins(articles, copies.origins(articles)).items()
        if name in numbers and first in numbers
    }
    return [attrs.evolve(item, twin=stands[number]) if number in stands else item for number, item in enumerate(found)]


def holders(found: Sequence[Item]) -> dict[int, tuple[int, ...]]:
    """For each item that stands for others its number and theirs.

    Args:
        found: Quotes and claims.
    """
    held: dict[int, list[int]] = {}
    for number, item in enumerate(found):
        if item.twin is not None:
            held.setdefault(item.twin, [item.twin]).append(number)
    return {number: tuple(numbers) for number, numbers in held.items()}


def apart(found: Sequence[Item]) -> int:
    """How many items there are, those counted once that copies have word for word.

    Args:
        found: Quotes and claims.
    """
    return sum(item.twin is None for item in found)
