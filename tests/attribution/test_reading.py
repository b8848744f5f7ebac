"""What the shipped pipeline reads in sentences that news is made of: cues, contents and who is spoken to."""

from __future__ import annotations

import pytest

from newslens import Article, Pipeline, load

Rows = list[tuple[str | None, str]]


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return load()


def rows(pipeline: Pipeline, text: str) -> Rows:
    """Cue and content of each quote, without the conjunction before it."""
    (article,) = pipeline.analyze([Article("a", text)]).articles
    return [(quote.cue.text if quote.cue else None, quote.text.removeprefix("that ")) for quote in article.quotes]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She was told by a nurse that he had slept well.", [("was told by", "he had slept well")]),
        (
            "As the Courier was told by a source in the ministry, the next round of talks may be held in May.",
            [("was told by", "the next round of talks may be held in May")],
        ),
        (
            "Minister Olaf Brandt, who was told overnight by officials that the bridge could be opened by noon, is on his way.",
            [("was told", "the bridge could be opened by noon")],
        ),
        (
            "The mill was told by the regulator last year to “hire more engineers and fewer lawyers”.",
            [("was told by", "to “hire more engineers and fewer lawyers”")],
        ),
        (
            "Villagers were assured by the governor that no tax was planned.",
            [("were assured by", "no tax was planned")],
        ),
    ],
)
def test_who_is_told_in_the_passive_is_no_content(pipeline: Pipeline, text: str, expected: Rows) -> None:
    assert rows(pipeline, text) == expected


def test_who_tells_in_the_passive_stands_behind_by(pipeline: Pipeline) -> None:
    text = "The mill was told by the regulator last year to “hire more cooks”."
    (article,) = pipeline.analyze([Article("a", text)]).articles
    [quote] = article.quotes
    assert quote.speaker is not None
    assert article.raw_text(quote.speaker.spans) == "the regulator"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "More than a week after Halden Motors admitted that thieves had “copied certain drawings”, the gates are still shut.",
            [("admitted", "thieves had “copied certain drawings”")],
        ),
        ("Hours after the mayor said the bridge was safe, it fell into the river.", [("said", "the bridge was safe")]),
        (
            "The mayor had called on Mr Brandt to resign; by dusk nine had done so.",
            [("called on", "Mr Brandt to resign")],
        ),
    ],
)
def test_a_content_ends_before_the_main_clause_and_a_semicolon(pipeline: Pipeline, text: str, expected: Rows) -> None:
    found = rows(pipeline, text)
    assert [content for _, content in found] == [content for _, content in expected]


def test_a_further_cue_needs_no_that(pipeline: Pipeline) -> None:
    text = "Holm said the police had been told within an hour of the theft and denied any keys had been lost."
    assert rows(pipeline, text) == [
        ("said", "the police had been told within an hour of the theft"),
        ("denied", "any keys had been lost"),
    ]


def test_what_stands_behind_a_further_participle_is_its_own(pipeline: Pipeline) -> None:
    text = "The bank had closed the account after the theft, she clarified, calling the step ‘a measure of plain good sense’."
    assert rows(pipeline, text) == [
        ("clarified", "The bank had closed the account after the theft"),
        ("calling", "the step ‘a measure of plain good sense’"),
    ]


def test_a_cue_inside_its_sentence_has_both_sides(pipeline: Pipeline) -> None:
    assert rows(pipeline, "The town, she added, had no money left, “not a penny”.") == [
        ("added", "The town … had no money left, “not a penny”")
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The town's hospital, which had put the toll at nine on Monday, was full.", "the toll at nine"),
        ("A poll by Norwell, carried out in May, put the Reform Bloc on 29%.", "the Reform Bloc on 29%"),
        ("She put the book on the table.", None),
        ("He put 40 men at risk.", None),
        ("They put the fire out at noon.", None),
    ],
)
def test_what_a_number_is_put_at(pipeline: Pipeline, text: str, expected: str | None) -> None:
    assert [content for _, content in rows(pipeline, text)] == ([expected] if expected else [])


