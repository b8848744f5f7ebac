"""`newslens plugins`."""

# ruff: noqa: PLC0415 - commands import what they need when they run, so that help comes at once

from __future__ import annotations

import sys
from pathlib import Path

import click

from newslens.cli import common
from newslens.errors import PluginError


@click.command()
@common.configured
def plugins(config_path: Path | None, sets: tuple[str, ...]) -> None:
    """List the stages that are installed, and the plugins that failed to load and why."""
    from newslens.registry import Registry
    from newslens.stages import Slot

    with common.one_line_errors():
        settings = common.settings(config_path, sets)
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
            line = f"{plugin.distribution} {plugin.version}: plugin {plugin.name}: {failure.error}"
            click.echo(f"! {line} [{PluginError.code}]", err=True)
    sys.exit(common.EXIT_PARTLY if registry.failures else 0)
