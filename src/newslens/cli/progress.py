"""How far a run has come, on standard error."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from newslens.cli.common import Command
from newslens.hookspecs import Run, hookimpl

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

    from newslens.pipeline import Pipeline


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
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        pipeline.registry.watch(_Bar(bar))
        yield


class _Bar:
    """A progress bar that watches a run through the hooks, like any observer."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._task: TaskID | None = None
        self._article: str | None = None

    @hookimpl
    def newslens_run_start(self, run: Run) -> None:
        """Begin the bar."""
        self._task = self._progress.add_task("articles", total=run.total)

    @hookimpl
    def newslens_stage_done(self, article: str | None) -> None:
        """Move on when another article is at work."""
        if self._task is not None and article != self._article:
            self._article = article
            self._progress.advance(self._task)
