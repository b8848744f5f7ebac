from __future__ import annotations

import pickle
from pathlib import Path

import attrs
import pytest
from newslens import Article, Config, ConfigError, Registry, Slot
from newslens.config import StageConfig, build
from newslens.contracts import check_article
from newslens.registry import Plugin, Registered
from newslens.testing import check_stage

from newslens_publisher_rules import WORKED, RulesError, check_examples, newslens_stages
from newslens_publisher_rules.stage import PublisherRulesOptions

(SPEC,) = newslens_stages()
NAME = "newslens.publisher-rules.v1"
PAGE = "Top stories\n\nQuay closed\n\nBy Ann Ray\n\nHARBOUR CITY (Post) — The quay is shut, the\xa0mayor said on Tuesday.\n\nMore from the Harbour Post\n\nFerry runs aground\n"


def test_the_plugin_brings_one_stage_of_the_clean_slot() -> None:
    assert (SPEC.name, SPEC.slot) == (NAME, Slot.CLEAN)


def test_every_promise_of_a_stage_holds() -> None:
    page = Article("a", PAGE, url="https://www.harbourpost.example/quay", publisher="The Harbour Post")
    wire = Article("b", "x\nBEGIN TEXT\nFares rise by 2,5 per cent. (Wire)\nEND TEXT", url="https://a.wire.example/")
    check_stage(SPEC, {"rules": str(WORKED)}, inputs=[page, wire]).raise_if_failed()


def _registry() -> Registry:
    built_in = Registry.discover(disable=["newslens-publisher-rules"] if _installed() else [])
    return attrs.evolve(built_in, stages={**built_in.stages, NAME: Registered(SPEC, Plugin("p", "p", "0"))})


def _installed() -> bool:
    return NAME in Registry.discover().stages


CLEANING = (
    "newslens.unicode.v1",
    "newslens.wrapping.v1",
    "newslens.boilerplate.v1",
    "newslens.duplicates.v1",
    "newslens.title.v1",
)


@pytest.mark.parametrize("place", range(len(CLEANING) + 1))
def test_it_runs_before_between_and_after_the_built_in_stages(place: int) -> None:
    pipeline = (*CLEANING[:place], NAME, *CLEANING[place:])
    config = Config(pipeline=pipeline, stage={NAME: StageConfig({"rules": str(WORKED)})})
    article = Article("a", PAGE, url="https://www.harbourpost.example/quay")
    for step in build(config, _registry()):
        after = step.stage(article, None)  # type: ignore[call-arg, arg-type]
        check_article(step.spec.name, Slot.CLEAN, article, after)  # type: ignore[arg-type]
        article = after  # type: ignore[assignment]
    assert "The quay is shut" in article.text
    for gone in ("By Ann Ray", "HARBOUR CITY", "More from", "Ferry"):
        assert gone not in article.text


def test_faults_of_rules_reach_the_configuration(tmp_path: Path) -> None:
    (tmp_path / "r.toml").write_text("[[publisher]]\nname = 'A'\n[[publisher.rule]]\naction = 'x'")
    config = Config(pipeline=(NAME,), stage={NAME: StageConfig({"rules": str(tmp_path / "r.toml")})})
    with pytest.raises(ConfigError, match=r"r\.toml:4: publisher 1, rule 1: no action is called 'x'"):
        build(config, _registry())


def test_rules_have_to_be_named() -> None:
    with pytest.raises(RulesError, match="name a TOML file"):
        SPEC.factory(PublisherRulesOptions())


FAILING = """\
[[publisher]]
name = 'A'
rule = [{action = 'drop_line', equals = 'x'}]
[[publisher.example]]
before = "a\\nX"
after = "a"
"""


def test_rules_whose_examples_fail_are_refused_unless_asked(tmp_path: Path) -> None:
    (tmp_path / "r.toml").write_text(FAILING)
    with pytest.raises(RulesError) as error:
        SPEC.factory(PublisherRulesOptions(str(tmp_path)))
    assert str(error.value) == f"{tmp_path}/r.toml:4: line 2 of the example should be missing, the rules give 'X'"
    assert SPEC.factory(PublisherRulesOptions(str(tmp_path), examples=False))
    (checked,) = check_examples(tmp_path)
    assert not checked.passed


def test_the_worked_rules_hold() -> None:
    found = check_examples(WORKED)
    assert len(found) == 3
    assert [str(each) for each in found if not each.passed] == []


def test_a_stage_can_be_pickled() -> None:
    stage = SPEC.factory(PublisherRulesOptions(str(WORKED)))
    article = Article("a", PAGE, publisher="The Harbour Post")
    assert pickle.loads(pickle.dumps(stage))(article, None) == stage(article, None)  # type: ignore[arg-type, call-arg] # noqa: S301
