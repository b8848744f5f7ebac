"""Stages that hold on news, and fail on what else arrives."""

from __future__ import annotations

import re

import attrs

from newslens.stages import Context, Slot, Source, StageSpec
from newslens.types import Article
from tests.conformance.good import Attributor, Reader


@attrs.frozen
class Counts(Attributor):
    """Takes 1,000,000 for a number that `int` reads."""

    def __call__(self, article: Article, context: Context) -> Article:
        for found in re.finditer(r"\b[0-9]{1,3}(?:,[0-9]{3})+\b", article.text):
            int(found[0])
        return super().__call__(article, context)


@attrs.frozen
class Refuses(Reader):
    def __call__(self, source: Source) -> list[Article]:
        if not source.path:
            raise KeyError("path")
        return list(super().__call__(source))


SPECS = (
    StageSpec("broken.counts.v1", Slot.ATTRIBUTE, Counts),
    StageSpec("broken.refuses.v1", Slot.READ, Refuses, handles=(".txt",)),
)
