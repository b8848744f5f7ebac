from __future__ import annotations

import json
from importlib.resources import files

import pytest
from hypothesis import given

from newslens.reporting.stage import SPECS, JsonOptions, JsonReporter
from newslens.serialize import from_json
from newslens.testing import strategies
from newslens.types import Analysis
from tests.reporting.sample import ANALYSIS

jsonschema = pytest.importorskip("jsonschema")


def _valid(tree: object) -> bool:
    schema = json.loads(files("newslens").joinpath("analysis.schema.json").read_text(encoding="utf-8"))
    return bool(jsonschema.Draft202012Validator(schema).is_valid(tree))


@given(strategies.analyses())
def test_any_analysis_is_written_as_the_contract_has_it(analysis: Analysis) -> None:
    data = JsonReporter()(analysis)
    assert _valid(json.loads(data))
    assert data.endswith(b"\n")
    assert from_json(data) == analysis


def test_indentation_changes_nothing_but_blanks() -> None:
    flat = JsonReporter(JsonOptions(indent=0))(ANALYSIS)
    assert flat.count(b"\n") == 1
    assert json.loads(flat) == json.loads(JsonReporter()(ANALYSIS))


def test_no_format_has_two_reporters() -> None:
    formats = [form for spec in SPECS for form in spec.handles]
    assert len(set(formats)) == len(formats)
    assert all(spec.factory(spec.options())(ANALYSIS) for spec in SPECS)  # type: ignore[call-arg,arg-type]
