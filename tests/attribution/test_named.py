"""What is a name and what is none: departments, parties, shops, offices; sources stand in square brackets."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from newslens.attribution.entities.possessives import owners
from newslens.attribution.entities.words import Words, read
from newslens.testing.growth import grows_linearly
from newslens.types import SpeakerKind

from .parses import parsed
from .test_entities import english, names, resolved, speaker


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("[The Justice Department] sued. [The department] won.", "the Justice Department"),
        ("[The Justice Dept.] sued. [The Justice Department] won.", "the Justice Department"),
        ("[The Department of Justice] sued. [The Justice Department] won.", "the Department of Justice"),
        ("The firm’s CEO, [Otis Bell], was sad. “Very,” [the CEO] said.", "Otis Bell"),
        ("[The CEO] was sad. The CEO, Otis Bell, wept.", "Otis Bell"),
        ("[Acting Chief of Staff Otis Bell] left. [Bell] wept.", "Otis Bell"),
        ("Sen. Otis Bell came. “Never,” [the Democrat] said.", "Otis Bell"),
        ("Republican Rep. [Otis Bell] of Chile came. “Never,” said [the Chile Republican].", "Otis Bell"),
        ("[One Democrat, Representative Otis Bell of Florida], objected. [Bell] left.", "Otis Bell"),
        ("Former first lady [Ida Moss] came. “Never,” [the former first lady] said.", "Ida Moss"),
        ("[Ohio Gov. and Republican hopeful Otis Bell] came. [Bell] left.", "Otis Bell"),
        ("[Health and Labour Secretary Otis Bell] came. [Bell] left.", "Otis Bell"),
        ("[Ruth Adeyemi herself] was there. “No,” said [Adeyemi].", "Ruth Adeyemi"),
        ("[Ruth Adeyemi in October] was there. “No,” said [Adeyemi].", "Ruth Adeyemi"),
        ("[The U.S. Food and Drug Administration] agreed.", "the U.S. Food and Drug Administration"),
        ("[The Tarn College of Surgeons and Anaesthetists] agreed.", "the Tarn College of Surgeons and Anaesthetists"),
        ("[Moss Women’s Health Inc.] agreed.", "Moss Women’s Health Inc."),
        ("[Sen. Ruth Adeyemi (D] objected. “No,” said [Adeyemi].", "Ruth Adeyemi"),
        ("[Moss’s Outdoor Goods] opened. Boots are what Moss’s Outdoor Goods sells.", "Moss’s Outdoor Goods"),
    ],
)
def test_name(text: str, name: str) -> None:
    assert set(names(text)) == {name}


def test_a_poll_of_two_is_neither_of_theirs() -> None:
    poll = "a Tarn News/Harbour Post poll"
    assert names(f"On Monday [{poll}] said so. [The Tarn News/Harbour Post poll] agrees.") == [poll] * 2
    assert names("On Monday [a Harbour Post poll] said so.") == ["Harbour Post"]


def test_what_opens_a_clause_or_a_bracket_is_no_part_of_a_name() -> None:
    assert names("There were [emails that] seemed to say so.") == ["emails"]
    assert speaker("[Sen. Ruth Adeyemi (D] objected.", "Ruth Adeyemi").aliases == ("Sen. Ruth Adeyemi",)


def test_the_house_is_no_other_house() -> None:
    found, _ = resolved("[The White House] objected. Then [the House] voted.")
    assert [one.name for one in found.speakers] == ["the White House", "the House"]


def test_day_or_month_behind_a_name_is_no_alias() -> None:
    text = "[Ruth Adeyemi in October] was there. “No,” said [Adeyemi]."
    assert speaker(text, "Ruth Adeyemi").aliases == ("Adeyemi",)


def test_capitals_of_titles_stay() -> None:
    assert speaker("[Attorney General Ruth Adeyemi] left.", "Ruth Adeyemi").aliases == (
        "Attorney General Ruth Adeyemi",
    )
    assert speaker("[CEO Ruth Adeyemi] left.", "Ruth Adeyemi").aliases == ("CEO Ruth Adeyemi",)
    assert speaker("[Spokeswoman Ruth Adeyemi] left.", "Ruth Adeyemi").aliases == ("spokeswoman Ruth Adeyemi",)
    assert names("[Residents] left.") == ["residents"]
    assert names("[Some Tarn residents] left.") == ["some Tarn residents"]


@pytest.mark.parametrize("party", ["Republicans", "Democrats", "House Republicans", "Senate Democrats"])
def test_a_party_is_a_group(party: str) -> None:
    found, told = resolved(f"On Monday [{party}] objected. “Never,” [they] said.")
    assert [(one.name, one.kind) for one in found.speakers] == [(party, SpeakerKind.UNNAMED)]
    assert told == [party] * 2


@pytest.mark.parametrize(
    "text",
    [
        "[Otis Bell and Mayor Ida Moss] agreed.",
        "[The mayor and the bishop] agreed.",
        "[Former Gov. Otis Bell and former Mayor Ida Moss] agreed.",
    ],
)
def test_two_are_two(text: str) -> None:
    assert names(text) == [text[1 : text.index("]")].replace("The m", "the m")]


def test_what_belongs_to_somebody_is_no_part_of_the_name() -> None:
    found, _ = resolved("[Moss’s Mayor Otis Bell] came. [Bell] left. [Moss’s City Council] agreed.")
    assert found.speakers[0].name == "Otis Bell"
    assert "Moss" in resolved("[Moss] came. Moss’s Tarn home burnt. Moss’s Tarn garden burnt.")[1]


def owned(text: str) -> list[str]:
    words = read(english()(text))
    return [words.text[at] for at in sorted(owners(words))]


def test_which_possessives_are_part_of_a_name() -> None:
    assert owned("Bell's Road Supplies Ltd. closed.") == ["Bell"]
    assert owned("Bell's Outdoor Goods closed. Bell's Outdoor Goods is sad. Bell's boots are cheap.") == ["Bell"] * 3
    assert owned("Bell's Outdoor Goods closed.") == []
    assert owned("Bell's Outdoor Goods closed. Bell's Indoor Goods is sad.") == []
    assert owned("Bell's Outdoor Goods closed. Bell's Outdoor Goods is sad. So is Bell.") == []
    assert owned("Chile's Outdoor Goods closed. Chile's Outdoor Goods is sad.") == []
    assert owned("Bell's City Council met. Bell's City Council voted.") == []
    assert owned("Ann Bell's Outdoor Goods closed. Ann Bell's Outdoor Goods is sad.") == []


def test_a_verb_behind_a_possessive_makes_a_name() -> None:
    doc = parsed("Bell NNP nsubj 2", "'s POS case 0", "is VBZ ROOT 2", "shut JJ dep 2", ". . punct 2")
    both = type(doc).from_docs([doc, doc])
    assert sorted(owners(read(both))) == [0, 5]
    assert not owners(read(doc))


PIECES = (
    "Bell",
    "'s",
    "’s",
    "Outdoor",
    "Goods",
    "Inc.",
    "is",
    "Mayor",
    "Council",
    "Ann",
    ".",
    "\n\n",
    "boots",
    "Chile",
)


@given(st.lists(st.sampled_from(PIECES), max_size=30))
def test_owners_stand_in_front_of_a_possessive(pieces: list[str]) -> None:
    words: Words = read(english()(" ".join(pieces).replace(" '", "'").replace(" ’", "’")))
    for at in owners(words):
        assert words.text[at][0].isupper()
        assert words.text[at + 1] in {"'s", "’s", "'", "’"}
        assert words.end[at] == words.start[at + 1]


def test_owners_in_linear_time() -> None:
    words = "Bell 's Outdoor Goods closed . Moss 's Ltd .".split()

    def prepare(size: int) -> Callable[[], object]:
        spaces = [word not in {"Bell", "Moss"} for word in words]
        text = read(Doc(english().vocab, words=words * size, spaces=spaces * size))
        return lambda: owners(text)

    assert grows_linearly(prepare, 50)


@pytest.mark.parametrize("marks", ["‘’", "''"])
def test_the_mark_that_ends_a_quotation_is_no_part_of_a_role(marks: str) -> None:
    text = f"{marks[0]}Every street,{marks[1]} [fire chief Ann Berg] vowed."
    assert speaker(text, "Ann Berg").roles == ("fire chief",)


@pytest.mark.parametrize(
    ("text", "mention", "name"),
    [
        ("[Barrister Ian Lyle KC] asked why. [Mr Lyle] said no.", "Mr Lyle", "Ian Lyle"),
        ("[Helen Berg MP] asked why. [Ms Berg] said no.", "Ms Berg", "Helen Berg"),
        ("[Ian Lyle KC, prosecuting], asked why. [Mr Lyle] said no.", "Ian Lyle KC", "Ian Lyle"),
        ("[Helen Berg KC, for the mill], asked why. [Ms Berg] said no.", "Helen Berg KC", "Helen Berg"),
        ("[Helen Berg MP, who voted for it], asked why. [Ms Berg] said no.", "Helen Berg MP", "Helen Berg"),
        ("[Helen Berg MP (Tarn)] asked why. [Ms Berg] said no.", "Ms Berg", "Helen Berg"),
        ("[Ann Holm] and [Per Vance] came. Neither Holm nor Vance spoke. [Holm] said no.", "Holm", "Ann Holm"),
    ],
)
def test_honours_and_neither_are_no_part_of_a_name(text: str, mention: str, name: str) -> None:
    assert mention in text
    assert name in {one.name for one in resolved(text)[0].speakers}
    assert not {one.name for one in resolved(text)[0].speakers} & {"Lyle", "Berg", "Neither Holm"}
