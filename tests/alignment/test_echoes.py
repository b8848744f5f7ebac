"""Numbers that both articles print."""

from __future__ import annotations

import pytest

from newslens.alignment.echoes import echoes
from newslens.alignment.items import items
from newslens.alignment.lexicon import lexicon
from newslens.alignment.matching import matches
from newslens.alignment.speech import Voices
from newslens.alignment.weights import shipped
from tests.alignment.texts import REST_A, REST_B, SPEAKERS, claim, story

FOUR, SIX = "Four dockers were killed in the fire", "Six dockers died in the fire"


def echoed(more_a: str, more_b: str) -> int:
    a = (claim("a.k1", FOUR), claim("a.k2", more_a), *REST_A)
    b = (claim("b.k1", SIX), claim("b.k2", more_b), *REST_B)
    found = items(story(a, b), lexicon())
    matched = matches(found, Voices(SPEAKERS), lexicon(), shipped().scale)
    counts = echoes(found, matched)
    assert len(counts) == len(matched)
    return next(
        count
        for count, match in zip(counts, matched, strict=True)
        if {found[match.a].id, found[match.b].id} == {"a.k1", "b.k1"}
    )


@pytest.mark.parametrize(
    ("more_a", "more_b", "told"),
    [
        ("The harbour is shut", "The harbour is shut", 0),
        ("Six dockers lie in hospital", "The harbour is shut", 1),
        ("The harbour is shut", "Four dockers were buried on Friday", 1),
        ("Six dockers lie in hospital", "Four dockers were buried on Friday", 2),
        ("Six ships wait in the bay", "The harbour was shut for four days", 0),
    ],
)
def test_numbers_of_the_other_article_are_counted(more_a: str, more_b: str, told: int) -> None:
    assert echoed(more_a, more_b) == told
