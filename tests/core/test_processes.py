"""A pipeline goes to other processes as it is, and what it finds and raises there comes back."""

from __future__ import annotations

import pickle
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import attrs
import pytest

import newslens
from newslens import Article
from newslens.config import Config, OnError
from newslens.errors import StageError
from newslens.stages import Context, NoOptions, Slot, StageSpec
from newslens.testing.running import registry_of

STORY = [
    Article("gazette", "“The bridge is safe,” said Mara Lind, the harbour master. She said 30 ships had passed."),
    Article("herald", "“The bridge is not safe,” said Mara Lind. Forty ships had passed, she said."),
]


@attrs.frozen
class Failing:
    options: NoOptions

    def __call__(self, article: Article, _: Context) -> Article:
        raise ZeroDivisionError(article.id)


FAILING = StageSpec("test.failing.v1", Slot.CLEAN, Failing)


def test_a_pickled_pipeline_finds_the_same_and_loads_the_language_for_itself() -> None:
    pipeline = newslens.load(Config(time_limit=60.0))
    found = pipeline.analyze(STORY)
    back = pickle.loads(pickle.dumps(pipeline))  # noqa: S301 (its own)
    assert back == pipeline
    assert len(pickle.dumps(pipeline)) < 20_000
    assert back.analyze(STORY) == found
    assert all(article.quotes for article in found.articles)
    assert found.alignments


def test_a_pipeline_runs_in_a_process_that_was_begun_anew() -> None:
    pipeline = newslens.load()
    failing = newslens.load(Config(pipeline=(FAILING.name,), on_error=OnError.RAISE), registry=registry_of(FAILING))
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        found = pool.submit(pipeline.analyze, STORY).result()
        with pytest.raises(StageError, match="ZeroDivisionError") as error:
            pool.submit(failing.analyze, STORY).result()
    assert found == pipeline.analyze(STORY)
    assert (error.value.stage, error.value.article) == (FAILING.name, "gazette")
