"""The stretch of a text that is most like a few words."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray


def best_stretch(words: Sequence[str], text: Sequence[str]) -> tuple[int, int]:
    """The stretch of a text that becomes `words` with the fewest words put in, taken out or exchanged.

    An approximate match in time `len(words) * len(text)` (Sellers 1980, "The theory and computation of evolutionary
    distances: pattern recognition"), once forward for its end and once backward for its start.

    Returns:
        Its first word and one past its last; where several are as good, the first, with exchanged words at its ends.

    Examples:
        >>> best_stretch("will not reopen".split(), "she said we will never reopen the quay".split())
        (3, 6)
    """
    end = _end(words, text)
    return end - _end(words[::-1], text[:end][::-1], anchored=True), end


def _end(words: Sequence[str], text: Sequence[str], *, anchored: bool = False) -> int:
    """One past the last word of the nearest stretch; where it is anchored, of those that begin with the text."""
    numbers = {word: number for number, word in enumerate(dict.fromkeys(words))}
    coded = np.fromiter((numbers.get(word, -1) for word in text), np.int64, len(text))
    places = np.arange(len(text) + 1)
    costs: NDArray[np.int64] = places if anchored else np.zeros(len(text) + 1, np.int64)
    for word in words:
        kept = np.minimum(costs[:-1] + (coded != numbers[word]), costs[1:] + 1)
        # Words put in cost one each: the best of all places before, by the running minimum.
        costs = np.minimum.accumulate(np.concatenate(([costs[0] + 1], kept)) - places) + places
    end = int(np.argmin(costs))
    while costs[end] and end < len(text) and costs[end + 1] == costs[end]:
        end += 1
    return end
