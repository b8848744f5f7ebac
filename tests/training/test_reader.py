"""The reader's examples, its lessons and its packed weights."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.typing import NDArray

from training.alignment_marked import read_marked
from training.reader.examples import ARTICLES, HELD_OUT, Example, read, write
from training.reader.packing import STEPS, packed

TEXTS = st.text(max_size=20)
EXAMPLES = st.builds(Example, TEXTS, TEXTS, st.dictionaries(st.sampled_from(("together", "event")), st.floats(0, 1)))


@given(found=st.lists(EXAMPLES, max_size=5))
def test_examples_come_back_as_they_were_written(
    found: list[Example], tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("reader") / "examples.jsonl.gz"
    assert write(path, found) == len(found)
    assert read(path) == found


@given(arrays(np.float32, (3, 5), elements=st.floats(-9, 9, width=32)))
def test_packed_rows_are_within_half_a_step(tensor: NDArray[np.float32]) -> None:
    found = packed({"w": tensor, "b": tensor[0]})
    assert found["w"].dtype == np.int8
    back = found["w"].astype(np.float32) * found["w:scale"].astype(np.float32)[:, None]
    assert np.all(np.abs(back - tensor) <= np.abs(tensor).max(axis=1, keepdims=True) / STEPS * 0.51 + 1e-6)
    assert np.array_equal(found["b"], tensor[0])


@pytest.mark.parametrize("path", sorted(ARTICLES.rglob("*.txt")), ids=lambda path: path.stem)
def test_marks_in_articles_answer_each_other(path: Path) -> None:
    gold = read_marked(path)
    assert len(gold.articles) == 4
    assert gold.against < gold.wanted.keys()


def test_nothing_held_out_is_learned_from() -> None:
    learned = {path.read_text(encoding="utf-8") for path in ARTICLES.glob("*.txt")}
    assert not learned & {path.read_text(encoding="utf-8") for path in HELD_OUT.glob("*.txt")}


def test_batches_hold_every_pair_once_in_an_epoch() -> None:
    learning = pytest.importorskip("training.reader.learning", exc_type=ImportError)

    class Pieces:
        def length(self, example: Example) -> int:
            return len(example.a)

    pool = learning.BATCH * learning.POOL
    examples = [Example("x" * (number % 7), str(number), {}) for number in range(pool)]
    drawn = [example for batch, _ in learning._drawn(examples, Pieces(), learning.POOL) for example in batch]
    assert sorted(int(example.b) for example in drawn) == list(range(pool))
    assert len(list(learning._drawn(examples, Pieces(), 3))) == 3
