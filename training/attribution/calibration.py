"""The last layer of the attribution model: how likely a candidate is right as a whole, fitted on the development part."""

from __future__ import annotations

from collections.abc import Sequence

import attrs
import numpy as np

from newslens.attribution.learned.confidence import EVIDENCE, confidence, evidence
from newslens.attribution.learned.joining import Candidate, anchored
from newslens.attribution.learned.model import FIRM, Model, backed, candidates
from newslens.attribution.page import Page
from newslens.attribution.select import select
from newslens.evaluation.attributions import Attribution, loose_matches
from newslens.evaluation.words import WordIndex
from newslens.spans import Span
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
    """

    found: list[Candidate]
    given: np.ndarray
    right: np.ndarray


def judge(model: Model, example: Example) -> Judged:
    """The candidates of an article beside what is annotated."""
    page = example.page
    index = WordIndex(page.tree.text)
    golds = [Attribution.annotated(index, row) for row in example.record["attributions"]]
    found = [one for one in candidates(model, page, example.tensor) if one.reading is not None]
    right = [any(gold.fits(attribution(index, page, one)) for gold in golds) for one in found]
    given = np.array([evidence(page, one) for one in found], dtype=np.float32).reshape(-1, len(EVIDENCE))
    return Judged(found, given, np.array(right, dtype=np.float32))


def attribution(index: WordIndex, page: Page, one: Candidate) -> Attribution:
    """A candidate by its words."""
    tree = page.tree

    def words(ranges: Sequence[tuple[int, int]]) -> frozenset[int]:
        return frozenset(index.words([Span(*tree.span(piece)) for piece in ranges]))

    content = frozenset(index.words([Span(*piece) for piece in one.found.content]))
    return Attribution(words(one.found.source), words(one.found.cue), content)


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
        others = [one for one in candidates(model, example.page, example.tensor) if one.reading is None]
        scored = [backed(one, confidence(weights, given)) for one, given in zip(mine.found, mine.given, strict=True)]
        firm = anchored(example.page.tree, [*(one.found for one in others), *scored], FIRM)
        kept = select(example.page.tree, firm, floor)
        found = [attribution(index, example.page, Candidate(one, None, 0, False, False)) for one in kept]
        rights = set(loose_matches(golds, found).values())
        pairs += [(one.score, place in rights) for place, one in enumerate(kept)]
    return pairs


def curve(pairs: Sequence[tuple[float, bool]], least: int = 60) -> list[tuple[float, float]]:
    """Thresholds from high to low with the precision of what reaches them, where enough reaches them to say so."""
    order = sorted(pairs, reverse=True)
    right = np.cumsum([int(hit) for _, hit in order])
    found = [
        (round(order[place][0], 4), round(float(right[place]) / (place + 1), 4))
        for place in range(least - 1, len(order))
        if place + 1 == len(order) or order[place + 1][0] < order[place][0]
    ]
    return found[:: max(1, len(found) // 60)]
