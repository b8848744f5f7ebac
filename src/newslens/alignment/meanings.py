"""What words mean: a vector for each word, so that "jailed" is near "sentenced" though they share no letters."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from functools import cache, cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable

import attrs
import numpy as np
from numpy.typing import NDArray

Table = NDArray[np.float32]

FILE = "meanings.npz"
_LEAST = 1e-6


@attrs.frozen(eq=False)
class Meanings:
    """The words that have a vector.

    Attributes:
        rows: For each word its row.
        directions: Unit vectors, one row a word, shape (words, width).
        weights: What each word adds to the meaning of a sentence, from 0 to 1, shape (words,).
    """

    rows: Mapping[str, int]
    directions: Table
    weights: Table

    def read(self, words: Iterable[str]) -> Meaning:
        """The meaning of the words of a sentence; words without a vector are left out.

        Args:
            words: Words as `newslens.alignment.lexicon.Word.exact` has them.
        """
        known = self.rows
        rows = np.array([known[word] for word in words if word in known], dtype=np.intp)
        whole = self.weights.take(rows) @ self.directions.take(rows, 0)
        return Meaning(whole / max(math.sqrt(whole @ whole), _LEAST), rows, self)


@attrs.frozen(eq=False)
class Meaning:
    """What a sentence means, as far as its words tell.

    Attributes:
        whole: The weighted mean of the words' vectors as a unit vector, shape (width,); zeros where no word has one.
        rows: The rows of its words in the table.
        table: Where the words' vectors are looked up; of many sentences each would be too much to keep its own.
    """

    whole: Table
    rows: NDArray[np.intp]
    table: Meanings = attrs.field(repr=False)

    # Only what is held against other sentences, and that is held against several, keeps what it looks up.
    @cached_property
    def directions(self) -> Table:
        """The unit vectors of the words, shape (words, width)."""
        return self.table.directions.take(self.rows, axis=0)

    @cached_property
    def weights(self) -> Table:
        """What each word adds, shape (words,)."""
        return self.table.weights.take(self.rows)

    @cached_property
    def weight(self) -> float:
        """What all words add, at least a little."""
        return max(float(self.weights.sum()), _LEAST)


@cache
def meanings() -> Meanings:
    """The vectors that come with the package; `training/meanings.py` makes them.

    A word's vector is what a sentence encoder makes of the word by itself (after Tulkens and van Dongen, 2024).
    """
    return load(files(__package__).joinpath("data", FILE))


def load(path: Traversable) -> Meanings:
    """Read vectors from a file.

    Args:
        path: As `training/meanings.py` writes it.
    """
    with path.open("rb") as file:
        kept = np.load(file, allow_pickle=False)
        words = bytes(kept["words"]).decode().split("\n")
        table = kept["table"].astype(np.float32)
        weights = kept["weights"].astype(np.float32) / np.iinfo(np.uint8).max
    directions = table / np.maximum(np.linalg.norm(table, axis=1, keepdims=True), _LEAST)
    return Meanings({word: row for row, word in enumerate(words)}, directions, weights)


def alike(a: Meaning, b: Meaning) -> float:
    """How alike two sentences are as wholes, -1 to 1: the cosine of their vectors."""
    return float(a.whole @ b.whole)


def covered(a: Meaning, b: Meaning) -> tuple[float, float]:
    """How much of what the words of each sentence mean stands in the other, 0 to 1.

    Each word is held against the nearest of the other sentence (after Mihalcea, Corley and Strapparava, 2006).

    Returns:
        The share of the first that stands in the second, and that of the second that stands in the first.
    """
    if not len(a.rows) or not len(b.rows):
        return 0.0, 0.0
    near = a.directions @ b.directions.T
    return (
        float(a.weights @ np.maximum.reduce(near, axis=1, initial=0.0)) / a.weight,
        float(b.weights @ np.maximum.reduce(near, axis=0, initial=0.0)) / b.weight,
    )
