from __future__ import annotations

import doctest
from importlib import import_module
from pathlib import Path

import duckdb
import pyarrow.parquet as pq
import pytest
from newslens.types import Analysis

from newslens_parquet import TABLES, write_duckdb, write_parquet
from newslens_parquet.columns import Table

README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
MODULES = sorted(path.stem for path in (Path(__file__).parents[1] / "src" / "newslens_parquet").glob("*.py"))
BY_NAME = {table.name: table for table in TABLES}


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_the_readme_says_of_a_table_what_the_code_does(table: Table) -> None:
    assert f"\n{table.markdown}\n" in README


def test_the_readme_describes_no_other_table() -> None:
    described = README.split("## The tables\n")[1].split("\n## ")[0]
    assert [line.removeprefix("### ") for line in described.splitlines() if line.startswith("### ")] == [
        *BY_NAME,
        "statements",
    ]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_parquet_files_have_the_schema_with_its_comments(table: Table, tmp_path: Path) -> None:
    write_parquet(Analysis(), tmp_path)
    found = pq.read_schema(tmp_path / f"{table.name}.parquet")
    assert found.names == [column.name for column in table.columns]
    for field, column in zip(found, table.columns, strict=True):
        assert field.nullable is column.null
        assert field.type == table.arrow.field(column.name).type
        assert field.metadata[b"comment"].decode() == column.about
    assert found.metadata[b"newslens_tables"] == b"1"


def test_the_database_has_the_schema_with_its_comments(tmp_path: Path) -> None:
    write_duckdb(Analysis(), tmp_path / "x.duckdb")
    with duckdb.connect(str(tmp_path / "x.duckdb"), read_only=True) as base:
        found = base.sql(
            "SELECT table_name, column_name, data_type, is_nullable, comment FROM duckdb_columns() "
            "WHERE NOT internal AND table_name != 'statements' ORDER BY table_name, column_index"
        ).fetchall()
        about = base.sql("SELECT table_name, comment FROM duckdb_tables() WHERE NOT internal").fetchall()
    by_name = sorted(TABLES, key=lambda table: table.name)
    assert found == [(table.name, c.name, c.sql, c.null, c.about) for table in by_name for c in table.columns]
    assert dict(about) == {table.name: table.about for table in TABLES}


def test_both_forms_give_sql_the_same_types(tmp_path: Path) -> None:
    write_parquet(Analysis(), tmp_path)
    with duckdb.connect() as base:
        for table in TABLES:
            rows = base.sql(f"DESCRIBE SELECT * FROM '{tmp_path}/{table.name}.parquet'").fetchall()
            assert [(row[0], row[1]) for row in rows] == [(c.name, c.sql) for c in table.columns]


def test_every_key_names_a_column_that_is_there() -> None:
    for table in TABLES:
        assert table.primary or table.name == "about", table.name
        for column, (other, there) in table.foreign.items():
            if other != "statements":
                assert there in BY_NAME[other].primary, (table.name, column)


@pytest.mark.parametrize("module", MODULES)
def test_examples_in_docstrings_hold(module: str) -> None:
    name = "newslens_parquet" if module == "__init__" else f"newslens_parquet.{module}"
    assert doctest.testmod(import_module(name)).failed == 0
