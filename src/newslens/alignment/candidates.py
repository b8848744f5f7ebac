"""Which stretches of different articles are worth a closer look: an inverted index over weighted keys."""

from __future__ import annotations

from collections.abc import Sequence

import attrs
import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
_Integers = NDArray[np.int64]


@attrs.frozen(eq=False)
class Index:
    """Which keys stand in which units.

    Attributes:
        units: For each entry its unit, rising.
        keys: For each entry its key.
        weights: For each entry what the key weighs.
        totals: For each unit the sum of its weights.
        articles: For each unit its article.
        frequencies: For each key the number of units that hold it.
    """

    units: _Integers
    keys: _Integers
    weights: Floats
    totals: Floats
    articles: _Integers
    frequencies: _Integers


@attrs.frozen(eq=False)
class Candidates:
    """Pairs of units of different articles, and how much they share.

    Attributes:
        first: The number of one unit.
        second: The number of the other, the higher.
        shared: The weight of the keys that both hold.
    """

    first: _Integers
    second: _Integers
    shared: Floats


def candidates(index: Index, *, most: int, least: float, containment: float, block: int = 1 << 21) -> Candidates:
    """The pairs of units of different articles that share enough.

    Only keys in at most `most` units bring units together, so that the work grows with the number of neighbours of a unit
    and not with the number of pairs. It is done in blocks of about `block` pairs, in bounded memory.

    Args:
        index: Which keys stand in which units.
        most: A key in more units than this brings none together.
        least: The weight that a pair must share.
        containment: The share of the lighter unit's weight that a pair must share.
        block: How many pairs to hold at once.
    """
    count = len(index.totals)
    empty = Candidates(np.empty(0, np.int64), np.empty(0, np.int64), np.empty(0))
    useful = index.frequencies[index.keys] <= most
    keys, units, weights = index.keys[useful], index.units[useful], index.weights[useful]
    order = np.lexsort((units, keys))
    keys, units, weights = keys[order], units[order], weights[order]
    if not len(keys):
        return empty
    ends = np.searchsorted(keys, keys, side="right")
    later = ends - np.arange(len(keys)) - 1
    by_unit = np.argsort(units, kind="stable")
    sizes = np.cumsum(later[by_unit])
    parts: list[Candidates] = []
    start = 0
    while start < len(by_unit):
        done = sizes[start - 1] if start else 0
        stop = int(np.searchsorted(sizes, done + block, side="right"))
        stop = max(stop, start + 1)
        # A unit's entries stay in one block, so that its shared weights are summed in one place.
        stop = int(np.searchsorted(units[by_unit], units[by_unit[stop - 1]], side="right"))
        entries = by_unit[start:stop]
        start = stop
        lengths = later[entries]
        total = int(lengths.sum())
        if not total:
            continue
        offsets = np.repeat(entries + 1 - np.concatenate(([0], np.cumsum(lengths)[:-1])), lengths) + np.arange(total)
        first = np.repeat(units[entries], lengths)
        second = units[offsets]
        weight = np.minimum(np.repeat(weights[entries], lengths), weights[offsets])
        apart = index.articles[first] != index.articles[second]
        codes, inverse = np.unique(first[apart] * count + second[apart], return_inverse=True)
        shared = np.bincount(inverse, weights=weight[apart], minlength=len(codes))
        first, second = codes // count, codes % count
        lighter = np.minimum(index.totals[first], index.totals[second])
        good = (shared >= least) & (shared >= containment * lighter)
        parts.append(Candidates(first[good], second[good], shared[good]))
    if not parts:
        return empty
    return Candidates(
        np.concatenate([part.first for part in parts]),
        np.concatenate([part.second for part in parts]),
        np.concatenate([part.shared for part in parts]),
    )


def indexed(keys: Sequence[dict[str, float]], articles: Sequence[int]) -> Index:
    """Index units by the keys they hold.

    A key weighs what it says by itself times how rare it is among the units, on a scale from 0 to 1, so that it works with
    two short articles as with thousands.

    Args:
        keys: For each unit its keys and what each says by itself.
        articles: For each unit its article.
    """
    numbers: dict[str, int] = {}
    units: list[int] = []
    found: list[int] = []
    prior: list[float] = []
    for unit, held in enumerate(keys):
        for key, weight in held.items():
            found.append(numbers.setdefault(key, len(numbers)))
            units.append(unit)
            prior.append(weight)
    key_array = np.array(found, dtype=np.int64)
    unit_array = np.array(units, dtype=np.int64)
    frequencies = np.bincount(key_array, minlength=len(numbers)).astype(np.int64)
    count = len(keys) + 2
    rarity = np.log(count / np.maximum(frequencies, 2)) / np.log(max(count, 3) / 2)
    weights: Floats = np.array(prior, dtype=np.float64) * rarity[key_array]
    totals = np.bincount(unit_array, weights=weights, minlength=len(keys)).astype(np.float64)
    return Index(unit_array, key_array, weights, totals, np.array(articles, dtype=np.int64), frequencies)
