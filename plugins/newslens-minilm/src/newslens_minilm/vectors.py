"""Vectors of texts, kept in memory up to a bound."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable

import numpy as np

from newslens_minilm.encoder import Floats, batches
from newslens_minilm.model import Model


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
        wanted: list[str] = []
        for text in sorted(set(texts)):
            if text in self._kept:
                self._kept.move_to_end(text)
                found[text] = self._kept[text]
            else:
                wanted.append(text)
        ids = [self._model.tokens(text) for text in wanted]
        for places in batches(ids):
            vectors = (
                self._model.encoder.encode([ids[place] for place in places])
                if ids[places[0]]
                else np.zeros((len(places), self._model.encoder.width), np.float32)
            )
            found.update(zip((wanted[place] for place in places), vectors, strict=True))
        self._keep(found)
        return found

    def _keep(self, found: dict[str, Floats]) -> None:
        for text, vector in found.items():
            # A row of a batch would keep the whole batch in memory.
            self._kept[text] = self._kept[text] if text in self._kept else vector.copy()
            if len(self._kept) > self._most:
                self._kept.popitem(last=False)
