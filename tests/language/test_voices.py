"""For whom speakers speak."""

from __future__ import annotations

import pytest

from newslens.language.voices import closure, speaks_for
from newslens.types import Speaker, SpeakerKind

ORGANIZATION, PERSON, UNNAMED = SpeakerKind.ORGANIZATION, SpeakerKind.PERSON, SpeakerKind.UNNAMED


def person(name: str, *roles: str) -> Speaker:
    return Speaker("who", name, roles=roles)


@pytest.mark.parametrize(
    ("who", "whom"),
    [
        (person("Ida Moss", "Tarn Council spokeswoman"), Speaker("whom", "Tarn Council", kind=ORGANIZATION)),
        (person("Ida Moss", "chief executive of Brell"), Speaker("whom", "Brell Foods", kind=ORGANIZATION)),
        (person("Ida Moss", "Brell's managing partner"), Speaker("whom", "Brell Foods plc", kind=ORGANIZATION)),
        (person("Ida Moss", "lawyer for Otis Bell"), Speaker("whom", "Otis Bell")),
        (person("Ida Moss", "Mr. Bell's lawyer"), Speaker("whom", "Otis Bell")),
        (
            person("Ida Moss", "Norwegian trade minister"),
            Speaker("whom", "the Norwegian government", kind=ORGANIZATION),
        ),
        (person("Ida Moss", "Norway's ambassador to Chile"), Speaker("whom", "Norwegian officials", kind=UNNAMED)),
        (person("Ida Moss", "interior minister"), Speaker("whom", "the Interior Ministry", kind=ORGANIZATION)),
        (
            person("Ida Moss", "White House press secretary"),
            Speaker("whom", "the Moss administration", kind=ORGANIZATION),
        ),
        (person("Ida Moss", "mayor of Tarn"), Speaker("whom", "Tarn city council", kind=ORGANIZATION)),
        (person("Ida Moss", "NPB spokeswoman"), Speaker("whom", "the National Parks Board", kind=ORGANIZATION)),
        (person("Ida Moss", "prosecutor"), Speaker("whom", "the district prosecutor’s office", kind=ORGANIZATION)),
        (person("Ida Moss", "union leader"), Speaker("whom", "the Dockers’ Federation", kind=ORGANIZATION)),
        (person("the Norwegian trade minister"), Speaker("whom", "Norway", kind=ORGANIZATION)),
        (Speaker("who", "a spokesman for Brell", kind=UNNAMED), Speaker("whom", "Brell", kind=ORGANIZATION)),
        (Speaker("who", "Norwegian officials", kind=UNNAMED), Speaker("whom", "Norway", kind=ORGANIZATION)),
        (Speaker("who", "Ida Moss’s campaign", kind=ORGANIZATION), Speaker("whom", "Ida Moss")),
        (Speaker("who", "the Kremlin", kind=ORGANIZATION), Speaker("whom", "Russia", kind=ORGANIZATION)),
    ],
)
def test_speaks_for(who: Speaker, whom: Speaker) -> None:
    other = Speaker("other", "Gordon Lund", roles=("baker",))
    assert speaks_for([who, whom, other])["who"] == ("whom",)


@pytest.mark.parametrize(
    ("who", "whom"),
    [
        (person("Ida Moss", "Brell employee"), Speaker("whom", "Brell", kind=ORGANIZATION)),
        (person("Ida Moss", "former Brell president"), Speaker("whom", "Brell", kind=ORGANIZATION)),
        (person("Ida Moss", "professor at Tarn University"), Speaker("whom", "Tarn University", kind=ORGANIZATION)),
        (person("Ida Moss", "Norwegian trade minister"), Speaker("whom", "Chile", kind=ORGANIZATION)),
        (person("Ida Moss", "Ann Bell's lawyer"), Speaker("whom", "Otis Bell")),
        (person("Ida Moss", "Brell spokeswoman"), person("Otis Bell", "Brell spokesman")),
        (person("Ida Moss", "House Minority Leader"), Speaker("whom", "the White House", kind=ORGANIZATION)),
        (person("Ida Moss", "House Speaker"), Speaker("whom", "Otis Bell and the White House", kind=UNNAMED)),
        (person("Ida Moss", "U.S. Attorney"), Speaker("whom", "the White House", kind=ORGANIZATION)),
        (
            person("Ida Moss", "White House spokeswoman"),
            Speaker("whom", "the Road and Rail Administration", kind=ORGANIZATION),
        ),
        (
            Speaker("who", "the Road and Rail Administration", kind=ORGANIZATION),
            Speaker("whom", "the White House", kind=ORGANIZATION),
        ),
        (
            person("Ida Moss", "government relations director for the Brell Alliance"),
            Speaker("whom", "the Moss administration", kind=ORGANIZATION),
        ),
        (
            person("Ida Moss", "director of health reform at the Brell Foundation"),
            Speaker("whom", "the Health and Labour Department", kind=ORGANIZATION),
        ),
    ],
)
def test_does_not_speak_for(who: Speaker, whom: Speaker) -> None:
    assert speaks_for([who, Speaker("whom", whom.name, whom.aliases, whom.roles, whom.kind)])["who"] == ()


def test_closure_goes_through_others() -> None:
    chain = [
        Speaker("a", "A", speaks_for=("b",)),
        Speaker("b", "B", speaks_for=("c", "gone")),
        Speaker("c", "C", speaks_for=("a",)),
    ]
    assert closure(chain)["a"] == {"a", "b", "c"}
