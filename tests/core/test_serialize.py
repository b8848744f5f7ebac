"""Analyses go to the JSON contract and back without loss."""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Any

import attrs
import jsonschema
import pytest
from hypothesis import given

import newslens
from newslens.checking.verdicts import QuoteCheck
from newslens.errors import InputError
from newslens.serialize import (
    article_from_dict,
    article_from_json,
    article_to_dict,
    article_to_json,
    from_dict,
    from_json,
    to_dict,
    to_json,
)
from newslens.spans import Span
from newslens.testing.strategies import analyses, articles
from newslens.types import Alignment, Analysis, Article, Difference, Problem, Relation


@pytest.fixture(scope="module")
def validator() -> jsonschema.Draft202012Validator:
    schema = json.loads(files("newslens").joinpath("analysis.schema.json").read_text(encoding="utf-8"))
    return jsonschema.Draft202012Validator(schema)


@given(analyses())
def test_an_analysis_survives_json(analysis: Analysis) -> None:
    assert from_json(to_json(analysis)) == analysis


@given(analyses())
def test_an_analysis_survives_a_dict(analysis: Analysis) -> None:
    assert from_dict(to_dict(analysis)) == analysis
    assert from_dict(json.loads(to_json(analysis))) == analysis


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


@given(analyses())
def test_what_was_written_before_differences_had_kinds_can_be_read(analysis: Analysis) -> None:
    tree = to_dict(analysis)
    bare = []
    for written, alignment in zip(tree["alignments"], analysis.alignments, strict=True):
        for row in written["differences"]:
            for name in ("kind", "a_spans", "b_spans", "touches"):
                del row[name]
        kept = tuple(Difference(d.a, d.b, d.a_words, d.b_words) for d in alignment.differences)
        bare.append(attrs.evolve(alignment, differences=kept))
    assert from_json(json.dumps(tree)) == attrs.evolve(analysis, alignments=tuple(bare))


def test_a_difference_is_written_with_its_kind_and_spans() -> None:
    found = Difference("a.q", "b.q", "not", "", "negation", (Span(8, 11),), (Span(7, 7),), ("negation",))
    tree = to_dict(Analysis(alignments=(Alignment("l", ("a.q", "b.q"), Relation.REWORDED, differences=(found,)),)))
    assert tree["alignments"][0]["differences"][0] == {
        "a": "a.q",
        "b": "b.q",
        "a_words": "not",
        "b_words": "",
        "kind": "negation",
        "a_spans": [[8, 11]],
        "b_spans": [[7, 7]],
        "touches": ["negation"],
    }


@given(articles())
def test_an_article_survives_a_line_of_json(article: Article) -> None:
    line = article_to_json(article)
    assert "\n" not in line
    assert article_from_json(line) == article
    assert article_from_json(line.encode("utf-8", "surrogatepass")) == article
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


@pytest.mark.parametrize(
    "line", ["", "no json", "[]", "3", "{}", '{"id": 3}', '{"schema": 1, "articles": []}', b"\xff"]
)
def test_what_is_no_article_is_one_clear_error(line: str | bytes) -> None:
    with pytest.raises(InputError, match="not an article of newslens") as caught:
        article_from_json(line)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("read", [from_json, article_from_json])
def test_deep_nesting_is_an_error_and_no_crash(read: Callable[[str], object]) -> None:
    with pytest.raises(InputError):
        read("[" * 100_000)


ARTICLE = Article("echo", "The quay is closed.")
CHECK = QuoteCheck("draft", ("echo",))


@pytest.mark.parametrize(
    ("write", "wrong", "told"),
    [
        (to_json, ARTICLE, "an Analysis is expected, not an Article; newslens.article_to_json writes it"),
        (to_dict, [ARTICLE], "an Analysis is expected, not a list"),
        (to_json, CHECK, "an Analysis is expected, not a QuoteCheck; newslens.checking.report writes it"),
        (article_to_json, Analysis(), "an Article is expected, not an Analysis; newslens.to_json writes it"),
        (article_to_dict, Problem("a", "b", "c"), "an Article is expected, not a Problem"),
        (from_json, to_dict(Analysis()), "JSON is expected as str or bytes, not dict; newslens.from_dict takes a dict"),
        (from_json, Path("story.json"), f"JSON is expected as str or bytes, not {type(Path()).__name__}"),
        (article_from_json, None, "JSON is expected as str or bytes, not NoneType"),
        (from_dict, to_json(Analysis()), "not an analysis of schema 1: found schema None"),
    ],
)
def test_what_is_of_another_type_is_one_error_that_says_what_is_expected(
    write: Callable[[Any], object], wrong: object, told: str
) -> None:
    with pytest.raises(InputError) as caught:
        write(wrong)
    assert str(caught.value) == told


def test_so_it_is_where_a_report_is_made() -> None:
    with pytest.raises(InputError, match="an Analysis is expected, not a QuoteCheck"):
        newslens.load().render(CHECK, "table")  # type: ignore[arg-type]
