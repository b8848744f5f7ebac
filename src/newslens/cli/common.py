"""What the verbs share: which configuration they use, where they write, how they complain."""

from __future__ import annotations

import os
import shutil
import stat
import sys
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, redirect_stdout
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import attrs
import click

from newslens.cli.output import BEGUN, discard, opened
from newslens.errors import ConfigError, InputError, NewslensError, NoArticleError, UnknownIdError, code_of, one_line
from newslens.reading.files import STANDARD_INPUT, File, unread, walk
from newslens.types import Analysis, Article, Problem

if TYPE_CHECKING:
    from newslens.config import Config
    from newslens.pipeline import Pipeline
    from newslens.registry import Registry

EXIT_NOTHING = 1
EXIT_USAGE = 2
EXIT_PARTLY = 3
EXIT_UNSOUND = 4
_TABLE = "newslens.table.v1"

Command = Callable[..., Any]


def configured(command: Command) -> Command:
    """The options that say which configuration a verb uses."""
    file = click.option(
        "--config",
        "config_path",
        type=click.Path(exists=True, dir_okay=False, path_type=Path),
        help="Configuration to use; otherwise newslens.toml over [tool.newslens] in this folder, over the default.",
    )
    return file(settable(command))


def settable(command: Command) -> Command:
    """The option that goes before every file."""
    return click.option(
        "--set",
        "sets",
        multiple=True,
        metavar="KEY=VALUE",
        help="Set a value over the configuration: stage.NAME.options.KEY=VALUE, on_error=raise; may be given again.",
    )(command)


def formatted(command: Command) -> Command:
    """The options of a verb that prints a table or JSON."""
    form = click.option(
        "-f",
        "--format",
        "form",
        type=click.Choice(["table", "json"]),
        default="table",
        show_default=True,
        help="What to print: table for people, json for programs.",
    )
    return form(written(command))


def reported(beside: str = "") -> Callable[[Command], Command]:
    """The options of a verb that prints an analysis as the reports of a pipeline do.

    Args:
        beside: What else it prints, for its help.
    """

    def with_options(command: Command) -> Command:
        form = click.option(
            "-f",
            "--format",
            "form",
            default="table",
            show_default=True,
            help="What to print: table for people, json for programs, html for a page, or what another report of the pipeline "
            f"makes{beside}.",
        )
        return form(written(command))

    return with_options


def written(command: Command) -> Command:
    """The option of a verb that can write to a file."""
    return click.option(
        "-o",
        "--output",
        type=click.Path(dir_okay=False, path_type=Path),
        help=f"Write to a file instead; it is FILE{BEGUN} until it is complete, and then takes the place of what was there.",
    )(command)


def spare_inputs(output: Path | None, inputs: Iterable[Path | str | None]) -> None:
    """Exit with one line where an output would be written over something that is read.

    Args:
        output: The file to write, or None for standard output.
        inputs: What is read: files, folders, "-", or None for what was not given.
    """
    if output is not None and any(given is not None and _same_file(output, str(given)) for given in inputs):
        _refuse(output)


def spare_articles(output: Path | None, paths: Iterable[str], pipeline: Pipeline) -> None:
    """The same where a folder that is read holds the output, unless there is no article in it.

    What an earlier run wrote there is written over, and so are settings and the like.

    Args:
        output: The file to write, or None for standard output.
        paths: What is read: files, folders, or "-".
        pipeline: What reads it.
    """
    if output is None or not output.is_file() or not output.stat().st_size:
        return
    folders = [path for path in paths if path != STANDARD_INPUT]
    walked = (entry.path for entry in walk(folders, pipeline.suffixes) if isinstance(entry, File))
    if not any(path is not None and _same_file(output, path) for path in walked):
        return
    with aside():
        held = any(isinstance(item, Article) or item.code != NoArticleError.code for item in pipeline.read([output]))
    if held:
        _refuse(output)


def _refuse(output: Path) -> NoReturn:
    click.echo(f"newslens: {output}: this is an input, and would be written over; name another file", err=True)
    sys.exit(EXIT_USAGE)


def _same_file(output: Path, given: str) -> bool:
    try:
        there = output.stat()
        read = os.fstat(sys.stdin.fileno()) if given == STANDARD_INPUT else Path(given).stat()
    except (OSError, ValueError):
        return False
    return stat.S_ISREG(there.st_mode) and os.path.samestat(there, read)


def tell_unread(output: Path | None, paths: Iterable[str], pipeline: Pipeline) -> None:
    """Say which files of the folders no reader handles: whoever put them there may think that they were read.

    Args:
        output: The file to write, which is not counted.
        paths: What is read: files, folders, or "-".
        pipeline: What reads it.
    """
    without = () if output is None else (output,)
    for line in unread([path for path in paths if path != STANDARD_INPUT], pipeline.suffixes, without):
        click.echo(f"newslens: {line}", err=True)


