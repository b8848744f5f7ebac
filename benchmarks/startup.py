"""How long it takes until something happens: the import, and a first article from the command line.

    python -m benchmarks.startup [--repetitions 5]

Processor time of fresh processes; the best of several, since a busy machine only ever adds to it.
"""

from __future__ import annotations

import resource
import subprocess
import sys

import click

from benchmarks.goals import Figure, show
from benchmarks.texts import stories

MOST_IMPORT = 0.2
MOST_ANALYSIS = 3.0
_IMPORT = """
from time import process_time
began = process_time()
import newslens
print(process_time() - began)
import sys
print("spacy" in sys.modules)
"""


@click.command()
@click.option("--repetitions", default=5, show_default=True)
def main(repetitions: int) -> None:
    """Time the import of newslens, and a cold run on one article."""
    article = str(min((path for story in stories() for path in story), key=lambda path: path.stat().st_size))
    imports = [_import() for _ in range(repetitions)]
    command = [sys.executable, "-m", "newslens", "analyze", article, "--format", "json"]
    sys.exit(
        show(
            "Start",
            [
                Figure("import newslens", min(seconds for seconds, _ in imports), MOST_IMPORT, "s"),
                Figure("of these with spaCy", sum(spacy for _, spacy in imports), 0),
                Figure("first article", min(_seconds(command) for _ in range(repetitions)), MOST_ANALYSIS, "s"),
            ],
        )
    )


def _import() -> tuple[float, bool]:
    seconds, spacy = subprocess.check_output([sys.executable, "-c", _IMPORT], text=True).split()
    return float(seconds), spacy == "True"


def _seconds(command: list[str]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    main()
