"""From a configuration to stages that are ready to run."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newslens.config.faults import Fault, Path
from newslens.config.placing import placed
from newslens.config.settings import Config, Layer, StageConfig, Step
from newslens.config.structure import NOTHING, structured
from newslens.errors import AT_START, ConfigError, PluginError, named, near
from newslens.registry import PluginFailure, Registered, Registry
from newslens.stages import Slot, StageSpec

_LIST = "pipeline"
_LISTED = "`newslens plugins` lists the stages that are"


def build(config: Config, registry: Registry) -> tuple[Step, ...]:
    """The steps of a configuration, in its order.

    Raises:
        ConfigError: With one line for each stage that is not installed, has no place, stands twice or in the wrong order,
            lacks what it requires, or has options that do not hold.
        PluginError: Where two plugins claim a stage of it: what else is wrong may come of that.
    """
    disputed = [stage for stage in placed(config)[0] if _rivals(stage.name, registry)]
    if disputed:
        lines = [located(config, Fault(stage.path, _missing(stage.name, registry))) for stage in disputed]
        raise PluginError("\n".join(lines), distribution=_rivals(disputed[0].name, registry)[0].plugin.distribution)
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
            faults.append(Fault(stage.path, _missing(stage.name, registry)))
    if any(stage.name not in registry.stages and not _of(stage.name, registry) for stage in order):
        # The missing stage may well be one of a plugin that did not come so far as to tell of its stages.
        untold = (failure for failure in registry.failures if not failure.stages)
        faults += [Fault((), f"plugin {f.plugin.name} of {f.plugin.distribution}: {f.error}") for f in untold]
    faults += _misplaced(specs)
    steps: list[Step] = []
    for _, spec in specs:
        step, unsound = _step(registry.stages[spec.name], config)
        faults += unsound
        steps += step
    return tuple(steps), tuple(located(config, fault) for fault in faults)


def _of(name: str, registry: Registry) -> list[PluginFailure]:
    """The plugins that would have brought a stage."""
    return [failure for failure in registry.failures if name in failure.stages]


def _rivals(name: str, registry: Registry) -> list[PluginFailure]:
    """The plugins that claim a stage name of each other, so that it is neither's."""
    found = _of(name, registry)
    return found if any(failure.claimed == name for failure in found) else []


def _missing(name: str, registry: Registry) -> str:
    """Why there is no stage of a name."""
    failures = _of(name, registry)
    plugins = [f"{f.plugin.name} of {f.plugin.distribution} {f.plugin.version}" for f in failures]
    if _rivals(name, registry):
        return (
            f"{len(plugins)} plugins claim {name!r}, so it is none of theirs: {', '.join(plugins)}; disable all but one"
        )
    if failures:
        return f"no stage is called {name!r}: plugin {plugins[0]} would bring it, but {failures[0].error}"
    return f"no stage is called {name!r}{near(name, registry.stages)}; is its plugin installed? {_LISTED}"


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
        # Where no option was given, none of them is to blame.
        place = path if entry.options else path[:-1]
        return [], [Fault(place, registered.blamed(f"it cannot be made: {named(error, AT_START)}"))]


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
