"""What somebody said by another's account, told besides the account."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslens import language
from newslens.attribution.stage import ModelAttribution, ModelOptions, RuleAttribution, RuleOptions
from newslens.stages import Context
from newslens.types import Article, Quote

TOLD = "Mayor Otto Moss told residents that he will close the pier on Friday"
STAGES = pytest.mark.parametrize(
    ("alone", "besides"),
    [
        (RuleAttribution(), RuleAttribution(RuleOptions(nested=True))),
        (ModelAttribution(), ModelAttribution(ModelOptions(nested=True))),
    ],
    ids=["rules", "model"],
)
SENTENCES = st.lists(
    st.sampled_from(
        [
            f"{TOLD}, the Tarn Post reported.",
            f"According to the Post, {TOLD}.",
            "Ada Holm said Moss had warned that the mill was old.",
            "“He told me that he was late,” Holm said.",
            "The mill is old.",
        ]
    ),
    min_size=1,
    max_size=4,
)
Stage = RuleAttribution | ModelAttribution


@cache
def _context() -> Context:
    return Context(language.load, language.parse)


def _quotes(stage: Stage, text: str) -> tuple[Quote, ...]:
    return stage(Article("a", text), _context()).quotes


def _rows(quotes: tuple[Quote, ...]) -> list[tuple[str, str]]:
    return [(quote.speaker.mention if quote.speaker else "", quote.text) for quote in quotes]


@STAGES
@pytest.mark.parametrize(
    ("text", "outer"),
    [(f"{TOLD}, the Tarn Post reported.", "the Tarn Post"), (f"Ada Holm said that {TOLD}.", "Ada Holm")],
)
def test_whose_words_are_told_again_is_told_besides(alone: Stage, besides: Stage, text: str, outer: str) -> None:
    assert [speaker for speaker, _ in _rows(_quotes(alone, text))] == [outer]
    inner = ("Mayor Otto Moss", "he will close the pier on Friday")
    found = _rows(_quotes(besides, text))
    assert len(found) == 2
    assert (found[-1][0], found[-1][1].removeprefix("that ")) == inner


@STAGES
def test_layer_by_layer(alone: Stage, besides: Stage) -> None:
    text = "According to the Post, Otto Moss admitted that Ada Holm said the pier is old."
    assert [speaker for speaker, _ in _rows(_quotes(alone, text))] == ["the Post"]
    assert [speaker for speaker, _ in _rows(_quotes(besides, text))] == ["the Post", "Otto Moss", "Ada Holm"]


@STAGES
def test_what_somebody_says_of_others_in_marks_is_left_alone(alone: Stage, besides: Stage) -> None:
    text = "“He told me that he was late,” Holm said."
    assert _rows(_quotes(alone, text)) == _rows(_quotes(besides, text))


@STAGES
@given(sentences=SENTENCES)
def test_the_others_stay_and_each_new_one_stands_inside_another(
    alone: Stage, besides: Stage, sentences: list[str]
) -> None:
    text = "\n\n".join(sentences)
    few, many = _quotes(alone, text), _quotes(besides, text)
    assert set(_rows(few)) <= set(_rows(many))
    held = [span for quote in few for span in quote.spans]
    for quote in many:
        if (quote.spans, quote.text) not in [(one.spans, one.text) for one in few]:
            assert any(span.start <= quote.spans[0].start and quote.spans[-1].end <= span.end for span in held)
