"""How far a run has come, on standard error."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from newslens.cli.common import Command
from newslens.hookspecs import Run, hookimpl
from newslens.stages import Slot
from newslens.types import Problem

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

    from newslens.pipeline import Pipeline


_ARTICLES, _REPORT = "articles", "report"
_SET = {Slot.RESOLVE: "speakers", Slot.ALIGN: "alignment"}


def quietable(command: Command) -> Command:
    """The option of a verb that shows how far it has come."""
    return click.option("-q", "--quiet", is_flag=True, help="No progress bar.")(command)


@contextmanager
def watched(pipeline: Pipeline, *, quiet: bool) -> Iterator[None]:
    """Show how far a run of a pipeline has come, unless it is to be quiet or nobody sees it."""
    if quiet or not sys.stderr.isatty():
        yield
        return
    from rich.console import Console
    from rich.progress import Progress, TimeElapsedColumn

    columns = (*Progress.get_default_columns(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        slots = {step.spec.name: step.spec.slot for step in pipeline.steps if step.spec.slot in _SET}
        # Each of two aligners has a bar of its own, by its name.
        alone = {name for name, slot in slots.items() if list(slots.values()).count(slot) == 1}
        pipeline.registry.watch(
            Bar(progress, {name: _SET[slot] if name in alone else name for name, slot in slots.items()})
        )
        yield


class Bar:
    """Progress that watches a run through the hooks, like any observer: a bar for the articles, and one for each step behind.

    Attributes:
        tasks: The bars by what they are of, in the order of the work; none before the run begins.
    """

    def __init__(self, progress: Progress, of_the_set: Mapping[str, str]) -> None:
        """Watch the next run.

        Args:
            progress: Where the bars are shown.
            of_the_set: The stages over the whole set, by name, and what their bars are called.
        """
        self.tasks: dict[str, TaskID] = {}
        self._progress = progress
        self._of_the_set = of_the_set
        self._total = 0
        self._article: str | None = None
        self._begun: set[str] = set()

    @hookimpl
    def newslens_run_start(self, run: Run) -> None:
        """Show all that is to be done; how long a step over the set takes cannot be told before it ends."""
        self._total = run.total or 0
        self.tasks = {_ARTICLES: self._progress.add_task(_ARTICLES, total=self._total)}
        for step in dict.fromkeys((*self._of_the_set.values(), _REPORT)):
            self.tasks[step] = self._progress.add_task(step, start=False, total=None)

    @hookimpl
    def newslens_stage_done(self, stage: str, article: str | None) -> None:
        """Move on when another article is at work, or a step over the set has ended."""
        if article is None:
            self._end(self._of_the_set[stage])
        elif article != self._article:
            if article in self._begun:
                # What stands in front of a stage that learns has worked on the whole set, which now comes once more.
                self._begun.clear()
                self._progress.reset(self.tasks[_ARTICLES])
            elif self._article is not None:
                self._progress.advance(self.tasks[_ARTICLES])
            self._article = article
            self._begun.add(article)

    @hookimpl
    def newslens_stage_failed(self, problem: Problem) -> None:
        """End a step over the set that fails."""
        if problem.stage in self._of_the_set:
            self._end(self._of_the_set[problem.stage])

    @hookimpl
    def newslens_run_end(self) -> None:
        """Leave nothing but the report."""
        self._end(list(self.tasks)[-2])

    def _end(self, step: str) -> None:
        """Complete a step and those before it, and begin the one behind it."""
        steps = list(self.tasks)
        behind = steps.index(step) + 1
        for done in steps[:behind]:
            total = self._total if done == _ARTICLES else 1
            self._progress.start_task(self.tasks[done])
            self._progress.update(self.tasks[done], total=total, completed=total)
        for next_step in steps[behind : behind + 1]:
            self._progress.start_task(self.tasks[next_step])
