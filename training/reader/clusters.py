"""Clusters of statements of which is known how they stand to each other: ``training/reader_clusters``.

A cluster is a block of lines, an empty line behind it. Lines that begin with ``=`` tell the same, each line that begins with
``!`` excludes all of these, and one that begins with ``~`` is of the same matter and does neither. How lines of ``!`` and
``~`` stand to each other is not said.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, product
from pathlib import Path

import attrs

FOLDER = Path(__file__).parent.parent / "reader_clusters"
MARKS = "=!~"


@attrs.frozen
class Cluster:
    """Statements on one matter.

    Attributes:
        same: What tells the same.
        against: What excludes each of these.
        beside: What neither repeats nor excludes them.
    """

    same: tuple[str, ...]
    against: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()


def read_clusters(path: Path) -> list[Cluster]:
    """The clusters of a file.

    Raises:
        ValueError: A line is no mark with a statement, or a cluster has no line with ``=``; it begins with the path and the
            number of the line.
    """
    clusters = []
    held: dict[str, list[str]] = {mark: [] for mark in MARKS}
    for number, line in enumerate([*path.read_text(encoding="utf-8").splitlines(), ""], 1):
        if line.strip():
            mark, _, text = line.partition(" ")
            if mark not in held or not text.strip():
                raise ValueError(f"{path}:{number}: not one of {', '.join(MARKS)} and a statement")
            held[mark].append(text.strip())
        elif any(held.values()):
            if not held["="]:
                raise ValueError(f"{path}:{number}: a cluster that ends here has no line with =")
            clusters.append(Cluster(*(tuple(held[mark]) for mark in MARKS)))
            held = {mark: [] for mark in MARKS}
    return clusters


def pairs(cluster: Cluster) -> Iterator[tuple[str, str, bool, bool]]:
    """Two statements of a cluster, whether they are on one thing, and whether they exclude each other; all that are known."""
    yield from ((a, b, True, False) for a, b in combinations(cluster.same, 2))
    yield from ((a, b, True, True) for a, b in product(cluster.same, cluster.against))
    yield from ((a, b, False, False) for a, b in product(cluster.same, cluster.beside))
