"""Hard-wrapped lines and paragraphs."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cleaning.pages import PARAGRAPHS, clean


@given(st.integers(50, 90), st.lists(st.sampled_from(PARAGRAPHS), min_size=2, max_size=5, unique=True), st.booleans())
def test_wrapped_paragraphs_become_one_line_each(width: int, paragraphs: list[str], crlf: bool) -> None:  # noqa: FBT001
    long = [f"{paragraph} {PARAGRAPHS[0]}" for paragraph in paragraphs]
    raw = "\n\n".join(textwrap.fill(paragraph, width) for paragraph in long)
    article = clean(raw.replace("\n", "\r\n") if crlf else raw, "unicode", "wrapping")
    assert article.text == "\n\n".join(long)


@given(
    st.lists(st.sampled_from(PARAGRAPHS), min_size=2, max_size=6, unique=True),
    st.sampled_from(["\n", "\n\n", "\n \n", "\n\n\n\n"]),
)
def test_paragraphs_of_one_line_stay_apart(paragraphs: list[str], between: str) -> None:
    assert clean(between.join(paragraphs), "wrapping").text == "\n\n".join(paragraphs)


def wrapped(*rows: str) -> str:
    return clean("\n".join(rows), "wrapping").text


def test_words_broken_over_lines_are_whole_again() -> None:
    text = wrapped(
        "The harbour board has known about the rust in the piers since an inspec-",
        "tion in the spring, and the long-",
        "standing plan to repair them in the summer was put off for want of money,",
        "which the inspection had foreseen, as anyone who has read it can tell you.",
    )
    assert "inspection in the spring, and the long-standing plan" in text


def test_lists_are_not_joined() -> None:
    text = wrapped(
        "Ferry strike ends",
        "By Ana Reyes",
        "Published 3 hours ago",
        "The strike ended at dawn, the union said on Friday.",
    )
    assert text.count("\n\n") == 3


def test_a_byline_above_wrapped_text_stays_a_line() -> None:
    body = textwrap.fill(" ".join(PARAGRAPHS[:4]), 70)
    assert clean(f"Ferry strike ends\nBy Ana Reyes\n\n{body}", "wrapping").text.startswith(
        "Ferry strike ends\n\nBy Ana Reyes\n\nThe bridge"
    )


@pytest.mark.parametrize("raw", ["  one  \n two ", "\n\none\n\n\ntwo\n"])
def test_blanks_at_the_ends_go(raw: str) -> None:
    assert clean(raw, "wrapping").text == "one\n\ntwo"


COLUMN = (
    "The min-", "ister said that the", "quay at Tarn would", "close in June and that", "no docker would be", "left with-",
    "out work or pay for the", "next two years at a", "well-", "known firm.",
)  # fmt: skip


def test_words_broken_in_a_narrow_column_are_whole_again() -> None:
    assert wrapped(*COLUMN) == (
        "The minister said that the quay at Tarn would close in June and that no docker would be "
        "left without work or pay for the next two years at a well-known firm."
    )


def test_narrow_lines_that_break_no_words_stay_apart() -> None:
    verses = [line.strip("-") for line in COLUMN]
    assert wrapped(*verses) == "\n\n".join(verses)


def test_a_hyphen_stays_where_a_half_is_a_word_of_the_text() -> None:
    text = wrapped(
        "The harbour board has long asked for a ferry that burns no coal and for a coal-",
        "driven crane to be scrapped before the summer, when the quay is at its most",
        "crowded and the smoke of the old one drives the visitors from the market to the",
        "church on the hill, as anyone who has been there can tell you at some length.",
    )
    assert "coal-driven crane" in text
