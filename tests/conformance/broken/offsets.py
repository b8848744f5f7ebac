"""Spans that are in range, and of something else."""

# ruff: noqa: ARG002 - a stage takes what its slot gives

from __future__ import annotations

from collections.abc import Sequence

import attrs

from newslens.spans import Span
from newslens.stages import Context, Slot, StageSpec
from newslens.types import (
    Alignment,
    Article,
    Claim,
    Difference,
    Quantity,
    Relation,
    Removal,
    RemovalReason,
    Speaker,
)
from tests.conformance.good import ADVERT, Aligner, Claimer, Cleaner


@attrs.frozen
class Pretends(Cleaner):
    """Records what it would have removed, and removes nothing."""

    def __call__(self, article: Article, context: Context) -> Article:
        start = article.raw.find(next(iter(article.raw.split()), ADVERT))
        return article.edited(
            [], removed=[Removal((Span(start, start + 1),), RemovalReason.BYLINE)] if start >= 0 else []
        )


@attrs.frozen
class Numbers(Claimer):
    def __call__(self, article: Article, context: Context) -> Article:
        def counted(claim: Claim) -> Claim:
            return attrs.evolve(claim, quantities=(Quantity("seventeen", claim.spans, 17.0, "people"),))

        found = super().__call__(article, context)
        return attrs.evolve(found, claims=tuple(map(counted, found.claims)))


@attrs.frozen
class Differs(Aligner):
    def __call__(
        self, articles: Sequence[Article], speakers: Sequence[Speaker], context: Context
    ) -> Sequence[Alignment]:
        quotes = sorted((a.id, a.quotes[0]) for a in articles if a.quotes) if len(articles) > 1 else []
        if len(quotes) < 2:
            return []
        (_, one), (_, other) = quotes[:2]
        found = Difference(one.id, other.id, "zzz", "yyy", a_spans=one.spans[:1], b_spans=other.spans[:1])
        return [Alignment("l", (one.id, other.id), Relation.REWORDED, differences=(found,))]


SPECS = (
    StageSpec("broken.pretends.v1", Slot.CLEAN, Pretends),
    StageSpec("broken.numbers.v1", Slot.CLAIM, Numbers),
    StageSpec("broken.differs.v1", Slot.ALIGN, Differs),
)
