"""Counts that add up over articles and stories, and the ratios that are read from them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

Counts = Mapping[str, float]
Tally = defaultdict[str, float]
Figures = dict[str, float | None]


def tally() -> Tally:
    """Counts that all begin at 0."""
    return defaultdict(float)


def total(counts: Iterable[Counts]) -> Tally:
    """The sum of some counts."""
    summed = tally()
    for each in counts:
        for name, value in each.items():
            summed[name] += value
    return summed


def ratio(part: float, whole: float) -> float | None:
    """A share, or None of nothing."""
    return part / whole if whole else None


def harmonic(precision: float, recall: float) -> float:
    """The harmonic mean of precision and recall (van Rijsbergen's F with equal weights)."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def precision_recall(
    right_of_predicted: float, predicted: float, right_of_gold: float, gold: float
) -> tuple[float | None, float | None, float | None]:
    """Precision, recall and F; precision is 0 where something was to be found and nothing was predicted.

    Examples:
        >>> precision_recall(1, 2, 1, 1)
        (0.5, 1.0, 0.6666666666666666)
    """
    precision, recall = ratio(right_of_predicted, predicted), ratio(right_of_gold, gold)
    if precision is None and gold:
        precision = 0.0
    if precision is None and recall is None:
        return None, None, None
    return precision, recall, harmonic(precision or 0.0, recall or 0.0)
