"""What a report says, and when it raises."""

from __future__ import annotations

from pathlib import Path

import pytest

from newslens.errors import NewslensError
from newslens.stages import Slot, StageSpec
from newslens.testing import CHECKS, Outcome, check_stage
from newslens.testing.report import ConformanceError
from tests.conformance.broken.idempotent import Eats
from tests.conformance.good import Cleaner, Reporter

GOOD = StageSpec("good.reporter.v1", Slot.REPORT, Reporter, handles=("ids",))
EATS = StageSpec("broken.eats.v1", Slot.CLEAN, Eats)


def test_a_failed_check_is_one_line() -> None:
    report = check_stage(EATS, examples=5)
    with pytest.raises(ConformanceError) as caught:
        report.raise_if_failed()
    assert isinstance(caught.value, NewslensError)
    assert isinstance(caught.value, AssertionError)
    (line,) = str(caught.value).splitlines()
    assert line.startswith("broken.eats.v1: idempotent: run on its own result it changes text again (on an article of")
    assert caught.value.report is report


def test_an_expected_failure_is_none_and_says_why() -> None:
    report = check_stage(EATS, expected={"idempotent": "it eats"}, examples=5)
    report.raise_if_failed()
    assert report["idempotent"].outcome is Outcome.EXPECTED
    assert report["idempotent"].reason.startswith("it eats (run on its own result")


def test_an_expected_failure_that_passes_is_out_of_date() -> None:
    report = check_stage(GOOD, expected={"contract": "it was broken"}, examples=3)
    assert [result.check for result in report.failed] == ["contract"]
    with pytest.raises(ConformanceError, match="it was broken"):
        report.raise_if_failed()


def test_each_result_is_told_when_its_check_ends() -> None:
    told: list[str] = []
    report = check_stage(EATS, examples=3, tell=lambda result: told.append(str(result)))
    assert told == str(report).splitlines()[1:]
    untold = check_stage(EATS, {"no": 1}, tell=lambda result: told.append(str(result)))
    assert told[len(report.results) :] == str(untold).splitlines()[1:]


def test_an_unknown_check_cannot_be_expected() -> None:
    with pytest.raises(ValueError, match="no check is called 'idempotence'"):
        check_stage(GOOD, expected={"idempotence": "?"})


def test_options_that_do_not_hold_are_one_failure() -> None:
    report = check_stage(StageSpec("good.cleaner.v1", Slot.CLEAN, Cleaner), {"times": 3})
    assert [result.check for result in report.failed] == ["options"]
    assert {result.outcome for result in report.results[1:]} == {Outcome.SKIPPED}
    assert "times" in report["options"].reason


def test_a_printed_report_names_every_check_with_its_count() -> None:
    text = str(check_stage(GOOD, examples=3))
    lines = text.splitlines()
    assert lines[0] == "good.reporter.v1 (report): 9 of 13 checks run, 0 failed"
    assert [line.split()[1] for line in lines[1:]] == [check.name for check in CHECKS]
    assert "skipped  idempotent" in text
    with pytest.raises(KeyError):
        check_stage(GOOD, examples=1)["nothing"]


def test_every_check_says_what_is_promised() -> None:
    assert all(check.promise.endswith(".") and len(check.promise.splitlines()) == 1 for check in CHECKS)
    assert len(CHECKS) >= 12


def test_the_reference_lists_every_check_with_its_promise() -> None:
    page = (Path(__file__).parents[2] / "docs/reference/testing.md").read_text(encoding="utf-8")
    listed = [line.split(" | ")[:2] for line in page.splitlines() if line.startswith("| `")]
    assert [(name.strip("| `"), promise) for name, promise in listed] == [(c.name, c.promise) for c in CHECKS]
