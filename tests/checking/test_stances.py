"""How quotations are put forward: a draft that turns it round is not exact, whatever words it has."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newslens
from newslens.checking.check import check_quotes
from newslens.checking.lexicon import Force
from newslens.checking.stances import Stance, at_odds, within
from newslens.checking.verdicts import CheckedQuote, Status

STANCES = st.builds(Stance, st.sampled_from(Force), st.booleans(), st.text(max_size=5))


@pytest.fixture(scope="module")
def verdict() -> Callable[[str, str], CheckedQuote]:
    """The verdict on the only quotation of a draft by one source."""
    pipeline = newslens.load()

    def told(draft: str, source: str) -> CheckedQuote:
        (quote,) = check_quotes(draft, [newslens.Article("a", source)], pipeline).quotes
        return quote

    return told


@pytest.mark.parametrize(
    ("draft", "source", "kind"),
    [
        ("The yard denied that the weld was cracked.", "The yard admitted that the weld was cracked.", "negation"),
        ("Iben Kaas denied she would step down.", "Iben Kaas said she would step down.", "negation"),
        ("Divers ruled out sabotage.", "Divers say they have not ruled out sabotage.", "negation"),
        ("The port did not confirm that a tug was lost.", "The port confirmed that a tug was lost.", "negation"),
        ("The yard never said that the weld was sound.", "The yard said that the weld was sound.", "negation"),
        ("The yard did not deny that the weld was bad.", "The yard denied that the weld was bad.", "negation"),
        ("The yard rejected claims that its welders slept.", "The yard said that its welders slept.", "negation"),
        ("Iben Kaas backed the merger.", "Iben Kaas opposed the merger.", "opposite"),
        ("Iben Kaas praised the crew’s “patience”.", "Iben Kaas mocked the crew’s “patience”.", "opposite"),
        ("Iben Kaas accepted “a seat on the board”.", "Iben Kaas refused “a seat on the board”.", "opposite"),
        (
            "Iben Kaas accused the yard of lying to her.",
            "Iben Kaas stopped short of accusing the yard of lying to her.",
            "negation",
        ),
        ("Iben Kaas accused the yard of lying.", "Iben Kaas refrained from accusing the yard of lying.", "negation"),
        (
            "Iben Kaas accused the yard of lying to her.",
            "Iben Kaas did not go so far as to accuse the yard of lying to her.",
            "negation",
        ),
        ("Iben Kaas said the weld was bad.", "Iben Kaas stopped short of saying the weld was bad.", "negation"),
        (
            "“The weld was sound in March,” Iben Kaas said.",
            "Iben Kaas denied “the weld was sound in March”.",
            "negation",
        ),
    ],
)
def test_what_a_source_puts_forward_otherwise_is_altered(
    verdict: Callable[[str, str], CheckedQuote], draft: str, source: str, kind: str
) -> None:
    quote = verdict(draft, source)
    assert quote.status is Status.ALTERED, quote
    assert kind in [str(one.kind) for one in quote.alterations]


def test_what_somebody_was_asked_is_not_what_she_said(verdict: Callable[[str, str], CheckedQuote]) -> None:
    source = "Asked if she agreed that “the board should go”, Iben Kaas said no."
    assert verdict("“The board should go,” Iben Kaas said.", source).status is Status.ALTERED


@pytest.mark.parametrize(
    ("draft", "source"),
    [
        ("The yard denies that the weld was cracked.", "The yard denied that the weld was cracked."),
        ("The yard said that the weld was cracked.", "The yard confirmed that the weld was cracked."),
        ("According to the yard, the weld was cracked.", "The yard admitted the weld was cracked."),
        ("Mara Lind has not ruled out a strike.", "Mara Lind said she had not ruled out a strike."),
        ("Iben Kaas warned against “hasty repairs”.", "Iben Kaas condemned “hasty repairs”."),
        ("Iben Kaas turned down “a seat on the board”.", "Iben Kaas rejected “a seat on the board”."),
        ("Iben Kaas not only praised “the patience” of the crew.", "Iben Kaas praised “the patience” of the crew."),
        ("Iben Kaas asked: “Why was the weld never tested?”", "“Why was the weld never tested?” Iben Kaas said."),
        ("“The weld was not sound” said Iben Kaas.", "Iben Kaas said: “The weld was not sound”."),
        (
            "The yard admitted that the weld was cracked.",
            "The yard denied that the weld was cracked. Later the yard admitted that the weld was cracked.",
        ),
    ],
)
def test_other_words_for_the_same_stance_are_exact(
    verdict: Callable[[str, str], CheckedQuote], draft: str, source: str
) -> None:
    assert verdict(draft, source).status is Status.EXACT


@pytest.mark.parametrize(
    ("draft", "source", "status"),
    [
        ("Every weld was failed", "Every weld was passed", Status.ALTERED),
        ("The lock is open", "The lock is shut", Status.ALTERED),
        ("It is safe", "It is dangerous", Status.ALTERED),
        ("We are ready", "We are not ready", Status.ALTERED),
        ("We are ready", "Come. We are not ready to talk about this", Status.ALTERED),
        ("I agree", "I disagree", Status.ALTERED),
        ("Nothing was found", "Something was found", Status.ALTERED),
        ("It is open", "It rained. In winter it is shut to all visitors", Status.NOT_FOUND),
        ("The first one", "We waited for days", Status.NOT_FOUND),
        ("The chapel is open", "The lock is shut", Status.NOT_FOUND),
    ],
)
def test_a_few_words_that_the_same_speaker_says_turned_round_are_altered(
    verdict: Callable[[str, str], CheckedQuote], draft: str, source: str, status: Status
) -> None:
    assert verdict(f"“{draft},” Jonas Brekke said.", f"“{source},” Jonas Brekke said.").status is status


def test_a_few_words_turned_round_by_somebody_else_are_not_found(
    verdict: Callable[[str, str], CheckedQuote],
) -> None:
    quote = verdict("“The lock is open,” Jonas Brekke said.", "“The lock is shut,” Iben Kaas said.")
    assert quote.status is Status.NOT_FOUND
    assert quote.nearest is not None
    assert (quote.nearest.speaker, quote.nearest.text) == ("Iben Kaas", "The lock is shut")


@given(STANCES, STANCES)
def test_stances_agree_both_ways(one: Stance, other: Stance) -> None:
    assert one.agrees(one)
    assert one.agrees(other) == other.agrees(one)


@given(st.lists(STANCES, max_size=3), st.lists(STANCES, max_size=3))
def test_nothing_is_at_odds_with_itself_and_what_is_at_odds_is_so_both_ways(
    one: list[Stance], other: list[Stance]
) -> None:
    assert at_odds(one, one) is None
    assert (at_odds(one, other) is None) == (at_odds(other, one) is None)


@given(st.text(max_size=60))
def test_any_words_have_a_stance(text: str) -> None:
    assert within(text).force in Force
