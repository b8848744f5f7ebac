"""From a configuration to stages that are ready to run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from newslens.config.faults import Fault
from newslens.config.settings import Config, Layer, Path, StageConfig, Step
from newslens.config.structure import NOTHING, structured
from newslens.errors import AT_START, ConfigError, named, near
from newslens.registry import Registered, Registry
from newslens.stages import Slot, StageSpec

_LISTED = "`newslens plugins` lists the stages that are"


def build(config: Config, registry: Registry) -> tuple[Step, ...]:
    """The steps of a configuration, in its order.

    Raises:
        ConfigError: With one line for each stage that is not installed, stands twice or in the wrong order, lacks what
            it requires, or has options that do not hold.
    """
    steps, faults = built(config, registry)
    if faults:
        raise ConfigError(faults)
    return steps


def built(config: Config, registry: Registry) -> tuple[tuple[Step, ...], tuple[str, ...]]:
    """The steps of a configuration that hold, and a line for each fault, with its file and line where it has one."""
    faults = [
        Fault(("stage", name), f"not in the pipeline{near(name, config.pipeline)}")
        for name in config.stage
        if name not in config.pipeline
    ]
    specs: list[tuple[Path, StageSpec]] = []
    for place, name in enumerate(config.pipeline):
        if name in registry.stages:
            specs.append((("pipeline", place), registry.stages[name].spec))
        else:
            unknown = f"no stage is called {name!r}{near(name, registry.stages)}"
            faults.append(Fault(("pipeline", place), f"{unknown}; is its plugin installed? {_LISTED}"))
    if len(specs) < len(config.pipeline):  # the missing stage may well be one of a plugin that did not load
        faults += [
            Fault((), f"plugin {f.plugin.name} of {f.plugin.distribution}: {f.error}") for f in registry.failures
        ]
    faults += _misplaced(specs)
    steps: list[Step] = []
    for _, spec in specs:
        step, wrong = _step(registry.stages[spec.name], config)
        faults += wrong
        steps += step
    return tuple(steps), tuple(located(config, fault) for fault in faults)


def located(config: Config, fault: Fault) -> str:
    """A fault with the file and line in front where somebody wrote what is wrong."""
    origin = config.origin(fault.path)
    return str(fault) if origin.layer is Layer.DEFAULT else f"{origin}: {fault}"


def _step(registered: Registered, config: Config) -> tuple[Sequence[Step], Sequence[Fault]]:
    spec = registered.spec
    entry = config.stage.get(spec.name, StageConfig())
    path: Path = ("stage", spec.name, "options")
    options, faults = structured(entry.options, spec.options, path)
    if faults or options is NOTHING:
        # Where nothing was written, it is the class of options that is wrong.
        return [], faults if entry.options else [Fault(f.path, registered.blamed(f.message)) for f in faults]
    limit = config.time_limit if entry.time_limit is None else entry.time_limit
    try:
        return [Step(spec, spec.factory(options), entry.on_error or config.on_error, limit)], []
    except (Exception, SystemExit) as error:  # noqa: BLE001 - a factory is a stranger's code
        return [], [Fault(path, registered.blamed(named(error, AT_START)))]


def _misplaced(specs: Iterable[tuple[Path, StageSpec]]) -> Iterator[Fault]:
    slots = list(Slot)
    seen: set[str] = set()
    provided: set[str] = set()
    latest = 0
    for path, spec in specs:
        if spec.name in seen:
            yield Fault(path, f"{spec.name} stands there twice")
        if slots.index(spec.slot) < latest:
            yield Fault(path, f"{spec.name} is of the slot {spec.slot}, which comes before {slots[latest]}")
        if missing := spec.requires - provided:
            lacks = ", ".join(sorted(missing))
            yield Fault(path, f"{spec.name} requires {lacks}, which no stage before it provides")
        seen.add(spec.name)
        provided |= spec.provides
        latest = max(latest, slots.index(spec.slot))
