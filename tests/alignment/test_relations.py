"""Each relation, by example."""

from __future__ import annotations

import attrs
import pytest

from newslens.alignment.aligning import align
from newslens.spans import Span
from newslens.types import Relation, Stance
from tests.alignment.texts import BRANDIS, PORT, REST_A, REST_B, SPEAKERS, UNNAMED, VELA, claim, pair, quote, story

LONG = "“We pulled eleven lanterns out of the harbour mud before the tide came back,”"


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (LONG, LONG),
        (LONG, "‘We pulled eleven lanterns out of the harbour mud before the tide came back’"),
        (LONG, "crews had “pulled eleven lanterns out of the harbour mud”"),
        (LONG, '"We pulled eleven lanterns out of the harbor mud … "Then we went home and drank tea."'),
        ("the plan was «half a bridge and a prayer»", "“It is half a bridge and a prayer,”"),
        ("“I asked the crane driver, ‘Whose barge is that?’ and he laughed.”", "“Whose barge is that?”"),
    ],
)
def test_the_same_words_in_marks_are_verbatim(a: str, b: str) -> None:
    found = pair(quote("a.q1", a), quote("b.q1", b))
    assert found is not None
    assert found.relation == Relation.VERBATIM
    assert not found.differences
    assert not found.attribution_conflict


def test_other_words_in_marks_are_reworded_and_the_difference_is_told() -> None:
    other = LONG.replace("lanterns", "lamps")
    found = pair(quote("a.q1", LONG), quote("b.q1", other))
    assert found is not None
    assert found.relation == Relation.REWORDED
    assert [(change.a_words, change.b_words) for change in found.differences] == [("lanterns", "lamps")]


def test_a_dropped_negation_is_no_partial_print() -> None:
    found = pair(
        quote("a.q1", "“We will not sell the lighthouse to anyone who asks,”"),
        quote("b.q1", "“We will sell the lighthouse to anyone who asks,”"),
    )
    assert found is not None
    assert found.relation in {Relation.REWORDED, Relation.CONTRADICTION}
    assert any("not" in change.a_words for change in found.differences)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("the drawbridge would be repaired by local blacksmiths", "blacksmiths from the town would fix the drawbridge"),
        ("“I will never let them close the rope factory,”", "she would never allow the rope factory to be shut"),
        ("tug crews had resigned in protest at the new rota", "tug crews stepped down over the new rota"),
    ],
)
def test_the_same_content_without_marks_is_a_paraphrase(a: str, b: str) -> None:
    found = pair(quote("a.q1", a), quote("b.q1", b))
    assert found is not None
    assert found.relation == Relation.PARAPHRASE


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (claim("a.k1", "Four dockers were killed in the fire"), claim("b.k1", "Six dockers died in the fire")),
        (
            claim("a.k1", "The tender for the cranes cost $2.4 million"),
            claim("b.k1", "The tender for the cranes cost $4.2 million"),
        ),
        (
            claim("a.k1", "the sluice was opened at 3:40 a.m."),
            quote("b.q1", "the sluice had been opened at 5 a.m.", BRANDIS),
        ),
        (
            quote("a.q1", "having offered to sell the shipyard", PORT, cue="denied"),
            quote("b.q1", "the port authority had offered to sell the shipyard", UNNAMED),
        ),
        (
            quote("a.q1", "“The rope factory is safe,”", BRANDIS),
            quote("b.q1", "“The rope factory is not safe,”", BRANDIS),
        ),
        (
            quote("a.q1", "no divers had been arrested", BRANDIS),
            quote("b.q1", "three divers had been arrested", UNNAMED),
        ),
        (
            claim("a.k1", "the harbour dues have risen sharply", stance=Stance.ASSERTED),
            claim("b.k1", "the harbour dues have fallen sharply", stance=Stance.ASSERTED),
        ),
    ],
)
def test_what_cannot_both_hold_is_a_contradiction(a: object, b: object) -> None:
    found = pair(a, b)  # type: ignore[arg-type]
    assert found is not None
    assert found.relation == Relation.CONTRADICTION
    assert found.differences


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("“No comment,”", "“No comment.”"),
        ("“Thank you,”", "“Thank you very much.”"),
        ("“I don’t know,”", "“I don’t know what to say.”"),
        ("the ferry would sail at noon", "the museum would open at noon"),
        ("“We have to look at the whole picture,”", "“We have to start somewhere,”"),
    ],
)
def test_commonplaces_are_not_aligned(a: str, b: str) -> None:
    assert pair(quote("a.q1", a, VELA), quote("b.q1", b, BRANDIS)) is None


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("about 40 barges were impounded in the canal", "38 barges were impounded in the canal"),
        ("more than 300 barges were impounded in the canal", "340 barges were impounded in the canal"),
        ("40 percent of barges were impounded in the canal", "40 per cent of barges were impounded in the canal"),
    ],
)
def test_numbers_that_can_both_hold_do_not_contradict(a: str, b: str) -> None:
    found = pair(claim("a.k1", a), claim("b.k1", b))
    assert found is not None
    assert found.relation == Relation.PARAPHRASE


