"""What somebody seems to say is said; what something seems to show is not."""

from __future__ import annotations

from functools import cache

import pytest

from newslens import language
from newslens.attribution.stage import ModelAttribution, RuleAttribution
from newslens.stages import Context
from newslens.types import Article, Mode

STAGES = pytest.mark.parametrize("stage", [RuleAttribution(), ModelAttribution()], ids=["rules", "model"])


@cache
def _context() -> Context:
    return Context(language.load, language.parse)


@STAGES
@pytest.mark.parametrize(
    ("text", "source", "told"),
    [
        ("The minister seemed to suggest that the town was lost.", "The minister", "the town was lost"),
        ("In May, Ada Holm appeared to say that the mill was never safe.", "Ada Holm", "the mill was never safe"),
        ("The mayor seemed to acknowledge the bridge was unsafe.", "The mayor", "the bridge was unsafe"),
    ],
)
def test_who_seems_to_say_something(
    stage: RuleAttribution | ModelAttribution, text: str, source: str, told: str
) -> None:
    (quote,) = stage(Article("a", text), _context()).quotes
    assert quote.speaker is not None
    assert quote.cue is not None
    assert (quote.speaker.mention, quote.mode) == (source, Mode.SPEECH)
    assert quote.text.removeprefix("that ") == told
    assert quote.cue.text.split()[1] == "to"


@STAGES
@pytest.mark.parametrize(
    "text",
    [
        "The mayor seemed to like the plan.",
        "The mayor seemed tired of the plan.",
        "The pier seemed to suggest a bridge.",
    ],
)
def test_what_only_seems(stage: RuleAttribution | ModelAttribution, text: str) -> None:
    assert stage(Article("a", text), _context()).quotes == ()