def test_turns_of_a_conversation(pipeline: Pipeline) -> None:
    talk = (
        "What follows is an excerpt.",
        "Courier: When did you first see the wreck?",
        "Oskarson: In May, with my brother. We went down twice.",
        "Courier: And did the navy ever call?",
        "Oskarson: Nobody called.",
    )
    assert [content for _, content in rows(pipeline, "\n\n".join(talk))] == [
        "When did you first see the wreck",
        "In May, with my brother. We went down twice",
        "And did the navy ever call",
        "Nobody called",
    ]


def test_a_list_with_labels_is_no_conversation(pipeline: Pipeline) -> None:
    labels = ("Cost: The bridge would cost 40 million.", "Time: It would take years.", "Risk: The river floods.")
    assert rows(pipeline, "\n\n".join(("Three plans lie on the table.", *labels))) == []


def test_a_verb_behind_marks_that_looks_like_a_plural(pipeline: Pipeline) -> None:
    text = "‘Voters forgive a thief sooner than a bore,’ reckons its boss, Henk Vale, who warned the mayor."
    assert ("reckons", "‘Voters forgive a thief sooner than a bore,’") in rows(pipeline, text)


def test_a_name_behind_a_verb_that_takes_none_for_an_object(pipeline: Pipeline) -> None:
    assert rows(pipeline, "The fire was out by dawn, adds Ida Holm, who runs the mill.") == [
        ("adds", "The fire was out by dawn")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "They had argued for three days over four paragraphs.",
        "The crew thanked Brandt.",
        "Halden had posted a loss of 84 million crowns last year.",
        "She told them.",
    ],
)
def test_contents_in_which_nothing_is_said(pipeline: Pipeline, text: str) -> None:
    assert rows(pipeline, text) == []


def test_the_full_stop_of_an_abbreviation_ends_no_content(pipeline: Pipeline) -> None:
    assert rows(pipeline, "The man had sold the boat for Rs. 6 lakh, the officer added.") == [
        ("added", "The man had sold the boat for Rs. 6 lakh")
    ]


def test_a_length_of_time_before_that_is_no_content(pipeline: Pipeline) -> None:
    text = "The port has denied using foreign crews, and the ministry denied for weeks that it had sent them."
    assert rows(pipeline, text)[-1][1] == "it had sent them"


@pytest.mark.parametrize(
    "text",
    [
        "If the mayor believed the pier was safe, nobody has asked him why.",
        "It is unclear if she has promised to repay the town.",
        "Holm walked out, but she stopped short of saying that Berg should resign.",
        "The judges will decide whether the law permits the sale.",
        "The council appears to have no answer to the flood.",
        "Only 43 percent of the self-described sailors came.",
        "The port got tips about Holm.",
        "The port declined to do so.",
        "Holm made no mention of plans to step down.",
    ],
)
def test_what_nobody_has_said_or_thought(pipeline: Pipeline, text: str) -> None:
    assert rows(pipeline, text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Even if Holm says the pier is safe, nobody walks on it.", ("says", "the pier is safe")),
        (
            "The mayor said that if the mill believed the town was safe, it would stay.",
            ("said", "if the mill believed the town was safe, it would stay"),
        ),
        ("The mayor will announce that the pier is closed.", ("will announce", "the pier is closed")),
        ("Holm said she will decide whether to sell.", ("said", "she will decide whether to sell")),
    ],
)
def test_what_is_told_of_conditions_and_plans(pipeline: Pipeline, text: str, expected: tuple[str, str]) -> None:
    assert rows(pipeline, text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Neither the mayor nor the port confirmed a fire that reportedly burned three sheds on the quay.",
            ("reportedly", "burned three sheds on the quay"),
        ),
        ("A clerk reportedly said the bell was sold.", ("reportedly said", "the bell was sold")),
    ],
)
def test_hearsay_is_told_of_its_own_clause(pipeline: Pipeline, text: str, expected: tuple[str, str]) -> None:
    assert rows(pipeline, text) == [expected]
