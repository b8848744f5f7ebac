"""What stands around a place of a stretch, and how alike that is to what stands around a place of another."""

from __future__ import annotations

from collections.abc import Mapping

from newslens.alignment.numbers import Number
from newslens.alignment.stretches import Stretch

_DECAY = 0.7  # how much less the next word around a number says
_FAR = 0.05
_NEAR = 0.34  # so near that a number is likely of it
_UNIT = 0.6  # what it says that two numbers count the same uncommon thing
_COUNTED_OF_ALL = frozenset(("person", "old", "ago", "?", ""))


def context(left: Mapping[str, float], a: Stretch, right: Mapping[str, float], b: Stretch) -> float:
    """How alike what stands around a place of one stretch is to what stands around a place of the other."""
    common_left = sum(weight for key, weight in left.items() if key in b.plain or key in right)
    common_right = sum(weight for key, weight in right.items() if key in a.plain or key in left)
    if not common_left or not common_right:
        return 0.0
    return float(((common_left / sum(left.values())) * (common_right / sum(right.values()))) ** 0.5)


def counted_around(side: Stretch, number: Number) -> dict[str, float]:
    """The keys around a number, with what it counts."""
    found = around(side, number.start, number.end, number.unit if number.kind == "count" else "")
    if number.kind == "count" and number.unit not in _COUNTED_OF_ALL:
        found[number.unit] = _UNIT
    return found


def around(side: Stretch, start: int, end: int, but: str = "") -> dict[str, float]:
    """The keys around a place; the nearer, the heavier."""
    found: dict[str, float] = {}
    for places in (range(start - 1, side.start - 1, -1), range(end, side.end)):
        nearness = 1.0
        for index in places:
            key = side.item.keys[index]
            if key and key[0] != "#" and key != but:
                found[key] = max(found.get(key, 0.0), nearness * side.item.weights[index])
                nearness *= _DECAY
                if nearness < _FAR:
                    break
    return found


def named(found: Mapping[str, float], side: Stretch) -> set[str]:
    """The names among the keys that stand near a number."""
    return {key for key, weight in found.items() if weight >= _NEAR and key in side.item.names}


def apart(names: set[str], others: set[str]) -> bool:
    """Whether names stand on both sides, and none on both."""
    return bool(names and others) and not names & others
