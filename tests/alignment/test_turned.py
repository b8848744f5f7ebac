"""What is the same besides contradicts where one side denies, negates or turns it, or swaps who did it to whom."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslens.alignment.aligning import align
from newslens.alignment.turned import swapped, turned_within
from newslens.types import Relation, Stance
from tests.alignment.test_strangers import NAMED, stretches
from tests.alignment.texts import BRANDIS, REST_A, REST_B, VELA, claim, pair, quote, story
from tests.alignment.texts import SPEAKERS as KNOWN


@pytest.mark.parametrize(
    ("a", "b", "reason"),
    [
        ("the tug crews would strike on Friday", "the tug crews would not strike on Friday", "negated in one"),
        ("the harbour board approved the rope plan by nine votes", "the harbour board rejected the rope plan by nine votes", "opposites: approved / rejected"),
        ("freight through the locks fell 12 percent in May", "freight through the locks rose 12 percent in May", "opposites: fell / rose"),
        ("the fishing harbour is open", "the fishing harbour is shut", "opposites: open / shut"),
        ("the rope firm has paid back its loan", "the rope firm has yet to pay back its loan", "negated in one"),
        ("harbour police found 17 leaks in the tanker in June", "harbour police found 7 leaks in the tanker in June", "numbers: 17 / 7"),
        ("freight through the locks fell 14 percent in 2030", "freight through the locks fell 41 percent in 2030", "numbers: 14 percent / 41 percent"),
        ("the harbour trial began on May 3", "the harbour trial began on June 3", "numbers: May 3 / June 3"),
        ("harbour police arrested 40 to 50 dockers", "harbour police arrested 62 dockers", "numbers: 40 to 50 / 62"),
        ("twelve of the 40 dockers were ill", "nine of the 40 dockers were ill", "numbers: twelve / nine"),
        ("the pilot had warned the harbour board once", "the pilot had never warned the harbour board", "negated in one"),
        ("the pilot rammed the lock gate twice", "the pilot rammed the lock gate once", "numbers: twice / once"),
        ("Holm pleaded guilty to fraud on Monday", "Holm pleaded not guilty to fraud on Monday", "opposites: pleaded guilty / pleaded not guilty"),
        ("Holm admitted fraud on Monday", "Holm pleaded not guilty to fraud on Monday", "opposites: admitted / pleaded not guilty"),
        ("the deputies voted for the lighthouse plan", "the deputies voted against the lighthouse plan", "opposites: voted for / voted against"),
    ],
)  # fmt: skip
def test_the_same_but_for_one_word_contradicts(a: str, b: str, reason: str) -> None:
    found = pair(claim("a.k1", a), claim("b.k1", b))
    assert found is not None
    assert found.relation == Relation.CONTRADICTION
    assert found.evidence[0] == reason


def test_quoted_words_with_another_number_contradict_whatever_number_they_share() -> None:
    found = pair(quote("a.q1", "“We lost 12 boats in May,”"), quote("b.q1", "“We lost 21 boats in May,”"))
    assert found is not None
    assert found.relation == Relation.CONTRADICTION


def test_quoted_words_without_their_negation_contradict() -> None:
    found = pair(
        quote("a.q1", "“We have not confirmed the absence or the presence of oil on either bank,”"),
        quote("b.q1", "“We have confirmed the presence of oil,”"),
    )
    assert found is not None
    assert (found.relation, found.evidence[0]) == (Relation.CONTRADICTION, "negated in one")


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("“The tanker rammed us, without any warning,”", "“The tanker rammed us, with no warning at all,”"),
        ("“This is a first repair, not a new lock,”", "“This is only a first repair,”"),
    ],
)
def test_quoted_words_that_negate_alike_or_set_something_apart_are_reworded(a: str, b: str) -> None:
    found = pair(quote("a.q1", a), quote("b.q1", b))
    assert found is not None
    assert found.relation == Relation.REWORDED


@pytest.mark.parametrize(
    ("a", "b", "told"),
    [
        ("the fire killed six pilots", "six pilots survived the fire", "opposites: killed / survived"),
        ("the storm killed six pilots in the bay", "rescuers in the bay looked for survivors of the storm", ""),
        ("the dockers reject the rope plan", "the dockers fought supporters of the rope plan", ""),
    ],
)
def test_who_survived_is_no_opposite_of_what_killed(a: str, b: str, told: str) -> None:
    found = pair(claim("a.k1", a), claim("b.k1", b))
    evidence = "" if found is None or found.relation is not Relation.CONTRADICTION else found.evidence[0]
    assert evidence == told


def test_a_denial_of_what_the_other_confirms_contradicts() -> None:
    found = pair(
        claim("a.k1", "that she would resign", VELA),
        claim("b.k1", "that she would resign", VELA, stance=Stance.DENIED),
    )
    assert found is not None
    assert found.relation == Relation.CONTRADICTION


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("the harbour master would not resign", "the harbour master would resign as head of the pilots"),
        ("the harbour master would not appeal", "the harbour master would appeal against the fine"),
        ("the tanker had not leaked", "the tanker had leaked after the storm in May"),
        ("no rockets had been fired", "three rockets had been fired"),
        ("no rockets had been fired", "several rockets were fired at the lock gate"),
        ("there were no survivors", "there were four survivors in the second boat"),
        ("there were pilots on call", "there were no pilots on call at the time of the wreck"),
    ],
)
def test_what_is_negated_and_told_with_more_behind_it_contradicts(a: str, b: str) -> None:
    found = pair(quote("a.q1", a), quote("b.q1", b))
    assert found is not None
    assert (found.relation, found.evidence[0]) == (Relation.CONTRADICTION, "negated in one")


@pytest.mark.parametrize(
    ("denied", "told"),
    [
        ("that any rockets had been fired", "three rockets had been fired"),
        ("that any docker had been hurt", "one docker was hurt"),
        ("that anyone had died", "At least four people were killed"),
    ],
)
def test_the_denial_of_any_contradicts_a_count(denied: str, told: str) -> None:
    found = pair(quote("a.q1", denied, BRANDIS, cue="denied"), quote("b.q1", told, VELA))
    assert found is not None
    assert (found.relation, found.evidence[0]) == (Relation.CONTRADICTION, "denied by one")


@pytest.mark.parametrize(
    ("negated", "told"),
    [
        # what stands behind may be all that is negated
        ("the pilot was not shot by the harbour police", "the pilot was shot"),
        ("the docker had not died in the fire", "the docker had died"),
        ("there was no mention of it in the log", "there was a mention of it"),
        # what is told belongs to the verb or noun, or is supposed
        ("the rope firm had no plan", "the rope firm had a plan to cut jobs"),
    ],
)
def test_one_that_negates_what_the_other_says_never_tells_the_same(negated: str, told: str) -> None:
    found = pair(quote("a.q1", negated, VELA), quote("b.q1", told, BRANDIS))
    assert found is None or found.relation == Relation.CONTRADICTION


def test_a_plea_of_not_guilty_is_a_denial_and_not_its_opposite() -> None:
    plea = "Holm pleaded not guilty to fraud on Monday"
    for told in ("Holm denied fraud on Monday", "on Monday Holm entered a plea of not guilty to fraud"):
        found = pair(claim("a.k1", plea), claim("b.k1", told))
        assert found is not None
        assert found.relation == Relation.PARAPHRASE


def test_not_only_negates_nothing() -> None:
    found = pair(quote("a.q1", "the dredger was not only costly"), quote("b.q1", "the dredger was costly in the end"))
    assert found is not None
    assert found.relation == Relation.PARAPHRASE


@pytest.mark.parametrize(
    ("a", "b", "one_voice", "expected"),
    [
        ("Vela would not resign", "Vela would resign as mayor", False, True),
        ("Vela would not resign", "Vela would resign if asked by the board", False, False),
        ("Vela would not resign", "Vela might resign", False, False),
        ("Vela did not agree", "Vela agreed to resign", False, False),
        ("Vela would not resign", "Brandis would resign as mayor", False, False),
        ("Vela would not resign", "Vela would not resign as mayor", False, False),
        ("no boats left in the storm", "boats left", True, True),
        ("no boats left in the storm", "boats left", False, False),
        ("five boats had not left", "three boats had left in May", False, False),
    ],
)
def test_what_goes_on_turns_or_not(a: str, b: str, one_voice: bool, expected: bool) -> None:  # noqa: FBT001 - drawn
    one, other = stretches(a, b)
    assert turned_within(one, other, one_voice=one_voice) == turned_within(other, one, one_voice=one_voice) == expected


@pytest.mark.parametrize(
    ("a", "b", "told"),
    [
        ("the firm of Holm sued Lind over the harbour contract", "the firm of Lind sued Holm over the harbour contract", "Holm, Lind / Lind, Holm"),
        ("the harbour board chose Holm over Lind", "the harbour board chose Lind over Holm", "Holm, Lind / Lind, Holm"),
        # the same in the passive, what holds of both alike, and another matter
        ("yesterday Holm sued Lind over the contract", "yesterday Lind was sued by Holm over the contract", ""),
        ("yesterday Holm met Lind at the harbour", "yesterday Lind met Holm at the harbour", ""),
        ("the board praised Holm and Lind", "the board praised Lind and Holm", ""),
        ("yesterday Holm sued Lind over the contract", "yesterday Lind paid Holm for the boat", ""),
    ],
)  # fmt: skip
def test_names_in_each_others_part(a: str, b: str, told: str) -> None:
    assert swapped(*stretches(a, b)) == told


@given(st.sampled_from(["sued", "arrested", "dismissed", "beat"]), st.booleans())
def test_which_side_comes_first_changes_nothing(verb: str, passive: bool) -> None:  # noqa: FBT001 - drawn
    a = f"yesterday Holm {verb} Lind at the harbour"
    b = f"yesterday Lind was {verb} by Holm at the harbour" if passive else f"yesterday Lind {verb} Holm at the harbour"
    one, other = stretches(a, b)
    assert bool(swapped(one, other)) == bool(swapped(other, one)) == (not passive)


def test_swapped_parts_contradict() -> None:
    a = claim("a.k1", "the firm of Holm sued Lind over the harbour contract")
    b = claim("b.k1", "the firm of Lind sued Holm over the harbour contract")
    found = {x.members: x for x in align(story((a, NAMED, *REST_A), (b, *REST_B)), KNOWN)}["a.k1", "b.k1"]
    assert found.relation == Relation.CONTRADICTION
    assert found.evidence[0] == "parts: Holm, Lind / Lind, Holm"
