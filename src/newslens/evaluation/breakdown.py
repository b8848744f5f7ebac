"""Whole attributions, loosely matched, by what they are and where they stand."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

import attrs

from newslens.evaluation.attributions import Attribution
from newslens.evaluation.bootstrap import intervals
from newslens.evaluation.counts import Counts, Figures, Tally, harmonic, ratio, tally, total

# By kind and by cue a found attribution belongs to the group that it says itself, so precision and recall are of
# different sets and have no F.
_OF_ONE: Final[Mapping[str, Callable[[Attribution], str]]] = {
    "kind": lambda each: each.kind,
    "cue": lambda each: each.cue_class,
}
_PUBLISHER: Final = "publisher"


@attrs.frozen
class Group:
    """The loose match of the attributions of one group.

    Attributes:
        gold: How many there are.
        predicted: How many were found, right or wrong.
        figures: Precision `P` of those found and recall `R` of those that are there, and `F` where both are of the
            same texts; None of nothing.
        intervals: The 95% bootstrap interval of each figure.
    """

    gold: float
    predicted: float
    figures: Figures
    intervals: dict[str, tuple[float, float]]


Breakdown = dict[str, dict[str, Group]]
"""By what is divided (`kind`, `publisher`, `cue`), and the groups there are."""


def group_counts(
    golds: Sequence[Attribution],
    found: Sequence[Attribution],
    matched: Mapping[int, int],
    publisher: str | None = None,
) -> Tally:
    """Count one text for a breakdown.

    Args:
        golds: What is there.
        found: What was found.
        matched: For each gold attribution that is matched, the found one.
        publisher: The outlet, if known.
    """
    counts = tally()
    rights = set(matched.values())
    for by in (*_OF_ONE, _PUBLISHER):
        for i, gold in enumerate(golds):
            if (group := _group(by, gold, publisher)) is not None:
                counts[f"{by}/{group}/gold"] += 1
                counts[f"{by}/{group}/recalled"] += i in matched
        for j, each in enumerate(found):
            if (group := _group(by, each, publisher)) is not None:
                counts[f"{by}/{group}/predicted"] += 1
                counts[f"{by}/{group}/right"] += j in rights
    return counts


def breakdown(units: Sequence[Counts], *, repetitions: int) -> Breakdown:
    """The groups of some texts, in order of name.

    Args:
        units: The `group_counts` of each text.
        repetitions: How often to draw texts again for the intervals.
    """
    summed = total(units)
    ends = intervals(units, _figures, repetitions=repetitions)
    figures = _figures(summed)
    divided: Breakdown = {}
    for stem in _stems(summed):
        by, _, group = stem.partition("/")
        divided.setdefault(by, {})[group] = Group(
            gold=summed[f"{stem}/gold"],
            predicted=summed[f"{stem}/predicted"],
            figures={name: figures[full] for name in "PRF" if (full := f"{stem}/{name}") in figures},
            intervals={name: ends[full] for name in "PRF" if (full := f"{stem}/{name}") in ends},
        )
    return divided


def _group(by: str, attribution: Attribution, publisher: str | None) -> str | None:
    return publisher if by == _PUBLISHER else _OF_ONE[by](attribution)


def _stems(counts: Counts) -> list[str]:
    return sorted({name.rpartition("/")[0] for name in counts})


def _figures(counts: Counts) -> Figures:
    figures: Figures = {}
    c = total([counts])
    for stem in _stems(counts):
        precision = ratio(c[f"{stem}/right"], c[f"{stem}/predicted"])
        recall = ratio(c[f"{stem}/recalled"], c[f"{stem}/gold"])
        figures |= {f"{stem}/P": precision, f"{stem}/R": recall}
        if stem.startswith(f"{_PUBLISHER}/"):
            figures[f"{stem}/F"] = harmonic(precision or 0.0, recall or 0.0)
    return figures
