"""`newslens config init`, `newslens config check`, `newslens config show`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from newslens.cli import common
from newslens.errors import ConfigError, ConfigExistsError

if TYPE_CHECKING:
    from newslens.config import Config
    from newslens.registry import Registry

_FILE = "newslens.toml"
_STANDARD_OUTPUT = "-"
_file = click.argument("path", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path))


@click.group()
def config() -> None:
    """Write a configuration, find what is wrong in it, show what holds.

    The command line (--set) goes before newslens.toml, that before [tool.newslens] in pyproject.toml, and that before the
    defaults.
    """


@config.command()
@click.argument("path", default=_FILE)
def init(path: str) -> None:
    """Write the default pipeline as a file, with every stage and option explained.

    PATH is the file to write, or - for standard output. A file that is there is never written over.

    Exit status: 0 when it was written, 2 when a file is there, 1 when it could not be written.
    """
    from newslens.config.writing import commented
    from newslens.registry import Registry

    with common.one_line_errors():
        text = commented(Registry.discover())
        if path == _STANDARD_OUTPUT:
            click.echo(text, nl=False)
            return
        try:
            with Path(path).open("x", encoding="utf-8", newline="\n") as out:
                out.write(text)
        except FileExistsError:
            raise ConfigExistsError(path) from None
        click.echo(_applies(Path(path)))


def _applies(file: Path) -> str:
    """What was written, and where it counts: only files of one name are found by themselves."""
    if file.name != _FILE:
        return f"{file}: the default pipeline; `newslens analyze --config {file}` uses it"
    folder = "this folder" if file.parent == Path() else f"the folder {file.parent}"
    return f"{file}: the default pipeline; newslens uses it when it is run in {folder}"


@config.command()
@_file
@common.settable
def check(path: Path | None, sets: tuple[str, ...]) -> None:
    """Find all that is wrong in a configuration at once.

    PATH is a newslens.toml or a pyproject.toml; without one those of this folder are taken together. Each fault is a line on
    standard error: file, line, key, what is wrong, near names. Told as well, and no fault: plugins that do not load, and stages
    that never run because another in front of them does their work.

    Exit status: 0 when all of it holds, 2 when something does not.
    """
    from newslens.config import idle, placed

    with common.one_line_errors():
        settings, registry, faults = _taken(path, sets)
        if faults:
            raise ConfigError(faults)
        # A plugin that does not load may be of no concern here; whoever checks wants to hear of it.
        for failure in registry.failures:
            click.echo(f"newslens: plugin {failure.plugin.name} does not load: {failure.error}", err=True)
        for line in idle(settings, registry):
            click.echo(f"newslens: {line}", err=True)
        files = dict.fromkeys(origin.path for origin in settings.origins.values() if origin.path)
        where = ", ".join(files) or "no configuration here, so the default holds"
        click.echo(f"{where}: sound, {len(placed(settings)[0])} stages")


@config.command()
@_file
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice(["toml", "json"]),
    default="toml",
    show_default=True,
    help="What to print: toml for people and files, json for programs.",
)
@common.written
@common.settable
def show(path: Path | None, form: str, output: Path | None, sets: tuple[str, ...]) -> None:
    """Show every setting that holds, and where each came from.

    PATH is as for `check`. Behind each value stands its file and line, --set, or "default".

    Exit status: 0, or 2 when something in the configuration does not hold; what holds is printed all the same.
    """
    from newslens.config.effective import effective
    from newslens.config.writing import as_json, as_toml

    with common.one_line_errors():
        settings, registry, faults = _taken(path, sets)
        found = effective(settings, registry)
        common.write((as_json(found) if form == "json" else as_toml(found)).encode(errors="backslashreplace"), output)
        if faults:
            raise ConfigError(faults)


def _taken(path: Path | None, sets: tuple[str, ...]) -> tuple[Config, Registry, tuple[str, ...]]:
    """A configuration as far as it holds, the plugins it leaves, and all its faults."""
    from newslens.config import built, found, layered, option, written

    parts = [written(path)] if path else found(Path())
    settings, faults = layered([*parts, *map(option, sets)])
    registry, unmatched = common.discovered(settings)
    return settings, registry, (*faults, *unmatched, *built(settings, registry)[1])
