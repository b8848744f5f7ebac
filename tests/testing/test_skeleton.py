"""A package that `newslens plugins new` writes passes its own tests at once."""

from __future__ import annotations

import importlib
import inspect
import os
import re
import subprocess
import sys
import tomllib
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest
from click.testing import CliRunner

from newslens import config
from newslens.cli import main
from newslens.errors import InputError
from newslens.registry import GROUP, Registry
from newslens.skeleton import PluginName, files, make
from newslens.stages import Slot
from newslens.testing import registry_of

MOST_LINES = 40
# The lines of the docstring of the options, which a plugin may do without.
DOCS = 3


@pytest.mark.parametrize("slot", Slot)
def test_the_tests_of_a_new_plugin_pass(
    slot: Slot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    folder = make(f"try-{slot}", slot, tmp_path)
    name = f"newslens_try_{slot}"
    monkeypatch.syspath_prepend(str(folder / "src"))
    module = importlib.import_module(name)
    try:
        entry = tomllib.loads((folder / "pyproject.toml").read_text())["project"]["entry-points"][GROUP]
        registry = Registry.discover(points=[EntryPoint(key, value, GROUP) for key, value in entry.items()])
        assert registry.failures == ()
        assert [registered.spec for registered in registry.stages.values()] == [module.STAGE]
        assert module.STAGE.slot is slot
        settings, known = _configured((folder / "README.md").read_text()), registry_of(module.STAGE)
        assert module.STAGE in [step.spec for step in config.build(settings, known)]
        assert config.idle(settings, known) == ()
        tests: dict[str, object] = {}
        exec(compile((folder / "tests/test_stage.py").read_text(), "test_stage.py", "exec"), tests)  # noqa: S102
        found = [test for key, test in tests.items() if key.startswith("test_") and inspect.isfunction(test)]
        assert len(found) >= 2
        for test in found:
            test(**{name: request.getfixturevalue(name) for name in inspect.signature(test).parameters})
    finally:
        sys.modules.pop(name)


def test_pytest_finds_the_tests_of_a_new_plugin(tmp_path: Path) -> None:
    folder = make("newslens-found", Slot.REPORT, tmp_path, "rows")
    # It is not installed: its own settings of pytest say where it lies.
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PYTEST")}
    command = [sys.executable, "-m", "pytest", "-q", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    assert "2 passed" in done.stdout, done.stdout + done.stderr


@pytest.mark.parametrize("slot", Slot)
def test_a_stage_is_short(slot: Slot) -> None:
    source = files(PluginName.of("try"), slot)["src/newslens_try/__init__.py"]
    code = [
        line for line in source.splitlines() if line.strip() and not line.strip().startswith(("#", '"""', "import"))
    ]
    assert len(code) <= MOST_LINES + DOCS
    assert max(map(len, source.splitlines())) <= 120


def test_the_command_writes_a_package(tmp_path: Path) -> None:
    arguments = ["plugins", "new", "harbour", "--slot", "clean", "--into", str(tmp_path)]
    done = CliRunner().invoke(main, arguments)
    assert done.exit_code == 0
    assert "newslens-harbour" in done.output
    written = {str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*") if path.is_file()}
    assert written == {
        "newslens-harbour/README.md",
        "newslens-harbour/pyproject.toml",
        "newslens-harbour/src/newslens_harbour/__init__.py",
        "newslens-harbour/src/newslens_harbour/py.typed",
        "newslens-harbour/tests/test_stage.py",
    }
    again = CliRunner().invoke(main, arguments)
    assert again.exit_code == 1
    assert "is there already" in again.output


@pytest.mark.parametrize("slot", Slot)
def test_a_new_plugin_says_where_its_stage_goes(slot: Slot) -> None:
    written = files(PluginName.of("try", "rows"), slot)
    readme = written["README.md"]
    assert '"try.rows.v1"' in written["src/newslens_try/__init__.py"]
    assert "`try.rows.v2` beside this one" in readme
    assert f"\nA{'n' if slot.value[0] == 'a' else ''} {slot} stage for " in readme
    (place,) = _configured(readme).stage["try.rows.v1"].anchors.items()
    key, anchor = place
    assert registry_of().stages[anchor].spec.slot is slot
    assert (key == "replaces") is (slot in {Slot.ATTRIBUTE, Slot.CLAIM, Slot.RESOLVE})


def _configured(readme: str) -> config.Config:
    (block,) = re.findall(r"^```toml\n(.*?)^```$", readme, re.MULTILINE | re.DOTALL)
    return config.parse(tomllib.loads(block), path="README.md")


@pytest.mark.parametrize("stage", ["Rows", "a.b", "a.b.v", "a b", "a..v1", "rows.v1\n"])
def test_a_name_of_a_stage_that_is_none_is_refused(stage: str, tmp_path: Path) -> None:
    arguments = ["plugins", "new", "harbour", "--slot", "align", "--into", str(tmp_path), "--stage", stage]
    done = CliRunner().invoke(main, arguments)
    assert done.exit_code == 1
    assert "no name of a stage" in done.output
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", ["", "newslens-", "Harbour", "9lives", "a--b", "a_b", "a/b", "-a", "a-", "é", "a\n"])
def test_a_name_that_is_none_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no name of a plugin"):
        make(name, Slot.CLEAN, tmp_path)
    assert not list(tmp_path.iterdir())
