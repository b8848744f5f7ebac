"""The trees that know contradictions: learned from pairs in which something speaks against both holding."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from newslens.alignment.common_ground import common_ground
from newslens.alignment.echoes import echoes
from newslens.alignment.incompatible import GROUNDS, NAMES, evidence
from newslens.alignment.matching import rivals
from newslens.alignment.trees import Trees
from training.alignment_solving import Floats
from training.alignment_stories import Story, turns

# Many small steps, each of a few features: what a tree of its own would learn by heart the next one does not see.
ROUNDS = 400
SETTINGS = {
    "objective": "binary",
    "learning_rate": 0.03,
    "num_leaves": 24,
    "min_data_in_leaf": 30,
    "min_sum_hessian_in_leaf": 0.003,
    "lambda_l2": 1.7,
    "feature_fraction": 0.5,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "seed": 0,
    "deterministic": True,
    "num_threads": 1,
    "verbose": -1,
}
# Of these more is never less of a contradiction, so that what goes beyond the examples is judged like the farthest of them.
RISING = frozenset(
    (
        "likeness", "words balance", "words containment", "denied, how much", "denied, affirmed", "negated, how much",
        "negated, affirmed", "opposite, surroundings", "number, surroundings", "number, meaning around",
        "counted, meaning around", "negative part, meaning", "common ground",
    )
)  # fmt: skip
FALLING = frozenset(("outshone",))
LEVELS = (0.15, 0.2, 0.3)  # probabilities around the one that is used, to show that it stands on no edge


def examples(story: Story) -> tuple[Floats, Floats]:
    """What there is to say on the judged pairs of a story, and which of them are contradictions."""
    rows, answers = [], []
    seen = (read(story.found, story.matched) for read in (rivals, common_ground, echoes))
    for match, far, ground, echo, answer in zip(story.matched, *seen, story.opposed, strict=True):
        if answer is not None:
            rows.append(evidence(match, far, ground, echo))
            answers.append(float(answer))
    return np.array(rows, dtype=np.float64).reshape(len(rows), len(NAMES)), np.array(answers)


def _grounded(features: Floats) -> NDArray[np.bool_]:
    return np.asarray(features[:, : len(GROUNDS)].any(axis=1))


def learn(told: Sequence[tuple[Floats, Floats]], counted: Sequence[float]) -> Trees:
    """Trees for what speaks against both holding.

    Args:
        told: For each story its pairs.
        counted: For each story how much one of its pairs counts.
    """
    import lightgbm

    features = np.vstack([rows for rows, _ in told])
    answers = np.concatenate([found for _, found in told])
    weights = np.concatenate([np.full(len(found), weight) for (_, found), weight in zip(told, counted, strict=True)])
    chosen = _grounded(features)
    data = lightgbm.Dataset(features[chosen], answers[chosen], weight=weights[chosen])
    direction = [(name in RISING) - (name in FALLING) for name in NAMES]
    booster = lightgbm.train({**SETTINGS, "monotone_constraints": direction}, data, ROUNDS)
    return Trees.grown([tree["tree_structure"] for tree in booster.dump_model()["tree_info"]])


def learn_from(stories: Sequence[Story]) -> Trees:
    """Trees for what speaks against both holding, from the judged pairs of stories."""
    return learn([examples(story) for story in stories], [story.weight for story in stories])


def crossed(stories: Sequence[Story]) -> list[tuple[Floats, Floats]]:
    """For each story the probabilities of its judged pairs by what was learned from others, and which are contradictions."""
    told = [examples(story) for story in stories]
    found = [(np.zeros(0), np.zeros(0))] * len(stories)
    for apart, rest in turns(stories):
        trees = learn([told[place] for place in rest], [stories[place].weight for place in rest])
        for place in apart:
            features, answers = told[place]
            found[place] = _grounded(features) / (1.0 + np.exp(-trees.logits(features))), answers
    return found


def measured(parts: Sequence[tuple[str, Sequence[Story]]]) -> Iterator[str]:
    """Lines that tell how well contradictions are told from others, each story judged by trees learned from others.

    Args:
        parts: Names of kinds of stories, and these.
    """
    found = iter(crossed([story for _, stories in parts for story in stories]))
    for name, stories in parts:
        sure, answers = (np.concatenate(each) for each in zip(*islice(found, len(stories)), strict=True))
        told = []
        for level in LEVELS:
            said = sure >= level
            right = float((said * answers).sum())
            told.append(f"{right:.0f} of {said.sum()} right from {level}")
        yield f"contradictions, {len(stories)} {name}, {answers.sum():.0f} in reach: {'; '.join(told)}"
