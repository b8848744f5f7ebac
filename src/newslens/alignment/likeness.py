"""How alike two stretches are in content: features of a pair, and the score made of them."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import attrs

from newslens.alignment.contradictions import Conflicts, Stretch
from newslens.alignment.speech import Kinship

NAMES = (
    "bias",
    "balance",
    "containment",
    "plain balance",
    "plain containment",
    "words balance",
    "words containment",
    "common",
    "plain common",
    "order",
    "same speaker",
    "related speakers",
    "different speakers",
    "denied",
    "negated",
    "clash",
    "opposite",
    "number",
    "numbers agreed",
    "claims",
    "short",
    "one key",
    "two keys",
    "one key, another speaker",
    "rank",
    "same and balance",
    "wording",
)


@attrs.frozen
class Scale:
    """What features weigh.

    Attributes:
        weights: In the order of NAMES.
        bias: Added where a pair is weighed among its rivals.
        own: What the logit of the pair itself weighs then.
        rival: What it weighs how far the best rival outshines it.
    """

    weights: tuple[float, ...]
    bias: float
    own: float
    rival: float


@cache
def scale() -> Scale:
    """The weights that come with the package; `training/alignment.py` makes them."""
    table = tomllib.loads(files(__package__).joinpath("data", "weights.toml").read_text(encoding="utf-8"))
    return Scale(tuple(float(table["features"][name]) for name in NAMES), **table["rivals"])


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
    plain = sum(math.sqrt(weight * a.plain[key]) for key, weight in shared.items())
    total_a, total_b = sum(a.weights.values()) or 1.0, sum(b.weights.values()) or 1.0
    plain_a = sum(math.sqrt(weight * a.plain[key]) for key, weight in a.weights.items()) or 1.0
    plain_b = sum(math.sqrt(weight * b.plain[key]) for key, weight in b.weights.items()) or 1.0
    balance = common / math.sqrt(total_a * total_b)
    content = sum(key[0] != "#" for key in shared)
    same = kinship == Kinship.SAME
    names = a.item.names | b.item.names
    words = sum(min(a.plain[key], b.plain[key]) for key in shared if key not in names)
    words_a = sum(weight for key, weight in a.plain.items() if key not in names) or 1.0
    words_b = sum(weight for key, weight in b.plain.items() if key not in names) or 1.0
    features = (
        1.0,
        balance,
        common / min(total_a, total_b),
        plain / math.sqrt(plain_a * plain_b),
        plain / min(plain_a, plain_b),
        words / math.sqrt(words_a * words_b),
        words / min(words_a, words_b),
        math.log1p(common),
        math.log1p(plain),
        math.log1p(len(a.order & b.order)),
        float(same),
        float(kinship == Kinship.RELATED),
        float(kinship == Kinship.DIFFERENT),
        conflicts.denied,
        conflicts.negated,
        float(conflicts.clash),
        float(bool(conflicts.opposite)),
        conflicts.number,
        float(min(2, conflicts.agreed)),
        float((a.item.kind is None) + (b.item.kind is None)),
        float(min(len(a.weights), len(b.weights)) < 3),
        float(content == 1),
        float(content == 2),
        float(content == 1 and not same),
        rank,
        balance * same,
        wording,
    )
    logit = sum(weight * value for weight, value in zip(scale().weights, features, strict=True))
    return Likeness(features, shared, logit)


def weighed(likely: Likeness, outshone: float) -> float:
    """The score of a pair among its rivals, 0 to 1.

    Args:
        likely: How alike the pair is.
        outshone: How far the best rival of either side outshines it.
    """
    known = scale()
    return _logistic(known.bias + known.own * likely.logit + known.rival * outshone)


def _logistic(value: float) -> float:
    return 1.0 / (1.0 + math.exp(-max(-50.0, min(50.0, value))))
