"""Every benchmark, one after the other; fails where one misses a goal."""

from __future__ import annotations

import subprocess
import sys

NAMES = ("startup", "speed", "offsets", "scaling")


def main() -> int:
    """Run them, each in a process of its own, and give back how many missed a goal."""
    missed = 0
    for name in NAMES:
        print(f"python -m benchmarks.{name}", flush=True)
        missed += subprocess.run([sys.executable, "-m", f"benchmarks.{name}"], check=False).returncode != 0
    return missed


if __name__ == "__main__":
    sys.exit(main())
