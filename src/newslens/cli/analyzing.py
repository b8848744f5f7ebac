"""`newslens analyze`."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from newslens.cli import common
from newslens.cli.progress import quietable, watched
from newslens.types import Analysis, Article, Problem

if TYPE_CHECKING:
    from newslens.pipeline import Pipeline

# Not a report: articles are written as they come.
_LINES = "jsonl"


@click.command()
@click.argument("paths", nargs=-1, required=True)
@click.option(
    "-f",
    "--format",
    "form",
    default="table",
    show_default=True,
    help="What to print: table for people, json for programs, html for a page, or what another report of the pipeline makes; "
    "jsonl for one article a line.",
)
@common.written
@quietable
@common.configured
def analyze(
    paths: tuple[str, ...],
    form: str,
    output: Path | None,
    config_path: Path | None,
    sets: tuple[str, ...],
    *,
    quiet: bool,
) -> None:
    """Analyse articles on one event.

    PATHS are files, folders, or - for standard input. Which suffixes are read is for the readers of the pipeline to say: .txt,
    .json, .jsonl and .html by default. With --format jsonl articles are annotated one by one in bounded memory, and nothing is
    compared between them.

    Exit status: 0 when every input was analysed, 3 when some were not, 1 when nothing could be, 2 for a usage error.
    """
    with common.one_line_errors():
        terminal = form == "table" and output is None and sys.stdout.isatty()
        pipeline = common.pipeline(config_path, sets, terminal=terminal)
        if form not in (*pipeline.formats, _LINES):
            pipeline.render(Analysis(), form)  # says which there are, before the work is done rather than after it
        items = pipeline.read(paths)
        if form == _LINES:
            status = _stream(pipeline, items, output)
        else:
            status = _analyze(pipeline, items, form, output, quiet=quiet)
    sys.exit(status)


def _analyze(
    pipeline: Pipeline, items: Iterable[Article | Problem], form: str, output: Path | None, *, quiet: bool
) -> int:
    with watched(pipeline, quiet=quiet):
        analysis = pipeline.analyze(items)
    for problem in analysis.problems:
        common.complain(problem)
    common.write(pipeline.render(analysis, form), output)
    return common.status(bool(analysis.articles), bool(analysis.problems))


def _stream(pipeline: Pipeline, items: Iterable[Article | Problem], output: Path | None) -> int:
    from newslens.serialize import article_to_json

    articles = problems = False
    with click.open_file("-" if output is None else str(output), "wb") as out:
        for result in pipeline.stream(items):
            if isinstance(result, Problem):
                problems = True
                common.complain(result)
            else:
                articles = True
                out.write(article_to_json(result).encode() + b"\n")
    return common.status(articles, problems)
