"""Where what somebody tells ends, because the teller or somebody else goes on."""

from __future__ import annotations

from functools import cache

import pytest

from newslens import language
from newslens.attribution.stage import ModelAttribution
from newslens.stages import Context
from newslens.types import Article


@cache
def _context() -> Context:
    return Context(language.load, language.parse)


def _told(text: str) -> list[tuple[str, str]]:
    quotes = ModelAttribution()(Article("a", text), _context()).quotes
    return [(quote.speaker.mention if quote.speaker else "", quote.text.removeprefix("that ")) for quote in quotes]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Ada Holm said the plan was bad and accused Otis Bell of lying.", "the plan was bad"),
        ("The mayor said the merger was on track and declined to comment on price.", "the merger was on track"),
        ("Ada Holm said prices had risen and blamed the war.", "prices had risen"),
    ],
)
def test_a_thing_does_not_do_what_people_do(text: str, told: str) -> None:
    found = _told(text)
    assert found[0][1] == told
    assert {who for who, _ in found} == {found[0][0]}


@pytest.mark.parametrize(
    "content",
    [
        "the council had failed and blamed its officers",
        "the report was clear and warned of flooding",
        "the dam was old and blamed for the flood",
    ],
)
def test_who_or_what_can_do_it_does_it(content: str) -> None:
    assert ("Ada Holm", content) in _told(f"Ada Holm said {content}.")


@pytest.mark.parametrize(
    "tail",
    ["a figure which Kadara dismissed as “a fantasy”", "a toll that the rebels called “absurd”"],
)
def test_what_another_makes_of_it_is_the_others(tail: str) -> None:
    found = _told(f"General Otis Bell claimed that thirty troops were dead, {tail}.")
    assert found[0] == ("General Otis Bell", "thirty troops were dead")
    assert len(found) == 2
    assert found[1][0] in {"Kadara", "the rebels"}


def test_a_mistake_that_the_speaker_regrets_is_told_by_the_speaker() -> None:
    text = "Ada Holm said it was a choice, a mistake that she regretted."
    assert _told(text)[0] == ("Ada Holm", "it was a choice, a mistake that she regretted")


def test_of_a_relative_clause_only_what_stands_in_it_is_told() -> None:
    told = [
        _told("She congratulated the electoral commission, which, she said, had worked in difficult conditions."),
        _told("The minister, who, she said, had lied, resigned."),
    ]
    assert [found[-1] for found in told] == [("she", "had worked in difficult conditions"), ("she", "had lied")]


def test_what_is_compared_is_told_to_the_end() -> None:
    text = "The bank said it saw the economy growing by 2% this year, compared with 1% in its May forecast."
    assert _told(text)[0][1] == text[len("The bank said ") : -1]


def test_a_role_behind_the_marks_is_no_part_of_the_quotation() -> None:
    text = '"Every fraction of a degree matters," board co-chair Ines Calderon told a news conference in Geneva.'
    assert _told(text)[0][1] == '"Every fraction of a degree matters,"'


def test_a_poll_of_what_was_expected_tells_nothing_of_what_came() -> None:
    assert not _told(
        "Norvik's profit fell to 80 million, below the 95 million expected by analysts in a Unionwire poll."
    )
    assert _told("Support for the mayor fell to 30% in a Northpoll survey.")


def test_what_is_called_something_does_not_call_it_so() -> None:
    text = "Tom Hale, the state’s environment secretary, called the flooding “a once-in-a-century event” and said it was over."
    assert _told(text)[0][0] == "Tom Hale, the state’s environment secretary"
