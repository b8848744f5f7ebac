"""The reference says how each type is made: its arguments in their order, and their defaults."""

from __future__ import annotations

import inspect
import re
from enum import Enum
from pathlib import Path
from typing import Any

import attrs
import pytest

from newslens import types
from newslens.queries.disagreements import Over
from newslens.spans import Edit, Span
from newslens.stages import Resolution, Slot, Source, StageSpec
from newslens.types import Article, Kind, Mode, Relation, RemovalReason, SpeakerKind, Stance

REFERENCE = Path(__file__).parents[2] / "docs" / "reference"
ROW = re.compile(r"^\| `(\w+\(.*\))` \|$", re.MULTILINE)
ENUMS = (Kind, Mode, Stance, SpeakerKind, Relation, RemovalReason, Over, Slot)


def _default(kind: type[Any], field: attrs.Attribute[Any]) -> str:
    if isinstance(field.default, attrs.Factory):  # type: ignore[arg-type]
        assert (kind, field.name) == (Article, "text")
        return "=raw"
    if field.default is attrs.NOTHING:
        return ""
    if isinstance(field.default, type):
        return f"={field.default.__name__}"
    if isinstance(field.default, Enum):
        return f"={type(field.default).__name__}.{field.default.name}"
    return f"={field.default!r}".replace("'", '"').replace("(changes=())", "()")


def made(kind: type[Any]) -> str:
    """A type as it is called."""
    arguments = ", ".join(f"{field.name}{_default(kind, field)}" for field in attrs.fields(kind))
    return f"{kind.__name__}({arguments})"


def _classes() -> list[type[Any]]:
    found = [value for value in vars(types).values() if inspect.isclass(value) and value.__module__ == types.__name__]
    return [value for value in found if attrs.has(value)]


def test_every_type_stands_there_with_its_arguments_and_defaults() -> None:
    rows = ROW.findall((REFERENCE / "types.md").read_text(encoding="utf-8"))
    assert rows == [made(kind) for kind in (*_classes(), Span, Edit)]


def test_so_do_those_of_stages() -> None:
    rows = ROW.findall((REFERENCE / "stages.md").read_text(encoding="utf-8"))
    assert rows == [made(kind) for kind in (StageSpec, Source, Resolution)]


@pytest.mark.parametrize("kind", ENUMS)
def test_every_member_says_when_it_is_used(kind: type[Enum]) -> None:
    source = inspect.getsource(kind)
    for member in kind:
        assert re.search(rf'^    {member.name} = "[^"]+"\n    """[A-Z]', source, re.MULTILINE), member
