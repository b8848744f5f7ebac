"""Results that the slot does not allow, and calls that raise."""

# ruff: noqa: ARG002 - a stage takes what its slot gives

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import attrs

from newslens.spans import Span
from newslens.stages import Context, Resolution, Slot, Source, StageSpec
from newslens.types import Alignment, Analysis, Article, Cue, Relation
from tests.conformance.good import Attributor, Claimer, Cleaner, Resolver

_DAY: Any = date(2031, 3, 12)
_SURE: Any = Decimal(1)


@attrs.frozen
class Raises(Cleaner):
    def __call__(self, article: Article, context: Context) -> Article:
        raise RuntimeError("no idea")


@attrs.frozen
class Exits(Cleaner):
    def __call__(self, article: Article, context: Context) -> Article:
        raise SystemExit(3)


@attrs.frozen
class Nothing(Cleaner):
    def __call__(self, article: Article, context: Context) -> Any:
        return None


@attrs.frozen
class Retitles(Attributor):
    """An attribute stage has no business with the title."""

    def __call__(self, article: Article, context: Context) -> Article:
        return attrs.evolve(article, title="Mine")


@attrs.frozen
class Beyond(Attributor):
    def __call__(self, article: Article, context: Context) -> Article:
        found = super().__call__(article, context)
        far = (Span(0, len(article.raw) + 1),)
        return attrs.evolve(found, quotes=tuple(attrs.evolve(quote, spans=far) for quote in found.quotes))


@attrs.frozen
class Foreign(Attributor):
    """Two articles' quotes would be called the same."""

    def __call__(self, article: Article, context: Context) -> Article:
        found = super().__call__(article, context)
        return attrs.evolve(found, quotes=tuple(attrs.evolve(quote, id="q1") for quote in found.quotes))


@attrs.frozen
class Backwards(Attributor):
    """Pieces of a quote that do not follow each other."""

    def __call__(self, article: Article, context: Context) -> Article:
        found = super().__call__(article, context)
        size = len(article.raw)
        spans = (Span(size - 1, size), Span(0, 1))
        return attrs.evolve(found, quotes=tuple(attrs.evolve(quote, spans=spans) for quote in found.quotes))


@attrs.frozen
class Dates(Cleaner):
    """A date where a string belongs."""

    def __call__(self, article: Article, context: Context) -> Article:
        return attrs.evolve(article, published=_DAY)


@attrs.frozen
class Decimals(Claimer):
    def __call__(self, article: Article, context: Context) -> Article:
        found = super().__call__(article, context)
        return attrs.evolve(found, claims=tuple(attrs.evolve(claim, confidence=_SURE) for claim in found.claims))


@attrs.frozen
class Strangers(Claimer):
    def __call__(self, article: Article, context: Context) -> Article:
        found = super().__call__(article, context)
        return attrs.evolve(found, claims=tuple(attrs.evolve(claim, claimant="nobody") for claim in found.claims))


@attrs.frozen
class Words:
    options: Any

    def __call__(self, source: Source) -> Any:
        return source.data.decode("utf-8", "replace").split()


@attrs.frozen
class Loses(Resolver):
    def __call__(self, articles: Sequence[Article], context: Context) -> Resolution:
        return Resolution((), {})


@attrs.frozen
class Alone:
    options: Any

    def __call__(self, articles: Sequence[Article], *_: object) -> Sequence[Alignment]:
        ids = [quote.id for article in articles for quote in article.quotes]
        return [Alignment("l", (name, name), Relation.VERBATIM) for name in ids[:1]]


@attrs.frozen
class Text:
    options: Any

    def __call__(self, analysis: Analysis) -> Any:
        return str(len(analysis.articles))


@attrs.frozen
class Shifted(Attributor):
    """Offsets of the cleaned text given as raw ones, or simply off by one."""

    def __call__(self, article: Article, context: Context) -> Article:
        found = super().__call__(article, context)
        quotes = tuple(
            attrs.evolve(quote, cue=Cue("said", (Span(0, 1),)) if quote.cue else None) for quote in found.quotes
        )
        return attrs.evolve(found, quotes=quotes)


SPECS = (
    StageSpec("broken.raises.v1", Slot.CLEAN, Raises),
    StageSpec("broken.exits.v1", Slot.CLEAN, Exits),
    StageSpec("broken.nothing.v1", Slot.CLEAN, Nothing),
    StageSpec("broken.retitles.v1", Slot.ATTRIBUTE, Retitles),
    StageSpec("broken.beyond.v1", Slot.ATTRIBUTE, Beyond),
    StageSpec("broken.foreign.v1", Slot.ATTRIBUTE, Foreign),
    StageSpec("broken.backwards.v1", Slot.ATTRIBUTE, Backwards),
    StageSpec("broken.shifted.v1", Slot.ATTRIBUTE, Shifted),
    StageSpec("broken.dates.v1", Slot.CLEAN, Dates),
    StageSpec("broken.decimals.v1", Slot.CLAIM, Decimals),
    StageSpec("broken.strangers.v1", Slot.CLAIM, Strangers),
    StageSpec("broken.words.v1", Slot.READ, Words, handles=(".txt",)),
    StageSpec("broken.loses.v1", Slot.RESOLVE, Loses),
    StageSpec("broken.alone.v1", Slot.ALIGN, Alone),
    StageSpec("broken.text.v1", Slot.REPORT, Text, handles=("text",)),
)
