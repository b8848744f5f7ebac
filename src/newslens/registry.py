"""Finds plugins, keeps their failures, looks stages up and tells observers.

Loading is tolerant: a plugin that cannot be loaded is recorded with its distribution and traceback, and the rest goes
on. There is no global registry; each pipeline has the one it was built from.
"""

from __future__ import annotations

import os
import traceback
import warnings
from collections.abc import Iterable, Mapping
from importlib.metadata import EntryPoint, entry_points
from typing import Any, cast

import attrs
import pluggy

from newslens import hookspecs
from newslens.errors import NewslensError, PluginError, named
from newslens.guarding import FAILURES
from newslens.stages import API, StageSpec

GROUP = "newslens.plugins"
STRICT = "NEWSLENS_STRICT_PLUGINS"


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
    """

    plugin: Plugin
    error: str
    traceback: str


@attrs.frozen
class Registered:
    """A stage and the plugin that brought it."""

    spec: StageSpec
    plugin: Plugin


@attrs.frozen
class Registry:
    """The plugins of one process and the stages they bring.

    Attributes:
        stages: The registered stages by name, sorted.
        plugins: The plugins that were loaded, in the order in which they were.
        failures: The plugins that were not, and why.
    """

    stages: Mapping[str, Registered]
    plugins: tuple[Plugin, ...]
    failures: tuple[PluginFailure, ...]
    _manager: pluggy.PluginManager = attrs.field(repr=False, eq=False)

    @classmethod
    def discover(
        cls,
        *,
        points: Iterable[EntryPoint] | None = None,
        disable: Iterable[str] = (),
        strict: bool | None = None,
    ) -> Registry:
        """Load every installed plugin.

        Args:
            points: The entry points to load; those of the group `newslens.plugins` if left out.
            disable: Names of plugins or distributions to leave out; one that matches nothing is warned of.
            strict: Whether a broken plugin raises; if left out, whether `NEWSLENS_STRICT_PLUGINS` is 1.

        Raises:
            PluginError: Where two plugins claim one stage name, or a plugin is broken and `strict` holds.
        """
        strict = os.environ.get(STRICT) == "1" if strict is None else strict
        disable = frozenset(disable)
        manager = pluggy.PluginManager(hookspecs.PROJECT)
        manager.add_hookspecs(hookspecs)
        stages: dict[str, Registered] = {}
        plugins: list[Plugin] = []
        failures: list[PluginFailure] = []
        unmatched = set(disable)
        found = entry_points(group=GROUP) if points is None else points
        for point, plugin in sorted(((p, _describe(p)) for p in found), key=lambda pair: attrs.astuple(pair[1])):
            names = {plugin.name, plugin.distribution}
            unmatched -= names
            if names & disable or plugin in plugins:
                continue
            try:
                specs = _load(manager, point, plugin)
                _add(stages, specs, plugin)
            except _DuplicateError as error:
                raise PluginError(str(error), distribution=plugin.distribution) from None
            except FAILURES as error:  # a stranger's code may raise anything, and must not stop the run
                _unregister(manager, plugin)
                if strict:
                    raise PluginError(
                        f"plugin {plugin.name} of {plugin.distribution} {plugin.version}: {named(error)}",
                        distribution=plugin.distribution,
                    ) from error
                failures.append(PluginFailure(plugin, named(error), traceback.format_exc()))
            else:
                plugins.append(plugin)
        for name in sorted(unmatched):
            warnings.warn(f"no installed plugin or distribution is called {name!r}; nothing to disable", stacklevel=2)
        return cls(dict(sorted(stages.items())), tuple(plugins), tuple(failures), manager)

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


class _DuplicateError(NewslensError):
    """Two plugins claim one stage name."""


def _describe(point: EntryPoint) -> Plugin:
    dist = point.dist
    return Plugin(point.name, dist.name if dist else "unknown", dist.version if dist else "0")


def _load(manager: pluggy.PluginManager, point: EntryPoint, plugin: Plugin) -> list[StageSpec]:
    found = point.load()
    if isinstance(found, type):
        found = found()
    name = f"{plugin.distribution}:{plugin.name}"
    manager.register(found, name=name)
    manager.check_pending()
    specs: list[StageSpec] = []
    for implementation in manager.hook.newslens_stages.get_hookimpls():
        if implementation.plugin_name == name:
            specs.extend(cast("Iterable[StageSpec]", implementation.function()))
    for spec in specs:
        if not isinstance(spec, StageSpec):
            raise TypeError(f"newslens_stages must return StageSpec objects, not {type(spec).__name__}")
        if spec.api != API:
            raise ValueError(f"stage {spec.name} is written for api {spec.api}; this newslens has api {API}")
    return specs


def _unregister(manager: pluggy.PluginManager, plugin: Plugin) -> None:
    name = f"{plugin.distribution}:{plugin.name}"
    if manager.has_plugin(name):
        manager.unregister(name=name)


def _add(stages: dict[str, Registered], specs: Iterable[StageSpec], plugin: Plugin) -> None:
    for spec in specs:
        other = stages.get(spec.name)
        if other is not None:
            raise _DuplicateError(
                f"stage {spec.name} is registered twice: by {other.plugin.distribution} and {plugin.distribution}; "
                "disable one of them"
            )
        stages[spec.name] = Registered(spec, plugin)
