from __future__ import annotations

import doctest
import json
import re
import tomllib
from importlib import import_module
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import Any

import newslens
import pytest
from newslens import config
from newslens.config import Config, StageConfig
from newslens.errors import ConfigError, NewslensError
from newslens.registry import Registry
from newslens.testing import check_stage
from newslens.types import Analysis, Article

from newslens_schema_org import newslens_stages
from newslens_schema_org.values import iri, web_address

HERE = Path(__file__).parents[1]
MODULES = sorted(path.stem for path in (HERE / "src" / "newslens_schema_org").glob("*.py"))
SPECS = {spec.name: spec for spec in newslens_stages()}
SCHEMA_ORG, REVIEWS, NOTES = "newslens.schema-org.v1", "newslens.claim-review.v1", "newslens.web-annotation.v1"
BASE = "https://example.org/story"


@pytest.mark.parametrize(
    ("name", "options"),
    [
        (SCHEMA_ORG, {}),
        (SCHEMA_ORG, {"base": BASE, "body": True, "indirect": True, "least": 0.5}),
        (REVIEWS, {"base": BASE, "reviewer": "The Harbour Desk", "reviewer_url": "https://example.org/desk"}),
        (NOTES, {}),
        (NOTES, {"base": BASE, "text": "cleaned", "context": 8, "claims": False, "least": 0.5}),
    ],
)
def test_the_stage_keeps_the_promises_of_its_slot(name: str, options: dict[str, Any]) -> None:
    check_stage(SPECS[name], options=options, examples=10).raise_if_failed()


def registry() -> Registry:
    project = tomllib.loads((HERE / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    own = project["entry-points"]["newslens.plugins"]
    points = [("builtin", "newslens.builtin"), *own.items()]
    return Registry.discover(points=[EntryPoint(*point, "newslens.plugins") for point in points], strict=True)


def load(**options: dict[str, Any]) -> newslens.Pipeline:
    stages = {
        name: StageConfig(options[key])
        for key, name in (("graph", SCHEMA_ORG), ("reviews", REVIEWS), ("notes", NOTES))
        if key in options
    }
    return newslens.load(Config(pipeline=("newslens.text.v1", *SPECS), stage=stages), registry=registry())


def test_the_configuration_of_the_readme_holds() -> None:
    (block,) = re.findall(r"\n```toml\n(.+?)\n```\n", (HERE / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    pipeline = newslens.load(config.parse(tomllib.loads(block), path="README.md"), registry=registry())
    assert {"jsonld", "claimreview", "annotations"} < set(pipeline.formats)


def test_the_entry_point_brings_the_stages_into_a_pipeline() -> None:
    pipeline = load(graph={"body": True})
    assert pipeline.formats == ("annotations", "claimreview", "jsonld")
    analysis = Analysis((Article("a", "The quay\udc80 reopens."),))
    graph = json.loads(pipeline.render(analysis, "jsonld"))["@graph"]
    assert graph[0]["articleBody"] == "The quay\udc80 reopens."
    assert pipeline.render(analysis, "jsonld").endswith(b"}\n")


@pytest.mark.parametrize(
    ("options", "fault"),
    [
        ({"graph": {"base": "story"}}, "base must be an http or https address without a fragment, not 'story'"),
        ({"graph": {"base": f"{BASE}#x"}}, "base must be an http or https address without a fragment"),
        ({"graph": {"least": 1.5}}, "least"),
        ({"notes": {"text": "html"}}, "text"),
        ({"notes": {"context": 0}}, "context"),
        ({"reviews": {"reviewer_url": "desk"}}, "reviewer_url must be an http or https address"),
    ],
)
def test_options_that_do_not_hold_are_told(options: dict[str, Any], fault: str) -> None:
    with pytest.raises(ConfigError) as caught:
        load(**options)
    assert fault in str(caught.value)


def test_a_claim_that_is_not_there_is_one_line() -> None:
    with pytest.raises(NewslensError, match=r"claims: no quote or claim of the analysis is called 'a#c9'") as caught:
        load(reviews={"claims": ["a#c9"]}).render(Analysis(), "claimreview")
    assert "\n" not in str(caught.value)


def test_names_never_become_one() -> None:
    names = ["a", "a#q1", "a%23q1", "a q1", "a\udc80", "a\udc81", "a/b", "Größe", "a-b"]
    made = {iri("", kind, name) for kind in ("quote", "claim") for name in names}
    assert len(made) == 2 * len(names)
    assert all(each.isascii() and " " not in each for each in made)


@pytest.mark.parametrize("url", [None, "", "story", "ftp://example.org/x", "http://[bad", "https://", "mailto:a@b.org"])
def test_what_is_no_address_on_the_web_is_left_out(url: str | None) -> None:
    assert web_address(url) is None


@pytest.mark.parametrize("module", MODULES)
def test_examples_in_docstrings_hold(module: str) -> None:
    name = "newslens_schema_org" if module == "__init__" else f"newslens_schema_org.{module}"
    assert doctest.testmod(import_module(name)).failed == 0
