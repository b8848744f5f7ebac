"""What was expected, what something was before, and what it was in another month exclude no figure of what there is."""

from __future__ import annotations

import pytest

from newslens.alignment.standings import earlier
from newslens.types import Relation
from tests.alignment.test_wordwise import read
from tests.alignment.texts import claim, pair


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("analysts had expected a profit of €655m at the rope firm", "profit fell to €621m at the rope firm"),
        (
            "the bay council voted by six to three to hold",
            "economists had expected the bay council to vote 7-2 to hold",
        ),
        ("rope prices rose to 3.6% in June", "rope prices rose to 3.4% in May"),
        ("rope prices rose by 3.6% in June", "rope prices would rise by 4.1% in September"),
        ("the harbour firm made a profit of €971m", "profit of the harbour firm fell to €621m from €971m"),
        ("profit of the rope firm rose in the third quarter", "profit of the rope firm rose in the second quarter"),
        ("the bridge will open in the third quarter of 2031", "the bridge will open in the second half of 2031"),
        ("the harbour rent was raised to 900 crowns", "the harbour rent was raised to 900 crowns from 700 crowns"),
    ],
)
def test_both_can_hold(a: str, b: str) -> None:
    found = pair(claim("a.k1", a), claim("b.k1", b))
    assert found is None or found.relation is not Relation.CONTRADICTION


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "analysts had expected a profit of €655m at the rope firm",
            "analysts had expected a profit of €721m at the rope firm",
        ),
        ("the sluice is expected to cost €30m", "the sluice will cost €54m"),
        ("the bay council voted by six to three to hold", "the bay council voted 7-2 to hold"),
        ("rope prices rose by 3.6% in June", "rope prices rose by 3.9% in June"),
        ("profit of the harbour firm fell to €621m from €971m", "profit of the harbour firm fell to €521m from €971m"),
        ("profit of the harbour firm fell to €621m from €971m", "profit of the harbour firm fell to €621m from €871m"),
        (
            "the rope works close in June, with the loss of 840 jobs",
            "the rope works close in May, with the loss of 1,140 jobs",
        ),
    ],
)
def test_only_one_can_hold(a: str, b: str) -> None:
    found = pair(claim("a.k1", a), claim("b.k1", b))
    assert found is not None
    assert found.relation is Relation.CONTRADICTION


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("profit fell to €621m from €971m", ["€971m"]),
        ("profit fell from €971m to €621m", ["€971m"]),
        ("turnout was up from 54 percent to 61 percent", ["54 percent"]),
        ("profit was €621m, compared with about €971m", ["€971m"]),
        ("turnout was 61 percent against 54 percent", ["54 percent"]),
        ("turnout was 54 percent a year earlier", ["54 percent"]),
        ("turnout was 54 percent in the previous month", ["54 percent"]),
        ("turnout rose 4 percent from a year earlier", []),
        ("the firm got €5m from 12 donors", []),
        ("the firm was fined €5m a year after the fire", []),
    ],
)
def test_what_something_was_before(text: str, before: list[str]) -> None:
    side = read(text)
    told = [number for number in side.numbers if earlier(side, number)]
    assert [side.item.words.between(number.start, number.end) for number in told] == before
