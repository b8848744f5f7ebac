"""What came of checking a stage: one result for each named check."""

from __future__ import annotations

from enum import StrEnum

import attrs

from newslens.errors import NewslensError


class Outcome(StrEnum):
    """How a check ended."""

    PASSED = "passed"
    FAILED = "failed"
    EXPECTED = "expected"
    SKIPPED = "skipped"


@attrs.frozen
class Result:
    """What came of one check.

    Attributes:
        check: The name of the check.
        outcome: How it ended. A failure that was expected is no failure; an expected failure that passes is one.
        ran: How many inputs it was tried on.
        reason: Why it failed, was expected to or was skipped, in one line; empty where it passed.
    """

    check: str
    outcome: Outcome
    ran: int = 0
    reason: str = ""

    def __str__(self) -> str:
        """The result as a row.

        Examples:
            >>> print(Result("offsets", Outcome.PASSED, 27))
              passed   offsets             27
        """
        count = f"{self.ran:>4}" if self.ran else "   ·"
        return f"  {self.outcome:<9}{self.check:<18}{count}  {self.reason}".rstrip()


class ConformanceError(NewslensError, AssertionError):
    """A stage breaks promises of its slot.

    Attributes:
        report: The results of all checks.
    """

    def __init__(self, report: Report) -> None:
        super().__init__("\n".join(_line(report.stage, result) for result in report.failed))
        self.report = report


@attrs.frozen
class Report:
    """What came of checking a stage.

    Attributes:
        stage: The name of the stage.
        slot: Its slot.
        results: One for each check, in the order in which they ran.
    """

    stage: str
    slot: str
    results: tuple[Result, ...]

    @property
    def failed(self) -> tuple[Result, ...]:
        """The results that count as failures."""
        return tuple(result for result in self.results if result.outcome is Outcome.FAILED)

    @property
    def ran(self) -> int:
        """How many checks were run: all that were not skipped."""
        return sum(result.outcome is not Outcome.SKIPPED for result in self.results)

    def raise_if_failed(self) -> None:
        """Raise where a check failed.

        Raises:
            ConformanceError: With one line for each check that failed; an `AssertionError` too, so that tests read well.
        """
        if self.failed:
            raise ConformanceError(self)

    def __getitem__(self, check: str) -> Result:
        """The result of a check.

        Raises:
            KeyError: Where no check is called so.
        """
        for result in self.results:
            if result.check == check:
                return result
        raise KeyError(check)

    def __str__(self) -> str:
        lines = [f"{self.stage} ({self.slot}): {self.ran} of {len(self.results)} checks run, {len(self.failed)} failed"]
        return "\n".join([*lines, *map(str, self.results)])


def _line(stage: str, result: Result) -> str:
    return f"{stage}: {result.check}: {result.reason}"
