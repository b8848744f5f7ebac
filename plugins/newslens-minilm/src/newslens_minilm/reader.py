"""What a network makes of two texts that it reads together: do they tell of the same, and can both hold?

MiniLM with layers that were trained anew on pairs (a cross-encoder, after Nogueira and Cho, 2019). ``training/reader`` of
the repository makes ``reader.npz``; the embeddings are those of the published model.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import as_file, files
from typing import Any

import attrs
import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from newslens_minilm.encoder import Encoder, Floats, gelu, linear, weights_of
from newslens_minilm.model import Model

QUESTIONS = ("together", "opposed", "event", "similar")
"""What is told of a pair, in order: whether both tell of one matter, whether they exclude each other, whether they tell of
one event as ECB+ has it, and how similar they are as the STS benchmark has it."""
LONGEST = 60
"""Tokens of a text that are read; what follows is cut off."""
_TOKENS = 2048  # tokens that go through the network at once: some 30 MB of intermediate values


@attrs.frozen(eq=False)
class Reader:
    """A network that reads two texts at once.

    Attributes:
        encoder: The network.
        tokenizer: Text to tokens.
        ends: The numbers of the tokens in front of two texts, and behind each.
        head: Two linear layers: from what the network makes of a pair to the logits of `QUESTIONS`.
    """

    encoder: Encoder
    tokenizer: Tokenizer
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
        return cls(model.encoder.relearned(tensors), model.tokenizer, (opens, parts), head)

    def read(self, pairs: Sequence[tuple[str, str]]) -> Floats:
        """The logits of each pair.

        The two texts of a pair are put in order first, and pairs of one length go through the network together without
        padding: a pair has the same logits to the last bit whichever side comes first and whatever is read beside it.

        Args:
            pairs: Two texts each.

        Returns:
            (pairs, questions).
        """
        known: dict[str, list[int]] = {}
        opens, parts = self.ends
        most = min(LONGEST, (len(self.encoder.places) - 3) // 2)  # three tokens stand around two texts

        def tokens(text: str) -> list[int]:
            if text not in known:
                # A lone surrogate is no text to a tokenizer.
                clean = text.encode("utf-8", "replace").decode("utf-8")
                known[text] = self.tokenizer.encode(clean, add_special_tokens=False).ids[:most]
            return known[text]

        wanted: dict[int, list[tuple[int, list[int], int]]] = {}
        for place, pair in enumerate(pairs):
            one, other = (tokens(text) for text in sorted(pair))
            ids = [opens, *one, parts, *other, parts]
            wanted.setdefault(len(ids), []).append((place, ids, len(one) + 2))
        logits = np.zeros((len(pairs), len(QUESTIONS)), dtype=np.float32)
        for length, group in wanted.items():
            step = max(1, _TOKENS // length)
            for start in range(0, len(group), step):
                part = group[start : start + step]
                made = self.encoder.encode_pairs([ids for _, ids, _ in part], [behind for _, _, behind in part])
                # Row by row: how a product of many rows is summed hangs on how many there are.
                logits[[place for place, _, _ in part]] = [self._asked(row) for row in made]
        return logits

    def _asked(self, made: Floats) -> Floats:
        first, second = self.head
        logits: Floats = linear(gelu(linear(made[None], first)), second)[0]
        return logits


@cache
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
