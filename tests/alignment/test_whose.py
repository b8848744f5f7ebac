"""Numbers of two who are named, or of each one's own people, exclude nothing of each other."""

from __future__ import annotations

import pytest

from newslens.alignment.whose import of_two_owners
from newslens.types import Relation
from tests.alignment.test_wordwise import read
from tests.alignment.texts import BRANDIS, VELA, claim, pair, quote


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "the chess team of Hollin sacked its coach after 26 defeats",
            "the chess team of Wexley sacked its coach after 2 defeats",
        ),
        ("the mayor of Tarn got 5 million crowns", "the mayor of Kelby got 9 million crowns"),
        ("Corvane sold 40 of the red barges to the harbour", "Lassen sold 14 of the red barges to the harbour"),
        ("the inquiry found that Corvane hid $58 million", "last year Lassen made $140 million"),
    ],
)
def test_of_two_who_are_named(a: str, b: str) -> None:
    found = pair(claim("a.k1", a), claim("b.k1", b))
    assert found is None or found.relation is not Relation.CONTRADICTION


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "the chess team of Hollin sacked its coach after 26 defeats",
            "the chess team of Hollin sacked its coach after 2 defeats",
        ),
        ("the mayor of Tarn got 5 million crowns", "the mayor got 9 million crowns"),
        ("Corvane sold 40 of the red barges to the harbour", "Corvane sold 14 of the red barges to the harbour"),
        ("Corvane sold 40 of the red barges to the harbour", "the firm sold 14 of the red barges to the harbour"),
        (
            "Tarnland sold 40 of the red barges to the harbour",
            "the Tarnlanders sold 14 of the red barges to the harbour",
        ),
    ],
)
def test_of_one_and_the_same(a: str, b: str) -> None:
    found = pair(claim("a.k1", a), claim("b.k1", b))
    assert found is not None
    assert found.relation is Relation.CONTRADICTION


def test_each_counts_its_own() -> None:
    ours = quote("a.q1", "nine of its soldiers had been killed at the lock", VELA)
    theirs = quote("b.q1", "three of its soldiers had been killed at the lock", BRANDIS)
    assert pair(ours, theirs) is None


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("nine of its soldiers had been killed at the lock", "three of the soldiers had been killed at the lock"),
        ("the firm would cut 400 of its jobs at the lock", "the firm would cut 900 of its jobs at the lock"),
    ],
)
def test_each_counts_those_of_one(a: str, b: str) -> None:
    found = pair(quote("a.q1", a, VELA), quote("b.q1", b, BRANDIS))
    assert found is not None
    assert found.relation is Relation.CONTRADICTION


def test_one_speaker_counts_the_same_own_people() -> None:
    found = pair(
        quote("a.q1", "nine of its soldiers had been killed at the lock", VELA),
        quote("b.q1", "three of its soldiers had been killed at the lock", VELA),
    )
    assert found is not None
    assert found.relation is Relation.CONTRADICTION


def test_two_are_named_of_one_vote() -> None:
    one, other = (read(text) for text in ("Corvane won the vote by 31 to 12", "Lassen lost the vote by 14 to 29"))
    assert not of_two_owners(one, one.numbers[0], other, other.numbers[0])
    one, other = (read(text) for text in ("Corvane won 31 of the seats", "Lassen lost 14 of the seats"))
    assert of_two_owners(one, one.numbers[0], other, other.numbers[0])
