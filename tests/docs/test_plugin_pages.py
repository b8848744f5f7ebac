"""The pages on plugins are true: their files run as printed, and the directory lists what lies in plugins/."""

from __future__ import annotations

import ast
import importlib
import inspect
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from newslens import config
from newslens.config import DEFAULT_PIPELINE
from newslens.registry import GROUP
from newslens.stages import Slot, StageSpec
from newslens.testing import registry_of

ROOT = Path(__file__).parents[2]
HOW_TO = ROOT / "docs" / "how-to"
PAGES = (
    "write-a-reader",
    "write-a-cleaner",
    "write-an-attributor",
    "write-a-claim-stage",
    "write-a-resolver",
    "write-an-aligner",
    "write-a-report",
    "publish-a-plugin",
)
PLUGINS = sorted(path.parent for path in (ROOT / "plugins").glob("*/pyproject.toml"))
LONGEST = 40
_BLOCK = re.compile(r'^```(\w+) title="([^"]+)"\n(.*?)^```$', re.MULTILINE | re.DOTALL)


def _files(page: str) -> dict[str, str]:
    """The files that a page prints, by name."""
    text = (HOW_TO / f"{page}.md").read_text(encoding="utf-8")
    return {name: content for _, name, content in _BLOCK.findall(text)}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder from which modules are imported, and forgotten afterwards."""
    before = set(sys.modules)
    monkeypatch.syspath_prepend(str(tmp_path))
    yield tmp_path
    for name in set(sys.modules) - before:
        if str(getattr(sys.modules[name], "__file__", "") or "").startswith(str(tmp_path)):
            del sys.modules[name]


@pytest.mark.parametrize("page", PAGES)
def test_the_files_of_a_page_run_as_they_are_printed(page: str, folder: Path, request: pytest.FixtureRequest) -> None:
    files = _files(page)
    for name, content in files.items():
        (folder / name).write_text(content, encoding="utf-8")
    tests = [name.removesuffix(".py") for name in files if name.startswith("test_")]
    ran = 0
    for name in tests:
        module = importlib.import_module(name)
        for test in [value for key, value in vars(module).items() if key.startswith("test_")]:
            test(**{key: request.getfixturevalue(key) for key in inspect.signature(test).parameters})
            ran += 1
    assert ran >= 1
    assert any("check_stage(" in files[f"{name}.py"] for name in tests)


@pytest.mark.parametrize("page", PAGES)
def test_a_plugin_is_short_and_brings_the_stages_that_its_page_configures(page: str, folder: Path) -> None:
    files = _files(page)
    plugins = [name for name in files if name.startswith("newslens_")]
    specs: list[StageSpec] = []
    for name in plugins:
        assert len(files[name].splitlines()) < LONGEST, name
        (folder / name).write_text(files[name], encoding="utf-8")
        for spec in importlib.import_module(name.removesuffix(".py")).newslens_stages():
            assert spec.doc
            specs.append(spec)
    if "newslens.toml" in files:
        settings = config.parse(tomllib.loads(files["newslens.toml"]), path=page)
        steps = config.build(settings, registry_of(*specs))
        assert [step.spec for step in steps if step.spec.name not in DEFAULT_PIPELINE] == specs
    if "pyproject.toml" in files:
        points = tomllib.loads(files["pyproject.toml"])["project"]["entry-points"][GROUP]
        assert {f"{module}.py" for module in points.values()} == set(plugins)


@pytest.mark.parametrize("plugin", PLUGINS, ids=lambda plugin: plugin.name)
def test_the_readme_of_a_plugin_gives_its_stages_a_place(plugin: Path) -> None:
    blocks = re.findall(
        r"^```toml\n(.*?)^```$", (plugin / "README.md").read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
    )
    (tree,) = [tree for tree in map(tomllib.loads, blocks) if "stage" in tree]
    settings = config.parse(tree, path="README.md")
    own = {name: Slot[slot.upper()] for name, slot, _ in _stages(plugin)}
    assert settings.stage.keys() == own.keys()
    for name, entry in settings.stage.items():
        (anchor,) = entry.anchors.values()
        assert registry_of().stages[anchor].spec.slot is own[name]
    assert config.placed(settings)[1] == ()


def test_the_places_on_the_page_on_configurations_hold() -> None:
    text = (HOW_TO / "configure.md").read_text(encoding="utf-8")
    blocks = [tomllib.loads(block) for block in re.findall(r"^```toml\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)]
    found = [config.placed(config.parse(tree, path="configure.md")) for tree in blocks]
    assert [wrong for _, wrong in found] == [()] * len(blocks)
    assert any({"newslens.minilm.v1", "acme.redact.v1"} <= {stage.name for stage in order} for order, _ in found)


def _stages(plugin: Path) -> Iterator[tuple[str, str, str]]:
    """Name, slot and line of each stage that the code of a plugin registers, read without importing it."""
    for path in sorted(plugin.glob("src/**/*.py")):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "StageSpec":
                given: dict[str, Any] = dict(zip(("name", "slot"), call.args, strict=False))
                given |= {keyword.arg: keyword.value for keyword in call.keywords if keyword.arg}
                yield given["name"].value, given["slot"].attr.lower(), given["doc"].value


def _section(plugin: Path) -> str:
    """What the directory says of a plugin."""
    project = tomllib.loads((plugin / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    rows = "".join(
        f"| `{name}` | {slot} | {doc[:1].upper()}{doc[1:].rstrip('.')} |\n" for name, slot, doc in _stages(plugin)
    )
    head = f"## {project['name']}\n\n{project['description']}\n\n```sh\npip install {project['name']}\n```\n\n"
    return f"{head}| stage | slot | |\n| --- | --- | --- |\n{rows}"


def test_the_directory_lists_the_plugins_and_their_stages() -> None:
    page = (ROOT / "docs" / "plugins.md").read_text(encoding="utf-8")
    assert re.findall(r"^## (newslens-\S+)", page, re.MULTILINE) == [plugin.name for plugin in PLUGINS]
    for plugin in PLUGINS:
        assert _section(plugin) in page, f"docs/plugins.md should have:\n\n{_section(plugin)}"
