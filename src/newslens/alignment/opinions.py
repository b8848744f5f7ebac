"""A second opinion on pairs: how alike they are where words alone leave it open, and what somebody makes of them who reads both."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import attrs

from newslens.alignment.closer import Judgement
from newslens.alignment.matching import Match
from newslens.alignment.speech import Kinship


@attrs.frozen
class Asked:
    """A pair on which an opinion is asked.

    Attributes:
        a: The text of one stretch.
        b: The text of the other.
        in_a: The number of the article of the one.
        in_b: The number of the article of the other.
        logit: The logit of how alike they are by their words and speakers.
    """

    a: str
    b: str
    in_a: int
    in_b: int
    logit: float


@attrs.frozen
class Considered:
    """A pair that was looked at closely.

    Attributes:
        a: The text of one stretch.
        b: The text of the other.
        judgement: How they stand to each other, as far as it is known.
        strangers: Whether two different speakers say them.
    """

    a: str
    b: str
    judgement: Judgement
    strangers: bool = False


@attrs.frozen
class Opinion:
    """Who is asked, and on which pairs.

    Attributes:
        judge: Gives the logit of each pair in the light of what it knows besides, in the order of the pairs. What it says
            of a pair may hang on the others, but not on their order.
        low: The score, from 0 to 1, from which a pair is asked about; below it too little is in common.
        high: The score up to which it is; above it words are enough.
        read: Judges pairs anew that were looked at closely, in their order; None if nobody reads them.
        doubt: How sure it must be at least, from 0 to 1, that a pair belongs together, for it to be read.
    """

    judge: Callable[[Sequence[Asked]], Sequence[float]]
    low: float = 0.05
    high: float = 0.7
    read: Callable[[Sequence[Considered]], Sequence[Judgement]] | None = None
    doubt: float = 0.02


def reconsidered(matched: Sequence[Match], opinion: Opinion) -> list[Match]:
    """The matches, those that are open with the logit of the opinion."""
    unsure = [place for place, match in enumerate(matched) if is_open(match, opinion)]
    logits = opinion.judge([_asked(matched[place]) for place in unsure])
    result = list(matched)
    for place, logit in zip(unsure, logits, strict=True):
        match = result[place]
        result[place] = attrs.evolve(match, likely=attrs.evolve(match.likely, logit=logit))
    return result


def reread(matched: Sequence[Match], judgements: Sequence[Judgement], opinion: Opinion) -> list[Judgement]:
    """The judgements, those of pairs that are read as their reader judges them.

    Quoted words that are the same need no reader.
    """
    result = list(judgements)
    if opinion.read is None:
        return result
    read = [
        place
        for place, (match, judgement) in enumerate(zip(matched, judgements, strict=True))
        if judgement.together >= opinion.doubt and (match.wording is None or not match.wording.same)
    ]
    answers = opinion.read([_considered(matched[place], judgements[place]) for place in read])
    for place, judgement in zip(read, answers, strict=True):
        result[place] = judgement
    return result


def _considered(match: Match, judgement: Judgement) -> Considered:
    return Considered(match.pair.a.text, match.pair.b.text, judgement, match.kinship is Kinship.DIFFERENT)


def is_open(match: Match, opinion: Opinion) -> bool:
    """Whether an opinion is asked: in the band, where neither quoted words nor a contradiction decide."""
    decided = match.wording is not None or bool(match.against.evidence)
    return not decided and opinion.low <= match.likely.score <= opinion.high


def _asked(match: Match) -> Asked:
    a, b = match.pair.a, match.pair.b
    return Asked(a.text, b.text, a.item.article, b.item.article, match.likely.logit)
