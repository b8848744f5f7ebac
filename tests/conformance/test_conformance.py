"""The conformance kit finds what is broken, and nothing in what is sound."""

from __future__ import annotations

from importlib import import_module

import pytest

from newslens.builtin import newslens_stages
from newslens.stages import Slot, StageSpec
from newslens.testing import CHECKS, Outcome, check_stage
from tests.conformance import good

NAMES = [check.name for check in CHECKS]
BROKEN = [(name, spec) for name in NAMES for spec in import_module(f"tests.conformance.broken.{name}").SPECS]
BUILT_IN = tuple(newslens_stages())
# What a stage of the project does not keep, with the reason; the same list stands in docs/reference/testing.md.
EXPECTED: dict[str, dict[str, str]] = {}


def test_every_check_has_a_stage_that_breaks_it() -> None:
    assert {name for name, _ in BROKEN} == set(NAMES)


@pytest.mark.parametrize(("check", "spec"), BROKEN, ids=lambda value: getattr(value, "name", value))
def test_a_broken_stage_fails_its_check_and_no_other(check: str, spec: StageSpec) -> None:
    report = check_stage(spec, examples=12)
    assert [result.check for result in report.failed] == [check], str(report)
    assert report[check].reason
    assert "\n" not in report[check].reason


@pytest.mark.parametrize("spec", good.SPECS, ids=lambda spec: spec.name)
def test_a_sound_stage_passes_every_check(spec: StageSpec) -> None:
    report = check_stage(spec)
    assert report.failed == ()
    assert report.ran >= {Slot.REPORT: 9, Slot.RESOLVE: 10, Slot.READ: 10}.get(spec.slot, 11)
    for result in report.results:
        assert (result.outcome is Outcome.SKIPPED) == bool(result.reason)
        assert (result.outcome is Outcome.SKIPPED) == (result.ran == 0)


@pytest.mark.parametrize("spec", BUILT_IN, ids=lambda spec: spec.name)
def test_a_built_in_stage_passes_the_kit(spec: StageSpec) -> None:
    check_stage(spec, expected=EXPECTED.get(spec.name, {}), examples=10).raise_if_failed()
