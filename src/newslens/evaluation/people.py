"""How far people agree with each other: what a program can be expected to reach."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import permutations
from pathlib import Path

from newslens.errors import InputError
from newslens.evaluation.attributions import loose_matches
from newslens.evaluation.bootstrap import REPETITIONS, intervals
from newslens.evaluation.breakdown import breakdown, group_counts
from newslens.evaluation.corpus import GoldText, read_people
from newslens.evaluation.counts import Counts, total
from newslens.evaluation.polnear import polnear_figures, score_attributions
from newslens.evaluation.report import Report


def evaluate_people(paths: Sequence[Path], *, repetitions: int = REPETITIONS) -> Report:
    """Hold each annotator of an article against each other one, by the measures of `evaluate_polnear`.

    Every ordered pair of annotators weighs the same. Counts are divided by the mean number of pairs of an article, so
    that they read like those of one annotation; ratios are what they are without.

    Args:
        paths: Files with `text` and `by_annotator`, as in PolNeAR; one JSON object on each line, gzip-compressed where
            the name ends in ".gz". An article with one annotator is left out.
        repetitions: How often to draw articles again for the intervals.

    Raises:
        InputError: Where a file cannot be read, or no article has two annotators.
    """
    scored = [pairs for path in paths for pairs in _pairs(path)]
    share = len(scored) / sum(map(len, scored))
    units = [
        _sum((counts for counts, _ in pairs), share) | {"articles": 1.0, "articles_found": 1.0} for pairs in scored
    ]
    groups = [_sum((counts for _, counts in pairs), share) for pairs in scored]
    summed = total(units)
    return Report(
        title=f"{len(units)} articles, {sum(map(len, scored))} ordered pairs of annotators: one against another",
        figures=polnear_figures(summed),
        intervals=intervals(units, polnear_figures, repetitions=repetitions),
        counts=dict(summed),
        breakdown=breakdown(groups, repetitions=repetitions),
    )


def _pairs(path: Path) -> list[list[tuple[Counts, Counts]]]:
    scored = [[_score(gold, other) for gold, other in permutations(versions, 2)] for versions in read_people(path)]
    if not (several := [pairs for pairs in scored if pairs]):
        raise InputError("no article that two people annotated", path=str(path))
    return several


def _score(gold: GoldText, other: GoldText) -> tuple[Counts, Counts]:
    matched = loose_matches(gold.attributions, other.attributions)
    return (
        score_attributions(gold.attributions, other.attributions, matched),
        group_counts(gold.attributions, other.attributions, matched, gold.publisher),
    )


def _sum(counts: Iterable[Counts], share: float) -> dict[str, float]:
    return {name: value * share for name, value in total(counts).items()}
