"""Who declines to say whether something is so says neither that it is nor that it is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslens.alignment.withheld import withheld
from newslens.alignment.words import read
from newslens.types import Relation
from tests.alignment.texts import BRANDIS, VELA, claim, pair, quote


@pytest.mark.parametrize(
    ("text", "cue", "expected"),
    [
        ("Vela declined to say whether the tanker had leaked", "", "whether the tanker had leaked"),
        ("Vela would not tell reporters on Monday how many pilots had left", "", "how many pilots had left"),
        ("it was unclear if the lock had closed", "", "if the lock had closed"),
        ("Vela refused to comment on the leak", "", "on the leak"),
        ("she has yet to decide whether to resign", "", "whether to resign"),
        ("Vela declined to say whether it leaked but promised a report", "", "whether it leaked"),
        ("say whether the tanker had leaked", "decline to", "whether the tanker had leaked"),
        ("whether the tanker had leaked", "would not say", "whether the tanker had leaked"),
        ("that the pilot had died", "could not confirm", "that the pilot had died"),
        # what is said, and what is denied or not done
        ("Vela said whether the tanker had leaked", "", None),
        ("whether the tanker had leaked", "said", None),
        ("that the pilot had died", "confirm", None),
        ("that the pilot had died", "deny", None),
        ("to resign", "refuse", None),
        ("the deaths were not confirmed", "", None),
        ("she did not know how to swim", "", None),
        ("if it rains the race will not start", "", None),
    ],
)
def test_what_is_left_open(text: str, cue: str, expected: str | None) -> None:
    words = read(text)
    found = withheld(words, 0, len(words), frozenset(cue.split()))
    assert (None if found is None else words.between(found.open, found.end)) == expected


_WORDS = st.sampled_from(
    "Vela not declined to say tell whether how many comment confirm unclear but the tanker leaked . , if know".split()
)


@given(st.lists(_WORDS, max_size=14), st.sampled_from([frozenset[str](), frozenset(("declin", "say"))]))
def test_what_is_left_open_stands_in_the_text(drawn: list[str], cue: frozenset[str]) -> None:
    words = read(" ".join(drawn))
    found = withheld(words, 0, len(words), cue)
    assert found is None or 0 <= found.start <= found.open <= found.end <= len(words)


@pytest.mark.parametrize(
    ("cue", "left", "told"),
    [
        ("declined", "to say whether a ransom had been paid", "no ransom had been paid"),
        ("declined", "to say whether a ransom had been paid", "a ransom had been paid"),
        ("refused", "to say whether tankers had passed the lock", "tankers had passed the lock"),
        ("declined", "to say how many pilots were in the tower", "six pilots were in the tower"),
        ("could not confirm", "that the pilot had died", "the pilot had died"),
        ("refused", "to comment as he left the court", "perverting the course of justice"),
        ("said", "she had not decided whether to sue the rope firm", "she would sue the rope firm"),
    ],
)
def test_what_is_left_open_is_neither_told_nor_denied(cue: str, left: str, told: str) -> None:
    for voice in (VELA, BRANDIS):
        assert pair(quote("a.q1", left, BRANDIS, cue=cue), quote("b.q1", told, voice)) is None


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (quote("a.q1", "say whether the tanker had leaked", cue="declined to"), quote("b.q1", "whether the tanker had leaked", cue="would not say")),
        (quote("a.q1", "to say whether the tanker had leaked", cue="refused"), claim("b.k1", "it was unclear whether the tanker had leaked")),
        # what is said besides is said
        (claim("a.k1", "Vela declined to say whether the port would close but 300 pilots would be sacked"), claim("b.k1", "300 pilots would be sacked")),
        (claim("a.k1", "police are investigating whether the fire was started on purpose"), claim("b.k1", "police are investigating if the fire was lit on purpose")),
    ],
)  # fmt: skip
def test_two_that_leave_the_same_open_agree(a: object, b: object) -> None:
    found = pair(a, b)  # type: ignore[arg-type]
    assert found is not None
    assert found.relation == Relation.PARAPHRASE


def test_to_confirm_and_not_to_contradict_each_other() -> None:
    found = pair(
        claim("a.k1", "the harbour office has not confirmed that the tanker leaked"),
        claim("b.k1", "the harbour office has confirmed that the tanker leaked"),
    )
    assert found is not None
    assert found.relation == Relation.CONTRADICTION
