"""Stages that keep something from one call to the next."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from newslens.stages import Context, NoOptions, Slot, Source, StageSpec
from newslens.types import Article
from tests.conformance.good import Cleaner, Reader


@attrs.define
class Counts:
    """Numbers the articles as they come."""

    options: NoOptions
    seen: int = 0

    def __call__(self, article: Article, context: Context) -> Article:
        self.seen += 1
        return attrs.evolve(Cleaner()(article, context), title=f"article {self.seen}")


@attrs.define
class Names:
    options: NoOptions
    seen: int = 0

    def __call__(self, source: Source) -> Iterable[Article]:
        self.seen += 1
        return [attrs.evolve(article, id=f"n{self.seen}") for article in Reader()(source)]


SPECS = (
    StageSpec("broken.numbers.v1", Slot.CLEAN, Counts),
    StageSpec("broken.names.v1", Slot.READ, Names, handles=(".txt",)),
)
