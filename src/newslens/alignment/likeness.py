"""How alike two stretches are in content: features of a pair, and the score made of them."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import attrs

from newslens.alignment.contradictions import Conflicts, Stretch
from newslens.alignment.speech import Kinship

NAMES = (
    "bias",
    "balance",
    "containment",
    "plain balance",
    "plain containment",
    "common",
    "plain common",
    "order",
    "same speaker",
    "related speakers",
    "different speakers",
    "denied",
    "negated",
    "opposite",
    "number",
    "claims",
    "short",
    "one key",
    "two keys",
    "rank",
    "same and balance",
    "wording",
)
# Logistic weights, in the order of NAMES.
WEIGHTS = (
    -2.934,
    0.708,
    0.902,
    0.656,
    0.809,
    0.474,
    0.341,
    0.346,
    1.123,
    0.248,
    -0.548,
    0.436,
    0.499,
    0.0,
    0.902,
    -0.18,
    0.289,
    -1.055,
    0.095,
    1.079,
    0.615,
    0.455,
)
# Bias, and the weights of the logit and of the two rivals.
RIVALS = (0.763, 1.277, 0.531, -0.694)


@attrs.frozen(eq=False)
class Likeness:
    """What two stretches share.

    Attributes:
        features: In the order of NAMES.
        shared: The keys that both hold, and what each weighs.
        logit: The weighted sum of the features.
    """

    features: tuple[float, ...]
    shared: Mapping[str, float]
    logit: float

    @property
    def score(self) -> float:
        """0 to 1."""
        return _logistic(self.logit)


def likeness(a: Stretch, b: Stretch, kinship: Kinship, conflicts: Conflicts, rank: float, wording: float) -> Likeness:
    """Compare two stretches by their keys, and by who says them.

    Args:
        a: One.
        b: The other.
        kinship: How their speakers stand to each other.
        conflicts: What speaks against both holding.
        rank: How near they stand to being each other's nearest: 1 where both are, 0 where neither is.
        wording: The share of quoted words in common, 0 where one has no quotation marks.
    """
    shared = {key: min(weight, b.weights[key]) for key, weight in a.weights.items() if key in b.weights}
    common = sum(shared.values())
    plain = sum(min(a.plain[key], b.plain[key]) for key in shared)
    total_a, total_b = sum(a.weights.values()) or 1.0, sum(b.weights.values()) or 1.0
    plain_a, plain_b = sum(a.plain.values()) or 1.0, sum(b.plain.values()) or 1.0
    balance = common / math.sqrt(total_a * total_b)
    same = kinship == Kinship.SAME
    features = (
        1.0,
        balance,
        common / min(total_a, total_b),
        plain / math.sqrt(plain_a * plain_b),
        plain / min(plain_a, plain_b),
        math.log1p(common),
        math.log1p(plain),
        math.log1p(len(a.order & b.order)),
        float(same),
        float(kinship == Kinship.RELATED),
        float(kinship == Kinship.DIFFERENT),
        conflicts.denied,
        conflicts.negated,
        float(bool(conflicts.opposite)),
        conflicts.number,
        float((a.item.kind is None) + (b.item.kind is None)),
        float(min(len(a.weights), len(b.weights)) < 3),
        float(len(shared) == 1),
        float(len(shared) == 2),
        rank,
        balance * same,
        wording,
    )
    logit = sum(weight * value for weight, value in zip(WEIGHTS, features, strict=True))
    return Likeness(features, shared, logit)


def weighed(likely: Likeness, outshone: tuple[float, float]) -> float:
    """The score of a pair among its rivals, 0 to 1.

    Args:
        likely: How alike the pair is.
        outshone: How far the best rivals of its sides outshine it, the smaller first.
    """
    bias, own, less, more = RIVALS
    return _logistic(bias + own * likely.logit + less * outshone[0] + more * outshone[1])


def _logistic(value: float) -> float:
    return 1.0 / (1.0 + math.exp(-max(-50.0, min(50.0, value))))
