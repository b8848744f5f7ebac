"""`newslens evaluate`."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import click

from newslens.cli import common
from newslens.types import Article


@click.command()
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
@common.configured
def evaluate(
    stories: Path | None,
    only: tuple[str, ...],
    polnear: Path | None,
    people: tuple[Path, ...],
    limit: int | None,
    config_path: Path | None,
    sets: tuple[str, ...],
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
    with common.one_line_errors():
        pipeline = common.pipeline(config_path, sets, terminal=False)
        reports = []
        with common.aside():
            if stories is not None:
                reports.append(
                    evaluate_stories(stories, lambda paths: pipeline.analyze(pipeline.read(paths)), only=only)
                )
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
