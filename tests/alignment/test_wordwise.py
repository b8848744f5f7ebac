"""Which words of two stretches answer each other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslens.alignment.items import items
from newslens.alignment.lexicon import lexicon
from newslens.alignment.meanings import meanings
from newslens.alignment.stretches import Stretch, meant_by, stretch
from newslens.alignment.wordwise import NAMES, answers, left_over, told_in_full
from tests.alignment.texts import claim, story

WORDS = st.lists(
    st.sampled_from(
        "harbour master Lind closed opened the gates not only 40 lamps sank boats boat vessels on Monday".split()
    ),
    min_size=1,
    max_size=9,
).map(" ".join)


def read(text: str) -> Stretch:
    (item,) = items(story((claim("a.k1", text),)), lexicon())
    keys = {key: 1.0 for key in item.keys if key}
    return stretch(item, 0, len(item.words), keys, keys, meant_by(item, 0, len(item.words)))


def told(a: str, b: str) -> tuple[float, ...]:
    return answers(read(a), read(b), lexicon())


def left(a: str, b: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return left_over(read(a), read(b), lexicon())


def valued(found: tuple[float, ...], name: str) -> float:
    return found[NAMES.index(name)]


@given(WORDS, WORDS)
def test_it_says_the_same_the_other_way_round(a: str, b: str) -> None:
    one, other = told(a, b), told(b, a)
    assert one[NAMES.index("negation in one") :] == other[NAMES.index("negation in one") :]
    assert len(one) == len(NAMES)
    assert all(value >= 0.0 for value in one)
    assert valued(one, "left over, less") <= valued(one, "left over, more") <= 1.0 + 1e-9
    assert valued(one, "answered of the fewer") <= 1.0


@given(WORDS)
def test_nothing_is_left_over_of_what_is_the_same(text: str) -> None:
    found = told(text, text)
    assert left(text, text) == ((), ())
    assert valued(found, "left over, more") == 0.0
    assert valued(found, "answered by what is near") == valued(found, "answered by its opposite") == 0.0


@given(WORDS, WORDS)
def test_each_word_answers_once(a: str, b: str) -> None:
    found, one, other = told(a, b), read(a).content, read(b).content
    answered = sum(valued(found, f"answered by {how}") for how in ("itself", "its opposite", "what is near"))
    assert answered <= min(one.total, other.total) + 1e-9


def test_what_only_one_side_says_is_named() -> None:
    one, other = left("The harbour master Lind resigned on Monday", "The harbour master Lind was dismissed")
    assert "Monday" in one
    assert "harbour" not in (*one, *other)


@pytest.mark.parametrize(
    ("a", "b", "name"),
    [
        ("the council approved the bridge", "the council rejected the bridge", "answered by its opposite"),
        ("the gates were closed", "the gates were not closed", "negation in one"),
        ("nobody closed the gates", "the gates were not closed", "negation in both"),
        ("the gates Lind closed", "the gates Holm closed", "names left over, more"),
        ("the port has 40 lamps", "the port has lamps", "numbers left over, more"),
        ("only Lind closed the gates", "Lind closed the gates", "only in one"),
        ("all gates were closed", "the gates were closed", "all in one"),
    ],
)
def test_what_tells_pairs_apart_is_told(a: str, b: str, name: str) -> None:
    assert valued(told(a, b), name) > 0.0
    assert valued(told(a, a), name) == (1.0 if name == "negation in both" and "nobody" in a else 0.0)


def test_a_word_without_a_vector_counts_as_a_rare_one() -> None:
    content = read("the qwrtzlpx closed").content
    assert "qwrtzlpx" not in meanings().rows
    assert content.weights[0] == pytest.approx(0.9)
    assert not content.directions[0].any()


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("the harbour master closed the gates", "the harbour master closed the gates on Monday", True),
        ("Lind sank six boats", "Lind sank six vessels", True),
        ("the harbour master sank", "the gates sank", False),
        ("all boats sank", "few boats sank", False),
    ],
)
def test_who_says_nothing_of_his_own(a: str, b: str, expected: bool) -> None:  # noqa: FBT001 - drawn
    one, other = read(a), read(b)
    assert told_in_full(one, other, lexicon()) == told_in_full(other, one, lexicon()) == expected
