from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from newslens import Article, Claim, Edit, Quantity, Slot, Span
from newslens.contracts import check_article

from newslens_dates.parsing import Moment, local
from newslens_dates.resolving import Prefer, resolve
from newslens_dates.stage import ClaimDates, ClaimDatesOptions
from newslens_dates.stamps import Manner

WEDNESDAY = Moment(datetime(2031, 3, 12, 9), timed=True)  # noqa: DTZ001
DAYS = st.dates(date(1972, 1, 1), date(2098, 12, 31))
NAMES = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


def found(
    text: str,
    language: str = "en",
    prefer: Prefer = Prefer.WORDING,
    *,
    never: bool = False,
    base: Moment | None = WEDNESDAY,
) -> list[tuple[str, str]]:
    every = resolve(Article("a", text), base, Manner((language,), "DMY"), prefer, never_future=never)
    return [(text[each.start : each.end], each.value) for each in every]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "He left yesterday, two months ago or last year.", [("yesterday", "2031-03-11"), ("two months ago", "2031-01"), ("last year", "2030")]),
        ("en", "Last Wednesday, Wednesday and next Wednesday", [("Last Wednesday", "2031-03-05"), ("Wednesday", "2031-03-12"), ("next Wednesday", "2031-03-19")]),
        ("en", "The mayor said Friday the quay will reopen next week.", [("Friday", "2031-03-07"), ("next week", "2031-W12")]),
        ("en", "On Friday it was shut; it will open.", [("Friday", "2031-03-07")]),
        ("en", "It will reopen, as was said Friday.", [("Friday", "2031-03-07")]),
        ("en", "The quay opens on 1 March 2032 and 3/4/2032.", [("1 March 2032", "2032-03-01"), ("3/4/2032", "2032-04-03")]),
        ("en", "It will open on 1 March.", [("1 March", "2032-03-01")]),
        ("en", "Tuesday, 11 March", [("11 March", "2031-03-11")]),
        ("en", "29 February", []),
        ("en", "two hours ago", [("two hours ago", "2031-03-12")]),
        ("en", "It may rain. The Sun. 4.3 weeks ago; F-16 March; 12 may; a second; now", []),
        ("en", "in ten years, 3/4, 1.2.3, 25/25/2031, 5 people", []),
        ("de", "Der Rat tagte letzten Dienstag und vor drei Wochen. Am Freitag wird er tagen.", [("letzten Dienstag", "2031-03-11"), ("vor drei Wochen", "2031-W08"), ("Freitag", "2031-03-14")]),
        ("de", "Am Morgen des 1. März", [("1. März", "2031-03-01")]),
        ("fr", "Mardi dernier, il y a trois semaines, hier.", [("Mardi dernier", "2031-03-11"), ("il y a trois semaines", "2031-W08"), ("hier", "2031-03-11")]),
        ("es", "El martes pasado, hace tres semanas, el 1 de marzo de 2030.", [("martes pasado", "2031-03-11"), ("hace tres semanas", "2031-W08"), ("1 de marzo de 2030", "2030-03-01")]),
        ("pt", "terça-feira, ontem, a segunda vez", [("terça-feira", "2031-03-11"), ("ontem", "2031-03-11")]),
        ("ru", "вчера, 3 недели назад", [("вчера", "2031-03-11"), ("3 недели назад", "2031-W08")]),
        ("ja", "12日", []),
    ],
)  # fmt: skip
def test_dates_of_a_text(language: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text, language) == expected


def test_without_a_date_of_publication_only_whole_days_have_a_value() -> None:
    assert found("yesterday, Tuesday, 1 March, 1 March 2030", base=None) == [("1 March 2030", "2030-03-01")]


def test_what_is_preferred_decides_where_words_do_not() -> None:
    assert found("Friday; 30 March, 1 March", prefer=Prefer.PAST) == [
        ("Friday", "2031-03-07"),
        ("30 March", "2030-03-30"),
        ("1 March", "2031-03-01"),
    ]
    assert found("Friday; 30 March, 1 March", prefer=Prefer.FUTURE) == [
        ("Friday", "2031-03-14"),
        ("30 March", "2031-03-30"),
        ("1 March", "2032-03-01"),
    ]
    assert found("last Friday", prefer=Prefer.FUTURE) == [("last Friday", "2031-03-07")]


PHRASES = st.sampled_from(
    [
        "tomorrow",
        "next week",
        "next Friday",
        "in two weeks",
        "30 March",
        "Friday",
        "yesterday",
        "in 3 days",
        "31 December",
        "last month",
    ]
)


@given(st.lists(PHRASES, min_size=1, max_size=5), DAYS)
def test_a_text_that_tells_of_no_future_gets_no_date_of_it_where_asked(phrases: list[str], day: date) -> None:
    base = Moment(datetime(day.year, day.month, day.day), timed=False)  # noqa: DTZ001
    year, week, _ = day.isocalendar()
    for _, value in found(f"They met {', '.join(phrases)} there.", never=True, base=base):
        last = f"{year:04}-W{week:02}" if "W" in value else day.isoformat()
        assert value <= last[: len(value)]


@given(DAYS, st.integers(0, 999))
def test_days_count_back_from_publication(day: date, count: int) -> None:
    base = Moment(datetime(day.year, day.month, day.day), timed=False)  # noqa: DTZ001
    assert found(f"{count} days ago", base=base) == [(f"{count} days ago", (day - timedelta(count)).isoformat())]