def test_different_mouths_are_a_conflict_unless_one_speaks_for_the_other() -> None:
    apart = pair(quote("a.q1", LONG, VELA), quote("b.q1", LONG, BRANDIS))
    assert apart is not None
    assert apart.attribution_conflict
    for first, second in ((BRANDIS, PORT), (PORT, BRANDIS), (VELA, VELA), (VELA, None)):
        found = pair(quote("a.q1", LONG, first), quote("b.q1", LONG, second))
        assert found is not None
        assert not found.attribution_conflict


def test_a_contradiction_is_no_attribution_conflict() -> None:
    found = pair(
        quote("a.q1", "no divers had been arrested", BRANDIS), quote("b.q1", "three divers had been arrested", VELA)
    )
    assert found is not None
    assert found.relation == Relation.CONTRADICTION
    assert not found.attribution_conflict


def test_a_claim_inside_a_quote_does_not_say_it_twice() -> None:
    text = "the drawbridge would be repaired by local blacksmiths"
    a = quote("a.q1", text)
    inner = claim("a.k1", text, VELA, quote="a.q1")
    articles = story(
        (a, inner, *REST_A), (quote("b.q1", "blacksmiths from the town would fix the drawbridge"), *REST_B)
    )
    members = [alignment.members for alignment in align(articles, SPEAKERS)]
    assert ("a.q1", "b.q1") in members
    assert all("a.k1" not in pair_ for pair_ in members)


def test_a_claim_that_is_for_the_most_part_a_quote_is_left_to_the_quote() -> None:
    text = "the drawbridge would be repaired by local blacksmiths"
    said = attrs.evolve(quote("a.q1", text), spans=(Span(10, 10 + len(text)),))
    outer = attrs.evolve(claim("a.k1", f"She said {text}"), spans=(Span(1, 10 + len(text)),))
    other = quote("b.q1", "blacksmiths from the town would fix the drawbridge")
    members = [alignment.members for alignment in align(story((said, outer, *REST_A), (other, *REST_B)), SPEAKERS)]
    assert members == [("a.q1", "b.q1")]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("all lanterns in the harbour were safe", "no lanterns in the harbour were dangerous"),
        ("the new drawbridge is not safe", "the new drawbridge is unsafe"),
        ("keepers refused to sell the lighthouse", "keepers would not sell the lighthouse"),
        (
            "the harbour sluice is open and the toll is waived",
            "nobody has shut the harbour sluice and the toll is waived",
        ),
        (
            "if the harbour lamps do not burn by noon, the lighthouse keepers will light the lanterns",
            "lighthouse keepers will light the harbour lanterns at noon",
        ),
    ],
)
def test_two_ways_to_say_no_do_not_contradict(a: str, b: str) -> None:
    found = pair(claim("a.k1", a), claim("b.k1", b))
    assert found is not None
    assert found.relation == Relation.PARAPHRASE


