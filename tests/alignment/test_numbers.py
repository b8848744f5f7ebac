"""Numbers in words, and those that are none."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from newslens.alignment.figures import numbers
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
        ("two dozen lanterns", 24),
        ("two and a half million lanterns", 2_500_000),
        ("310 crores of lanterns", 3_100_000_000),
        ("two in five lanterns", 40),
        ("40 per cent of lanterns", 40),
    ],
)
def test_a_number_means_the_same_however_it_is_written(text: str, value: float) -> None:
    assert [number.value for number in numbers(read(text))] == [value]


def test_one_can_be_a_pronoun() -> None:
    assert not numbers(read("how their loved one died"))
    assert numbers(read("one lantern broke"))


@pytest.mark.parametrize(
    ("text", "kind", "unit"),
    [
        ("three of its lorries", "count", "=lorry"),
        ("three of the mill's lorries", "count", "=lorry"),
        ("three of them", "count", "?"),
        ("two of the three", "count", "?"),
        ("Rs. 310 crore", "money", "rupee"),
        ("₹310 crore", "money", "rupee"),
        ("9 miles", "length", ""),
        ("40 tonnes", "mass", ""),
        ("shortly before noon", "time", ""),
        ("Ann Berg, 26, who keeps the lanterns", "count", "old"),
        ("lanterns were lit twice", "count", "tim"),
        ("lanterns were lit once in May", "count", "tim"),
        ("none of the lorries", "count", "=lorry"),
    ],
)
def test_what_is_measured(text: str, kind: str, unit: str) -> None:
    assert [(number.kind, number.unit) for number in numbers(read(text))][:1] == [(kind, unit)]


@pytest.mark.parametrize(
    ("one", "other", "excluded"),
    [
        ("9 miles", "not less than 15 kilometres", False),
        ("9 miles", "20 kilometres", True),
        ("none of the lanterns", "two of the lanterns", True),
        ("between 160 and 170 lanterns", "163 lanterns", False),
        ("40 to 50 lanterns", "62 lanterns", True),
        ("40 to 50 percent of lanterns", "45 percent of lanterns", False),
        ("lit twice", "lit three times", True),
        ("9 metres", "40 metres", True),
        ("1,000 tonnes", "one million kilos", False),
        ("84 lakh customers", "8.4 million customers", False),
        ("Rs 310 crore", "3.1 billion rupees", False),
        ("Rs 310 crore", "2.9 billion rupees", True),
        ("no fewer than 40 guests", "38 guests", True),
        ("no more than 40 guests", "38 guests", False),
        ("at noon", "at 12:00", False),
        ("at noon", "at 3 p.m.", True),
        ("at midnight", "at 12 a.m.", False),
        ("half past nine", "9.30am", False),
        ("a quarter to nine in the evening", "20:45", False),
        ("three days", "72 hours", False),
        ("12 months", "one year", False),
        ("one and a half years", "18 months", False),
        ("three and a half hours", "three hours", True),
        ("some 40 guests", "41 guests", False),
        ("a rise over two years", "a rise over three years", True),
        ("lasted over two years", "lasted three years", False),
        ("several dozen guests", "40 guests", False),
        ("tens of thousands of guests", "40,000 guests", False),
        ("hundreds of thousands of guests", "40,000 guests", True),
        ("two-thirds of guests", "67 percent of guests", False),
        ("half of the guests", "a third of the guests", True),
        ("half the guests", "a third of the guests", True),
        ("half their guests", "50 percent of guests", False),
        ("few guests", "most guests", True),
        ("few of the guests", "a fifth of the guests", False),
    ],
)
def test_units_are_converted_before_they_are_compared(one: str, other: str, *, excluded: bool) -> None:
    [left], [right] = numbers(read(one)), numbers(read(other))
    assert left.comparable(right)
    assert left.excludes(right) is right.excludes(left) is excluded


@pytest.mark.parametrize(("age", "count"), [("a 24-year-old", "nine lanterns"), ("Ann Berg, 24", "nine guests")])
def test_an_age_is_never_a_count_of_anything(age: str, count: str) -> None:
    [one], [other] = numbers(read(age)), numbers(read(count))
    assert not one.commensurate(other)


@given(st.integers(0, 999), st.integers(0, 999), st.sampled_from(("{}-{}", "{}–{}", "{} to {}", "{} votes to {}")))
def test_a_vote_is_one_number_whichever_figure_stands_first(one: int, other: int, written: str) -> None:
    ours, theirs = (
        [
            number
            for number in numbers(read(f"the council voted {written.format(*pair)} for it"))
            if number.kind == "tally"
        ]
        for pair in ((one, other), (other, one))
    )
    assert [number.value for number in ours] == [number.value for number in theirs]
    assert len(ours) == (one != other)


@given(st.integers(0, 999), st.integers(0, 999), st.integers(0, 999), st.integers(0, 999))
def test_two_votes_exclude_each_other_unless_they_are_one(a: int, b: int, c: int, d: int) -> None:
    assume(a != b and c != d)
    one, other = (
        next(number for number in numbers(read(f"the vote was {pair[0]}-{pair[1]}")) if number.kind == "tally")
        for pair in ((a, b), (c, d))
    )
    assert one.excludes(other) == ({a, b} != {c, d})


@pytest.mark.parametrize(
    ("text", "margin"),
    [
        ("the lantern bill passed by 298 votes to 287", 11),
        ("the lantern bill passed by just 11 votes", 11),
        ("the lantern party won by a margin of 11 votes", 11),
        ("the lantern party has a majority of 11 seats", 11),
        ("Lantern City lost 2-3", 1),
    ],
)
def test_how_far_the_figures_of_a_vote_are_apart(text: str, margin: int) -> None:
    assert [number.value for number in numbers(read(text)) if number.kind == "margin"] == [margin]


@pytest.mark.parametrize(
    "text",
    [
        "10-12 lanterns a day",
        "lanterns from 2014-15",
        "the lantern was watched 24-7",
        "twenty-two votes for the lantern",
        "the lantern party leads by 47-43 percent",
        "we voted for 12 lanterns",
        "the vote on the lantern was ¹-2",
    ],
)
def test_what_is_no_vote_and_no_score(text: str) -> None:
    assert not any(number.kind == "tally" for number in numbers(read(text)))


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("the strike lasted a week", 7),
        ("it will be lit within an hour", 1 / 24),
        ("lit twice a week", 0),
        ("a week ago", 0),
    ],
)
def test_a_week_may_be_one_week(text: str, days: float) -> None:
    found = [number for number in numbers(read(text)) if number.kind == "duration"]
    assert [number.low <= days * 1440 <= number.high for number in found] == [True] * bool(days)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("$1.2 billion", "$1.2 million", True),
        ("£3bn", "£3m", True),
        ("5 crore rupees", "5 lakh rupees", True),
        ("two billion dollars", "two million dollars", True),
        ("12 million barrels", "12 thousand barrels", True),
        ("$1.2 billion", "$1.3 million", False),
        ("$1.2 billion", "€1.2 million", False),
        ("3 billion dollars", "3 dollars", False),
        ("$2 billion", "$2 billion", True),
        ("two hundred and fifty thousand dollars", "two billion dollars", False),
    ],
)
def test_the_same_figure_before_another_word_is_of_one_thing(one: str, other: str, *, same: bool) -> None:
    [left], [right] = numbers(read(one)), numbers(read(other))
    assert left.comparable(right) is right.comparable(left) is same


@pytest.mark.parametrize(
    "text",
    ["half the price", "the first half", "half a mile", "a few guests", "the last few days", "few days", "half"],
)
def test_what_tells_of_no_share_is_none(text: str) -> None:
    assert not [number for number in numbers(read(text)) if number.kind == "percent"]


@pytest.mark.parametrize(
    ("text", "kind", "low", "high"),
    [
        ("between 20 and 40 centimetres", "length", 0.2, 0.4),
        ("it rose by 20 to 40 centimetres", "length", 0.2, 0.4),
        ("20–40 cm of snow", "length", 0.2, 0.4),
        ("€3bn to €4bn", "money", 3e9, 4e9),
        ("between €3bn and €4bn", "money", 3e9, 4e9),
        ("$3-4 billion", "money", 3e9, 4e9),
        ("$3 to 4 billion", "money", 3e9, 4e9),
        ("3% to 4% growth", "percent", 3, 4),
        ("40-50 lanterns", "count", 40, 50),
        ("between three and four million lanterns", "count", 3e6, 4e6),
        ("a wait of three to four days", "duration", 4320, 5760),
    ],
)
def test_a_range_is_one_number(text: str, kind: str, low: float, high: float) -> None:
    assert [(number.kind, number.low, number.high) for number in numbers(read(text))] == [(kind, low, high)]


@pytest.mark.parametrize(
    "text",
    [
        "the toll rose €3m to €7m",
        "the toll fell by 12 crowns to 14 crowns",
        "the toll went from €3bn to €4bn",
        "she gave €5m to 30 keepers",
        "she paid $3 to 40 keepers",
        "she sold 40 lanterns to 50 keepers",
        "from 5 metres to 3 metres",
        "it fell 3% to 210 million crowns",
    ],
)
def test_two_numbers_are_no_range(text: str) -> None:
    assert len(numbers(read(text))) == 2


@given(
    st.text(alphabet=st.sampled_from("3 4$€-–to and between cm%bn by from "), max_size=30),
)
def test_numbers_follow_each_other(text: str) -> None:
    found = [number for number in numbers(read(text)) if number.kind != "margin"]
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all(number.low <= number.high for number in found)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("in the third quarter", 3, 3),
        ("in the fourth quarter of 2031", 4, 4),
        ("in the second half of the year", 3, 4),
        ("in the first half of next year", 1, 2),
        ("in the second half of the match", None, None),
        ("in the second half", None, None),
        ("the first quarter of the film", None, None),
        ("the third half of the year", None, None),
    ],
)
def test_the_quarters_of_a_year(text: str, low: float | None, high: float | None) -> None:
    found = next((number for number in numbers(read(text)) if number.kind == "date"), None)
    assert (found and (found.unit, found.low, found.high)) == (low and ("quarter", low, high))
