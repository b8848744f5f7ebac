"""What a table is made of: columns with a type, a meaning and a key, and their forms in Arrow, SQL and Markdown."""

from __future__ import annotations

from typing import Final

import attrs
import pyarrow as pa

VERSION: Final = 1
"""The version of the tables. Columns and tables may be added; none is renamed, retyped or dropped without a new one."""

_SPAN: Final = pa.struct([pa.field("raw_start", pa.int64(), False), pa.field("raw_end", pa.int64(), False)])
_CHANGE: Final = pa.struct(
    [
        pa.field("raw_start", pa.int64(), False),
        pa.field("raw_end", pa.int64(), False),
        pa.field("text_start", pa.int64(), False),
        pa.field("text_end", pa.int64(), False),
        pa.field("gap", pa.bool_(), False),
    ]
)
_ARROW: Final = {
    "VARCHAR": pa.string(),
    "BIGINT": pa.int64(),
    "INTEGER": pa.int32(),
    "DOUBLE": pa.float64(),
    "BOOLEAN": pa.bool_(),
    "DATE": pa.date32(),
    "VARCHAR[]": pa.list_(pa.field("element", pa.string(), False)),
    "SPAN[]": pa.list_(pa.field("element", _SPAN, False)),
    "CHANGE[]": pa.list_(pa.field("element", _CHANGE, False)),
}
_SQL: Final = {
    "SPAN[]": "STRUCT(raw_start BIGINT, raw_end BIGINT)[]",
    "CHANGE[]": "STRUCT(raw_start BIGINT, raw_end BIGINT, text_start BIGINT, text_end BIGINT, gap BOOLEAN)[]",
}


@attrs.frozen
class Column:
    """A column of a table.

    Attributes:
        name: What it is called.
        kind: Its type as DuckDB writes it; `SPAN[]` and `CHANGE[]` stand for lists of structs.
        about: What stands in it, with its unit.
        null: Whether it may be empty.
        key: "primary" where it tells rows apart (with other columns that say so), "table.column" where it names a row of
            another table, or nothing.
    """

    name: str
    kind: str = attrs.field(validator=attrs.validators.in_(_ARROW))
    about: str
    null: bool = False
    key: str = ""

    @property
    def sql(self) -> str:
        """Its type in DuckDB."""
        return _SQL.get(self.kind, self.kind)

    @property
    def named(self) -> bool:
        """Whether it holds ids or a path: there a lone surrogate is escaped, so that two names never become one."""
        return self.kind == "VARCHAR" and (bool(self.key) or self.name == "path")


@attrs.frozen
class Table:
    """A table.

    Attributes:
        name: What it is called; its Parquet file is `name.parquet`.
        about: What one row stands for.
        columns: Its columns, in order.
    """

    name: str
    about: str
    columns: tuple[Column, ...]

    @property
    def arrow(self) -> pa.Schema:
        """Its schema in Arrow and Parquet; what a column means stands in the metadata of its field."""
        return pa.schema(
            [pa.field(c.name, _ARROW[c.kind], c.null, metadata={"comment": c.about}) for c in self.columns],
            metadata={"comment": self.about, "newslens_tables": str(VERSION)},
        )

    @property
    def sql(self) -> str:
        """The statements that make it in DuckDB, comments and all."""
        rows = ", ".join(f"{c.name} {c.sql}{'' if c.null else ' NOT NULL'}" for c in self.columns)
        made = [f"CREATE TABLE {self.name} ({rows})", f"COMMENT ON TABLE {self.name} IS {_literal(self.about)}"]
        made += [f"COMMENT ON COLUMN {self.name}.{c.name} IS {_literal(c.about)}" for c in self.columns]
        return ";\n".join(made)

    @property
    def primary(self) -> tuple[str, ...]:
        """The columns that together tell its rows apart."""
        return tuple(c.name for c in self.columns if c.key == "primary" or c.key.startswith("primary, "))

    @property
    def foreign(self) -> dict[str, tuple[str, str]]:
        """For each column that names a row of another table, that table and its column."""
        named = {c.name: c.key.removeprefix("primary").removeprefix(", ") for c in self.columns}
        return {name: (key.split(".")[0], key.split(".")[1]) for name, key in named.items() if key}

    @property
    def markdown(self) -> str:
        """Its description as a section of the README."""
        lines = [f"### {self.name}", "", f"{self.about}.", "", "| column | type | null | key | |", "| --- " * 5 + "|"]
        lines += [f"| `{c.name}` | {c.kind} | {'yes' if c.null else ''} | {c.key} | {c.about} |" for c in self.columns]
        return "\n".join(lines)


def _literal(text: str) -> str:
    quoted = text.replace("'", "''")
    return f"'{quoted}'"
