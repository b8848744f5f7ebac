"""The forward pass of a BERT encoder with mean pooling, in numpy alone.

The network is that of Devlin et al. (2019), the pooling that of Reimers and Gurevych (2019, "Sentence-BERT").
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import attrs
import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Tokens = Sequence[int]

_EPSILON = 1e-12
_TOKENS = 2048  # tokens that go through the network at once: some 30 MB of intermediate values
# Abramowitz and Stegun (1964), 7.1.26: the error function to within 1.5e-7.
_ERF = (0.254829592, -0.284496736, 1.421413741, -1.453152027, 1.061405429)
_ERF_AT = 0.3275911


@attrs.frozen(eq=False)
class _Layer:
    mixing: tuple[Floats, Floats]  # query, key and value in one
    mixed: tuple[Floats, Floats]
    mixed_norm: tuple[Floats, Floats]
    widening: tuple[Floats, Floats]
    narrowing: tuple[Floats, Floats]
    norm: tuple[Floats, Floats]


@attrs.frozen(eq=False)
class Encoder:
    """The weights of an encoder, ready to use.

    Attributes:
        words: One vector for each token of the vocabulary: (tokens, width).
        places: One vector for each place in a text, that of the first token type added: (places, width).
        second: What is added to the vectors of the second of two texts: (width,).
        norm: Scale and shift of the first normalisation.
        layers: The layers, in order.
        heads: Into how many parts attention is split; a divisor of the width.
    """

    words: Floats
    places: Floats
    second: Floats
    norm: tuple[Floats, Floats]
    layers: tuple[_Layer, ...]
    heads: int

    @property
    def width(self) -> int:
        """How many numbers a vector has."""
        return int(self.words.shape[1])

    @classmethod
    def of(cls, tensors: Mapping[str, Floats], heads: int) -> Encoder:
        """An encoder from the tensors of a BERT checkpoint.

        Args:
            tensors: By their names in the checkpoint; what the encoder does not need (a pooler) may be there.
            heads: Into how many parts attention is split; the tensors do not tell.

        Raises:
            KeyError: Where a tensor is missing.
            ValueError: Where `heads` does not divide the width.
        """
        words = tensors["embeddings.word_embeddings.weight"]
        if words.shape[1] % heads:
            raise ValueError(f"{heads} heads do not divide a width of {words.shape[1]}")
        sides = tensors["embeddings.token_type_embeddings.weight"]
        return cls(
            words=words,
            places=tensors["embeddings.position_embeddings.weight"] + sides[0],
            second=sides[1] - sides[0],
            norm=_norm(tensors, "embeddings.LayerNorm"),
            layers=_layers(tensors),
            heads=heads,
        )

    def relearned(self, tensors: Mapping[str, Floats]) -> Encoder:
        """The same embeddings under other layers.

        Args:
            tensors: Those of the layers, by their names in the checkpoint.

        Raises:
            KeyError: Where a tensor is missing.
        """
        return attrs.evolve(self, layers=_layers(tensors))

    def encode(self, texts: Sequence[Tokens]) -> Floats:
        """The vectors of texts of one length, each of length 1.

        Each text is multiplied by itself, and nothing is padded, so that a vector is the same to the last bit whatever
        else is encoded beside it.

        Args:
            texts: The numbers of their tokens, the same number of tokens for each, at least one.

        Returns:
            (texts, width).
        """
        numbers = np.array(texts, dtype=np.int64)
        pooled = self._read(self.words[numbers] + self.places[: numbers.shape[1]]).mean(axis=1)
        vectors: Floats = pooled / np.maximum(np.linalg.norm(pooled, axis=1, keepdims=True), np.float32(_EPSILON))
        return vectors

    def encode_pairs(self, pairs: Sequence[Tokens], behind: Sequence[int]) -> Floats:
        """What the network makes of two texts in one.

        Args:
            pairs: The numbers of the tokens of both, the same number of tokens for each pair.
            behind: For each pair how many tokens stand before the second text.

        Returns:
            (pairs, 2 × width): the state of the first token, and the mean of all.
        """
        numbers = np.array(pairs, dtype=np.int64)
        length = numbers.shape[1]
        later = np.arange(length) >= np.array(behind)[:, None]
        side = np.where(later[..., None], self.second, np.float32(0.0))
        state = self._read(self.words[numbers] + self.places[:length] + side)
        return np.concatenate([state[:, 0], state.mean(axis=1)], axis=1)

    def _read(self, embedded: Floats) -> Floats:
        state = _normalised(embedded, self.norm)
        for layer in self.layers:
            state = self._through(layer, state)
        return state

    def _through(self, layer: _Layer, state: Floats) -> Floats:
        count, length, width = state.shape
        parts = linear(state, layer.mixing).reshape(count, length, 3, self.heads, width // self.heads)
        query, key, value = (np.ascontiguousarray(parts[:, :, part].transpose(0, 2, 1, 3)) for part in range(3))
        odds = query @ key.transpose(0, 1, 3, 2) * np.float32((width // self.heads) ** -0.5)
        odds = np.exp(odds - odds.max(axis=-1, keepdims=True))
        odds /= odds.sum(axis=-1, keepdims=True)
        seen = (odds @ value).transpose(0, 2, 1, 3).reshape(count, length, width)
        state = _normalised(state + linear(seen, layer.mixed), layer.mixed_norm)
        return _normalised(state + linear(gelu(linear(state, layer.widening)), layer.narrowing), layer.norm)


def batches(texts: Sequence[Tokens]) -> Iterator[list[int]]:
    """The places of texts that go through the network together: of one length, the shortest first.

    Args:
        texts: The numbers of their tokens.
    """
    of_length: dict[int, list[int]] = {}
    for place, text in enumerate(texts):
        of_length.setdefault(len(text), []).append(place)
    for length, places in sorted(of_length.items()):
        step = max(1, _TOKENS // max(1, length))
        for start in range(0, len(places), step):
            yield places[start : start + step]


def _layers(tensors: Mapping[str, Floats]) -> tuple[_Layer, ...]:
    count = 0
    while f"encoder.layer.{count}.output.dense.weight" in tensors:
        count += 1
    return tuple(_layer(tensors, f"encoder.layer.{number}") for number in range(count))


def _layer(tensors: Mapping[str, Floats], name: str) -> _Layer:
    parts = [weights_of(tensors, f"{name}.attention.self.{part}") for part in ("query", "key", "value")]
    return _Layer(
        mixing=(
            np.ascontiguousarray(np.hstack([weight for weight, _ in parts])),
            np.concatenate([bias for _, bias in parts]),
        ),
        mixed=weights_of(tensors, f"{name}.attention.output.dense"),
        mixed_norm=_norm(tensors, f"{name}.attention.output.LayerNorm"),
        widening=weights_of(tensors, f"{name}.intermediate.dense"),
        narrowing=weights_of(tensors, f"{name}.output.dense"),
        norm=_norm(tensors, f"{name}.output.LayerNorm"),
    )


def weights_of(tensors: Mapping[str, Floats], name: str) -> tuple[Floats, Floats]:
    """Weights, inputs first, and bias of a linear layer of a checkpoint."""
    return np.ascontiguousarray(tensors[f"{name}.weight"].T), tensors[f"{name}.bias"]


def _norm(tensors: Mapping[str, Floats], name: str) -> tuple[Floats, Floats]:
    return tensors[f"{name}.weight"], tensors[f"{name}.bias"]


def linear(state: Floats, weights: tuple[Floats, Floats]) -> Floats:
    """A linear layer."""
    return state @ weights[0] + weights[1]


def _normalised(state: Floats, norm: tuple[Floats, Floats]) -> Floats:
    state = state - state.mean(axis=-1, keepdims=True)
    spread = np.sqrt((state * state).mean(axis=-1, keepdims=True) + np.float32(_EPSILON))
    normalised: Floats = state / spread * norm[0] + norm[1]
    return normalised


def gelu(state: Floats) -> Floats:
    """Each number times how likely a normal one is below it (Hendrycks and Gimpel, 2016)."""
    far = np.abs(state) * np.float32(2**-0.5)
    near = 1.0 / (1.0 + np.float32(_ERF_AT) * far)
    series = np.zeros_like(near)
    for factor in reversed(_ERF):
        series = (series + np.float32(factor)) * near
    erf = np.copysign(1.0 - series * np.exp(-far * far), state)
    passed: Floats = np.float32(0.5) * state * (1.0 + erf)
    return passed
