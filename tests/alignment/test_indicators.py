"""Profit, revenue and shares are three things, and so are all prices and those of food."""

from __future__ import annotations

import pytest

from newslens.alignment.indicators import Indicator, indicator
from newslens.types import Relation
from tests.alignment.test_wordwise import read
from tests.alignment.texts import claim, pair


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("food prices in the bay rose 4.9%", "energy prices in the bay rose 1.2%"),
        ("inflation in the bay rose to 3.6%", "food inflation in the bay rose to 4.9%"),
        ("shares in the rope firm fell 11%", "the operating profit of the rope firm fell 37%"),
        ("revenue of the rope firm rose to 210 million crowns", "profit of the rope firm rose to 31 million crowns"),
        ("the rope firm made an operating profit of £5m", "the rope firm made a net profit of £7m"),
        ("wages at the docks grew by 5.1%", "private sector wages at the docks grew by 4.2%"),
        ("the rope firm reported a 4% rise in profit", "the rope firm reported a 9% rise in revenue"),
        ("the bay bank kept interest rates at 4.25%", "inflation, which the bay bank watches closely, was at 4.7%"),
    ],
)
def test_both_can_hold(a: str, b: str) -> None:
    assert pair(claim("a.k1", a), claim("b.k1", b)) is None


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("food prices in the bay rose 4.9%", "prices of food in the bay rose 6.9%"),
        ("house prices in the bay rose 4.9%", "home prices in the bay rose 6.9%"),
        ("inflation in the bay rose to 3.6%", "prices in the bay rose by 3.9%"),
        ("shares in the rope firm fell 11%", "the share price of the rope firm fell 8%"),
        ("the rope firm made an operating profit of £5m", "the rope firm made a profit of £7m"),
        ("the rope firm made a profit of £5m", "the rope firm made a loss of £7m"),
        ("the rope firm spent £5m on a new crane", "the rope firm paid £7m for a new crane"),
        ("wages at the docks grew by 5.1%", "wage growth at the docks was 4.2%"),
    ],
)
def test_only_one_can_hold(a: str, b: str) -> None:
    found = pair(claim("a.k1", a), claim("b.k1", b))
    assert found is not None
    assert found.relation is Relation.CONTRADICTION


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("food and drink prices rose 4%", ("prices", {"food"}, set())),
        ("the price of electricity rose 4%", ("prices", {"power"}, set())),
        ("a 4% rise in profit on sales of old rope", ("profit", set(), set())),
        ("sales rose as the firm made a €5m pretax profit", ("profit", set(), {"pretax"})),
        ("the share price fell 4%", ("shares", set(), set())),
        ("its share of the market fell to 4%", None),
        ("the shares fell. It owns 4% of the quay", None),
        ("the shares of 40 keepers", None),
    ],
)
def test_what_an_amount_is_of(text: str, told: tuple[str, set[str], set[str]] | None) -> None:
    side = read(text)
    expected = None if told is None else Indicator(told[0], frozenset(told[1]), frozenset(told[2]))
    assert indicator(side, side.numbers[0]) == expected
