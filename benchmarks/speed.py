"""How much time everything takes beside bare spaCy on the same texts, in one process.

    python -m benchmarks.speed [--repetitions 7]

Only processor time counts, and the two are timed in turn, so that other work on the machine falls on both.
"""

from __future__ import annotations

import sys
from time import process_time
from typing import TYPE_CHECKING

import click

import newslens
from benchmarks.goals import Figure, median, show
from benchmarks.texts import stories
from newslens import language

if TYPE_CHECKING:
    from collections.abc import Callable

MOST = 1.5


@click.command()
@click.option("--repetitions", default=7, show_default=True)
def main(repetitions: int) -> None:
    """Time the whole pipeline over the time of the bare spaCy pipeline."""
    nlp = language.load()
    pipeline = newslens.load()
    sets = [list(pipeline.read(paths)) for paths in stories()]
    raw = [item.raw for items in sets for item in items if isinstance(item, newslens.Article)]

    def bare() -> None:
        for text in raw:
            nlp(text)

    def whole() -> None:
        for items in sets:
            pipeline.analyze(items)

    # The first round loads models and word lists, which a run over many stories does once.
    bare()
    whole()
    times = [(_seconds(bare), _seconds(whole)) for _ in range(repetitions)]
    words = sum(len(text.split()) for text in raw)
    ratios = [ours / theirs for theirs, ours in times]
    sys.exit(
        show(
            f"Speed on {len(raw)} articles of {words:,} words",
            [
                Figure("time over bare spaCy", median(ratios), MOST, note=f"{min(ratios):.2f} to {max(ratios):.2f}"),
                Figure("bare spaCy", words / median([theirs for theirs, _ in times]), unit="words/s"),
                Figure("everything", words / median([ours for _, ours in times]), unit="words/s"),
            ],
        )
    )


def _seconds(run: Callable[[], None]) -> float:
    began = process_time()
    run()
    return process_time() - began


if __name__ == "__main__":
    main()
