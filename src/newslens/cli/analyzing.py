"""`newslens analyze`."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import click

from newslens.cli import common
from newslens.cli.output import opened
from newslens.cli.progress import quietable, watched
from newslens.stages import Slot
from newslens.types import Analysis, Article, Problem

if TYPE_CHECKING:
    from newslens.config import Config
    from newslens.pipeline import Pipeline

# Not a report: articles are written as they come.
_LINES = "jsonl"


@click.command()
@click.argument("paths", nargs=-1, required=True)
@common.reported("; jsonl for one article a line")
@click.option(
    "--top",
    type=click.IntRange(min=0),
    help="How many of each list the table shows at most, 0 for all; 15 where the configuration says nothing else.",
)
@click.option("--ids", is_flag=True, help="Show in the table the ids that newslens explain takes.")
@quietable
@common.configured
def analyze(
    paths: tuple[str, ...],
    form: str,
    output: Path | None,
    config_path: Path | None,
    sets: tuple[str, ...],
    top: int | None,
    *,
    ids: bool,
    quiet: bool,
) -> None:
    """Analyse articles on one event.

    PATHS are files, folders, or - for standard input. Which suffixes are read is for the readers of the pipeline to say: .txt,
    .json, .jsonl and .html by default. With --format jsonl articles are annotated one by one in bounded memory, and nothing is
    compared between them.

    Exit status: 0 when every input was analysed, 3 when some were not, 1 when nothing could be, 2 for a usage error.
    """
    if form != "table" and (ids or top is not None):
        raise click.UsageError("--top and --ids are for the table")
    table = {**({} if top is None else {"top": top}), **({"ids": True} if ids else {})}
    with common.one_line_errors():
        common.spare_inputs(output, (*paths, config_path))
        pipeline = common.pipeline(config_path, sets, terminal=common.terminal(form, output), table=table)
        if form not in (*pipeline.formats, _LINES):
            pipeline.render(Analysis(), form)  # says which there are, before the work is done rather than after it
        common.spare_articles(output, paths, pipeline)
        common.tell_unread(output, paths, pipeline)
        items = pipeline.read(paths, without=() if output is None else (output,))
        if form == _LINES:
            status = _stream(pipeline, items, output)
        else:
            with common.aside():
                held = list(items)
            if not quiet:
                _hint(pipeline, common.settings(config_path, sets), held)
            status = _analyze(pipeline, held, form, output, quiet=quiet)
    sys.exit(status)


def _analyze(
    pipeline: Pipeline, items: Iterable[Article | Problem], form: str, output: Path | None, *, quiet: bool
) -> int:
    with ExitStack() as behind_the_bar, watched(pipeline, quiet=quiet), common.aside():
        analysis = pipeline.analyze(items)
        for problem in reversed(analysis.problems):  # told also where the report fails
            behind_the_bar.callback(common.complain, problem)
        report = pipeline.render(analysis, form)
    common.write(report, output)
    return common.status(bool(analysis.articles), bool(analysis.problems))


def _hint(pipeline: Pipeline, config: Config, items: Iterable[Article | Problem]) -> None:
    """Say before the work that articles look as if they told of several events, unless that is known."""
    from newslens.queries.events import several_events

    articles = [item for item in items if isinstance(item, Article)]
    aligning = [step.spec.name for step in pipeline.steps if step.spec.slot is Slot.ALIGN]
    told = any(name in config.stage and config.stage[name].options.get("mixed") for name in aligning)
    if aligning and not told and several_events(articles):
        click.echo(
            f"newslens: {len(articles)} articles that look like several events: analyse each event by itself, or set mixed = true "
            f"(--set stage.{aligning[0]}.options.mixed=true), or take --format jsonl, which compares nothing",
            err=True,
        )


def _stream(pipeline: Pipeline, items: Iterable[Article | Problem], output: Path | None) -> int:
    from newslens.serialize import article_to_json

    articles = problems = False
    with opened(output) as out, common.aside():
        for result in pipeline.stream(items):
            if isinstance(result, Problem):
                problems = True
                common.complain(result)
            else:
                articles = True
                out.write(article_to_json(result).encode() + b"\n")
                out.flush()  # each article is there as soon as it is done, also where the run breaks off
    return common.status(articles, problems)
