"""Parquet files: one for each table, in a folder."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from pathlib import Path

import pyarrow.parquet as pq
from newslens.types import Analysis, Article, Problem

from newslens_parquet.batches import GROUP_BYTES, GROUP_ROWS, groups_of
from newslens_parquet.tables import TABLES


def write_parquet(
    found: Analysis | Iterable[Article | Problem],
    folder: Path | str,
    *,
    row_group_rows: int = GROUP_ROWS,
    row_group_bytes: int = GROUP_BYTES,
) -> Mapping[str, int]:
    """Write an analysis or a stream as Parquet files: one for each table.

    Memory stays bounded however many articles come: at most one unfinished row group of each table is held. All files come
    into the folder when everything is written; where something fails before, those that were there stay as they were.

    Args:
        found: An analysis, or articles and problems as `Pipeline.stream` yields them, in any number.
        folder: Where the files go; made if it is not there. Files of an earlier export are replaced, others left alone.
        row_group_rows: The most rows of a row group.
        row_group_bytes: How large a row group may get in memory before it is written, in bytes.

    Returns:
        How many rows each table got.

    Raises:
        ValueError: Where `row_group_rows` or `row_group_bytes` is less than 1.
        OSError: Where the folder cannot be written to.
    """
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    counts = Counter({table.name: 0 for table in TABLES})
    with tempfile.TemporaryDirectory(prefix=".newslens-", dir=folder) as parts:
        with ExitStack() as open_files:
            writers = {
                table.name: open_files.enter_context(
                    pq.ParquetWriter(Path(parts, f"{table.name}.parquet"), table.arrow, compression="zstd")
                )
                for table in TABLES
            }
            for name, group in groups_of(found, counts, rows=row_group_rows, size=row_group_bytes):
                writers[name].write_table(group, row_group_size=row_group_rows)
        for table in TABLES:
            Path(parts, f"{table.name}.parquet").replace(folder / f"{table.name}.parquet")
    return dict(counts)
