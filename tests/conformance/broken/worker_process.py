"""Stages that cannot leave the process, or give something else elsewhere."""

from __future__ import annotations

import os
from typing import Any

import attrs

from newslens.stages import Context, Slot, StageSpec
from newslens.types import Article
from tests.conformance.good import Attributor, Claimer, Cleaner


@attrs.frozen
class Sets(Attributor):
    """The order of a set of words hangs on the hash seed of the process."""

    def __call__(self, article: Article, context: Context) -> Article:
        found = super().__call__(article, context)
        evidence = tuple({"cue", "marks", "verb", "colon", "name", "role", "line", "rule"})
        return attrs.evolve(found, quotes=tuple(attrs.evolve(quote, evidence=evidence) for quote in found.quotes))


@attrs.frozen
class Here(Claimer):
    def __call__(self, article: Article, context: Context) -> Article:
        found = super().__call__(article, context)
        name = f"process {os.getpid()}"
        return attrs.evolve(found, claims=tuple(attrs.evolve(claim, text=name) for claim in found.claims))


def _closing() -> Any:
    def factory(_: object) -> Cleaner:
        return Cleaner()

    return factory


SPECS = (
    StageSpec("broken.lambda.v1", Slot.CLEAN, lambda _: Cleaner()),
    StageSpec("broken.closure.v1", Slot.CLEAN, _closing()),
    StageSpec("broken.sets.v1", Slot.ATTRIBUTE, Sets),
    StageSpec("broken.here.v1", Slot.CLAIM, Here),
)
