"""The quote check on drafts of which the truth is known: precision and recall of each verdict, and flips passed over.

    python -m benchmarks.checking [FOLDER] [--story NAME] [--each N] [--misses] [--seed N]

From the quotations of each story drafts are made: copied, altered by one typed edit, in another's mouth, put together from
two places, invented. They are checked against the articles of the story. Intervals are of whole stories drawn again. The
stories that are held out are scored by themselves and never listed. The exit status is 1 where a flip is passed over.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

import attrs
import click
from rich import box
from rich.console import Console
from rich.table import Table

import newslens
from benchmarks.drafts.cases import Case, cases, drafts
from benchmarks.drafts.said import story
from benchmarks.drafts.scoring import Judged, by_kind, counted, figures, judged, text_of
from benchmarks.goals import Figure, show
from benchmarks.texts import SEEDS
from newslens.checking.check import checked, telling_nested
from newslens.evaluation.bootstrap import intervals
from newslens.evaluation.counts import Counts, total
from newslens.evaluation.gold import story_folders
from newslens.evaluation.report import Report, render
from newslens.pipeline import Pipeline
from newslens.stages import Slot
from newslens.types import Article
from seeds import HELD_OUT

DRAFT = "draft"
_LONGEST = 30  # quotations of a draft


@click.command()
@click.argument("folder", default=SEEDS, type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--story", "only", multiple=True, help="Take only this story; may be given again.")
@click.option("--each", default=8, show_default=True, help="So many cases of each kind from a story.")
@click.option("--seed", default=1, show_default=True, help="The same seed gives the same drafts.")
@click.option("--misses", is_flag=True, help="List what was judged wrongly, but for the stories that are held out.")
def main(folder: Path, only: tuple[str, ...], each: int, seed: int, *, misses: bool) -> None:
    """Measure the quote check."""
    pipeline = telling_nested(newslens.load())
    folders = story_folders(folder)
    cleaning = _only(pipeline, Slot.READ, Slot.CLEAN)
    stories = [story(found, cleaning.analyze(_read(cleaning, found)).articles) for found in folders]
    units: dict[str, list[Judged]] = {
        one.name: _judged(pipeline, _read(pipeline, found), sample(cases(one, stories, seed), each, seed), seed)
        for one, found in zip(stories, folders, strict=True)
        if not only or one.name in only
    }
    passed = 0.0
    for title, names in (
        ("stories that were read", sorted(units.keys() - HELD_OUT)),
        ("stories held out", sorted(units.keys() & HELD_OUT)),
    ):
        if names:
            passed += _shown(f"{len(names)} {title}", [counted(units[name]) for name in names])
    if misses:
        for name in sorted(units.keys() - HELD_OUT):
            _list(name, units[name])
    sys.exit(show("Quote check", [Figure("negation and number flips passed over", passed, 0)]))


def sample(found: Sequence[Case], each: int, seed: int) -> list[Case]:
    """So many cases of each kind, drawn at random."""
    rng = random.Random(seed)  # noqa: S311 - figures that must repeat
    kinds = sorted({case.what for case in found})
    held = [[case for case in found if case.what == kind] for kind in kinds]
    return [case for ones in held for case in rng.sample(ones, min(each, len(ones)))]


def _read(pipeline: Pipeline, folder: Path) -> list[Article]:
    return [item for item in pipeline.read(sorted(folder.glob("*.txt"))) if isinstance(item, Article)]


def _only(pipeline: Pipeline, *slots: Slot) -> Pipeline:
    """The stages of some slots."""
    return attrs.evolve(pipeline, steps=tuple(step for step in pipeline.steps if step.spec.slot in slots))


def _judged(pipeline: Pipeline, articles: Sequence[Article], found: Sequence[Case], seed: int) -> list[Judged]:
    """The verdicts on drafts; what is found in the sources by themselves is found once for all drafts."""
    annotated = [item for item in pipeline.stream(articles) if isinstance(item, Article)]
    joining = _only(pipeline, Slot.RESOLVE, Slot.ALIGN)
    made: list[Judged] = []
    for draft in drafts(found, _LONGEST, seed):
        text, places = text_of(draft)
        (read,) = (item for item in pipeline.stream([Article(DRAFT, text)]) if isinstance(item, Article))
        made += judged(draft, places, checked(joining.analyze([read, *annotated]), DRAFT))
    return made


def _shown(title: str, units: Sequence[Counts]) -> float:
    """Print the figures of some stories; how many flips were passed over."""
    summed = total(units)
    report = Report(title, figures(summed), intervals(units, figures), dict(summed))
    console = Console(highlight=False, markup=False)
    console.print(render(report, width=100), soft_wrap=True)
    table = Table(title="by what was done", title_justify="left", box=box.SIMPLE_HEAD)
    for column in ("", "cases", "right", "verdicts"):
        table.add_column(column, justify="left" if column in {"", "verdicts"} else "right")
    for kind, (count, right, verdicts) in by_kind(summed).items():
        table.add_row(kind.replace("_", " "), str(count), str(right), verdicts)
    console.print(table)
    return summed["flips passed"]


def _list(name: str, found: Iterable[Judged]) -> None:
    for one in found:
        if one.verdict not in one.case.right:
            what = f"{one.case.what}, {'direct' if one.case.direct else 'indirect'}"
            print(f"{name}: {what}: {one.verdict} for {one.case.right[0]}: {one.case.voice.name}: {one.case.text}")


if __name__ == "__main__":
    main()
