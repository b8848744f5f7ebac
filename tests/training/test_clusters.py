"""Clusters of statements that the reader of pairs learns from."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.alignment_pairs import HELD_OUT, read_pairs
from training.reader.clusters import FOLDER, MARKS, Cluster, pairs, read_clusters

LINES = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=8)
STATEMENTS = st.lists(LINES, max_size=3).map(tuple)
CLUSTERS = st.builds(Cluster, st.lists(LINES, min_size=1, max_size=3).map(tuple), STATEMENTS, STATEMENTS)


def written(clusters: list[Cluster]) -> str:
    blocks = [
        "\n".join(
            f"{mark} {text}"
            for mark, texts in zip(MARKS, (cluster.same, cluster.against, cluster.beside), strict=True)
            for text in texts
        )
        for cluster in clusters
    ]
    return "\n\n".join(blocks)


@given(st.lists(CLUSTERS, max_size=4))
def test_clusters_come_back_as_they_were_written(
    tmp_path_factory: pytest.TempPathFactory, clusters: list[Cluster]
) -> None:
    path = tmp_path_factory.mktemp("clusters") / "x.txt"
    path.write_text(written(clusters), encoding="utf-8")
    assert read_clusters(path) == clusters


@given(CLUSTERS)
def test_each_line_that_tells_the_same_is_held_against_each_other_line_once(cluster: Cluster) -> None:
    found = list(pairs(cluster))
    same = len(cluster.same)
    assert len(found) == same * (same - 1) // 2 + same * (len(cluster.against) + len(cluster.beside))
    assert sum(opposed for *_, opposed in found) == same * len(cluster.against)
    assert sum(together for *_, together, _ in found) == same * (same - 1) // 2 + same * len(cluster.against)
    assert all(together or not opposed for *_, together, opposed in found)
    assert all({a, b} & {*cluster.same} for a, b, *_ in found)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("= it rained\nit poured", "x.txt:2: not one of"),
        ("= it rained\n= ", "x.txt:2: not one of"),
        ("= it rained\n\n! it was dry\n\n= so", "x.txt:4: a cluster that ends here has no line with ="),
    ],
)
def test_what_is_no_cluster_is_told_with_its_place(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "x.txt"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=told.replace(".", r"\.")):
        read_clusters(path)


def test_all_files_are_clusters_and_hold_nothing_that_is_held_out() -> None:
    files = sorted(FOLDER.glob("*.txt"))
    told = {text for path in files for each in read_clusters(path) for one in pairs(each) for text in one[:2]}
    assert len(files) > 1
    assert told.isdisjoint(text for pair in read_pairs(HELD_OUT) for text in (pair.a, pair.b))
