"""People who know somebody: they say it, whom they know says nothing, and to know somebody is no thought."""

from __future__ import annotations

import pytest

from .test_whose import quoted


@pytest.mark.parametrize(
    ("text", "called", "said"),
    [
        ("Two people who know the mayor said he would resign.", "two people who know the mayor", "he would resign"),
        ("Several people who know Mr Bell said he was ill.", "several people who know Mr Bell", "he was ill"),
        ("Anyone who knows the mayor says he is kind.", "Anyone who knows the mayor", "he is kind"),
        (
            "Two people who know the mayor told the Beacon that he would go.",
            "two people who know the mayor",
            "he would go",
        ),
        ("Neighbours who knew the man said he was kind.", "neighbours who knew the man", "he was kind"),
        # The sentence has a verb of its own.
        ("He met two people who know the mayor said he would go.", "the mayor", "he would go"),
        ("They are two people who know the mayor said he would go.", "the mayor", "he would go"),
        ("The council knows the mayor has left.", "the council", "the mayor has left"),
        ("Otis Bell knows the cause of the fire.", "Otis Bell", "the cause of the fire"),
    ],
)
def test_who_knows_somebody_says_it(text: str, called: str, said: str) -> None:
    assert quoted(text) == [(called, said)]


@pytest.mark.parametrize(
    "text",
    ["Otis Bell knows the mayor.", "Ann Berg did not know the driver.", "He knew the victim, Kit Moss, from school."],
)
def test_to_know_somebody_is_no_thought(text: str) -> None:
    assert quoted(text) == []
