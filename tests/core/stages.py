"""Small stages and plugins for the tests of the core, good and bad."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib.metadata import EntryPoint
from itertools import pairwise
from types import SimpleNamespace
from typing import cast

import attrs

from newslens.hookspecs import hookimpl
from newslens.registry import Plugin, Registered, Registry
from newslens.spans import Edit, Span
from newslens.stages import Context, NoOptions, Resolution, Slot, Source, Stage, StageSpec
from newslens.types import (
    Alignment,
    Analysis,
    Article,
    Kind,
    Mode,
    Problem,
    Quote,
    Relation,
    Speaker,
    SpeakerMention,
)


@attrs.frozen
class ShoutOptions:
    times: int = attrs.field(default=1, validator=attrs.validators.ge(1))
    mark: str = "!"


def read_lines(source: Source) -> Iterable[Article | Problem]:
    return [Article(source.name, source.data.decode())]


def strip(article: Article, _: Context) -> Article:
    return article.edited([Edit(0, 1)] if article.text.startswith(" ") else [])


def whole(article: Article, _: Context) -> Article:
    """Attribute the whole text to its first word."""
    size = len(article.text)
    speaker = Speaker(f"{article.id}#s1", article.text.split()[0])
    mention = SpeakerMention(speaker.id, speaker.name, article.to_raw(0, len(speaker.name)))
    spans = article.to_raw(0, size)
    quote = Quote(f"{article.id}#q1", Kind.INDIRECT, Mode.SPEECH, article.raw_text(spans), spans, None, mention)
    return attrs.evolve(article, quotes=(quote,), speakers=(speaker,))


def by_name(articles: Sequence[Article], _: Context) -> Resolution:
    own = [speaker for article in articles for speaker in article.speakers]
    names = sorted({speaker.name for speaker in own})
    return Resolution(tuple(Speaker(name, name) for name in names), {speaker.id: speaker.name for speaker in own})


def neighbours(articles: Sequence[Article], _: Sequence[Speaker], __: Context) -> Sequence[Alignment]:
    firsts = [article.quotes[0].id for article in articles if article.quotes]
    return [Alignment(f"{a}~{b}", (a, b), Relation.PARAPHRASE) for a, b in pairwise(firsts)]


def count(analysis: Analysis) -> bytes:
    return str(len(analysis.articles)).encode()


def spec(name: str, slot: Slot, call: Callable[..., object], **more: object) -> StageSpec:
    return StageSpec(name, slot, lambda _: cast("Stage", call), **more)  # type: ignore[arg-type]


GOOD = (
    spec("test.read.v1", Slot.READ, read_lines, handles=(".txt",)),
    spec("test.strip.v1", Slot.CLEAN, strip),
    spec("test.whole.v1", Slot.ATTRIBUTE, whole, provides={"quotes"}),
    spec("test.names.v1", Slot.RESOLVE, by_name, requires={"quotes"}),
    spec("test.neighbours.v1", Slot.ALIGN, neighbours, requires={"quotes"}),
    spec("test.count.v1", Slot.REPORT, count, handles=("count",)),
)
NAMES = tuple(stage.name for stage in GOOD)


def registry(*more: StageSpec) -> Registry:
    """A registry of the good stages and some more, without looking at what is installed."""
    empty = Registry.discover(points=[])
    plugin = Plugin("test", "newslens-test", "1.0")
    return attrs.evolve(empty, stages={stage.name: Registered(stage, plugin) for stage in (*GOOD, *more)})


def shout(options: ShoutOptions) -> Callable[[Article, Context], Article]:
    return lambda article, _: article.edited([Edit(len(article.text), len(article.text), options.mark * options.times)])


SHOUT = StageSpec("test.shout.v1", Slot.CLEAN, shout, ShoutOptions)


def broken(_: Article, __: Context) -> Article:
    raise RuntimeError("two\nlines")


def chatty(article: Article, _: Context) -> Article:
    print("a stage at work")  # noqa: T201
    return article


def chatty_lines(source: Source) -> Iterator[Article]:
    print("a reader at work")  # noqa: T201
    yield Article(source.name, source.data.decode())


def chatty_report(analysis: Analysis) -> bytes:
    print("a report at work")  # noqa: T201
    return count(analysis)


def out_of_range(article: Article, context: Context) -> Article:
    found = whole(article, context)
    quote = attrs.evolve(found.quotes[0], spans=(Span(0, len(article.raw) + 1),))
    return attrs.evolve(found, quotes=(quote,))


def plugin_of(*specs: StageSpec) -> object:
    @hookimpl
    def newslens_stages() -> Iterable[StageSpec]:
        return specs

    return SimpleNamespace(newslens_stages=newslens_stages)


good_plugin = plugin_of(spec("test.extra.v1", Slot.CLEAN, strip))
chatty_plugin = plugin_of(
    spec("test.chatty.v1", Slot.CLEAN, chatty),
    spec("test.lines.v1", Slot.READ, chatty_lines, handles=(".chat",)),
    spec("test.report.v1", Slot.REPORT, chatty_report, handles=("chat",)),
)
twin_plugin = plugin_of(spec("test.extra.v1", Slot.CLEAN, strip))
pair_plugin = plugin_of(spec("test.extra.v1", Slot.CLEAN, strip), spec("test.other.v1", Slot.CLEAN, strip))
old_plugin = plugin_of(StageSpec("test.old.v1", Slot.CLEAN, lambda _: strip, NoOptions, api=0))
wrong_plugin = plugin_of("no spec")  # type: ignore[arg-type]


class AlonePlugin:
    @hookimpl
    def newslens_stages(self) -> StageSpec:
        return spec("test.alone.v1", Slot.CLEAN, strip)


alone_plugin = AlonePlugin()


class ClassPlugin:
    """An entry point may name a class; it is instantiated."""

    @hookimpl
    def newslens_stages(self) -> Iterable[StageSpec]:
        return [spec("test.class.v1", Slot.CLEAN, strip)]


class UnknownHook:
    @hookimpl
    def newslens_stagse(self) -> None: ...


class WrongArguments:
    @hookimpl
    def newslens_run_start(self, nonsense: object) -> None: ...


def point(attribute: str, name: str | None = None) -> EntryPoint:
    return EntryPoint(name or attribute, f"tests.core.stages:{attribute}", "newslens.plugins")
