"""`check_stage`: every promise of a stage, one by one."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

import attrs

from newslens.errors import ConfigError, named
from newslens.guarding import FAILURES
from newslens.stages import StageSpec
from newslens.testing import checks, specs
from newslens.testing.checks import Broken, Skipped
from newslens.testing.inputs import drawn
from newslens.testing.report import Outcome, Report, Result
from newslens.testing.subject import Input, Subject, check_input, check_spec, options_of


@attrs.frozen
class Check:
    """A promise that every stage makes.

    Attributes:
        name: What reports and `expected` call it.
        run: Gives how many inputs it was tried on; raises where the promise does not hold.
        needs: The checks without which this one says nothing.
    """

    name: str
    run: Callable[[Subject, Sequence[Input]], int]
    needs: tuple[str, ...] = ()

    @property
    def promise(self) -> str:
        """What is promised, in one sentence."""
        return (self.run.__doc__ or "").strip()


_HOLDS: Final = ("options", "contract")
_SAME: Final = (*_HOLDS, "deterministic")

CHECKS: Final = (
    Check("options", specs.check_options),
    Check("contract", checks.contract),
    Check("odd_input", checks.odd_input, _HOLDS),
    Check("offsets", checks.offsets, _HOLDS),
    Check("deterministic", checks.deterministic, _HOLDS),
    Check("no_mutation", checks.no_mutation, _HOLDS),
    Check("idempotent", checks.idempotent, _SAME),
    Check("order_independent", checks.order_independent, _SAME),
    Check("one_by_one", checks.one_by_one, _SAME),
    Check("json", specs.check_json, _HOLDS),
    Check("worker_process", specs.worker_process, _SAME),
    Check("linear_time", specs.linear_time, _HOLDS),
    Check("no_network", checks.network, _HOLDS),
)
"""Every check, in the order in which they run."""


def check_stage(
    spec: StageSpec,
    options: Mapping[str, Any] | None = None,
    expected: Mapping[str, str] | None = None,
    examples: int = 25,
    inputs: Iterable[Input] = (),
    tell: Callable[[Result], object] | None = None,
) -> Report:
    """Check every promise of a stage.

    The inputs are drawn by Hypothesis, the same in every run: news with quotes of all kinds, messy text, articles with
    anything in them that their types allow. Nothing of this is an exception; `Report.raise_if_failed` makes it one.

    Args:
        spec: The stage as its plugin registers it.
        options: Its options, as a configuration would give them; the defaults if left out.
        expected: Checks that are known to fail, each with the reason. One that passes all the same is a failure: the
            reason is out of date.
        examples: On how many drawn inputs each promise is tried.
        inputs: Inputs of your own besides, of the type that the slot gets: a `Source`, an `Article`, for a resolver a tuple
            of articles, for an aligner a `newslens.testing.Sample`, for a reporter an `Analysis`.
        tell: Called with each result when its check ends, so that slow can be told from hung: with `tell=print` and `pytest -s`
            the rows of the report come one by one.

    Returns:
        One result for each of `CHECKS`.

    Raises:
        ValueError: Where `expected` names no check.
        InputError: Where the spec is none, or an input is not of the type that stages of the slot get.
    """
    check_spec(spec)
    inputs = tuple(inputs)
    for item in inputs:
        check_input(spec.slot, item)
    expected = dict(expected or {})
    if unknown := sorted(expected.keys() - {check.name for check in CHECKS}):
        raise ValueError(f"no check is called {unknown[0]!r}; there are {', '.join(check.name for check in CHECKS)}")
    try:
        subject = Subject(spec, options_of(spec, options))
    except ConfigError as error:
        return Report(spec.name, spec.slot, tuple(_told(_unmade(error), tell)))
    items = [*inputs, *drawn(spec, examples)]
    return Report(spec.name, spec.slot, tuple(_told(_results(subject, items, expected), tell)))


def _results(subject: Subject, items: Sequence[Input], expected: Mapping[str, str]) -> Iterator[Result]:
    failing: set[str] = set()
    for check in CHECKS:
        broken = [name for name in check.needs if name in failing]
        if broken:
            yield Result(check.name, Outcome.SKIPPED, 0, f"says nothing while {broken[0]} fails")
            continue
        # Each check gets inputs and options that no other has had in its hands.
        fresh = attrs.evolve(subject, options=copy.deepcopy(subject.options))
        result = _judged(_tried(check, fresh, copy.deepcopy(items)), expected.get(check.name))
        if _broken(result):
            failing.add(check.name)
        yield result


def _told(results: Iterable[Result], tell: Callable[[Result], object] | None) -> Iterator[Result]:
    for result in results:
        if tell is not None:
            tell(result)
        yield result


def _unmade(error: ConfigError) -> Iterable[Result]:
    yield Result("options", Outcome.FAILED, 0, "; ".join(error.faults))
    for check in CHECKS[1:]:
        yield Result(check.name, Outcome.SKIPPED, 0, "says nothing while options fails")


def _broken(result: Result) -> bool:
    return result.outcome in {Outcome.FAILED, Outcome.EXPECTED}


def _tried(check: Check, subject: Subject, items: Sequence[Input]) -> Result:
    try:
        return Result(check.name, Outcome.PASSED, check.run(subject, items))
    except Broken as fault:
        return Result(check.name, Outcome.FAILED, len(items), str(fault))
    except Skipped as skipped:
        return Result(check.name, Outcome.SKIPPED, 0, str(skipped))
    except FAILURES as error:  # a stranger's code may raise anything
        return Result(check.name, Outcome.FAILED, len(items), f"it raises {named(error)}")


def _judged(result: Result, reason: str | None) -> Result:
    if reason is None or result.outcome is Outcome.SKIPPED:
        return result
    if result.outcome is Outcome.FAILED:
        return attrs.evolve(result, outcome=Outcome.EXPECTED, reason=f"{reason} ({result.reason})")
    return attrs.evolve(result, outcome=Outcome.FAILED, reason=f"expected to fail ({reason}), but it passes")
