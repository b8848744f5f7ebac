"""The teacher's lessons, and what becomes of its readings."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from training.teacher.texts import LONGEST, Token, windows
from training.trees import Tree, Word


def sentence(size: int) -> Tree:
    return Tree(tuple(Word(f"w{i}", True, "NN", "NOUN", "", 0, "ROOT" if i == 0 else "flat") for i in range(size)))


@given(st.lists(st.integers(1, LONGEST), max_size=20))
def test_windows_hold_every_paragraph_once_and_in_order(sizes: list[int]) -> None:
    paragraphs = [tuple(Token(f"{number}", True) for _ in range(size)) for number, size in enumerate(sizes)]
    found = list(windows(paragraphs))
    assert [paragraph for window in found for paragraph in window] == paragraphs
    assert all(sum(map(len, window)) <= LONGEST for window in found)


@given(st.lists(st.integers(1, 60), max_size=20), st.integers(0, 9))
def test_a_document_is_cut_into_whole_sentences(sizes: list[int], seed: int) -> None:
    learning = pytest.importorskip("training.teacher.learning", exc_type=ImportError)
    trees = [sentence(size) for size in sizes]
    rng = random.Random(seed)  # noqa: S311 - nothing secret
    assert [tree for run in learning.cut(trees, rng) for tree in run] == trees


def test_the_rate_rises_falls_and_ends_at_nothing() -> None:
    learning = pytest.importorskip("training.teacher.learning", exc_type=ImportError)
    rates = [learning.rate(done, 300) for done in range(901)]
    assert rates[:80] == sorted(rates[:80])
    assert rates[90:] == sorted(rates[90:], reverse=True)
    assert rates[600] == pytest.approx(0.5)
    assert rates[900] == 0


def test_only_trees_are_learned_from() -> None:
    labelling = pytest.importorskip("training.teacher.labelling", exc_type=ImportError)
    assert labelling.is_tree([1, 1, 1])
    assert not labelling.is_tree([0, 1])
    assert not labelling.is_tree([0, 2, 1])


@given(st.lists(st.sampled_from(["O", "B-ORG", "I-ORG", "B-GPE", "I-GPE"]), max_size=12))
def test_names_that_a_network_tags_are_names_to_spacy(tags: list[str]) -> None:
    labelling = pytest.importorskip("training.teacher.labelling", exc_type=ImportError)
    learning = pytest.importorskip("training.teacher.learning", exc_type=ImportError)
    found = labelling.sound(tags)
    doc = Doc(spacy.blank("en").vocab, words=["w"] * len(found), ents=found)
    assert {(span.start, span.end, span.label_) for span in doc.ents} == learning.spans(tags)


def test_forms_of_a_word_share_a_vector_unless_they_have_their_own(tmp_path: Path) -> None:
    vectors = pytest.importorskip("training.teacher.vectors", exc_type=ImportError)
    rows = np.arange(6, dtype=np.float32).reshape(3, 2)
    vectors._write(tmp_path / "vectors", ["harbour", "may", "May"], rows)
    vocab = spacy.load(tmp_path / "vectors").vocab
    assert vocab["Harbour"].vector.tolist() == vocab["HARBOUR"].vector.tolist() == [0, 1]
    assert vocab["may"].vector.tolist() == [2, 3]
    assert vocab["May"].vector.tolist() == [4, 5]
    assert not vocab["harbours"].has_vector


@given(st.integers(70, 120), st.integers(0, 99))
def test_shortened_vectors_keep_the_directions_in_which_words_differ_most(count: int, seed: int) -> None:
    vectors = pytest.importorskip("training.teacher.vectors", exc_type=ImportError)
    rng = np.random.default_rng(seed)
    wide = rng.normal(size=(count, 80)).astype(np.float32)
    wide[:, 7] *= 50
    short = vectors._reduced(wide, np.ones(count, dtype=np.float32))
    assert short.shape == (count, vectors.WIDTH)
    assert np.linalg.norm(short, axis=1).mean() == pytest.approx(4, rel=1e-4)
    assert abs(np.corrcoef(short[:, 0], wide[:, 7])[0, 1]) > 0.99
