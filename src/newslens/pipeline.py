"""The whole way of a text, from file to report: build a pipeline, run it.

files ─read─▶ Article ─clean─▶ ─attribute─▶ ─claim─▶ ─resolve─▶ speakers ─align─▶ alignments ─report─▶ bytes
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.metadata import version
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, cast
from uuid import uuid4

import attrs

from newslens import config, contracts, language
from newslens.config import Config, OnError, Step
from newslens.errors import ConfigError, ContractError, InputError, ModelError, NoArticleError, StageError, named
from newslens.hookspecs import Counts, Run
from newslens.reading import files
from newslens.registry import Registry
from newslens.stages import (
    Aligner,
    ArticleStage,
    Context,
    Learner,
    Reader,
    Reporter,
    Resolution,
    Resolver,
    Slot,
    Source,
)
from newslens.types import Alignment, Analysis, Article, Problem, Speaker

if TYPE_CHECKING:
    from spacy.language import Language

_OVER_ONE_ARTICLE = (Slot.CLEAN, Slot.ATTRIBUTE, Slot.CLAIM)


def load(settings: Config | Path | str | None = None, *, registry: Registry | None = None) -> Pipeline:
    """Build a pipeline.

    Args:
        settings: A configuration, the path of one, or None for the default.
        registry: Where stages are looked up; the installed plugins if left out.

    Raises:
        ConfigError: Where the configuration does not hold, with one line for each fault.
        PluginError: Where two plugins claim one stage name.
    """
    if settings is None:
        settings = Config()
    elif not isinstance(settings, Config):
        settings = config.read(Path(settings))
    if registry is None:
        registry = Registry.discover(disable=settings.plugins.disable)
    return Pipeline(config.build(settings, registry), registry, settings.model)


@attrs.frozen
class Pipeline:
    """Stages in order, ready to run.

    Attributes:
        steps: The stages with their policies, in the order of the slots.
        registry: Where they came from; its observers watch each run.
        model: The spaCy pipeline that parses.
    """

    steps: tuple[Step, ...]
    registry: Registry = attrs.field(repr=False)
    model: str = "newslens-en"
    # Loaded when first asked for, and then kept as long as the pipeline: loading costs more than a short article.
    _language: Callable[[], Language] = attrs.field(init=False, repr=False, eq=False)

    @_language.default
    def _load_once(self) -> Callable[[], Language]:
        return cache(lambda: language.load(self.model))

    def read(self, paths: Iterable[Path | str]) -> Iterator[Article | Problem]:
        """Read files, folders and (as "-") standard input.

        Yields:
            The articles, in the order of the paths; folders are walked in order of name. What cannot be read is a
            `Problem` in its place.
        """
        readers = [step for step in self.steps if step.spec.slot is Slot.READ]
        handled = frozenset(suffix for step in readers for suffix in step.spec.handles)
        for found in files.walk(paths, handled):
            if isinstance(found, Problem):
                yield found
                continue
            step = next(step for step in readers if found.suffix in step.spec.handles)
            try:
                source = Source(found.path, found.name, found.read())
                yield from cast("Reader", step.stage)(source)
            except NoArticleError as error:
                if not found.walked:  # in a folder, files that hold no article just lie about
                    yield Problem(found.path, step.spec.name, _line(error))
            except InputError as error:
                yield Problem(found.path, step.spec.name, _line(error))
            except Exception as error:  # a reader is a stranger's code; the other inputs go on
                if step.on_error is OnError.RAISE:
                    raise StageError(_line(error), stage=step.spec.name, article=found.path) from error
                yield Problem(found.path, step.spec.name, named(error))

    def stream(self, items: Iterable[Article | Problem]) -> Iterator[Article | Problem]:
        """Clean and annotate articles one by one, in bounded memory.

        Args:
            items: Articles in any number; problems pass through.

        Yields:
            Each article with its quotes, claims and own speakers, followed by the problems it had; an article whose
            stage failed under `skip_article` is a problem alone.

        Raises:
            StageError: Where a stage fails whose policy is `raise`.
            ModelError: Where the spaCy pipeline cannot be loaded.
        """
        run = self._start(None)
        context = self._context()
        counts = Counts()
        try:
            for item in items:
                for result in self._annotated(run, self._article_steps(), item, context):
                    counts = _counted(counts, result)
                    yield result
        finally:
            self.registry.notify("newslens_run_end", run=run, counts=counts)

    def analyze(self, items: Iterable[Article | Problem]) -> Analysis:
        """Analyse articles on one event: annotate each, bring their speakers together, align what they say.

        Args:
            items: What `read` yields, or articles of your own. A second article of the same id is renamed.

        Returns:
            Everything found. Failures are among its `problems`, and nothing else is lost by them.

        Raises:
            StageError: Where a stage fails whose policy is `raise`.
            ModelError: Where the spaCy pipeline cannot be loaded.
        """
        items = _with_unique_ids(items)
        read = [item for item in items if isinstance(item, Article)]
        run = self._start(len(read))
        context = self._context()
        analysis = Analysis(newslens=version("newslens"))
        try:
            steps = [_learned(step, read) for step in self._article_steps()]
            results = [result for item in items for result in self._annotated(run, steps, item, context)]
            problems = [result for result in results if isinstance(result, Problem)]
            articles = [result for result in results if isinstance(result, Article)]
            resolution = self._resolve(run, articles, context, problems)
            articles = [_with_speakers(article, resolution.merged) for article in articles]
            alignments = self._align(run, articles, resolution.speakers, context, problems)
            analysis = attrs.evolve(
                analysis,
                articles=tuple(articles),
                speakers=resolution.speakers,
                alignments=tuple(alignments),
                problems=tuple(problems),
            )
        finally:
            counts = Counts(speakers=len(analysis.speakers), alignments=len(analysis.alignments))
            for result in itertools.chain[Article | Problem](analysis.articles, analysis.problems):
                counts = _counted(counts, result)
            self.registry.notify("newslens_run_end", run=run, counts=counts)
        return analysis

    def render(self, analysis: Analysis, form: str) -> bytes:
        """Render an analysis in a format that a stage of the report slot handles ("json", "table", "html").

        Raises:
            ConfigError: Where no stage of the pipeline handles the format.
        """
        for step in self.steps:
            if step.spec.slot is Slot.REPORT and form in step.spec.handles:
                return cast("Reporter", step.stage)(analysis)
        raise ConfigError((f"no stage of the pipeline makes {form!r}; there are {', '.join(self.formats) or 'none'}",))

    @property
    def formats(self) -> tuple[str, ...]:
        """What `render` can make, sorted."""
        return tuple(sorted(f for step in self.steps if step.spec.slot is Slot.REPORT for f in step.spec.handles))

    def _article_steps(self) -> list[Step]:
        return [step for step in self.steps if step.spec.slot in _OVER_ONE_ARTICLE]

    def _context(self) -> Context:
        return Context(self._language, language.parse)

    def _start(self, total: int | None) -> Run:
        run = Run(uuid4().hex, tuple(step.spec.name for step in self.steps), total)
        self.registry.notify("newslens_run_start", run=run)
        return run

    def _annotated(
        self, run: Run, steps: Iterable[Step], item: Article | Problem, context: Context
    ) -> Iterator[Article | Problem]:
        if isinstance(item, Problem):
            yield item
            return
        article, problems = item, []
        for step in steps:
            began = perf_counter()
            try:
                result = cast("ArticleStage", step.stage)(article, context)
                contracts.check_article(step.spec.name, step.spec.slot, article, result)
            except Exception as error:  # a stage is a stranger's code; its policy says what happens
                problems.append(self._failed(run, step, error, article))
                if step.on_error is OnError.SKIP_ARTICLE:
                    break
            else:
                article = result
                self._done(run, step, article.id, began)
        else:
            yield article
        yield from problems

    def _resolve(self, run: Run, articles: Sequence[Article], context: Context, problems: list[Problem]) -> Resolution:
        for step in self.steps:
            if step.spec.slot is Slot.RESOLVE:
                began = perf_counter()
                try:
                    resolution = cast("Resolver", step.stage)(articles, context)
                    contracts.check_resolution(step.spec.name, articles, resolution)
                except Exception as error:  # as above
                    problems.append(self._failed(run, step, error, None))
                else:
                    self._done(run, step, None, began)
                    return resolution
        # Without a resolver each article's own speakers stand as they are.
        own = tuple(speaker for article in articles for speaker in article.speakers)
        return Resolution(own, {speaker.id: speaker.id for speaker in own})

    def _align(
        self,
        run: Run,
        articles: Sequence[Article],
        speakers: Sequence[Speaker],
        context: Context,
        problems: list[Problem],
    ) -> list[Alignment]:
        alignments: list[Alignment] = []
        for step in self.steps:
            if step.spec.slot is Slot.ALIGN:
                began = perf_counter()
                try:
                    found = [*alignments, *cast("Aligner", step.stage)(articles, speakers, context)]
                    contracts.check_alignments(step.spec.name, articles, found)
                except Exception as error:  # as above
                    problems.append(self._failed(run, step, error, None))
                else:
                    alignments = found
                    self._done(run, step, None, began)
        return alignments

    def _done(self, run: Run, step: Step, article: str | None, began: float) -> None:
        self.registry.notify(
            "newslens_stage_done", run=run, stage=step.spec.name, article=article, seconds=perf_counter() - began
        )

    def _failed(self, run: Run, step: Step, error: Exception, article: Article | None) -> Problem:
        name = step.spec.name
        text = _line(error) if isinstance(error, ContractError) else named(error)
        problem = Problem(None if article is None else article.path or article.id, name, text)
        self.registry.notify("newslens_stage_failed", run=run, problem=problem)
        if isinstance(error, ModelError):
            raise error
        if step.on_error is OnError.RAISE:
            raise StageError(text, stage=name, article=None if article is None else article.id) from error
        return problem


def _line(error: BaseException) -> str:
    return " ".join(str(error).split()) or type(error).__name__


def _learned(step: Step, articles: Sequence[Article]) -> Step:
    return attrs.evolve(step, stage=step.stage.learn(articles)) if isinstance(step.stage, Learner) else step


def _with_unique_ids(items: Iterable[Article | Problem]) -> list[Article | Problem]:
    seen: set[str] = set()
    unique: list[Article | Problem] = []
    for item in items:
        if isinstance(item, Article):
            name, number = item.id, 2
            while name in seen:
                name, number = f"{item.id}-{number}", number + 1
            seen.add(name)
            unique.append(item if name == item.id else attrs.evolve(item, id=name))
        else:
            unique.append(item)
    return unique


def _with_speakers(article: Article, merged: Mapping[str, str]) -> Article:
    quotes = tuple(
        quote
        if quote.speaker is None
        else attrs.evolve(quote, speaker=attrs.evolve(quote.speaker, id=merged[quote.speaker.id]))
        for quote in article.quotes
    )
    claims = tuple(
        claim if claim.claimant is None else attrs.evolve(claim, claimant=merged[claim.claimant])
        for claim in article.claims
    )
    return attrs.evolve(article, quotes=quotes, claims=claims, speakers=())


def _counted(counts: Counts, result: Article | Problem) -> Counts:
    if isinstance(result, Problem):
        return attrs.evolve(counts, problems=counts.problems + 1)
    return attrs.evolve(
        counts,
        articles=counts.articles + 1,
        quotes=counts.quotes + len(result.quotes),
        claims=counts.claims + len(result.claims),
    )
