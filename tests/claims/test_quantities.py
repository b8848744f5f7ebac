"""Quantities are found where they stand and given the value that they have."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslens.claims.quantities import Found, find
from newslens.language import numbers
from newslens.testing.growth import grows_linearly
from newslens.testing.strategies import texts

PUBLISHED = date(2024, 3, 13)  # a Wednesday


def only(text: str) -> Found:
    (found,) = find(text, PUBLISHED)
    return found


@pytest.mark.parametrize(
    ("words", "value", "unit"),
    [
        ("1,200", 1200, None),
        ("3.5 million", 3_500_000, None),
        ("twenty-five", 25, None),
        ("two hundred and fifty thousand", 250_000, None),
        ("two dozen", 24, None),
        ("a dozen", 12, None),
        ("half a million", 500_000, None),
        ("hundreds", None, None),
        ("tens of thousands", None, None),
        ("at least 40", 40, None),
        ("more than 300", 300, None),
        ("$4.2 billion", 4.2e9, "USD"),
        ("US$5bn", 5e9, "USD"),
        ("€3m", 3e6, "EUR"),
        ("250,000 pounds", 250_000, "GBP"),
        ("one million euros", 1e6, "EUR"),
        ("12 per cent", 12, "percent"),
        ("12%", 12, "percent"),
        ("3.5 percentage points", 3.5, "percentage point"),
        ("25 basis points", 0.25, "percentage point"),
        ("25-basis-point", 0.25, "percentage point"),
        ("half a percentage point", 0.5, "percentage point"),
        ("a quarter of a percentage point", 0.25, "percentage point"),
        ("a quarter-point", 0.25, "percentage point"),
        ("three-quarter-point", 0.75, "percentage point"),
        ("half a per cent", 0.5, "percent"),
        ("11.6pc", 11.6, "percent"),
        ("25lb", 25, "lb"),
        ("60mg", 60, "mg"),
        ("2.7C", 2.7, "°C"),
        ("40°C", 40, "°C"),
        ("5hrs", "PT5H", "duration"),
        ("half a century", "P50Y", "duration"),
        ("90 cents", 90, "cent"),
        ("90 pence", 0.9, "GBP"),
        ("two-in-three", 2 / 3, "ratio"),
        ("third quarter of 2031", "2031-07/2031-09", "date"),
        ("second half of last year", "2023-07/2023-12", "date"),
        ("final quarter of fiscal 2031", None, "date"),
        ("first quarter of 2031-32", None, "date"),
        ("third-quarter profit", "--07/--09", "date"),
        ("Q4 2031", "2031-10/2031-12", "date"),
        ("two-thirds", 2 / 3, "ratio"),
        ("a quarter", 0.25, "ratio"),
        ("Rs. 63 crore", 6.3e8, "INR"),
        ("Rs 6 lakh", 6e5, "INR"),
        ("₹3 lakh crore", 3e12, "INR"),
        ("two lakh crore", 2e12, None),
        ("84 lakh", 8.4e6, None),
        ("twice", 2, "times"),
        ("only once", 1, "times"),
        ("nine times", 9, "times"),
        ("half an hour", "PT0.5H", "duration"),
        ("three and a half hours", "PT3.5H", "duration"),
        ("two and a half million", 2_500_000, None),
        ("one in five", 0.2, "ratio"),
        ("nine out of 10", 0.9, "ratio"),
        ("Rs 50 bn", 5e10, "INR"),
        ("several dozen", None, None),
        ("10.30am", "T10:30", "time"),
        ("half past nine", "T09:30", "time"),
        ("nine o’clock", "T09:00", "time"),
        ("a quarter to nine in the evening", "T20:45", "time"),
        ("nearly an hour", "PT1H", "duration"),
        ("three weeks", "P3W", "duration"),
        ("two-year", "P2Y", "duration"),
        ("40 minutes", "PT40M", "duration"),
        ("two decades", "P20Y", "duration"),
        ("18-year-old", 18, "age"),
        ("14:30", "T14:30", "time"),
        ("8 p.m.", "T20:00", "time"),
        ("12am", "T00:00", "time"),
        ("17 November 2022", "2022-11-17", "date"),
        ("November 17, 2022", "2022-11-17", "date"),
        ("Nov. 17", "2023-11-17", "date"),
        ("3rd of June", "2024-06-03", "date"),
        ("2022-11-17", "2022-11-17", "date"),
        ("February", "2024-02", "date"),
        ("November", "2023-11", "date"),
        ("March 2019", "2019-03", "date"),
        ("Wednesday", "2024-03-13", "date"),
        ("Friday", "2024-03-08", "date"),
        ("Friday, 17 Nov. 2022", "2022-11-17", "date"),
    ],
)
def test_a_quantity_has_its_value(words: str, value: float | str | None, unit: str | None) -> None:
    text = f"It was {words} of them, she said."
    found = only(text)
    assert text[found.start : found.end] in (words, words.removesuffix("."), words.removesuffix(" profit"))
    assert found.value == (pytest.approx(value) if isinstance(value, float) else value)
    assert found.unit == unit


@pytest.mark.parametrize(
    "text",
    [
        "an F16 and a 5G mast",
        "the COVID-19 ward",
        "version 10.1.2 of it",
        "it turned at once, and once it turned",
        "in the midday sun",
        "in the first half",
        "a third person",
        "Rs. Holm",
        "seat 12C, Gate 14C and Article 8C",
        "the 2nd of 2D films",
        "the first half of the match, a first-half goal and the third quarter",
        "the Audi Q3 and H1N1; Q1: what now?",
        "a half-point lead",
        "they may march on",
        "He said it in a second letter.",
        "nobody said so",
        "",
    ],
)
def test_what_is_no_quantity_is_left_alone(text: str) -> None:
    assert find(text, PUBLISHED) == ()


@pytest.mark.parametrize(
    ("text", "value"), [("by noon,", "T12:00"), ("around midday", "T12:00"), ("after midnight", "T00:00")]
)
def test_times_of_day_have_names(text: str, value: str) -> None:
    found = only(f"It ended {text} they said.")
    assert (found.value, found.unit) == (value, "time")


@pytest.mark.parametrize(
    ("text", "ends", "unit"),
    [
        ("growth of between 0 and 2 per cent", (0, 2), "percent"),
        ("growth of between about 3 and 4 percent", (3, 4), "percent"),
        ("growth of 1.5-2%", (1.5, 2), "percent"),
        ("it won by 42 to 38 percent", (42, 38), "percent"),
        ("it rose from 12% to 15 in all towns", (12, 15), "percent"),
        ("growth of 10%-15%", (10, 15), "percent"),
        ("it fell from 12 to 9 per cent", (12, 9), "percent"),
        ("it costs $3-4 billion", (3e9, 4e9), "USD"),
        ("it costs $3 to $4 billion", (3e9, 4e9), "USD"),
        ("it costs 20–30 euros", (20, 30), "EUR"),
        ("it made 121 mln euros vs 148 mln forecast", (121e6, 148e6), "EUR"),
        ("it takes two to three weeks", ("P2W", "P3W"), "duration"),
        ("a two- or three-week delay", ("P2W", "P3W"), "duration"),
        ("the 18-to-24-year-olds", (18, 24), "age"),
        ("from 3 to 2.5 million of them", (3e6, 2.5e6), None),
        ("from 900,000 to 1.2 million of them", (900_000, 1.2e6), None),
        ("between 50 and 90 of them", (50, 90), None),
    ],
)
def test_both_ends_of_a_range_have_its_unit_and_magnitude(
    text: str, ends: tuple[float | str, float | str], unit: str | None
) -> None:
    first, last = find(text)
    assert (first.value, last.value) == ends
    assert first.unit == last.unit == unit
    start = first.end - len(text[first.start : first.end].removeprefix("about "))
    assert first.range == last.range == (start, last.end)


@pytest.mark.parametrize(
    "text",
    [
        "It paid $500 to 20 families.",
        "It went from 5 percent to 12 people.",
        "It paid $3 million to 4 million families.",
        "They won 3-2 in five years.",
        "Norvik met Tarn, 3 vs 4.",
        "It sold 40 and 12 percent.",
    ],
)
def test_two_numbers_are_not_always_a_range(text: str) -> None:
    assert [found.range for found in find(text)][:2] == [None, None]


@given(st.integers(0, 400), st.integers(1, 400), st.sampled_from([" to ", "-", "–", " or "]))
def test_any_rising_range_has_one_magnitude(low: int, more: int, joint: str) -> None:
    first, last = find(f"It rose by {low}{joint}{low + more} million euros.")
    assert (first.value, last.value) == (low * 1e6, (low + more) * 1e6)
    assert first.unit == last.unit == "EUR"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("They talked about 40 houses.", "40"),
        ("He is worried about 300 jobs.", "300"),
        ("A row over 300 jobs grew.", "300"),
        ("About 40 people came.", "About 40"),
        ("They lost about 300 jobs.", "about 300"),
        ("They asked over 300 people.", "over 300"),
    ],
)
def test_about_may_name_the_topic(text: str, words: str) -> None:
    found = only(text)
    assert text[found.start : found.end] == words


def test_cents_are_of_the_only_currency_that_is_told() -> None:
    assert [(found.value, found.unit) for found in find("It fell from €1.20 to 90 cents.")] == [
        (1.2, "EUR"),
        (0.9, "EUR"),
    ]
    assert [found.unit for found in find("It fell from €1.20, or $1.30, to 90 cents.")] == ["EUR", "USD", "cent"]


def test_one_may_be_a_pronoun() -> None:
    assert [(found.value, found.sure) for found in find("one of them left")] == [(1.0, False)]
    assert [(found.value, found.sure) for found in find("one day they left")] == [("P1D", True)]


def test_an_article_before_an_hour_may_make_a_rate() -> None:
    assert [found.value for found in find("It ran at 90 km an hour.")] == [90.0]


@pytest.mark.parametrize(
    ("text", "value"),
    [("in May", "2023-05"), ("since 2019,", "2019"), ("in 2019 alone", "2019"), ("next Friday", "2024-03-15")],
)
def test_words_around_decide(text: str, value: str) -> None:
    assert only(f"It began {text}.").value == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The king will visit Tarn on Friday.", "2024-03-15"),
        ("The king will visit Tarn on Monday, the palace said.", "2024-03-18"),
        ("The king will visit Tarn on Wednesday.", "2024-03-13"),
        ("We’ll go on Monday, she said.", "2024-03-18"),
        ("On Monday the king will visit Tarn.", "2024-03-18"),
        ("The bridge will be opened on Monday.", "2024-03-18"),
        ("She will see the flooded bridge on Monday.", "2024-03-18"),
        ("The bridge is due to open on Monday.", "2024-03-18"),
        ("The vote is scheduled for Monday.", "2024-03-18"),
        ("She plans to leave on Monday.", "2024-03-18"),
        ("She said she would leave on Monday.", "2024-03-18"),
        ("The bridge, which will open on Monday, was late.", "2024-03-18"),
        ("The bridge will open in June.", "2024-06"),
        ("The bridge will open in March.", "2024-03"),
        ("The bridge will open on 17 November.", "2024-11-17"),
        ("The bridge will open on January 4.", "2025-01-04"),
        ("The bridge will open on 10 March.", "2024-03-10"),
        # What was.
        ("The king will visit Tarn, the palace said on Monday.", "2024-03-11"),
        ("The palace said on Monday the king will visit Tarn.", "2024-03-11"),
        ("On Monday the palace said the king will visit Tarn.", "2024-03-11"),
        ("The king will go. On Monday he wept.", "2024-03-11"),
        ("He left on Monday. He will be back.", "2024-03-11"),
        ("She would have left on Monday.", "2024-03-11"),
        ("The bridge was due to open on Monday.", "2024-03-11"),
        ("The bridge shut due to snow on Monday.", "2024-03-11"),
        ("Sales fell as expected on Monday.", "2024-03-11"),
        ("The council backed plans to build homes on Monday.", "2024-03-11"),
        ("They read his will on Monday.", "2024-03-11"),
        ("The man who will lead it resigned on Monday.", "2024-03-11"),
        ("The bridge was opened in June.", "2023-06"),
        ("The bridge was opened on 17 November.", "2023-11-17"),
    ],
)
def test_what_is_to_come_has_a_date_to_come(text: str, value: str) -> None:
    assert only(text).value == value


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("last Friday", "2024-03-08"),
        ("last Wednesday", "2024-03-06"),
        ("this past Monday", "2024-03-11"),
        ("this Friday", "2024-03-15"),
        ("this coming Wednesday", "2024-03-20"),
        ("next Wednesday", "2024-03-20"),
        ("Friday next week", "2024-03-22"),
        ("Friday of last week", "2024-03-08"),
        ("Monday this week", "2024-03-11"),
        ("last June", "2023-06"),
        ("last March", "2023-03"),
        ("next March", "2025-03"),
        ("next June", "2024-06"),
    ],
)
def test_words_beside_a_day_or_month_say_which(words: str, value: str) -> None:
    assert only(f"The vote is {words} in Tarn.").value == value


def test_a_leap_day_to_come_is_in_no_common_year() -> None:
    (found,) = find("It will open on 29 February.", date(2024, 5, 1))
    assert found.value == "2024-02-29"


@given(st.dates(date(1950, 1, 1), date(2050, 1, 1)), st.integers(0, 6))
def test_a_weekday_to_come_is_the_next_one(published: date, ahead: int) -> None:
    day = published + timedelta(ahead)
    (found,) = find(f"They will meet on {day:%A} there.", published)
    assert found.value == day.isoformat()


def test_without_a_date_of_publication_nothing_is_made_up() -> None:
    assert [found.value for found in find("On Friday, 17 November, and in June.")] == ["--11-17", "--06"]
    assert find("On Friday they met.")[0].value is None


@given(st.integers(0, 10**15))
def test_any_grouped_figure_is_read_back(number: int) -> None:
    (found,) = find(f"There were {number:,} people.")
    assert found.value == float(number)


def _in_words(number: int) -> str:
    ones = [word for word, value in sorted(numbers.SMALL.items(), key=lambda pair: pair[1]) if value < 20]
    tens = {value: word for word, value in numbers.SMALL.items() if value >= 20}
    if number < 20:
        return ones[number]
    if number < 100:
        return tens[number // 10 * 10] + (f"-{ones[number % 10]}" if number % 10 else "")
    if number < 1000:
        return f"{ones[number // 100]} hundred" + (f" and {_in_words(number % 100)}" if number % 100 else "")
    rest = f" {_in_words(number % 1000)}" if number % 1000 else ""
    return f"{_in_words(number // 1000)} thousand{rest}"


@given(st.integers(2, 999_999))
def test_any_number_in_words_is_read_back(number: int) -> None:
    parsed = numbers.parse(numbers.tokenize(_in_words(number)), 0)
    assert parsed is not None
    assert parsed.value == number


@given(st.dates(date(1950, 1, 1), date(2050, 1, 1)))
def test_any_full_date_is_read_back(day: date) -> None:
    for form in (f"{day.day} {day:%B} {day.year}", f"{day:%B} {day.day}, {day.year}", day.isoformat()):
        (found,) = find(f"It was on {form} there.")
        assert (found.value, found.unit) == (day.isoformat(), "date")


@given(st.dates(date(1950, 1, 1), date(2050, 1, 1)), st.integers(0, 6))
def test_a_weekday_is_the_last_one(published: date, back: int) -> None:
    day = published - timedelta(back)
    (found,) = find(f"They met on {day:%A} there.", published)
    assert found.value == day.isoformat()


_NUMERIC = st.text(st.sampled_from("0123456789,.-–/:$€£% amMp") | st.sampled_from("one hundred and may "), max_size=40)


@given(texts() | _NUMERIC, st.none() | st.dates())
def test_any_text_gives_spans_in_order(text: str, published: date | None) -> None:
    done = 0
    for found in find(text, published):
        assert done <= found.start < found.end <= len(text)
        assert text[found.start : found.end].strip() == text[found.start : found.end]
        assert found.value is None or isinstance(found.value, str) or abs(found.value) < 1e40
        done = found.end


@pytest.mark.parametrize(
    "piece", ["1", "1,", "1-", "one ", "hundred and ", "May ", "tens of ", "$", "at least ", "1 to ", "$1-", "Q1 "]
)
def test_time_grows_with_the_text(piece: str) -> None:
    # Not longer: a single number of a megabyte falls out of the processor's cache, and each digit costs twice as much.
    assert grows_linearly(lambda size: lambda: find(piece * size), 1_000, 8_000)
