"""Work that grows with the square of the text."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from newslens.stages import Context, Slot, Source, StageSpec
from newslens.types import Article
from tests.conformance.good import Attributor, Cleaner, Reader


def _slowly(text: str) -> int:
    return sum(text.count(f"{word}~") for word in text.split())


@attrs.frozen
class Slow(Cleaner):
    def __call__(self, article: Article, context: Context) -> Article:
        _slowly(article.text)
        return super().__call__(article, context)


@attrs.frozen
class Slower(Attributor):
    def __call__(self, article: Article, context: Context) -> Article:
        _slowly(article.text)
        return super().__call__(article, context)


@attrs.frozen
class Slowest(Reader):
    def __call__(self, source: Source) -> Iterable[Article]:
        articles = list(super().__call__(source))
        for article in articles:
            _slowly(article.raw)
        return articles


SPECS = (
    StageSpec("broken.slow.v1", Slot.CLEAN, Slow),
    StageSpec("broken.slower.v1", Slot.ATTRIBUTE, Slower),
    StageSpec("broken.slowest.v1", Slot.READ, Slowest, handles=(".txt",)),
)
