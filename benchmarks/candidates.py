"""Near quotations among very many: recall, time and memory beside tf-idf cosine and MinHash.

    python -m benchmarks.candidates [--size N …]

Each set is made anew (`benchmarks.quotations`), and each method finds candidates in it in a process of its own. With newslens
and tf-idf a quotation has ten candidates at most; with MinHash it has all that fall into a bucket with it. Time is processor
time from texts to candidates. The peers need `pip install 'newslens[peers]'`. Of sets of more than 10,000 quotations tf-idf
is given a sample of planted pairs and looks for the neighbours of those alone, and MinHash is left out beyond 10,000, for
their work and memory grow with the square of the number.
"""

from __future__ import annotations

import gc
import json
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from time import process_time

import attrs
import click
from rich import box
from rich.console import Console
from rich.table import Table

from benchmarks.goals import Figure, show
from benchmarks.peer_candidates import Places, minhash, tfidf
from benchmarks.quotations import Planted, Quotations, kinds, quotations
from newslens.alignment.nearby import near

SIZES = (10_000, 100_000, 300_000)
RECALL = 0.98
GROWTH = 1.5
MOST = 10
NEEDS = {"newslens": "numpy", "tf-idf": "scipy", "MinHash": "datasketch"}
_WHOLE = 10_000  # quotations of a set in which tf-idf looks for the neighbours of all, and MinHash is run
_SAMPLE = 1_000  # planted pairs of larger ones
_WORK = 50_000  # quotations that newslens reads for its time, in several runs where the set is small
_RUNS = 5


@attrs.frozen
class Run:
    """What one method came to on one set.

    Attributes:
        method: Its name.
        size: How many quotations.
        looked: For how many quotations neighbours were looked for.
        recall: The share of planted pairs of which one is among the candidates of the other.
        recalls: The same for each thing that was done to a quotation.
        candidates: How many candidates a quotation has on average.
        most: How many one has at most.
        seconds: Processor time of a quotation that was looked for.
        megabytes: Memory at its peak, less what the process held before.
    """

    method: str
    size: int
    looked: int
    recall: float
    recalls: dict[str, float]
    candidates: float
    most: int
    seconds: float
    megabytes: float


@click.command()
@click.option("--size", "sizes", type=click.IntRange(min=1_000), multiple=True, default=SIZES, show_default=True)
@click.option("--only", type=click.Choice(list(NEEDS)), help="Run this method alone.")
@click.option("--one", is_flag=True, hidden=True, help="Run it here and print what it came to.")
def main(sizes: Sequence[int], only: str | None, *, one: bool) -> None:
    """Find candidates in sets of several sizes."""
    if one and only is not None:
        click.echo(json.dumps(attrs.asdict(measured(only, sizes[0]))))
        return
    runs = []
    for method, package in NEEDS.items():
        if only not in (None, method):
            continue
        if find_spec(package) is None:
            click.echo(f"{method} left out: {package} is not installed (pip install 'newslens[peers]')", err=True)
            continue
        for size in sorted(sizes):
            if method == "MinHash" and size > _WHOLE:
                click.echo(f"MinHash left out at {size:,}: at this setting its buckets grow with the set", err=True)
                continue
            runs.append(_elsewhere(method, size))
            click.echo(f"{method}, {size:,}: recall {runs[-1].recall:.3f}", err=True)
    table(runs)
    sys.exit(show("Candidates of newslens", figures([run for run in runs if run.method == "newslens"])))


