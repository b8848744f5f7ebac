"""Vectors of texts, kept in memory up to a bound."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Sequence

import numpy as np

from newslens_minilm.encoder import Floats
from newslens_minilm.model import Model

_TOKENS = 2048  # tokens that go through the network at once: some 30 MB of intermediate values


class Vectors:
    """Texts to vectors: each text is encoded once, as long as it is among the latest that were asked for.

    What is kept never changes what comes out: the vector of a text hangs on nothing but the text.
    """

    def __init__(self, model: Model, kept: int) -> None:
        """Vectors of a model.

        Args:
            model: The model.
            kept: How many vectors stay in memory (1.5 kB each, and the text); the least lately used goes first.
        """
        self._model = model
        self._most = kept
        self._kept: OrderedDict[str, Floats] = OrderedDict()

    def __len__(self) -> int:
        """How many vectors are kept."""
        return len(self._kept)

    def of(self, texts: Iterable[str]) -> dict[str, Floats]:
        """The vectors of texts, each of length 1, so that their dot product is their cosine."""
        found: dict[str, Floats] = {}
        wanted: dict[int, list[tuple[str, Sequence[int]]]] = {}
        for text in sorted(set(texts)):
            if text in self._kept:
                self._kept.move_to_end(text)
                found[text] = self._kept[text]
            else:
                # A lone surrogate is no text to a tokenizer.
                ids = self._model.tokenizer.encode(text.encode("utf-8", "replace").decode("utf-8")).ids
                wanted.setdefault(len(ids), []).append((text, ids))
        for length, group in sorted(wanted.items()):
            step = max(1, _TOKENS // max(1, length))
            for start in range(0, len(group), step):
                part = group[start : start + step]
                vectors = (
                    self._model.encoder.encode([ids for _, ids in part])
                    if length
                    else np.zeros((len(part), self._model.encoder.width), np.float32)
                )
                found.update(zip((text for text, _ in part), vectors, strict=True))
        self._keep(found)
        return found

    def _keep(self, found: dict[str, Floats]) -> None:
        for text, vector in found.items():
            # A row of a batch would keep the whole batch in memory.
            self._kept[text] = self._kept[text] if text in self._kept else vector.copy()
            if len(self._kept) > self._most:
                self._kept.popitem(last=False)
