"""Which of very many texts are near each other: an inverted index over rare keys, in bounded memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import attrs
import numpy as np
from numpy.typing import NDArray

from newslens.alignment.fingerprints import Coded, Codes, Keys, Places, coded, distinct, keys

_HOLDERS = 16  # texts that may hold a key which brings texts together
_BLOCK = 1 << 20  # pairs at once
_UNITS = 1 << 16  # texts at once
_SHARES = 12  # bits of what a key weighs
_SUMS = 18  # bits of what a pair shares
_FINE = 40.0  # steps of a unit of weight


@attrs.frozen(eq=False)
class Near:
    """Which texts are near each other.

    Attributes:
        same: For each text the number of its class: texts of one class differ in no more than marks and inflection.
        first: Classes.
        second: For each of `first` another class that is among its nearest.
        shared: For each pair how much the two share: the sum of -log of how many texts hold each key of both, natural.
    """

    same: Places
    first: Places
    second: Places
    shared: NDArray[np.float64]

    def candidates(self, most: int = 10) -> tuple[Places, Places]:
        """For each text those near it, `most` at most: the others of its class, then those of the classes near it.

        Args:
            most: How many for each text.

        Returns:
            The places of texts, rising, and for each the place of one near it, the nearest first.
        """
        order = np.argsort(self.same, kind="stable")
        sizes = np.bincount(self.same)
        own = np.arange(len(sizes))
        one, other = np.concatenate((own, self.first)), np.concatenate((own, self.second))
        rows = np.argsort(one, kind="stable")
        one, other = one[rows], other[rows]
        # One more than asked for, since a text itself is among them.
        before = np.cumsum(sizes[other]) - sizes[other]
        before -= before[np.searchsorted(one, one)]
        taken = np.clip(most + 1 - before, 0, sizes[other])
        members = order[_places((np.cumsum(sizes) - sizes)[other], taken)]
        lengths = np.bincount(one, weights=taken, minlength=len(sizes)).astype(np.int64)
        texts = np.repeat(np.arange(len(self.same)), lengths[self.same])
        near_by = members[_places((np.cumsum(lengths) - lengths)[self.same], lengths[self.same])]
        texts, near_by = texts[texts != near_by], near_by[texts != near_by]
        kept = np.arange(len(texts)) - np.searchsorted(texts, texts) < most
        return texts[kept], near_by[kept]


@attrs.frozen(eq=False)
class _Postings:
    """For each key of each text that brings it together with others: which.

    Attributes:
        units: The texts that hold a key, key by key.
        starts: For each of them the first of those it is brought together with, by place in `units`.
        ends: One past the last.
        weights: What sharing the key says.
    """

    units: NDArray[np.int32]
    starts: NDArray[np.int32]
    ends: NDArray[np.int32]
    weights: NDArray[np.uint16]


def near(texts: Iterable[str], most: int = 10) -> Near:
    """The texts that have rare words, numbers, names or turns of phrase in common.

    Two texts meet where they share a key (`fingerprints.keys`) that at most 16 texts hold, so that the work for a text
    depends on its length and on its neighbours and not on how many texts there are; of a run of words that more texts hold,
    each meets sixteen others. What a text shares with each is summed, and the `most` that share most are kept. The order of
    the texts does not matter. Takes about 1.5 kB a text beside its result.

    Args:
        texts: Quotes or claims, read once and not kept.
        most: How many near texts to name for each at most.

    Raises:
        ValueError: Where `most` is below 1.

    Examples:
        >>> found = near(["The dam at Orvel will hold.", "“The dam at Orvel would hold, we think”", "Nobody came."])
        >>> [places.tolist() for places in found.candidates()]
        [[0, 1], [1, 0]]
    """
    if most < 1:
        raise ValueError("at least one near text must be asked for")
    same, read = distinct(coded(texts))
    count = len(read.bounds) - 1
    index = _postings(read, count)
    parts = list(_nearest(index, count, most))
    empty = np.empty(0, np.int64)
    first, second, shared = (np.concatenate([empty, *(part[side] for part in parts)]) for side in range(3))
    return Near(same, first, second, shared / _FINE)


def _bits(count: int) -> np.uint64:
    return np.uint64(max(1, (count - 1).bit_length()))


def _starts(values: Codes) -> Places:
    """Where each run of equal values begins."""
    return np.flatnonzero(np.concatenate((np.ones(min(1, len(values)), bool), values[1:] != values[:-1])))


def _places(starts: Places, lengths: Places) -> Places:
    """The places of ranges, one range after the other."""
    before = np.cumsum(lengths) - lengths
    return np.repeat(starts - before, lengths) + np.arange(int(lengths.sum()))


def _postings(read: Coded, count: int) -> _Postings:
    found: list[_Postings] = []
    place = 0
    for held in keys(read):
        found.append(_posted(held, count, place))
        place += len(found[-1].units)
    return _Postings(
        np.concatenate([part.units for part in found]),
        np.concatenate([part.starts for part in found]),
        np.concatenate([part.ends for part in found]),
        np.concatenate([part.weights for part in found]),
    )


def _posted(held: Keys, count: int, place: int) -> _Postings:
    """The postings of keys of one sort, the first of them at a place."""
    # Key and text in one number, so that one sort in place groups them: the key's highest bits, then the text.
    bits = _bits(count)
    packed = (held.codes >> bits << bits) | held.units.astype(np.uint64)
    packed.sort()
    packed = packed[_starts(packed)]
    begun = _starts(packed >> bits)
    holders = np.diff(np.append(begun, len(packed)))
    kept = (holders > 1) & ((holders <= _HOLDERS) | held.far)
    sizes = holders[kept]
    units = packed[_places(begun[kept], sizes)] & ((np.uint64(1) << bits) - np.uint64(1))
    ends = np.repeat(np.cumsum(sizes), sizes)
    starts = ends - np.repeat(sizes, sizes)
    here = np.arange(len(units))
    crowded = np.repeat(sizes > _HOLDERS, sizes)
    starts = np.where(crowded, np.maximum(starts, here - _HOLDERS // 2), starts) + place
    ends = np.where(crowded, np.minimum(ends, here + _HOLDERS // 2 + 1), ends) + place
    weights = np.clip(np.round(_FINE * np.log(count / np.repeat(sizes, sizes))), 1, (1 << _SHARES) - 1)
    return _Postings(units.astype(np.int32), starts.astype(np.int32), ends.astype(np.int32), weights.astype(np.uint16))


def _nearest(index: _Postings, count: int, most: int) -> Iterator[tuple[Places, Places, Places]]:
    """For some texts after others: each, those nearest to it, and what they share."""
    bits = _bits(count)
    order = np.argsort(index.units, kind="stable")
    units = index.units[order]
    work = np.cumsum(index.ends[order] - index.starts[order], dtype=np.int64)
    start = 0
    while start < len(order):
        done = int(work[start - 1]) if start else 0
        last = units[max(int(np.searchsorted(work, done + _BLOCK, side="right")), start + 1) - 1]
        # The keys of a text stay in one block, so that all it shares with another is summed there.
        stop = int(np.searchsorted(units, min(int(last), int(units[start]) + _UNITS - 1), side="right"))
        entries, base = order[start:stop], int(units[start])
        start = stop
        lengths = (index.ends[entries] - index.starts[entries]).astype(np.int64)
        other = index.units[_places(index.starts[entries].astype(np.int64), lengths)].astype(np.uint64)
        mine = np.repeat((index.units[entries] - base).astype(np.uint64), lengths)
        weights = np.repeat(index.weights[entries].astype(np.uint64), lengths)
        apart = other != mine + np.uint64(base)
        yield _best((mine[apart] << bits | other[apart]) << np.uint64(_SHARES) | weights[apart], bits, base, most)


def _best(packed: Codes, bits: np.uint64, base: int, most: int) -> tuple[Places, Places, Places]:
    """The pairs that share most, from text, other text and weight in one number for each key shared."""
    packed.sort()
    pairs = packed >> np.uint64(_SHARES)
    begun = _starts(pairs)
    pairs = pairs[begun]
    weights = packed & np.uint64((1 << _SHARES) - 1)
    sums = np.add.reduceat(weights, begun) if len(begun) else weights[:0]
    highest = np.uint64((1 << _SUMS) - 1)
    # Again all in one number: text, then what is shared, most first, then the other text.
    other = pairs & ((np.uint64(1) << bits) - np.uint64(1))
    ranked = ((pairs >> bits) << np.uint64(_SUMS) | (highest - np.minimum(sums, highest))) << bits | other
    ranked.sort()
    mine = ranked >> bits >> np.uint64(_SUMS)
    begun = _starts(mine)
    rank = np.arange(len(mine)) - np.repeat(begun, np.diff(np.append(begun, len(mine))))
    ranked, mine = ranked[rank < most], mine[rank < most]
    return (
        mine.astype(np.int64) + base,
        (ranked & ((np.uint64(1) << bits) - np.uint64(1))).astype(np.int64),
        (highest - (ranked >> bits & highest)).astype(np.int64),
    )
