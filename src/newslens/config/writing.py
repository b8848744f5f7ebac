"""Configurations as text: one to start from, and the one that holds."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Callable, Iterable, Iterator

from newslens.config.effective import Setting, effective
from newslens.config.faults import Path, dotted
from newslens.config.settings import ANCHORS, Config
from newslens.config.toml import toml_key, toml_value
from newslens.errors import one_line
from newslens.registry import Registry

_PLACING = (*ANCHORS, "use")
_WIDTH = 110
_LONG = 100
_HEAD = (
    "The configuration of newslens: every stage of the default pipeline with its options and their defaults. Take a line "
    "out, and its default holds. `newslens config check` finds what is wrong, `newslens config show` tells what holds."
)
_OF_STAGE = (
    'Under [stage."NAME"] a stage may have an `on_error` and a `time_limit` of its own. One that the pipeline does not list is put '
    'into it there, with `before = "OTHER"`, `after = "OTHER"` or, in the place of another, `replaces = "OTHER"`; `use = false` '
    "takes one out."
)


def commented(registry: Registry) -> str:
    """A `newslens.toml` that says what holds without one, with every stage and option explained.

    Args:
        registry: Where the stages of the default pipeline are looked up.
    """
    config = Config()
    settings = effective(config, registry)
    whole = {setting.path: setting for setting in settings}
    rows = [*_comment(_HEAD), ""]
    for name in ("model", "on_error", "time_limit", "pipeline"):
        rows += [*_comment(whole[name,].doc), *_assigned(name, whole[name,].value), ""]
    disable = whole["plugins", "disable"]
    rows += [*_comment(disable.doc), "[plugins]", *_assigned("disable", disable.value), ""]
    rows += _comment(_OF_STAGE)
    for name in config.pipeline:
        if name in registry.stages:
            rows += ["", *_comment(f"{name}: {registry.stages[name].spec.doc}")]
            for table, held in _tables(setting for setting in settings if setting.path[:2] == ("stage", name)):
                rows.append(f"[{_header(table)}]")
                for setting in held:
                    rows += [*_comment(setting.doc), *_assigned(toml_key(str(setting.path[-1])), setting.value)]
    return "\n".join(rows) + "\n"


def as_toml(settings: Iterable[Setting]) -> str:
    """Settings as TOML, with the origin of each behind it.

    What puts stages in and takes them out is a comment: the pipeline is printed as that has made it.
    """
    settings = list(settings)
    rows: list[str] = []
    for setting in settings:
        if setting.path[0] != "stage":
            rows += _with_origins([setting], dotted)
        elif _places(setting):
            rows += [f"# {row}" for row in _with_origins([setting], dotted)]
    for table, held in _tables(setting for setting in settings if setting.path[0] == "stage" and not _places(setting)):
        rows += ["", f"[{_header(table)}]", *_with_origins(held, lambda path: toml_key(str(path[-1])))]
    return "\n".join(rows) + "\n"


def as_json(settings: Iterable[Setting]) -> str:
    """Settings as one JSON document: a list of key, value, source, file and line."""
    found = [
        {
            "key": dotted(setting.path),
            "value": setting.value,
            "source": str(setting.origin.layer),
            "path": setting.origin.path,
            "line": setting.origin.line,
        }
        for setting in settings
    ]
    return json.dumps(found, ensure_ascii=False, indent=1, default=str) + "\n"


def _places(setting: Setting) -> bool:
    """Whether it says where a stage stands, or that it stands nowhere."""
    match setting.path:
        case ("stage", _, key):
            return key in _PLACING
    return False


def _tables(settings: Iterable[Setting]) -> list[tuple[Path, list[Setting]]]:
    """Settings by the table they stand in; tables within a table come after it."""
    by_stage: dict[Path, dict[Path, list[Setting]]] = {}
    for setting in settings:
        by_stage.setdefault(setting.path[:2], {}).setdefault(setting.path[:-1], []).append(setting)
    return [
        (table, held)
        for tables in by_stage.values()
        for table, held in sorted(tables.items(), key=lambda entry: len(entry[0]))
    ]


def _header(table: Path) -> str:
    return ".".join(toml_key(str(part)) for part in table)


def _comment(text: str) -> list[str]:
    return [f"# {row}" for row in textwrap.wrap(one_line(text), _WIDTH, break_long_words=False, break_on_hyphens=False)]


def _assigned(key: str, value: object, origin: str = "") -> list[str]:
    """A key with its value; TOML has no way to say that there is none, so such a one is a comment."""
    behind = f"  # {one_line(origin)}" if origin else ""
    if value is None:
        return [f"# {key} is not set{behind}"]
    try:
        row = f"{key} = {toml_value(value)}"
    except TypeError:
        return [f"# {key} = {one_line(repr(value))}{behind}"]
    if isinstance(value, list) and len(row) > _LONG:
        return [f"{key} = [{behind}", *(f"  {toml_value(item)}," for item in value), "]"]
    return [f"{row}{behind}"]


def _with_origins(settings: Iterable[Setting], key: Callable[[Path], str]) -> Iterator[str]:
    for setting in settings:
        yield from _assigned(key(setting.path), setting.value, str(setting.origin))
