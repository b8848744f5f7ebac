"""The command line over `newslens.toml` over `[tool.newslens]` over the defaults: where a configuration is written."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path as File
from typing import Any

import attrs

from newslens.config.faults import Fault, Path, dotted
from newslens.config.places import lines, within
from newslens.config.settings import ANCHORS, Config, Layer, Origin, StageConfig
from newslens.config.structure import structured
from newslens.errors import ConfigError, one_line

FILE = "newslens.toml"
PROJECT = "pyproject.toml"
_TABLE: Path = ("tool", "newslens")
_STAGE: Path = ("stage",)
_FIELDS = tuple(field.name for field in attrs.fields(Config) if field.name != "origins")
_OPTIONS = ".options."
_OF_STAGE = frozenset(field.name for field in attrs.fields(StageConfig)) - {"options"}


@attrs.frozen
class Written:
    """What one place says.

    Attributes:
        tree: The table.
        layer: What sort of place it is.
        path: The file, or the option of the command line.
        lines: The line of each value, by its place; empty where there are none.
    """

    tree: Mapping[str, Any]
    layer: Layer
    path: str
    lines: Mapping[Path, int] = attrs.field(factory=dict)

    def origin(self, path: Path) -> Origin:
        """Where something stands that this place says, or what it stands in."""
        held = next((path[:end] for end in range(len(path), 0, -1) if path[:end] in self.lines), ())
        return Origin(self.layer, self.path, self.lines.get(held))


def parse(tree: Mapping[str, Any], *, path: str) -> Config:
    """A configuration from what TOML gave.

    Args:
        tree: The table.
        path: Where it came from, for messages.

    Raises:
        ConfigError: With one line for each fault.
    """
    return _sound(layered([Written(tree, Layer.FILE, path)]))


def read(path: File, options: Sequence[str] = ()) -> Config:
    """The configuration of a `newslens.toml`, or of the table `tool.newslens` of a `pyproject.toml`.

    Args:
        path: The file.
        options: What goes before it, as `KEY=VALUE`: `stage.newslens.attribution.v1.options.precision=0.9`.

    Raises:
        ConfigError: Where the file cannot be read, is no TOML, or its content does not hold.
    """
    return _sound(layered([written(path), *map(option, options)]))


def find(folder: File, options: Sequence[str] = ()) -> Config:
    """The configuration of a folder: options over `newslens.toml` over `[tool.newslens]` in `pyproject.toml`.

    Tables are brought together key by key; of anything else, an array too, the nearest says the whole. Where a stage is put
    (`before`, `after`, `replaces`) is one thing: the nearest that says any of the three says it.

    Args:
        folder: Where it is looked for.
        options: As for `read`.

    Raises:
        ConfigError: As `read` does.
    """
    return _sound(layered([*found(folder), *map(option, options)]))


def found(folder: File) -> list[Written]:
    """What the files of a folder say, the farthest first.

    Raises:
        ConfigError: Where one cannot be read or is no TOML.
    """
    return [written(folder / name) for name in (PROJECT, FILE) if (folder / name).is_file()]


def written(path: File) -> Written:
    """What a file says.

    Raises:
        ConfigError: Where it cannot be read or is no TOML.
    """
    try:
        text = path.read_text(encoding="utf-8")
        tree = tomllib.loads(text)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise ConfigError((f"{path}: {one_line(str(error))}",)) from error
    if path.name != PROJECT:
        return Written(tree, Layer.FILE, str(path), lines(text))
    table: Any = tree
    for key in _TABLE:
        table = table.get(key, {}) if isinstance(table, dict) else {}
    if not isinstance(table, dict):
        raise ConfigError((f"{path}: {dotted(_TABLE)}: expected a table, got {table!r}",))
    return Written(table, Layer.PYPROJECT, str(path), within(lines(text), _TABLE))


def option(text: str) -> Written:
    """What an option of the command line says.

    Args:
        text: `KEY=VALUE`: dotted keys and a TOML value; what is no TOML is a string. Quotation marks around the name of a
            stage may be left out, since shells take them away.

    Raises:
        ConfigError: Where there is no key.

    Examples:
        >>> option("stage.newslens.alignment.v1.options.threshold=0.6").tree
        {'stage': {'newslens.alignment.v1': {'options': {'threshold': 0.6}}}}
        >>> option("stage.newslens.title.v1.use=false").tree
        {'stage': {'newslens.title.v1': {'use': False}}}
        >>> option("on_error=raise").tree
        {'on_error': 'raise'}
    """
    key, equals, value = text.partition("=")
    keys = _keys(key.strip())
    if not equals or not keys or not all(keys):
        raise ConfigError((f"--set {one_line(text)}: expected KEY=VALUE",))
    try:
        said = tomllib.loads(f"value = {value}")
        tree: Any = said["value"] if len(said) == 1 else value.strip()
    except (tomllib.TOMLDecodeError, RecursionError):
        tree = value.strip()
    for part in reversed(keys):
        tree = {part: tree}
    return Written(tree, Layer.OPTION, "--set")


def _keys(key: str) -> list[str]:
    if key.startswith("stage."):
        rest = key.removeprefix("stage.")
        name, held, last = rest.partition(_OPTIONS)
        if held:
            return ["stage", name.strip("\"'"), *(part for part in f"{_OPTIONS}{last}".split(".") if part)]
        name, held, last = rest.rpartition(".")
        if held and last in _OF_STAGE:
            return ["stage", name.strip("\"'"), last]
    return [part.strip("\"' ") for part in key.split(".")]


def layered(parts: Sequence[Written]) -> tuple[Config, list[str]]:
    """The configuration that several places make together, as far as it holds.

    Args:
        parts: What they say, the farthest first.

    Returns:
        The configuration, and a line for each fault with its file and line.
    """
    tree: dict[str, Any] = {}
    origins: dict[Path, Origin] = {}
    faults: list[str] = []
    for part in parts:
        held, wrong = _held(part.tree)
        faults += [f"{part.origin(fault.path)}: {fault}" for fault in wrong]
        _lay(tree, held, part, (), origins)
    given, _ = _structured(tree)
    return Config(**given, origins=origins), faults


def _held(tree: Mapping[str, Any]) -> tuple[dict[str, Any], list[Fault]]:
    """What of a table holds, as it was written, and what does not."""
    _, faults = _structured(tree)
    held: Any = tree
    for fault in faults:
        held = _without(held, fault.path)
    return held, faults


def _structured(tree: Mapping[str, Any]) -> tuple[dict[str, Any], list[Fault]]:
    made, faults = structured({key: value for key, value in tree.items() if key != "origins"}, Config, ())
    if "origins" in tree:  # what newslens notes itself
        faults.append(Fault(("origins",), "unknown key"))
    return {name: getattr(made, name) for name in _FIELDS if name in tree}, faults


def _without(tree: Any, path: Path) -> Any:
    """A table without what stands at a place; of an array that does not hold, without the whole."""
    if not path or not isinstance(tree, Mapping) or path[0] not in tree:
        return tree
    key, rest = path[0], path[1:]
    left = {name: value for name, value in tree.items() if name != key}
    if not rest or isinstance(rest[0], int) or not isinstance(tree[key], Mapping):
        return left
    return {**left, key: _without(tree[key], rest)}


def _lay(tree: dict[str, Any], over: Mapping[str, Any], part: Written, path: Path, origins: dict[Path, Origin]) -> None:
    """Lay a table over another, and note where what it says stands."""
    if path[:-1] == _STAGE and over.keys() & {*ANCHORS}:
        # A stage may be put elsewhere by another key than before; the nearest says it here too.
        for key in {*ANCHORS} - over.keys():
            tree.pop(key, None)
            origins.pop((*path, key), None)
    for key, value in over.items():
        here = (*path, key)
        if isinstance(value, dict):
            below = tree.get(key)
            tree[key] = dict(below) if isinstance(below, dict) else {}
            origins.setdefault(here, part.origin(here))
            _lay(tree[key], value, part, here, origins)
        else:
            tree[key] = value
            for stale in [place for place in origins if place[: len(here)] == here]:
                del origins[stale]
            origins[here] = part.origin(here)
            if isinstance(value, list):
                origins |= {(*here, place): part.origin((*here, place)) for place in range(len(value))}


def _sound(result: tuple[Config, Iterable[str]]) -> Config:
    config, faults = result
    if faults := tuple(faults):
        raise ConfigError(faults)
    return config