def test_numbers_that_stand_alone_in_what_is_else_alike_must_agree() -> None:
    found = pair(
        quote("a.q1", "the harbour lamps would burn for 300 hours"),
        quote("b.q1", "the lamps of the harbour would burn for 450 hours"),
    )
    assert found is not None
    assert found.relation == Relation.CONTRADICTION


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The bill passed on Friday", "The bill did not pass on Friday"),
        ("The union has accepted the offer", "The union never accepted the offer"),
        ("The company sold the plant in May", "The company did not sell the plant in May"),
        ("the match was cancelled", "the match was not cancelled"),
        ("Four people died in the crash", "No one died in the crash"),
    ],
)
def test_what_differs_by_a_negation_alone_cannot_both_hold(one: str, other: str) -> None:
    found = align(story((claim("a.k1", one), *REST_A), (claim("b.k1", other), *REST_B)), SPEAKERS)
    (alignment,) = (each for each in found if each.members == ("a.k1", "b.k1"))
    assert alignment.relation is Relation.CONTRADICTION


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "“Whoever pays for the sluice will own the sluice, and the town does not own a plank of it today.”",
            "“My town has paid enough already for planks, pumps and a sluice that nobody here had asked for,”",
        ),
        (
            "“The eels come back each spring, whatever we do with the sluice, and the fishermen know it well.”",
            "“Without eels there are no fishermen, and a sluice that is shut in spring leaves neither of them here,”",
        ),
    ],
)
def test_two_long_quotations_in_other_words_are_two_utterances(a: str, b: str) -> None:
    assert pair(quote("a.q", a), quote("b.q", b)) is None


def test_a_long_quotation_that_was_put_into_other_words_is_one_utterance() -> None:
    told = "“The eels come back each spring, whatever we do with the sluice, and the fishermen know it well.”"
    retold = "“The eels return every spring, whatever we do to the sluice, and fishermen are well aware of that.”"
    found = pair(quote("a.q", told), quote("b.q", retold))
    assert found is not None
    assert found.relation == Relation.REWORDED


def test_quotations_with_a_phrase_in_common_are_two_utterances() -> None:
    a = quote("a.q1", "“I want him to read my letter,”")
    b = quote("b.q1", "“I just want him to paint the boat,”")
    assert pair(a, b) is None


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("she had spoken to Mr Holm on Tuesday night", "the council broke off the sale on Thursday"),
        (
            "the closure of a shipyard could cost it £24 million",
            "the council had tried everything it could to save the Lund shipyard",
        ),
    ],
)
def test_a_day_or_one_word_in_common_is_no_one_matter(a: str, b: str) -> None:
    assert pair(quote("a.q1", a, BRANDIS), quote("b.q1", b, UNNAMED)) is None


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("the shipyard shut on Tuesday", "the shipyard closed on Thursday"),
        ("the council approved the sale", "the council rejected the sale"),
    ],
)
def test_a_day_or_an_opposite_of_one_matter_still_contradicts(a: str, b: str) -> None:
    found = pair(claim("a.k1", a), claim("b.k1", b))
    assert found is not None
    assert found.relation == Relation.CONTRADICTION


def test_what_is_said_not_to_be_true_contradicts_that_it_is_so() -> None:
    said = quote("b.q1", "the port had paid bribes in Lund", UNNAMED)
    for text in (
        "it was not true that the port had paid bribes in Lund",
        "it was a lie that the port had paid bribes in Lund",
    ):
        found = pair(quote("a.q1", text, BRANDIS), said)
        assert found is not None
        assert found.relation == Relation.CONTRADICTION
    agreed = pair(quote("a.q1", "it was true that the port had paid bribes in Lund", BRANDIS), said)
    assert agreed is not None
    assert agreed.relation == Relation.PARAPHRASE


def test_who_does_not_say_whether_denies_nothing() -> None:
    a = quote("a.q1", "to say whether the ferry was overloaded", BRANDIS, cue="declined")
    found = pair(a, quote("b.q1", "the ferry was overloaded", UNNAMED))
    assert found is None or found.relation != Relation.CONTRADICTION
