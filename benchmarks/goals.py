"""Figures beside their goals."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import attrs
from rich import box
from rich.console import Console
from rich.table import Table


@attrs.frozen
class Figure:
    """Something measured.

    Attributes:
        name: What was measured.
        value: What it came to.
        most: What it may be at most; None where there is no goal.
        unit: What it is counted in.
        note: What else is to be known.
    """

    name: str
    value: float
    most: float | None = None
    unit: str = ""
    note: str = ""

    @property
    def missed(self) -> bool:
        """Whether there is a goal and the figure is above it."""
        return self.most is not None and not self.value <= self.most


def show(title: str, figures: Iterable[Figure], console: Console | None = None) -> int:
    """Print figures in a table.

    Returns:
        The exit status: 1 where a goal is missed, else 0.
    """
    figures = list(figures)
    table = Table(title=title, title_justify="left", box=box.SIMPLE_HEAD)
    table.add_column("")
    table.add_column("figure", justify="right")
    table.add_column("goal", justify="right")
    table.add_column("")
    for figure in figures:
        goal = "" if figure.most is None else f"≤ {figure.most:g} {figure.unit}".rstrip()
        verdict = "MISSED" if figure.missed else ""
        table.add_row(
            figure.name, f"{figure.value:,.4g} {figure.unit}".rstrip(), goal, f"{verdict} {figure.note}".strip()
        )
    (console or Console(highlight=False)).print(table)
    return int(any(figure.missed for figure in figures))


def median(values: Sequence[float]) -> float:
    """The middle value, or the mean of the two in the middle.

    Examples:
        >>> median([3, 1, 2]), median([1, 2])
        (2, 1.5)
    """
    ordered = sorted(values)
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2
