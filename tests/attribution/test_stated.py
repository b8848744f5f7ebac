"""Nouns of saying whose clause stands apart from them, and who they belong to."""

from __future__ import annotations

from functools import cache

import pytest

from newslens import language
from newslens.attribution.cues.stated import stated
from newslens.attribution.lexicon import load
from newslens.attribution.rules import read
from newslens.attribution.stage import ModelAttribution
from newslens.stages import Context
from newslens.types import Article


@cache
def _context() -> Context:
    return Context(language.load, language.parse)


def _stated(text: str) -> list[str]:
    tree = read(_context().doc(Article("a", text)), text, load(), 0.0).tree

    def words(ranges: tuple[tuple[int, int], ...]) -> str:
        return " … ".join(text[tree.start[a] : tree.end[b - 1]] for a, b in ranges)

    return [
        f"{words(source.tokens) if source else ''} | {tree.low[at]} | {words(option.content)}"
        for at, _, option, source, _ in stated(tree, load())
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The mayor's retort, in short, is that the harbour would lose money.",
            ["The mayor's | retort | the harbour would lose money"],
        ),
        ("The Holm argument is that the mill must close.", ["Holm | argument | the mill must close"]),
        (
            "The main excuse the owners have offered is that the alarm was switched off.",
            ["the owners | excuse | the alarm was switched off"],
        ),
        (
            "The mayor swept past the owners' insistence, despite the inspectors' report, that there was no danger.",
            ["the owners | insistence | there was no danger"],
        ),
        (
            "The talks reflected the mayor's expectation, which she has shared with aides, that the ferry would close.",
            ["the mayor's | expectation | the ferry would close"],
        ),
        (
            "The vote ran against the hope of local farmers that the canal would be dug.",
            ["local farmers | hope | the canal would be dug"],
        ),
        (
            "It was the expectation of farmers, including two from Rade, that the canal would be dug.",
            ["farmers | expectation | the canal would be dug"],
        ),
        (
            "The main defense Holm and her lawyers have put forth in recent weeks is that the fees were lawful.",
            ["Holm and her lawyers | defense | the fees were lawful"],
        ),
        (
            "The job, the mayor's argument goes, would be lost in any case.",
            ["the mayor's | argument | The job … would be lost in any case"],
        ),
    ],
)
def test_a_clause_apart_from_its_noun(text: str, expected: list[str]) -> None:
    assert _stated(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The problem is that the mill must close.",
        "The idea is that the mill must close.",
        "The point of the plan is that the mill must close.",
        "It was the expectation of the union that met in May.",
        "The mayor's statement, which Holm signed, that opened the meeting was short.",
        "Her statement is the best that the town has heard.",
        "The mayor's argument goes to the heart of the plan.",
        "The argument goes that the mill must close.",
    ],
)
def test_a_noun_without_an_owner_or_a_clause_attributes_nothing(text: str) -> None:
    assert _stated(text) == []


def test_what_is_offered_begins_behind_the_copula() -> None:
    text = "The main excuse the owners have offered is that the alarm was switched off."
    (quote,) = ModelAttribution()(Article("a", text), _context()).quotes
    assert quote.text.removeprefix("that ") == "the alarm was switched off"
