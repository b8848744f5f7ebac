"""What a mixed quotation says outside its marks, checked with the default pipeline."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import newslens
from newslens.alignment.words import read
from newslens.checking.check import check_quotes
from newslens.checking.clauses import clauses
from newslens.checking.verdicts import CheckedQuote, Status
from newslens.pipeline import Pipeline
from newslens.types import Kind

PEOPLE = "“Yes,” said Jonas Brekke, a docker.\n\n“No,” said Iben Kaas, a pilot.\n\n"


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return newslens.load()


def only(pipeline: Pipeline, draft: str, *sources: str) -> CheckedQuote:
    """The verdict on the only quotation of a draft."""
    articles = [newslens.Article(f"s{number}", PEOPLE + text) for number, text in enumerate(sources)]
    (quote,) = check_quotes(draft, articles, pipeline).quotes
    assert quote.kind is Kind.MIXED
    return quote


@pytest.mark.parametrize(
    ("draft", "source", "changed"),
    [
        (
            "Mara Lind said the 14 dead were “heroes of the harbour”.",
            "Mara Lind said that the 12 dead were “heroes of the harbour”.",
            ("number", "12", "14"),
        ),
        (
            "Mara Lind called Brekke “a thief and a liar”.",
            "Mara Lind called Iben Kaas “a thief and a liar”.",
            ("replacement", "Kaas", "Brekke"),
        ),
        (
            "Mara Lind said that nine cranes were inspected and that the quay was “a gift to the lawyers”.",
            "Mara Lind said that 11 cranes were inspected in all. “The quay is a gift to the lawyers,” she said.",
            ("number", "11", "nine"),
        ),
    ],
)
def test_own_words_that_cannot_hold_with_the_source_are_altered(
    pipeline: Pipeline, draft: str, source: str, changed: tuple[str, str, str]
) -> None:
    quote = only(pipeline, draft, source)
    assert quote.status is Status.ALTERED
    assert [(str(one.kind), one.source, one.draft) for one in quote.alterations] == [changed]
    # What one source has so is not altered, whatever others have.
    assert only(pipeline, draft, source, draft.replace("Mara Lind", "Ms Mara Lind")).status is Status.EXACT


@pytest.mark.parametrize(
    ("draft", "source", "unchecked"),
    [
        (
            "Mara Lind called the strike “deeply unfair”.",
            "Mara Lind called the timetable “deeply unfair”.",
            ("the strike",),
        ),
        (
            "Mara Lind said Brekke had lied to her and that she was “sick of the whole harbour”.",
            "“I am sick of the whole harbour,” Mara Lind said.",
            ("Brekke had lied to her",),
        ),
        (
            "Mara Lind called the old strike “deeply unfair” to all shipyards.",
            "Mara Lind called the timetable “deeply unfair”.",
            ("the old strike … to all shipyards",),
        ),
        ("Mara Lind called the strike “deeply unfair”.", "Mara Lind said the strike was “deeply unfair”.", ()),
        (
            "Mara Lind said that nine cranes were inspected and that the quay was “a gift to the lawyers”.",
            "Mara Lind said that nine cranes were inspected in all. “The quay is a gift to the lawyers,” she said.",
            (),
        ),
        (
            "Mara Lind said she was “sick of the whole harbour”.",
            "“I am sick of the whole harbour,” Mara Lind said.",
            (),
        ),
        ("Mara Lind called Mr Brekke “a thief”.", "Mara Lind called Jonas Brekke “a thief”.", ()),
    ],
)
def test_own_words_that_no_source_has_beside_it_are_told(
    pipeline: Pipeline, draft: str, source: str, unchecked: tuple[str, ...]
) -> None:
    quote = only(pipeline, draft, source)
    assert (quote.status, quote.unchecked) == (Status.EXACT, unchecked)


@given(
    st.lists(
        st.sampled_from(["ice", "and", "but", "the", "sank", "“", "”", ",", "“old, and rotten”", "Berg"]), max_size=20
    )
)
@example(["the", "i\u00adce", "“old, and rotten”", "and", "Berg", "sank"])
def test_clauses_hold_all_own_words_in_order(parts: list[str]) -> None:
    found = clauses(" ".join(parts))
    own = [word.exact for clause in found for word in read(clause.own).words]
    held = [word.exact for word in read(" ".join(parts)).words]
    left = iter(held)
    assert all(word in left for word in own)
    assert all(clause.own for clause in found)
    if "“" not in parts and "”" not in parts and "“old, and rotten”" not in parts:
        telling = {word.key for word in read(" ".join(parts)).words} - {""}
        assert telling == {word.key for clause in found for word in read(clause.own).words} - {""}
