"""The trees of the closer look: which pairs of a story belong together, and which of them exclude each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

import attrs
import numpy as np

from newslens.alignment.closer import NAMES, looks
from newslens.alignment.likeness import Scale
from newslens.alignment.trees import Trees
from training.alignment_corpora import precision_curve
from training.alignment_solving import Floats
from training.alignment_stories import Story, reweighed, turns

# Many small steps, each of a few features: what a tree of its own would learn by heart the next one does not see.
ROUNDS = 400
SETTINGS = {
    "objective": "binary",
    "learning_rate": 0.03,
    "num_leaves": 16,
    "min_data_in_leaf": 25,
    "lambda_l2": 1.7,
    "feature_fraction": 0.35,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "seed": 0,
    "deterministic": True,
    "num_threads": 1,
    "verbose": -1,
}
# Of these more is never less, so that what goes beyond the examples is judged like the farthest of them.
RISING = frozenset(("logit", "among rivals"))
LEVELS = (0.3, 0.4, 0.5)  # probabilities around those that are used, to show that they stand on no edge


@attrs.frozen(eq=False)
class Examples:
    """The judged pairs of a story that are looked at.

    Attributes:
        features: One row for each, in the order of `newslens.alignment.closer.NAMES`.
        together: 1 for those that belong together, else 0.
        opposed: 1 for those that also exclude each other, else 0.
        missed: How many pairs of the gold are not among them.
        weight: How much each counts.
    """

    features: Floats
    together: Floats
    opposed: Floats
    missed: int
    weight: float


def examples(story: Story, scale: Scale) -> Examples:
    """What there is to say on the judged pairs of a story.

    Args:
        story: The story.
        scale: What features of likeness weigh.
    """
    matched = reweighed(story, scale.weights)
    rows, together, opposed = [], [], []
    missed = story.missed
    for look, right, against in zip(looks(story.found, matched, scale), story.right, story.opposed, strict=True):
        if look is None:
            missed += bool(right)
        elif right is not None:
            rows.append(look)
            together.append(float(right))
            opposed.append(float(bool(against)))
    features = np.array(rows, dtype=np.float64).reshape(len(rows), len(NAMES))
    return Examples(features, np.array(together), np.array(opposed), missed, story.weight)


def grown(told: Sequence[Examples], answers: Sequence[Floats]) -> Trees:
    """Trees for one question.

    Args:
        told: The pairs of stories.
        answers: For each story the answers, 1 or 0.
    """
    import lightgbm

    weights = np.concatenate([np.full(len(each.features), each.weight) for each in told])
    data = lightgbm.Dataset(np.vstack([each.features for each in told]), np.concatenate(answers), weight=weights)
    booster = lightgbm.train(
        {**SETTINGS, "monotone_constraints": [int(name in RISING) for name in NAMES]}, data, ROUNDS
    )
    return Trees.grown([tree["tree_structure"] for tree in booster.dump_model()["tree_info"]])


def learn(alike: Sequence[Examples], doubted: Sequence[Examples]) -> tuple[Trees, Trees]:
    """The trees that know what belongs together, and those that know what excludes each other.

    Args:
        alike: Stories that tell of both.
        doubted: Stories that tell of what excludes each other alone.
    """
    every = [*alike, *doubted]
    return grown(alike, [each.together for each in alike]), grown(every, [each.opposed for each in every])


def measured(kinds: Sequence[tuple[str, Sequence[Story], bool]], scale: Scale) -> Iterator[str]:
    """Lines that tell how well pairs are told, each story judged by trees learned from others.

    Args:
        kinds: Names of kinds of stories, these, and whether they tell of contradictions alone.
        scale: What features of likeness weigh.
    """
    stories = [story for _, part, _ in kinds for story in part]
    doubted = [alone for _, part, alone in kinds for _ in part]
    told = [examples(story, scale) for story in stories]
    logits: list[tuple[Floats, Floats]] = [(np.zeros(0), np.zeros(0))] * len(stories)
    for apart, rest in turns(stories):
        trees = learn(*([told[place] for place in rest if doubted[place] is alone] for alone in (False, True)))
        for place in apart:
            one, other = (each.logits(told[place].features) for each in trees)
            logits[place] = one, other
    found = iter(zip(logits, told, strict=True))
    for name, part, alone in kinds:
        here = list(islice(found, len(part)))
        yield f"{name}: {len(part)}, {sum(len(each.features) for _, each in here)} pairs"
        if not alone:
            missed = sum(each.missed for _, each in here)
            scores, right = (
                np.concatenate(each) for each in zip(*((one, e.together) for (one, _), e in here), strict=True)
            )
            if right.any():
                precision, f1, threshold = precision_curve(scores, right, missed)
                yield (
                    f"  together: average precision {precision:.3f}, best F1 {f1:.3f} from logit {threshold:.2f}, "
                    f"{missed} out of reach"
                )
        scores, right = (
            np.concatenate(each) for each in zip(*((other, e.opposed) for (_, other), e in here), strict=True)
        )
        sure = 1.0 / (1.0 + np.exp(-scores))
        at = ", ".join(
            f"{(right * (sure >= level)).sum():.0f} of {(sure >= level).sum()} from {level}" for level in LEVELS
        )
        curve = f"average precision {precision_curve(scores, right, 0)[0]:.3f}, " if right.any() else ""
        yield f"  opposed, {right.sum():.0f}: {curve}right {at}"
