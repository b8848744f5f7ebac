"""Who can be in conflict with whom."""

from __future__ import annotations

import attrs
import pytest

from newslens.alignment.speech import Voices
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
