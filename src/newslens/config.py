"""`newslens.toml` or `[tool.newslens]`: which stages run, in which order, with which options; all errors at once."""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from enum import Enum, StrEnum
from functools import cache
from pathlib import Path
from typing import Any, get_args, get_origin

import attrs
import cattrs

from newslens.errors import ConfigError, NewslensError
from newslens.registry import Registry
from newslens.stages import Slot, Stage, StageSpec

DEFAULT_PIPELINE = (
    "newslens.text.v1",
    "newslens.records.v1",
    "newslens.html.v1",
    "newslens.unicode.v1",
    "newslens.wrapping.v1",
    "newslens.boilerplate.v1",
    "newslens.duplicates.v1",
    "newslens.title.v1",
    "newslens.damage.v1",
    "newslens.attribution.v1",
    "newslens.claims.v1",
    "newslens.speakers.v1",
    "newslens.alignment.v1",
    "newslens.json.v1",
    "newslens.table.v1",
    "newslens.page.v1",
)


class OnError(StrEnum):
    """What happens when a stage fails on an article; each failure is a problem of the analysis."""

    RAISE = "raise"
    SKIP_ARTICLE = "skip_article"
    SKIP_STAGE = "skip_stage"


@attrs.frozen
class StageConfig:
    """What a configuration says of one stage.

    Attributes:
        options: Its options, as TOML gave them.
        on_error: What happens when it fails; the configuration's own `on_error` if left out.
    """

    options: Mapping[str, Any] = attrs.field(factory=dict)
    on_error: OnError | None = None


@attrs.frozen
class Plugins:
    """What a configuration says of plugins.

    Attributes:
        disable: Names of plugins or distributions that are not loaded.
    """

    disable: tuple[str, ...] = ()


@attrs.frozen
class Config:
    """A configuration as it was written.

    Attributes:
        model: The spaCy pipeline: `newslens-en`, or the name or path of any other.
        pipeline: The names of the stages, in order.
        on_error: What happens when a stage fails, unless the stage says otherwise.
        stage: Options and policy of single stages, by name.
        plugins: Which plugins are not loaded.
    """

    model: str = "newslens-en"
    pipeline: tuple[str, ...] = DEFAULT_PIPELINE
    on_error: OnError = OnError.SKIP_STAGE
    stage: Mapping[str, StageConfig] = attrs.field(factory=dict)
    plugins: Plugins = Plugins()


@attrs.frozen
class Step:
    """A stage of a pipeline, ready to run."""

    spec: StageSpec
    stage: Stage
    on_error: OnError


@cache
def _converter() -> cattrs.Converter:
    converter = cattrs.Converter(forbid_extra_keys=True)
    for kind in (str, int, float, bool):
        converter.register_structure_hook(kind, _exactly)
    converter.register_structure_hook_func(
        _is_tuple,
        lambda value, kind: tuple(converter.structure(item, get_args(kind)[0]) for item in _exactly(value, list)),
    )
    return converter


def _is_tuple(kind: Any) -> bool:
    return get_origin(kind) is tuple


def _exactly(value: Any, kind: type[Any]) -> Any:
    if issubclass(kind, Enum):  # one of strings is a str too
        return kind(value)
    # cattrs would turn 3 into "3" and "no" into True; a configuration says what it means
    if isinstance(value, kind) and (kind is bool or not isinstance(value, bool)):
        return value
    if kind is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    raise TypeError(f"expected {kind.__name__}, got {value!r}")


def _faults(error: BaseException, path: str) -> list[str]:
    return cattrs.transform_error(error, path, format_exception=_explain)


def _explain(error: BaseException, kind: type[Any] | None) -> str:
    if isinstance(error, cattrs.errors.ForbiddenExtraKeysError):
        known = [field.name for field in attrs.fields(error.cl)] if attrs.has(error.cl) else []
        return "; ".join(f"unknown key {key!r}{_near(key, known)}" for key in sorted(error.extra_fields))
    if isinstance(error, TypeError | ValueError | NewslensError) and str(error):
        return str(error)
    return cattrs.v.format_exception(error, kind)


def _near(name: str, known: Iterable[str]) -> str:
    close = difflib.get_close_matches(name, known, n=3)
    return f" (did you mean {' or '.join(close)}?)" if close else ""


def parse(tree: Mapping[str, Any], *, path: str) -> Config:
    """A configuration from what TOML gave.

    Args:
        tree: The table.
        path: Where it came from, for messages.

    Raises:
        ConfigError: With one line for each fault.
    """
    try:
        return _converter().structure(tree, Config)
    except Exception as error:
        raise ConfigError(tuple(_faults(error, path))) from error


def read(path: Path) -> Config:
    """The configuration of a `newslens.toml`, or of the table `tool.newslens` of a `pyproject.toml`.

    Raises:
        ConfigError: Where the file cannot be read, is no TOML, or its content does not hold.
    """
    try:
        tree = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigError((f"{path}: {error}",)) from error
    if path.name == "pyproject.toml":
        tree = tree.get("tool", {}).get("newslens", {})
    return parse(tree, path=str(path))


def find(folder: Path) -> Config:
    """The configuration of a folder: `newslens.toml`, else `[tool.newslens]` in `pyproject.toml`, else the default."""
    if (folder / "newslens.toml").is_file():
        return read(folder / "newslens.toml")
    if (folder / "pyproject.toml").is_file():
        return read(folder / "pyproject.toml")
    return Config()


def build(config: Config, registry: Registry) -> tuple[Step, ...]:
    """The steps of a configuration, in its order.

    Raises:
        ConfigError: With one line for each stage that is not installed, stands twice or in the wrong order, lacks what
            it requires, or has options that do not hold.
    """
    faults = [
        f"stage.{name}: not in the pipeline{_near(name, config.pipeline)}"
        for name in config.stage
        if name not in config.pipeline
    ]
    specs: list[StageSpec] = []
    for place, name in enumerate(config.pipeline):
        if name in registry.stages:
            specs.append(registry.stages[name].spec)
        else:
            faults.append(f"pipeline[{place}]: no stage is called {name!r}{_near(name, registry.stages)}")
    if len(specs) < len(config.pipeline):  # the missing stage may well be one of a plugin that did not load
        faults.extend(f"plugin {f.plugin.name} of {f.plugin.distribution}: {f.error}" for f in registry.failures)
    faults.extend(_misplaced(specs))
    steps: list[Step] = []
    for spec in specs:
        entry = config.stage.get(spec.name, StageConfig())
        try:
            options = _converter().structure(entry.options, spec.options)
            steps.append(Step(spec, spec.factory(options), entry.on_error or config.on_error))
        except Exception as error:  # validators of options and factories are a stranger's code
            faults.extend(_faults(error, f"stage.{spec.name}.options"))
    if faults:
        raise ConfigError(tuple(faults))
    return tuple(steps)


def _misplaced(specs: Iterable[StageSpec]) -> Iterator[str]:
    slots = list(Slot)
    seen: set[str] = set()
    provided: set[str] = set()
    latest = 0
    for spec in specs:
        if spec.name in seen:
            yield f"pipeline: {spec.name} stands there twice"
        if slots.index(spec.slot) < latest:
            yield f"pipeline: {spec.name} is of the slot {spec.slot}, which comes before {slots[latest]}"
        if missing := spec.requires - provided:
            yield f"pipeline: {spec.name} requires {', '.join(sorted(missing))}, which no stage before it provides"
        seen.add(spec.name)
        provided |= spec.provides
        latest = max(latest, slots.index(spec.slot))
