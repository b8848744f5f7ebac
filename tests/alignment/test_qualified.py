"""Numbers of another year, day, place, phase or fate do not exclude each other."""

from __future__ import annotations

import pytest

from newslens.alignment.contradictions import conflicts
from newslens.alignment.lexicon import lexicon
from newslens.types import Relation
from tests.alignment.test_wordwise import read
from tests.alignment.texts import claim, pair


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("the rope firm made a profit of £5m in 2023", "the rope firm made a profit of £7m in 2024"),
        ("the rope firm employs 400 people in Kelby", "the rope firm employs 600 people in Marlow"),
        ("four people were killed in the harbour fire", "twelve people are missing in the harbour fire"),
        ("the first phase of the lock costs 3 million crowns", "the second phase of the lock costs 5 million crowns"),
        ("harbour police arrested two men on Monday", "harbour police arrested three men on Tuesday"),
        ("turnout was 61 percent in the north of the bay", "turnout was 48 percent in the south of the bay"),
        ("unemployment fell to 5 percent", "inflation fell to 3 percent"),
        ("the fire destroyed 12 houses in Kelby", "the flood destroyed 30 houses in Kelby"),
        ("the first test of the valve failed", "the second test of the valve did not fail"),
        ("the morning ferry was cancelled", "the evening ferry was not cancelled"),
        ("the maximum fine in the harbour case was £14m", "the fine in the harbour case was £6m"),
        ("the harbour union asked for a rise of 8 percent", "the harbour union got a rise of 5 percent"),
        ("the harbour inspectors had found 17 leaks in the tanker", "the rope firm had mended 15 of the leaks in May"),
        ("the harbour fire began at 10:40 p.m.", "a second, smaller harbour fire began at 11:05 p.m."),
        ("the rope was cut at 1:10 p.m.", "dinner was served at 9:40 p.m."),
        ("the Greens needed six seats in the bay council", "the Greens won eight seats in the bay council"),
        ("the bay republic freed 19 rebel prisoners", "the rebels of the bay freed twelve hostages"),
    ],
)
def test_of_another_thing(a: str, b: str) -> None:
    assert pair(claim("a.k1", a), claim("b.k1", b)) is None


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("the rope firm made a profit of £5m in 2023", "the rope firm made a profit of £7m in 2023"),
        ("four people were killed in the harbour fire", "twelve people died in the harbour fire"),
        ("the first phase of the lock costs 3 million crowns", "the first phase of the lock costs 5 million crowns"),
        ("the rope firm employs 400 people in Kelby", "the rope firm employs 600 people in Kelby"),
        ("the fire destroyed 12 houses in Kelby", "the blaze destroyed 30 houses in Kelby"),
        ("the morning ferry was cancelled", "the morning ferry was not cancelled"),
        ("the maximum fine in the harbour case was £14m", "the maximum fine in the harbour case was £6m"),
        ("the harbour union asked for a rise of 8 percent", "the harbour union asked for a rise of 5 percent"),
        ("two of the crew died in the harbour fire", "three sailors died in the harbour fire"),
        ("two of the sailors were arrested in the harbour", "three of the sailors were arrested in the harbour"),
        ("the harbour ferry sailed at 10:40 p.m.", "the harbour ferry sailed at 11:15 p.m."),
        ("four people in the harbour needed hospital care", "six people in the harbour got hospital care"),
        ("the bay republic freed 19 rebel prisoners", "the bay republic freed twelve rebel prisoners"),
        ("the lock was held by nine rebel soldiers", "the lock was held by 14 rebels"),
    ],
)
def test_of_the_same_thing(a: str, b: str) -> None:
    found = pair(claim("a.k1", a), claim("b.k1", b))
    assert found is not None
    assert found.relation == Relation.CONTRADICTION


@pytest.mark.parametrize(
    ("other", "printed"), [("all four welders were freed", None), ("all six welders were freed", (11, 6))]
)
def test_what_both_tell_excludes_nothing(other: str, printed: tuple[int, int] | None) -> None:
    sides = read("the rebels freed eleven hostages, including four foreign welders"), read(other)
    counted = conflicts(*sides, lexicon()).counted
    assert (counted and tuple(number.value for number in counted)) == printed
