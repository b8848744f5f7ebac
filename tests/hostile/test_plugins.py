"""No broken plugin costs a run, and each is blamed in one line with its distribution and its stage."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Iterator
from importlib.metadata import EntryPoint, distributions, entry_points
from pathlib import Path

import pytest

import newslens
from newslens.config import Config, StageConfig
from newslens.errors import ConfigError, StageError
from newslens.registry import GROUP, Registry
from newslens.stages import Slot
from newslens.testing import check_stage
from newslens.types import Analysis, Article, Problem
from tests.core.stages import NAMES
from tests.hostile import kinds
from tests.hostile.kinds import STAGE, Kind, When

TWO = [Article("a", " Ann says so"), Article("b", "Bob says so")]
WHO = "newslens-bad 1.0"
Discover = Callable[[Kind], Registry]


@pytest.fixture
def discover(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Discover]:
    """Installs a broken plugin beside a sound one and the built-in one, as pip would, and discovers them all."""
    monkeypatch.syspath_prepend(str(tmp_path))
    info = tmp_path / "newslens_bad-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: newslens-bad\nVersion: 1.0\n", encoding="utf-8")
    (info / "entry_points.txt").write_text(f"[{GROUP}]\nbad = newslens_bad\n", encoding="utf-8")

    def install(kind: Kind) -> Registry:
        (tmp_path / "newslens_bad.py").write_text(kind.source, encoding="utf-8")
        importlib.invalidate_caches()
        (found,) = distributions(path=[str(tmp_path)])
        ours = [point for point in entry_points(group=GROUP) if point.value == "newslens.builtin"]
        fine = EntryPoint("fine", "tests.hostile.fine:plugin", GROUP)
        return Registry.discover(points=[*found.entry_points, *ours, fine])

    yield install
    sys.modules.pop("newslens_bad", None)


def load(registry: Registry, kind: Kind | None = None) -> newslens.Pipeline:
    """The sound stages, and the broken one at the end of its slot (a broken resolver in front of the sound one)."""
    slots = list(Slot)
    names = list(NAMES)
    if kind is not None:
        names.insert(0 if kind.slot is Slot.RESOLVE else len(names), STAGE)
        names.sort(key=lambda name: slots.index(kind.slot if name == STAGE else registry.stages[name].spec.slot))
    stage = {STAGE: StageConfig(time_limit=kind.limit)} if kind is not None else {}
    return newslens.load(Config(pipeline=tuple(names), stage=stage), registry=registry)


def whole(analysis: Analysis) -> bool:
    """Whether everything is there that there would be without the broken plugin."""
    return (
        [article.raw for article in analysis.articles] == [article.raw for article in TWO]
        and all(article.quotes for article in analysis.articles)
        and [speaker.name for speaker in analysis.speakers] == ["Ann", "Bob"]
        and len(analysis.alignments) == 1
    )


def blamed(problem: Problem, kind: Kind) -> bool:
    line = f"{problem.stage}: {problem.error}"
    return kind.blame in line and WHO in line and problem.stage == STAGE and "\n" not in line


def of(when: When) -> pytest.MarkDecorator:
    found = [kind for kind in kinds.KINDS if kind.when is when]
    return pytest.mark.parametrize("kind", found, ids=lambda kind: kind.name)


def test_there_are_many_kinds() -> None:
    names = [kind.name for kind in kinds.KINDS]
    assert len(set(names)) == len(names) >= 70


@of(When.LOADED)
def test_a_plugin_that_cannot_be_loaded(kind: Kind, discover: Discover) -> None:
    registry = discover(kind)
    assert whole(load(registry).analyze(TWO))
    assert registry.stages["newslens.json.v1"].plugin.distribution == "newslens"
    failure = next(failure for failure in registry.failures if failure.plugin.distribution == "newslens-bad")
    assert kind.blame in failure.error
    assert "\n" not in failure.error


@of(When.BUILT)
def test_a_stage_that_cannot_be_made(kind: Kind, discover: Discover) -> None:
    registry = discover(kind)
    assert whole(load(registry).analyze(TWO))
    with pytest.raises(ConfigError) as caught:
        load(registry, kind)
    (line,) = caught.value.faults
    assert STAGE in line
    assert kind.blame in line
    assert WHO in line


@of(When.RUN)
def test_a_stage_that_fails(kind: Kind, discover: Discover) -> None:
    analysis = load(discover(kind), kind).analyze(TWO)
    assert whole(analysis)
    assert analysis.problems
    assert all(blamed(problem, kind) for problem in analysis.problems), analysis.problems
    assert newslens.from_json(newslens.to_json(analysis)) == analysis


@of(When.READ)
def test_a_reader_that_fails(kind: Kind, discover: Discover, tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("Ann says so", encoding="utf-8")
    (tmp_path / "two.bad").write_text("x", encoding="utf-8")
    (tmp_path / "zoo.txt").write_text("Bob says so", encoding="utf-8")
    pipeline = load(discover(kind), kind)
    analysis = pipeline.analyze(pipeline.read([tmp_path / name for name in ("one.txt", "two.bad", "zoo.txt")]))
    assert {"one", "zoo"} <= {article.id for article in analysis.articles}
    (problem,) = analysis.problems
    assert blamed(problem, kind), problem
    assert problem.path == str(tmp_path / "two.bad")


@of(When.RENDERED)
def test_a_reporter_that_fails(kind: Kind, discover: Discover) -> None:
    pipeline = load(discover(kind), kind)
    analysis = pipeline.analyze(TWO)
    with pytest.raises(StageError) as caught:
        pipeline.render(analysis, "bad")
    line = str(caught.value)
    assert line.startswith(f"{STAGE}: ")
    assert kind.blame in line
    assert WHO in line
    assert pipeline.render(analysis, "count") == b"2"


@of(When.WATCHED)
def test_an_observer_that_fails(kind: Kind, discover: Discover) -> None:
    analysis = load(discover(kind)).analyze(TWO)
    assert whole(analysis)
    (problem,) = analysis.problems
    assert "newslens-bad" in problem.error
    assert kind.blame in problem.error
    assert problem.stage.startswith("newslens_")


@of(When.TESTED)
def test_what_a_run_cannot_notice_the_kit_does(kind: Kind, discover: Discover) -> None:
    registry = discover(kind)
    assert whole(load(registry, kind).analyze(TWO))
    report = check_stage(registry.stages[STAGE].spec, examples=3)
    with pytest.raises(AssertionError) as caught:
        report.raise_if_failed()
    assert str(caught.value).startswith(f"{STAGE}: {kind.blame}: ")
