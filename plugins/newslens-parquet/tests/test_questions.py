"""The questions of the README, asked of a database and of Parquet files."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import duckdb
import pytest
from newslens.types import Analysis

from newslens_parquet import connect, write_duckdb, write_parquet

README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
QUESTIONS = re.findall(r"\n### ([^\n]+)\n\n```sql\n(.+?)\n```\n\n((?:\|[^\n]*\n)+)", README, re.DOTALL)


@pytest.fixture(scope="module")
def story() -> Analysis:
    first = re.findall(r"\n```python\n(.+?)\n```\n", README, re.DOTALL)[0]
    names: dict[str, Any] = {}
    exec(compile(first, "README.md", "exec"), names)  # noqa: S102 - an example of ours
    return names["analysis"]  # type: ignore[no-any-return]


def test_there_are_three() -> None:
    assert [title for title, _, _ in QUESTIONS] == [
        "Who is quoted most?",
        "Which outlets changed a quotation?",
        "Where do outlets contradict each other?",
    ]


@pytest.mark.parametrize("form", ["parquet", "duckdb"])
def test_the_answers_are_those_that_the_readme_shows(form: str, story: Analysis, tmp_path: Path) -> None:
    if form == "parquet":
        write_parquet(story, tmp_path)
        base = connect(tmp_path)
    else:
        write_duckdb(story, tmp_path / "story.duckdb")
        base = duckdb.connect(str(tmp_path / "story.duckdb"), read_only=True)
    with base:
        for _, question, shown in QUESTIONS:
            found = base.execute(question)
            columns = [column[0] for column in found.description or ()]
            rows = [columns, ["---"] * len(columns), *([str(cell) for cell in row] for row in found.fetchall())]
            assert shown == "".join(f"| {' | '.join(row)} |\n" for row in rows)
