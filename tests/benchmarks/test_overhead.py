"""The benchmark of the layer compares the same work with and without it."""

from __future__ import annotations

from typing import Any

import newslens
from benchmarks.overhead import directly, replaying
from newslens.config import Config
from newslens.stages import Context
from newslens.types import Article
from tests.core.stages import NAMES, registry

TWO = [Article("a", " Ann says so"), Article("b", "Bob says so")]


def _nothing(*_: object) -> Any:
    raise AssertionError("nothing is parsed here")


def test_what_is_replayed_is_what_the_stages_give() -> None:
    pipeline = newslens.load(Config(pipeline=NAMES), registry=registry())
    kept = directly(pipeline, TWO, Context(_nothing, _nothing))
    assert replaying(pipeline, kept).analyze(TWO) == pipeline.analyze(TWO)


def test_a_replay_calls_no_stage() -> None:
    pipeline = newslens.load(Config(pipeline=NAMES), registry=registry())
    kept = directly(pipeline, TWO, Context(_nothing, _nothing))
    replay = replaying(pipeline, kept)
    over_articles = [step for step, given in zip(replay.steps, kept, strict=True) if given]
    assert len(over_articles) == 4
    assert all(
        step.stage is not original.stage
        for step, original in zip(replay.steps, pipeline.steps, strict=True)
        if step in over_articles
    )
