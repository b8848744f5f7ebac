"""Selectors of the Web Annotation Data Model (W3C, 2017): a piece of text by its place, and by its words.

Both count Unicode code points, as section 4.2.4 wants it and as newslens does, so that no offset has to be changed.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from newslens.spans import Span
from numpy.typing import NDArray

from newslens_schema_org.values import Node

MOST: Final = 1024
"""How far the words around a piece go at most on each side, in code points, unless more is asked for."""

_BASE: Final = 0x9E3779B97F4A7C15  # odd, so that multiplying by it loses nothing


class Surroundings:
    """A text, and which of its stretches stand in it only once.

    Two stretches are compared by their hashes. Where two different ones share a hash, a stretch that is alone counts as
    repeated, and more words are taken than were needed; the other way round nothing goes wrong.
    """

    def __init__(self, text: str, least: int) -> None:
        """Take a text.

        Args:
            text: The text.
            least: How many code points stand around a piece on each side at least, where the text has so many.
        """
        self._text = text
        self._least = least
        codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4").astype(np.uint64)
        self._codes = (codes + np.uint64(1)) * np.uint64(_BASE)
        self._alone: dict[int, NDArray[np.bool_]] = {}

    def around(self, span: Span) -> tuple[str, str]:
        """The words before and after a piece: so many that they tell it from others like it, if `MOST` suffice for that."""
        size = self._least
        while size < MOST and not self._told_apart(span, size):
            size = min(2 * size, MOST)
        return self._text[max(0, span.start - size) : span.start], self._text[span.end : span.end + size]

    def _told_apart(self, span: Span, size: int) -> bool:
        if span.start <= size and span.end + size >= len(self._text):
            return True  # all of the text is given
        places = [span.start - size, span.end]
        if len(span) >= size:
            places.append(span.start)
        return any(0 <= place <= len(self._text) - size and self._stands_alone(place, size) for place in places)

    def _stands_alone(self, place: int, size: int) -> bool:
        if size not in self._alone:
            _, which, counts = np.unique(self._hashes(size), return_inverse=True, return_counts=True)
            self._alone[size] = counts[which] == 1
        return bool(self._alone[size][place])

    def _hashes(self, size: int) -> NDArray[np.uint64]:
        """A hash of each stretch of `size` code points, put together from those of half its length."""
        if size == 1:
            return self._codes
        half = size // 2
        shorter = self._hashes(half)
        weight = np.uint64(pow(_BASE, half, 2**64))
        joined = shorter[:-half] * weight + shorter[half:]
        if size % 2:
            joined = joined[:-1] * np.uint64(_BASE) + self._codes[size - 1 :]
        return joined


def selectors(span: Span, text: str, surroundings: Surroundings) -> list[Node]:
    """The two selectors of a piece of a text; they select the same.

    Args:
        span: The piece, in code points of the text.
        text: The text.
        surroundings: Of the same text.
    """
    prefix, suffix = surroundings.around(span)
    return [
        {"type": "TextPositionSelector", "start": span.start, "end": span.end},
        {"type": "TextQuoteSelector", "exact": span.of(text), "prefix": prefix, "suffix": suffix},
    ]
