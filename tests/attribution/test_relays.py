"""Whose words somebody else passes on: `RNT quoted Holm as saying`, `Holm was quoted by RNT as saying`."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslens import language
from newslens.attribution.marks.paragraphs import paragraphs
from newslens.attribution.parse.relays import relay
from newslens.attribution.parse.tree import Tree, build
from newslens.attribution.stage import ModelAttribution, RuleAttribution
from newslens.stages import Context
from newslens.types import Article

STAGES = pytest.mark.parametrize("stage", [RuleAttribution(), ModelAttribution()], ids=["rules", "model"])


@cache
def _context() -> Context:
    return Context(language.load, language.parse)


def tree_of(text: str) -> Tree:
    """The parse of a text without quotation marks."""
    return build(language.load()(text), text, paragraphs(text), [])


@STAGES
@pytest.mark.parametrize(
    ("text", "source", "told"),
    [
        ("“It was no choice,” President Ada Holm was quoted as saying by the RNT agency.", "President Ada Holm", "“It was no choice,”"),
        ("“We want peace,” RNT quoted President Ada Holm as saying.", "President Ada Holm", "“We want peace,”"),
        ("RNT quoted interior minister Ada Holm as saying twelve hostages had been freed.", "interior minister Ada Holm", "twelve hostages had been freed"),
        ("The Tarn Post quoted her on Friday as saying she would leave.", "her", "she would leave"),
        ("The border is closed, Defence Minister Otis Bell was quoted by state television as saying.", "Defence Minister Otis Bell", "The border is closed"),
        ("Holm was quoted as saying in May that nobody was told.", "Holm", "nobody was told"),
        ("The mayor had earlier been quoted in the Tarn Post as saying the pier would reopen.", "The mayor", "the pier would reopen"),
        ("Holm was reported as saying: “We will not go.”", "Holm", "“We will not go.”"),
    ],
)  # fmt: skip
def test_words_are_theirs_who_is_quoted(
    stage: RuleAttribution | ModelAttribution, text: str, source: str, told: str
) -> None:
    (quote,) = stage(Article("a", text), _context()).quotes
    assert quote.speaker is not None
    assert quote.cue is not None
    assert (quote.speaker.mention, quote.text) == (source, told)
    assert quote.cue.text.split()[-1] == "saying"


def test_an_aside_ends_where_its_sentence_goes_on() -> None:
    text = "The harbour master, quoted by Bay Radio as saying the pier was unsafe, declined to comment."
    told = {quote.text for quote in ModelAttribution()(Article("a", text), _context()).quotes}
    assert "the pier was unsafe" in told


@pytest.mark.parametrize(
    "text",
    [
        "Police cited a witness who said the car was red.",
        "The minister quoted a poem and left, saying nothing.",
        "He was seen as saying too much.",
        "The report cites the mayor. As she was saying, it rained.",
    ],
)
def test_other_verbs_pass_nothing_on(text: str) -> None:
    tree = tree_of(text)
    assert not any(relay(tree, token) for token in range(len(tree)))


@given(
    st.lists(st.sampled_from("Holm RNT quoted cited was by as saying that , the pier is shut .".split()), max_size=14)
)
def test_both_verbs_of_a_relay_tell_the_same(words: list[str]) -> None:
    tree = tree_of(" ".join(words) or ".")
    for token in range(len(tree)):
        found = relay(tree, token)
        if found is None:
            continue
        assert token in {found.verb, found.saying}
        assert relay(tree, found.verb) == relay(tree, found.saying) == found
        assert found.speaker[0] <= found.head < found.speaker[1]
        assert not found.speaker[0] <= found.verb < found.speaker[1]
        assert found.saying < found.behind
