"""What a network makes of two texts that it reads together: do they tell of the same, and can both hold?

MiniLM with layers that were trained anew on pairs (a cross-encoder, after Nogueira and Cho, 2019). ``training/reader`` of
the repository makes ``reader.npz``; the embeddings are those of the published model.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib.resources import as_file, files
from itertools import chain
from typing import Any

import attrs
import numpy as np
from numpy.typing import NDArray

from newslens_minilm.encoder import Encoder, Floats, batches, gelu, linear, weights_of
from newslens_minilm.model import Model

QUESTIONS = ("together", "opposed", "event", "similar")
"""What is told of a pair, in order: whether both tell of one matter, whether they exclude each other, whether they tell of
one event as ECB+ has it, and how similar they are as the STS benchmark has it."""
LONGEST = 60
"""Tokens of a text that are read; what follows is cut off."""


@attrs.frozen(eq=False)
class Reader:
    """A network that reads two texts at once.

    Attributes:
        model: The published model, for its tokens.
        encoder: The network.
        ends: The numbers of the tokens in front of two texts, and behind each.
        head: Two linear layers: from what the network makes of a pair to the logits of `QUESTIONS`.
    """

    model: Model
    encoder: Encoder
    ends: tuple[int, int]
    head: tuple[tuple[Floats, Floats], tuple[Floats, Floats]]

    @classmethod
    def of(cls, model: Model, tensors: Mapping[str, Floats]) -> Reader:
        """A reader over the embeddings of a model.

        Args:
            model: The published model.
            tensors: What was learned: the layers of the encoder, and ``first`` and ``second`` of the head.

        Raises:
            KeyError: Where a tensor is missing.
            ValueError: Where the tokenizer has no tokens for the ends of texts.
        """
        opens, parts = (model.tokenizer.token_to_id(piece) for piece in ("[CLS]", "[SEP]"))
        if opens is None or parts is None:
            raise ValueError("the tokenizer knows no [CLS] or no [SEP]")
        head = weights_of(tensors, "first"), weights_of(tensors, "second")
        return cls(model, model.encoder.relearned(tensors), (opens, parts), head)

    def read(self, pairs: Sequence[tuple[str, str]]) -> Floats:
        """The logits of each pair.

        The two texts of a pair are put in order first, and pairs of one length go through the network together without
        padding: a pair has the same logits to the last bit whichever side comes first and whatever is read beside it.

        Args:
            pairs: Two texts each.

        Returns:
            (pairs, questions).
        """
        opens, parts = self.ends
        most = min(LONGEST, (len(self.encoder.places) - 3) // 2)  # three tokens stand around two texts
        known = {text: self.model.tokens(text, alone=False)[:most] for text in set(chain.from_iterable(pairs))}
        ordered = [[known[text] for text in sorted(pair)] for pair in pairs]
        ids = [[opens, *one, parts, *other, parts] for one, other in ordered]
        behind = [len(one) + 2 for one, _ in ordered]
        logits = np.zeros((len(pairs), len(QUESTIONS)), dtype=np.float32)
        for places in batches(ids):
            made = self.encoder.encode_pairs([ids[place] for place in places], [behind[place] for place in places])
            # Row by row: how a product of many rows is summed hangs on how many there are.
            logits[places] = [self._asked(row) for row in made]
        return logits

    def _asked(self, made: Floats) -> Floats:
        first, second = self.head
        logits: Floats = linear(gelu(linear(made[None], first)), second)[0]
        return logits


def tensors() -> Mapping[str, Floats]:
    """What was learned, as `training.reader` packed it: rows of 8 bits, each with its scale."""
    with as_file(files(__package__).joinpath("reader.npz")) as path, np.load(path) as arrays:
        return unpacked(arrays)


def unpacked(arrays: Mapping[str, NDArray[Any]]) -> dict[str, Floats]:
    """Tensors by their names; the scales of the rows of ``NAME`` stand under ``NAME:scale``."""
    scales = {name.removesuffix(":scale"): arrays[name] for name in arrays if name.endswith(":scale")}
    return {
        name: arrays[name].astype(np.float32) * scales[name][:, None] if name in scales else arrays[name]
        for name in arrays
        if not name.endswith(":scale")
    }
