"""`newslens render`."""

from __future__ import annotations

from pathlib import Path

import click

from newslens.cli import common


@click.command()
@click.argument("analysis", type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path))
@common.reported()
@common.configured
def render(analysis: Path, form: str, output: Path | None, config_path: Path | None, sets: tuple[str, ...]) -> None:
    """Show a saved analysis in another format; nothing is analysed again.

    ANALYSIS is what `newslens analyze --format json` wrote, or - for standard input.

    Exit status: 0, 1 when the analysis cannot be read, 2 for a usage error or a format that no report makes.
    """
    if form == "jsonl":
        raise click.UsageError("jsonl is what newslens analyze writes, article by article; a saved analysis has json")
    with common.one_line_errors():
        common.spare_inputs(output, (analysis, config_path))
        pipeline = common.pipeline(config_path, sets, terminal=common.terminal(form, output))
        held = common.saved(analysis)
        with common.aside():
            report = pipeline.render(held, form)
        common.write(report, output)
