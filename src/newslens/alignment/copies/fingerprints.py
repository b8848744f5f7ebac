"""Fingerprints of a text: a few of the hashes of its runs of words, chosen so that a shared passage shares some.

Winnowing (Schleimer, Wilkerson and Aiken 2003, "Winnowing: local algorithms for document fingerprinting").
"""

from __future__ import annotations

from collections.abc import Sequence
from zlib import crc32

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

RUN = 6
"""So many words in a row are hashed together: the noise threshold of the paper, below which nothing is seen."""
_WINDOW = 5
"""Of so many hashes in a row one is kept."""
SURE = RUN + _WINDOW - 1
"""Two texts that share so many words in a row share a fingerprint: the guarantee threshold of the paper."""

_FACTOR = np.uint64(0x9E3779B97F4A7C15)
_SPREAD = np.uint64(0xBF58476D1CE4E5B9)
_SHIFT = np.uint64(29)

_Hashes = NDArray[np.uint64]
Places = NDArray[np.int64]


def fingerprints(words: Sequence[str]) -> tuple[_Hashes, Places]:
    """The fingerprints of a text, the same wherever and whenever they are made.

    Args:
        words: Its words in order.

    Returns:
        The hashes that were kept, and for each the place of the first of its words, rising.

    Examples:
        >>> words = "the north quay will stay shut until the end of the second week of May".split()
        >>> hashes, places = fingerprints(words)
        >>> len(hashes) == len(places) < len(words) - RUN
        True
    """
    count = len(words) - RUN + 1
    if count < 1:
        return np.empty(0, np.uint64), np.empty(0, np.int64)
    single = _spread(np.fromiter((crc32(w.encode("utf-8", "surrogatepass")) for w in words), np.uint64, len(words)))
    hashes = np.zeros(count, np.uint64)
    for place in range(RUN):
        hashes = hashes * _FACTOR + single[place : place + count]
    hashes = _spread(hashes)
    window = min(_WINDOW, count)
    # Of equal hashes the last is kept, as in the paper, so that a text of one word over and over keeps few.
    last = window - 1 - np.argmin(sliding_window_view(hashes, window)[:, ::-1], axis=1)
    places = np.unique(last + np.arange(count - window + 1)).astype(np.int64)
    return hashes[places], places


def _spread(values: _Hashes) -> _Hashes:
    mixed = (values + np.uint64(1)) * _SPREAD
    return (mixed ^ (mixed >> _SHIFT)) * _FACTOR
