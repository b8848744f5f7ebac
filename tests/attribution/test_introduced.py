"""Quotations without a cue, through the shipped pipeline: who is presented behind them or brought in before them."""

from __future__ import annotations

from functools import cache

import pytest

from newslens import language
from newslens.attribution.stage import RuleAttribution, RuleOptions
from newslens.stages import Context
from newslens.types import Article

LAST = "“I saw nothing,” Kurt Dahl, the driver, said.\n\n"
QUOTED = "“There was a jolt. Then the lights went out.”"


@cache
def _context() -> Context:
    return Context(language.load, language.parse)


def _mention(text: str) -> str | None:
    quotes = RuleAttribution(RuleOptions(thought=False))(Article("a", text), _context()).quotes
    quote = next(one for one in quotes if "jolt" in one.text)
    return quote.speaker.mention if quote.speaker else None


@pytest.mark.parametrize(
    ("behind", "mention"),
    [
        ("That's Meg Tarrow in Pellworth, who has lived there for years.", "Meg Tarrow"),
        ("That’s mother-of-two Meg Tarrow in Pellworth.", "mother-of-two Meg Tarrow"),
        ("Those were the words of Meg Tarrow, a cook, on Monday.", "Meg Tarrow"),
        ("So says Meg Tarrow, a nurse of thirty years.", "Meg Tarrow"),
        ("That was Norway's Meg Tarrow, fourth in the race, on Sunday.", "Norway's Meg Tarrow"),
        ("The words of a mate at the yard, where flags flew.", "a mate"),
        ("That is Meg Tarrow's problem now.", "Kurt Dahl, the driver"),
        ("That is what the contract says.", "Kurt Dahl, the driver"),
    ],
)
def test_presented_behind(behind: str, mention: str) -> None:
    assert _mention(f"{LAST}{QUOTED}\n\n{behind}") == mention


@pytest.mark.parametrize(
    ("before", "mention"),
    [
        ("In the last row sat Meg Tarrow, a retired cook.", "Meg Tarrow, a retired cook"),
        ("At the window of the ward was Meg Tarrow, who is 83.", "Meg Tarrow, who is 83"),
        ("At the gate, a woman asked Meg Tarrow, the mayor, whether she had slept.", "Meg Tarrow, the mayor"),
        ("Meg Tarrow was the first to reach the train.", "Meg Tarrow"),
        ("Meg Tarrow, a nurse, said she had walked to the ward. Her shift began badly.", "Meg Tarrow, a nurse"),
        ("Police said that two men had been held. The town was calm.", "Kurt Dahl, the driver"),
        ("The council meets again on Friday.", "Kurt Dahl, the driver"),
        ("The railway replied on Monday, saying it had checked the line.", "The railway"),
    ],
)
def test_introduced_before(before: str, mention: str) -> None:
    assert _mention(f"{LAST}{before}\n\n{QUOTED}") == mention


def test_whoever_opens_the_paragraph_behind() -> None:
    scene = f"{LAST}There was no such luck at the ferry office.\n\n{QUOTED}\n\n"
    assert _mention(f"{scene}Meg Tarrow has run the place for twenty years.") == "Meg Tarrow"
    assert _mention(f"{scene}Kurt Dahl has run the place for twenty years.") == "Kurt Dahl, the driver"


def test_name_before_a_colon_not_where_it_is_said() -> None:
    assert _mention("From the Harbour Board, in a short note: “There was a jolt.”") == "the Harbour Board"
    assert _mention("Then, in a post on its website, Northline Rail: “There was a jolt.”") == "Northline Rail"


@pytest.mark.parametrize(
    ("line", "mention"),
    [
        ("she wrote.", "she"),
        ("Ms. Tarrow tweeted.", "Ms. Tarrow"),
        ("said Meg Tarrow.", "Meg Tarrow"),
        # What came of it, and what says something else, is no cue of it.
        ("The crowd cheered.", "Kurt Dahl, the driver"),
        ("Meg Tarrow tweeted a photo of it.", "Kurt Dahl, the driver"),
    ],
)
def test_a_cue_on_a_line_of_its_own(line: str, mention: str) -> None:
    assert _mention(f"{LAST}“There was a jolt. Then the lights went out!”\n\n{line}") == mention
