"""Which quotes and claims of different articles are near each other, and which of their sentences."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import attrs
import numpy as np

from newslens.alignment.candidates import candidates, indexed
from newslens.alignment.items import Item
from newslens.alignment.likeness import Scale, expected, least_logit, promise
from newslens.alignment.meanings import Table
from newslens.alignment.speech import Voices
from newslens.alignment.stretches import Stretch, meant_by, stretch
from newslens.alignment.twinned import apart, holders
from newslens.alignment.units import Unit, held, units

_MOST = 400  # units that may hold a key which brings units together
_LEAST = 0.3
_CONTAINMENT = 0.15
# Of very many stretches more share a little by chance, so that more must be shared to be looked at.
_STORY = 250.0
_CROWDING = 0.05
_HIGHEST = 0.4
_CLOSE = 3  # pairs of stretches of two items that are looked at
RUN = 4
"""So many words in a row make two quotes candidates."""
_HOLDERS = 30  # quotes in which such a run may stand
_MEANT = 0.45  # how alike in meaning two stretches must be that few words bring together
_NEAREST = 2  # of each other article, stretches that meaning brings to one
_SAME = 1.0  # how near the same words are
_FEW = 4000  # stretches up to which each is held against each in meaning: a story, and not a set of stories


@attrs.frozen(eq=False)
class Pair:
    """Two stretches of different items that are near each other.

    Attributes:
        a: One.
        b: The other.
        rank: 1 where each item is the other's nearest of its article, 0 where neither is.
        run: Whether the items have a run of quoted words in common.
    """

    a: Stretch
    b: Stretch
    rank: float
    run: bool


def close(
    found: Sequence[Item], voices: Voices, scale: Scale, threshold: float = 0.0
) -> dict[tuple[int, int], list[Pair]]:
    """The pairs of items of different articles that are near each other, with their nearest stretches.

    What copies have word for word is looked at once.

    Args:
        found: Quotes and claims.
        voices: Who says them.
        scale: What features weigh.
        threshold: Pairs that have no chance of this score are left out, unless quoted words must be compared.
    """
    cut = [unit for unit in units(found) if found[unit.item].twin is None]
    kept = [held(found[unit.item], unit) for unit in cut]
    meaning = [meant_by(found[unit.item], unit.start, unit.end) for unit in cut]
    wholes = np.array([each.whole for each in meaning])
    index = indexed(kept, [found[unit.item].article for unit in cut])
    crowded = math.log(max(1.0, apart(found) / _STORY))
    containment = min(_HIGHEST, _CONTAINMENT + _CROWDING * crowded)
    pairs = candidates(index, most=_MOST, least=_LEAST, containment=containment)
    bounds = [0]
    for keys in kept:
        bounds.append(bounds[-1] + len(keys))
    weights = index.weights.tolist()
    known: dict[int, Stretch] = {}

    def read(number: int) -> Stretch:
        if number not in known:
            unit, keys = cut[number], kept[number]
            weighed = dict(zip(keys, weights[bounds[number] : bounds[number + 1]], strict=True))
            known[number] = stretch(found[unit.item], unit.start, unit.end, weighed, keys, meaning[number])
        return known[number]

    grouped: dict[tuple[int, int], list[tuple[float, int, int]]] = {}
    runs = _runs(found, cut)
    for first, second in sorted(runs):
        grouped.setdefault((cut[first].item, cut[second].item), []).append((0.0, first, second))
    closeness = pairs.shared / (index.totals[pairs.first] * index.totals[pairs.second]) ** 0.5
    shares = pairs.shared / np.minimum(index.totals[pairs.first], index.totals[pairs.second])
    alike = np.einsum("ij,ij->i", wholes[pairs.first], wholes[pairs.second]) if len(pairs.first) else closeness
    promises = promise(closeness, shares, pairs.shared, alike, scale)
    hopes: dict[tuple[int, int], float] = {}
    for first, second, value, hope in zip(
        pairs.first.tolist(), pairs.second.tolist(), closeness.tolist(), promises.tolist(), strict=True
    ):
        members = cut[first].item, cut[second].item
        grouped.setdefault(members, []).append((-value, first, second))
        if hope > hopes.get(members, -math.inf):
            hopes[members] = hope
    meant = _meant(cut, [found[unit.item].article for unit in cut], wholes)
    for first, second in sorted(meant - set(zip(pairs.first.tolist(), pairs.second.tolist(), strict=True))):
        members = cut[first].item, cut[second].item
        grouped.setdefault(members, []).append((0.0, first, second))
        hopes[members] = math.inf  # there are few of them
    best = _nearest(found, grouped)
    whole = {unit.item: number for number, unit in enumerate(cut)}  # the last unit of an item is all of it
    brief = [any(end - start < RUN for start, end in item.quoted) for item in found]
    floor = least_logit(threshold, scale)
    result = {}
    for (a, b), group in grouped.items():
        run = (whole[a], whole[b]) in runs
        group.sort()
        value = -group[0][0]
        nearest = best[a, found[b].article], best[b, found[a].article]
        rank = sum(0.5 * value / near for near in nearest if near)
        if not run and not (brief[a] and found[b].quoted) and not (brief[b] and found[a].quoted):
            kinship = voices.kinship(found[a].speaker, found[b].speaker)
            if hopes[a, b] + expected(found[a], found[b], kinship, value, rank, scale) < floor:
                continue
        result[a, b] = [Pair(read(first), read(second), rank, run) for _, first, second in group[:_CLOSE]]
    return result


def _nearest(
    found: Sequence[Item], grouped: Mapping[tuple[int, int], Sequence[tuple[float, int, int]]]
) -> dict[tuple[int, int], float]:
    """For each item and each other article how near its nearest item there is."""
    held = holders(found)
    best = {(first, found[twin].article): _SAME for first, (_, *twins) in held.items() for twin in twins}
    for (a, b), group in grouped.items():
        value = -min(group)[0]
        for item, other in ((a, b), (b, a)):
            for one in held.get(other, (other,)):
                side = (item, found[one].article)
                best[side] = max(best.get(side, 0.0), value)
    return best


def _meant(cut: Sequence[Unit], articles: Sequence[int], wholes: Table) -> set[tuple[int, int]]:
    """The units of different articles that mean about the same, whatever their words.

    Args:
        cut: The units.
        articles: The article of each.
        wholes: The meaning of each, one row a unit.
    """
    if len(cut) > _FEW:
        return set()
    numbers = np.asarray(articles)
    of_article = [np.flatnonzero(numbers == article) for article in dict.fromkeys(articles)]
    result: set[tuple[int, int]] = set()
    for place, one in enumerate(of_article):
        for other in of_article[place + 1 :]:
            alike = wholes[one] @ wholes[other].T
            for axis in (0, 1):
                nearest = np.argsort(-alike, axis=axis, kind="stable")
                chosen = np.zeros_like(alike, dtype=np.bool_)
                np.put_along_axis(
                    chosen, np.take(nearest, range(min(_NEAREST, alike.shape[axis])), axis=axis), True, axis=axis
                )
                left, right = np.nonzero(chosen & (alike >= _MEANT))
                result |= set(zip(one[left].tolist(), other[right].tolist(), strict=True))
    return result


def _runs(found: Sequence[Item], cut: Sequence[Unit]) -> set[tuple[int, int]]:
    """The units of different articles that have a run of quoted words in common, however common the words are."""
    holders: dict[tuple[str, ...], dict[int, int]] = {}
    for number, unit in enumerate(cut):
        item = found[unit.item]
        if not (unit.start == 0 and unit.end == len(item.words)):
            continue
        for start, end in item.quoted:
            exact = [word.exact for word in item.words.words[start:end]]
            for place in range(len(exact) - RUN + 1):
                holders.setdefault(tuple(exact[place : place + RUN]), {})[unit.item] = number
    pairs: set[tuple[int, int]] = set()
    for held_by in holders.values():
        if 1 < len(held_by) <= _HOLDERS:
            members = sorted(held_by.items())
            for place, (one, first) in enumerate(members):
                for other, second in members[place + 1 :]:
                    if found[one].article != found[other].article:
                        pairs.add((first, second))
    return pairs
