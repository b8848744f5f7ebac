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
