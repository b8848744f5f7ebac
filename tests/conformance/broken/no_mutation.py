"""Changes in place: by force, of a list that was lent, of the shared parse, of the options."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from newslens.stages import Context, Resolution, Slot, StageSpec
from newslens.types import Article
from tests.conformance.good import Attributor, Cleaner, Resolver


@attrs.frozen
class Forces(Cleaner):
    def __call__(self, article: Article, context: Context) -> Article:
        object.__setattr__(article, "title", "Mine")
        return super().__call__(article, context)


@attrs.frozen
class Sorts(Resolver):
    def __call__(self, articles: Sequence[Article], context: Context) -> Resolution:
        if isinstance(articles, list):
            articles.sort(key=lambda article: article.id, reverse=True)
        return super().__call__(articles, context)


@attrs.frozen
class Marks(Attributor):
    def __call__(self, article: Article, context: Context) -> Article:
        for token in context.doc(article):
            token.lemma_ = "mine"
        return super().__call__(article, context)


@attrs.frozen
class Lines:
    lines: list[str] = attrs.field(factory=list)


@attrs.frozen
class Remembers(Cleaner):
    options: Lines  # type: ignore[assignment]

    def __call__(self, article: Article, context: Context) -> Article:
        if article.raw not in self.options.lines:
            self.options.lines.append(article.raw)
        return super().__call__(article, context)


SPECS = (
    StageSpec("broken.forces.v1", Slot.CLEAN, Forces),
    StageSpec("broken.sorts.v1", Slot.RESOLVE, Sorts),
    StageSpec("broken.marks.v1", Slot.ATTRIBUTE, Marks),
    StageSpec("broken.remembers.v1", Slot.CLEAN, Remembers, Lines),
)
