"""The documentation names every page, every hook and every stage."""

from __future__ import annotations

import inspect
from pathlib import Path

import pytest

import newslens
from newslens import hookspecs

DOCS = Path(__file__).parents[2] / "docs"


def test_every_decision_is_listed() -> None:
    index = (DOCS / "project/decisions/index.md").read_text(encoding="utf-8")
    records = {path.name for path in (DOCS / "project/decisions").glob("0*.md")}
    assert records
    assert all(f"({name})" in index for name in records)


def test_every_hook_says_when_it_is_called() -> None:
    hooks = [value for name, value in vars(hookspecs).items() if name.startswith("newslens_")]
    assert len(hooks) == 5
    for hook in hooks:
        assert "called" in (inspect.getdoc(hook) or "").lower()


@pytest.mark.parametrize("name", newslens.__all__)
def test_every_public_name_has_a_docstring(name: str) -> None:
    value = getattr(newslens, name)
    if inspect.isclass(value) or inspect.isfunction(value):
        assert (inspect.getdoc(value) or "").strip()
