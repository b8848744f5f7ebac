"""What comes first decides."""

# ruff: noqa: ARG002 - a stage takes what its slot gives

from __future__ import annotations

from collections.abc import Sequence

import attrs

from newslens.stages import Context, Resolution, Slot, StageSpec
from newslens.types import Alignment, Article, Speaker
from tests.conformance.good import Aligner, Cleaner, Resolver


@attrs.frozen
class Counts(Resolver):
    """Numbers speakers as they come."""

    def __call__(self, articles: Sequence[Article], context: Context) -> Resolution:
        own = [speaker for article in articles for speaker in article.speakers]
        ids = {name: f"s{number}" for number, name in enumerate(dict.fromkeys(speaker.name for speaker in own))}
        speakers = tuple(Speaker(number, name) for name, number in ids.items())
        return Resolution(speakers, {speaker.id: ids[speaker.name] for speaker in own})


@attrs.frozen
class First(Aligner):
    """Compares everything with the first article only."""

    def __call__(
        self, articles: Sequence[Article], speakers: Sequence[Speaker], context: Context
    ) -> Sequence[Alignment]:
        found = super().__call__(articles, speakers, context)
        first = {quote.id for article in articles[:1] for quote in article.quotes}
        number = len(articles[0].raw) if articles else 0
        kept = [alignment for alignment in found if first & set(alignment.members)]
        return [attrs.evolve(alignment, evidence=(f"against {number}",)) for alignment in kept]


@attrs.frozen
class Learns(Cleaner):
    headline: str = ""

    def learn(self, articles: Sequence[Article]) -> Learns:
        return attrs.evolve(self, headline=articles[0].raw if articles else "")

    def __call__(self, article: Article, context: Context) -> Article:
        return attrs.evolve(article, title=self.headline)


SPECS = (
    StageSpec("broken.counting.v1", Slot.RESOLVE, Counts),
    StageSpec("broken.first.v1", Slot.ALIGN, First),
    StageSpec("broken.learns.v1", Slot.CLEAN, Learns),
)
