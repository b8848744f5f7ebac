"""How many pairs of quotations a second are compared, beside difflib on the same words.

    python -m benchmarks.diff [--pairs 1000] [--repetitions 7]

The counterpart of `difflib.SequenceMatcher(None, a, b, autojunk=False).get_opcodes()` is `diff.gaps.gaps`: which words are the
same and which stand differently, from the same two lists of words. The whole diff, from texts to edits that have a kind and
say what they touch, does what difflib has no counterpart for, and has no goal. Only processor time counts, and all are timed
in turn.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from time import process_time

import click

from benchmarks.goals import Figure, median, show
from benchmarks.quotations import CHANGES, quotations
from newslens.alignment.diff.diffing import diff
from newslens.alignment.diff.gaps import gaps

LEAST = 5.0


@click.command()
@click.option("--pairs", "count", default=1000, show_default=True, type=click.IntRange(min=10))
@click.option("--repetitions", default=7, show_default=True, type=click.IntRange(min=1))
def main(count: int, repetitions: int) -> None:
    """Time the alignment of words, difflib and the whole diff."""
    texts = pairs(count)
    words = [(a.split(), b.split()) for a, b in texts]

    def difflib() -> None:
        for a, b in words:
            SequenceMatcher(None, a, b, autojunk=False).get_opcodes()

    def alignment() -> None:
        for a, b in words:
            gaps(a, b)

    def typed() -> None:
        for a, b in texts:
            diff(a, b)

    typed()  # loads word lists
    times = [(_seconds(difflib), _seconds(alignment), _seconds(typed)) for _ in range(repetitions)]
    sys.exit(show(f"Diff of {count:,} pairs of quotations", figures(times, count)))


def pairs(count: int) -> list[tuple[str, str]]:
    """Quotations and variants of them, in equal numbers of each thing that can be done to one."""
    rng = random.Random(3)  # noqa: S311 - texts, not secrets
    originals = [text for text in quotations(4 * count + 1_000).texts if len(text.split()) >= 10][:count]
    kinds = list(CHANGES.values())
    return [(text, " ".join(kinds[number % len(kinds)](text.split(), rng))) for number, text in enumerate(originals)]


def figures(times: Sequence[tuple[float, float, float]], count: int) -> list[Figure]:
    """What was timed: difflib, the alignment of words, and the whole diff, in seconds for so many pairs."""
    ratios = [theirs / ours for theirs, ours, _ in times]
    typed = [theirs / ours for theirs, _, ours in times]
    theirs, ours, whole = (count / median(column) for column in zip(*times, strict=True))
    return [
        Figure(
            "time of the words over difflib's",
            1 / median(ratios),
            1 / LEAST,
            note=f"{median(ratios):.1f} times as fast",
        ),
        Figure("difflib", theirs, unit="pairs/s"),
        Figure("alignment of words", ours, unit="pairs/s"),
        Figure("edits with their kinds", whole, unit="pairs/s", note=f"{median(typed):.3f} times difflib"),
    ]


def _seconds(run: Callable[[], None]) -> float:
    began = process_time()
    run()
    return process_time() - began


if __name__ == "__main__":
    main()
