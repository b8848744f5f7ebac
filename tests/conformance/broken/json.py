"""Records with more in them than the contract has a place for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import attrs

from newslens.stages import Context, Slot, Source, StageSpec
from newslens.types import Alignment, Article, Claim, Quote, Speaker
from tests.conformance.good import Aligner, Attributor, Claimer, Cleaner, Reader


@attrs.frozen
class Rated(Article):
    rating: int = 5


@attrs.frozen
class Coloured(Quote):
    colour: str = "red"


@attrs.frozen
class Ranked(Claim):
    rank: int = 1


@attrs.frozen
class Weighted(Alignment):
    weight: float = 2.0


def _plain(record: object) -> dict[str, object]:
    kind: type[attrs.AttrsInstance] = type(record)  # type: ignore[assignment]
    return {field.name: getattr(record, field.name) for field in attrs.fields(kind)}


@attrs.frozen
class Rates(Cleaner):
    def __call__(self, article: Article, context: Context) -> Article:
        found = super().__call__(article, context)
        return found if isinstance(found, Rated) else Rated(**_plain(found))  # type: ignore[arg-type]


@attrs.frozen
class Reads(Reader):
    def __call__(self, source: Source) -> Iterable[Article]:
        return [Rated(**_plain(article)) for article in super().__call__(source)]  # type: ignore[arg-type]


@attrs.frozen
class Colours(Attributor):
    def __call__(self, article: Article, context: Context) -> Article:
        found = super().__call__(article, context)
        quotes = tuple(Coloured(**_plain(quote)) for quote in found.quotes)  # type: ignore[arg-type]
        return attrs.evolve(found, quotes=quotes)


@attrs.frozen
class Ranks(Claimer):
    def __call__(self, article: Article, context: Context) -> Article:
        found = super().__call__(article, context)
        return attrs.evolve(found, claims=tuple(Ranked(**_plain(claim)) for claim in found.claims))  # type: ignore[arg-type]


@attrs.frozen
class Weighs(Aligner):
    def __call__(
        self, articles: Sequence[Article], speakers: Sequence[Speaker], context: Context
    ) -> Sequence[Alignment]:
        found = super().__call__(articles, speakers, context)
        return [Weighted(**_plain(alignment)) for alignment in found]  # type: ignore[arg-type]


SPECS = (
    StageSpec("broken.rates.v1", Slot.CLEAN, Rates),
    StageSpec("broken.reads.v1", Slot.READ, Reads, handles=(".txt",)),
    StageSpec("broken.colours.v1", Slot.ATTRIBUTE, Colours),
    StageSpec("broken.ranks.v1", Slot.CLAIM, Ranks),
    StageSpec("broken.weighs.v1", Slot.ALIGN, Weighs),
)
