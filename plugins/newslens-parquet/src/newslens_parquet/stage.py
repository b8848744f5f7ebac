"""The stages of the report slot: the tables of one analysis in one file.

What writes them is imported when a report is made, so that newslens starts as fast with this plugin as without.
"""

from __future__ import annotations

import tempfile
from io import BytesIO
from pathlib import Path
from typing import Final
from zipfile import ZIP_STORED, ZipFile, ZipInfo

import attrs
from newslens.stages import NoOptions, Slot, StageSpec
from newslens.types import Analysis

_SMALL: Final = 2**14  # bytes of a block: an analysis is of one event, and a file of it should be small


@attrs.frozen
class DuckdbReporter:
    """A DuckDB database, as application/vnd.duckdb.

    The tables are the same each time; the bytes are not, since DuckDB gives each file a random identifier.
    """

    options: NoOptions = NoOptions()

    def __call__(self, analysis: Analysis, /) -> bytes:
        """The file."""
        from newslens_parquet.database import write_duckdb

        with tempfile.TemporaryDirectory(prefix="newslens-") as folder:
            path = Path(folder, "analysis.duckdb")
            write_duckdb(analysis, path, block_bytes=_SMALL)
            return path.read_bytes()


@attrs.frozen
class ParquetReporter:
    """The Parquet files in an archive, as application/zip; the same bytes for the same analysis."""

    options: NoOptions = NoOptions()

    def __call__(self, analysis: Analysis, /) -> bytes:
        """The archive, with one file for each table."""
        from newslens_parquet.files import write_parquet
        from newslens_parquet.tables import TABLES

        archive = BytesIO()
        with tempfile.TemporaryDirectory(prefix="newslens-") as folder, ZipFile(archive, "w", ZIP_STORED) as made:
            write_parquet(analysis, folder)
            for table in TABLES:
                # A fresh ZipInfo carries no clock: the date is that of the format's first day.
                made.writestr(ZipInfo(f"{table.name}.parquet"), Path(folder, f"{table.name}.parquet").read_bytes())
        return archive.getvalue()


SPECS: Final = (
    StageSpec(
        name="newslens.duckdb.v1",
        slot=Slot.REPORT,
        factory=DuckdbReporter,
        handles=("duckdb",),
        doc="a DuckDB database: articles, quotes, claims, speakers, alignments as tables",
    ),
    StageSpec(
        name="newslens.parquet.v1",
        slot=Slot.REPORT,
        factory=ParquetReporter,
        handles=("parquet.zip",),
        doc="the same tables as Parquet files in a zip archive",
    ),
)
