"""A stage that takes too long is stopped where that can be, and what it changed by force is put back."""

from __future__ import annotations

import signal
import threading
import time
from contextlib import suppress
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newslens
from newslens import config
from newslens.config import Config, StageConfig
from newslens.errors import ConfigError, ContractError, TimeLimitError
from newslens.guarding import restore, snapshot, time_limit
from newslens.stages import Context, Resolution, Slot
from newslens.types import Article
from tests.core.stages import NAMES, registry, spec

SHORT = 0.05


def test_no_limit_is_none() -> None:
    with time_limit(None):
        time.sleep(SHORT)


def test_what_is_quick_is_left_alone() -> None:
    before = signal.getsignal(signal.SIGALRM)
    with time_limit(60):
        pass
    assert signal.getsignal(signal.SIGALRM) is before
    assert signal.getitimer(signal.ITIMER_REAL) == (0, 0)


def test_what_waits_is_interrupted() -> None:
    began = time.monotonic()
    with pytest.raises(TimeLimitError, match=r"longer than 0\.05 seconds") as caught, time_limit(SHORT):
        time.sleep(60)
    assert time.monotonic() - began < 30
    assert caught.value.seconds == SHORT
    assert signal.getitimer(signal.ITIMER_REAL) == (0, 0)


def test_a_limit_that_is_over_before_the_stage_begins_is_told_as_any_other() -> None:
    for times in range(2000):
        with pytest.raises(TimeLimitError), time_limit((times % 100 + 1) * 1e-6):
            time.sleep(SHORT / 100)
    assert signal.getitimer(signal.ITIMER_REAL) == (0, 0)


@given(st.floats(1e-6, 1e-4))
def test_what_takes_about_as_long_as_it_may_ends_or_fails(seconds: float) -> None:
    began = time.perf_counter()
    with suppress(TimeLimitError), time_limit(seconds):
        while time.perf_counter() - began < seconds:
            pass
    assert signal.getitimer(signal.ITIMER_REAL) == (0, 0)


def test_an_error_of_its_own_goes_through() -> None:
    with pytest.raises(KeyError), time_limit(60):
        raise KeyError
    assert signal.getitimer(signal.ITIMER_REAL) == (0, 0)


def test_a_timer_of_somebody_else_goes_on() -> None:
    rung = []

    def ring(_: int, __: FrameType | None) -> None:
        rung.append(True)

    before = signal.signal(signal.SIGALRM, ring)
    try:
        signal.setitimer(signal.ITIMER_REAL, 4 * SHORT)
        with pytest.raises(TimeLimitError), time_limit(SHORT):
            time.sleep(60)
        assert signal.getsignal(signal.SIGALRM) is ring
        for _ in range(600):
            if rung:
                break
            time.sleep(SHORT)
        assert rung
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def test_in_another_thread_it_fails_when_it_ends() -> None:
    caught: list[BaseException] = []
    ended = []

    def work() -> None:
        try:
            with time_limit(SHORT):
                time.sleep(3 * SHORT)
                ended.append(True)
        except TimeLimitError as error:
            caught.append(error)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert ended
    assert len(caught) == 1


@given(st.sampled_from(["raw", "text", "title", "quotes", "id"]))
def test_what_was_changed_by_force_is_put_back(name: str) -> None:
    article = Article("a", "Rain again")
    before = snapshot(article)
    object.__setattr__(article, name, "mine")
    with pytest.raises(ContractError, match=f"Article.{name}"):
        restore("test.v1", article, before)
    assert article == Article("a", "Rain again")
    restore("test.v1", article, before)


def test_a_limit_is_set_for_all_stages_or_for_one(tmp_path: Path) -> None:
    path = tmp_path / "newslens.toml"
    path.write_text(
        'time_limit = 9\npipeline = ["test.strip.v1", "test.whole.v1"]\n[stage."test.strip.v1"]\ntime_limit = 0.5\n'
    )
    steps = config.build(config.read(path), registry())
    assert [step.time_limit for step in steps] == [0.5, 9.0]
    assert {step.time_limit for step in config.build(Config(pipeline=("test.strip.v1",)), registry())} == {None}


@pytest.mark.parametrize("value", ["0", "-1.0", "'soon'", "nan"])
def test_a_limit_that_is_none_is_refused(value: str, tmp_path: Path) -> None:
    path = tmp_path / "newslens.toml"
    path.write_text(f"time_limit = {value}\n")
    with pytest.raises(ConfigError, match="time_limit"):
        config.read(path)


def test_only_the_articles_that_take_too_long_go_without() -> None:
    def slow(article: Article, _: Context) -> Article:
        if article.id == "b":
            time.sleep(60)
        return article

    known = registry(spec("test.slow.v1", Slot.CLEAN, slow))
    settings = Config(
        pipeline=(NAMES[1], "test.slow.v1", *NAMES[2:]), stage={"test.slow.v1": StageConfig(time_limit=0.2)}
    )
    pipeline = newslens.load(settings, registry=known)
    analysis = pipeline.analyze([Article("a", "Ann says so"), Article("b", "Bob says so"), Article("c", "Cy says so")])
    assert [article.id for article in analysis.articles] == ["a", "b", "c"]
    assert all(article.quotes for article in analysis.articles)
    (problem,) = analysis.problems
    assert (problem.path, problem.stage) == ("b", "test.slow.v1")
    assert problem.error == "it took longer than 0.2 seconds (newslens-test 1.0)"


@pytest.mark.parametrize("slot", [Slot.CLEAN, Slot.ATTRIBUTE, Slot.CLAIM, Slot.RESOLVE, Slot.ALIGN])
def test_no_stage_pays_for_loading_the_language(slot: Slot, monkeypatch: pytest.MonkeyPatch) -> None:
    loaded = []

    def load(model: str) -> str:
        time.sleep(4 * SHORT)
        loaded.append(model)
        return model

    def asking(*given: Any) -> Any:
        assert given[-1].nlp == "newslens-en"
        return {Slot.RESOLVE: Resolution((), {}), Slot.ALIGN: ()}.get(slot, given[0])

    monkeypatch.setattr("newslens.language.load", load)
    known = registry(spec("test.asking.v1", slot, asking))
    names = ("test.asking.v1", "test.whole.v1") if slot is Slot.CLEAN else ("test.asking.v1",)
    settings = Config(pipeline=names, stage={"test.asking.v1": StageConfig(time_limit=2 * SHORT)})
    assert newslens.load(settings, registry=known).analyze([Article("a", "Ann says so")]).problems == ()
    assert loaded == ["newslens-en"]


def test_cleaning_alone_loads_no_language(monkeypatch: pytest.MonkeyPatch) -> None:
    def load(_: str) -> None:
        raise AssertionError

    monkeypatch.setattr("newslens.language.load", load)
    settings = Config(pipeline=("test.strip.v1", "test.count.v1"), time_limit=60)
    assert newslens.load(settings, registry=registry()).analyze([Article("a", " Ann says so")]).problems == ()
