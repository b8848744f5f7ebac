"""DuckDB: a database in one file, and a connection to a folder of Parquet files that answers the same questions."""

from __future__ import annotations

import re
import tempfile
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

import duckdb
from newslens.errors import InputError
from newslens.types import Analysis, Article, Problem

from newslens_parquet.batches import GROUP_BYTES, GROUP_ROWS, groups_of
from newslens_parquet.tables import STATEMENTS, TABLES

# One thread: a run may have others, and rows come in the order in which they were found. No extension is ever fetched.
_SETTINGS: Final[dict[str, str | bool | int | float | list[str]]] = {
    "threads": 1,
    "autoinstall_known_extensions": False,
}

_MEMORY: Final = "512MB"  # of rows that wait for their place; the rest goes to a temporary folder beside the file
_BLOCKS: Final = tuple(2**power for power in range(14, 19))
# What DuckDB would read as a pattern in the path of a folder.
_GLOB: Final = re.compile(r"[*?\[]")


def write_duckdb(
    found: Analysis | Iterable[Article | Problem],
    path: Path | str,
    *,
    row_group_rows: int = GROUP_ROWS,
    row_group_bytes: int = GROUP_BYTES,
    block_bytes: int = 2**18,
) -> Mapping[str, int]:
    """Write an analysis or a stream as a DuckDB database: every table, and the view `statements`.

    Memory stays bounded however many articles come. The file appears when everything is written; where something fails
    before, one that was there stays as it was.

    Args:
        found: An analysis, or articles and problems as `Pipeline.stream` yields them, in any number.
        path: The file; one that is there is replaced.
        row_group_rows: The most rows that are handed over at once.
        row_group_bytes: How large they may get in memory before they are, in bytes.
        block_bytes: The size of a block of the file, in bytes, a power of 2 from 2**14 to 2**18. Each column takes one at
            least, so that small blocks make a small file of a small analysis.

    Returns:
        How many rows each table got.

    Raises:
        ValueError: Where `row_group_rows` or `row_group_bytes` is less than 1, or `block_bytes` is none of those sizes.
        OSError: Where the file cannot be written.
    """
    if block_bytes not in _BLOCKS:
        raise ValueError(f"a block has {_BLOCKS[0]} to {_BLOCKS[-1]} bytes, a power of 2, not {block_bytes}")
    path = Path(path)
    counts = Counter({table.name: 0 for table in TABLES})
    with tempfile.TemporaryDirectory(prefix=".newslens-", dir=path.parent) as parts:
        part = Path(parts, "database")
        with duckdb.connect(
            str(part),
            config={**_SETTINGS, "default_block_size": block_bytes, "memory_limit": _MEMORY, "temp_directory": parts},
        ) as base:
            base.begin()  # a transaction waits for the disk at its end: a small analysis is one
            pending = 0
            for table in TABLES:
                base.execute(table.sql)
            base.execute(STATEMENTS)
            for name, group in groups_of(found, counts, rows=row_group_rows, size=row_group_bytes):
                base.register("row_group", group)
                base.execute(f"INSERT INTO {name} SELECT * FROM row_group")  # noqa: S608 - a name of TABLES
                base.unregister("row_group")
                pending += group.nbytes
                if pending >= row_group_bytes:
                    base.commit()
                    base.begin()
                    pending = 0
            base.commit()
        part.replace(path)
    return dict(counts)


def connect(folder: Path | str) -> duckdb.DuckDBPyConnection:
    """A DuckDB connection in memory with a view for each Parquet file of a folder, and the view `statements`.

    Args:
        folder: What `write_parquet` wrote.

    Raises:
        InputError: Where a file of a table is not there.
    """
    folder = Path(folder)
    if missing := [table.name for table in TABLES if not (folder / f"{table.name}.parquet").is_file()]:
        raise InputError(f"{folder}: no {missing[0]}.parquet there; write_parquet makes one", path=str(folder))
    base = duckdb.connect(config={"autoinstall_known_extensions": False})
    for table in TABLES:
        where = _GLOB.sub(r"[\g<0>]", str(folder / f"{table.name}.parquet")).replace("'", "''")
        base.execute(f"CREATE VIEW {table.name} AS SELECT * FROM read_parquet('{where}')")  # noqa: S608 - a quoted path
    base.execute(STATEMENTS)
    return base
