"""Which body "it" is where what is said names one, and when a name is that of a firm."""

from __future__ import annotations

import pytest

from newslens.attribution.entities.firms import firms_in_short
from newslens.attribution.entities.names import Name, Sense
from newslens.attribution.entities.words import read

from .test_entities import english
from .test_late_names import speakers


@pytest.mark.parametrize(
    ("text", "called"),
    [
        ("India's Vardhan Steel will close both furnaces by June, it said on Tuesday.", "Vardhan Steel"),
        ("India's Vardhan Steel closed both furnaces in June, it said on Tuesday.", "Vardhan Steel"),
        ("Brandt AG was sorry. Italy's Ferrano will sell its stake in Brandt, it said.", "Ferrano"),
        ("Britain's biggest supermarket, Orrell, will cut 300 jobs, it said on Monday.", "Orrell"),
        ("India will buy more wheat, it said on Monday.", "India"),
        # Of what others did or will do somebody else tells.
        ("The regulator fined Tarn Steel on Friday. Tarn Steel had misled customers, it said.", "the regulator"),
        ("The union spoke up. Staff at Tarn Steel will lose their jobs, it said.", "the union"),
    ],
)
def test_whose_plan_it_said_closes(text: str, called: str) -> None:
    assert speakers(text) == [called]


@pytest.mark.parametrize(
    ("text", "called"),
    [
        ("Ann Berg runs Berg Instruments. Berg said it would pay and that its shares would rise.", "Berg Instruments"),
        ("Ann Berg runs Berg Instruments. Berg said that it would pay in cash.", "Berg Instruments"),
        ("Ann Berg runs Berg Instruments. Berg said it would be wrong to pay in cash.", "Ann Berg"),
        ("Ann Berg runs Berg Instruments. Berg said she would pay its debts.", "Ann Berg"),
        ("Ann Berg runs Berg Instruments. Berg said the debts were paid.", "Ann Berg"),
        (
            "Brightwater Foods Corp. will close a plant. Brightwater said the plant lost money.",
            "Brightwater Foods Corp.",
        ),
        ("Ann Summers Ltd will close a shop. Ann said the shop lost money.", "Ann"),
        ("Mr Moss runs Moss Foods Corp. in Tarn. Moss said the shop lost money.", "Moss"),
    ],
)
def test_a_firm_in_short(text: str, called: str) -> None:
    assert speakers(text) == [called]


@pytest.mark.parametrize(
    ("full", "short"),
    [
        ("Brell Foods", {1}),
        ("Brell Bank", {1}),
        ("Brell Police Union", set()),
        ("Brell Chamber of Commerce", set()),
    ],
)
def test_a_firm_goes_by_its_first_word_and_no_union_does(full: str, short: set[int]) -> None:
    size = len(full.split())
    words = read(english()(f"{full} met. Later Brell left."))
    named = [
        Name(0, size, full, Sense.ORGANIZATION, 0),
        Name(size + 3, size + 4, "Brell", Sense.PERSON, size + 3),
    ]
    assert words.text[size + 3] == "Brell"
    assert firms_in_short(words, named, set()) == short
