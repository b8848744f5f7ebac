"""Every hook is documented with its exact signature, and called when the documentation says so."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

import newslens
from newslens import hookspecs
from newslens.builtin import newslens_stages
from newslens.config import Config
from newslens.hookspecs import Counts, Run, hookimpl
from newslens.stages import API, Context, NoOptions, Slot, StageSpec
from newslens.types import Article, Problem
from tests.core.stages import NAMES, broken, registry, spec

DOCS = Path(__file__).parents[2] / "docs"
HOOKS = {name: hook for name, hook in vars(hookspecs).items() if name.startswith("newslens_")}
# Frozen: a row may gain an argument at its end, and nothing else may change within api 1.
FROZEN = {
    "newslens_stages": "() -> Iterable[StageSpec]",
    "newslens_run_start": "(run: Run) -> None",
    "newslens_stage_done": "(run: Run, stage: str, article: str | None, seconds: float) -> None",
    "newslens_stage_failed": "(run: Run, problem: Problem) -> None",
    "newslens_run_end": "(run: Run, counts: Counts) -> None",
}


def signature(hook: Callable[..., object]) -> str:
    return str(inspect.signature(hook)).replace("'", "")


def test_the_hooks_are_frozen() -> None:
    assert API == 1
    assert {name: signature(hook) for name, hook in HOOKS.items()} == FROZEN


@pytest.mark.parametrize("name", HOOKS)
def test_a_hook_is_documented_with_its_signature(name: str) -> None:
    page = (DOCS / "reference/hooks.md").read_text(encoding="utf-8").replace("\\|", "|")
    assert f"`{name}{signature(HOOKS[name])}`" in page


@pytest.mark.parametrize("name", HOOKS)
def test_a_hook_says_when_it_is_called_and_what_it_takes_and_gives(name: str) -> None:
    text = inspect.getdoc(HOOKS[name]) or ""
    assert "Called " in text
    assert "Returns:" in text
    for argument in inspect.signature(HOOKS[name]).parameters:
        assert re.search(rf"^ +{argument}: \S", text, re.MULTILINE), argument


class Watcher:
    """Implements every hook that watches, with all its arguments."""

    def __init__(self) -> None:
        self.seen: list[tuple[str, object]] = []

    @hookimpl
    def newslens_run_start(self, run: Run) -> None:
        self.seen.append(("newslens_run_start", run.total))

    @hookimpl
    def newslens_stage_done(self, run: Run, stage: str, article: str | None, seconds: float) -> None:
        assert stage in run.stages
        assert seconds >= 0
        self.seen.append(("newslens_stage_done", (stage, article)))

    @hookimpl
    def newslens_stage_failed(self, run: Run, problem: Problem) -> None:
        assert problem.stage in run.stages
        self.seen.append(("newslens_stage_failed", (problem.stage, problem.path)))

    @hookimpl
    def newslens_run_end(self, run: Run, counts: Counts) -> None:
        assert run.id
        self.seen.append(("newslens_run_end", counts))

    def names(self) -> set[str]:
        return {name for name, _ in self.seen}


@pytest.fixture
def watched() -> tuple[Watcher, newslens.Pipeline]:
    known = registry(spec("test.broken.v1", Slot.CLAIM, broken))
    names = [*NAMES[:3], "test.broken.v1", *NAMES[3:]]
    pipeline = newslens.load(Config(pipeline=tuple(names)), registry=known)
    watcher = Watcher()
    pipeline.registry.watch(watcher)
    return watcher, pipeline


def test_every_hook_that_watches_is_called_in_order(watched: tuple[Watcher, newslens.Pipeline]) -> None:
    watcher, pipeline = watched
    pipeline.analyze([Article("a", "Ann says so")])
    assert watcher.names() == set(HOOKS) - {"newslens_stages"}
    assert watcher.seen == [
        ("newslens_run_start", 1),
        ("newslens_stage_done", ("test.strip.v1", "a")),
        ("newslens_stage_done", ("test.whole.v1", "a")),
        ("newslens_stage_failed", ("test.broken.v1", "a")),
        ("newslens_stage_done", ("test.names.v1", None)),
        ("newslens_stage_done", ("test.neighbours.v1", None)),
        ("newslens_run_end", Counts(articles=1, quotes=1, speakers=1, problems=1)),
    ]


def test_a_stream_that_is_closed_early_ends_too(watched: tuple[Watcher, newslens.Pipeline]) -> None:
    watcher, pipeline = watched
    stream = pipeline.stream(Article(f"a{number}", "Ann says so") for number in range(9))
    next(stream)
    stream.close()  # type: ignore[attr-defined]
    assert watcher.seen[0] == ("newslens_run_start", None)
    assert watcher.seen[-1] == ("newslens_run_end", Counts(articles=1, quotes=1))


def test_the_hook_that_registers_is_called_when_plugins_are_discovered() -> None:
    found: Iterable[StageSpec] = newslens_stages()
    assert {stage.name for stage in found} <= newslens.Registry.discover().stages.keys()


@pytest.mark.parametrize(
    "name", ["signature", "gazette.signature", "gazette.signature.1", "Gazette.signature.v1", "a.v1\n"]
)
def test_the_name_of_a_stage_has_a_vendor_and_a_version(name: str) -> None:
    with pytest.raises(ValueError, match="name"):
        StageSpec(name, Slot.CLEAN, lambda _: _same, NoOptions)


def _same(article: Article, _: Context) -> Article:
    return article


def test_built_in_stages_say_for_which_api_they_are() -> None:
    assert {stage.api for stage in newslens_stages()} == {API}
    assert all(stage.doc for stage in newslens_stages())
