"""Peers of `newslens.alignment.nearby` that anyone can install: tf-idf cosine with scipy, and MinHash LSH of datasketch."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from importlib import import_module

import numpy as np
from numpy.typing import NDArray

Places = NDArray[np.int64]

_WORD = re.compile(r"\w+")
_COMMON = 0.05  # words in a larger share of the quotations are left out, as is usual
_ROWS = 500
_PERMUTATIONS, _BANDS = 64, 32


def tfidf(texts: Sequence[str], looked: Sequence[int], most: int) -> tuple[Places, Places]:
    """The texts with the highest cosine of tf-idf vectors, by a sparse product of some rows with all.

    Args:
        texts: The texts.
        looked: The places of those for which to look.
        most: How many for each.

    Returns:
        The places of texts, and for each the place of one near it.
    """
    sparse = import_module("scipy.sparse")
    words = _words(texts)
    holders = Counter(word for held in words for word in held)
    columns = {word: number for number, word in enumerate(sorted(holders))}
    rows = [number for number, held in enumerate(words) for _ in held]
    cells = [columns[word] for held in words for word in held]
    values = [
        (1 + np.log(times)) * np.log(len(texts) / holders[word]) for held in words for word, times in held.items()
    ]
    matrix = sparse.csr_matrix((values, (rows, cells)), shape=(len(texts), max(columns.values(), default=0) + 1))
    norms = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
    matrix = sparse.diags_array(1 / np.maximum(norms, 1e-12)).dot(matrix).tocsr()
    turned = matrix.T.tocsr()
    found: list[tuple[int, int]] = []
    for start in range(0, len(looked), _ROWS):
        chunk = looked[start : start + _ROWS]
        near_by = (matrix[chunk] @ turned).tocsr()
        for number, place in enumerate(chunk):
            here = slice(near_by.indptr[number], near_by.indptr[number + 1])
            others, scores = near_by.indices[here], near_by.data[here]
            others, scores = others[others != place], scores[others != place]
            best = np.argpartition(-scores, most)[:most] if len(scores) > most else np.arange(len(scores))
            found += [(place, int(other)) for other in others[best]]
    return _sides(found)


def minhash(texts: Sequence[str]) -> tuple[Places, Places]:
    """The texts that share a bucket of a MinHash LSH (Broder, 1997) over sets of words, in bands of two rows.

    Returns:
        The places of texts, and for each the place of one near it.
    """
    datasketch = import_module("datasketch")
    index = datasketch.MinHashLSH(num_perm=_PERMUTATIONS, params=(_BANDS, _PERMUTATIONS // _BANDS))
    sketches = []
    for place, held in enumerate(_words(texts)):
        sketch = datasketch.MinHash(num_perm=_PERMUTATIONS)
        # Texts without a word left would all fall into one bucket.
        sketch.update_batch([word.encode() for word in held] or [f"text {place}".encode()])
        sketches.append(sketch)
        index.insert(place, sketch)
    return _sides(
        [(place, other) for place, sketch in enumerate(sketches) for other in index.query(sketch) if other != place]
    )


def _words(texts: Sequence[str]) -> list[Counter[str]]:
    """The words of texts in lower case, without those that are common."""
    words = [Counter(_WORD.findall(text.casefold())) for text in texts]
    holders = Counter(word for held in words for word in held)
    return [
        Counter({word: times for word, times in held.items() if holders[word] <= _COMMON * len(texts)})
        for held in words
    ]


def _sides(found: Sequence[tuple[int, int]]) -> tuple[Places, Places]:
    pairs = np.array(found, dtype=np.int64).reshape(-1, 2)
    return pairs[:, 0], pairs[:, 1]
