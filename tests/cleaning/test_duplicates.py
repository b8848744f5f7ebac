"""Pull quotes and paragraphs that stand twice."""

from __future__ import annotations

import pytest

from tests.cleaning.pages import PARAGRAPHS, clean, removed

TITLE = "Harbour bridge to close for two years"
RUNNING = "“Nobody likes to queue for a ferry, but nobody likes to swim either,” said Ines Okoro, who chairs the board."
PULLED = "“Nobody likes to queue for a ferry”"


def page(*rows: str) -> str:
    return "\n\n".join(rows)


@pytest.mark.parametrize(
    "line",
    [
        PULLED,
        "Nobody likes to queue for a ferry, but nobody likes to swim",
        '"Nobody likes to queue for a ferry"',
        "‘Nobody likes to queue for a ferry’",
    ],
)
@pytest.mark.parametrize("before", [True, False])
def test_pull_quotes_go_wherever_they_stand(line: str, before: bool) -> None:  # noqa: FBT001
    rows = (PARAGRAPHS[0], line, RUNNING) if before else (RUNNING, PARAGRAPHS[0], line)
    article = clean(page(TITLE, *rows, PARAGRAPHS[2]))
    assert removed(article) == [(line, "duplicate")]


def test_the_name_below_a_pull_quote_goes_with_it() -> None:
    article = clean(page(TITLE, PARAGRAPHS[0], PULLED, "— Ines Okoro, harbour board", RUNNING, PARAGRAPHS[2]))
    assert removed(article) == [(PULLED, "duplicate"), ("— Ines Okoro, harbour board", "duplicate")]


def test_a_pull_quote_with_its_name_behind_a_dash_goes() -> None:
    line = f"{PULLED} — Ines Okoro"
    assert removed(clean(page(TITLE, PARAGRAPHS[0], line, RUNNING, PARAGRAPHS[2]))) == [(line, "duplicate")]


def test_a_pull_quote_that_was_shortened_goes() -> None:
    line = "“Nobody likes to queue for a ferry, nobody likes to swim either”"
    assert removed(clean(page(TITLE, PARAGRAPHS[0], line, RUNNING, PARAGRAPHS[2]))) == [(line, "duplicate")]


def test_a_quotation_that_stands_once_stays() -> None:
    assert not clean(page(TITLE, PARAGRAPHS[0], "“Nobody likes to drown.”", RUNNING, PARAGRAPHS[2])).removed


def test_words_repeated_inside_running_text_stay() -> None:
    again = "Ms Okoro had said it before: “Nobody likes to queue for a ferry.”"
    assert not clean(page(TITLE, RUNNING, PARAGRAPHS[0], again)).removed


def test_a_headline_and_a_paragraph_that_stand_twice_go_once() -> None:
    article = clean(page(TITLE, TITLE, PARAGRAPHS[0], PARAGRAPHS[2], PARAGRAPHS[0]))
    assert removed(article) == [(TITLE, "duplicate"), (PARAGRAPHS[0], "duplicate")]
    assert article.text == page(TITLE, PARAGRAPHS[0], PARAGRAPHS[2])


def test_entries_of_lists_may_stand_twice() -> None:
    rows = ("Ferries", "Two boats an hour", PARAGRAPHS[2], "Buses", "Two boats an hour")
    assert not clean(page(TITLE, PARAGRAPHS[0], *rows, PARAGRAPHS[3])).removed
