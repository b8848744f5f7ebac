"""Nouns for speakers, roles, organisations and states."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslens.language import bodies, positions, synonyms
from newslens.language.positions import Sort, Voice, noun
from newslens.language.roles import Role, parse_role


@pytest.mark.parametrize(
    ("word", "sort", "plural", "gender"),
    [
        ("minister", Sort.PERSON, False, None),
        ("ministers", Sort.GROUP, True, None),
        ("spokeswoman", Sort.PERSON, False, "f"),
        ("Spokesmen", Sort.GROUP, True, "m"),
        ("company", Sort.ORGANIZATION, False, None),
        ("companies", Sort.ORGANIZATION, True, None),
        ("report", Sort.DOCUMENT, False, None),
        ("police", Sort.ORGANIZATION, False, None),
        ("vice-president", Sort.PERSON, False, None),
        ("mayor-elect", Sort.PERSON, False, None),
    ],
)
def test_noun(word: str, sort: Sort, plural: bool, gender: str | None) -> None:  # noqa: FBT001
    found = noun(word)
    assert found is not None
    assert (found.sort, found.plural, found.gender) == (sort, plural, gender)


def test_no_noun() -> None:
    assert noun("bridge") is None
    assert noun("") is None


@pytest.mark.parametrize(
    ("text", "head", "modifiers", "of"),
    [
        ("Tarn Parks Board spokesman", "spokesman", set(), "tarn parks board"),
        ("UK Trade Secretary", "secretary", {"trade"}, "united kingdom"),
        ("Britain's trade secretary", "secretary", {"trade"}, "united kingdom"),
        ("the U.K. ambassador to Chile", "ambassador", set(), "united kingdom"),
        ("the head of the Tarn Institute", "head", set(), "tarn institute"),
        ("Department of Roads spokeswoman", "spokeswoman", set(), "department of roads"),
        ("deputy prime minister", "minister", {"deputy", "prime"}, ""),
        ("labour secretary", "secretary", {"labor"}, ""),
        ("a lawyer for Ann Moss, who resigned", "lawyer", set(), "ann moss"),
        ("of the Tarn Dockers' Federation", "member", set(), "tarn dockers federation"),
    ],
)
def test_role(text: str, head: str, modifiers: set[str], of: str) -> None:
    role = parse_role(text)
    assert role is not None
    assert (role.head, set(role.modifiers), role.of) == (head, modifiers, of)


def test_voice_of_a_role() -> None:
    voices = {
        text: role.voice for text in ("Tarn spokesman", "Tarn president", "Tarn baker") if (role := parse_role(text))
    }
    assert voices == {"Tarn spokesman": Voice.SPOKESPERSON, "Tarn president": Voice.HEAD, "Tarn baker": Voice.NONE}
    former = parse_role("former Tarn president")
    assert former is not None
    assert former.former


def test_states() -> None:
    assert (
        bodies.government("the Chilean government")
        == bodies.government("Chile")
        == bodies.government("Santiago")
        == "chile"
    )
    assert bodies.government("the Chilean council") is None
    assert bodies.adjective("Norwegian") == "norway"
    assert bodies.nation("the U.S.") == "united states"


def test_bodies() -> None:
    assert bodies.body("the MoD") == bodies.body("Ministry of Defence")
    assert bodies.body("Brell Holdings plc") == "brell"
    assert bodies.acronym("Bureau of Coastal Affairs") == "bca"
    assert bodies.parents("national security council")[0] == "white house"
    assert bodies.parents("brell") == ()
    assert bodies.is_acronym("the N.P.B.")
    assert not bodies.is_acronym("Brell")


def test_wider_and_narrower_nouns() -> None:
    assert synonyms.can_stand_for("politician", "mayor")
    assert not synonyms.can_stand_for("mayor", "politician")
    assert synonyms.can_name("union", "dockers federation")
    assert synonyms.doer("chairs") == "chair"
    assert positions.is_firm("retailer")
    assert positions.is_epithet("republican")
    assert positions.is_degree("M.D.")


@given(st.text(max_size=120))
def test_any_string_can_be_asked(text: str) -> None:
    role = parse_role(text)
    assert role is None or isinstance(role, Role)
    assert isinstance(bodies.body(text), str)
    assert bodies.body(bodies.body(text)) == bodies.body(text)
    bodies.government(text)
    bodies.acronym(text)
    noun(text)


@pytest.mark.parametrize("unit", ["a ", "'s ", "of the ", "’", "A.", "-", "\n"])
def test_long_strings_cost_little(unit: str) -> None:
    parse_role(unit * 100_000)
    bodies.body(unit * 10_000)
