"""Rows to Arrow tables of bounded size, one row group after another."""

from __future__ import annotations

import hashlib
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from typing import Any, Final

import pyarrow as pa
from newslens.types import Analysis, Article, Problem

from newslens_parquet.columns import Column, Table
from newslens_parquet.rows import Row, rows_of
from newslens_parquet.tables import TABLES

Group = tuple[str, pa.Table]
"""The name of a table and one row group of it."""

GROUP_ROWS: Final = 122_880
"""The most rows of a row group; as many as DuckDB keeps in one of its own."""
GROUP_BYTES: Final = 32 * 2**20
"""The size in memory from which a row group is written, in bytes."""

# Rows wait as Python values, which take several times what Arrow takes, only until there are so many of them.
_WAITING_ROWS: Final = 2_000
_WAITING_CHARACTERS: Final = 2 * 2**20


def groups_of(
    found: Analysis | Iterable[Article | Problem], counts: Counter[str], *, rows: int, size: int
) -> Iterator[Group]:
    """The row groups of an analysis or a stream; no more is held in memory than one unfinished group of each table.

    Args:
        found: What `newslens_parquet.rows.rows_of` takes.
        counts: How many rows each table got; counted while the groups are taken.
        rows: The most rows of a group.
        size: How large a group may get in memory before it is given, in bytes.

    Yields:
        Row groups, the tables mixed; a table without rows gets none.

    Raises:
        ValueError: Where `rows` or `size` is less than 1.
    """
    if rows < 1 or size < 1:
        raise ValueError(f"a row group holds at least 1 row and 1 byte, not {rows} and {size}")
    waiting: Mapping[str, _Waiting] = {table.name: _Waiting(table, rows, size) for table in TABLES}
    with closing(_Seen()) as seen:
        for name, row in rows_of(found, seen.is_new):
            counts[name] += 1
            group = waiting[name].add(row)
            if group is not None:
                yield name, group
    for name, rest in waiting.items():
        group = rest.finish()
        if group is not None:
            yield name, group


class _Waiting:
    """The rows of one table that do not make a row group yet."""

    def __init__(self, table: Table, rows: int, size: int) -> None:
        self._columns = table.columns
        self._schema = table.arrow
        self._limits = (rows, size)
        self._rows: list[Row] = []
        self._characters = 0
        self._batches: list[pa.RecordBatch] = []
        self._packed_rows = self._packed_bytes = 0

    def add(self, row: Row) -> pa.Table | None:
        """Take a row; the row group that it completes, if it does."""
        self._rows.append(row)
        self._characters += sum(len(value) for value in row if isinstance(value, str))
        most_rows, most_bytes = self._limits
        full = self._packed_rows + len(self._rows) >= most_rows
        if full or len(self._rows) >= _WAITING_ROWS or self._characters >= _WAITING_CHARACTERS:
            self._pack()
        return self.finish() if full or self._packed_bytes >= most_bytes else None

    def finish(self) -> pa.Table | None:
        """What is left as a last row group."""
        self._pack()
        batches, self._batches = self._batches, []
        self._packed_rows = self._packed_bytes = 0
        return pa.Table.from_batches(batches, self._schema).combine_chunks() if batches else None

    def _pack(self) -> None:
        if self._rows:
            cells = zip(*self._rows, strict=True)
            arrays = [
                _array(column, kind, list(values))
                for column, kind, values in zip(self._columns, self._schema.types, cells, strict=True)
            ]
            batch = pa.RecordBatch.from_arrays(arrays, schema=self._schema)
            self._batches.append(batch)
            self._packed_rows += batch.num_rows
            self._packed_bytes += batch.nbytes
        self._rows, self._characters = [], 0


def _array(column: Column, kind: pa.DataType, cells: list[Any]) -> pa.Array:
    try:
        return pa.array(cells, kind)
    except UnicodeEncodeError:  # a lone surrogate: UTF-8 has no way to write it
        clean = escaped if column.named else replaced
        return pa.array([_cleaned(cell, clean) for cell in cells], kind)


def _cleaned(cell: Any, clean: Callable[[str], str]) -> Any:
    if isinstance(cell, list):
        return [_cleaned(item, clean) for item in cell]
    return clean(cell) if isinstance(cell, str) else cell


def replaced(text: str) -> str:
    r"""A text with each lone surrogate replaced by U+FFFD, one for one, so that offsets hold.

    Examples:
        >>> replaced("caf\udce9")
        'caf\ufffd'
    """
    return "".join("\ufffd" if "\ud800" <= character <= "\udfff" else character for character in text)


def escaped(name: str) -> str:
    r"""A name with each lone surrogate as its escape, so that two names do not become one.

    Examples:
        >>> escaped("caf\udce9")
        'caf\\udce9'
    """
    return name.encode(errors="backslashreplace").decode()


class _Seen:
    """Which article ids came before, on disk once they are many."""

    def __init__(self) -> None:
        self._base = sqlite3.connect("")  # a temporary database: in memory, and in a file when it grows
        self._base.execute("PRAGMA synchronous = OFF")
        self._base.execute("CREATE TABLE seen (id BLOB PRIMARY KEY) WITHOUT ROWID")

    def is_new(self, name: str) -> bool:
        """Whether an id came for the first time."""
        digest = hashlib.blake2b(escaped(name).encode(), digest_size=16).digest()
        return self._base.execute("INSERT OR IGNORE INTO seen VALUES (?)", (digest,)).rowcount == 1

    def close(self) -> None:
        """Let it go."""
        self._base.close()
