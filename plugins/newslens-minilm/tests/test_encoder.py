from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import tiny
from newslens_minilm.encoder import Encoder

TENSORS = tiny.tensors()
ENCODER = Encoder.of(TENSORS, tiny.HEADS)
IDS = st.integers(0, len(tiny.VOCABULARY) - 1)


def _plainly(ids: list[int], behind: int) -> list[list[float]]:
    """The same network, number by number, as Devlin et al. describe it; from a place on tokens are of a second text."""

    def linear(row: list[float], name: str) -> list[float]:
        weight, bias = TENSORS[f"{name}.weight"], TENSORS[f"{name}.bias"]
        return [
            sum(float(w) * x for w, x in zip(line, row, strict=True)) + float(b)
            for line, b in zip(weight, bias, strict=True)
        ]

    def norm(row: list[float], name: str) -> list[float]:
        mean = sum(row) / len(row)
        spread = math.sqrt(sum((x - mean) ** 2 for x in row) / len(row) + 1e-12)
        scale, shift = TENSORS[f"{name}.weight"], TENSORS[f"{name}.bias"]
        return [(x - mean) / spread * float(g) + float(b) for x, g, b in zip(row, scale, shift, strict=True)]

    def embedded(place: int, number: int) -> list[float]:
        names = ("word_embeddings", "position_embeddings", "token_type_embeddings")
        places = (number, place, int(place >= behind))
        rows = [TENSORS[f"embeddings.{name}.weight"][at] for name, at in zip(names, places, strict=True)]
        return [float(sum(parts)) for parts in zip(*rows, strict=True)]

    state = [norm(embedded(place, number), "embeddings.LayerNorm") for place, number in enumerate(ids)]
    size = tiny.WIDTH // tiny.HEADS
    for layer in range(tiny.LAYERS):
        name = f"encoder.layer.{layer}"
        query, key, value = (
            [linear(row, f"{name}.attention.self.{p}") for row in state] for p in ("query", "key", "value")
        )
        after = []
        for place, row in enumerate(state):
            seen: list[float] = []
            for head in range(tiny.HEADS):
                part = slice(head * size, (head + 1) * size)
                odds = [
                    math.exp(sum(q * k for q, k in zip(query[place][part], other[part], strict=True)) / math.sqrt(size))
                    for other in key
                ]
                seen += [
                    sum(odd * held[part][at] for odd, held in zip(odds, value, strict=True)) / sum(odds)
                    for at in range(size)
                ]
            mixed = linear(seen, f"{name}.attention.output.dense")
            told = norm([x + y for x, y in zip(row, mixed, strict=True)], f"{name}.attention.output.LayerNorm")
            wide = [x * 0.5 * (1 + math.erf(x / math.sqrt(2))) for x in linear(told, f"{name}.intermediate.dense")]
            narrow = linear(wide, f"{name}.output.dense")
            after.append(norm([x + y for x, y in zip(told, narrow, strict=True)], f"{name}.output.LayerNorm"))
        state = after
    return state


def _mean(state: list[list[float]]) -> list[float]:
    return [sum(column) / len(state) for column in zip(*state, strict=True)]


@given(st.lists(IDS, min_size=1, max_size=6))
def test_a_vector_is_what_the_network_gives_number_by_number(ids: list[int]) -> None:
    pooled = _mean(_plainly(ids, len(ids)))
    length = math.sqrt(sum(x * x for x in pooled))
    assert ENCODER.encode([ids])[0] == pytest.approx([x / length for x in pooled], abs=1e-4)


@given(st.lists(IDS, min_size=2, max_size=6), st.integers(1, 5))
def test_a_pair_is_what_the_network_gives_number_by_number(ids: list[int], behind: int) -> None:
    state = _plainly(ids, behind)
    assert ENCODER.encode_pairs([ids], [behind])[0] == pytest.approx([*state[0], *_mean(state)], abs=1e-4)


@given(
    st.integers(1, tiny.PLACES).flatmap(
        lambda n: st.lists(st.lists(IDS, min_size=n, max_size=n), min_size=1, max_size=8)
    )
)
def test_a_vector_hangs_on_nothing_encoded_beside_it(texts: list[list[int]]) -> None:
    together = ENCODER.encode(texts)
    for text, vector in zip(texts, together, strict=True):
        assert np.array_equal(ENCODER.encode([text])[0], vector)
        assert np.linalg.norm(vector) == pytest.approx(1.0, abs=1e-5)


def test_heads_that_do_not_divide_the_width_are_refused() -> None:
    with pytest.raises(ValueError, match="3 heads do not divide a width of 8"):
        Encoder.of(TENSORS, 3)
