"""What cannot be a quotation of the same words is told without laying it out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslens.alignment import wording
from newslens.alignment.wording import compared, in_order
from newslens.alignment.words import read
from newslens.types import Relation
from tests.alignment.texts import pair, quote

WORDS = st.lists(
    st.sampled_from("the ramp harbour boats sail never sinks and town nine 40 wants pilots of to".split()), max_size=12
)


@given(WORDS, WORDS)
def test_the_bound_changes_nothing_that_counts(one: list[str], other: list[str]) -> None:
    a, b = (read(" ".join(words)).words for words in (one, other))
    found = compared(a, b)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(wording, "_LEAST", 0.0)
        patch.setattr(wording, "_SHARE", 0.0)
        whole = compared(a, b)
    counts = whole.strength >= 0.9 and (whole.same or whole.ratio >= 0.5)
    assert (found == whole) if counts else not (found.strength >= 0.9 and (found.same or found.ratio >= 0.5))


@given(WORDS, WORDS, st.data())
def test_what_stands_in_order_is_a_share_and_all_of_what_is_left_when_words_go(
    one: list[str], other: list[str], data: st.DataObject
) -> None:
    a, b = (read(" ".join(words)).words for words in (one, other))
    assert 0.0 <= in_order(a, b) == in_order(b, a) <= 1.0
    left = [word for word in a if data.draw(st.booleans())]
    assert in_order(a, left) == (1.0 if left else 0.0)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("“I have never heard that tale about a captain,”", "“It’s called a captain,”"),
        ("“We do not want to be part of this story,”", "“It could have been a part of our own story,”"),
    ],
)
def test_one_word_in_common_makes_no_quotation_of_the_same_words(a: str, b: str) -> None:
    found = pair(quote("a.q1", a), quote("b.q1", b))
    assert found is None or found.relation not in {Relation.VERBATIM, Relation.CONTRADICTION}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("“I am not going anywhere,”", "she was “not going anywhere”"),
        ("the union should “put up or shut up”", "“Put up or shut up,”"),
    ],
)
def test_few_words_that_are_all_one_prints_are_a_quotation(a: str, b: str) -> None:
    found = pair(quote("a.q1", a), quote("b.q1", b))
    assert found is not None
    assert found.relation == Relation.VERBATIM


def test_words_that_are_moved_are_another_wording() -> None:
    moved = pair(quote("a.q1", "“For nine hours nobody came,”"), quote("b.q1", "“Nobody came for nine hours,”"))
    assert moved is not None
    assert moved.relation == Relation.REWORDED


def test_two_parts_of_one_quotation_overlap() -> None:
    a = "“For nine hours no ferry sailed to the islands”"
    b = "“no ferry sailed to the islands and the mayor slept,”"
    found = pair(quote("a.q1", a), quote("b.q1", b))
    assert found is not None
    assert found.relation == Relation.VERBATIM
