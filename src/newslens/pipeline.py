"""The whole way of a text, from file to report: build a pipeline, run it.

files ─read─▶ Article ─clean─▶ ─attribute─▶ ─claim─▶ ─resolve─▶ speakers ─align─▶ alignments ─report─▶ bytes
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from functools import cache
from importlib.metadata import version
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any, cast
from uuid import uuid4

import attrs

from newslens import config, contracts, failing, guarding, inputs, intake, language
from newslens.annotating import Annotator
from newslens.config import Config, Step
from newslens.errors import (
    ConfigError,
    ContractError,
    InputError,
    ModelError,
)
from newslens.guarding import FAILURES
from newslens.hookspecs import Counts, Run
from newslens.observing import Watched
from newslens.registry import Registry
from newslens.serialize import check_kind
from newslens.stages import (
    Aligner,
    Context,
    Reporter,
    Resolution,
    Resolver,
    Slot,
)
from newslens.types import Alignment, Analysis, Article, Problem, Speaker

if TYPE_CHECKING:
    from spacy.language import Language

_OVER_ONE_ARTICLE = (Slot.CLEAN, Slot.ATTRIBUTE, Slot.CLAIM)
_BEHIND_CLEANING = (Slot.ATTRIBUTE, Slot.CLAIM, Slot.RESOLVE, Slot.ALIGN)


def load(settings: Config | Path | str | None = None, *, registry: Registry | None = None) -> Pipeline:
    """Build a pipeline.

    Files in the folder where a program runs change nothing: a `newslens.toml` that is to hold is named, as in
    `load("newslens.toml")`. What the command line would find in a folder, `newslens.config.find` finds.

    Args:
        settings: A configuration, the path of one (a `newslens.toml`, or a `pyproject.toml` with its table `tool.newslens`), or
            None for the default.
        registry: Where stages are looked up; the installed plugins if left out.

    Raises:
        ConfigError: Where the configuration does not hold, with one line for each fault.
        PluginError: Where two plugins claim a stage that the configuration names; with `NEWSLENS_STRICT_PLUGINS` also where
            they claim any, or a plugin cannot be loaded.
    """
    if settings is None:
        settings = Config()
    elif isinstance(settings, Path | str):
        settings = config.read(Path(settings))
    elif not isinstance(settings, Config):
        raise ConfigError(
            (f"a Config or the path of one is expected, as in load(Config(model=…)), not {settings!r:.60}",)
        )
    if registry is None:
        registry = Registry.discover(disable=settings.plugins.disable)
    return Pipeline(config.build(settings, registry), registry, settings.model)


@attrs.frozen
class Pipeline:
    """Stages in order, ready to run; it can be sent to another process where its stages can.

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

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickled, it is its stages: another process loads the language and the plugins for itself."""
        return Pipeline, (self.steps, self.registry, self.model)

    def read(self, paths: Iterable[Path | str], *, without: Iterable[Path | str] = ()) -> Iterator[Article | Problem]:
        """Read files, folders and (as "-") standard input.

        Args:
            paths: Files, folders, or "-".
            without: Files that are passed over where a folder holds them, as what an earlier run wrote there.

        Yields:
            The articles, in the order of the paths; folders are walked in order of name. What cannot be read is a
            `Problem` in its place. A file of a folder that holds no article is one only where nothing holds any.

        Raises:
            InputError: Where `paths` is no list of paths.
            StageError: Where a reader fails whose policy is `raise`.
        """
        if isinstance(paths, Path | str | bytes):
            raise InputError(f"a list of paths is expected, as in read([{paths!r:.60}])")
        return intake.read(paths, self._of(Slot.READ), self.registry, without)

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
        context = self._context()
        watched = self._start(None)
        annotator = Annotator(self._of(*_OVER_ONE_ARTICLE), watched, context)
        counts = Counts()
        try:
            for item in inputs.articles(items):
                for result in annotator.one(item):
                    counts = _counted(counts, result)
                    yield result
            yield from watched.faults
        finally:
            watched.end(counts)

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
        items = inputs.with_unique_ids(inputs.articles(items))
        context = self._context()
        watched = self._start(sum(isinstance(item, Article) for item in items))
        analysis = Analysis(newslens=version("newslens"))
        try:
            results = list(Annotator(self._of(*_OVER_ONE_ARTICLE), watched, context).together(items))
            problems = [result for result in results if isinstance(result, Problem)]
            articles = [result for result in results if isinstance(result, Article)]
            resolution = self._resolve(watched, articles, context, problems)
            articles = [resolution.applied(article) for article in articles]
            alignments = self._align(watched, articles, resolution.speakers, context, problems)
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
            watched.end(counts)
        return attrs.evolve(analysis, problems=(*analysis.problems, *watched.faults))

    def render(self, analysis: Analysis, form: str) -> bytes:
        """Render an analysis in a format that a stage of the report slot handles ("json", "table", "html").

        Raises:
            InputError: Where it is no analysis: a check or an explanation has a report of its own.
            ConfigError: Where no stage of the pipeline handles the format.
            StageError: Where the stage that does fails; the analysis is as it was.
        """
        check_kind(analysis, Analysis)
        for step in self.steps:
            if step.spec.slot is Slot.REPORT and form in step.spec.handles:
                try:
                    with guarding.time_limit(step.time_limit):
                        report = cast("Reporter", step.stage)(analysis)
                    contracts.check_report(step.spec.name, report)
                except FAILURES as error:  # a reporter is a stranger's code
                    raise failing.blamed(self.registry, step, error, None) from error
                return report
        known = ", ".join(self.formats) or "none"
        raise ConfigError((f"no stage of the pipeline makes {form!r}; there are {known}{self._unplaced(form)}",))

    @property
    def suffixes(self) -> frozenset[str]:
        """The suffixes of the files that its readers handle, in lower case, with their dots."""
        return frozenset(suffix for step in self._of(Slot.READ) for suffix in step.spec.handles)

    @property
    def formats(self) -> tuple[str, ...]:
        """What `render` can make, sorted."""
        return tuple(sorted(f for step in self.steps if step.spec.slot is Slot.REPORT for f in step.spec.handles))

    def _unplaced(self, form: str) -> str:
        """A hint at a stage that makes a format, and is installed without a place in the pipeline."""
        reports = self._of(Slot.REPORT)
        for name, registered in self.registry.stages.items():
            if registered.spec.slot is Slot.REPORT and form in registered.spec.handles:
                after = f' (after = "{reports[-1].spec.name}")' if reports else ""
                return f"; {name} is installed and makes it: put it into the pipeline{after}"
        return ""

    def _of(self, *slots: Slot) -> list[Step]:
        return [step for step in self.steps if step.spec.slot in slots]

    def _context(self) -> Context:
        """What the stages of a run share, the language with it where a stage that is timed may ask for it."""
        context = Context(self._language, language.parse)
        # The first stage that asks must not pay. Where there is nothing but cleaning, hardly any stage does.
        if self._of(*_BEHIND_CLEANING) and any(step.time_limit for step in self._of(Slot.CLEAN, *_BEHIND_CLEANING)):
            with suppress(ModelError):  # then whoever asks for it is told
                _ = context.nlp
        return context

    def _start(self, total: int | None) -> Watched:
        run = Run(uuid4().hex, tuple(step.spec.name for step in self.steps), total)
        return Watched.start(run, self.registry)

    def _resolve(
        self, watched: Watched, articles: Sequence[Article], context: Context, problems: list[Problem]
    ) -> Resolution:
        for step in self.steps:
            if step.spec.slot is Slot.RESOLVE:
                began = perf_counter()
                try:
                    with guarding.time_limit(step.time_limit):
                        resolution = cast("Resolver", step.stage)(tuple(articles), context)
                    contracts.check_resolution(step.spec.name, articles, resolution)
                except FAILURES as error:  # as above
                    problems.append(failing.problem_of(watched, step, error, None))
                else:
                    watched.done(step.spec.name, None, perf_counter() - began)
                    return resolution
        # Without a resolver each article's own speakers stand as they are.
        own = tuple(speaker for article in articles for speaker in article.speakers)
        return Resolution(own, {speaker.id: speaker.id for speaker in own})

    def _align(
        self,
        watched: Watched,
        articles: Sequence[Article],
        speakers: Sequence[Speaker],
        context: Context,
        problems: list[Problem],
    ) -> Sequence[Alignment]:
        alignments: Sequence[Alignment] = ()
        for step in self.steps:
            if step.spec.slot is Slot.ALIGN:
                began = perf_counter()
                try:
                    with guarding.time_limit(step.time_limit):
                        more = _bounded(
                            cast("Aligner", step.stage)(tuple(articles), tuple(speakers), context),
                            contracts.most_alignments(articles),
                            step,
                        )
                    found = (*alignments, *more)
                    contracts.check_alignments(step.spec.name, articles, found)
                except FAILURES as error:  # as above
                    problems.append(failing.problem_of(watched, step, error, None))
                else:
                    alignments = found
                    watched.done(step.spec.name, None, perf_counter() - began)
        return alignments


def _bounded(found: Iterable[Alignment], most: int, step: Step) -> tuple[Alignment, ...]:
    drawn = tuple(itertools.islice(found, most + 1))
    if len(drawn) > most:
        raise ContractError(f"gives more than {most} alignments, which is all pairs there are", stage=step.spec.name)
    return drawn


def _counted(counts: Counts, result: Article | Problem) -> Counts:
    if isinstance(result, Problem):
        return attrs.evolve(counts, problems=counts.problems + 1)
    return attrs.evolve(
        counts,
        articles=counts.articles + 1,
        quotes=counts.quotes + len(result.quotes),
        claims=counts.claims + len(result.claims),
    )
