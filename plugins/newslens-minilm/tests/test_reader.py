from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from newslens.alignment.closer import Judgement
from newslens.alignment.opinions import Considered

import tiny
from newslens_minilm.judging import Weighed, reading
from newslens_minilm.model import load_model
from newslens_minilm.reader import LONGEST, QUESTIONS, Reader, tensors, unpacked

WORDS = ["the", "mill", "quay", "closed", "reopen", "in", "may", "mills", "Zug"]
TEXTS = st.lists(st.sampled_from(WORDS), max_size=9).map(" ".join)
SURE = st.floats(0.0, 1.0)


@pytest.fixture
def reader(made: tuple[Path, dict[str, str]]) -> Reader:
    folder, hashes = made
    return Reader.of(load_model(folder, hashes, tiny.HEADS), tiny.relearned(len(QUESTIONS)))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=6))
def test_a_pair_is_read_alike_from_either_side_and_beside_others(reader: Reader, pairs: list[tuple[str, str]]) -> None:
    together = reader.read(pairs)
    assert together.shape == (len(pairs), len(QUESTIONS))
    for (a, b), logits in zip(pairs, together, strict=True):
        assert np.array_equal(reader.read([(a, b)])[0], logits)
        assert np.array_equal(reader.read([(b, a)])[0], logits)


def test_words_make_a_difference_and_long_texts_are_cut(reader: Reader) -> None:
    pairs = [("the mill closed", "the mill reopen"), ("the mill closed", "the quay reopen")]
    one, other = reader.read(pairs)
    assert not np.allclose(one, other)
    most = (tiny.PLACES - 3) // 2
    long, cut = " ".join(["mill"] * 40), " ".join(["mill"] * most)
    assert np.array_equal(*reader.read([(long, "quay"), (cut, "quay")]))


def test_a_reader_without_a_layer_of_its_head_is_refused(made: tuple[Path, dict[str, str]]) -> None:
    folder, hashes = made
    learned = tiny.relearned(len(QUESTIONS))
    del learned["second.bias"]
    with pytest.raises(KeyError, match="second"):
        Reader.of(load_model(folder, hashes, tiny.HEADS), learned)


@given(arrays(np.int8, (3, 4)), arrays(np.float32, 3, elements=st.floats(0, 4, width=32)))
def test_rows_are_unpacked_by_their_scales(rows: np.ndarray, scales: np.ndarray) -> None:
    found = unpacked({"w": rows, "w:scale": scales, "b": scales})
    assert list(found) == ["w", "b"]
    assert np.array_equal(found["w"], rows * scales[:, None])
    assert np.array_equal(found["b"], scales)


def test_the_shipped_reader_fits_the_published_model() -> None:
    learned = tensors()
    assert learned["encoder.layer.5.output.dense.weight"].shape == (384, 1536)
    assert learned["first.weight"].shape[1] == 2 * 384
    assert learned["second.weight"].shape[0] == len(QUESTIONS)
    assert not any(name.startswith("embeddings") for name in learned)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(SURE, SURE, st.booleans()), min_size=1, max_size=5), SURE, st.floats(-9, 9))
def test_a_reader_may_part_and_oppose_and_joins_only_where_it_is_sure(
    reader: Reader, known: list[tuple[float, float, bool]], joins: float, bias: float
) -> None:
    pairs = [Considered("the mill closed", "the quay closed", Judgement(a, b), strangers) for a, b, strangers in known]
    found = reading(reader, (Weighed(bias, 0.8, 0.4), Weighed(0.0, 1.0, 0.4)), joins)(pairs)
    assert len(found) == len(pairs)
    for each, pair in zip(found, pairs, strict=True):
        assert 0.0 <= each.opposed <= 1.0
        surer = each.together > pair.judgement.together
        assert not surer or (each.together > joins and not pair.strangers)
    by_itself = reading(reader, (Weighed(bias, 0.8, 0.4), Weighed(0.0, 1.0, 0.4)), 1.0)(pairs)
    assert all(each.together <= pair.judgement.together for each, pair in zip(by_itself, pairs, strict=True))


@given(st.lists(SURE, min_size=2, max_size=2, unique=True).map(sorted), st.floats(-9, 9))
def test_who_is_surer_beforehand_is_surer_in_the_end(sure: list[float], read: float) -> None:
    less, more = Weighed(-0.5, 0.8, 0.4).of(np.array(sure), np.array([read, read]))
    assert less <= more


def test_numpy_reads_as_pytorch_does_but_for_the_rounding() -> None:
    network = pytest.importorskip("training.reader.network", exc_type=ImportError)
    torch = pytest.importorskip("torch")
    from newslens.errors import ModelError
    from training.reader import examples
    from training.reader.examples import Example
    from training.reader.packing import packed

    from newslens_minilm.model import find_model

    try:
        model = load_model(find_model())
    except ModelError:
        pytest.skip("the published weights are not installed")
    assert (examples.QUESTIONS, network.LONGEST) == (QUESTIONS, LONGEST)
    taught = network.Reader().eval()
    pairs = [
        ("Nobody shut the dam on Monday", "The dam was closed at noon"),
        ("Six dead", "Four people died in a flood"),
    ]
    pieces = network.Pieces()
    with torch.inference_mode():
        wanted = taught(pieces.batch([Example(*sorted(pair), {}) for pair in pairs], [False, False])).numpy()
    learned = {name.removeprefix("base."): value.numpy() for name, value in taught.state_dict().items()}
    learned = {name: value for name, value in learned.items() if not name.startswith("embeddings.")}
    assert Reader.of(model, learned).read(pairs) == pytest.approx(wanted, abs=1e-3)
    assert Reader.of(model, unpacked(packed(learned))).read(pairs) == pytest.approx(wanted, abs=0.1)
