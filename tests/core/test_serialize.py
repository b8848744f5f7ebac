"""Analyses go to the JSON contract and back without loss."""

from __future__ import annotations

import json
from importlib.resources import files

import jsonschema
import pytest
from hypothesis import given

from newslens.errors import InputError
from newslens.serialize import (
    article_from_dict,
    article_to_dict,
    article_to_json,
    from_json,
    to_dict,
    to_json,
)
from newslens.testing.strategies import analyses, articles
from newslens.types import Analysis, Article


@pytest.fixture(scope="module")
def validator() -> jsonschema.Draft202012Validator:
    schema = json.loads(files("newslens").joinpath("analysis.schema.json").read_text(encoding="utf-8"))
    return jsonschema.Draft202012Validator(schema)


@given(analyses())
def test_an_analysis_survives_json(analysis: Analysis) -> None:
    assert from_json(to_json(analysis)) == analysis


@given(analyses())
def test_json_is_utf8_on_any_text(analysis: Analysis) -> None:
    assert from_json(to_json(analysis, indent=None).encode()) == analysis


def test_json_holds_the_contract(validator: jsonschema.Draft202012Validator) -> None:
    @given(analyses())
    def check(analysis: Analysis) -> None:
        validator.validate(json.loads(to_json(analysis)))

    check()


def test_the_schema_refuses_what_the_contract_forbids(validator: jsonschema.Draft202012Validator) -> None:
    tree = to_dict(Analysis())
    tree["articles"] = [{"id": "a"}]
    with pytest.raises(jsonschema.ValidationError):
        validator.validate(tree)


@given(articles())
def test_an_article_survives_a_line_of_json(article: Article) -> None:
    line = article_to_json(article)
    assert "\n" not in line
    assert article_from_dict(json.loads(line)) == article
    assert article_from_dict(article_to_dict(article)) == article


@pytest.mark.parametrize(
    "text",
    ["", "no json", "[]", "{}", '{"schema": 2}', '{"schema": 1, "articles": 3}', '{"schema": 1, "articles": [{}]}'],
)
def test_what_is_no_analysis_is_one_clear_error(text: str) -> None:
    with pytest.raises(InputError) as caught:
        from_json(text)
    assert "\n" not in str(caught.value)


def test_deep_nesting_is_an_error_and_no_crash() -> None:
    with pytest.raises(InputError):
        from_json("[" * 100_000)
