"""`newslens explain`."""

from __future__ import annotations

from pathlib import Path

import click

from newslens.cli import common


@click.command()
@click.argument("name", metavar="ID")
@click.argument("analysis", type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path))
@common.formatted
def explain(name: str, analysis: Path, form: str, output: Path | None) -> None:
    """Tell everything that is known of one quote, claim or alignment.

    ID is what a saved analysis calls it; ANALYSIS is what `newslens analyze --format json` wrote, or - for standard input.

    Exit status: 0, 1 when the analysis cannot be read, 2 when it holds nothing of that id.
    """
    from newslens.explaining.explain import explain as explained
    from newslens.explaining.report import to_json, to_table

    with common.one_line_errors():
        common.spare_inputs(output, (analysis,))
        explanation = explained(common.saved(analysis), name, path=str(analysis))
        width, colour = common.screen(output)
        text = to_json(explanation) if form == "json" else to_table(explanation, width=width, colour=colour)
        common.write(text.encode(errors="backslashreplace"), output)
