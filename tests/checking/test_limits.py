"""Bounds, times and amounts in indirect speech, and clauses that a draft adds to it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newslens
from newslens.alignment.diff.edits import Kind as EditKind
from newslens.alignment.words import read
from newslens.checking.check import check_quotes
from newslens.checking.lexicon import load
from newslens.checking.limits import limited, opposed
from newslens.checking.verdicts import Status
from newslens.types import Kind
from tests.checking.texts import LIND, Page, only

ENDS = " and the harbour bank had been told of it"


def _verdict(draft: str, source: str) -> tuple[Status, list[tuple[EditKind, str, str]]]:
    there = Page("a").say(source + ENDS, LIND, Kind.INDIRECT)
    quote = only(Page("draft").say(draft + ENDS, LIND, Kind.INDIRECT), there)
    return quote.status, [(one.kind, one.source, one.draft) for one in quote.alterations]


@pytest.mark.parametrize(
    ("draft", "source", "changed"),
    [
        ("it would take at most 18 months", "it would take at least 18 months", ("at least", "at most")),
        ("it would cost less than $4 million", "it would cost more than $4 million", ("more than", "less than")),
        ("there were fewer than 40 pilots", "there were more than 40 pilots", ("more than", "fewer than")),
        ("there were up to 300 ships", "there were at least 300 ships", ("at least", "up to")),
        ("it would close after the vote", "it would close before the vote", ("before", "after")),
        ("all of the cranes were rotten", "some of the cranes were rotten", ("some", "all")),
        ("few pilots had come", "many pilots had come", ("many", "few")),
    ],
)
def test_another_limit_is_another_statement(draft: str, source: str, changed: tuple[str, str]) -> None:
    assert _verdict(draft, source) == (Status.ALTERED, [(EditKind.OPPOSITE, *changed)])
    assert _verdict(source, draft) == (Status.ALTERED, [(EditKind.OPPOSITE, *reversed(changed))])


def test_to_leave_something_to_one_thing_alone_is_another_statement() -> None:
    status, changed = _verdict("only pilots were hurt", "pilots were hurt")
    assert (status, changed) == (Status.ALTERED, [(EditKind.INSERTION, "", "only")])
    assert _verdict("only pilots were hurt", "only pilots were hurt") == (Status.EXACT, [])


@pytest.mark.parametrize(
    ("draft", "source"),
    [
        ("every crane was rotten", "each crane was rotten"),
        ("many of the cranes were rotten", "most of the cranes were rotten"),
        ("some pilots had come, all by bus", "some pilots had come, and all by bus"),
        ("the ships came after the storm", "before the vote the ships came after the storm"),
    ],
)
def test_the_same_limit_in_other_words_is_the_same_statement(draft: str, source: str) -> None:
    assert _verdict(draft, source)[0] in {Status.EXACT, Status.PARAPHRASED}


LIMITS = sorted(load().limits)
THINGS = st.sampled_from(["14", "quay", "pilots", "ships"])


@given(st.lists(st.tuples(st.sampled_from(LIMITS), THINGS), max_size=5), st.lists(THINGS, max_size=3))
def test_nothing_is_at_odds_with_itself(phrases: list[tuple[tuple[str, ...], str]], others: list[str]) -> None:
    text = " ".join([*(" ".join([*phrase, thing]) for phrase, thing in phrases), *others])
    words = read(text)
    assert opposed(words, words) == []
    assert all(one.words in text for one in limited(words))
    assert opposed(words, read("")) == []


def test_a_clause_that_nobody_said_is_no_paraphrase() -> None:
    pipeline = newslens.load()
    said = "Mara Lind said she had full confidence in the crew"
    draft = f"{said} and that it would be given a pay rise.\n"
    sources = [f"{said}.\n", f"{said}. She also said that it would get a pay rise.\n"]
    found = [check_quotes(draft, [newslens.Article("a", text)], pipeline).quotes[0].status for text in sources]
    assert found == [Status.ALTERED, Status.PARAPHRASED]
