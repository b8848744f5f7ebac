"""Plugins are found, kept apart from each other, and never lose a run."""

from __future__ import annotations

import pickle
from importlib.metadata import EntryPoint
from typing import ClassVar

import pytest

from newslens.errors import PluginError
from newslens.hookspecs import Run, hookimpl
from newslens.registry import Registry
from newslens.testing.running import registry_of
from tests.core.stages import SHOUT, point


def test_a_plugin_brings_its_stages() -> None:
    registry = Registry.discover(points=[point("good_plugin"), point("ClassPlugin")])
    assert list(registry.stages) == ["test.class.v1", "test.extra.v1"]
    assert registry.failures == ()


@pytest.mark.parametrize(
    ("attribute", "reason"),
    [
        ("missing_attribute", "AttributeError"),
        ("old_plugin", "api 0"),
        ("wrong_plugin", "StageSpec"),
        ("UnknownHook", "newslens_stagse"),
        ("WrongArguments", "nonsense"),
    ],
)
def test_a_broken_plugin_is_recorded_and_the_rest_goes_on(attribute: str, reason: str) -> None:
    registry = Registry.discover(points=[point(attribute), point("good_plugin")])
    assert list(registry.stages) == ["test.extra.v1"]
    (failure,) = registry.failures
    assert reason in failure.error
    assert "\n" not in failure.error
    assert "Traceback" in failure.traceback
    with pytest.raises(PluginError):
        Registry.discover(points=[point(attribute)], strict=True)


def test_strictness_can_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSLENS_STRICT_PLUGINS", "1")
    with pytest.raises(PluginError):
        Registry.discover(points=[EntryPoint("gone", "no_such_module_anywhere", "newslens.plugins")])


def test_a_stage_name_that_two_plugins_claim_is_neither_s() -> None:
    points = [point("good_plugin"), point("twin_plugin"), point("ClassPlugin")]
    registry = Registry.discover(points=points)
    assert list(registry.stages) == ["test.class.v1"]
    assert [failure.plugin.name for failure in registry.failures] == ["good_plugin", "twin_plugin"]
    assert all("stage test.extra.v1 is registered by" in failure.error for failure in registry.failures)
    with pytest.raises(PluginError, match=r"test\.extra\.v1 is registered by"):
        Registry.discover(points=points, strict=True)


def test_a_disabled_plugin_is_not_loaded() -> None:
    registry = Registry.discover(points=[point("good_plugin"), point("twin_plugin")], disable=["twin_plugin"])
    assert [plugin.name for plugin in registry.plugins] == ["good_plugin"]


def test_disabling_what_is_not_there_warns() -> None:
    with pytest.warns(UserWarning, match="godo_plugin"):
        registry = Registry.discover(points=[point("good_plugin")], disable=["godo_plugin", "good_plugin"])
    assert registry.unmatched == ("godo_plugin",)


def test_a_pickled_registry_loads_its_plugins_anew_and_no_others(monkeypatch: pytest.MonkeyPatch) -> None:
    installed = [point("good_plugin"), point("ClassPlugin"), point("old_plugin")]
    monkeypatch.setattr("newslens.registry.entry_points", lambda **_: installed)
    registry = Registry.discover(disable=["ClassPlugin"])
    Watching.runs.clear()
    registry.watch(Watching())
    back = pickle.loads(pickle.dumps(registry))  # noqa: S301 (its own)
    assert back == registry
    assert list(back.stages) == ["test.extra.v1"]
    assert [failure.plugin.name for failure in back.failures] == ["old_plugin"]
    back.notify("newslens_run_start", run=Run("r", (), 0))
    assert Watching.runs == []
    registry.notify("newslens_run_start", run=Run("r", (), 0))
    assert Watching.runs == ["r"]


def test_a_stage_of_no_installed_plugin_is_pickled_itself() -> None:
    registry = registry_of(SHOUT)
    assert SHOUT.name in pickle.loads(pickle.dumps(registry)).stages  # noqa: S301 (its own)


class Watching:
    runs: ClassVar[list[str]] = []

    @hookimpl
    def newslens_run_start(self, run: Run) -> None:
        self.runs.append(run.id)


def test_an_observer_that_raises_does_not_stop_the_others() -> None:
    seen = []

    class Bad:
        @hookimpl
        def newslens_run_start(self) -> None:
            raise ValueError("bad observer")

    class Good:
        @hookimpl
        def newslens_run_start(self, run: Run) -> None:
            seen.append(run.id)

    registry = Registry.discover(points=[])
    for observer in (Good(), Bad(), Good()):
        registry.watch(observer)
    faults = registry.notify("newslens_run_start", run=Run("r", (), None))
    assert seen == ["r", "r"]
    (fault,) = faults
    assert "bad observer" in fault


def test_the_built_in_stages_come_through_the_same_hook() -> None:
    registry = Registry.discover()
    assert "newslens" in {plugin.distribution for plugin in registry.plugins}
    assert "newslens.attribution.v1" in registry.stages
    assert registry.failures == ()


def test_a_single_spec_is_no_list_of_specs() -> None:
    found = Registry.discover(points=[point("alone_plugin")])
    assert [failure.error for failure in found.failures] == [
        "TypeError: newslens_stages must return a list of StageSpec objects, not StageSpec"
    ]
