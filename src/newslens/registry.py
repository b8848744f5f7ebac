"""Finds plugins, keeps their failures, looks stages up and tells observers.

Loading is tolerant: a plugin that cannot be loaded is recorded with its distribution and traceback, and the rest goes
on. There is no global registry; each pipeline has the one it was built from.
"""

from __future__ import annotations

import os
import traceback
import warnings
from collections.abc import Iterable, Iterator, Mapping
from importlib.metadata import EntryPoint, entry_points
from typing import Any, cast

import attrs
import pluggy

from newslens import hookspecs
from newslens.errors import AT_START, PluginError, named
from newslens.guarding import FAILURES
from newslens.stages import API, StageSpec

GROUP = "newslens.plugins"
STRICT = "NEWSLENS_STRICT_PLUGINS"
MOST_STAGES = 1000
"""A plugin that brings more is broken."""


class UnknownPluginWarning(UserWarning):
    """A plugin is to be left out that is not installed."""


def nothing_to_disable(name: str) -> str:
    """What is wrong with the name of a plugin that is to be left out and is not there."""
    return f"no installed plugin or distribution is called {name!r}; nothing to disable"


@attrs.frozen
class Plugin:
    """A plugin that was found.

    Attributes:
        name: The name of its entry point.
        distribution: The installed distribution that brought it.
        version: The version of that distribution.
    """

    name: str
    distribution: str
    version: str


@attrs.frozen
class PluginFailure:
    """A plugin that could not be used.

    Attributes:
        plugin: Which one.
        error: What went wrong, in one line.
        traceback: The whole of it.
        stages: The names of the stages that it would have brought, where it came so far as to tell.
        claimed: The stage name that another plugin claims too; None where something else went wrong.
    """

    plugin: Plugin
    error: str
    traceback: str
    stages: tuple[str, ...] = ()
    claimed: str | None = None


@attrs.frozen
class Registered:
    """A stage and the plugin that brought it.

    Attributes:
        spec: How the stage is registered; `spec.factory(spec.options())` makes it with its defaults.
        plugin: Which plugin brought it.
    """

    spec: StageSpec
    plugin: Plugin

    def blamed(self, line: str) -> str:
        """A line that tells of a fault of the stage, with the distribution to turn to where it is not newslens itself."""
        if self.plugin.distribution == hookspecs.PROJECT:
            return line
        return f"{line} ({self.plugin.distribution} {self.plugin.version})"


