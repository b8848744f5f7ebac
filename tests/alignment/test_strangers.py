"""Names that stand in one another's stead."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslens.alignment.contradictions import Stretch
from newslens.alignment.items import items
from newslens.alignment.lexicon import lexicon
from newslens.alignment.matching import matches
from newslens.alignment.speech import Voices
from newslens.alignment.strangers import strangers
from tests.alignment.texts import REST_A, REST_B, SPEAKERS, claim, story


def stretches(a: str, b: str) -> tuple[Stretch, Stretch]:
    found = items(story((claim("a.k1", a), *REST_A), (claim("b.k1", b), *REST_B)), lexicon())
    match = next(
        match
        for match in matches(found, Voices(SPEAKERS), lexicon())
        if {found[match.a].id, found[match.b].id} == {"a.k1", "b.k1"}
    )
    one, other = match.pair.a, match.pair.b
    return (one, other) if found[match.a].id == "a.k1" else (other, one)


@pytest.mark.parametrize(
    ("a", "b", "told"),
    [
        ("the harbour contract was signed by Holm", "the harbour contract was signed by Lind", "Holm / Lind"),
        ("the harbour talks took place in Rade", "the harbour talks took place in Solvik", "Rade / Solvik"),
        ("the harbour contract was signed by Ada Holm", "the contract on the harbour was signed by Holm", None),
        ("the harbour contract was signed by Holm", "the harbour contract was signed by the mayor", None),
        (
            "the harbour boss was arrested at his office",
            "the harbour boss was arrested in the kitchen",
            "office / kitchen",
        ),
        ("the harbour boss was arrested at the office", "the harbour boss was arrested by the police", None),
    ],
)
def test_another_name_for_the_same_part(a: str, b: str, told: str | None) -> None:
    one, other = stretches(a, b)
    found = strangers(one, other)
    assert (None if found is None else found.printed(one, other)) == told
    assert found is None or found.placed


@given(st.permutations(["Holm", "Lind", "Rade"]), st.permutations(["Solvik", "Brekke", "Varn"]))
def test_which_side_comes_first_changes_nothing(ours: list[str], theirs: list[str]) -> None:
    a = f"the harbour contract was signed in {ours[0]} by {ours[1]} and {ours[2]}"
    b = f"the harbour contract was signed by {theirs[0]} with {theirs[1]} in {theirs[2]}"
    one, other = stretches(a, b)
    there, back = strangers(one, other), strangers(other, one)
    assert there is not None
    assert back is not None
    assert there.placed is back.placed
    assert there.alike == pytest.approx(back.alike)
