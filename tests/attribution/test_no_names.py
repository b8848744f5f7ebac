"""What has a capital and is nobody, and texts that belong to those who wrote them, not to those who saw them."""

from __future__ import annotations

import pytest

from newslens.attribution.stage import ModelAttribution
from newslens.types import Article

from .test_entities import names, speaker
from .test_late_names import speakers
from .test_whose import context


@pytest.mark.parametrize(
    "text",
    [
        "[Mr Bell] said Rs 18,000 crore was safe. [The company] said so.",
        "[Mr Bell] said Rs. 18,000 crore was safe. [The company] said so.",
        "[Mr Bell] said Rs18,000 crore was safe. [The company] said so.",
    ],
)
def test_a_currency_is_no_firm(text: str) -> None:
    assert names(text) == ["Bell", "the company"]


@pytest.mark.parametrize(
    ("text", "called"),
    [
        ("Police shot an unarmed Black motorist. [The bank] wept. “No,” [it] said.", ["the bank"] * 2),
        ("Black and Hispanic voters came. [The bank] wept. “No,” [it] said.", ["the bank"] * 2),
        ("A Native villager came. [The bank] wept.", ["the bank"]),
        ("Ann Black left. “No,” [Black] said.", ["Ann Black"]),
        ("Ann Black residents left. “No,” [Black] said.", ["Ann Black"]),
        ("[Ann White] left. “No,” [White] said.", ["Ann White"] * 2),
    ],
)
def test_of_what_people_somebody_is_is_no_name(text: str, called: list[str]) -> None:
    assert names(text) == called


@pytest.mark.parametrize(
    "text",
    [
        'She also accused Mayor Ann Dole of lying. "I will not go," Dole said.',
        'Otis Bell accused Dole of theft. "I will not go," Ann Dole said.',
    ],
)
def test_a_verb_is_no_role(text: str) -> None:
    assert "accused" not in str(speakers_with_roles(text)["Ann Dole"])


def speakers_with_roles(text: str) -> dict[str, tuple[str, ...]]:
    """The roles of the speakers of an article."""
    return {speaker.name: speaker.roles for speaker in ModelAttribution()(Article("a", text), context()).speakers}


def test_the_accused_is_a_role() -> None:
    assert speaker("[The accused, Otis Bell], wept.", "Otis Bell").roles == ("accused",)


@pytest.mark.parametrize(
    ("text", "called"),
    [
        (
            "The pump failed, according to [inspection records seen by Harbour Press].",
            "inspection records seen by Harbour Press",
        ),
        ("[An internal email reviewed by The Tribune] shows rust.", "an internal email reviewed by The Tribune"),
        ("[A video verified by the Observer-Post] showed rust.", "a video verified by the Observer-Post"),
        ("[A letter shown to the Echo] told of rust.", "a letter shown to the Echo"),
        ("[A report by the Tarn Institute] told of rust.", "Tarn Institute"),
        ("[A letter from the Tarn Institute obtained by the Echo] told of rust.", "Tarn Institute"),
    ],
)
def test_who_saw_a_text_did_not_write_it(text: str, called: str) -> None:
    assert names(text) == [called]


@pytest.mark.parametrize(
    ("text", "called"),
    [
        ("Three were from Chile, according to [their families].", ["their families"]),
        ("[Their families] wept. Two were students, [their teacher] said.", ["their families", "their teacher"]),
        ("[Otis Bell] left. [His wife] wept.", ["Otis Bell", "Otis Bell's wife"]),
        ("[Two ministers] met. [Their families] wept.", ["two ministers", "two ministers' families"]),
        ("Tarn Steel closed. [Its lawyer] wept.", ["Tarn Steel's lawyer"]),
    ],
)
def test_whose_families_they_are(text: str, called: list[str]) -> None:
    assert names(text) == called


def test_who_lives_in_a_place_is_told_by_it() -> None:
    text = 'A fund set up by Newman resident Shaz Dillon had raised $14,000. "It is for the families," she said.'
    assert speakers(text) == ["Shaz Dillon"]


NORVIK = "Norvik will cut jobs.\n\n“It is bad,” said Otis Bell, an analyst at Tessel Bank.\n\n"


@pytest.mark.parametrize(
    ("text", "called"),
    [
        # What the article is about, and not where an analyst works.
        (NORVIK + "The programme will cost a lot, the company said.", "Norvik"),
        ("Tessel Bank will cut jobs. " + NORVIK + "It will cost a lot, the company said.", "Tessel Bank"),
        ("Otis Bell of Harbour Foods spoke on Monday. The company said it rained.", "Harbour Foods"),
        ("Norvik spoke. Harbour Foods said it was glad. The company said it rained.", "Harbour Foods"),
        # Where a firm is is no name.
        ("The Malmstad-based group said that profit fell.", "the Malmstad-based group"),
        ("The Paris-listed company said that profit fell.", "the Paris-listed company"),
        ("Norvik Foods said it rained. The Malmstad-based group said that profit fell.", "Norvik Foods"),
        ("It fell, analysts said in a company-compiled poll. The company said it rained.", "the company"),
    ],
)
def test_which_company(text: str, called: str) -> None:
    assert speakers(text)[-1] == called


def test_the_company_is_none_that_is_named_later() -> None:
    text = "The men worked for Hanbit. The company said it rained.\n\nTarn Foods said it was late."
    assert speakers(text) == ["Hanbit", "Tarn Foods"]
