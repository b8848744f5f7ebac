"""Numbers in words, and those that are none."""

from __future__ import annotations

import pytest

from newslens.alignment.numbers import numbers
from newslens.alignment.words import read


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a hundred and fifty lanterns", 150),
        ("two hundred and twenty five lanterns", 225),
        ("half a million lanterns", 500_000),
        ("1.2 million lanterns", 1_200_000),
        ("1,200,000 lanterns", 1_200_000),
        ("six in ten lanterns", 60),
        ("the four-decade-old lantern", 40),
    ],
)
def test_a_number_means_the_same_however_it_is_written(text: str, value: float) -> None:
    assert [number.value for number in numbers(read(text))] == [value]


def test_one_can_be_a_pronoun() -> None:
    assert not numbers(read("how their loved one died"))
    assert numbers(read("one lantern broke"))
