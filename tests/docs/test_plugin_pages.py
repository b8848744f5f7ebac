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
    stages = set(DEFAULT_PIPELINE)
    for name in plugins:
        assert len(files[name].splitlines()) < LONGEST, name
        (folder / name).write_text(files[name], encoding="utf-8")
        for spec in importlib.import_module(name.removesuffix(".py")).newslens_stages():
            assert spec.doc
            stages.add(spec.name)
    if "newslens.toml" in files:
        settings = config.parse(tomllib.loads(files["newslens.toml"]), path=page)
        assert set(settings.pipeline) <= stages
        assert set(settings.pipeline) - set(DEFAULT_PIPELINE)
    if "pyproject.toml" in files:
        points = tomllib.loads(files["pyproject.toml"])["project"]["entry-points"][GROUP]
        assert {f"{module}.py" for module in points.values()} == set(plugins)


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
    plugins = sorted(path.parent for path in (ROOT / "plugins").glob("*/pyproject.toml"))
    page = (ROOT / "docs" / "plugins.md").read_text(encoding="utf-8")
    assert re.findall(r"^## (newslens-\S+)", page, re.MULTILINE) == [plugin.name for plugin in plugins]
    for plugin in plugins:
        assert _section(plugin) in page, f"docs/plugins.md should have:\n\n{_section(plugin)}"
