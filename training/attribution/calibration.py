"""The last layer of the attribution model: how likely a candidate is right as a whole, fitted on the development part."""

from __future__ import annotations

from collections.abc import Sequence

import attrs
import numpy as np

from newslens.attribution.found import Found
from newslens.attribution.learned.confidence import EVIDENCE, confidence, evidence
from newslens.attribution.learned.joining import Candidate
from newslens.attribution.learned.model import Model, backed, candidates, settled
from newslens.attribution.parse.tree import Tree
from newslens.evaluation.attributions import Attribution, loose_matches
from newslens.evaluation.words import WordIndex
from newslens.spans import Span
from training.attribution.evaluating import words_of
from training.attribution.examples import Example

PARTS = 7
RIDGE = 1.0


@attrs.frozen(eq=False)
class Judged:
    """The candidates of one article that the model has read, and which of them are right.

    Attributes:
        found: The candidates.
        given: What speaks for each, shape (candidates, len(EVIDENCE)).
        right: Whether each is half of a loose match, where all others are left out of account.
        others: What the rules alone propose.
    """

    found: list[Candidate]
    given: np.ndarray
    right: np.ndarray
    others: list[Found] = attrs.field(factory=list)


def judge(model: Model, example: Example) -> Judged:
    """The candidates of an article beside what is annotated."""
    page = example.page
    index = WordIndex(page.tree.text)
    golds = [Attribution.annotated(index, row) for row in example.record["attributions"]]
    every = candidates(model, page, example.tensor)
    found = [one for one in every if one.reading is not None]
    right = [any(gold.fits(attribution(index, page.tree, one.found)) for gold in golds) for one in found]
    given = np.array([evidence(page, one) for one in found], dtype=np.float32).reshape(-1, len(EVIDENCE))
    others = [one.found for one in every if one.reading is None]
    return Judged(found, given, np.array(right, dtype=np.float32), others)


def attribution(index: WordIndex, tree: Tree, one: Found) -> Attribution:
    """What was found, by its words."""
    content = index.words([Span(*piece) for piece in one.content])
    return Attribution(words_of(index, tree, one.source), words_of(index, tree, one.cue), content)


def fit(judged: Sequence[Judged]) -> np.ndarray:
    """Weights of a ridge-penalised logistic regression, by Newton's method."""
    x = np.concatenate([one.given for one in judged]).astype(np.float64)
    y = np.concatenate([one.right for one in judged])
    weights = np.zeros(x.shape[1])
    penalty = RIDGE * np.eye(x.shape[1])
    penalty[0, 0] = 0.0
    for _ in range(30):
        chance = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (chance - y) + penalty @ weights
        bend = (x * (chance * (1 - chance))[:, None]).T @ x + penalty
        change = np.linalg.solve(bend, slope)
        weights -= change
        if np.abs(change).max() < 1e-6:
            break
    return weights.astype(np.float32)


def cross_fitted(judged: Sequence[Judged]) -> list[np.ndarray]:
    """For each article the weights that were fitted without it and the rest of its part."""
    parts = [fit([one for place, one in enumerate(judged) if place % PARTS != part]) for part in range(PARTS)]
    return [parts[place % PARTS] for place in range(len(judged))]


def outcomes(model: Model, examples: Sequence[Example], floor: float) -> list[tuple[float, bool]]:
    """Confidence and rightness of what stands in each article, by weights that have not seen the article."""
    judged = [judge(model, example) for example in examples]
    pairs: list[tuple[float, bool]] = []
    for example, weights, mine in zip(examples, cross_fitted(judged), judged, strict=True):
        index = WordIndex(example.page.tree.text)
        golds = [Attribution.annotated(index, row) for row in example.record["attributions"]]
        scored = [backed(one, confidence(weights, given)) for one, given in zip(mine.found, mine.given, strict=True)]
        kept = settled(example.page, [*mine.others, *scored], floor)
        found = [attribution(index, example.page.tree, one) for one in kept]
        rights = set(loose_matches(golds, found).values())
        pairs += [(one.score, place in rights) for place, one in enumerate(kept)]
    return pairs


def curve(pairs: Sequence[tuple[float, bool]], least: int = 60) -> list[tuple[float, float]]:
    """Thresholds from high to low with the precision of what reaches them, where enough reaches them to say so.

    Of sixty that are all right nobody can promise that the next is: precision by the rule of succession (Laplace, 1814).
    """
    order = sorted(pairs, reverse=True)
    right = np.cumsum([int(hit) for _, hit in order])
    found = [
        (round(order[place][0], 4), round((float(right[place]) + 1) / (place + 3), 4))
        for place in range(least - 1, len(order))
        if place + 1 == len(order) or order[place + 1][0] < order[place][0]
    ]
    return found[:: max(1, len(found) // 60)]
