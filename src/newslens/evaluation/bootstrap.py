"""How far a figure would wander with other articles: bootstrap intervals (Efron and Tibshirani, 1993)."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from typing import Final

from newslens.evaluation.counts import Counts, Figures, total

REPETITIONS: Final = 1000
_LEVEL: Final = 0.95


def intervals(
    units: Sequence[Counts], figures: Callable[[Counts], Figures], *, repetitions: int = REPETITIONS, seed: int = 1
) -> dict[str, tuple[float, float]]:
    """The 95% percentile interval of each figure when whole units are drawn again with replacement.

    Args:
        units: The counts of each story or article.
        figures: What is read from their sum.
        repetitions: How many times to draw.
        seed: The same seed gives the same intervals.

    Returns:
        The lower and the upper end of each figure; figures that some draws leave undefined go by the other draws.
    """
    if not units:
        return {}
    draw = random.Random(seed)  # noqa: S311 - statistics, not secrets
    drawn: dict[str, list[float]] = {}
    for _ in range(repetitions):
        for name, value in figures(total(draw.choices(units, k=len(units)))).items():
            if value is not None:
                drawn.setdefault(name, []).append(value)
    return {
        name: (_quantile(values, (1 - _LEVEL) / 2), _quantile(values, (1 + _LEVEL) / 2))
        for name, values in drawn.items()
    }


def _quantile(values: Sequence[float], share: float) -> float:
    ordered = sorted(values)
    place = share * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)