def measured(method: str, size: int) -> Run:
    """Let a method find candidates in a set of a size, in this process."""
    made = quotations(size)
    planted = made.planted if method != "tf-idf" or size <= _WHOLE else made.planted[:_SAMPLE]
    looked = sorted({place for pair in planted for place in (pair.original, pair.variant)})
    if len(planted) == len(made.planted):
        looked = list(range(size))
    _found(method, quotations(1_000), range(100))  # loads word lists, and what the method needs
    gc.collect()
    before = _megabytes("VmRSS")
    spent = []
    for _ in range(min(_RUNS, max(1, _WORK // size)) if method == "newslens" else 1):
        began = process_time()
        texts, others = _found(method, made, looked)
        spent.append(process_time() - began)
    megabytes = _megabytes("VmHWM") - before
    pairs = set(zip(texts.tolist(), others.tolist(), strict=True))
    return Run(
        method,
        size,
        looked=len(looked),
        recall=recall(planted, pairs),
        recalls={kind: recall(some, pairs) for kind, some in kinds(planted) if some},
        candidates=len(texts) / len(looked),
        most=max(Counter(texts.tolist()).values(), default=0),
        seconds=sorted(spent)[len(spent) // 2] / len(looked),
        megabytes=megabytes,
    )


def recall(planted: Sequence[Planted], pairs: set[tuple[int, int]]) -> float:
    """The share of planted pairs of which one is among the candidates of the other."""
    hits = [(one.original, one.variant) in pairs or (one.variant, one.original) in pairs for one in planted]
    return sum(hits) / len(hits)


def figures(runs: Sequence[Run]) -> list[Figure]:
    """What newslens came to beside its goals; what must be high is told by how much is missing."""
    found = []
    for run in runs:
        found.append(
            Figure(f"planted pairs missed of {run.size:,}", 1 - run.recall, 1 - RECALL, note=f"recall {run.recall:.4f}")
        )
        found.append(
            Figure(f"candidates a quotation at {run.size:,}", run.most, MOST, note=f"mean {run.candidates:.1f}")
        )
        found.append(Figure(f"memory at {run.size:,}", run.megabytes, unit="MB"))
    if len(runs) > 1:
        growth = runs[-1].seconds / runs[0].seconds
        found.append(Figure(f"time of one at {runs[-1].size:,} over {runs[0].size:,}", growth, GROWTH))
    return found


def table(runs: Sequence[Run], console: Console | None = None) -> None:
    """Print what methods came to, one row for each set."""
    shown = Table(title="Near quotations, a fifth planted variants", title_justify="left", box=box.SIMPLE_HEAD)
    for name in ("", "quotations", "looked for", "recall", "candidates", "µs of one", "MB"):
        shown.add_column(name, justify="right" if name else "left")
    for run in runs:
        shown.add_row(
            run.method, f"{run.size:,}", f"{run.looked:,}", f"{run.recall:.4f}", f"{run.candidates:.1f}",
            f"{run.seconds * 1e6:,.0f}", f"{run.megabytes:,.0f}",
        )  # fmt: skip
    kindly = Table(title="Recall by what was done", title_justify="left", box=box.SIMPLE_HEAD)
    kindly.add_column("")
    for run in runs:
        kindly.add_column(f"{run.method} {run.size // 1000}k", justify="right")
    for kind in runs[0].recalls if runs else ():
        kindly.add_row(kind, *(f"{run.recalls[kind]:.3f}" if kind in run.recalls else "-" for run in runs))
    console = console or Console(highlight=False)
    console.print(shown)
    console.print(kindly)


def _found(method: str, made: Quotations, looked: Sequence[int]) -> tuple[Places, Places]:
    if method == "tf-idf":
        return tfidf(made.texts, looked, MOST)
    return minhash(made.texts) if method == "MinHash" else near(made.texts, MOST).candidates(MOST)


def _elsewhere(method: str, size: int) -> Run:
    command = [sys.executable, "-m", "benchmarks.candidates", "--one", "--only", method, "--size", str(size)]
    return Run(**json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout))


def _megabytes(line: str) -> float:
    """A line of what the kernel tells of this process's memory; 0 where there is none."""
    status = Path("/proc/self/status")
    if not status.exists():
        return 0.0
    told = dict(each.split(":", 1) for each in status.read_text(encoding="utf-8").splitlines())
    return int(told[line].split()[0]) / 1000


if __name__ == "__main__":
    main()
