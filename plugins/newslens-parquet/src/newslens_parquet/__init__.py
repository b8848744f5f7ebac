"""What newslens finds as tables: Parquet files and DuckDB databases, for one story or millions of articles.

Examples:
    >>> import tempfile
    >>> from newslens import Analysis, Article
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     counts = write_parquet(Analysis(articles=(Article("a1", "The quay reopens."),)), folder)
    ...     counts["articles"], connect(folder).sql("SELECT id, raw FROM articles").fetchall()
    (1, [('a1', 'The quay reopens.')])
"""

from __future__ import annotations

from collections.abc import Iterable

from newslens.hookspecs import hookimpl
from newslens.stages import StageSpec

from newslens_parquet.database import connect, write_duckdb
from newslens_parquet.files import write_parquet
from newslens_parquet.readback import read_duckdb, read_parquet
from newslens_parquet.stage import SPECS
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


@hookimpl
def newslens_stages() -> Iterable[StageSpec]:
    """The stages `newslens.duckdb.v1` and `newslens.parquet.v1`."""
    return SPECS
