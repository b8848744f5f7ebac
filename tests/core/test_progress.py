"""The bars tell what is left to do, also when all articles are done."""

from __future__ import annotations

from rich.progress import Progress

from newslens.cli.progress import Bar
from newslens.hookspecs import Run
from newslens.types import Problem

SET = {"a.speakers.v1": "speakers", "a.align.v1": "alignment"}


def _bar(total: int) -> tuple[Bar, Progress]:
    progress = Progress(disable=True)
    bar = Bar(progress, SET)
    bar.newslens_run_start(Run("r", ("a.clean.v1", *SET), total))
    return bar, progress


def _shown(bar: Bar, progress: Progress) -> dict[str, tuple[float, bool]]:
    tasks = {task.id: task for task in progress.tasks}
    return {name: (tasks[task].completed, tasks[task].finished) for name, task in bar.tasks.items()}


def test_every_step_has_a_bar_from_the_start() -> None:
    assert list(_shown(*_bar(3))) == ["articles", "speakers", "alignment", "report"]


def test_an_article_counts_when_the_next_is_at_work() -> None:
    bar, progress = _bar(2)
    for article in ("x", "x", "y"):
        bar.newslens_stage_done("a.clean.v1", article)
    assert _shown(bar, progress)["articles"] == (1, False)


def test_articles_that_come_once_more_are_counted_anew() -> None:
    bar, progress = _bar(3)
    for article in ("x", "y", "z", "x", "x", "y"):
        bar.newslens_stage_done("a.clean.v1", article)
    assert _shown(bar, progress)["articles"] == (1, False)


def test_a_step_ends_those_before_it_and_no_other() -> None:
    bar, progress = _bar(2)
    bar.newslens_stage_done("a.clean.v1", "x")
    bar.newslens_stage_done("a.speakers.v1", None)
    assert [finished for _, finished in _shown(bar, progress).values()] == [True, True, False, False]
    bar.newslens_stage_failed(Problem(None, "a.align.v1", "it broke"))
    assert [finished for _, finished in _shown(bar, progress).values()] == [True, True, True, False]


def test_the_end_of_the_run_leaves_the_report() -> None:
    for total in (0, 5):
        bar, progress = _bar(total)
        bar.newslens_run_end()
        assert [finished for _, finished in _shown(bar, progress).values()] == [True, True, True, False]
