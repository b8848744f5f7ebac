"""The tutorial and the package that it builds are the same, line by line."""

from __future__ import annotations

import importlib
import re
from pathlib import Path

import pytest

from newslens.testing import check_stage
from newslens.types import Article

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "plugins/newslens-example"
TUTORIAL = ROOT / "docs/tutorials/first-plugin.md"
# How the repository formats and lints it is no part of the package.
OURS = {"ruff.toml"}
BLOCK = re.compile(r'^(````?)\w+ title="([^"]+)"\n(.*?)^\1$', re.MULTILINE | re.DOTALL)
TREE = re.compile(r"^```text\nnewslens-example/\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def files() -> dict[str, str]:
    found = {
        str(path.relative_to(PACKAGE)): path.read_text(encoding="utf-8")
        for path in PACKAGE.rglob("*")
        if path.is_file() and not any(part.startswith((".", "__pycache__")) for part in path.relative_to(PACKAGE).parts)
    }
    return {path: text for path, text in found.items() if path not in OURS}


def test_the_tutorial_builds_the_package_line_by_line() -> None:
    text = TUTORIAL.read_text(encoding="utf-8")
    shown = {path: block for _, path, block in BLOCK.findall(text)}
    assert shown == {path: text for path, text in files().items() if text}


def test_the_tutorial_names_every_file() -> None:
    tree = TREE.search(TUTORIAL.read_text(encoding="utf-8"))
    assert tree
    assert {line.strip() for line in tree[1].splitlines()} == files().keys()


def test_the_report_in_the_tutorial_is_what_the_kit_says(monkeypatch: pytest.MonkeyPatch) -> None:
    text = TUTORIAL.read_text(encoding="utf-8")
    shown = re.search(r"^```text\n(example\.signature\.v1 \(clean\).*?)^```$", text, re.MULTILINE | re.DOTALL)
    assert shown
    monkeypatch.syspath_prepend(str(PACKAGE / "src"))
    stage = importlib.import_module("newslens_example").SIGNATURES
    report = check_stage(stage, inputs=[Article("a", "The quay reopens.\n\n— The Harbour Gazette\n")])
    assert str(report) == shown[1].rstrip("\n")
