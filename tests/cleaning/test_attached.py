"""Credits of pictures on the line of a paragraph go; what somebody said beside them stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslens.cleaning.attached import credits_beside
from newslens.spans import apply
from newslens.testing.growth import grows_linearly
from tests.cleaning.pages import PARAGRAPHS, clean, removed

TITLE = "Harbour bridge to close for two years"
SAID = (
    "“We urge everybody to stay away,” Ines Okoro said.",
    '"We urge everybody to stay away," Ines Okoro said.',
    "Divers stay at the piers, Ines Okoro said on Tuesday.",
)
CREDITS = (
    "(Image: Harbour Post)",
    "(Photo: Mina Falk/Harbour Post)",
    "(Picture by M. K. Falk)",
    "(AP Photo/Mina Falk)",
    "(Harbour Post file photo)",
    "(Getty Images)",
    "(Image: Harbour Post) (Image: Mina Falk)",
    "Photo by Mina Falk.",
    "Image: Mina Falk/Harbour Post.",
)


def page(*rows: str) -> str:
    return "\n\n".join((TITLE, PARAGRAPHS[0], *rows, PARAGRAPHS[2]))


@pytest.mark.parametrize("credit", CREDITS)
@pytest.mark.parametrize("said", SAID)
def test_a_credit_goes_from_in_front_of_what_somebody_said(credit: str, said: str) -> None:
    article = clean(page(f"{credit} {said}", PARAGRAPHS[1]))
    assert removed(article) == [(credit, "caption")]
    assert article.text == page(said, PARAGRAPHS[1])


def test_a_credit_without_a_stop_goes_from_in_front_of_a_quotation() -> None:
    article = clean(page(f"Image: Harbour Post {SAID[0]}", PARAGRAPHS[1]))
    assert article.text == page(SAID[0], PARAGRAPHS[1])


def test_a_credit_in_brackets_goes_from_in_front_of_a_paragraph() -> None:
    article = clean(page(f"(Image: Harbour Post) {PARAGRAPHS[4]}"))
    assert article.text == page(PARAGRAPHS[4])


@pytest.mark.parametrize("credit", ["Mina Falk/AFP/Quaybox", "M. Falk/Harbour Post", "Mina Falk / Quaybox"])
def test_a_credit_goes_from_behind_what_somebody_said(credit: str) -> None:
    said = "Ines Okoro says that the divers will not give up."
    article = clean(page(f"{said} {credit}"))
    assert removed(article) == [(credit, "caption")]
    assert article.text == page(said)


@pytest.mark.parametrize(
    "caption",
    [
        "(Image: Harbour Post) The bridge at dusk.",
        "Photo by Mina Falk. The bridge at dusk.",
        "Image: Harbour Post",
        "The bridge that nobody, its owner says, has painted. Mina Falk/Getty Images",
    ],
)
def test_captions_go_whole(caption: str) -> None:
    assert removed(clean(page(caption))) == [(caption, "caption")]


@pytest.mark.parametrize(
    "line",
    [
        "(The picture was bleak.) Ines Okoro said that the bridge would be closed for good, and nobody disagreed.",
        "(Images of the rust were shown.) Ines Okoro said that she had seen none of them before that day.",
        "She said so. Either/Or was the book that he read on the ferry.",
        "Ines Okoro said that nobody knew. The Tamsel/Orvieto line is shut.",
        "The ferry, she said, was full. Tamsel",
    ],
)
def test_what_only_looks_like_a_credit_stays(line: str) -> None:
    assert not clean(page(line)).removed


PIECES = st.sampled_from([*CREDITS, *SAID, " ", "\n", "Ann Berg/AFP", ". ", "(Photo: ", ")", "The bridge at dusk."])


@given(st.lists(PIECES, max_size=12).map(" ".join))
def test_only_pieces_of_a_line_go(text: str) -> None:
    edits = credits_beside(text)
    assert all("\n" not in text[edit.start : edit.end] and "said" not in text[edit.start : edit.end] for edit in edits)
    left, offsets = apply(text, edits)
    assert left.count("said") == text.count("said")
    assert len(offsets.changes) == len(edits)


@pytest.mark.parametrize("piece", ["(Photo: ", "(AP Photo/Ann ", "A. ", "Ann/", "Photo by Ann ", "said. Ann "])
def test_time_grows_with_the_length(piece: str) -> None:
    assert grows_linearly(lambda size: lambda: credits_beside(piece * (size // len(piece))), 3_000)
