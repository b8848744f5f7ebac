"""What newslens finds as tables: Parquet files and DuckDB databases, for one story or millions of articles.

Examples:
    >>> import tempfile
    >>> from newslens import Analysis, Article
    >>> from newslens_parquet import connect, write_parquet
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     counts = write_parquet(Analysis(articles=(Article("a1", "The quay reopens."),)), folder)
    ...     counts["articles"], connect(folder).sql("SELECT id, raw FROM articles").fetchall()
    (1, [('a1', 'The quay reopens.')])
"""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from typing import TYPE_CHECKING, Any

from newslens.hookspecs import hookimpl
from newslens.stages import StageSpec

from newslens_parquet.stage import SPECS

if TYPE_CHECKING:
    from newslens_parquet.database import connect, write_duckdb
    from newslens_parquet.files import write_parquet
    from newslens_parquet.readback import read_duckdb, read_parquet
    from newslens_parquet.tables import TABLES

__all__ = [
    "TABLES",
    "connect",
    "newslens_stages",
    "read_duckdb",
    "read_parquet",
    "write_duckdb",
    "write_parquet",
]

# pyarrow and duckdb are imported by whoever asks for tables: newslens loads its plugins at each start.
_LATER = {
    "TABLES": "tables",
    "connect": "database",
    "read_duckdb": "readback",
    "read_parquet": "readback",
    "write_duckdb": "database",
    "write_parquet": "files",
}


@hookimpl
def newslens_stages() -> Iterable[StageSpec]:
    """The stages `newslens.duckdb.v1` and `newslens.parquet.v1`."""
    return SPECS


def __getattr__(name: str) -> Any:
    if name in _LATER:
        return getattr(import_module(f"newslens_parquet.{_LATER[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
