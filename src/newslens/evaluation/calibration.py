"""Whether confidence means what it says: of all that is said with 0.8, eight in ten should be right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise
from operator import itemgetter
from typing import Final

import attrs

_BINS: Final = 10
ASKED: Final = (0.80, 0.85, 0.90, 0.95)

Pair = tuple[float, bool]


@attrs.frozen
class Bin:
    """Neighbours by confidence.

    Attributes:
        confidence: The mean of what was said, 0 to 1.
        accuracy: The share that is right.
        count: How many there are.
    """

    confidence: float
    accuracy: float
    count: int


@attrs.frozen
class Point:
    """What is left when a precision is asked for.

    Attributes:
        asked: The precision that was asked for, 0 to 1.
        threshold: The lowest confidence to keep; None where no threshold reaches the precision.
        precision: The precision from that threshold on; None likewise.
        kept: The share of all right ones that are kept.
        coverage: The share of all, right or wrong, that are kept.
    """

    asked: float
    threshold: float | None
    precision: float | None
    kept: float
    coverage: float


@attrs.frozen
class Calibration:
    """How far confidence is from the share that is right.

    Attributes:
        count: How many there are.
        right: How many of them are right.
        error: The expected calibration error (Guo, Pleiss, Sun and Weinberger, 2017): the mean distance between
            confidence and accuracy over bins, weighted by size. The bins are of equal mass (Nguyen and O'Connor, 2015)
            rather than of equal width, so that none rests on a handful.
        brier: The mean squared distance between confidence and 1 (right) or 0 (wrong) (Brier, 1950).
        bins: What the error was read from, by rising confidence.
        curve: What is kept at each precision that was asked for.
    """

    count: int
    right: int
    error: float
    brier: float
    bins: tuple[Bin, ...]
    curve: tuple[Point, ...]

    @classmethod
    def of(cls, pairs: Iterable[Pair], *, bins: int = _BINS, asked: Sequence[float] = ASKED) -> Calibration:
        """The calibration of some confidences; the order in which they come does not matter.

        Args:
            pairs: The confidence of each, 0 to 1, and whether it is right.
            bins: How many bins to make; fewer where there are fewer pairs.
            asked: The precisions to look for, 0 to 1.

        Raises:
            ValueError: Where there are no pairs, or a confidence is not between 0 and 1.

        Examples:
            >>> found = Calibration.of([(0.9, True), (0.9, True), (0.6, True), (0.6, False)], bins=2, asked=[0.95])
            >>> round(found.error, 3), round(found.brier, 3)
            (0.1, 0.135)
            >>> print(found.curve[0].threshold, found.curve[0].precision, round(found.curve[0].kept, 3))
            0.9 1.0 0.667
        """
        ordered = _ordered(pairs)
        return cls(
            count=len(ordered),
            right=sum(right for _, right in ordered),
            error=sum(each.count * abs(each.accuracy - each.confidence) for each in _bins(ordered, bins))
            / len(ordered),
            brier=sum((confidence - right) ** 2 for confidence, right in ordered) / len(ordered),
            bins=_bins(ordered, bins),
            curve=tuple(_point(ordered, precision) for precision in asked),
        )


def operating_point(pairs: Iterable[Pair], asked: float) -> Point:
    """The lowest threshold from which on a precision is reached.

    Args:
        pairs: The confidence of each, 0 to 1, and whether it is right.
        asked: The precision, 0 to 1.

    Raises:
        ValueError: Where there are no pairs, or a confidence is not between 0 and 1.
    """
    return _point(_ordered(pairs), asked)


def _ordered(pairs: Iterable[Pair]) -> list[Pair]:
    ordered = sorted(pairs, key=itemgetter(0))
    if not ordered:
        raise ValueError("nothing to calibrate")
    for confidence, _ in ordered:
        if not 0 <= confidence <= 1:
            raise ValueError(f"a confidence is between 0 and 1, not {confidence}")
    return ordered


def _bins(ordered: Sequence[Pair], wanted: int) -> tuple[Bin, ...]:
    """Bins of equal mass.

    A bin may end among pairs of one confidence. Each of these counts with the accuracy of all of them, so that the
    order in which they came makes no difference.
    """
    smooth: list[tuple[float, float]] = []
    for confidence, group in groupby(ordered, key=itemgetter(0)):
        rights = [right for _, right in group]
        smooth += [(confidence, sum(rights) / len(rights))] * len(rights)
    number = min(wanted, len(smooth))
    cuts = [i * len(smooth) // number for i in range(number + 1)]
    return tuple(
        Bin(
            confidence=sum(confidence for confidence, _ in smooth[start:end]) / (end - start),
            accuracy=sum(accuracy for _, accuracy in smooth[start:end]) / (end - start),
            count=end - start,
        )
        for start, end in pairwise(cuts)
    )


def _point(ordered: Sequence[Pair], asked: float) -> Point:
    best = Point(asked, None, None, 0.0, 0.0)
    every = sum(right for _, right in ordered)
    seen = rights = 0
    for confidence, group in groupby(reversed(ordered), key=itemgetter(0)):
        here = [right for _, right in group]
        seen += len(here)
        rights += sum(here)
        if rights and rights / seen >= asked:
            best = Point(asked, confidence, rights / seen, rights / every, seen / len(ordered))
    return best