@attrs.frozen
class Registry:
    """The plugins of one process and the stages they bring.

    Attributes:
        stages: The registered stages by name, sorted.
        plugins: The plugins that were loaded, in the order in which they were.
        failures: The plugins that were not, and why.
        unmatched: Names that were to be left out and that nothing has, sorted.
    """

    stages: Mapping[str, Registered]
    plugins: tuple[Plugin, ...]
    failures: tuple[PluginFailure, ...]
    _manager: pluggy.PluginManager = attrs.field(repr=False, eq=False)
    unmatched: tuple[str, ...] = attrs.field(default=(), eq=False)

    @classmethod
    def discover(
        cls,
        *,
        points: Iterable[EntryPoint] | None = None,
        disable: Iterable[str] = (),
        strict: bool | None = None,
    ) -> Registry:
        """Load every installed plugin.

        A stage name that two plugins claim belongs to neither, so that no plugin can slip in for another by its name; the
        names of newslens stay its own.

        Args:
            points: The entry points to load; those of the group `newslens.plugins` if left out.
            disable: Names of plugins or distributions to leave out; one that matches nothing is warned of.
            strict: Whether a broken plugin raises; if left out, whether `NEWSLENS_STRICT_PLUGINS` is 1.

        Raises:
            PluginError: Where a plugin is broken, or claims the name of another's stage, and `strict` holds.
        """
        strict = os.environ.get(STRICT) == "1" if strict is None else strict
        disable = frozenset(disable)
        manager = pluggy.PluginManager(hookspecs.PROJECT)
        manager.add_hookspecs(hookspecs)
        loaded: dict[Plugin, list[StageSpec]] = {}
        failures: list[PluginFailure] = []
        unmatched = set(disable)
        found = entry_points(group=GROUP) if points is None else points
        for point, plugin in sorted(((p, _describe(p)) for p in found), key=lambda pair: attrs.astuple(pair[1])):
            names = {plugin.name, plugin.distribution}
            unmatched -= names
            if names & disable or plugin in loaded:
                continue
            try:
                loaded[plugin] = _load(manager, point, plugin)
            except FAILURES as error:  # a stranger's code may raise anything, and must not stop the run
                _unregister(manager, plugin)
                failures.append(PluginFailure(plugin, named(error, AT_START), traceback.format_exc()))
        failures += _disputes(loaded)
        for failure in failures:
            _unregister(manager, failure.plugin)
            loaded.pop(failure.plugin, None)
            if strict:
                raise PluginError(_line(failure), distribution=failure.plugin.distribution)
        for name in sorted(unmatched):
            warnings.warn(nothing_to_disable(name), UnknownPluginWarning, stacklevel=2)
        stages = {spec.name: Registered(spec, plugin) for plugin, specs in loaded.items() for spec in specs}
        return cls(dict(sorted(stages.items())), tuple(loaded), tuple(failures), manager, tuple(sorted(unmatched)))

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickled, it is the names of its plugins: where it is read, they are loaded anew, and nobody else watches."""
        installed = {_describe(point) for point in entry_points(group=GROUP)}
        again = tuple(plugin for plugin in self.plugins if plugin in installed)
        own = {name: stage for name, stage in self.stages.items() if stage.plugin not in again}
        return _found_again, (again, self.failures, own)

    def notify(self, hook: str, **arguments: Any) -> tuple[str, ...]:
        """Call an observing hook of every plugin; one that raises is passed over.

        Returns:
            One line for each observer that raised.
        """
        faults = []
        for implementation in getattr(self._manager.hook, hook).get_hookimpls():
            try:
                implementation.function(*(arguments[name] for name in implementation.argnames))
            except FAILURES as error:  # an observer must not stop what it watches
                faults.append(f"plugin {implementation.plugin_name}: {hook}: {named(error)}")
        return tuple(faults)

    def watch(self, observer: object) -> None:
        """Let an object with observing hooks watch the runs of pipelines built from this registry."""
        self._manager.register(observer)


def _found_again(
    plugins: tuple[Plugin, ...], failures: tuple[PluginFailure, ...], own: Mapping[str, Registered]
) -> Registry:
    points = [point for point in entry_points(group=GROUP) if _describe(point) in plugins]
    found = Registry.discover(points=points)
    stages = dict(sorted((*found.stages.items(), *own.items())))
    return attrs.evolve(found, stages=stages, failures=(*failures, *found.failures))


def _describe(point: EntryPoint) -> Plugin:
    dist = point.dist
    return Plugin(point.name, dist.name if dist else "unknown", dist.version if dist else "0")


def _load(manager: pluggy.PluginManager, point: EntryPoint, plugin: Plugin) -> list[StageSpec]:
    found = point.load()
    if isinstance(found, type):
        found = found()
    if isinstance(found, str | int | float | bytes | None):
        raise TypeError(f"it is a {type(found).__name__}, not a module or object with hooks")
    name = f"{plugin.distribution}:{plugin.name}"
    manager.register(found, name=name)
    manager.check_pending()
    if not manager.get_hookcallers(found):
        raise TypeError("it implements no hook; does each begin with @newslens.hookimpl?")
    specs: list[StageSpec] = []
    for implementation in manager.hook.newslens_stages.get_hookimpls():
        if implementation.plugin_name == name:
            specs.extend(_some(implementation.function()))
    for spec in specs:
        if not isinstance(spec, StageSpec):
            raise TypeError(f"newslens_stages must return StageSpec objects, not {type(spec).__name__}")
        if spec.api != API:
            raise ValueError(f"stage {spec.name} is written for api {spec.api}; this newslens has api {API}")
    return specs


def _some(specs: object) -> Iterator[StageSpec]:
    # A generator that never ends must not keep every program from starting.
    if not isinstance(specs, Iterable):
        raise TypeError(f"newslens_stages must return a list of StageSpec objects, not {type(specs).__name__}")
    for number, spec in enumerate(specs):
        if number == MOST_STAGES:
            raise ValueError(f"newslens_stages gives more than {MOST_STAGES} stages")
        yield cast("StageSpec", spec)


def _unregister(manager: pluggy.PluginManager, plugin: Plugin) -> None:
    name = f"{plugin.distribution}:{plugin.name}"
    if manager.has_plugin(name):
        manager.unregister(name=name)


def _disputes(loaded: Mapping[Plugin, Iterable[StageSpec]]) -> Iterator[PluginFailure]:
    """A failure for each plugin that claims a stage name that another has, or has itself already."""
    claims: dict[str, list[Plugin]] = {}
    for plugin, specs in loaded.items():
        for spec in specs:
            claims.setdefault(spec.name, []).append(plugin)
    for plugin, specs in loaded.items():
        names = tuple(spec.name for spec in specs)
        for name in names:
            others = [other for other in claims[name] if other is not plugin]
            if claims[name].count(plugin) > 1:
                yield PluginFailure(plugin, f"it registers stage {name} twice", "", names)
            elif others and plugin.distribution != hookspecs.PROJECT:
                rivals = ", ".join(f"{other.distribution} {other.version}" for other in others)
                told = f"stage {name} is registered by {rivals} too; disable one of them"
                yield PluginFailure(plugin, told, "", names, name)
            else:
                continue
            break


def _line(failure: PluginFailure) -> str:
    plugin = failure.plugin
    return f"plugin {plugin.name} of {plugin.distribution} {plugin.version}: {failure.error}"
