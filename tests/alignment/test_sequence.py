"""What came first, where two events are the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslens.alignment.sequence import reversed_order
from newslens.types import Relation
from tests.alignment.test_strangers import stretches
from tests.alignment.texts import claim, pair

EVENTS = ("the harbour lamp fell", "the sluice gate was closed", "divers reached the wreck")


@pytest.mark.parametrize(
    ("a", "b", "told"),
    [
        ("Holm left an hour before the council voted on the port", "Holm left minutes after councillors had voted on the port", "before / after"),
        ("the lamp fell before the sluice gate was closed", "the sluice gate was closed before the lamp fell", "before / before"),
        ("after the sluice gate was shut, the lamp fell", "the lamp fell before the sluice gate was closed", "after / before"),
        ("two hours after the operation, the harbour master died", "the harbour master died shortly before the operation", "after / before"),
        # one order told in two ways, the same in the same way, and other events
        ("the lamp fell before the sluice gate was closed", "the sluice gate was closed after the lamp fell", ""),
        ("the lamp fell before the sluice gate was closed", "the lamp fell shortly before the sluice gate was shut", ""),
        ("the lamp fell before the sluice gate was closed", "the lamp fell after divers had reached the wreck", ""),
        ("the lamp fell before the sluice gate was closed", "the lamp fell at dawn", ""),
    ],
)  # fmt: skip
def test_another_order_of_the_same_events(a: str, b: str, told: str) -> None:
    assert reversed_order(*stretches(a, b)) == told


@given(
    st.permutations(EVENTS), st.sampled_from(["before", "after"]), st.sampled_from(["before", "after"]), st.booleans()
)
def test_only_the_order_told_counts(events: list[str], one: str, other: str, crossed: bool) -> None:  # noqa: FBT001 - drawn
    first, second, _ = events
    turned = (second, first) if crossed else (first, second)
    a, b = stretches(f"{first} {one} {second}", f"{turned[0]} {other} {turned[1]}")
    assert bool(reversed_order(a, b)) == bool(reversed_order(b, a)) == ((one == other) == crossed)


def test_another_order_contradicts() -> None:
    found = pair(
        claim("a.k1", "the harbour lamp fell hours before the sluice gate was closed"),
        claim("b.k1", "the harbour lamp fell soon after the sluice gate was closed"),
    )
    assert found is not None
    assert found.relation == Relation.CONTRADICTION
    assert found.evidence[0] == "order: before / after"
