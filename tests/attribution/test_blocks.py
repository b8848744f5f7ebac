"""Block quotations: lines behind a sign, or without any, below a cue and its colon."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslens.attribution.marks import scan
from newslens.attribution.marks.blocks import with_blocks
from newslens.attribution.marks.paragraphs import paragraphs

from .test_whose import quoted

LEAD = "Judge Ann Tarrow found against the mill.\n\n"


def blocks(text: str) -> list[list[str]]:
    """The words of each outermost quotation, by pieces."""
    top = [quotation for quotation in scan(text) if quotation.depth == 0]
    found = with_blocks(text, paragraphs(text), top)
    return [[text[piece.inner_start : piece.inner_end] for piece in one.pieces] for one in found]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("She wrote:\n\n> It knew.\n\n> It pays.\n\nIt was “late”.", [["It knew.", "It pays."], ["late"]]),
        ("“So,” she wrote:\n\n> It “knew”.", [["So,"], ["It “knew”."]]),
        ("She wrote.\n\n> Read more: the mill", []),
        ("She wrote:\n\n>\n\nIt was late.", []),
        ("> It knew.", []),
    ],
)
def test_a_block_quotation_stands_below_a_colon(text: str, wanted: list[list[str]]) -> None:
    assert blocks(text) == wanted


@given(st.lists(st.sampled_from(["She wrote:", "> It “knew”.", "> >", ">", "“Yes”", "> “No", ":", "It was late."])))
def test_outermost_quotations_stay_apart_and_in_order(lines: list[str]) -> None:
    text = "\n\n".join(lines)
    top = [quotation for quotation in scan(text) if quotation.depth == 0]
    found = with_blocks(text, paragraphs(text), top)
    ends = [0, *(one.end for one in found)]
    assert all(end <= one.start < one.end <= len(text) for end, one in zip(ends, found, strict=False))
    assert all(text[piece.start] == ">" for one in found if one.style == "block" for piece in one.pieces)
    inside = [(one.start, one.end) for one in found if one.style == "block"]
    outside = [one for one in top if not any(start <= one.start < end for start, end in inside)]
    assert [one for one in found if one.style != "block"] == outside


def test_a_block_quotation_is_by_who_stands_before_its_colon() -> None:
    text = f"{LEAD}The judge wrote in the ruling:\n\n> The mill knew of it.\n\n> It must pay.\n\nThe mill is shut."
    assert ("Ann Tarrow", "The mill knew of it. … It must pay.") in quoted(text)


@pytest.mark.parametrize(
    ("line", "below", "said"),
    [
        ("The judge wrote in the ruling:", "The mill knew of the danger and did nothing.", True),
        ("In a statement, the judge added:", "The mill knew of the danger and did nothing.", True),
        ("The judge explained how it works:", "The mill takes in water and heats it.", False),
        ("The judge said the following roads were shut:", "High Street is shut.", False),
        ("The judge named two roads:", "High Street is shut.", False),
        ("The judge wrote:", "“The mill knew.” That is what she wrote.", False),
        ("The judge wrote to three firms:", "Tamra Mills", False),
    ],
)
def test_what_stands_without_marks_below_a_cue_and_its_colon_is_said(line: str, below: str, *, said: bool) -> None:
    found = [text for who, text in quoted(f"{LEAD}{line}\n\n{below}\n\nIt was late.") if who == "Ann Tarrow"]
    assert (below.rstrip(".") in [text.rstrip(".") for text in found]) is said
