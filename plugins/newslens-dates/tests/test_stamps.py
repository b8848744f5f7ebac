from __future__ import annotations

import os
import time
from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from newslens import Article

from newslens_dates import read_stamp
from newslens_dates.stage import Published, PublishedOptions

MONTHS = {
    "en": "January February March April May June July August September October November December".split(),
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split(),
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(),
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split(),
}
STYLES = {
    "en": [
        "{d} {m} {y}",
        "{m} {d}, {y}",
        "{d} {s} {y}",
        "{s}. {d}, {y}",
        "{d}-{s}-{y}",
        "Published: {m} {d}, {y}",
        "{d} {M} {y}",
        "{y}/{n:02}/{d:02}",
        "{y}.{n:02}.{d:02}",
    ],
    "de": ["{d}. {m} {y}", "Veröffentlicht am {d}. {m} {y}", "{d:02}.{n:02}.{y}"],
    "fr": ["{d} {m} {y}", "Publié le {d} {m} {y}", "{d:02}/{n:02}/{y}"],
    "es": ["{d} de {m} de {y}", "Publicado el {d} de {m} de {y}", "{d:02}/{n:02}/{y}"],
}
DAYS = st.dates(date(1971, 1, 1), date(2099, 12, 31))


def written(day: date, language: str, style: str) -> str:
    month = MONTHS[language][day.month - 1]
    return style.format(d=day.day, n=day.month, y=day.year, m=month, M=month.upper(), s=month[:3])


@given(DAYS, st.sampled_from([(language, style) for language, styles in STYLES.items() for style in styles]))
def test_a_date_written_in_any_style_comes_back(day: date, manner: tuple[str, str]) -> None:
    language, style = manner
    order = "" if language == "en" else "DMY"
    assert read_stamp(written(day, language, style), [language], order) == day.isoformat()


@given(
    DAYS,
    st.times().map(lambda at: at.replace(second=0, microsecond=0)),
    st.sampled_from(["{} {}", "{}, {}", "{} at {}", "{} | {}"][:3]),
    st.integers(-12 * 4, 14 * 4) | st.none(),
)
def test_times_and_offsets_come_back(day: date, at: object, join: str, quarters: int | None) -> None:
    moment = datetime.fromisoformat(f"{day}T{at}")
    offset = None if quarters is None else timezone(timedelta(minutes=15 * quarters))
    text = join.format(written(day, "en", "{d} {m} {y}"), f"{moment:%H:%M}")
    if offset is not None:
        moment = moment.replace(tzinfo=offset)
        text += f" {moment:%z}"
    assert read_stamp(text) == moment.isoformat()


@given(DAYS)
def test_figures_in_two_orders_are_read_only_where_both_agree(day: date) -> None:
    text = f"{day.day:02}/{day.month:02}/{day.year}"
    clear = day.day > 12 or day.day == day.month
    assert read_stamp(text) == (day.isoformat() if clear else None)
    assert read_stamp(text, date_order="DMY") == day.isoformat()
    assert read_stamp(f"{day.month:02}/{day.day:02}/{day.year}", date_order="MDY") == day.isoformat()


@given(st.text() | st.text(alphabet="0123456789:/.-, TZ+apmMarchdi", max_size=40))
def test_no_text_raises_and_what_is_read_is_iso(text: str) -> None:
    found = read_stamp(text)
    assert found is None or datetime.fromisoformat(found)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "yesterday",
        "2 hours ago",
        "12 March",
        "March 2031",
        "2031",
        "Tuesday",
        "31 February 2031",
        "9:14",
        "1.2.3",
        "12",
    ],
)
def test_what_gives_no_whole_day_is_not_read(text: str) -> None:
    assert read_stamp(text) is None


@pytest.fixture(params=["Pacific/Kiritimati", "America/Los_Angeles"])
def elsewhere(request: pytest.FixtureRequest) -> Iterator[None]:
    before = os.environ.get("TZ")
    os.environ["TZ"] = request.param
    time.tzset()
    yield
    if before is None:
        del os.environ["TZ"]
    else:
        os.environ["TZ"] = before
    time.tzset()


