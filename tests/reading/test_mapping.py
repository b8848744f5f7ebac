"""A record that is in memory already becomes the article that the same record of a file would."""

from __future__ import annotations

import json
import warnings
from datetime import UTC, date, datetime
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslens.errors import InputError, NoArticleError
from newslens.reading.mapping import UnreadDateWarning, article_from_record
from newslens.reading.stage import RecordReader
from newslens.stages import Source
from newslens.types import Article, Problem

BODY = "The bridge was closed on Monday.\n\n“It is unsafe,” Ada Brunn said."
NAMES = ("id", "headline", "source", "url", "date", "language")


@given(st.fixed_dictionaries({"body": st.just(BODY)}, optional={name: st.text(max_size=20) for name in NAMES}))
def test_it_is_the_article_that_a_file_with_the_record_gives(record: dict[str, str]) -> None:
    found = list(RecordReader()(Source(None, "row", json.dumps(record).encode())))
    # Both tell besides that a date cannot be read.
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        article = article_from_record(record, "row")
    assert [one for one in found if isinstance(one, Article)] == [article]
    assert len(told) == sum(isinstance(one, Problem) for one in found)


def test_the_fields_are_those_that_files_have() -> None:
    record = {"Headline": "Bridge closed", "body": BODY, "source": "The Daily Ferry", "date": "2031-03-12"}
    assert article_from_record(MappingProxyType(record), "row-3") == Article(
        "row-3", BODY, title="Bridge closed", publisher="The Daily Ferry", published="2031-03-12"
    )
    assert article_from_record({**record, "id": 17}, "row-3").id == "17"
    assert article_from_record(record, "row-3", headline=True).raw == f"Bridge closed\n\n{BODY}"


@pytest.mark.parametrize(
    ("given", "published"),
    [
        (date(2031, 4, 2), "2031-04-02"),
        (datetime(2031, 4, 2, 9, 14, tzinfo=UTC), "2031-04-02T09:14:00+00:00"),
        (float("nan"), None),
        (None, None),
    ],
)
def test_dates_of_python_become_iso_and_what_is_missing_none(given: Any, published: str | None) -> None:
    record: dict[Any, Any] = {"body": BODY, "date": given, "title": float("nan"), 3: "column"}
    article = article_from_record(record, "row")
    assert (article.published, article.title) == (published, None)


class _NotAvailable:
    def __bool__(self) -> bool:
        raise TypeError("the truth of what is missing is not known")


@pytest.mark.parametrize("given", ["yesterday", "2031-13-45", True, object()])
def test_a_date_that_cannot_be_read_is_told_of(given: Any) -> None:
    with pytest.warns(UnreadDateWarning, match=r"^row: the date .* cannot be read, and is left out$"):
        assert article_from_record({"body": BODY, "date": given}, "row").published is None


@pytest.mark.parametrize("given", [None, float("nan"), "", "n/a", 0, _NotAvailable(), "12 May 2031", "2031-05-12"])
def test_a_date_that_is_missing_or_read_is_none_of_those(given: Any) -> None:
    assert article_from_record({"body": BODY, "date": given}, "row").id == "row"


@pytest.mark.parametrize("record", [{}, {"title": "Bridge closed"}, {"body": float("nan")}, {"body": " "}])
def test_a_record_without_a_text_is_no_article(record: dict[str, Any]) -> None:
    with pytest.raises(NoArticleError):
        article_from_record(record, "row")


@pytest.mark.parametrize("record", ["text", None, [BODY]])
def test_what_is_no_mapping_is_refused(record: Any) -> None:
    with pytest.raises(InputError, match="a record is a dict"):
        article_from_record(record, "row")
