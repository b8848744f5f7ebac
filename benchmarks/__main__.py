"""Every benchmark, one after the other; fails where one misses a goal.

    python -m benchmarks [--polnear PATH]

The comparison with textacy runs only where a corpus is given for it.
"""

from __future__ import annotations

import subprocess
import sys

import click

NAMES = ("startup", "speed", "overhead", "offsets", "scaling", "diff", "candidates", "checking")


@click.command()
@click.option("--polnear", type=click.Path(exists=True, dir_okay=False), help="Compare with textacy on these articles.")
def main(polnear: str | None) -> None:
    """Run them, each in a process of its own; the exit status is how many missed a goal."""
    runs = [[name] for name in NAMES] + ([] if polnear is None else [["peers", "--polnear", polnear]])
    sys.exit(sum(_missed(*run) for run in runs))


def _missed(name: str, *options: str) -> bool:
    print("python -m", f"benchmarks.{name}", *options, flush=True)
    return subprocess.run([sys.executable, "-m", f"benchmarks.{name}", *options], check=False).returncode != 0


if __name__ == "__main__":
    main()
