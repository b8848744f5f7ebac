from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslens.reading.dates import is_missing, iso_date


@pytest.mark.parametrize(
    ("given_date", "iso"),
    [
        ("2021-03-12", "2021-03-12"),
        ("20210312", "2021-03-12"),
        ("2021-03-12T09:14:00Z", "2021-03-12T09:14:00+00:00"),
        ("2021-03-12 09:14", "2021-03-12T09:14:00"),
        ("2021-03-12T09:14:00.5+0100", "2021-03-12T09:14:00.500000+01:00"),
        ("Fri, 12 Mar 2021 09:14:00 +0100", "2021-03-12T09:14:00+01:00"),
        ("12 Mar 2021 09:14 GMT", "2021-03-12T09:14:00+00:00"),
        (1615540440, "2021-03-12T09:14:00+00:00"),
        (1615540440000, "2021-03-12T09:14:00+00:00"),
        ("2021-02-31", None),
        ("2024-13-45", None),
        ("20241345", None),
        ("2021-03-12T25:00", None),
        ("45 Mar 2021 09:14 GMT", None),
        ("12 Mai 2021 09:14 GMT", "12 Mai 2021 09:14 GMT"),
        ("March 12, 2021", "March 12, 2021"),
        ("1615540440", "2021-03-12T09:14:00+00:00"),
        ("1615540440000", "2021-03-12T09:14:00+00:00"),
        ("17", None),
        ("9" * 30, None),
        (10**30, None),
        ("03/12/2021", "03/12/2021"),
        ("last  Friday", None),
        ("yesterday", None),
        ("n/a", None),
        ("12  mars", "12 mars"),
        ("31 Foo 2021 09:14 GMT", "31 Foo 2021 09:14 GMT"),
        ("  ", None),
        (2021, None),
        (True, None),
        (None, None),
        (["2021-03-12"], None),
        (float("nan"), None),
        (float("inf"), None),
    ],
)
def test_dates_that_read_in_one_way_are_normalised(given_date: object, iso: str | None) -> None:
    assert iso_date(given_date) == iso


@given(st.datetimes(timezones=st.just(UTC), min_value=datetime(2001, 9, 10), max_value=datetime(2099, 1, 1)))  # noqa: DTZ001
def test_a_moment_stays_the_same_moment(moment: datetime) -> None:
    for written in (moment.isoformat(), moment.strftime("%a, %d %b %Y %H:%M:%S +0000"), int(moment.timestamp())):
        read = iso_date(written)
        assert read is not None
        assert abs((datetime.fromisoformat(read) - moment).total_seconds()) <= 1


@given(st.text() | st.integers() | st.floats())
def test_anything_else_is_left_alone(value: object) -> None:
    read = iso_date(value)
    assert read is None or read == read.strip()


@given(st.from_regex(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2})?(\.\d+)?(Z|[+-]\d{2}:?\d{2})?", fullmatch=True))
def test_times_in_iso_form_are_read_or_none(text: str) -> None:
    read = iso_date(text)
    if read is not None and text.isascii():
        assert datetime.fromisoformat(read).isoformat() == read


@pytest.mark.parametrize("value", [None, "", " - ", "N/A", "null", "Unknown", "0", 0, 0.0, [], {}, False])
def test_a_value_for_nothing_is_no_date(value: object) -> None:
    assert is_missing(value)
    assert iso_date(value) is None


@pytest.mark.parametrize("value", ["yesterday", "2031-13-45", 17, 10**30, ["x"], {"day": 3}, True])
def test_a_value_for_something_is_one(value: object) -> None:
    assert not is_missing(value)
