"""What an evaluation came to, for people and for programs."""

from __future__ import annotations

import io
from typing import Any, Final

import attrs
from rich import box
from rich.console import Console
from rich.table import Table

from newslens.evaluation.articles import Miss
from newslens.evaluation.breakdown import Breakdown, Group
from newslens.evaluation.calibration import Calibration
from newslens.evaluation.counts import Counts, Figures

_TRIPLES: Final = ("_P", "_R", "_F1", "_F")


@attrs.frozen
class Report:
    """Figures with their bootstrap intervals.

    Attributes:
        title: What was evaluated.
        figures: Each figure over all units, in order; None where nothing was to be found or predicted.
        intervals: The 95% bootstrap interval of each figure.
        counts: What the figures were read from.
        units: The figures of each story; empty where units are too small to be looked at.
        misses: What went wrong.
        notes: What else is to be known.
        breakdown: Whole attributions by kind, publisher and class of cue; empty where none are scored by themselves.
        calibration: Whether confidence means what it says; None where nothing bears one.
    """

    title: str
    figures: Figures
    intervals: dict[str, tuple[float, float]]
    counts: Counts
    units: dict[str, Figures] = attrs.field(factory=dict)
    misses: tuple[Miss, ...] = ()
    notes: tuple[str, ...] = ()
    breakdown: Breakdown = attrs.field(factory=dict)
    calibration: Calibration | None = None


def to_dict(report: Report) -> dict[str, Any]:
    """A report as JSON has it."""
    return {
        "title": report.title,
        "figures": dict(report.figures),
        "intervals": {name: list(ends) for name, ends in report.intervals.items()},
        "counts": dict(report.counts),
        "units": {name: dict(figures) for name, figures in report.units.items()},
        "misses": [attrs.asdict(miss) for miss in report.misses],
        "notes": list(report.notes),
        "breakdown": {
            by: {name: attrs.asdict(group) for name, group in groups.items()} for by, groups in report.breakdown.items()
        },
        "calibration": None if report.calibration is None else attrs.asdict(report.calibration),
    }


def render(report: Report, *, width: int = 100, misses: bool = False) -> str:
    """A report as plain text.

    Args:
        report: What to show.
        width: Columns.
        misses: Whether to list what went wrong.
    """
    console = Console(file=io.StringIO(), width=width, color_system=None, highlight=False, markup=False, _environ={})
    with console.capture() as capture:
        console.print(report.title)
        console.print(_triples(report))
        console.print(_singles(report))
        if report.breakdown:
            console.print("loose triples by class of cue, by kind and by publisher")
            console.print(_groups(report.breakdown))
        if report.calibration is not None:
            console.print(_summary(report.calibration))
            console.print(_curve(report.calibration))
        for note in report.notes:
            console.print(f"note: {note}")
        for miss in report.misses if misses else ():
            console.print(f"{miss.where}: {miss.what}: {miss.text}", soft_wrap=True)
    return "\n".join(row.rstrip() for row in capture.get().splitlines()) + "\n"


def _table(*columns: str) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("")
    for column in columns:
        table.add_column(column, justify="right")
    return table


def _grouped(figures: Figures) -> dict[str, dict[str, str]]:
    """Names of figures that are one precision, recall and F, by what they are of."""
    groups: dict[str, dict[str, str]] = {}
    for name in figures:
        for ending in _TRIPLES:
            if name.endswith(ending):
                groups.setdefault(name.removesuffix(ending), {})[ending[1]] = name
                break
    return {stem: group for stem, group in groups.items() if len(group) == 3}


def _triples(report: Report) -> Table:
    table = _table("P", "R", "F", "95%")
    for stem, group in _grouped(report.figures).items():
        shown = [_shown(report.figures[group[part]]) for part in "PRF"]
        table.add_row(stem, *shown, _interval(report, group["F"]))
    return table


def _singles(report: Report) -> Table:
    grouped = {name for group in _grouped(report.figures).values() for name in group.values()}
    table = _table("", "95%")
    for name, value in report.figures.items():
        if name not in grouped:
            table.add_row(name, _shown(value), _interval(report, name))
    return table


def _groups(breakdown: Breakdown) -> Table:
    table = _table("gold", "found", "P", "95%", "R", "95%", "F")
    for by, groups in breakdown.items():
        table.add_row(by)
        for name, group in groups.items():
            shown = [*_with_interval(group, "P"), *_with_interval(group, "R"), _with_interval(group, "F")[0]]
            table.add_row(f"  {name}", f"{group.gold:.0f}", f"{group.predicted:.0f}", *shown)
    return table


def _with_interval(group: Group, part: str) -> tuple[str, str]:
    """A figure and its interval; short, for a group is small and the table is wide."""
    if (value := group.figures.get(part)) is None:
        return "-" if part in group.figures else "", ""
    low, high = group.intervals[part]
    return f"{value:.2f}", f"{low:.2f}–{high:.2f}"


def _summary(calibration: Calibration) -> str:
    return (
        f"confidence: {calibration.right} of {calibration.count} found are right; expected calibration error "
        f"{calibration.error:.3f} over {len(calibration.bins)} bins of equal mass, Brier score {calibration.brier:.3f}"
    )


def _curve(calibration: Calibration) -> Table:
    table = _table("confidence from", "precision", "of the right ones kept", "of all kept")
    for point in calibration.curve:
        found = [_shown(value) for value in (point.threshold, point.precision, point.kept, point.coverage)]
        table.add_row(f"asked for {point.asked:.2f}", *found)
    return table


def _shown(value: float | None) -> str:
    if value is None:
        return "-"
    return f"{value:.0f}" if abs(value) > 1 and value == int(value) else f"{value:.3f}"


def _interval(report: Report, name: str) -> str:
    ends = report.intervals.get(name)
    return "" if ends is None or report.figures[name] is None else f"{_shown(ends[0])} to {_shown(ends[1])}"
