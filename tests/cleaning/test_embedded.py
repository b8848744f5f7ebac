"""Notes of a site that stand between two sentences go; sentences that open in the same way stay."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslens.cleaning.embedded import notes_between
from newslens.spans import apply
from newslens.testing.growth import grows_linearly
from tests.cleaning.pages import PARAGRAPHS, clean, removed

TITLE = "Harbour bridge to close for two years"
BEFORE = "The bridge will close on Monday, the harbour board said."
AFTER = ('"Nobody likes to queue," Ines Okoro said.', "The ferry will run all night.", "A second boat was hired.")
NOTES = (
    "ADVERTISEMENT",
    "STORY CONTINUES BELOW ADVERTISEMENT",
    "ADVERTISEMENT - CONTINUE READING BELOW",
    "SIGN UP FOR OUR NEWSLETTER",
    "Story continues below advertisement",
    "Sign up to our daily newsletter Thank you for subscribing!",
    "[Read more: ‘We warned them’, says engineer]",
    "(See also: Ten bridges that changed a city)",
    "[Advertisement]",
    "(Reporting by A. Reyes; Editing by P. Lind)",
    "ADVERTISEMENT Skip past newsletter promotion",
)
TEASERS = (
    "READ MORE: Governor promises help",
    "READ: Ines Okoro wants a second ferry",
    "Read more: What the closure means for bus lines",
    "RELATED STORY: Why is the bridge shut?",
)


def page(*rows: str) -> str:
    return "\n\n".join((TITLE, PARAGRAPHS[0], *rows, PARAGRAPHS[2]))


@pytest.mark.parametrize("after", AFTER)
@pytest.mark.parametrize("note", NOTES)
def test_a_note_goes_from_between_two_sentences(note: str, after: str) -> None:
    article = clean(page(f"{BEFORE} {note} {after}"))
    assert removed(article) == [(note, "boilerplate")]
    assert article.text == page(f"{BEFORE} {after}")


@pytest.mark.parametrize("note", [*NOTES, *TEASERS, "READ MORE: Governor Promises Help To Harbour Workers"])
def test_a_note_goes_from_the_end_of_a_paragraph(note: str) -> None:
    article = clean(page(f"{BEFORE} {note}"))
    assert removed(article) == [(note, "boilerplate")]
    assert article.text == page(BEFORE)


@pytest.mark.parametrize("note", ["ADVERTISEMENT", "Story continues below", *TEASERS])
def test_a_note_goes_from_the_beginning_of_a_paragraph(note: str) -> None:
    article = clean(page(f"{note} {AFTER[1]}"))
    assert removed(article) == [(note, "boilerplate")]
    assert article.text == page(AFTER[1])


@pytest.mark.parametrize("note", TEASERS)
def test_a_title_goes_with_its_mark_where_its_end_is_told(note: str) -> None:
    article = clean(page(f"{BEFORE} {note} {AFTER[1]}"))
    assert article.text == page(f"{BEFORE} {AFTER[1]}")


def test_a_title_stays_where_nothing_tells_its_end() -> None:
    rest = "Governor Promises Help Dockers went home at noon, and Ines Okoro said nothing."
    assert clean(page(f"{BEFORE} READ MORE: {rest}")).text == page(f"{BEFORE} {rest}")
    assert not clean(page(f"{BEFORE} Read more: {rest}")).removed


@pytest.mark.parametrize(
    "line",
    [
        "The board met. See also: the report of 2029, which said the same.",
        "Nobody paid. ADVERTISEMENT SPENDING FELL BY HALF, the poster said.",
        "“Sign up for the newsletter,” the poster said. Sign up for the newsletter they did.",
        "The board met. (It took an hour.) NATO was told. (More than 400 cars wait there every day.)",
        "It closed. A spokesman (Reuters) told nobody. READ is the name of a charity in Tamsel.",
        "It was late. BBC Tamsel said so. UN Secretary Tom Dahl said no more.",
        "She asked them to read more: two books a week would do.",
    ],
)
def test_what_only_opens_like_a_note_stays(line: str) -> None:
    assert not clean(page(line)).removed


def test_a_line_of_notes_goes_whole() -> None:
    line = "ADVERTISEMENT. SCROLL TO CONTINUE READING"
    assert removed(clean(page(line, PARAGRAPHS[1]))) == [(line, "boilerplate")]


PIECES = st.sampled_from([*NOTES, *TEASERS, *AFTER, BEFORE, "READ MORE: ", "[", "(", "A", "\n"])


@given(st.lists(PIECES, max_size=10).map(" ".join))
def test_no_sentence_goes(text: str) -> None:
    edits = notes_between(text)
    left = apply(text, edits)[0]
    assert all("\n" not in text[edit.start : edit.end] for edit in edits)
    for sentence in (*AFTER, BEFORE):
        assert left.count(sentence) == text.count(sentence)


@pytest.mark.parametrize(
    "piece", ["READ MORE: Ann ", "A. ", ". ADVERTISEMENT ", ". [Read more: ", ". (a ", "READ: 1 a "]
)
def test_time_grows_with_the_length(piece: str) -> None:
    assert grows_linearly(lambda size: lambda: notes_between(piece * (size // len(piece))), 3_000)
