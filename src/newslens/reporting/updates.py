"""Numbers that later articles brought up to date, each in a line, with the words that they stand in."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

import attrs

from newslens.reporting.marking import pieces
from newslens.reporting.spoken import COPY
from newslens.reporting.words import line

if TYPE_CHECKING:
    from newslens.queries.updates import Step, Update
    from newslens.reporting.view import Statement

_INSTANT: Final = re.compile(r"(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(?::\d\d(?:\.\d{1,9})?)?(Z|[+-]\d\d:?\d\d)?")
_DAY: Final = 10  # code points of a date
_UTC: Final = frozenset(("Z", "+00:00", "+0000"))


@attrs.frozen
class Updated:
    """A number that later articles brought up to date.

    Attributes:
        alignments: The ids of what was found, the surest first.
        numbers: Each number with its time and its outlets, in order of time.
        statements: For each number the words of the first that has it.
    """

    alignments: tuple[str, ...]
    numbers: tuple[str, ...]
    statements: tuple[Statement, ...]

    @property
    def id(self) -> str:
        """The id of the surest alignment."""
        return self.alignments[0]

    @property
    def told(self) -> str:
        """All numbers in one line."""
        return " → ".join(self.numbers)


def updated(update: Update, statements: Mapping[str, Statement], outlets: Mapping[str, str]) -> Updated:
    """A number that was brought up to date, as it is shown.

    Args:
        update: What was found.
        statements: Every quote and claim by its id.
        outlets: What the outlet of each article is called.
    """
    times = _times([step.published or "" for step in update.steps])
    return Updated(
        tuple(alignment.id for alignment in update.alignments),
        tuple(_number(step, time, outlets) for step, time in zip(update.steps, times, strict=True)),
        tuple(_statement(step, statements) for step in update.steps),
    )


def _number(step: Step, time: str, outlets: Mapping[str, str]) -> str:
    having = {telling.article for telling in step.tellings}
    names = (
        f"{outlets[telling.article]}{COPY if telling.copied and telling.origin in having else ''}"
        for telling in step.tellings
    )
    return f"{line(step.number)} ({', '.join(filter(None, (time, *dict.fromkeys(names))))})"


def _statement(step: Step, statements: Mapping[str, Statement]) -> Statement:
    item = step.tellings[0].item
    return attrs.evolve(statements[item.id], pieces=pieces(item, step.marks, ()))


def _times(published: Sequence[str]) -> list[str]:
    """When articles were published: the days where these differ, and else the hours too.

    Examples:
        >>> _times(["2031-05-01T08:00:00Z", "2031-05-02"])
        ['2031-05-01', '2031-05-02']
        >>> _times(["2031-05-01T08:00:00Z", "2031-05-01T09:30:00+02:00"])
        ['2031-05-01 08:00 UTC', '2031-05-01 09:30 +02:00']
    """
    days = [time[:_DAY] for time in published]
    return [line(time) for time in (days if len(set(days)) == len(days) else map(_instant, published))]


def _instant(time: str) -> str:
    found = _INSTANT.fullmatch(time)
    if found is None:
        return time
    day, hour, zone = found.groups()
    return " ".join(filter(None, (day, hour, "UTC" if zone in _UTC else zone)))
