"""Alignment end to end on stories that nothing was learned from.

``python -m training.alignment_trial --corpora DIR`` analyses each story of ``seeds`` with weights learned from the others,
and those held out with weights learned from all others, and holds the result against the gold as `newslens evaluate
--stories` does. It says what to expect of new stories, as the figures of the shipped weights on what they were learned from
do not.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import attrs

from newslens import load
from newslens.alignment.aligning import align
from newslens.alignment.opinions import Opinion
from newslens.alignment.weights import Weights
from newslens.evaluation.bootstrap import intervals
from newslens.evaluation.counts import Counts, total
from newslens.evaluation.gold import read_story
from newslens.evaluation.stories import score_story, story_figures
from newslens.types import Analysis
from seeds import HELD_OUT
from training.alignment import gathered, learned_from, without_alignment
from training.alignment_corpora import FILES, read_examples
from training.alignment_stories import SEEDS, Story, turns
from training.data import require
from training.teacher.texts import SEESAW

FIGURES = (
    "align_P",
    "align_R",
    "align_F1",
    "relation_acc",
    "conflict_P",
    "conflict_R",
    "contradiction_P",
    "contradiction_R",
)


def trial(
    folders: Sequence[Path],
    analyses: Sequence[Analysis],
    weights: Iterable[tuple[frozenset[str], Weights]],
    opinion: Opinion | None = None,
) -> Iterator[tuple[str, Counts]]:
    """The counts of stories, each aligned with weights that did not see it.

    Args:
        folders: Stories with their gold.
        analyses: What was found in each, up to alignment.
        weights: Weights, and the names of the stories that they have not seen.
        opinion: Asked about pairs besides.
    """
    for unseen, learned in weights:
        for folder, analysis in zip(folders, analyses, strict=True):
            if folder.name in unseen:
                found = align(analysis.articles, analysis.speakers, weights=learned, opinion=opinion)
                yield folder.name, score_story(read_story(folder), attrs.evolve(analysis, alignments=found))[0]


def report(title: str, counts: Sequence[Counts]) -> str:
    """Figures of some stories with their intervals, in lines."""
    figures, around = story_figures(total(counts)), intervals(counts, story_figures)
    lines = [f"{title}, {len(counts)}"]
    for name in FIGURES:
        value, interval = figures[name], around.get(name)
        told = "-" if value is None else f"{value:.3f}"
        lines.append(f"  {name:16} {told}" + (f"  ({interval[0]:.3f} to {interval[1]:.3f})" if interval else ""))
    return "\n".join(lines)


def learned_in_turn(
    known: Sequence[Story], doubted: Sequence[Story], corpora: Path
) -> Iterator[tuple[frozenset[str], Weights]]:
    """Weights, each with the names of the stories that they have not seen, those of `HELD_OUT` together.

    Args:
        known: Stories that tell of likeness and of contradictions.
        doubted: Stories that tell of contradictions alone.
        corpora: The folder of the corpora.
    """
    examples = read_examples(corpora)
    stories = [*known, *doubted]
    of_likeness = set(map(id, known))
    for apart, rest in turns(stories):
        left = [stories[place] for place in rest]
        alike = [story for story in left if id(story) in of_likeness]
        names = frozenset(stories[place].name for place in apart)
        yield names, learned_from(alike, [story for story in left if id(story) not in of_likeness], examples)
    yield HELD_OUT, learned_from(known, doubted, examples)


def main() -> None:
    """Learn, analyse, measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True)
    given = parser.parse_args()
    require(given.corpora, [*FILES, SEESAW])
    pipeline = without_alignment(load())
    folders = sorted(path.parent for path in SEEDS.glob("*/gold.json"))
    analyses = [pipeline.analyze(pipeline.read(read_story(folder).files)) for folder in folders]
    known, doubted = (
        [story for part in parts.values() for story in part] for parts in gathered(given.corpora, pipeline)
    )
    counts = dict(trial(folders, analyses, learned_in_turn(known, doubted, given.corpora)))
    print(report("stories, each by the others", [counts[name] for name in sorted(counts.keys() - HELD_OUT)]))
    print(report("stories held out", [counts[name] for name in sorted(counts.keys() & HELD_OUT)]))


if __name__ == "__main__":
    main()
