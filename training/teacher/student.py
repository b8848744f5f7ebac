"""The tok2vec of the small pipeline in PyTorch: the same numbers as spaCy's, and several times as fast to train.

A copy of ``spacy.Tok2Vec.v2`` over ``spacy.MultiHashEmbed.v2`` with static vectors and ``spacy.MaxoutWindowEncoder.v2`` of window 1.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Self

import attrs
import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.vocab import Vocab
    from thinc.api import Model

PIECES = 3


@attrs.frozen(eq=False)
class Keys:
    """What the network reads of some documents in a row, `blanks` between them: rows of its tables, and of the vectors.

    Attributes:
        hashed: For each table (words, 4).
        vectors: (words,), -1 where a word has none.
        blank: (words,), true for what is no word but keeps documents apart.
    """

    hashed: Sequence[Tensor]
    vectors: Tensor
    blank: Tensor

    def at(self, places: Tensor) -> Keys:
        """The words at some places; a negative place is a blank."""
        blank, known = places < 0, places.clamp(min=0)
        hashed = [table[known].long() for table in self.hashed]
        return Keys(hashed, self.vectors[known].masked_fill(blank, -1), blank)


class Layer(nn.Module):
    """Maxout, then layer normalisation."""

    def __init__(self, given: int, made: int) -> None:
        """Makes the weights; the arguments are widths."""
        super().__init__()
        self.linear = nn.Linear(given, made * PIECES)
        self.norm = nn.LayerNorm(made, eps=1e-8)
        nn.init.xavier_uniform_(self.linear.weight)

    def forward(self, vectors: Tensor) -> Tensor:
        """Shape (…, given) to (…, made)."""
        made: Tensor = self.norm(self.linear(vectors).unflatten(-1, (-1, PIECES)).amax(-1))
        return made


class Tok2Vec(nn.Module):
    """Hashed features and static vectors of words, mixed, then residual layers over each word and its two neighbours."""

    def __init__(self, rows: Sequence[int], width: int, depth: int, vectors: np.ndarray) -> None:
        """Makes the weights.

        Args:
            rows: The sizes of the tables of hashed features.
            width: Of the vectors of words.
            depth: How many layers look at neighbours.
            vectors: The static vectors.
        """
        super().__init__()
        self.tables = nn.ModuleList(nn.EmbeddingBag(size, width, mode="sum") for size in rows)
        for table in self.tables:
            nn.init.uniform_(table.weight, -0.1, 0.1)
        self.register_buffer("vectors", torch.tensor(vectors), persistent=False)
        self.static = nn.Linear(vectors.shape[1], width, bias=False)
        self.mix = Layer(width * (len(rows) + 1), width)
        self.layers = nn.ModuleList(Layer(3 * width, width) for _ in range(depth))

    @classmethod
    def read(cls, model: Model[Any, Any], vocab: Vocab) -> Self:
        """A copy of spaCy's, with its weights.

        Args:
            model: The model of a ``tok2vec`` component that is initialised.
            vocab: The vocabulary whose vectors it reads.
        """
        tables, _, layers = _parts(model)
        width = layers[0][0].get_dim("nO")
        found = cls([table.get_dim("nV") for table in tables], width, len(layers) - 1, np.asarray(vocab.vectors.data))
        with torch.no_grad():
            for ours, node, name in found.pairs(model):
                ours.copy_(torch.from_numpy(np.array(node.get_param(name))).reshape(ours.shape))
        return found

    def write(self, model: Model[Any, Any]) -> None:
        """Puts the weights into spaCy's model of the same shape."""
        for ours, node, name in self.pairs(model):
            node.set_param(name, ours.detach().numpy().reshape(node.get_param(name).shape).copy())

    def pairs(self, model: Model[Any, Any]) -> Iterator[tuple[Tensor, Model[Any, Any], str]]:
        """Each weight, beside the part of spaCy's model that has it and its name there."""
        tables, static, layers = _parts(model)
        for mine, table in zip(self.tables, tables, strict=True):
            yield mine.weight, table, "E"
        yield self.static.weight, static, "W"
        for layer, (maxout, norm) in zip([self.mix, *self.layers], layers, strict=True):
            yield layer.linear.weight, maxout, "W"
            yield layer.linear.bias, maxout, "b"
            yield layer.norm.weight, norm, "G"
            yield layer.norm.bias, norm, "b"

    def forward(self, keys: Keys, dropout: float = 0.0) -> Tensor:
        """Shape (words, width); between two documents there must be as many blanks as there are layers."""
        parts = [table(rows) for table, rows in zip(self.tables, keys.hashed, strict=True)]
        static = self.vectors[keys.vectors.clamp(min=0)] * (keys.vectors >= 0)[:, None]
        mixed = self.mix(torch.cat([*parts, self.static(static)], -1)).masked_fill(keys.blank[:, None], 0.0)
        for layer in self.layers:
            beside = functional.pad(mixed, (0, 0, 1, 1))
            read = layer(torch.cat([beside[:-2], beside[1:-1], beside[2:]], -1))
            mixed = mixed + functional.dropout(read, dropout, self.training)
        return mixed


def keys_of(model: Model[Any, Any], docs: Sequence[Doc]) -> Keys:
    """What the network reads of documents, one behind the other, without blanks.

    Args:
        model: The model of a ``tok2vec`` component, for its attributes and the seeds of its hashes.
        docs: Documents of one vocabulary.
    """
    vocab = docs[0].vocab
    tables, _, _ = _parts(model)
    names = next(node for node in model.walk() if node.name == "extract_features").attrs["columns"]
    features = np.concatenate([doc.to_array(names) for doc in docs]).astype(np.uint64)
    words = np.concatenate([doc.to_array(["ORTH"]).ravel() for doc in docs])
    hashed = [
        model.ops.hash(np.ascontiguousarray(features[:, column]), table.attrs["seed"]) % table.get_dim("nV")  # type: ignore[arg-type]
        for column, table in enumerate(tables)
    ]
    rows = vocab.vectors.find(keys=words).astype(np.int64)
    return Keys(
        [torch.from_numpy(found.astype(np.int32)) for found in hashed],
        torch.from_numpy(rows),
        torch.zeros(len(rows), dtype=torch.bool),
    )


def _parts(
    model: Model[Any, Any],
) -> tuple[list[Model[Any, Any]], Model[Any, Any], list[tuple[Model[Any, Any], Model[Any, Any]]]]:
    """The tables, what reads static vectors, and maxout with normalisation of each layer, the one that mixes first."""
    named: dict[str, list[Model[Any, Any]]] = {}
    for node in model.walk():
        named.setdefault(node.name, []).append(node)
    layers = list(zip(named["maxout"], named["layernorm"], strict=True))
    return named["hashembed"], named["static_vectors"][0], layers
