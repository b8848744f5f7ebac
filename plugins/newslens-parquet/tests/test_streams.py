from __future__ import annotations

import weakref
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from newslens.spans import Span
from newslens.types import Article, Kind, Mode, Problem, Quote

from newslens_parquet import read_duckdb, read_parquet, write_duckdb, write_parquet

Writer = Callable[..., Any]
FORMS = pytest.mark.parametrize(
    ("write", "read"), [(write_parquet, read_parquet), (write_duckdb, read_duckdb)], ids=["parquet", "duckdb"]
)
WRITERS = pytest.mark.parametrize("write", [write_parquet, write_duckdb])
SAID = "“We will not reopen the quay,” the harbour master said. " * 20


def article(number: int) -> Article:
    quote = Quote(f"a{number}#q1", Kind.DIRECT, Mode.SPEECH, SAID[:30], (Span(0, 30),))
    return Article(f"a{number}", SAID + str(number), quotes=(quote,))


@FORMS
def test_articles_are_let_go_as_they_are_written(write: Writer, read: Any, tmp_path: Path) -> None:
    alive: weakref.WeakSet[Article] = weakref.WeakSet()
    most = 0

    def stream() -> Iterator[Article]:
        nonlocal most
        for number in range(1000):
            made = article(number)
            alive.add(made)
            most = max(most, len(alive))
            yield made

    assert write(stream(), tmp_path / "out", row_group_bytes=2**18)["quotes"] == 1000
    assert most < 10
    assert len(read(tmp_path / "out").articles) == 1000


@WRITERS
def test_memory_does_not_grow_with_the_stream(write: Writer, tmp_path: Path) -> None:
    def peak(count: int) -> int:
        most = 0

        def stream() -> Iterator[Article]:
            nonlocal most
            for number in range(count):
                most = max(most, pa.total_allocated_bytes())
                yield article(number)

        before = pa.total_allocated_bytes()
        write(stream(), tmp_path / "out", row_group_bytes=2**20)
        return most - before

    # Articles take 2.3 MB for each thousand as Arrow holds them; one row group and what waits for it take up to 8.
    assert peak(4000) < 8 * 2**20


def test_row_groups_end_at_the_rows_and_at_the_bytes(tmp_path: Path) -> None:
    write_parquet(map(article, range(10)), tmp_path, row_group_rows=4)
    metadata = pq.read_metadata(tmp_path / "quotes.parquet")
    assert [metadata.row_group(place).num_rows for place in range(metadata.num_row_groups)] == [4, 4, 2]
    write_parquet(map(article, range(2000)), tmp_path, row_group_bytes=2**18)
    metadata = pq.read_metadata(tmp_path / "articles.parquet")
    assert metadata.num_row_groups > 2
    assert max(metadata.row_group(place).total_byte_size for place in range(metadata.num_row_groups)) < 2**23


@WRITERS
@pytest.mark.parametrize("sizes", [{"row_group_rows": 0}, {"row_group_bytes": 0}])
def test_a_group_of_nothing_is_refused(write: Writer, sizes: dict[str, int], tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="at least 1 row and 1 byte"):
        write([], tmp_path / "out", **sizes)


def test_blocks_of_odd_sizes_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="16384 to 262144 bytes, a power of 2, not 1000"):
        write_duckdb([], tmp_path / "out", block_bytes=1000)


@FORMS
def test_a_second_article_of_an_id_is_a_problem_and_the_rest_goes_on(write: Writer, read: Any, tmp_path: Path) -> None:
    unread = Problem("b.txt", "newslens.text.v1", "no text", "NL104")
    counts = write([article(1), unread, article(1), article(2)], tmp_path / "out")
    assert (counts["articles"], counts["quotes"], counts["problems"]) == (2, 2, 2)
    found = read(tmp_path / "out")
    assert found.articles == (article(1), article(2))
    twice = "an article called 'a1' came before; this one is left out"
    assert found.problems == (unread, Problem("a1", "newslens.parquet", twice))


@FORMS
def test_what_breaks_off_leaves_what_was_there(write: Writer, read: Any, tmp_path: Path) -> None:
    write([article(1)], tmp_path / "out")
    before = sorted(path.name for path in tmp_path.rglob("*"))

    def broken() -> Iterator[Article]:
        yield article(2)
        raise RuntimeError("the disk is on fire")

    with pytest.raises(RuntimeError, match="on fire"):
        write(broken(), tmp_path / "out", row_group_rows=1)
    assert read(tmp_path / "out").articles == (article(1),)
    assert sorted(path.name for path in tmp_path.rglob("*")) == before


@FORMS
def test_an_export_replaces_the_one_before(write: Writer, read: Any, tmp_path: Path) -> None:
    write([article(1), article(2)], tmp_path / "out")
    write([article(3)], tmp_path / "out")
    assert read(tmp_path / "out").articles == (article(3),)


@FORMS
def test_nothing_makes_empty_tables(write: Writer, read: Any, tmp_path: Path) -> None:
    counts = write([], tmp_path / "out")
    assert counts.pop("about") == 1
    assert set(counts.values()) == {0}
    assert read(tmp_path / "out").articles == ()
