"""The recipe of the word vectors, on generated news and an encoder of letters."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from newslens.alignment.meanings import Table, load
from training.meanings import WIDTH, build, sentences

NEWS = [
    f"The {who} of Quarrel Bay {did} the harbour plan in {place}. Nobody {did} it twice, the {who} said."
    for who in ("mayor", "council", "harbour master", "union")
    for did in ("praised", "rejected", "signed", "delayed")
    for place in ("March", "public", "writing", "secret", "haste", "anger")
]


def encode(texts: Sequence[str], /) -> Table:
    rows = np.zeros((len(texts), 4 * WIDTH), dtype=np.float32)
    for row, text in enumerate(texts):
        for start in range(len(text)):
            rows[row, sum(map(ord, text[start : start + 2])) % rows.shape[1]] += 1.0
    rows /= np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1.0)
    return rows


def test_sentences_keep_their_text_and_words() -> None:
    found = list(sentences(NEWS[:1]))
    assert [text[-1] for text, _ in found] == [".", "."] or len(found) == 2
    assert found[0][1][:2] == ("the", "mayor")


def test_every_word_that_stands_twice_or_is_known_gets_a_vector(tmp_path: Path) -> None:
    out = tmp_path / "meanings.npz"
    count = build(sentences(NEWS), ["zebra"], encode, out)
    table = load(out)
    assert count == len(table.rows)
    assert {"mayor", "rejected", "zebra", "nobody"} <= table.rows.keys()
    assert table.weights[table.rows["zebra"]] > table.weights[table.rows["the"]]


def test_the_same_news_gives_the_same_file(tmp_path: Path) -> None:
    for name in ("a", "b"):
        build(sentences(NEWS), [], encode, tmp_path / f"{name}.npz")
    one, other = (load(tmp_path / f"{name}.npz") for name in ("a", "b"))
    assert one.rows == other.rows
    assert np.array_equal(one.directions, other.directions)
