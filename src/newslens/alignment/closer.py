"""A closer look at two stretches: all that is known of them at once, and how sure it is that they belong together or exclude each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import attrs
import numpy as np

from newslens.alignment import incompatible, likeness, wordwise
from newslens.alignment.common_ground import common_ground
from newslens.alignment.echoes import echoes
from newslens.alignment.items import Item
from newslens.alignment.lexicon import lexicon
from newslens.alignment.likeness import Scale, bounded, chance, logistic, raised
from newslens.alignment.matching import Match, rivals
from newslens.alignment.trees import Floats, Trees

NAMES: Final = (
    "logit",
    "among rivals",
    *likeness.NAMES,
    *(f"against: {name}" for name in incompatible.NAMES),
    *wordwise.NAMES,
)
"""What a closer look tells, in order; what speaks against both holding is all 0 where nothing does."""
Look = tuple[float, ...]
"""What there is to say on two stretches, in the order of NAMES."""
_FAINT: Final = -3.2  # the logit of likeness from which two stretches are looked at


@attrs.frozen
class Judgement:
    """How two stretches stand to each other, as far as that was learned.

    Attributes:
        together: How sure it is that they tell of the same, whether they agree or not, 0 to 1.
        opposed: How sure it is that they do and cannot both hold, 0 to 1.
    """

    together: float
    opposed: float


def looks(found: Sequence[Item], matched: Sequence[Match], scale: Scale) -> Iterator[Look | None]:
    """What there is to say on pairs, in the order of NAMES; None for those of which nothing is to be expected.

    Args:
        found: Quotes and claims.
        matched: Pairs of them, compared.
        scale: What features of likeness weigh.
    """
    words = lexicon()
    seen = (read(found, matched) for read in (rivals, common_ground, echoes))
    for match, outshone, ground, echoed in zip(matched, *seen, strict=True):
        if match.likely.logit < _FAINT and not match.against.evidence:
            yield None
            continue
        yield (
            bounded(match.likely.logit),
            bounded(raised(match.likely, outshone, ground, scale)),
            *match.likely.features,
            *incompatible.evidence(match, outshone, ground, echoed),
            *wordwise.answers(match.pair.a, match.pair.b, words),
        )


def judged(looked: Sequence[Look | None], crowd: int, together: Trees, opposed: Trees) -> list[Judgement]:
    """How sure it is of pairs that they belong together, and that they exclude each other.

    Args:
        looked: What there is to say on each pair.
        crowd: How many stretches there are.
        together: What was learned of pairs that belong together.
        opposed: What was learned of those that exclude each other.
    """
    near = [place for place, look in enumerate(looked) if look is not None]
    given = np.array([look for look in looked if look is not None], dtype=np.float64).reshape(len(near), len(NAMES))
    result = [Judgement(0.0, 0.0)] * len(looked)
    for place, one, other in zip(near, _sure(together, given, crowd), _sure(opposed, given, crowd), strict=True):
        # What excludes each other is of one matter; where the trees do not agree on that, the lesser counts.
        result[place] = Judgement(one, min(one, other))
    return result


def _sure(trees: Trees, given: Floats, crowd: int) -> list[float]:
    return [logistic(logit - chance(crowd)) for logit in trees.logits(given).tolist()]
