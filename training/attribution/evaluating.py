"""Scores of the attribution model alone, on examples that it was not trained on."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from newslens.attribution.learned import features
from newslens.attribution.learned.decoding import Reading, alone
from newslens.attribution.learned.model import Model, read_at
from newslens.attribution.parse.tree import Ranges, Tree
from newslens.evaluation.attributions import Attribution, loose_matches
from newslens.evaluation.counts import Figures, total
from newslens.evaluation.polnear import polnear_figures, score_attributions
from newslens.evaluation.words import WordIndex, Words
from newslens.spans import Span
from training.attribution.examples import Example


def moves(examples: Sequence[Example]) -> np.ndarray:
    """Log-probabilities of a role behind another, shape (roles, roles), counted with one added."""
    counts = np.ones((4, 4))
    for one in examples:
        for role in one.roles:
            near = role[max(0, int(np.flatnonzero(role)[0]) - 20) : int(np.flatnonzero(role)[-1]) + 20]
            np.add.at(counts, (near[:-1], near[1:]), 1)
    found: np.ndarray = np.log(counts / counts.sum(1, keepdims=True))
    return found.astype(np.float32)


def readings(model: Model, example: Example, likely: float) -> list[Reading]:
    """What the model alone reads in an article."""
    vectors = model.network.words(example.words, example.tensor)
    chances = model.network.cues(vectors)
    possible = features.possible(example.words)
    pairs = [
        features.pairs(example.page, anchor, example.rules.get(anchor, ()), possible)
        for anchor in np.flatnonzero(chances >= likely).tolist()
    ]
    found = read_at(model, example.page.tree, vectors, chances, pairs)
    return alone([one for one in found if one.content])


def words_of(index: WordIndex, tree: Tree, ranges: Ranges) -> Words:
    """The words of some token ranges, as the scorer counts them."""
    return index.words([Span(*tree.span(piece)) for piece in ranges])


def evaluate(model: Model, examples: Sequence[Example], likely: float) -> Figures:
    """The figures of `newslens evaluate --polnear` for the model alone."""
    counts = []
    for example in examples:
        tree = example.page.tree
        index = WordIndex(tree.text)
        golds = [Attribution.annotated(index, row) for row in example.record["attributions"]]
        found = [
            Attribution(
                words_of(index, tree, one.source), words_of(index, tree, one.cue), words_of(index, tree, one.content)
            )
            for one in readings(model, example, likely)
        ]
        counts.append(score_attributions(golds, found, loose_matches(golds, found)))
    return polnear_figures(total(counts))
