"""Who can be in conflict with whom."""

from __future__ import annotations

import attrs
import pytest

from newslens.alignment.speech import Kinship, Voices
from newslens.types import Speaker, SpeakerKind
from tests.alignment.texts import BRANDIS, PORT, UNNAMED, VELA

DEPUTY = Speaker("s-deputy", "Ida Roon", speaks_for=("s-port",))


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (BRANDIS, True),
        (UNNAMED, False),
        (Speaker("s-other", "Vela"), False),
        (Speaker("s-other", "the company", kind=SpeakerKind.ORGANIZATION), False),
        (Speaker("s-other", "Jonas Vela"), True),
        (attrs.evolve(VELA, id="s-other"), False),
    ],
)
def test_only_people_known_by_different_names_are_in_conflict(other: Speaker, *, expected: bool) -> None:
    assert Voices([VELA, other]).conflict(VELA.id, other.id) is expected


def test_two_who_speak_for_one_house_do_not_speak_for_each_other() -> None:
    assert Voices([BRANDIS, DEPUTY, PORT]).conflict(BRANDIS.id, DEPUTY.id)


HOLDING = Speaker("s-holding", "Tarn Holding", kind=SpeakerKind.ORGANIZATION)
FERRIES = Speaker("s-ferries", "Brell Ferries", speaks_for=("s-holding",), kind=SpeakerKind.ORGANIZATION)
ADVISER = Speaker("s-adviser", "Otto Fell", speaks_for=("s-ferries",))
RIVAL = Speaker("s-rival", "Nora Kemp", speaks_for=("s-holding",))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (ADVISER, HOLDING, Kinship.RELATED),
        (HOLDING, ADVISER, Kinship.RELATED),
        (ADVISER, FERRIES, Kinship.RELATED),
        (ADVISER, RIVAL, Kinship.DIFFERENT),
        (FERRIES, RIVAL, Kinship.DIFFERENT),
        (ADVISER, ADVISER, Kinship.SAME),
        (ADVISER, VELA, Kinship.UNKNOWN),
    ],
)
def test_who_speaks_for_another_through_a_third_is_related_to_it(
    one: Speaker, other: Speaker, expected: Kinship
) -> None:
    voices = Voices([HOLDING, FERRIES, ADVISER, RIVAL])
    assert voices.kinship(one.id, other.id) is expected
    assert voices.conflict(one.id, other.id) is (expected is Kinship.DIFFERENT)


def test_a_speaker_for_somebody_unknown_or_for_itself_is_no_trouble() -> None:
    voices = Voices(
        [Speaker("s1", "Ida Roon", speaks_for=("s2", "gone")), Speaker("s2", "Lars Holt", speaks_for=("s1",))]
    )
    assert voices.kinship("s1", "s2") is Kinship.RELATED
    assert voices.kinship("s1", "gone") is Kinship.UNKNOWN


LAWYER = Speaker("s-lawyer", "Nora Kemp", speaks_for=(VELA.id,))


def test_who_speaks_for_a_person_is_a_deputy_and_who_speaks_for_a_body_is_none() -> None:
    voices = Voices([VELA, LAWYER, BRANDIS, PORT])
    assert voices.deputy(LAWYER.id, VELA.id)
    assert voices.deputy(VELA.id, LAWYER.id)
    assert not voices.deputy(BRANDIS.id, PORT.id)
    assert not voices.deputy(VELA.id, VELA.id)
    assert not voices.deputy(VELA.id, None)
    assert not voices.conflict(LAWYER.id, VELA.id)


@pytest.mark.parametrize(
    ("role", "expected"),
    [("spokeswoman", False), ("a spokesman", False), ("spokeswoman for Tarn Foods", True), ("chief executive", True)],
)
def test_a_spokesperson_of_nobody_in_particular_may_be_that_of_a_body(role: str, *, expected: bool) -> None:
    voices = Voices([HOLDING, Speaker("s-other", "Otto Fell", roles=(role,))])
    assert voices.conflict(HOLDING.id, "s-other") is expected
    assert voices.conflict("s-other", HOLDING.id) is expected
