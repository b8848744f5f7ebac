"""Which stages the component runs, from the configuration of a spaCy pipeline."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from newslens import config
from newslens.config import Config, StageConfig, Step
from newslens.errors import ConfigError
from newslens.registry import Registry
from newslens.stages import Slot

DEFAULT: Final = ("newslens.attribution.v1", "newslens.claims.v1")
OVER_ONE_ARTICLE: Final = (Slot.CLEAN, Slot.ATTRIBUTE, Slot.CLAIM)


def steps_of(stages: Sequence[str | Mapping[str, Any]], registry: Registry | None = None) -> tuple[Step, ...]:
    """The stages of a component, ready to run.

    Args:
        stages: In order: names, or tables with `name` and `options`. (A list, since a name with dots in it cannot be a key
            in the configuration file of spaCy.)
        registry: Where stages are looked up; the installed plugins if left out.

    Raises:
        ConfigError: With one line for each entry that is neither, each stage that is not installed or does not work on
            single articles, and each option that does not hold.
    """
    faults: list[str] = []
    named: dict[str, StageConfig] = {}
    pipeline: list[str] = []
    for place, entry in enumerate(stages):
        name, options = (entry, {}) if isinstance(entry, str) else _parts(entry)
        if name is None or not isinstance(options, Mapping):
            faults.append(f"stages[{place}]: expected a name, or a table with name and options; got {entry!r}")
            continue
        pipeline.append(name)
        if options:
            named[name] = StageConfig(options)
    if faults:
        raise ConfigError(tuple(faults))
    registry = Registry.discover() if registry is None else registry
    try:
        steps = config.build(Config(pipeline=tuple(pipeline), stage=named), registry)
    except ConfigError as error:  # what newslens.toml calls the pipeline is `stages` here
        raise ConfigError(tuple(_renamed(fault) for fault in error.faults)) from error
    outside = tuple(
        f"stages: {step.spec.name} is of the slot {step.spec.slot}; a spaCy component sees one article at a time, and "
        f"runs stages of {', '.join(OVER_ONE_ARTICLE)}"
        for step in steps
        if step.spec.slot not in OVER_ONE_ARTICLE
    )
    if outside:
        raise ConfigError(outside)
    return steps


def _renamed(fault: str) -> str:
    return f"stages{fault.removeprefix('pipeline')}" if fault.startswith(("pipeline:", "pipeline[")) else fault


def _parts(entry: Any) -> tuple[str | None, Any]:
    if not isinstance(entry, Mapping) or entry.keys() - {"name", "options"}:
        return None, None
    name = entry.get("name")
    return (name if isinstance(name, str) else None), entry.get("options", {})
