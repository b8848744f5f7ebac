"""`newslens check`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from newslens.cli import common


@click.command()
@click.argument("draft")
@click.argument("sources", nargs=-1, required=True)
@common.formatted
@common.configured
def check(
    draft: str,
    sources: tuple[str, ...],
    form: str,
    output: Path | None,
    config_path: Path | None,
    sets: tuple[str, ...],
) -> None:
    """Check every quotation of a draft against its sources.

    DRAFT is a file that holds one article, or - for standard input; SOURCES are files or folders. A quotation is exact,
    paraphrased (indirect speech only), altered, misattributed or not found.

    Exit status: 0 when every quotation is exact or paraphrased, 4 when one is not, 3 when an input could not be read or
    fully analysed, 1 when the draft or all sources could not be, 2 for a usage error.
    """
    from newslens.checking.check import check_quotes, only_article
    from newslens.checking.report import to_json, to_table

    with common.one_line_errors():
        pipeline = common.pipeline(config_path, sets, terminal=False)
        result = check_quotes(only_article(pipeline.read([draft]), draft), pipeline.read(sources), pipeline)
        for problem in result.problems:
            common.complain(problem)
        width, colour = common.screen(output)
        text = to_json(result) + "\n" if form == "json" else to_table(result, width=width, colour=colour)
        # A lone surrogate of some article is its own escape in JSON.
        common.write(text.encode(errors="backslashreplace"), output)
    status = common.status(bool(result.sources), bool(result.problems))
    sys.exit(status or (0 if result.sound else common.EXIT_UNSOUND))
