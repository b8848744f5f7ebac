"""Who calls a claim a lie says that it is not so."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslens.alignment.aligning import align
from newslens.alignment.refuted import refuted
from newslens.alignment.words import read
from newslens.types import Alignment, Relation, Stance
from tests.alignment.texts import BRANDIS, REST_A, REST_B, SPEAKERS, VELA, claim, pair, quote, story


@pytest.mark.parametrize(
    ("text", "inside", "cue", "expected"),
    [
        ("the claim that the tanker had leaked was a lie", "the tanker had leaked", "said", "the tanker had leaked"),
        ("reports that the tanker had leaked were false", "the tanker had leaked", "said", "the tanker had leaked"),
        ("the allegation that it had leaked was “a fantasy”", "it had leaked", "said", "it had leaked"),
        ("reports that it had leaked were not true", "it had leaked", "said", "it had leaked"),
        ("reports that the tanker had leaked false", "the tanker had leaked false", "call", "the tanker had leaked"),
        ("claims that the tanker had leaked as rubbish", "the tanker had leaked", "dismiss", "the tanker had leaked"),
        # not untrue, perhaps untrue, no lie at all, and a claim that somebody lied
        ("the claim that the tanker had leaked was not a lie", "the tanker had leaked", "said", None),
        ("the claim that the tanker had leaked may be false", "the tanker had leaked", "said", None),
        ("the claim that the tanker had leaked was made in May", "the tanker had leaked", "said", None),
        ("the claim that the letter was a lie", "the letter was a lie", "said", None),
        ("reports that the letter was false", "the letter was false", "call", None),
        ("reports that the tanker had leaked false", "the tanker had leaked false", "said", None),
    ],
)
def test_what_is_told_to_be_untrue(text: str, inside: str, cue: str, expected: str | None) -> None:
    words = read(text)
    found = refuted(words, frozenset((cue,)), [text, inside])
    assert (None if found is None else words.between(*found)) == expected


_WORDS = st.lists(st.sampled_from("the claim that tanker leaked was were a lie false not true .".split()), max_size=12)


@given(_WORDS, st.integers(0, 12), st.integers(0, 12), st.sampled_from(["call", "said"]))
def test_what_is_told_to_be_untrue_stands_in_the_quote(drawn: list[str], start: int, end: int, cue: str) -> None:
    words = read(" ".join(drawn))
    found = refuted(words, frozenset((cue,)), [" ".join(drawn[start:end])])
    assert found is None or 0 < found[0] <= found[1] <= len(words)


def _relations(
    told: str, text: str, inside: str, *, stance: Stance = Stance.HEDGED, cue: str = "said"
) -> list[Alignment]:
    articles = story(
        (quote("a.q1", told), *REST_A),
        (quote("b.q1", text, BRANDIS, cue=cue), claim("b.k1", inside, BRANDIS, stance, "b.q1"), *REST_B),
    )
    return [each for each in align(articles, SPEAKERS) if each.members[1].startswith(("b.q1", "b.k1"))]


@pytest.mark.parametrize("stance", [Stance.HEDGED, Stance.DENIED])
@pytest.mark.parametrize("untrue", ["a lie", "false", "“invented from start to finish”"])
def test_a_claim_and_who_calls_it_a_lie_contradict_once(stance: Stance, untrue: str) -> None:
    text = f"the allegation that tankers had crossed the bay was {untrue}"
    (found,) = _relations("tankers had crossed the bay", text, "tankers had crossed the bay", stance=stance)
    assert (found.relation, found.evidence[0]) == (Relation.CONTRADICTION, "negated in one")
    assert not found.attribution_conflict


def test_who_dismisses_a_claim_as_a_lie_denies_it_once() -> None:
    text = "claims that tankers had crossed the bay as a lie"
    (found,) = _relations("tankers had crossed the bay", text, "tankers had crossed the bay", cue="dismissed")
    assert found.relation == Relation.CONTRADICTION


@pytest.mark.parametrize(
    ("told", "text", "cue"),
    [
        ("tankers had not crossed the bay", "the claim that tankers had crossed the bay was a lie", "said"),
        ("tankers had crossed the bay", "reports that tankers had crossed the bay were false", "denied"),
        ("tankers had crossed the bay", "the claim that tankers had crossed the bay was made in May", "said"),
    ],
)
def test_what_both_hold_is_the_same(told: str, text: str, cue: str) -> None:
    (found,) = _relations(told, text, "tankers had crossed the bay", cue=cue)
    assert found.relation == Relation.PARAPHRASE


def test_who_refuses_to_and_who_would_contradict_each_other() -> None:
    found = pair(quote("a.q1", "to resign", cue="refused"), quote("b.q1", "she would resign"))
    assert found is not None
    assert found.relation == Relation.CONTRADICTION


def test_what_is_denied_in_a_word_is_not_the_same_as_what_is_admitted() -> None:
    found = pair(quote("a.q1", "sabotage", VELA, cue="denied"), quote("b.q1", "sabotage", VELA, cue="admitted"))
    assert found is None
