"""The weights of alignment: learned from the stories of ``seeds`` and, a little, from sentences of news corpora.

``python -m training.alignment --corpora DIR`` prints how well the weights do when each story is judged by those learned from
the others, and on the development parts of the corpora; ``--write`` puts those learned from everything into the package.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import attrs
import numpy as np
from numpy.typing import NDArray

from newslens import Pipeline, load
from newslens.alignment.common_ground import common_ground
from newslens.alignment.likeness import NAMES, Scale
from newslens.alignment.matching import rivals
from newslens.alignment.weights import FILES, Weights
from newslens.stages import Slot
from seeds import HELD_OUT
from training import alignment_judged, alignment_looks
from training.alignment_corpora import FILES as CORPORA
from training.alignment_corpora import Examples, learn_several, measured, read_examples
from training.alignment_events import read_events
from training.alignment_marked import marked
from training.alignment_pairs import learned
from training.alignment_reading import gold_of, gold_of_event, read_by
from training.alignment_solving import Floats, solve
from training.alignment_stories import (
    INVENTED,
    PAIRED,
    PAIRED_LIKENED,
    SEEDS,
    Story,
    invented,
    read_story,
    reweighed,
    unopposed,
    unrelated,
    weighted,
)
from training.data import require
from training.teacher.texts import SEESAW

DATA = Path(__file__).parent.parent / "src/newslens/alignment/data"
RIDGE = 2.0
RIVAL = -1.2  # set by hand: the stories hold too few rivals to learn it


def _judged(story: Story) -> NDArray[np.bool_]:
    return np.array([right is not None for right in story.right], dtype=np.bool_)


def _rivalry(story: Story, weights: Floats) -> Floats:
    """For each pair of a story: one, its logit, how far a rival outshines it, and what its articles have in common."""
    weighed = reweighed(story, weights.tolist())
    seen = rivals(story.found, weighed), common_ground(story.found, weighed)
    return np.array([(1.0, match.likely.logit, *far) for match, *far in zip(weighed, *seen, strict=True)])


def learn(stories: Sequence[Story], corpora: Sequence[Examples]) -> Scale:
    """What features of likeness weigh, by themselves and among rivals.

    A corpus counts for little, and has a bias of its own: what is alike there is not what belongs together in a story.
    """
    own = np.vstack([np.array([match.likely.features for match in story.matched])[_judged(story)] for story in stories])
    right = np.array([answer for story in stories for answer in story.right if answer is not None], dtype=np.float64)
    parts = [np.hstack([own, np.zeros((len(own), len(corpora)))])]
    for place, corpus in enumerate(corpora):
        bias = np.zeros((len(corpus.features), len(corpora)))
        bias[:, place] = 1.0
        parts.append(np.hstack([corpus.features, bias]))
    ridge = np.full(len(NAMES) + len(corpora), RIDGE)
    ridge[[0, *range(len(NAMES), len(ridge))]] = 0.01
    answers = np.concatenate([right, *(corpus.right for corpus in corpora)])
    own_counted = np.concatenate([np.full(_judged(story).sum(), story.likened) for story in stories])
    counts = np.concatenate([own_counted, *(np.full(len(corpus.right), corpus.weight) for corpus in corpora)])
    weights = solve(np.vstack(parts), answers, ridge, counts)[: len(NAMES)]
    among = np.vstack([_rivalry(story, weights)[_judged(story)] for story in stories])
    # What a score means is told by stories whose articles are on one event.
    near = (own_counted == 1.0).astype(np.float64)
    scaled = solve(among[:, :2], right, np.full(2, 0.01), near, RIVAL * among[:, 2] + among[:, 3])
    return Scale(tuple(map(float, weights)), float(scaled[0]), float(scaled[1]), RIVAL)


def write(weights: Weights, several: Floats) -> None:
    """Put the weights and the trees into the package."""
    lines = [
        "# Made by training/alignment.py from seeds, alignment_events.txt, alignment_articles, alignment_pairs and corpora."
    ]
    scale = weights.scale
    tables = (
        ("features", NAMES, scale.weights),
        ("rivals", ("bias", "own", "rival"), (scale.bias, scale.own, scale.rival)),
        ("several", ("bias", "words", "articles"), several),
    )
    for table, names, found in tables:
        lines += ["", f"[{table}]"]
        lines += [f'"{name}" = {weight:.3f}' for name, weight in zip(names, found, strict=True)]
    (DATA / "weights.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    for name, trees in zip(FILES, (weights.together, weights.opposed), strict=True):
        arrays: dict[str, Any] = trees.arrays()
        np.savez_compressed(DATA / name, **arrays)


def without_alignment(pipeline: Pipeline) -> Pipeline:
    """What is made here is not used here."""
    return attrs.evolve(pipeline, steps=tuple(step for step in pipeline.steps if step.spec.slot is not Slot.ALIGN))


def gathered(corpora: Path, pipeline: Pipeline) -> tuple[dict[str, list[Story]], dict[str, list[Story]]]:
    """What alignment is learned from, by kind: what tells of likeness and of contradictions, and what tells of these alone.

    Args:
        corpora: The folder of the corpora.
        pipeline: Reads the articles, up to alignment.
    """
    folders = [path.parent for path in sorted(SEEDS.glob("*/gold.json")) if path.parent.name not in HELD_OUT]
    events = read_events()
    known = {
        "stories by their gold": [read_story(folder) for folder in folders],
        "stories as they are read": [read_by(pipeline, gold_of(folder)) for folder in folders],
        "invented articles as they are read": [weighted(read_by(pipeline, gold), INVENTED) for gold in marked()],
        "invented events": [weighted(invented(event), INVENTED) for event in events],
        "pairs of statements": [weighted(invented(event), PAIRED, PAIRED_LIKENED) for event in learned()],
        "unrelated articles": unrelated(corpora, pipeline),
        "real events judged by readers": alignment_judged.learned(corpora, pipeline),
    }
    # In running text what stands around the wordings of an event is made up: this says what is one matter no better.
    doubted = {
        "invented events in running text": [
            weighted(read_by(pipeline, gold_of_event(event)), INVENTED) for event in events
        ],
        "real articles on one event": unopposed(corpora, pipeline, alignment_judged.events()),
    }
    return known, doubted


def learned_from(alike: Sequence[Story], doubted: Sequence[Story], corpora: Sequence[Examples]) -> Weights:
    """What alignment learns from stories.

    Args:
        alike: Stories that tell of likeness and of contradictions.
        doubted: Stories that tell of contradictions alone.
        corpora: Pairs of sentences that count a little.
    """
    scale = learn(alike, corpora)
    told = ([alignment_looks.examples(story, scale) for story in stories] for stories in (alike, doubted))
    return Weights(scale, *alignment_looks.learn(*told))


def main() -> None:
    """Learn, measure, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--corpora", type=Path, required=True)
    given = parser.parse_args()
    require(given.corpora, [*CORPORA, SEESAW])
    corpora = read_examples(given.corpora)
    known, doubted = gathered(given.corpora, without_alignment(load()))
    alike = [story for stories in known.values() for story in stories]
    weights = learned_from(alike, [story for stories in doubted.values() for story in stories], corpora)
    kinds = [(name, part, parts is doubted) for parts in (known, doubted) for name, part in parts.items()]
    for line in alignment_looks.measured(kinds, weights.scale):
        print(line)
    several = learn_several(given.corpora, np.array(weights.scale.weights))
    for line in measured(given.corpora, np.array(weights.scale.weights), several):
        print(line)
    if given.write:
        write(weights, several)


if __name__ == "__main__":
    main()
