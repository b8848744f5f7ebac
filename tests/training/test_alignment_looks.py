"""What the trees of the closer look learn from."""

from __future__ import annotations

import numpy as np
import pytest

from newslens.alignment.closer import NAMES
from newslens.alignment.weights import shipped
from training.alignment_looks import examples, grown
from training.alignment_pairs import Pair, told
from training.alignment_stories import Story, invented, reweighed, weighted

PAIRS = [
    Pair("same", "Nine boats sank in the harbour", "Nine vessels went down in the harbour"),
    Pair("contradiction", "The harbour ramp fell on Monday", "The harbour ramp never fell on Monday"),
    Pair("neither", "Holm opened the new museum", "Holm closed the old library"),
]


@pytest.fixture
def story() -> Story:
    (event,) = told("x", PAIRS)
    return weighted(invented(event), 0.5, 0.25)


def test_a_story_counts_as_told(story: Story) -> None:
    assert (story.weight, story.likened) == (0.5, 0.25)
    assert (weighted(story, 0.1).weight, weighted(story, 0.1).likened) == (0.1, 0.1)


def test_examples_are_the_judged_pairs(story: Story) -> None:
    found = examples(story, shipped().scale)
    assert found.features.shape == (len(found.together), len(NAMES))
    assert (found.together.sum() + found.missed, found.opposed.sum()) == (2.0, 1.0)
    assert np.all(found.together >= found.opposed)
    assert found.weight == 0.5


def test_other_weights_make_other_logits(story: Story) -> None:
    weights = shipped().scale.weights
    doubled = [2.0 * weight for weight in weights]
    for once, twice in zip(reweighed(story, weights), reweighed(story, doubled), strict=True):
        assert twice.likely.logit == pytest.approx(2.0 * once.likely.logit)


def test_trees_learn_what_they_are_told(story: Story) -> None:
    pytest.importorskip("lightgbm")
    found = examples(story, shipped().scale)
    many = [found] * 40
    logits = grown(many, [each.together for each in many]).logits(found.features)
    assert logits[found.together == 1.0].min() > logits[found.together == 0.0].max()
