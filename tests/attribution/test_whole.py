"""Cues, sources and contents in forms of news where what is read is easily torn, or nothing is said to readers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslens import Article, Pipeline, load
from newslens.attribution.lexicon import load as words
from newslens.attribution.parse.turns import colon_in, opens_statement
from newslens.attribution.rules import read

from .parses import parsed

Told = list[tuple[str | None, str]]


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return load()


def told(pipeline: Pipeline, text: str) -> Told:
    """Source and content of each quote, without the conjunction before it."""
    (article,) = pipeline.analyze([Article("a", text)]).articles
    return [
        (quote.speaker.mention if quote.speaker else None, quote.text.removeprefix("that ")) for quote in article.quotes
    ]


def modes(pipeline: Pipeline, text: str) -> list[str]:
    (article,) = pipeline.analyze([Article("a", text)]).articles
    return [quote.mode.value for quote in article.quotes]


def test_a_colon_in_a_bracket_is_no_label(pipeline: Pipeline) -> None:
    text = "Tarn Foods (NYSE: TRNF) today reported sales of $1.8 billion, up 3%."
    assert told(pipeline, text) == [("Tarn Foods (NYSE: TRNF)", "sales of $1.8 billion, up 3%")]
    text = "The mill has grown.\n\nTarn Foods (NYSE: TRNF) said that it would hire."
    assert told(pipeline, text) == [("Tarn Foods (NYSE: TRNF)", "it would hire")]
    assert told(pipeline, "The mayor: the pier will be rebuilt\n\nWork begins in May.") == [
        ("The mayor", "the pier will be rebuilt")
    ]


def test_a_bracket_that_is_closed_leaves_a_label() -> None:
    line = (
        "Holm NNP dep 6",
        "( ( punct 2",
        "71 CD dep 0",
        ") ) punct 2",
        ": : punct 6",
        "we PRP nsubj 6",
        "won VBD ROOT 6 win",
    )
    doc = parsed(*line)
    tree = read(doc, doc.text, words(), 0.35).tree
    assert opens_statement(tree, 4, frozenset())
    doc = parsed(*line[:3], line[4], line[3], *line[5:])
    tree = read(doc, doc.text, words(), 0.35).tree
    assert not opens_statement(tree, 3, frozenset())


@given(st.lists(st.sampled_from(("(", ")", "[", "]", "mill")), max_size=12))
def test_a_bracket_is_open_until_it_is_closed(marks: list[str]) -> None:
    doc = parsed("So RB dep 0", *(f"{mark} NN dep 0" for mark in marks), ": : punct 0", "end NN dep 0")
    tree = read(doc, doc.text, words(), 0.35).tree
    colon = len(tree) - 2
    if not {"(", "["} & set(marks):
        assert colon_in(tree, 0, len(tree)) == colon
    if {"(", "["} & set(marks) and not {")", "]"} & set(marks):
        assert colon_in(tree, 0, len(tree)) is None


def test_who_is_read_beside_however_says_what_no_rule_proposes(pipeline: Pipeline) -> None:
    text = "Anil Rao said it was “manageable”. He, however, cautioned that lenders' exposure needed to be watched."
    assert told(pipeline, text)[1:] == [("He", "lenders' exposure needed to be watched")]


@pytest.mark.parametrize(
    "whom", ["RTÉ's Lunchtime Report", "the Bay Radio breakfast show", "him", "the members of the Tarn town council"]
)
@pytest.mark.parametrize("verb", ["tells", "told"])
def test_who_is_told_before_a_colon_is_no_content(pipeline: Pipeline, verb: str, whom: str) -> None:
    text = f"Kim Burke is angry. She {verb} {whom}: “We've been in touch with Tarn.”"
    assert told(pipeline, text) == [("She", "“We've been in touch with Tarn.”")]


@pytest.mark.parametrize("verb", ["disputed", "denied", "rejected"])
def test_that_is_all_of_what_is_denied_before_saying(pipeline: Pipeline, verb: str) -> None:
    text = f"The firm {verb} that, saying the talks ended on Thursday."
    assert told(pipeline, text) == [("The firm", "that"), ("The firm", "the talks ended on Thursday")]


def test_a_clause_goes_on_behind_what_stands_between_commas(pipeline: Pipeline) -> None:
    text = "Tom Reed said that, following the flood, the pier was shut."
    assert told(pipeline, text) == [("Tom Reed", "that, following the flood, the pier was shut")]


@pytest.mark.parametrize(
    "clause",
    [
        "who asked not to be named because the talks are private",
        "who asked to remain anonymous for fear of losing her job",
        "who asked that her name not be used",
        "who asked not to be named because they were not authorized to discuss the matter",
        "who was not authorised to speak publicly",
        "who declined to be named because the talks are private",
        "who did not want to be identified",
        "who asked to be identified only by her first name",
        "who requested anonymity to discuss private talks",
        "who spoke on condition of anonymity because the talks are private",
    ],
)
def test_who_is_not_to_be_named_says_nothing_by_it(pipeline: Pipeline, clause: str) -> None:
    text = f'"We are sorry," said a farmer from Tarn, {clause}.'
    assert [content for _, content in told(pipeline, text)] == ['"We are sorry,"']


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Officials declined to be quoted by name because the talks were private.", None),
        ("The firm asked not to be named in the lawsuit.", "not to be named in the lawsuit"),
        ("The police asked that the victim not be named.", "the victim not be named"),
        ("She hoped to be named captain.", "to be named captain"),
        ("He declined to be interviewed.", "to be interviewed"),
    ],
)
def test_what_is_asked_of_others_stays(pipeline: Pipeline, text: str, content: str | None) -> None:
    assert [found for _, found in told(pipeline, text)] == ([content] if content else [])


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("The Sentinel understands that officials warned the minister in May.", "speech"),
        ("The mill will close, the PA has learned.", "speech"),
        ("The Tarn Times has learned that the minister will resign.", "writing"),
        ("The council understands that residents are upset.", "thought"),
        ("Ann Post understands that residents are upset.", "thought"),
        ("The Guardian understands the need for cuts.", "thought"),
    ],
)
def test_an_outlet_reports_what_it_understands(pipeline: Pipeline, text: str, mode: str) -> None:
    assert modes(pipeline, text) == [mode]


def test_who_has_read_a_text_did_not_say_it(pipeline: Pipeline) -> None:
    assert told(pipeline, "The Tarn Times has seen a letter in which the minister warned of closure.") == []
    assert told(pipeline, "The Herald has seen the report as a threat.") == [("The Herald", "the report as a threat")]


@pytest.mark.parametrize("verb", ["said", "asked"])
def test_a_question_is_of_who_stands_behind_it(pipeline: Pipeline, verb: str) -> None:
    text = f"“We will pay,” said Tom Hale. “Did they lie?” Ann Berg {verb}."
    assert told(pipeline, text) == [("Tom Hale", "“We will pay,”"), ("Ann Berg", "“Did they lie?”")]


def test_a_second_quotation_without_a_cue_stays_with_the_first(pipeline: Pipeline) -> None:
    text = "“We will pay,” said Tom Hale. “Did they lie?” Nobody knew."
    assert told(pipeline, text)[0] == ("Tom Hale", "“We will pay,” … “Did they lie?”")


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Ann Berg said nothing about how many of the 1,140 jobs would remain.", None),
        ("The report says nothing on jobs.", None),
        ("Ann Berg said nothing had changed.", "nothing had changed"),
        ("The firm promised nothing less than a new pier.", "nothing less than a new pier"),
        ("Ann Berg said there was nothing wrong with the pier.", "there was nothing wrong with the pier"),
    ],
)
def test_who_says_nothing_is_not_told(pipeline: Pipeline, text: str, content: str | None) -> None:
    assert [found for _, found in told(pipeline, text)] == ([content] if content else [])


def test_a_content_takes_no_first_words_of_the_sentence_behind_its_marks(pipeline: Pipeline) -> None:
    text = '"The animals come first," said Elina Kalna. "We need more space." The zoo needs new keepers.'
    assert told(pipeline, text) == [("Elina Kalna", '"The animals come first," … "We need more space."')]
    text = 'Ann Berg said the pier was "a danger" to the boats of the town.'
    assert told(pipeline, text) == [("Ann Berg", 'the pier was "a danger" to the boats of the town')]
