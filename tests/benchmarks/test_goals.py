from __future__ import annotations

import io

import pytest
from rich.console import Console

from benchmarks.goals import Figure, median, show


def _console() -> Console:
    return Console(file=io.StringIO(), width=100)


@pytest.mark.parametrize(
    ("figure", "missed"),
    [
        (Figure("a", 1.0, 1.0), False),
        (Figure("a", 1.1, 1.0), True),
        (Figure("a", 9.0), False),
        (Figure("a", float("nan"), 1.0), True),
    ],
)
def test_a_goal_above_which_a_figure_stands_is_missed(figure: Figure, *, missed: bool) -> None:
    console = _console()
    assert show("Title", [Figure("fine", 0.0, 1.0), figure], console) == int(missed)
    assert isinstance(console.file, io.StringIO)
    assert ("MISSED" in console.file.getvalue()) is missed


def test_the_median_is_in_the_middle() -> None:
    assert median([5.0]) == 5.0
    assert median([9.0, 1.0, 2.0]) == 2.0
    assert median([4.0, 1.0, 3.0, 2.0]) == 2.5
