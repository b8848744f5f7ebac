"""`newslens check`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from newslens.cli import common
from newslens.cli.progress import quietable, watched
from newslens.errors import InputError


@click.command()
@click.argument("draft")
@click.argument("sources", nargs=-1, required=True)
@common.formatted
@quietable
@common.configured
def check(
    draft: str,
    sources: tuple[str, ...],
    form: str,
    output: Path | None,
    config_path: Path | None,
    sets: tuple[str, ...],
    *,
    quiet: bool,
) -> None:
    """Check every quotation of a draft against its sources.

    DRAFT is a file that holds one article, or - for standard input; SOURCES are files or folders. A quotation is exact,
    paraphrased (indirect speech only), altered, misattributed or not found. A source that is the draft itself is left out.

    Exit status: 0 when every quotation is exact or paraphrased, 4 when one is not, 3 when an input could not be read or
    fully analysed, 1 when the draft or all sources could not be, 2 for a usage error.
    """
    from newslens.checking.check import check_quotes, only_article
    from newslens.checking.report import to_json, to_table

    with common.one_line_errors():
        common.spare_inputs(output, (draft, *sources, config_path))
        pipeline = common.pipeline(config_path, sets, terminal=False)
        common.spare_articles(output, sources, pipeline)
        common.tell_unread(output, sources, pipeline)
        with common.aside():
            article = only_article(pipeline.read([draft]), draft)
        with watched(pipeline, quiet=quiet), common.aside():
            result = check_quotes(
                article, pipeline.read(sources, without=() if output is None else (output,)), pipeline
            )
        for problem in result.problems:
            common.complain(problem)
        for path in result.left_out:
            click.echo(f"newslens: {path}: left out of the sources: it is the draft itself", err=True)
        if not result.sources:
            raise InputError(f"{draft}: there is no source to check it against")
        if not result.quotes:
            click.echo(f"newslens: {draft}: no quotation was found in it, so nothing was checked", err=True)
        width, colour = common.screen(output)
        text = to_json(result) + "\n" if form == "json" else to_table(result, width=width, colour=colour)
        # A lone surrogate of some article is its own escape in JSON.
        common.write(text.encode(errors="backslashreplace"), output)
    sys.exit(common.EXIT_PARTLY if result.problems else 0 if result.sound else common.EXIT_UNSOUND)
