"""From a configuration to stages that are ready to run."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newslens.config.faults import Fault, Path
from newslens.config.placing import placed
from newslens.config.settings import Config, Layer, StageConfig, Step
from newslens.config.structure import NOTHING, structured
from newslens.errors import AT_START, ConfigError, named, near
from newslens.registry import Registered, Registry
from newslens.stages import Slot, StageSpec

_LIST = "pipeline"
_LISTED = "`newslens plugins` lists the stages that are"


def build(config: Config, registry: Registry) -> tuple[Step, ...]:
    """The steps of a configuration, in its order.

    Raises:
        ConfigError: With one line for each stage that is not installed, has no place, stands twice or in the wrong order,
            lacks what it requires, or has options that do not hold.
    """
    steps, faults = built(config, registry)
    if faults:
        raise ConfigError(faults)
    return steps


def built(config: Config, registry: Registry) -> tuple[tuple[Step, ...], tuple[str, ...]]:
    """The steps of a configuration that hold, and a line for each fault, with its file and line where it has one."""
    order, wrong = placed(config)
    faults = [*wrong]
    specs: list[tuple[Path, StageSpec]] = []
    for stage in order:
        if stage.name in registry.stages:
            specs.append((stage.path, registry.stages[stage.name].spec))
        else:
            unknown = f"no stage is called {stage.name!r}{near(stage.name, registry.stages)}"
            faults.append(Fault(stage.path, f"{unknown}; is its plugin installed? {_LISTED}"))
    if len(specs) < len(order):  # the missing stage may well be one of a plugin that did not load
        faults += [
            Fault((), f"plugin {f.plugin.name} of {f.plugin.distribution}: {f.error}") for f in registry.failures
        ]
    faults += _misplaced(specs)
    steps: list[Step] = []
    for _, spec in specs:
        step, unsound = _step(registry.stages[spec.name], config)
        faults += unsound
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


def _misplaced(specs: Sequence[tuple[Path, StageSpec]]) -> Iterator[Fault]:
    slots = list(Slot)
    provided: set[str] = set()
    latest = 0
    for (path, spec), behind in zip(specs, _listed_behind(specs), strict=True):
        slot = slots.index(spec.slot)
        if slot < latest:
            yield Fault(path, f"{spec.name} is of the slot {spec.slot}, which comes before {slots[latest]}")
        elif behind is not None and slot > slots.index(behind) and path[0] != _LIST:
            # Whoever put it there is to be told, not those who stand behind it where they always did.
            yield Fault(path, f"{spec.name} is of the slot {spec.slot}, which comes behind {behind}")
        else:
            latest = slot
        if missing := spec.requires - provided:
            lacks = ", ".join(sorted(missing))
            yield Fault(path, f"{spec.name} requires {lacks}, which no stage before it provides")
        provided |= spec.provides


def _listed_behind(specs: Sequence[tuple[Path, StageSpec]]) -> Sequence[Slot | None]:
    """For each stage the slot of the next one behind it that the pipeline lists."""
    found: list[Slot | None] = []
    behind = None
    for path, spec in reversed(specs):
        found.append(behind)
        behind = spec.slot if path[0] == _LIST else behind
    return found[::-1]
