from __future__ import annotations

from time import process_time

import pytest

from benchmarks import scaling


def _busy(steps: int) -> None:
    # Waits by the clock rather than by counting, so that a loaded machine cannot change the ratio by much.
    end = process_time() + steps * 1e-9
    while process_time() < end:
        pass


@pytest.mark.parametrize(("power", "fine"), [(1, True), (2, False)])
def test_what_is_quadratic_is_told_from_what_is_linear(power: int, *, fine: bool) -> None:
    cost = {1: 2500.0, 2: 0.125}[power]
    measure = scaling.Measure("m", lambda text: lambda: _busy(int(cost * len(text) ** power)), 20_000, 20_000)
    grown = scaling.growth(measure, lambda size: "a" * size)
    assert (grown.ratio <= scaling.MOST) is fine
    assert grown.ratio == pytest.approx(2**power, rel=0.2)


def test_what_takes_no_time_is_not_judged() -> None:
    measure = scaling.Measure("m", lambda _: lambda: None, 1_000, 8_000)
    grown = scaling.growth(measure, lambda size: "a" * size)
    assert (grown.ratio, grown.size) == (0.0, 8_000)


def test_shapes_have_the_size_that_is_asked_for() -> None:
    for name, shape in scaling.shapes().items():
        assert len(shape(1_001)) == 1_001, name
    assert scaling.shapes()["news"](5_000) == scaling.shapes()["news"](5_000)


def test_sets_grow_with_what_is_asked_for() -> None:
    few, many = scaling._set(5_000), scaling._set(10_000)
    assert len(few) < len(many)
    assert all(quote.spans[0].of(article.raw) == quote.text for article in many for quote in article.quotes)