@pytest.mark.usefixtures("elsewhere")
def test_the_zone_of_the_machine_does_not_matter() -> None:
    assert read_stamp("12 March 2031 09:14") == "2031-03-12T09:14:00"
    assert read_stamp("12 March 2031 09:14 EST") == "2031-03-12T09:14:00-05:00"


def dated(
    raw: str = "The quay is shut.", *, given: str | None = None, url: str | None = None, **options: object
) -> str | None:
    article = Article("a", raw, published=given, url=url, language=str(options.pop("language", "")) or None)
    after = Published(PublishedOptions(**options))(article, None)  # type: ignore[arg-type]
    assert after.raw == after.text == raw
    return after.published


def test_what_is_iso_stays_as_it_is() -> None:
    for given_date in ("2031-03-12", "2031-03-12T09:14:00+01:00"):
        assert dated("5 May 2030\nx", given=given_date, timezone="Asia/Tokyo") == given_date


@pytest.mark.parametrize(
    ("language", "value"),
    [
        ("en-GB", "2031-12-03"),
        ("en-US", "2031-03-12"),
        ("en", "03/12/2031"),
        (None, "03/12/2031"),
        ("de", "2031-12-03"),
    ],
)
def test_the_language_of_the_article_orders_figures(language: str | None, value: str) -> None:
    assert dated(given="03/12/2031", language=language or "", languages=("en", "de")) == value


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("Quay closed\n\nBy Ann Ray\n12 March 2031\n\nThe quay is shut.", "2031-03-12"),
        ("Quay closed\nPublished 12 March 2031, 6.05pm | 4 min read\nThe quay is shut.", "2031-03-12T18:05:00"),
        ("HARBOUR CITY, 12 March 2031 (Wire) — The quay, which opened on 5 May 2001, is shut.", "2031-03-12"),
        ("Quay closed\nThe storm of 5 May 2001 broke the quay, as the harbour master of that time remembers it.", None),
        ("Quay closed\n\n" + "The quay is shut until May.\n" * 20 + "The Harbour Post, 12 March 2031", "2031-03-12"),
        ("Quay closed\n\n" + "The quay is shut until May.\n" * 20 + "12 March 2031\n" + "It is shut.\n" * 9, None),
        ("", None),
    ],
)
def test_lines_that_are_stamps_or_datelines_are_read(raw: str, value: str | None) -> None:
    assert dated(raw) == value
    assert dated(raw, text=False) is None


@pytest.mark.parametrize(
    ("url", "value"),
    [
        ("https://a.example/news/2031/03/12/quay", "2031-03-12"),
        ("https://a.example/world/2031/mar/12/quay", "2031-03-12"),
        ("https://a.example/2031-03-12-quay.html", "2031-03-12"),
        ("https://a.example/20310312/quay", "2031-03-12"),
        ("https://a.example/2031/13/12/quay", None),
        ("https://a.example/id/203103121/", None),
    ],
)
def test_addresses_are_read(url: str, value: str | None) -> None:
    assert dated(url=url) == value
    assert dated(url=url, address=False) is None


def test_a_line_may_give_the_time_of_the_day_that_the_address_gives() -> None:
    url = "https://a.example/2031/03/12/quay"
    assert dated("Quay\n12 March 2031 06:05\nx y z.", url=url) == "2031-03-12T06:05:00"
    assert dated("Quay\n11 March 2031 06:05\nx y z.", url=url) == "2031-03-12"


def test_what_cannot_be_read_stands() -> None:
    assert dated(given="some day in March") == "some day in March"


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"languages": ("xx",)}, "dateparser knows not all of xx"),
        ({"languages": ()}, "name at least one language"),
        ({"date_order": "DYM"}, "DMY, MDY, YMD or empty, not 'DYM'"),
        ({"timezone": "Mars/Olympus"}, "no time zone is called 'Mars/Olympus'"),
        ({"timezone": "../etc"}, "no time zone"),
    ],
)
def test_options_that_do_not_hold_are_refused(options: dict[str, object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        PublishedOptions(**options)  # type: ignore[arg-type]
