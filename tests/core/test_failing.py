"""A failure names the line of the plugin that it came from."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import attrs
import pytest

import newslens
from newslens.config import Config
from newslens.errors import ContractError, StageError
from newslens.registry import Plugin, Registered
from newslens.stages import Context, Slot, StageSpec
from newslens.types import Article
from tests.core.stages import broken, registry, spec

PLACE = re.compile(r", at (\S+):(\d+) ")


def _told(stage: StageSpec, plugin: Plugin | None = None) -> str:
    known = registry(stage)
    if plugin is not None:
        known = attrs.evolve(known, stages={**known.stages, stage.name: Registered(stage, plugin)})
    pipeline = newslens.load(Config(pipeline=("test.read.v1", stage.name)), registry=known)
    (problem,) = pipeline.analyze([Article("a", "Rain fell.")]).problems
    return problem.error


def _deeper(article: Article, context: Context) -> Article:
    return broken(article, context)


def _in_a_library(article: Article, _: Context) -> Article:
    unknown: dict[str, Any] = {"colour": "red"}
    return attrs.evolve(article, **unknown)


def _given(stage: Any, _: object) -> Any:
    return stage


@pytest.mark.parametrize(
    ("call", "file"),
    [
        (broken, "tests/core/stages.py"),
        (_deeper, "tests/core/stages.py"),
        (_in_a_library, "tests/core/test_failing.py"),
    ],
)
def test_the_innermost_line_of_the_plugin_is_told(call: Callable[..., object], file: str) -> None:
    told = _told(spec("test.bad.v1", Slot.CLEAN, call))
    found = PLACE.search(told)
    assert found is not None
    assert found[1] == file
    lines = (Path(__file__).parents[2] / file).read_text(encoding="utf-8").splitlines()
    assert re.search(r"raise RuntimeError|\*\*unknown", lines[int(found[2]) - 1])
    assert told.endswith("(newslens-test 1.0)")


def _refused(_: Article, __: Context) -> Article:
    raise ContractError("the text is torn", stage="test.bad.v1")


def test_what_is_told_on_purpose_has_no_line() -> None:
    assert _told(spec("test.bad.v1", Slot.CLEAN, _refused)) == "the text is torn (newslens-test 1.0)"


def test_a_stage_of_nobodys_package_has_no_line() -> None:
    fails: Any = partial(int, "x")
    assert PLACE.search(_told(StageSpec("test.bad.v1", Slot.CLEAN, partial(_given, fails)))) is None


def test_where_it_raises_the_line_is_told_too() -> None:
    known = registry(spec("test.bad.v1", Slot.CLEAN, broken))
    pipeline = newslens.load(Config(pipeline=("test.read.v1", "test.bad.v1"), on_error="raise"), registry=known)
    with pytest.raises(StageError, match=r"two lines, at tests/core/stages.py:\d+ \(newslens-test 1.0\)"):
        pipeline.analyze([Article("a", "Rain fell.")])
