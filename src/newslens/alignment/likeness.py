"""How alike two stretches are in content: features of a pair, and the score made of them."""

from __future__ import annotations

import math
from collections.abc import Mapping

import attrs
import numpy as np

from newslens.alignment.candidates import Floats
from newslens.alignment.contradictions import Conflicts
from newslens.alignment.items import Item
from newslens.alignment.meanings import alike, covered
from newslens.alignment.speech import Kinship
from newslens.alignment.stretches import Stretch, overlap

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
    "meaning",
    "meaning of all",
    "meaning of some",
    "meaning beyond words",
)
_SAME, _SAME_BALANCE = NAMES.index("same speaker"), NAMES.index("same and balance")
_RANK, _NUMBER, _CLASH = NAMES.index("rank"), NAMES.index("number"), NAMES.index("clash")
_STORY = 250.0  # stretches of the quotes and claims of a story in a few articles
_CROWDING = 1.0
_LITTLE = 1e-6
_PLAINER = 1.6  # about how much more keys in common weigh by themselves than among the articles
_COVERED = 0.15  # how much more alike words can be one by one than sentences as wholes
_MOST = 6.0  # logits beyond this say no more
_BEYOND = 0.3  # what the order of words may add


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
        return logistic(self.logit)


def likeness(
    a: Stretch, b: Stretch, kinship: Kinship, conflicts: Conflicts, rank: float, wording: float, scale: Scale
) -> Likeness:
    """Compare two stretches by their keys, and by who says them.

    Args:
        a: One.
        b: The other.
        kinship: How their speakers stand to each other.
        conflicts: What speaks against both holding.
        rank: How near they stand to being each other's nearest: 1 where both are, 0 where neither is.
        wording: The share of quoted words in common, 0 where one has no quotation marks.
        scale: What features weigh.
    """
    shared = overlap(a.weights, b.weights)
    common = sum(shared.values())
    balance = common / math.sqrt(a.total * b.total)
    names = a.item.names | b.item.names
    plain = words = 0.0
    content = 0
    for key, weight in shared.items():
        own = a.plain[key]
        plain += math.sqrt(weight * own)
        if key not in names:
            words += min(own, b.plain[key])
        if key[0] != "#":
            content += 1
    plain_a, plain_b = a.half_total, b.half_total
    words_a = _without(a, names)
    words_b = _without(b, names)
    same = kinship == Kinship.SAME
    meaning, meant = alike(a.meaning, b.meaning), covered(a.meaning, b.meaning)
    features = (
        1.0,
        balance,
        common / min(a.total, b.total),
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
        meaning,
        min(meant),
        max(meant),
        max(0.0, meaning - balance),
    )
    logit = sum([weight * value for weight, value in zip(scale.weights, features, strict=True)])
    return Likeness(features, shared, logit)


def promise(balance: Floats, containment: Floats, common: Floats, meaning: Floats, scale: Scale) -> Floats:
    """About the highest logit that pairs can have of which only this is known, but for their speakers.

    Args:
        balance: The share of the weights in common, of both.
        containment: The share of the weights in common, of the lighter.
        common: The weight in common.
        meaning: How alike they are in meaning as wholes.
        scale: What features weigh.
    """
    one_by_one = np.clip(meaning + _COVERED, 0.0, 1.0)
    known = dict(zip(NAMES, scale.weights, strict=True))
    return np.asarray(
        known["bias"]
        + (known["balance"] + known["plain balance"] + known["words balance"]) * balance
        + (known["containment"] + known["plain containment"] + known["words containment"]) * containment
        + known["common"] * np.log1p(common)
        + known["plain common"] * np.log1p(_PLAINER * common)
        + known["meaning"] * meaning
        + (known["meaning of all"] + known["meaning of some"]) * one_by_one
        + known["meaning beyond words"] * np.maximum(0.0, meaning - balance)
        + _BEYOND
    )


def expected(a: Item, b: Item, kinship: Kinship, balance: float, rank: float, scale: Scale) -> float:
    """About the most that the speakers of a pair, its neighbours, its numbers and denials add to its logit."""
    weights = scale.weights
    told = (
        weights[_RANK] * rank
        + weights[_NUMBER] * bool(a.numbers and b.numbers)
        + weights[_CLASH] * (a.denied != b.denied)
    )
    return told + _spoken(weights, kinship, balance)


def _spoken(weights: tuple[float, ...], kinship: Kinship, balance: float) -> float:
    if kinship == Kinship.SAME:
        return weights[_SAME] + weights[_SAME_BALANCE] * balance
    if kinship == Kinship.RELATED:
        return weights[_SAME + 1]
    return weights[_SAME + 2] if kinship == Kinship.DIFFERENT else 0.0


def least_logit(threshold: float, scale: Scale) -> float:
    """The logit that a pair without rivals must have to reach a score."""
    if threshold <= 0.0:
        return -math.inf
    return (math.log(threshold / max(1.0 - threshold, _LITTLE)) - scale.bias) / scale.own


def _without(side: Stretch, names: frozenset[str]) -> float:
    plain = side.plain
    left = side.plain_total - sum([plain[name] for name in names if name in plain])
    return left if left > _LITTLE else 1.0


def raised(likely: Likeness, outshone: float, ground: float, scale: Scale) -> float:
    """The logit of a pair among its rivals.

    Args:
        likely: How alike the pair is.
        outshone: How far the best rival of either side outshines it.
        ground: What its articles have in common, as a logit.
        scale: What features weigh.
    """
    return scale.bias + scale.own * likely.logit + scale.rival * outshone + ground


def chance(crowd: int) -> float:
    """What is taken off a logit: of many stretches two are alike by chance more often than of the few of one story."""
    return _CROWDING * math.log(max(1.0, crowd / _STORY))


def logistic(value: float) -> float:
    """The probability of a logit."""
    return 1.0 / (1.0 + math.exp(-max(-50.0, min(50.0, value))))


def bounded(logit: float) -> float:
    """A logit within the bounds beyond which it says no more."""
    return max(-_MOST, min(_MOST, logit))
