"""Texts as numbers by which they can be found again: their words, words near each other, and runs of words."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from hashlib import blake2b

import attrs
import numpy as np
from numpy.typing import NDArray

from newslens.alignment.words import TOKEN, meaning

Codes = NDArray[np.uint64]
Places = NDArray[np.int64]

_GOLDEN = np.uint64(0x9E3779B97F4A7C15)
_FIRST, _SECOND = np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB)
_APART = (1, 2)  # how far apart two words of content are that make one key
_PHRASE = 3
_RUN = 5


@attrs.frozen(eq=False)
class Coded:
    """Texts as codes of their words.

    Attributes:
        codes: The words of all texts, one text after the other: equal numbers for words of one meaning, odd ones for words
            of content and even ones for those of grammar.
        bounds: Where each text begins, and at the end the number of words.
    """

    codes: Codes
    bounds: Places

    @property
    def units(self) -> Places:
        """For each word the number of its text."""
        return np.repeat(np.arange(len(self.bounds) - 1), np.diff(self.bounds))


@attrs.frozen(eq=False)
class Keys:
    """Keys of one sort, each with the text that holds it.

    Attributes:
        codes: The keys.
        units: For each the number of its text.
        far: Whether a key is telling enough to bring texts together however many hold it.
    """

    codes: Codes
    units: Places
    far: bool = False


class _Known(dict[str, int]):
    """The code of each form that has been met; 0 for what is no word."""

    def __missing__(self, form: str) -> int:
        word = meaning(form)
        code = 0
        if word is not None:
            key = word.key or word.exact
            code = int.from_bytes(blake2b(key.encode(), digest_size=8).digest(), "little")
            code = code | 1 if word.key else (code & ~1) or 2
        self[form] = code
        return code


def coded(texts: Iterable[str]) -> Coded:
    """Read texts; they are not kept.

    A word's code says what it is compared by: its stem, its group of synonyms, its number. Codes are the same in every run
    and for every order of the texts.

    Examples:
        >>> one, other = coded(["He resigned on 7 wet days."]), coded(["“He resigns on seven wet days”"])
        >>> bool((one.codes == other.codes).all()), (one.codes % 2).tolist()
        (True, [0, 1, 0, 1, 1, 1])
    """
    known = _Known()
    found = array("Q")
    bounds = array("q", [0])
    for text in texts:
        found.extend([code for form in TOKEN.findall(text) if (code := known[form])])
        bounds.append(len(found))
    return Coded(np.array(found, dtype=np.uint64), np.array(bounds, dtype=np.int64))


def distinct(read: Coded) -> tuple[Places, Coded]:
    """The texts that differ in more than marks and inflection, in an order that does not depend on that of the texts.

    Returns:
        For each text the number of the one that stands for it, and those that stand for others.
    """
    lengths = np.diff(read.bounds)
    places = np.arange(len(read.codes)) - np.repeat(read.bounds[:-1], lengths)
    placed = np.append(_mixed(read.codes + (places.astype(np.uint64) + np.uint64(1)) * _GOLDEN), np.uint64(0))
    signatures = np.add.reduceat(placed, read.bounds[:-1]) if len(lengths) else placed[:0]
    signatures[lengths == 0] = 0
    _, first, same = np.unique(signatures, return_index=True, return_inverse=True)
    sizes = lengths[first]
    bounds = np.concatenate(([0], np.cumsum(sizes)))
    chosen = np.repeat(read.bounds[:-1][first] - bounds[:-1], sizes) + np.arange(bounds[-1])
    return same.astype(np.int64), Coded(read.codes[chosen], bounds)


def keys(read: Coded) -> Iterator[Keys]:
    """The keys of texts, one sort after the other.

    Words of content by themselves; two of them next to each other or with one between, in either order, so that words put
    in, left out or swapped leave others as they are; and runs of three and of five words, those of grammar included, by
    which also a piece that says little is found. All are of words near each other, so that a part of a text has the keys
    that it has in the whole.
    """
    units = read.units
    content = read.codes & np.uint64(1) == 1
    words, held = read.codes[content], units[content]
    yield Keys(_mixed(words), held)
    near = [_pairs(words, held, apart) for apart in _APART]
    yield Keys(np.concatenate([pairs.codes for pairs in near]), np.concatenate([pairs.units for pairs in near]))
    yield _runs(read.codes, units, _PHRASE, far=False)
    yield _runs(read.codes, units, _RUN, far=True)


def _pairs(words: Codes, units: Places, apart: int) -> Keys:
    together = units[:-apart] == units[apart:]
    one, other = words[:-apart][together], words[apart:][together]
    return Keys(
        _mixed(np.minimum(one, other) * np.uint64(3) + np.maximum(one, other) * _GOLDEN), units[:-apart][together]
    )


def _runs(words: Codes, units: Places, length: int, *, far: bool) -> Keys:
    count = max(0, len(words) - length + 1)
    together = units[:count] == units[len(words) - count :]
    codes = np.zeros(count, dtype=np.uint64)
    for shift in range(length):
        codes = _mixed(codes * np.uint64(31) + words[shift : shift + count])
    return Keys(codes[together], units[:count][together], far=far)


def _mixed(codes: Codes) -> Codes:
    """Spread over all bits (the finaliser of SplitMix64; Steele, Lea and Flood, 2014)."""
    codes = (codes ^ (codes >> np.uint64(30))) * _FIRST
    codes = (codes ^ (codes >> np.uint64(27))) * _SECOND
    return codes ^ (codes >> np.uint64(31))
