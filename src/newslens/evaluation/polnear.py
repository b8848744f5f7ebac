"""Attributions in news against PolNeAR (Newell, Margolin and Ruths, 2018)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from newslens.evaluation.attributions import ROLES, Attribution, exact_matches, loose_matches
from newslens.evaluation.bootstrap import REPETITIONS, intervals
from newslens.evaluation.breakdown import breakdown, group_counts
from newslens.evaluation.calibration import Calibration, Pair
from newslens.evaluation.corpus import read_gold
from newslens.evaluation.counts import Counts, Figures, Tally, harmonic, ratio, tally, total
from newslens.evaluation.report import Report
from newslens.evaluation.words import Words
from newslens.types import Article


def evaluate_polnear(
    path: Path,
    analyze: Callable[[Iterable[Article]], Iterable[Article]],
    *,
    limit: int | None = None,
    repetitions: int = REPETITIONS,
) -> Report:
    """Annotate articles and hold the attributions, and the confidence of each, against gold.

    Args:
        path: One JSON object with `text` and `attributions` on each line, and perhaps a `publisher`; gzip-compressed
            where the name ends in ".gz".
        analyze: Annotates articles; it may leave some out.
        limit: How many articles to read; all if None.
        repetitions: How often to draw articles again for the intervals.

    Raises:
        InputError: Where the file cannot be read.
    """
    golds = tuple(read_gold(path, limit=limit))
    analysed = {article.id: article for article in analyze([Article(id=g.id, raw=g.index.text) for g in golds])}
    units: list[Counts] = []
    groups: list[Counts] = []
    pairs: list[Pair] = []
    for gold in golds:
        article = analysed.get(gold.id)
        quotes = () if article is None else article.quotes
        found = [Attribution.found(gold.index, quote) for quote in quotes]
        matched = loose_matches(gold.attributions, found)
        counts = score_attributions(gold.attributions, found, matched)
        counts["articles_found"] += article is not None
        units.append(counts)
        groups.append(group_counts(gold.attributions, found, matched, gold.publisher))
        rights = set(matched.values())
        pairs += [(quote.confidence, j in rights) for j, quote in enumerate(quotes)]
    summed = total(units)
    return Report(
        title=f"{len(units)} articles with {summed['gold']:.0f} attributions; {summed['predicted']:.0f} predicted",
        figures=polnear_figures(summed),
        intervals=intervals(units, polnear_figures, repetitions=repetitions),
        counts=dict(summed),
        breakdown=breakdown(groups, repetitions=repetitions),
        calibration=Calibration.of(pairs) if pairs else None,
    )


def score_attributions(golds: Sequence[Attribution], found: Sequence[Attribution], matched: dict[int, int]) -> Tally:
    """Count what the attributions found in one article have right.

    Args:
        golds: What is there.
        found: What was found.
        matched: The `loose_matches` of the two.
    """
    counts = tally()
    for role in ROLES:
        _count_role(
            counts, role, [w for gold in golds if (w := gold.of(role))], [w for f in found if (w := f.of(role))]
        )
    counts["articles"] += 1
    counts["predicted"] += len(found)
    counts["gold"] += len(golds)
    counts["exact"] += exact_matches(golds, found)
    counts["loose"] += len(matched)
    for i, gold in enumerate(golds):
        counts[f"kind_gold_{gold.kind}"] += 1
        counts[f"kind_found_{gold.kind}"] += i in matched
    return counts


def polnear_figures(counts: Counts) -> Figures:
    """The figures of some counts: words, overlap and exact match of each role, then whole triples."""
    c = total([counts])
    figures: Figures = {"articles": c["articles"], "articles_found": c["articles_found"]}
    for role in ROLES:
        for measure in ("token", "overlap", "exact"):
            start = f"{role}_{measure}"
            precision = ratio(c[f"{start}_tp_p"], c[f"{start}_p"]) or 0.0
            recall = ratio(c[f"{start}_tp_r"], c[f"{start}_r"]) or 0.0
            figures |= {f"{start}_P": precision, f"{start}_R": recall, f"{start}_F": harmonic(precision, recall)}
    for measure in ("exact", "loose"):
        precision, recall = ratio(c[measure], c["predicted"]) or 0.0, ratio(c[measure], c["gold"]) or 0.0
        start = f"triple_{measure}"
        figures |= {f"{start}_P": precision, f"{start}_R": recall, f"{start}_F": harmonic(precision, recall)}
    for name in sorted(counts):
        if name.startswith("kind_gold_"):
            kind = name.removeprefix("kind_gold_")
            figures[f"triple_loose_R_{kind}"] = ratio(c[f"kind_found_{kind}"], c[name])
    return figures


def _count_role(counts: Tally, role: str, golds: Sequence[Words], found: Sequence[Words]) -> None:
    every_gold: Words = frozenset().union(*golds)
    every_found: Words = frozenset().union(*found)
    left = list(found)
    exact = 0
    for words in golds:
        if words in left:
            left.remove(words)
            exact += 1
    shared = len(every_gold & every_found)
    for measure, right_of_found, all_found, right_of_gold, all_gold in (
        ("token", shared, len(every_found), shared, len(every_gold)),
        (
            "overlap",
            sum(not words.isdisjoint(every_gold) for words in found),
            len(found),
            sum(not words.isdisjoint(every_found) for words in golds),
            len(golds),
        ),
        ("exact", exact, len(found), exact, len(golds)),
    ):
        start = f"{role}_{measure}"
        counts[f"{start}_tp_p"] += right_of_found
        counts[f"{start}_p"] += all_found
        counts[f"{start}_tp_r"] += right_of_gold
        counts[f"{start}_r"] += all_gold
