"""The teacher's lessons, and what becomes of its readings."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
