"""Who and where, where all else is the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslens.alignment.items import items
from newslens.alignment.lexicon import lexicon
from newslens.alignment.matching import matches
from newslens.alignment.speech import Voices
from newslens.alignment.strangers import another
from newslens.alignment.stretches import Stretch
from newslens.alignment.weights import shipped
from tests.alignment.texts import REST_A, REST_B, SPEAKERS, claim, story

NAMED = claim(
    "a.k2", "nobody had asked Holm or Lind for their papers"
)  # what opens a sentence is a name if it is one elsewhere


def stretches(a: str, b: str) -> tuple[Stretch, Stretch]:
    found = items(story((claim("a.k1", a), NAMED, *REST_A), (claim("b.k1", b), *REST_B)), lexicon())
    match = next(
        match
        for match in matches(found, Voices(SPEAKERS), lexicon(), shipped().scale)
        if {found[match.a].id, found[match.b].id} == {"a.k1", "b.k1"}
    )
    one, other = match.pair.a, match.pair.b
    return (one, other) if found[match.a].id == "a.k1" else (other, one)


@pytest.mark.parametrize(
    ("a", "b", "told"),
    [
        ("the harbour contract was signed on Monday by Holm", "the harbour contract was signed on Monday by Lind", "Holm / Lind"),
        ("Holm signed the harbour contract on Monday", "the harbour contract was signed by Lind on Monday", "Holm / Lind"),
        ("the next harbour talks will be held in Rade", "the next harbour talks will be held in Solvik", "Rade / Solvik"),
        ("the harbour boss was arrested at his office", "the harbour boss was arrested in the kitchen", "office / kitchen"),
        # one name, a role that may be the name, a part played otherwise, and another act
        ("the harbour contract was signed by Ada Holm", "the contract on the harbour was signed by Holm", ""),
        ("the harbour contract was signed by Holm", "the harbour contract was signed by the mayor", ""),
        ("the harbour boss was arrested at the office", "the harbour boss was arrested by the police", ""),
        ("Holm signed the harbour contract", "Lind tore up the harbour contract", ""),
    ],
)  # fmt: skip
def test_another_name_for_the_same_part(a: str, b: str, told: str) -> None:
    assert another(*stretches(a, b)) == told


@given(st.permutations(["Holm", "Lind"]), st.permutations(["Rade", "Solvik"]))
def test_which_side_comes_first_changes_nothing(who: list[str], where: list[str]) -> None:
    a = f"the harbour contract was signed on Monday in {where[0]} by {who[0]}"
    b = f"the harbour contract was signed on Monday in {where[0]} by {who[1]}"
    one, other = stretches(a, b)
    assert another(one, other) == f"{who[0]} / {who[1]}"
    assert another(other, one) == f"{who[1]} / {who[0]}"
