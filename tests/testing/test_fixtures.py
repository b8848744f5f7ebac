"""The fixtures of the pytest plugin, in a test run of somebody else's."""

from __future__ import annotations

import pytest

pytest_plugins = ["pytester"]

TESTS = """
import attrs, newslens, pytest
from newslens import Article, ContractError, Slot, StageSpec
from newslens.stages import NoOptions

@attrs.frozen
class Stage:
    options: NoOptions
    def __call__(self, article, context):
        return attrs.evolve(article, title=article.text[:4])

@attrs.frozen
class Bad(Stage):
    def __call__(self, article, context):
        return attrs.evolve(article, text="mine")

SPEC = StageSpec("mine.title.v1", Slot.CLEAN, Stage)

def test_run(run_stage, make_article):
    assert run_stage(SPEC, make_article("Quay reopens", publisher="Gazette")).title == "Quay"
    with pytest.raises(ContractError):
        run_stage(attrs.evolve(SPEC, factory=Bad), make_article("Quay"))

def test_registry(newslens_registry):
    registry = newslens_registry(SPEC)
    config = newslens.Config(pipeline=("mine.title.v1",))
    (article,) = newslens.load(config, registry=registry).analyze([Article("a", "Rain again")]).articles
    assert article.title == "Rain"
    assert "newslens.text.v1" in registry.stages

def test_check(check_stages):
    with pytest.raises(AssertionError, match="mine.title.v1: contract"):
        check_stages([attrs.evolve(SPEC, factory=Bad)], examples=2)
"""


def test_the_fixtures_work_without_being_loaded_by_themselves(pytester: pytest.Pytester) -> None:
    pytester.makeconftest('pytest_plugins = ["newslens.testing.pytest_plugin"]')
    pytester.makepyfile(TESTS)
    pytester.runpytest_inprocess("-q", "-p", "no:newslens").assert_outcomes(passed=3)