def settings(config_path: Path | None, sets: tuple[str, ...]) -> Config:
    """The configuration that holds: of a file that is named, or of this folder."""
    from newslens import config

    return config.read(config_path, sets) if config_path else config.find(Path(), sets)


def discovered(settings: Config) -> tuple[Registry, tuple[str, ...]]:
    """The plugins that a configuration leaves, and a line for each name that it is to leave out and that nothing has."""
    from newslens.registry import Registry, UnknownPluginWarning, nothing_to_disable

    with warnings.catch_warnings(), aside():
        warnings.simplefilter("ignore", UnknownPluginWarning)
        registry = Registry.discover(disable=settings.plugins.disable)
    origin = settings.origin(("plugins", "disable"))
    return registry, tuple(f"{origin}: plugins.disable: {nothing_to_disable(name)}" for name in registry.unmatched)


def plugins_of(settings: Config) -> Registry:
    """The same for a verb that goes on without such a name, and says so in one line."""
    registry, unmatched = discovered(settings)
    for line in unmatched:
        click.echo(f"newslens: {line} [{ConfigError.code}]", err=True)
    return registry


def pipeline(
    config_path: Path | None, sets: tuple[str, ...], *, terminal: bool, table: Mapping[str, Any] | None = None
) -> Pipeline:
    """The pipeline of a configuration; for a terminal its table is as wide as that, and in colour.

    Args:
        config_path: The file of the configuration, if one is named.
        sets: What is set over it.
        terminal: Whether the table goes to a terminal.
        table: Options of the table that go before the configuration.
    """
    from newslens.config import StageConfig, placed
    from newslens.pipeline import load

    found = settings(config_path, sets)
    if (terminal or table) and _TABLE in {stage.name for stage in placed(found)[0]}:
        entry = found.stage.get(_TABLE, StageConfig())
        screen = {"width": shutil.get_terminal_size().columns, "colour": True} if terminal else {}
        look = {**screen, **entry.options, **(table or {})}
        found = attrs.evolve(found, stage={**found.stage, _TABLE: attrs.evolve(entry, options=look)})
    registry = plugins_of(found)
    with aside():
        return load(found, registry=registry)


def saved(path: Path) -> Analysis:
    """The analysis that a file holds; that of standard input for "-".

    Raises:
        InputError: Where it is none, with the path in front.
    """
    from newslens.serialize import from_json

    with click.open_file(str(path), "rb") as source:
        data = source.read()
    try:
        return from_json(data)
    except InputError as error:
        raise InputError(f"{path}: {error}", path=str(path)) from error


@contextmanager
def aside() -> Iterator[None]:
    """While code of plugins runs, what it prints goes to standard error: standard output is for the result alone."""
    with redirect_stdout(sys.stderr):
        yield


def terminal(form: str, output: Path | None) -> bool:
    """Whether a report goes to a terminal as a table."""
    return form == "table" and output is None and sys.stdout.isatty()


def screen(output: Path | None) -> tuple[int, bool]:
    """How wide a table is, in columns, and whether it is in colour."""
    terminal = output is None and sys.stdout.isatty()
    return (shutil.get_terminal_size().columns if terminal else 100), terminal


def write(data: bytes, output: Path | None) -> None:
    """Write to a file, or to standard output."""
    try:
        with opened(output) as out:
            out.write(data)
    except OSError:
        discard(output)
        raise


def complain(problem: Problem) -> None:
    """Tell of a problem on standard error, in one line."""
    line = f"{problem.path or 'all articles'}: {problem.stage}: {problem.error}"
    click.echo(f"newslens: {line} [{problem.code}]", err=True)


def status(articles: bool, problems: bool) -> int:  # noqa: FBT001 - two facts, named at each call
    """The exit status of a run."""
    if not articles:
        return EXIT_NOTHING
    return EXIT_PARTLY if problems else 0


@contextmanager
def one_line_errors() -> Iterator[None]:
    """Tell of an error in one line for each fault, and exit."""
    try:
        yield
    except BrokenPipeError:
        raise  # whoever reads has seen enough; click ends without a word
    except (NewslensError, OSError) as error:
        for line in _lines(error):
            click.echo(f"newslens: {line} [{code_of(error)}]", err=True)
        sys.exit(EXIT_USAGE if isinstance(error, ConfigError | UnknownIdError) else EXIT_NOTHING)


def _lines(error: NewslensError | OSError) -> list[str]:
    if isinstance(error, OSError) and error.filename is not None and error.strerror:
        return [one_line(f"{error.filename}: {error.strerror}")]
    return str(error).splitlines() or [type(error).__name__]
