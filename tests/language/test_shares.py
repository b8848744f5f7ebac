"""Shares of people: how many say something is what is told, not who."""

from __future__ import annotations

import pytest

from newslens import Article, load
from newslens.language.shares import is_share


@pytest.mark.parametrize(
    ("mention", "share"),
    [
        ("66%", True),
        ("Fifty-eight per cent of voters", True),
        ("Some 45% of firms", True),
        ("Nearly half of voters", True),
        ("Only one in five voters", True),
        ("three out of four", True),
        ("two-thirds of those asked", True),
        ("Ada Holm", False),
        ("a 45% owner of the firm", False),
        ("Half Moon Bay council", False),
        ("officials in the capital", False),
        ("a quarter-master", False),
        ("the third of the sisters", False),
        ("x" * 500, False),
    ],
)
def test_shares_are_told_from_speakers(mention: str, *, share: bool) -> None:
    assert is_share(mention) is share


def test_what_two_polls_found_contradicts() -> None:
    analysis = load().analyze(
        [
            Article("one", "Fifty-eight per cent of voters said they were unhappy with the mayor."),
            Article("two", "In the survey 41% of voters said they were unhappy with the mayor."),
        ]
    )
    claims = [claim for article in analysis.articles for claim in article.claims]
    assert [claim.quantities[0].value for claim in claims] == [58, 41]
    assert all(claim.quote is None for claim in claims)
    assert [str(found.relation) for found in analysis.alignments] == ["contradiction"]
