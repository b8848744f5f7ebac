"""A stage for each slot that keeps every promise; the broken ones are made from these by one fault each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations

import attrs

from newslens.spans import Edit
from newslens.stages import Context, NoOptions, Resolution, Slot, Source, StageSpec
from newslens.types import (
    Alignment,
    Analysis,
    Article,
    Claim,
    Cue,
    Kind,
    Mode,
    Quote,
    Relation,
    Removal,
    RemovalReason,
    Speaker,
    SpeakerMention,
)

SAID = " said"
ADVERT = "Advertisement"


@attrs.frozen
class Reader:
    options: NoOptions = NoOptions()

    def __call__(self, source: Source) -> Iterable[Article]:
        return [Article(source.name, source.data.decode("utf-8", "replace"), path=source.path)]


@attrs.frozen
class Cleaner:
    options: NoOptions = NoOptions()

    def __call__(self, article: Article, _: Context) -> Article:
        start = article.text.find(ADVERT)
        while start >= 0:
            end = start + len(ADVERT)
            removed = Removal(article.to_raw(start, end), RemovalReason.BOILERPLATE)
            article = article.edited([Edit(start, end, gap=True)], removed=[removed] if removed.spans else [])
            start = article.text.find(ADVERT)
        return article


@attrs.frozen
class Attributor:
    """The line before "said" is a quote, and the word after it its speaker."""

    options: NoOptions = NoOptions()

    def __call__(self, article: Article, _: Context) -> Article:
        at = article.text.find(SAID)
        line = article.text.rfind("\n", 0, max(at, 0)) + 1
        who = article.text[at + len(SAID) :].split(maxsplit=1)[:1]
        if at <= line or not who:
            return attrs.evolve(article, quotes=(), speakers=())
        start = article.text.index(who[0], at + len(SAID))
        content, cue = article.to_raw(line, at), article.to_raw(at + 1, at + len(SAID))
        mention = article.to_raw(start, start + len(who[0]))
        if not (content and cue and mention):
            return attrs.evolve(article, quotes=(), speakers=())
        speaker = Speaker(f"{article.id}#s1", article.raw_text(mention))
        quote = Quote(
            f"{article.id}#q1",
            Kind.INDIRECT,
            Mode.SPEECH,
            article.raw_text(content),
            content,
            Cue(article.raw_text(cue), cue),
            SpeakerMention(speaker.id, speaker.name, mention),
        )
        return attrs.evolve(article, quotes=(quote,), speakers=(speaker,))


@attrs.frozen
class Claimer:
    options: NoOptions = NoOptions()

    def __call__(self, article: Article, _: Context) -> Article:
        claims = tuple(
            Claim(f"{article.id}#c{number}", quote.text, quote.spans, quote=quote.id)
            for number, quote in enumerate(article.quotes)
        )
        return attrs.evolve(article, claims=claims)


@attrs.frozen
class Resolver:
    options: NoOptions = NoOptions()

    def __call__(self, articles: Sequence[Article], _: Context) -> Resolution:
        own = [speaker for article in articles for speaker in article.speakers]
        speakers = tuple(Speaker(f"s:{name}", name) for name in sorted({speaker.name for speaker in own}))
        return Resolution(speakers, {speaker.id: f"s:{speaker.name}" for speaker in own})


@attrs.frozen
class Aligner:
    options: NoOptions = NoOptions()

    def __call__(self, articles: Sequence[Article], _: Sequence[Speaker], __: Context) -> Sequence[Alignment]:
        rows = sorted((quote.text, quote.id, article.id) for article in articles for quote in article.quotes)
        return [
            Alignment(f"{a}~{b}", tuple(sorted((a, b))), Relation.VERBATIM)
            for (one, a, home), (other, b, away) in combinations(rows, 2)
            if one == other and home != away
        ]


@attrs.frozen
class Reporter:
    options: NoOptions = NoOptions()

    def __call__(self, analysis: Analysis) -> bytes:
        return "\n".join(quote.id for article in analysis.articles for quote in article.quotes).encode()


SPECS = (
    StageSpec("good.reader.v1", Slot.READ, Reader, handles=(".txt",)),
    StageSpec("good.cleaner.v1", Slot.CLEAN, Cleaner),
    StageSpec("good.attributor.v1", Slot.ATTRIBUTE, Attributor),
    StageSpec("good.claimer.v1", Slot.CLAIM, Claimer),
    StageSpec("good.resolver.v1", Slot.RESOLVE, Resolver),
    StageSpec("good.aligner.v1", Slot.ALIGN, Aligner),
    StageSpec("good.reporter.v1", Slot.REPORT, Reporter, handles=("ids",)),
)
