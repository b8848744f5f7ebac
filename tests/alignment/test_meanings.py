"""Vectors of words: what they are near to, and what holds of any words."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslens.alignment.meanings import Meaning, alike, covered, meanings
from newslens.alignment.words import read

KNOWN = sorted(meanings().rows)
SENTENCES = st.lists(st.sampled_from(KNOWN[::97]) | st.text(max_size=6), max_size=12)


def meaning(text: str) -> Meaning:
    return meanings().read(word.exact for word in read(text).words)


@pytest.mark.parametrize(
    ("text", "near", "far"),
    [
        ("He was jailed for eight years.", "He was sentenced to prison.", "He was elected for eight years."),
        ("The firm will shed staff.", "The company is to cut jobs.", "The orchestra will tour the islands."),
        ("Prices climbed.", "The cost of living rose.", "The hikers rested."),
    ],
)
def test_words_of_one_meaning_are_nearer_than_others(text: str, near: str, far: str) -> None:
    assert alike(meaning(text), meaning(near)) > alike(meaning(text), meaning(far))
    assert sum(covered(meaning(text), meaning(near))) > sum(covered(meaning(text), meaning(far)))


def test_directions_have_length_one_and_weights_are_shares() -> None:
    table = meanings()
    assert np.allclose(np.linalg.norm(table.directions, axis=1), 1.0, atol=1e-4)
    assert 0.0 < table.weights.min() <= table.weights.max() <= 1.0
    assert len(table.rows) == len(table.directions) == len(table.weights)


@given(SENTENCES, SENTENCES)
def test_likeness_is_the_same_from_both_sides(one: list[str], other: list[str]) -> None:
    a, b = meanings().read(one), meanings().read(other)
    assert alike(a, b) == pytest.approx(alike(b, a), abs=1e-5)
    assert covered(a, b) == pytest.approx(covered(b, a)[::-1], abs=1e-5)
    assert -1.0001 <= alike(a, b) <= 1.0001
    assert all(0.0 <= share <= 1.0001 for share in covered(a, b))


@given(SENTENCES, st.randoms(use_true_random=False))
def test_the_order_of_words_says_nothing(words: list[str], chance: object) -> None:
    shuffled = sorted(words, key=lambda _: chance.random())  # type: ignore[attr-defined]
    assert np.allclose(meanings().read(words).whole, meanings().read(shuffled).whole, atol=1e-5)


@given(SENTENCES)
def test_what_says_the_same_is_covered_wholly(words: list[str]) -> None:
    one = meanings().read(words)
    if len(one.rows):
        assert alike(one, one) == pytest.approx(1.0, abs=1e-4)
        assert covered(one, one) == pytest.approx((1.0, 1.0), abs=1e-4)


def test_words_without_a_vector_mean_nothing() -> None:
    nothing = meanings().read(["", "zzxqj"])
    assert alike(nothing, meaning("The mayor resigned.")) == 0.0
    assert covered(nothing, meaning("The mayor resigned.")) == (0.0, 0.0)
