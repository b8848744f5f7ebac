"""Tables back to an analysis, so that what was exported can be rendered, checked or questioned by newslens again."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

import duckdb
from newslens.errors import InputError
from newslens.serialize import from_json
from newslens.types import Analysis

from newslens_parquet.database import connect
from newslens_parquet.tables import TABLES

_Row = Mapping[str, Any]
_Tables = Mapping[str, list[_Row]]

_METADATA: Final = ("id", "path", "title", "publisher", "url", "published", "language", "raw", "text")


def read_parquet(folder: Path | str) -> Analysis:
    """The analysis that `write_parquet` wrote, all of it in memory.

    The articles of a stream have their own speakers, as they had before. Lone surrogates are what they were written as:
    escapes in ids and paths, U+FFFD elsewhere.

    Args:
        folder: The folder with the Parquet files.

    Raises:
        InputError: Where a file is missing, or the tables are not those of newslens.
    """
    with connect(folder) as base:
        return _analysis(base, str(folder))


def read_duckdb(path: Path | str) -> Analysis:
    """The analysis that `write_duckdb` wrote, all of it in memory; as `read_parquet` otherwise.

    Args:
        path: The database.

    Raises:
        InputError: Where the file is missing or no database, or the tables are not those of newslens.
    """
    if not Path(path).is_file():
        raise InputError(f"{path}: no such file", path=str(path))
    try:
        base = duckdb.connect(str(path), read_only=True)
    except duckdb.Error as error:
        raise InputError(f"{path}: {' '.join(str(error).split())}", path=str(path)) from error
    with base:
        return _analysis(base, str(path))


def _analysis(base: duckdb.DuckDBPyConnection, path: str) -> Analysis:
    try:
        tables = {table.name: _rows(base, table.name) for table in TABLES}
        return from_json(json.dumps(_tree(tables)))
    except (duckdb.Error, InputError, KeyError, IndexError) as error:
        line = " ".join(str(error).split())
        raise InputError(f"{path}: not the tables of newslens: {line}", path=path) from error


def _rows(base: duckdb.DuckDBPyConnection, name: str) -> list[_Row]:
    found = base.execute(f"SELECT * FROM {name}")  # noqa: S608 - a name of TABLES
    columns = [column[0] for column in found.description or ()]
    rows: list[_Row] = [dict(zip(columns, row, strict=True)) for row in found.fetchall()]
    return sorted(rows, key=lambda row: row.get("place", 0))


def _tree(tables: _Tables) -> dict[str, Any]:
    by = {name: _by(tables[name], "article") for name in ("removals", "warnings", "quotes", "claims", "speakers")}
    parts = {
        "quantities": _by(tables["quantities"], "claim"),
        "speaks_for": _by(tables["speaks_for"], "speaker"),
        "members": _by(tables["alignment_members"], "alignment"),
        "differences": _by(tables["differences"], "alignment"),
    }

    def speakers(article: str | None) -> list[dict[str, Any]]:
        return [_speaker(row, parts["speaks_for"][row["id"]]) for row in by["speakers"][article]]

    (about,) = tables["about"][:1] or [{}]
    return {
        "schema": about["schema"],
        "newslens": about["newslens"],
        "articles": [
            {
                **{name: row[name] for name in _METADATA},
                "offsets": [list(change.values()) for change in row["offsets"]],
                "removed": [_reason(each) for each in by["removals"][row["id"]]],
                "warnings": [_reason(each) for each in by["warnings"][row["id"]]],
                "quotes": [_quote(each) for each in by["quotes"][row["id"]]],
                "claims": [_claim(each, parts["quantities"][each["id"]]) for each in by["claims"][row["id"]]],
                "speakers": speakers(row["id"]),
            }
            for row in tables["articles"]
        ],
        "speakers": speakers(None),
        "alignments": [
            {
                **_only(row, "id", "relation", "attribution_conflict", "score", "evidence"),
                "members": [each["member"] for each in parts["members"][row["id"]]],
                "differences": [_difference(each) for each in parts["differences"][row["id"]]],
            }
            for row in tables["alignments"]
        ],
        "problems": [_only(row, "path", "stage", "error", "code") for row in tables["problems"]],
    }


def _by(rows: Iterable[_Row], column: str) -> Mapping[str | None, list[_Row]]:
    found: defaultdict[str | None, list[_Row]] = defaultdict(list)
    for row in rows:
        found[row[column]].append(row)
    return found


def _only(row: _Row, *names: str) -> dict[str, Any]:
    return {name: row[name] for name in names}


def _spans(spans: Iterable[Mapping[str, int]]) -> list[list[int]]:
    return [list(span.values()) for span in spans]


def _reason(row: _Row) -> dict[str, Any]:
    return {"reason": row["reason"], "spans": _spans(row["spans"])}


def _quote(row: _Row) -> dict[str, Any]:
    cue = None if row["cue"] is None else {"text": row["cue"], "spans": _spans(row["cue_spans"])}
    speaker = None
    if row["speaker"] is not None:
        speaker = {"id": row["speaker"], "mention": row["mention"], "spans": _spans(row["mention_spans"])}
    kept = _only(row, "id", "kind", "mode", "text", "confidence", "evidence")
    return {**kept, "spans": _spans(row["spans"]), "cue": cue, "speaker": speaker}


def _claim(row: _Row, quantities: Iterable[_Row]) -> dict[str, Any]:
    kept = _only(row, "id", "text", "claimant", "quote", "stance", "confidence")
    return {**kept, "spans": _spans(row["spans"]), "quantities": [_quantity(each) for each in quantities]}


def _quantity(row: _Row) -> dict[str, Any]:
    value = row["number"] if row["iso"] is None else row["iso"]
    return {**_only(row, "text", "unit"), "spans": _spans(row["spans"]), "value": value}


def _speaker(row: _Row, parties: Iterable[_Row]) -> dict[str, Any]:
    kept = _only(row, "id", "name", "kind", "aliases", "roles")
    return {**kept, "speaks_for": [each["party"] for each in parties]}


def _difference(row: _Row) -> dict[str, Any]:
    kept = _only(row, "a", "b", "a_words", "b_words", "kind", "touches")
    return {**kept, "a_spans": _spans(row["a_spans"]), "b_spans": _spans(row["b_spans"])}
