"""Scores of the attribution model alone, on examples that it was not trained on."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from newslens.attribution.learned import decoding, features
from newslens.attribution.learned.decoding import Reading
from newslens.attribution.learned.network import Network, best_roles
from newslens.evaluation.attributions import Attribution, loose_matches
from newslens.evaluation.counts import Figures, total
from newslens.evaluation.polnear import polnear_figures, score_attributions
from newslens.evaluation.words import WordIndex
from newslens.spans import Span, Spans
from newslens.types import Cue, Kind, Mode, Quote, SpeakerMention
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


def readings(network: Network, example: Example, likely: float, steps: np.ndarray) -> list[Reading]:
    """What the model reads in an article."""
    vectors = network.words(example.words, example.tensor)
    chances = network.cues(vectors)
    anchors = np.flatnonzero(chances >= likely).tolist()
    possible = features.possible(example.words)
    pairs = [features.pairs(example.page, anchor, example.rules.get(anchor, ()), possible) for anchor in anchors]
    scores = network.roles(vectors, pairs)
    found = [
        decoding.reading(example.page.tree, pair, score, roles, float(chances[pair.anchor]))
        for pair, score, roles in zip(pairs, scores, best_roles(scores, steps), strict=True)
    ]
    return decoding.alone([one for one in found if one.content])


def quote(example: Example, one: Reading) -> Quote:
    """A reading as a quote, for the scorer."""
    tree = example.page.tree

    def spans(ranges: Sequence[tuple[int, int]]) -> Spans:
        return tuple(Span(*tree.span(piece)) for piece in ranges)

    source = SpeakerMention("a#s1", "", spans(one.source)) if one.source else None
    return Quote(
        "a#q1", Kind.INDIRECT, Mode.SPEECH, "", spans(one.content), Cue("", spans(one.cue)), source, one.likely, ()
    )


def evaluate(network: Network, examples: Sequence[Example], likely: float, steps: np.ndarray) -> Figures:
    """The figures of `newslens evaluate --polnear` for the model alone."""
    counts = []
    for example in examples:
        index = WordIndex(example.page.tree.text)
        golds = [Attribution.annotated(index, row) for row in example.record["attributions"]]
        found = [Attribution.found(index, quote(example, one)) for one in readings(network, example, likely, steps)]
        counts.append(score_attributions(golds, found, loose_matches(golds, found)))
    return polnear_figures(total(counts))
