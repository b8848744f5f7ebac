"""Stages that stand in a pipeline and have nothing to do there: sound, and likely not what was meant."""

from __future__ import annotations

from collections.abc import Iterator

from newslens.config.building import located
from newslens.config.faults import Fault
from newslens.config.placing import placed
from newslens.config.settings import Config
from newslens.registry import Registry
from newslens.stages import Slot

_WHAT = {Slot.READ: "the files", Slot.REPORT: "the format"}


def idle(config: Config, registry: Registry) -> tuple[str, ...]:
    """A line for each stage that comes second where only the first is asked.

    A second resolver runs only where the first fails, which may be meant; a reader or reporter gets only what none in front
    of it handles.

    Args:
        config: A configuration that holds.
        registry: Where its stages are looked up.
    """
    return tuple(located(config, fault) for fault in _seconds(config, registry))


def _seconds(config: Config, registry: Registry) -> Iterator[Fault]:
    taken: dict[tuple[Slot, str], str] = {}
    resolver = ""
    order, _ = placed(config)
    for stage in order:
        name = stage.name
        if name not in registry.stages:
            continue
        spec = registry.stages[name].spec
        if spec.slot is Slot.RESOLVE:
            if resolver:
                yield Fault(
                    stage.path,
                    f"{name} runs only where {resolver} fails: one resolver does it all; take one of them out",
                )
            resolver = resolver or name
        elif spec.slot in _WHAT:
            for what in spec.handles:
                first = taken.setdefault((spec.slot, what), name)
                if first != name:
                    why = f"{name} never gets {_WHAT[spec.slot]} {what}: {first} in front of it does"
                    yield Fault(stage.path, why)
