from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from importlib.metadata import EntryPoint
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import newslens
import pytest
from newslens import config
from newslens.config import Config
from newslens.registry import Registry
from newslens.stages import NoOptions, StageSpec
from newslens.testing import check_stage
from newslens.types import Analysis, Article

from newslens_parquet import TABLES, newslens_stages, read_duckdb, read_parquet

HERE = Path(__file__).parents[1]
SPECS = {spec.name: spec for spec in newslens_stages()}
ANALYSIS = Analysis((Article("a", "The quay reopens."),), newslens="0.1")
# What DuckDB puts into the head of each file; the tables are compared in the tests of this module.
RANDOM = {"deterministic": "DuckDB gives each file a random identifier; the tables are the same"}


def render(spec: StageSpec, analysis: Analysis, path: Path) -> Path:
    reporter = spec.factory(NoOptions())
    path.write_bytes(reporter(analysis))  # type: ignore[call-arg, arg-type]
    return path


@pytest.mark.parametrize(
    ("name", "expected"), [("newslens.parquet.v1", {}), ("newslens.duckdb.v1", RANDOM)], ids=["parquet", "duckdb"]
)
def test_the_stage_keeps_the_promises_of_its_slot(name: str, expected: dict[str, str]) -> None:
    # Each input is exported several times over, a tenth of a second each.
    check_stage(SPECS[name], expected=expected, examples=4).raise_if_failed()


def test_newslens_starts_without_what_writes_tables() -> None:
    code = "import sys, newslens_parquet; print([name for name in ('pyarrow', 'duckdb') if name in sys.modules])"
    ran = subprocess.run(  # noqa: S603 - our own code
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": str(HERE / "src")},
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stdout == "[]\n"


def test_a_database_comes_as_bytes(tmp_path: Path) -> None:
    path = render(SPECS["newslens.duckdb.v1"], ANALYSIS, tmp_path / "story.duckdb")
    assert read_duckdb(path) == ANALYSIS
    assert path.stat().st_size < 2**20


def test_two_databases_of_one_analysis_hold_the_same(tmp_path: Path) -> None:
    one, other = (render(SPECS["newslens.duckdb.v1"], ANALYSIS, tmp_path / f"{number}.duckdb") for number in "12")
    assert read_duckdb(one) == read_duckdb(other)


def test_an_archive_holds_a_file_for_each_table(tmp_path: Path) -> None:
    path = render(SPECS["newslens.parquet.v1"], ANALYSIS, tmp_path / "story.parquet.zip")
    with ZipFile(BytesIO(path.read_bytes())) as archive:
        assert archive.namelist() == [f"{table.name}.parquet" for table in TABLES]
        archive.extractall(tmp_path / "story")
    assert read_parquet(tmp_path / "story") == ANALYSIS


def registry() -> Registry:
    project = tomllib.loads((HERE / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    own = project["entry-points"]["newslens.plugins"]
    points = [("builtin", "newslens.builtin"), *own.items()]
    return Registry.discover(points=[EntryPoint(*point, "newslens.plugins") for point in points], strict=True)


def test_the_configuration_of_the_readme_holds() -> None:
    (block,) = re.findall(r"\n```toml\n(.+?)\n```\n", (HERE / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    pipeline = newslens.load(config.parse(tomllib.loads(block), path="README.md"), registry=registry())
    assert {"duckdb", "parquet.zip"} < set(pipeline.formats)


def test_the_entry_point_brings_the_stages_into_a_pipeline(tmp_path: Path) -> None:
    pipeline = newslens.load(Config(pipeline=("newslens.text.v1", *SPECS)), registry=registry())
    assert pipeline.formats == ("duckdb", "parquet.zip")
    (tmp_path / "x.duckdb").write_bytes(pipeline.render(ANALYSIS, "duckdb"))
    assert read_duckdb(tmp_path / "x.duckdb") == ANALYSIS
