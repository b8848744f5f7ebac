"""The command line: `newslens analyze`, `newslens check`, `newslens evaluate`, `newslens plugins`."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import attrs
import click

from newslens.errors import ConfigError, NewslensError
from newslens.hookspecs import Run, hookimpl
from newslens.types import Analysis, Article, Problem

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

    from newslens.config import Config
    from newslens.pipeline import Pipeline

EXIT_NOTHING = 1
EXIT_USAGE = 2
EXIT_PARTLY = 3
EXIT_UNSOUND = 4
_TABLE = "newslens.table.v1"
# Not a report: articles are written as they come.
_LINES = "jsonl"


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="newslens")
def main() -> None:
    """Who said what, what each outlet claims, and where they agree, differ or contradict each other."""


_config_option = click.option(
    "--config",
    "config_path",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Configuration to use; otherwise newslens.toml or [tool.newslens] in this folder, else the default.",
)


@main.command()
@click.argument("paths", nargs=-1, required=True)
@click.option(
    "-f",
    "--format",
    "form",
    default="table",
    show_default=True,
    help="What to print: table for people, json for programs, html for a page, jsonl for one article a line.",
)
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Write to a file instead.")
@click.option("-q", "--quiet", is_flag=True, help="No progress bar.")
@_config_option
def analyze(paths: tuple[str, ...], form: str, output: Path | None, config_path: Path | None, *, quiet: bool) -> None:
    """Analyse articles on one event.

    PATHS are files (.txt, .json, .jsonl, .html), folders, or - for standard input. With --format jsonl articles are
    annotated one by one in bounded memory, and nothing is compared between them.

    Exit status: 0 when every input was analysed, 3 when some were not, 1 when nothing could be, 2 for a usage error.
    """
    with _one_line_errors():
        pipeline = _pipeline(config_path, terminal=form == "table" and output is None and sys.stdout.isatty())
        if form not in (*pipeline.formats, _LINES):
            pipeline.render(Analysis(), form)  # says which there are, before the work is done rather than after it
        items = pipeline.read(paths)
        if form == _LINES:
            status = _stream(pipeline, items, output)
        else:
            status = _analyze(pipeline, items, form, output, progress=not quiet and sys.stderr.isatty())
    sys.exit(status)


def _analyze(
    pipeline: Pipeline, items: Iterable[Article | Problem], form: str, output: Path | None, *, progress: bool
) -> int:
    if progress:
        from rich.console import Console
        from rich.progress import Progress

        with Progress(console=Console(stderr=True), transient=True) as bar:
            pipeline.registry.watch(_Bar(bar))
            analysis = pipeline.analyze(items)
    else:
        analysis = pipeline.analyze(items)
    for problem in analysis.problems:
        _complain(problem)
    _write(pipeline.render(analysis, form), output)
    return _status(bool(analysis.articles), bool(analysis.problems))


def _stream(pipeline: Pipeline, items: Iterable[Article | Problem], output: Path | None) -> int:
    from newslens.serialize import article_to_json

    articles = problems = False
    with click.open_file("-" if output is None else str(output), "wb") as out:
        for result in pipeline.stream(items):
            if isinstance(result, Problem):
                problems = True
                _complain(result)
            else:
                articles = True
                out.write(article_to_json(result).encode() + b"\n")
    return _status(articles, problems)


@main.command()
@click.argument("draft")
@click.argument("sources", nargs=-1, required=True)
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice(["table", "json"]),
    default="table",
    show_default=True,
    help="What to print: table for people, json for programs.",
)
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Write to a file instead.")
@_config_option
def check(draft: str, sources: tuple[str, ...], form: str, output: Path | None, config_path: Path | None) -> None:
    """Check every quotation of a draft against its sources.

    DRAFT is a file that holds one article, or - for standard input; SOURCES are files or folders. A quotation is exact,
    paraphrased (indirect speech only), altered, misattributed or not found.

    Exit status: 0 when every quotation is exact or paraphrased, 4 when one is not, 3 when an input could not be read or
    fully analysed, 1 when the draft or all sources could not be, 2 for a usage error.
    """
    from newslens.checking.check import check_quotes, only_article
    from newslens.checking.report import to_json, to_table

    with _one_line_errors():
        pipeline = _pipeline(config_path, terminal=False)
        result = check_quotes(only_article(pipeline.read([draft]), draft), pipeline.read(sources), pipeline)
        for problem in result.problems:
            _complain(problem)
        terminal = output is None and sys.stdout.isatty()
        width = shutil.get_terminal_size().columns if terminal else 100
        text = to_json(result) + "\n" if form == "json" else to_table(result, width=width, colour=terminal)
        # A lone surrogate of some article is its own escape in JSON.
        _write(text.encode(errors="backslashreplace"), output)
    status = _status(bool(result.sources), bool(result.problems))
    sys.exit(status or (0 if result.sound else EXIT_UNSOUND))


def _status(articles: bool, problems: bool) -> int:  # noqa: FBT001 - two facts, named at each call
    if not articles:
        return EXIT_NOTHING
    return EXIT_PARTLY if problems else 0


@main.command()
@click.option(
    "--stories",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="A folder of stories, each a folder with articles and a gold.json.",
)
@click.option("--story", "only", multiple=True, help="Take only this story of --stories; may be given again.")
@click.option(
    "--polnear",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Articles with attributions, one JSON object a line (.jsonl or .jsonl.gz).",
)
@click.option(
    "--people",
    multiple=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Articles that several people annotated (.multi.jsonl.gz): score them against each other, newslens left out. "
    "May be given again; files are taken together.",
)
@click.option("--limit", type=click.IntRange(min=1), help="Read no more than this many articles of --polnear.")
@click.option("--misses", is_flag=True, help="List what went wrong.")
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
@_config_option
def evaluate(
    stories: Path | None,
    only: tuple[str, ...],
    polnear: Path | None,
    people: tuple[Path, ...],
    limit: int | None,
    config_path: Path | None,
    *,
    misses: bool,
    as_json: bool,
) -> None:
    """Score newslens against gold, with 95 percent bootstrap intervals."""
    from newslens.evaluation.people import evaluate_people
    from newslens.evaluation.polnear import evaluate_polnear
    from newslens.evaluation.report import render, to_dict
    from newslens.evaluation.stories import evaluate_stories

    if stories is None and polnear is None and not people:
        raise click.UsageError("give --stories, --polnear or --people")
    with _one_line_errors():
        pipeline = _pipeline(config_path, terminal=False)
        reports = []
        if stories is not None:
            reports.append(evaluate_stories(stories, lambda paths: pipeline.analyze(pipeline.read(paths)), only=only))
        if polnear is not None:
            reports.append(
                evaluate_polnear(
                    polnear,
                    lambda articles: (item for item in pipeline.stream(articles) if isinstance(item, Article)),
                    limit=limit,
                )
            )
        if people:
            reports.append(evaluate_people(people))
        if as_json:
            click.echo(json.dumps([to_dict(report) for report in reports], ensure_ascii=False, indent=1))
        else:
            width = shutil.get_terminal_size().columns
            click.echo("\n\n".join(render(report, width=width, misses=misses) for report in reports))


@main.command()
@_config_option
def plugins(config_path: Path | None) -> None:
    """List the stages that are installed, and the plugins that failed to load and why."""
    from newslens.registry import Registry
    from newslens.stages import Slot

    with _one_line_errors():
        settings = _settings(config_path)
        registry = Registry.discover(disable=settings.plugins.disable)
        used = set(settings.pipeline)
        slots = list(Slot)
        for registered in sorted(registry.stages.values(), key=lambda found: slots.index(found.spec.slot)):
            spec, plugin = registered.spec, registered.plugin
            mark = "*" if spec.name in used else " "
            click.echo(f"{mark} {spec.slot:<10}{spec.name:<28}{plugin.distribution} {plugin.version}  {spec.doc}")
        click.echo("* in the pipeline")
        for failure in registry.failures:
            plugin = failure.plugin
            click.echo(f"! {plugin.distribution} {plugin.version}: plugin {plugin.name}: {failure.error}", err=True)
    sys.exit(EXIT_PARTLY if registry.failures else 0)


def _settings(config_path: Path | None) -> Config:
    from newslens import config

    return config.read(config_path) if config_path else config.find(Path())


def _pipeline(config_path: Path | None, *, terminal: bool) -> Pipeline:
    from newslens.config import StageConfig
    from newslens.pipeline import load

    settings = _settings(config_path)
    if terminal and _TABLE in settings.pipeline:
        entry = settings.stage.get(_TABLE, StageConfig())
        look = {"width": shutil.get_terminal_size().columns, "colour": True, **entry.options}
        settings = attrs.evolve(settings, stage={**settings.stage, _TABLE: attrs.evolve(entry, options=look)})
    return load(settings)


def _write(data: bytes, output: Path | None) -> None:
    with click.open_file("-" if output is None else str(output), "wb") as out:
        out.write(data)


def _complain(problem: Problem) -> None:
    click.echo(f"newslens: {problem.path or 'all articles'}: {problem.stage}: {problem.error}", err=True)


@contextmanager
def _one_line_errors() -> Iterator[None]:
    try:
        yield
    except (NewslensError, OSError) as error:
        for line in str(error).splitlines():
            click.echo(f"newslens: {line}", err=True)
        sys.exit(EXIT_USAGE if isinstance(error, ConfigError) else EXIT_NOTHING)


class _Bar:
    """A progress bar that watches a run through the hooks, like any observer."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._task: TaskID | None = None
        self._article: str | None = None

    @hookimpl
    def newslens_run_start(self, run: Run) -> None:
        """Begin the bar."""
        self._task = self._progress.add_task("articles", total=run.total)

    @hookimpl
    def newslens_stage_done(self, article: str | None) -> None:
        """Move on when another article is at work."""
        if self._task is not None and article != self._article:
            self._article = article
            self._progress.advance(self._task)
