"""What holds when a configuration is used: every setting with its value and where that came from."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from newslens.config.faults import Path
from newslens.config.placing import placed
from newslens.config.settings import Config, Layer, Origin, Plugins, StageConfig
from newslens.config.structure import NOTHING, structured
from newslens.registry import Registry
from newslens.stages import StageSpec

_ENTRY = re.compile(r"(\w+): (.*)")


@attrs.frozen
class Setting:
    """A setting.

    Attributes:
        path: Where it stands in a configuration.
        value: What TOML would say; None where nothing is set.
        origin: Where the value came from.
        doc: What it means, in one paragraph.
    """

    path: Path
    value: Any
    origin: Origin
    doc: str = ""


def effective(config: Config, registry: Registry) -> tuple[Setting, ...]:
    """Every setting that holds: those of the whole, and for each stage its place, its policy and all its options.

    The pipeline is the one that runs, with all that is put in, exchanged and taken out; what did so stands behind it. Stages
    that are not installed, and options that do not hold, are left out; `build` complains of them.

    Args:
        config: The configuration.
        registry: Where stages are looked up.
    """
    docs = documented(Config)
    order = [stage.name for stage in placed(config)[0]]
    found = [
        Setting(("model",), config.model, _origin(config, ("model",)), docs["model"]),
        Setting(("pipeline",), order, _origin(config, ("pipeline",)), docs["pipeline"]),
        *_places(config),
    ]
    found += [
        Setting((name,), _plain(getattr(config, name)), _origin(config, (name,)), docs[name])
        for name in ("on_error", "time_limit")
    ]
    disable = ("plugins", "disable")
    found.append(
        Setting(disable, list(config.plugins.disable), _origin(config, disable), documented(Plugins)["disable"])
    )
    for name in order:
        if name in registry.stages:
            found += _of_stage(registry.stages[name].spec, config)
    return tuple(found)


def _places(config: Config) -> Iterator[Setting]:
    docs = documented(StageConfig)
    for name, entry in config.stage.items():
        said = {**entry.anchors} if entry.use else {**entry.anchors, "use": False}
        for key, value in said.items():
            path = ("stage", name, key)
            yield Setting(path, value, _origin(config, path), docs[key])


def documented(kind: type[Any]) -> Mapping[str, str]:
    """What the docstring of a class says of each attribute, in one line each.

    Examples:
        >>> documented(Setting)["value"]
        'What TOML would say; None where nothing is set.'
    """
    found: dict[str, str] = {}
    _, _, section = (inspect.getdoc(kind) or "").partition("\nAttributes:\n")
    name = ""
    for row in section.splitlines():
        if row and not row.startswith(" "):
            break
        entry = _ENTRY.fullmatch(row.strip())
        if entry and row[:5].strip() and row.startswith("    "):
            name = entry[1]
            found[name] = entry[2]
        elif name and row.strip():
            found[name] += f" {row.strip()}"
    return found


def _of_stage(spec: StageSpec, config: Config) -> Iterator[Setting]:
    place: Path = ("stage", spec.name)
    entry = config.stage.get(spec.name, StageConfig())
    if entry.on_error is not None:
        policy = (*place, "on_error")
        yield Setting(policy, str(entry.on_error), _origin(config, policy), documented(StageConfig)["on_error"])
    if entry.time_limit is not None:
        limit = (*place, "time_limit")
        yield Setting(limit, entry.time_limit, _origin(config, limit), documented(StageConfig)["time_limit"])
    options, _ = structured(entry.options, spec.options, (*place, "options"))
    if options is not NOTHING:
        yield from _of_options(options, (*place, "options"), config)


def _of_options(options: Any, place: Path, config: Config) -> Iterator[Setting]:
    docs = documented(type(options))
    for field in attrs.fields(type(options)):
        if not field.init:
            continue
        value = getattr(options, field.name)
        here = (*place, str(field.alias))
        if attrs.has(type(value)):
            yield from _of_options(value, here, config)
        else:
            yield Setting(here, _plain(value), _origin(config, here), docs.get(field.name, ""))


def _origin(config: Config, path: Path) -> Origin:
    """Where a value was written; what stands in a table that was written without it is a default."""
    return config.origins.get(path, Origin(Layer.DEFAULT))


def _plain(value: Any) -> Any:
    """A value as TOML has it."""
    if isinstance(value, str):
        return str(value)
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    return value
