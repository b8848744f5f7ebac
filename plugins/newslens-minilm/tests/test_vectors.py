from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from newslens.alignment.opinions import Asked

import tiny
from newslens_minilm.encoder import Encoder, Floats
from newslens_minilm.judging import cosines, judge
from newslens_minilm.model import Model, load_model
from newslens_minilm.vectors import Vectors

WORDS = st.sampled_from(["the", "mill", "quay", "closed", "reopens", "in", "may", "\ud800", "東京"])
TEXTS = st.lists(WORDS, max_size=40).map(" ".join)
ASKED = st.builds(Asked, TEXTS, TEXTS, st.integers(0, 12), st.integers(0, 12), st.floats(-9, 9))


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Model:
    folder = tmp_path_factory.mktemp("model")
    return load_model(folder, tiny.write(folder), tiny.HEADS)


@given(asked=st.lists(st.lists(TEXTS, max_size=6), max_size=5), kept=st.integers(1, 4))
def test_what_is_kept_changes_nothing_and_never_grows_over_its_bound(
    loaded: Model, asked: list[list[str]], kept: int
) -> None:
    vectors = Vectors(loaded, kept)
    for texts in asked:
        found = vectors.of(texts)
        assert found.keys() == set(texts)
        assert len(vectors) <= kept
        for text in texts:
            assert np.array_equal(found[text], Vectors(loaded, 1).of([text])[text])


def test_a_text_that_is_kept_is_not_encoded_again(loaded: Model, monkeypatch: pytest.MonkeyPatch) -> None:
    encoded: list[int] = []
    encode = Encoder.encode

    def counted(encoder: Encoder, texts: list[list[int]]) -> Floats:
        encoded.append(len(texts))
        return encode(encoder, texts)

    monkeypatch.setattr(Encoder, "encode", counted)
    vectors = Vectors(loaded, kept=2)
    vectors.of(["the mill", "the quay"])
    vectors.of(["the mill"])
    assert encoded == [2]
    vectors.of(["in may"])  # the quay is the one that was not asked for since
    vectors.of(["the mill"])
    assert encoded == [2, 1]
    vectors.of(["the quay"])
    assert encoded == [2, 1, 1]


@given(asked=st.lists(ASKED, max_size=30).flatmap(lambda a: st.tuples(st.just(a), st.permutations(range(len(a))))))
def test_an_opinion_does_not_hang_on_the_order(loaded: Model, asked: tuple[list[Asked], list[int]]) -> None:
    pairs, order = asked
    told = judge(Vectors(loaded, 50), mixed=True)(pairs)
    assert list(judge(Vectors(loaded, 50), mixed=True)([pairs[place] for place in order])) == [
        told[place] for place in order
    ]


def test_with_few_texts_words_alone_decide(loaded: Model) -> None:
    asked = [Asked("the mill", "the quay", 0, 1, 0.25), Asked("the mill", "in may", 0, 2, -3.0)]
    assert list(judge(Vectors(loaded, 9), mixed=True)(asked)) == [0.25, -3.0]


def test_of_two_articles_only_texts_are_compared(loaded: Model) -> None:
    texts = [f"the mill {word}" + " may" * count for word in ("closed", "quay") for count in range(8)]
    few = [Asked(a, b, 0, 1, 0.0) for place, (a, b) in enumerate(pairwise(texts))]
    many = [Asked(a, b, place, 15, 0.0) for place, (a, b) in enumerate(pairwise(texts))]
    near, wide = cosines(few, Vectors(loaded, 99))
    assert near is not None
    assert wide is None
    same, wide = cosines(many, Vectors(loaded, 99))
    assert same is not None
    assert wide is not None
    assert near.tolist() == same.tolist()
    assert (np.abs(near) <= 1.0 + 1e-6).all()
    assert (np.abs(wide) <= 1.0 + 1e-6).all()


def test_how_alike_articles_are_counts_only_where_they_tell_of_several_events(loaded: Model) -> None:
    texts = [f"the mill {word}" + " may" * count for word in ("closed", "quay") for count in range(8)]
    one = [Asked(a, b, place % 5, 5 + place % 3, 0.0) for place, (a, b) in enumerate(pairwise(texts))]
    other = [Asked(a, b, place % 3, 3 + place % 5, 0.0) for place, (a, b) in enumerate(pairwise(texts))]
    story, mixed = (judge(Vectors(loaded, 99), mixed=several) for several in (False, True))
    assert list(story(one)) == list(story(other))
    assert list(mixed(one)) != list(mixed(other))
