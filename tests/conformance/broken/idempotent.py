"""Stages that do again what they have done."""

# ruff: noqa: ARG002 - a stage takes what its slot gives

from __future__ import annotations

import attrs

from newslens.spans import Edit
from newslens.stages import Context, Slot, StageSpec
from newslens.types import Article
from tests.conformance.good import Attributor, Claimer, Cleaner


@attrs.frozen
class Eats(Cleaner):
    """Takes off one character each time."""

    def __call__(self, article: Article, context: Context) -> Article:
        return article.edited([Edit(0, 1)] if article.text else [])


@attrs.frozen
class Appends(Attributor):
    """Adds its quotes to those that are there, its own among them."""

    def __call__(self, article: Article, context: Context) -> Article:
        found = super().__call__(article, context)
        new = tuple(attrs.evolve(q, id=f"{article.id}#x{len(article.quotes)}", speaker=None) for q in found.quotes)
        return attrs.evolve(article, quotes=(*article.quotes, *new)[: len(article.raw)])


@attrs.frozen
class Doubts(Claimer):
    def __call__(self, article: Article, context: Context) -> Article:
        before = min((claim.confidence for claim in article.claims), default=1.0)
        found = super().__call__(article, context)
        return attrs.evolve(found, claims=tuple(attrs.evolve(c, confidence=before / 2) for c in found.claims))


SPECS = (
    StageSpec("broken.eats.v1", Slot.CLEAN, Eats),
    StageSpec("broken.appends.v1", Slot.ATTRIBUTE, Appends),
    StageSpec("broken.doubts.v1", Slot.CLAIM, Doubts),
)
