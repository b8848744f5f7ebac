"""Quotations whose closing mark was lost end before the words that say whose they are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslens.attribution.marks.lost import lost_end
from newslens.attribution.marks.scanner import scan
from newslens.testing.growth import grows_linearly


def pieces(text: str) -> list[str]:
    return [text[piece.start : piece.end] for one in scan(text) if one.depth == 0 for piece in one.pieces]


@pytest.mark.parametrize(
    "cue",
    [
        "chief executive Hanna Lund said in a letter to staff.",
        "Hanna Lund said.",
        "Ms. Lund said on Monday, when the pier was shut.",
        "said Hanna Lund, who runs the port.",
        "said the mayor, Ruth Berg.",
        "says chairman Marek Dahl.",
        "said the mayor.",
        "the mayor, Ruth Berg, said on Monday.",
        "she said.",
    ],
)
@pytest.mark.parametrize(("opening", "closing"), [("“", "”"), ('"', '"'), ("«", "»")])
def test_it_ends_before_the_words_that_say_whose_it_is(opening: str, closing: str, cue: str) -> None:
    said = f"{opening}We regret what the pumps did,"
    assert pieces(f"{said} {cue}") == [said]
    second = f"{opening}We had no warning.{closing}"
    assert pieces(f"{said} {cue} {second}") == [said, second]


def test_it_ends_there_in_single_marks() -> None:
    assert pieces("‘We regret it all, Ann Berg said. ‘We had no warning.’") == [
        "‘We regret it all,",
        "‘We had no warning.’",
    ]


def test_a_question_ends_there_too() -> None:
    assert pieces("“Why did nobody tell us? asked Marek Dahl. The port said nothing.") == ["“Why did nobody tell us?"]


def test_it_ends_there_where_the_next_paragraph_holds_a_quotation_too() -> None:
    text = "“We regret it all, Hanna Lund said in a letter.\n\n“We will fight,” said Marek Dahl."
    assert pieces(text) == ["“We regret it all,", "“We will fight,”"]


@pytest.mark.parametrize(
    "text",
    [
        "“We regret it all, Hanna Lund said so herself, and we believe her.",
        "“I was at the pier, Ann said no. We left.",
        "“It broke when the ice came, said so on the gate, and nobody read it.",
        "“It was late, she said no to him.",
        "“Yes, Hanna Lund said.",
        "“We regret it all, which Hanna wrote in May. Nobody came.",
    ],
)
def test_speech_that_tells_of_others_goes_on(text: str) -> None:
    assert pieces(text) == [text]


def test_speech_that_runs_over_paragraphs_goes_on() -> None:
    first, second = "“We met in May, Hanna Lund said in June. She lied to us.", "“Now we know,” Marek Dahl said."
    assert [len(one.pieces) for one in scan(f"{first}\n\n{second}")] == [2]


@pytest.mark.parametrize(
    "text",
    [
        "“We regret it all, Hanna Lund said in May, and we meant it,” Marek Dahl said.",
        '"We regret it all," Hanna Lund said. "We had no warning, Ruth Berg said in May."',
    ],
)
def test_a_quotation_that_is_closed_stays_whole(text: str) -> None:
    assert all(one.closed for one in scan(text))


PIECES = st.sampled_from(
    ["“", "”", '"', "We had no warning", ", ", " said Ann Berg", "Ann Berg said", ". ", " ", "\n\n"]
)


@given(st.lists(PIECES, max_size=20).map("".join), st.booleans())
def test_the_end_stands_behind_a_mark_inside(text: str, goes_on: bool) -> None:  # noqa: FBT001
    end = lost_end(text, 0, len(text), goes_on=goes_on)
    assert end is None or (0 < end <= len(text) and text[end - 1] in ",?!")
    assert goes_on is False or end is None or end == lost_end(text, 0, len(text), goes_on=False)


@pytest.mark.parametrize("piece", [", ", ", a b c d e f Ann ", ", said Ann Berg Lee ", "x, the mayor, Ann "])
def test_time_grows_with_the_length(piece: str) -> None:
    text = "“" + piece * 40_000
    assert grows_linearly(lambda size: lambda: lost_end(text, 0, size, goes_on=True), 3_000)
