"""Which body "it" is where what is said names one, and when a name is that of a firm."""

from __future__ import annotations

import pytest

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
