"""Names of people: parts, comparison, normal form."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslens.language.matching import Match, diminutives, forenames_agree, match
from newslens.language.names import (
    PersonName,
    forename_gender,
    key,
    normalise,
    parse,
    titles,
    without_titles,
)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Ruth Adeyemi", PersonName((), ("ruth",), "adeyemi")),
        ("Dr. Ruth A. Adeyemi", PersonName(("dr",), ("ruth", "a"), "adeyemi")),
        ("Lt. Col. Otis Bell Jr.", PersonName(("lt", "col"), ("otis",), "bell", "jr")),
        ("J.K. Moss", PersonName((), ("j", "k"), "moss")),
        ("JK Moss", PersonName((), ("j", "k"), "moss")),
        ("Ana de la Cruz", PersonName((), ("ana",), "de la cruz")),
        ("De la Cruz", PersonName((), (), "de la cruz")),
        ("Otis “Slim” Bell", PersonName((), ("otis",), "bell")),
        ("Mr Bell’s", PersonName(("mr",), (), "bell")),
        ("Zoë Müller-Østergård", PersonName((), ("zoe",), "muller ostergard")),
        ("Judge", PersonName((), (), "judge")),
        ("Cho Min-ho", PersonName((), ("cho",), "min ho", welded=True)),
        ("Mr Cho Min-ho’s", PersonName(("mr",), ("cho",), "min ho", welded=True)),
        ("Min-ho Cho", PersonName((), ("min ho",), "cho")),
        ("Ruth Al-amin", PersonName((), ("ruth",), "al amin")),
        ("Ruth Bell-Moss", PersonName((), ("ruth",), "bell moss")),
        ("Ana Vega y Ruiz", PersonName((), ("ana",), "vega y ruiz")),
        ("Vega y Ruiz", PersonName((), (), "vega y ruiz")),
        ("Ana Vega y Ruiz Campo", PersonName((), ("ana", "vega y ruiz"), "campo")),
        ("", PersonName()),
        ("…", PersonName()),
    ],
)
def test_parse(text: str, parts: PersonName) -> None:
    assert parse(text) == parts


@pytest.mark.parametrize(
    ("short", "full", "expected"),
    [
        ("Adeyemi", "Ruth Adeyemi", Match.FAMILY),
        ("Ms. Adeyemi", "Ruth Adeyemi", Match.FAMILY),
        ("Ruth", "Ruth Adeyemi", Match.GIVEN),
        ("R. Adeyemi", "Ruth Adeyemi", Match.INITIAL),
        ("Kate Bell", "Katherine Bell", Match.INITIAL),
        ("Ruth Adeyemi", "Ruth Ann Adeyemi", Match.FULL),
        ("Ruth B. Adeyemi", "Ruth Ann Adeyemi", Match.NONE),
        ("Eva Ruiz", "Eva Ruiz Campo", Match.FULL),
        ("Paul Adeyemi", "Ruth Adeyemi", Match.NONE),
        ("Ruth Bell", "Ruth Adeyemi", Match.NONE),
        ("Otis Bell Jr.", "Otis Bell Sr.", Match.NONE),
        ("Berg", "Ana van der Berg", Match.FAMILY),
        # The first of two family names, but no forename, no initial and nothing further in front.
        ("Mr Ruiz", "Otis Ruiz Campo", Match.FIRST_OF_TWO),
        ("Ruiz", "Ana Ruth Ruiz Campo", Match.FIRST_OF_TWO),
        ("Vega", "Ana Vega y Ruiz Campo", Match.FIRST_OF_TWO),
        ("Vega y Ruiz", "Ana Vega y Ruiz Campo", Match.FIRST_OF_TWO),
        ("Vega", "Ana Vega y Ruiz", Match.FAMILY),
        ("Paul", "Otis Paul Campo", Match.NONE),
        ("B", "Otis B Campo", Match.NONE),
        # A forename with a hyphen and small letters is no family name.
        ("Cho", "Cho Min-ho", Match.FAMILY),
        ("Ho", "Cho Min-ho", Match.NONE),
        ("Moss", "Ruth Bell-Moss", Match.FAMILY),
        ("Cho Min Ho", "Cho Min-ho", Match.FULL),
        ("Cho Min-ho", "Cho Min Ho", Match.FULL),
        ("Cho Min-ji", "Cho Min-ho", Match.NONE),
        ("Ruth Adeyemi", "Adeyemi", Match.NONE),
    ],
)
def test_match(short: str, full: str, expected: Match) -> None:
    assert match(parse(short), parse(full)) is expected


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        ("Li Guodong", True),
        ("Cho Min-ho", True),
        ("Hassan Ibrahim", True),
        ("Ryan James", False),
        ("Otis Berg", False),
        ("Zhang", False),
    ],
)
def test_a_family_name_may_stand_in_front(text: str, leads: bool) -> None:  # noqa: FBT001
    assert parse(text).family_may_lead is leads


def test_normal_form_of_possessives_and_marks() -> None:
    assert normalise("The Workers’ Party’s") == "the workers party"
    assert normalise("O'Neill-Brandt") == "oneill brandt"
    assert key("an U.S. official") == "us official"


def test_titles_say_gender_and_office() -> None:
    assert parse("Mrs. Bell").gender == "f"
    assert parse("Sir Otis Bell").gender == "m"
    assert parse("Dr. Bell").gender is None
    assert titles()["sen"].role == "senator"
    assert without_titles("Sen. Otis Bell") == "Otis Bell"
    assert without_titles("Mr.") == "Mr."


def test_forenames() -> None:
    assert (forename_gender("Otis"), forename_gender("ZOË"), forename_gender("Sandy")) == ("m", "f", None)
    assert forenames_agree("bob", "robert")
    assert not forenames_agree("bob", "rupert")
    assert "robert" in diminutives()["bob"]


WORDS = st.text(alphabet=st.characters(categories=("Lu", "Ll", "Mn", "Pd", "Po", "Zs")), max_size=12)


@given(st.lists(WORDS, max_size=6).map(" ".join))
def test_any_string_has_parts(text: str) -> None:
    parts = parse(text)
    assert all(parts.words) or not parts.words
    assert all(word in titles() for word in parts.titles)
    assert normalise(normalise(text)) == normalise(text)
    assert isinstance(without_titles(text), str)


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_two_strings_can_be_compared(one: str, other: str) -> None:
    assert match(parse(one), parse(other)) in Match
    assert forenames_agree(one, other) == forenames_agree(other, one)


GIVEN = st.sampled_from(["Ruth", "Otis", "Ana-Luz", "R.", "Jean"])
FAMILY = st.sampled_from(["Adeyemi", "van der Berg", "O’Neill", "Bell-Moss", "Østergård"])
TITLE = st.sampled_from(["", "Dr. ", "Sen. ", "Mr. ", "Prof "])


@given(GIVEN, FAMILY, TITLE)
def test_a_name_matches_itself_and_its_short_forms(given_name: str, family: str, title: str) -> None:
    full = parse(f"{given_name} {family}")
    assert match(parse(f"{title}{given_name} {family}"), full) is Match.FULL
    assert match(parse(f"{title}{family}"), full) is Match.FAMILY
    assert parse(f"{given_name} {family}".upper()).family == full.family
