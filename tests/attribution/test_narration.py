"""Where a content ends because whoever tells the news, or another speaker, goes on; through the shipped pipeline."""

from __future__ import annotations

import pytest

from newslens import Article, Pipeline, load


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return load()


def _told(pipeline: Pipeline, text: str) -> tuple[str, str]:
    """The cue and the content of the first quote, without the `that` that opens it."""
    (article,) = pipeline.analyze([Article("a", text)]).articles
    quote = article.quotes[0]
    return quote.cue.text if quote.cue else "", quote.text.removeprefix("that ")


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "Ada Holm said on Monday that the council had sold the pier, sparking a bitter row over who should pay.",
            "the council had sold the pier",
        ),
        (
            "The mayor said that the mill will open in May, although he has not said who will run it.",
            "the mill will open in May",
        ),
        ("Kurt Dahl said the bridge was safe but did not say when it had been tested.", "the bridge was safe"),
        (
            "Kurt Dahl said he did not know who had paid, nor would he say whether the police had been told.",
            "he did not know who had paid",
        ),
        ("She reported the theft to the guards and two men came to her house that night.", "the theft to the guards"),
        (
            "Police said the van was found in a shed, which the owner said was never locked.",
            "the van was found in a shed",
        ),
        (
            "The president promised that his government would repair the harbour but made no mention of the ferry.",
            "his government would repair the harbour",
        ),
        (
            "Ada Holm argued that the town owed the fishermen nothing, contending that “a contract is a contract.”",
            "the town owed the fishermen nothing",
        ),
        ("Kurt Dahl's claim that the mill could be saved could yet anger the fishermen.", "the mill could be saved"),
        (
            "Kurt Dahl, who once said he would “never sell the mill,” was fined in Rade on Monday.",
            "he would “never sell the mill,”",
        ),
        ("The mayor backed the plan because she thinks that the town needs it.", "the plan"),
    ],
)
def test_a_content_ends_before_the_narration(pipeline: Pipeline, text: str, content: str) -> None:
    assert _told(pipeline, text)[1] == content


@pytest.mark.parametrize(
    "content",
    [
        # What may come has effects that may come, and a pronoun stands for somebody in the content.
        "the sale could raise doubts in the town, prompting calls for a vote",
        "the firm had lost money, leaving it unable to pay its workers",
        "the mill will open in May, although the roof has not been mended",
        "the bridge was safe but did not carry lorries",
        "the van was found in a shed, which was never locked",
        "she could not swim but knew the coast well",
        "threats and slurs were common in the yard",
        "the boy took a bag, slammed the door and threw stones at the dog",
        "nobody could prove the man sank the boat deliberately",
    ],
)
def test_a_content_goes_on(pipeline: Pipeline, content: str) -> None:
    assert _told(pipeline, f"Ada Holm said {content}.")[1] == content


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("She reported the theft and the fire to the guards.", "the theft and the fire to the guards"),
        ("The mayor's warning that the dam would burst has frightened the town.", "the dam would burst"),
        (
            "The mill had burned down, Kurt Dahl said, and that in truth nobody knew why.",
            "The mill had burned down … and that in truth nobody knew why",
        ),
        ("The mill had burned down, Kurt Dahl said, and the rain had not helped.", "The mill had burned down"),
    ],
)
def test_objects_nouns_and_both_sides_of_a_cue(pipeline: Pipeline, text: str, content: str) -> None:
    assert _told(pipeline, text)[1] == content


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        (
            "The minister said in an email to harbour workers that he would not resign.",
            "said in an email",
            "he would not resign",
        ),
        ("Kurt Dahl testified before angry villagers that the dam was sound.", "testified", "the dam was sound"),
        # Who is called on is part of what is called for, and a town that a mill stands in of what is said of it.
        ("She called on the town to pay the fishermen.", "called on", "the town to pay the fishermen"),
        ("The minister said in many towns the mills had closed.", "said in", "many towns the mills had closed"),
    ],
)
def test_where_it_was_said_is_not_said(pipeline: Pipeline, text: str, cue: str, content: str) -> None:
    assert _told(pipeline, text) == (cue, content)


@pytest.mark.parametrize(
    "content",
    [
        "the grant would bring new jobs, painted walls, and mended roads",
        "the clerks had seen the letter, and both the mayor and the council had signed it",
    ],
)
def test_lists_and_pairs_are_no_narration(pipeline: Pipeline, content: str) -> None:
    assert _told(pipeline, f"Ada Holm said {content}.")[1] == content


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Mill had been sold, mayor says, as fishermen march", "Mill had been sold"),
        ("Mayor to quit, aides say, amid row over mill", "Mayor to quit"),
    ],
)
def test_the_other_half_of_a_headline_is_the_outlets_own(pipeline: Pipeline, text: str, content: str) -> None:
    assert _told(pipeline, f"{text}\n\nThe town of Rade was quiet on Monday.")[1] == content


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("If it rains, the mayor said, the fair will move indoors.", "If it rains … the fair will move indoors"),
        ("If it rains, the mayor said the fair would move.", "If it rains … the fair would move"),
        ("If it rains, the mayor warned, “We are lost.”", "“We are lost.”"),
        (
            "Holm said that she had asked the mill for help, but that the owner told her to wait.",
            "she had asked the mill for help, but that the owner told her to wait",
        ),
        (
            "Holm said one man was in critical condition; a woman, 32, in serious condition; and a boy in fair condition.",
            "one man was in critical condition; a woman, 32, in serious condition; and a boy in fair condition",
        ),
    ],
)
def test_a_content_is_whole(pipeline: Pipeline, text: str, content: str) -> None:
    assert _told(pipeline, text)[1] == content
