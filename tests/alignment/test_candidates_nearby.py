from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.quotations import quotations
from newslens.alignment.fingerprints import coded, distinct, keys
from newslens.alignment.nearby import Near, near
from newslens.testing.growth import grows_linearly

WORDS = "the we will not ferry mole lantern harbour Orvel Brunn 40 7 tide sells sold anchor whistles — , “ ”".split()
TEXTS = st.lists(st.lists(st.sampled_from(WORDS), max_size=9).map(" ".join), max_size=40)


def _by_content(found: Near, texts: list[str]) -> set[tuple[frozenset[str], frozenset[str], float]]:
    """Pairs of classes, each as the texts in it."""
    members: dict[int, set[str]] = {}
    for text, number in zip(texts, found.same.tolist(), strict=True):
        members.setdefault(number, set()).add(text)
    return {
        (frozenset(members[one]), frozenset(members[other]), shared)
        for one, other, shared in zip(found.first.tolist(), found.second.tolist(), found.shared.tolist(), strict=True)
    }


@given(texts=TEXTS, data=st.data())
def test_the_order_of_texts_does_not_matter(texts: list[str], data: st.DataObject) -> None:
    turned = data.draw(st.permutations(texts))
    assert _by_content(near(texts, 3), texts) == _by_content(near(turned, 3), turned)


@given(texts=TEXTS, most=st.integers(1, 5))
def test_no_text_has_more_than_asked_for_or_itself(texts: list[str], most: int) -> None:
    found = near(texts, most)
    places, others = found.candidates(most)
    assert (places != others).all()
    assert np.bincount(places, minlength=1).max() <= most
    assert len(set(zip(places.tolist(), others.tolist(), strict=True))) == len(places)
    assert (np.diff(places) >= 0).all()
    assert (np.bincount(found.first, minlength=1) <= most).all()


@given(texts=TEXTS)
def test_texts_are_of_one_class_where_their_words_are(texts: list[str]) -> None:
    same, _ = distinct(coded(texts))
    words = [tuple(coded([text]).codes.tolist()) for text in texts]
    for one in range(len(texts)):
        for other in range(one):
            assert (same[one] == same[other]) == (words[one] == words[other])


@given(texts=TEXTS, start=st.integers(0, 5))
def test_a_part_has_the_keys_that_it_has_in_the_whole(texts: list[str], start: int) -> None:
    for text in texts:
        part = " ".join(text.split()[start:])
        for whole, piece in zip(keys(coded([text])), keys(coded([part])), strict=True):
            if whole.far or len(piece.codes) < 2:  # a pair counts once more where a word has gone from between
                assert set(piece.codes.tolist()) <= set(whole.codes.tolist())


def test_variants_are_found_among_many() -> None:
    said = [
        "We will rebuild the northern mole before the winter storms, and 14 crews have come.",
        "the northern mole before the winter storms",
        "They would rebuild the northern mole before the winter storms and 14 crews had come",
        "Before the winter storms we will rebuild the northern mole.",
        "“We will rebuild the northern mole, before the winter storms — and 14 crews have come!”",
    ]
    found = near([*quotations(2_000).texts, *said])
    places, others = found.candidates()
    pairs = set(zip(places.tolist(), others.tolist(), strict=True))
    assert found.same[2_000] == found.same[2_004]
    for one in range(2_000, 2_005):
        for other in range(2_000, 2_005):
            assert one == other or (one, other) in pairs


@settings(max_examples=5)
@given(seed=st.integers(0, 1_000))
def test_most_of_what_is_planted_is_found(seed: int) -> None:
    made = quotations(600, seed)
    places, others = near(made.texts).candidates()
    pairs = set(zip(places.tolist(), others.tolist(), strict=True))
    hits = sum((one.original, one.variant) in pairs or (one.variant, one.original) in pairs for one in made.planted)
    assert hits >= 0.95 * len(made.planted)


def test_what_hundreds_print_has_neighbours_still() -> None:
    said = "we will rebuild the northern mole before the winter storms come"
    texts = [f"{said} {'ab' * (number % 7)}{number}" for number in range(400)]
    places, _ = near(texts).candidates()
    assert (np.bincount(places, minlength=len(texts)) == 10).all()


def test_copies_are_counted_once() -> None:
    found = near(["The ferry sank."] * 5_000 + ["The ferry sank at noon off Orvel."])
    assert found.same.max() == 1
    assert np.bincount(found.candidates(3)[0]).max() == 3


@pytest.mark.parametrize("texts", [[], [""], ["", "—"], ["Orvel"], ["the", "the"]])
def test_little_text_is_no_error(texts: list[str]) -> None:
    found = near(texts)
    assert len(found.same) == len(texts)
    assert not len(found.first)


def test_at_least_one_must_be_asked_for() -> None:
    with pytest.raises(ValueError, match="at least one"):
        near(["a"], 0)


def test_time_grows_with_the_number_of_texts() -> None:
    texts = quotations(8_000).texts
    assert grows_linearly(lambda size: lambda: near(texts[:size]), 500, 500)
