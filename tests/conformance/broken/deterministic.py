"""Results that change from one stage to the next."""

# ruff: noqa: ARG002 - a stage takes what its slot gives

from __future__ import annotations

import itertools
import random

import attrs

from newslens.stages import Context, NoOptions, Slot, StageSpec
from newslens.types import Analysis, Article
from tests.conformance.good import Claimer, Cleaner

_MADE = itertools.count()


@attrs.frozen
class Dice(Claimer):
    def __call__(self, article: Article, context: Context) -> Article:
        found = super().__call__(article, context)
        claims = tuple(attrs.evolve(claim, confidence=random.random()) for claim in found.claims)  # noqa: S311
        return attrs.evolve(found, claims=claims)


@attrs.frozen
class Numbered(Cleaner):
    """Every stage that is made has a number of its own, and shows it."""

    number: int = attrs.field(factory=lambda: next(_MADE))

    def __call__(self, article: Article, context: Context) -> Article:
        return attrs.evolve(article, title=f"by stage {self.number}")


@attrs.frozen
class Dated:
    options: NoOptions
    number: int = attrs.field(factory=lambda: next(_MADE))

    def __call__(self, analysis: Analysis) -> bytes:
        return f"report {self.number} of {len(analysis.articles)} articles".encode()


SPECS = (
    StageSpec("broken.dice.v1", Slot.CLAIM, Dice),
    StageSpec("broken.numbered.v1", Slot.CLEAN, Numbered),
    StageSpec("broken.dated.v1", Slot.REPORT, Dated, handles=("dated",)),
)