@given(DAYS, st.integers(0, 6), st.sampled_from(["last", "next", ""]))
def test_a_weekday_is_that_weekday_within_a_week(day: date, number: int, side: str) -> None:
    base = Moment(datetime(day.year, day.month, day.day), timed=False)  # noqa: DTZ001
    ((_, value),) = found(f"{side} {NAMES[number]}", base=base)
    away = (date.fromisoformat(value) - day).days
    assert date.fromisoformat(value).weekday() == number
    assert away in {"last": range(-7, 0), "next": range(1, 8), "": range(-6, 1)}[side]


WORDS = st.sampled_from(
    ["the quay", "“", "”", ",", "\n\n", "was shut", "é", "\U0001f600", "\ud800", "12", "March", "of", "-", "\u00a0"]
)


@given(st.lists(st.tuples(st.lists(WORDS, max_size=4), PHRASES), max_size=4))
def test_words_stand_where_they_are_said_to(pieces: list[tuple[list[str], str]]) -> None:
    text = ""
    places = []
    for noise, phrase in pieces:
        text += f"{' '.join(noise)} . "
        places.append(len(text))
        text += f"{phrase} . "
    every = resolve(Article("a", text), WEDNESDAY, Manner(), Prefer.WORDING, never_future=False)
    starts = {each.start: text[each.start : each.end] for each in every}
    for place, (_, phrase) in zip(places, pieces, strict=True):
        if not phrase.startswith("in "):
            assert starts[place] == phrase


@given(
    st.text()
    | st.lists(PHRASES | WORDS | st.sampled_from(["ago", "last", "in", "3", "0000", "9999", "years"])).map(" ".join)
)
def test_no_text_raises(text: str) -> None:
    for language in ("en", "fr"):
        for part, value in found(text, language):
            assert part.strip() == part != ""
            assert value[:4].isdecimal()


def test_the_days_of_a_zone_count() -> None:
    published = "2031-03-12T02:00:00+00:00"
    assert found("yesterday", base=local(published, "America/New_York")) == [("yesterday", "2031-03-10")]
    assert found("yesterday", base=local(published, "")) == [("yesterday", "2031-03-11")]


def claimed(
    text: str, *quantities: tuple[str, float | str | None, str | None], **options: object
) -> list[tuple[str, object, str | None]]:
    kept = tuple(
        Quantity(words, (Span(text.index(words), text.index(words) + len(words)),), value, unit)
        for words, value, unit in quantities
    )
    article = Article(
        "a", text, published="2031-03-12", claims=(Claim("a#c1", text, (Span(0, len(text)),), quantities=kept),)
    )
    stage = ClaimDates(ClaimDatesOptions(**options))  # type: ignore[arg-type]
    after = stage(article, None)  # type: ignore[arg-type]
    check_article("s", Slot.CLAIM, article, after)
    assert stage(after, None) == after  # type: ignore[arg-type]
    for quantity in after.claims[0].quantities:
        assert after.raw_text(quantity.spans) == quantity.text
    return [(quantity.text, quantity.value, quantity.unit) for quantity in after.claims[0].quantities]


def test_what_is_part_of_a_date_goes_into_it() -> None:
    assert claimed("It shut about three weeks ago.", ("about three weeks", "P3W", "duration")) == [
        ("about three weeks ago", "2031-W08", "date")
    ]
    assert claimed("It shut last Wednesday.", ("Wednesday", "2031-03-12", "date")) == [
        ("last Wednesday", "2031-03-05", "date")
    ]


def test_what_is_no_part_of_a_date_stays() -> None:
    four = ("4 people", 4.0, "people")
    assert claimed("Yesterday 4 people left.", four) == [("Yesterday", "2031-03-11", "date"), four]


def test_dates_that_the_claim_has_stay_unless_the_sentence_says_otherwise() -> None:
    assert claimed("It was shut Friday.", ("Friday", "2031-03-07", "date")) == [("Friday", "2031-03-07", "date")]
    assert claimed("It will open Friday.", ("Friday", "2031-03-07", "date")) == [("Friday", "2031-03-14", "date")]
    assert claimed("It opens 30 March.", ("30 March", "2031-03-30", "date")) == [("30 March", "2031-03-30", "date")]
    assert claimed("It was 30 March.", ("30 March", "2031-03-30", "date"), never_future=True) == [
        ("30 March", "2030-03-30", "date")
    ]


def test_places_hold_where_cleaning_moved_the_text() -> None:
    raw = "[ad] It shut three weeks ago, it said."
    article = Article("a", raw, published="2031-03-12").edited([Edit(0, 5, gap=True)])
    whole = article.to_raw(0, article.text.index(","))
    article = Article("a", raw, article.text, article.offsets, published="2031-03-12", claims=(Claim("c", "", whole),))
    (claim,) = ClaimDates(ClaimDatesOptions())(article, None).claims  # type: ignore[arg-type]
    assert [(article.raw_text(each.spans), each.value) for each in claim.quantities] == [
        ("three weeks ago", "2031-W08")
    ]


def test_only_what_stands_in_a_claim_is_its_own() -> None:
    text = "It shut yesterday. It opened last year."
    first, second = Claim("c1", "", (Span(0, 18),)), Claim("c2", "", (Span(19, 34),))
    article = Article("a", text, published="2031-03-12", claims=(first, second))
    after = ClaimDates(ClaimDatesOptions())(article, None)  # type: ignore[arg-type]
    assert [[quantity.text for quantity in claim.quantities] for claim in after.claims] == [["yesterday"], []]
