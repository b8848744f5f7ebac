"""Real articles on one event, and what readers said of the pairs that were shown of them, or nearly: ``training/alignment_judged``.

A line is an event of a corpus with its pairs: a verdict, and for each side the id of its article and its spans there, in code
points. The articles stay in the corpus. ``same`` and ``contradiction`` belong together, ``arguable`` may, ``other`` do not.
Nothing is learned from ``held_out.jsonl``. ``python -m training.alignment_judged --corpora DIR`` holds what newslens shows of
its events against the verdicts; a pair that no reader saw counts as wrong.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from newslens import Pipeline, load
from newslens.evaluation.bootstrap import intervals
from newslens.evaluation.counts import Counts, Figures, ratio, tally, total
from newslens.spans import Span, Spans
from newslens.types import Analysis, Article, Relation
from training.alignment_reading import Fit, Gold, fitter, read_by, wanted_between
from training.alignment_stories import Story, weighted
from training.data import require
from training.packed import unpacked
from training.teacher.texts import SEESAW

FOLDER = Path(__file__).parent / "alignment_judged"
HELD_OUT = FOLDER / "held_out.jsonl"
LEARNED = FOLDER / "learned.jsonl"
JUDGED = 0.3  # how much a pair of a real event counts in the closer look


def judged(corpora: Path, path: Path = HELD_OUT) -> list[Gold]:
    """The events of a file with their articles; all pairs that no reader saw are held for wrong.

    Args:
        corpora: The folder of the corpora.
        path: The file.

    Raises:
        KeyError: Where the corpus has no such event.
    """
    events = {event["id"]: event for event in unpacked(corpora / SEESAW)}
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [_gold(line, events[line["event"]]) for line in lines]


def events(*paths: Path) -> frozenset[str]:
    """The ids of the events of files; of all that readers judged where none is given."""
    lines = (line for path in paths or (LEARNED, HELD_OUT) for line in path.read_text(encoding="utf-8").splitlines())
    return frozenset(json.loads(line)["event"] for line in lines)


def _gold(line: Mapping[str, Any], event: Mapping[str, Any]) -> Gold:
    articles = [Article(part["id"], part["text"], publisher=part.get("source")) for part in event["articles"]]
    names: dict[tuple[str, Spans], str] = {}
    wanted: dict[tuple[str, ...], bool] = {}
    against = set()
    for verdict, *sides in line["pairs"]:
        ones = [(article, tuple(Span(*span) for span in spans)) for article, spans in sides]
        pair = tuple(sorted(names.setdefault(one, f"{one[0]}.{len(names)}") for one in ones))
        if verdict != "other":
            wanted[pair] = verdict == "arguable"
        if verdict == "contradiction":
            against.add(pair)
    parts = {name: place for place, name in names.items()}
    return Gold(line["event"], articles, parts, wanted, against, whole=True)


def learned(corpora: Path, pipeline: Pipeline) -> list[Story]:
    """The events that alignment learns from, as they are read.

    Args:
        corpora: The folder of the corpora.
        pipeline: Reads the articles, up to alignment.
    """
    return [weighted(read_by(pipeline, gold), JUDGED, 0.0) for gold in judged(corpora, LEARNED)]


def counted(gold: Gold, analysis: Analysis) -> Counts:
    """How many of the alignments of an event are right, arguable and wrong, and how many of the right pairs are among them."""
    counts, found, opposed = tally(), set[tuple[str, ...]](), set[tuple[str, ...]]()
    fits = _fits(gold, analysis)
    for alignment in analysis.alignments:
        pairs = wanted_between(gold, *(fits[member] for member in alignment.members))
        right = {pair for pair in pairs if not gold.wanted[pair]}
        verdict = "right" if right else "arguable" if pairs else "wrong"
        counts[f"shown {verdict}"] += 1
        if alignment.relation is Relation.CONTRADICTION:
            verdict = "right" if pairs & gold.against else "arguable" if pairs and not right else "wrong"
            counts[f"contradictions {verdict}"] += 1
            opposed |= pairs & gold.against
        counts["conflicts"] += alignment.attribution_conflict
        found |= right
    counts["found"] = len(found)
    counts["contradictions found"], counts["contradictions wanted"] = len(opposed), len(gold.against)
    counts["wanted"] = sum(not arguable for arguable in gold.wanted.values())
    return counts


def figures(counts: Counts) -> Figures:
    """The share of what is shown that is right, what readers disagree on left out, and the share of right pairs shown."""
    c = total([counts])
    return {
        "right of shown": ratio(c["shown right"], c["shown right"] + c["shown wrong"]),
        "found of right": ratio(c["found"], c["wanted"]),
    }


def _fits(gold: Gold, analysis: Analysis) -> dict[str, Mapping[str, Fit]]:
    """For each quote and claim the judged stretches that it is or holds."""
    found: dict[str, Mapping[str, Fit]] = {}
    for article in analysis.articles:
        fit = fitter(gold, article)
        found |= {quote.id: fit(quote.spans) for quote in article.quotes}
        found |= {claim.id: fit(claim.spans) for claim in article.claims}
    return found


def main() -> None:
    """Analyse the events and print how much of what is shown is right."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True)
    given = parser.parse_args()
    require(given.corpora, [SEESAW])
    pipeline = load()
    units = [counted(gold, pipeline.analyze(gold.articles)) for gold in judged(given.corpora)]
    summed, around = total(units), intervals(units, figures)
    for name, value in figures(summed).items():
        print(f"{name}: {value:.3f} ({around[name][0]:.3f} to {around[name][1]:.3f})")
    print(", ".join(f"{name} {count:.0f}" for name, count in sorted(summed.items())))


if __name__ == "__main__":
    main()
