"""`newslens plugins` and `newslens plugins new`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from newslens.cli import common
from newslens.errors import PluginError


@click.group(invoke_without_command=True)
@common.configured
@click.pass_context
def plugins(context: click.Context, config_path: Path | None, sets: tuple[str, ...]) -> None:
    """List the stages that are installed, and the plugins that failed to load and why; or begin a new plugin."""
    if context.invoked_subcommand is None:
        _list(config_path, sets)


def _list(config_path: Path | None, sets: tuple[str, ...]) -> None:
    from newslens.config import placed
    from newslens.stages import Slot

    with common.one_line_errors():
        settings = common.settings(config_path, sets)
        registry = common.plugins_of(settings)
        used = {stage.name for stage in placed(settings)[0]}
        slots = list(Slot)
        for registered in sorted(registry.stages.values(), key=lambda found: slots.index(found.spec.slot)):
            spec, plugin = registered.spec, registered.plugin
            mark = "*" if spec.name in used else " "
            click.echo(f"{mark} {spec.slot:<10}{spec.name:<28}{plugin.distribution} {plugin.version}  {spec.doc}")
        click.echo("* in the pipeline")
        for failure in registry.failures:
            plugin = failure.plugin
            line = f"{plugin.distribution} {plugin.version}: plugin {plugin.name}: {failure.error}"
            click.echo(f"! {line} [{PluginError.code}]", err=True)
    sys.exit(common.EXIT_PARTLY if registry.failures else 0)


@plugins.command()
@click.argument("name")
@click.option(
    "--slot",
    required=True,
    type=click.Choice(["read", "clean", "attribute", "claim", "resolve", "align", "report"]),
    help="Which slot of the pipeline its stage fills.",
)
@click.option(
    "--into",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path(),
    help="The folder in which the folder of the package is made; this one if left out.",
)
@click.option(
    "--stage",
    default="",
    help="What its stage is called: a word, or a whole name as promos.lines.v1; otherwise NAME.stage.v1.",
)
def new(name: str, slot: str, into: Path, stage: str) -> None:
    """Write the package of a new plugin, with a stage that runs and tests that pass.

    NAME is what it is called: lower case, digits and hyphens, with or without newslens- in front.

    Exit status: 0 when the package was written, 1 when it could not be.
    """
    from newslens.skeleton import make, with_article
    from newslens.stages import Slot

    with common.one_line_errors():
        folder = make(name, Slot(slot), into, stage)
        click.echo(f"{folder}: a plugin with {with_article(Slot(slot))} stage. Next:")
        click.echo(f"  pip install -e '{folder}[testing]'")
        click.echo(f"  pytest {folder}")
