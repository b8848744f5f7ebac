"""The stretches of quotes and claims that are compared by themselves: their sentences, and all of them."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from newslens.alignment.items import Item

_MEASURED = 0.35  # what it weighs that two stretches measure the same thing


@attrs.frozen(eq=False)
class Unit:
    """A stretch of an item that is compared by itself: a sentence of it, or all of it.

    Attributes:
        item: The number of its item.
        start: The first of its words.
        end: One past the last of its words.
    """

    item: int
    start: int
    end: int


def units(found: Sequence[Item]) -> list[Unit]:
    """The sentences of items, and the items as wholes where they have several."""
    made = []
    for number, item in enumerate(found):
        sentences = item.words.sentences
        count = len(sentences)
        if not count:
            continue
        if sentences[-1] != sentences[0]:
            start = 0
            for index in range(1, count + 1):
                if index == count or sentences[index] != sentences[start]:
                    made.append(Unit(number, start, index))
                    start = index
        made.append(Unit(number, 0, count))
    return made


def held(item: Item, unit: Unit) -> dict[str, float]:
    """The keys of a unit, and what each weighs by itself; what its numbers measure is a key too."""
    found = {
        key: weight
        for key, weight in zip(item.keys[unit.start : unit.end], item.weights[unit.start : unit.end], strict=True)
        if key
    }
    for number in item.numbers:
        if unit.start <= number.start < unit.end and number.unit != "?":
            found[measured(number.kind, number.unit)] = _MEASURED
    return found


def measured(kind: str, unit: str) -> str:
    """The key of what numbers measure.

    Args:
        kind: The kind of the numbers.
        unit: Their unit.
    """
    return f"#{kind} {unit}"
