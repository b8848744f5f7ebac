"""Quotations put together from several places, and cut so that they say something else."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslens.alignment.diff.edits import Touch
from newslens.checking.verdicts import Status
from newslens.types import Kind
from tests.checking.texts import BREKKE, LIND, Page, noise, only, words

randoms = st.integers(0, 2**32).map(random.Random)


def _sentence(rng: random.Random, count: int = 10) -> str:
    return " ".join(words(rng, count)).capitalize() + "."


@given(randoms, st.sampled_from(["one source", "two sources", "reversed"]))
def test_two_places_made_one_are_altered_and_both_are_shown(rng: random.Random, where: str) -> None:
    one, two = _sentence(rng), _sentence(rng)
    first, second = noise(rng, "a").say(f"“{one}”", LIND), noise(rng, "b")
    if where == "one source":
        for _ in range(3):
            first.tell(_sentence(rng, 20))
    home = second if where == "two sources" else first
    home.say(f"“{two}”", LIND)
    joined = f"“{two} {one}”" if where == "reversed" else f"“{one} {two}”"
    quote = only(Page("draft").say(joined, LIND), first, second)
    assert quote.status is Status.ALTERED
    assert [part.text.strip("“”.") for part in quote.parts] == [
        said.strip(".") for said in ((two, one) if where == "reversed" else (one, two))
    ]


@given(randoms)
def test_what_the_draft_tells_of_is_no_patchwork(rng: random.Random) -> None:
    one, two = _sentence(rng), _sentence(rng)
    first, second = noise(rng, "a").say(f"“{one}”", LIND), noise(rng, "b").say(f"“{two}”", LIND)
    quote = only(Page("draft").say(f"“{one} … {two}”", LIND), first, second)
    assert (quote.status, quote.parts) == (Status.EXACT, ())


@given(randoms)
def test_what_a_cue_parts_in_the_source_is_one_utterance(rng: random.Random) -> None:
    one, two = _sentence(rng), _sentence(rng)
    source = noise(rng, "a").say(f"“{one}”", LIND).say(f"“{two}”", LIND)
    quote = only(Page("draft").say(f"“{one} {two}”", LIND), source, noise(rng, "b"))
    assert (quote.status, quote.parts, quote.score) == (Status.EXACT, (), 1.0)


@given(randoms)
def test_the_source_that_has_the_whole_goes_before_those_that_have_parts(rng: random.Random) -> None:
    one, two = _sentence(rng), _sentence(rng)
    parts = noise(rng, "a").say(f"“{one}”", LIND)
    whole = noise(rng, "b").say(f"“{one} {two}”", LIND)
    quote = only(Page("draft").say(f"“{one} {two}”", LIND), parts, whole)
    assert (quote.status, quote.parts) == (Status.EXACT, ())
    assert quote.place is not None


@given(randoms)
def test_two_mouths_made_one_are_never_exact(rng: random.Random) -> None:
    one, two = _sentence(rng), _sentence(rng)
    source = noise(rng, "a").say(f"“{one}”", LIND).tell(_sentence(rng, 20)).say(f"“{two}”", BREKKE)
    assert only(Page("draft").say(f"“{one} {two}”", LIND), source).status in {Status.ALTERED, Status.MISATTRIBUTED}


SAID = "We will not reopen a quay that frightens our own pilots if the harbour bank objects to it. Safety comes first."


@pytest.mark.parametrize(
    ("draft", "touches"),
    [
        ("reopen a quay that frightens our own pilots if the harbour bank objects to it", [Touch.NEGATION]),
        ("We will not reopen a quay that frightens our own pilots", [Touch.CONDITION]),
        ("We will not reopen a quay … Safety comes first", [Touch.CONDITION]),
        ("a quay that frightens our own pilots if the harbour bank objects", [Touch.NEGATION]),
    ],
)
def test_a_cut_that_turns_the_sense_is_altered(draft: str, touches: list[Touch]) -> None:
    source = Page("a").say(f"“{SAID}”", LIND)
    quote = only(Page("draft").say(f"“{draft}”", LIND), source)
    assert quote.status is Status.ALTERED
    assert [touch for one in quote.alterations for touch in one.touches if touch in touches] == touches


@pytest.mark.parametrize(
    "draft", ["Safety comes first", "pilots if the harbour bank objects to it. Safety comes first"]
)
def test_a_cut_that_turns_nothing_is_exact(draft: str) -> None:
    assert only(Page("draft").say(f"“{draft}”", LIND), Page("a").say(f"“{SAID}”", LIND)).status is Status.EXACT


@pytest.mark.parametrize(
    ("rest", "status"),
    [("until the storms are over", Status.EXACT), ("as long as the crane leans", Status.ALTERED)],
)
def test_a_time_is_no_condition(rest: str, status: Status) -> None:
    source = Page("a").say(f"“The northern quay will stay shut to ferries {rest}.”", LIND)
    assert only(Page("draft").say("“The northern quay will stay shut to ferries”", LIND), source).status is status


@pytest.mark.parametrize(
    ("draft", "status"),
    [
        ("that if the bank objected she would never “reopen a quay that frightens our own pilots”", Status.EXACT),
        ("that she would never “reopen a quay that frightens our own pilots”", Status.ALTERED),
        ("that if the bank paid she would “reopen a quay that frightens our own pilots”", Status.ALTERED),
        ("to “reopen a quay that frightens our own pilots”", Status.ALTERED),
        ("that there was “a quay that frightens our own pilots if the harbour bank objects to it”", Status.EXACT),
    ],
)
def test_a_mixed_quotation_may_say_the_rest_in_its_own_words(draft: str, status: Status) -> None:
    source = Page("a").say(f"“{SAID}”", LIND)
    assert only(Page("draft").say(draft, LIND, Kind.MIXED), source).status is status


@pytest.mark.parametrize("kind", [Kind.MIXED, Kind.INDIRECT])
def test_what_is_cut_out_of_a_negated_sentence_need_not_be_negated(kind: Kind) -> None:
    source = Page("a").say("“We will not tolerate fires on the northern quay and the pilots know it”", LIND)
    said = "fires on the northern quay"
    draft = Page("draft").say(f"she spoke of “{said}”" if kind is Kind.MIXED else said, LIND, kind)
    assert only(draft, source).status is Status.EXACT


@pytest.mark.parametrize(
    ("draft", "source", "status"),
    [
        ("the crane would be mended by May", "the crane would be mended by May if the bank paid", Status.ALTERED),
        ("the crane would be mended by May", "the crane would be mended by May only if the bank paid", Status.ALTERED),
        ("the crane would be mended by May", "that unless it rained, the crane would be mended by May", Status.ALTERED),
        (
            "the crane would be mended by May",
            "she did not believe that the crane would be mended by May",
            Status.ALTERED,
        ),
        (
            "the crane would be mended by May",
            "the bank had not paid and the crane would be mended by May",
            Status.EXACT,
        ),
        ("the crane would be mended by May", "the crane would be mended by May because the bank paid", Status.EXACT),
        ("the crane would be mended by May", "the crane would be mended by May as the bank had paid", Status.EXACT),
    ],
)
def test_indirect_speech_leaves_out_no_condition_and_no_negation(draft: str, source: str, status: Status) -> None:
    there = Page("a").say(source, LIND, Kind.INDIRECT)
    assert only(Page("draft").say(draft, LIND, Kind.INDIRECT), there).status is status


@pytest.mark.parametrize(
    "draft",
    [
        "[The port] will not reopen a quay that frightens our own pilots if the harbour bank objects to it",
        "We will not reopen a quay that frightens [our people] if the harbour bank objects to it",
    ],
)
def test_words_in_brackets_are_nobodys(draft: str) -> None:
    quote = only(Page("draft").say(f"“{draft}”", LIND), Page("a").say(f"“{SAID}”", LIND))
    assert (quote.status, quote.alterations) == (Status.EXACT, ())


def test_a_few_common_words_are_no_quotation() -> None:
    source = Page("a").say("“They never came down to look at the crane”", BREKKE)
    quote = only(Page("draft").say("“The crane was rotten through and through”", BREKKE), source)
    assert quote.status is Status.NOT_FOUND


def test_what_another_says_between_is_more_than_a_cue() -> None:
    one, two = "We will appeal against the ruling of the port.", "Our pilots deserve a fair hearing in May."
    source = Page("a").say(f"“{one}”", LIND).say("“The strike was illegal,”", BREKKE).say(f"“{two}”", LIND)
    quote = only(Page("draft").say(f"“{one} {two}”", LIND), source)
    assert (quote.status, len(quote.parts)) == (Status.ALTERED, 2)
    close = Page("a").say(f"“{one}”", LIND, cue=", said {} of the group “Harbour First”. ").say(f"“{two}”", LIND)
    assert only(Page("draft").say(f"“{one} {two}”", LIND), close).status is Status.EXACT
