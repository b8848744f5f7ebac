from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from newslens.cli import main
from newslens.errors import InputError
from newslens.evaluation import evaluate_people, render, to_dict
from tests.evaluation.test_polnear import GOLD, TEXT


def _write(path: Path, *texts: dict[str, list[dict[str, Any]]]) -> Path:
    lines = [json.dumps({"text": TEXT, "publisher": "Herald", "by_annotator": people}) for people in texts]
    data = "\n".join(lines).encode()
    path.write_bytes(gzip.compress(data) if path.suffix == ".gz" else data)
    return path


@pytest.mark.parametrize("name", ["a.multi.jsonl", "a.multi.jsonl.gz"])
def test_people_who_agree_score_one(tmp_path: Path, name: str) -> None:
    report = evaluate_people([_write(tmp_path / name, {"a": GOLD, "b": GOLD, "c": GOLD})], repetitions=3)
    assert report.title == "1 articles, 6 ordered pairs of annotators: one against another"
    assert set(report.figures.values()) == {1.0}
    assert report.counts["gold"] == report.counts["predicted"] == 2
    assert report.breakdown["publisher"]["Herald"].figures == {"P": 1.0, "R": 1.0, "F": 1.0}
    assert report.calibration is None


def test_each_is_gold_once_and_found_once(tmp_path: Path) -> None:
    report = evaluate_people([_write(tmp_path / "a.jsonl", {"a": GOLD, "b": GOLD[:1]})], repetitions=3)
    # Two against one: precision 1/2 and recall 1 the one way, and the other way round the other way.
    assert report.figures["triple_exact_P"] == report.figures["triple_exact_R"] == pytest.approx(2 / 3)
    assert report.figures["triple_loose_R_indirect"] == 1.0
    assert report.figures["triple_loose_R_mixed"] == 0.0
    assert report.counts["gold"] == report.counts["predicted"] == 1.5


def test_every_pair_weighs_the_same_over_files(tmp_path: Path) -> None:
    three = _write(tmp_path / "a.jsonl", {"a": GOLD[:1], "b": GOLD[:1], "c": GOLD[:1]}, {"a": GOLD})
    two = _write(tmp_path / "b.jsonl", {"a": GOLD[:1], "b": GOLD[1:]})
    report = evaluate_people([three, two], repetitions=3)
    assert report.figures["articles"] == 2, "an article of one annotator says nothing"
    assert report.figures["triple_exact_F"] == pytest.approx(6 / 8)


@pytest.mark.parametrize("people", [None, {}, {"a": GOLD}, {"a": [7], "b": [7]}, [GOLD]])
def test_what_nobody_else_annotated_is_an_input_error(tmp_path: Path, people: Any) -> None:
    with pytest.raises(InputError, match=r"no article that two people annotated|line 1: "):
        evaluate_people([_write(tmp_path / "a.jsonl", people)])


def test_the_command_needs_no_model(tmp_path: Path) -> None:
    path = _write(tmp_path / "a.jsonl", {"a": GOLD, "b": GOLD[:1]})
    result = CliRunner().invoke(main, ["evaluate", "--people", str(path), "--people", str(path), "--json"])
    assert result.exit_code == 0, result.output
    (report,) = json.loads(result.output)
    assert report["title"].startswith("2 articles, 4 ordered pairs")
    assert CliRunner().invoke(main, ["evaluate"]).exit_code == 2


def test_the_table_shows_the_groups_apart(tmp_path: Path) -> None:
    report = evaluate_people([_write(tmp_path / "a.jsonl", {"a": GOLD, "b": GOLD[:1]})], repetitions=3)
    shown = render(report, width=80)
    main_table, _, groups = shown.partition("loose triples by")
    assert "core speech verb" not in main_table
    rows = [line.split() for line in groups.splitlines()]
    assert ["core", "speech", "verb", "1", "1", "1.00", "1.00–1.00", "1.00", "1.00–1.00"] in rows
    assert ["indirect", "1", "1", "1.00", "1.00–1.00", "1.00", "1.00–1.00"] in rows
    assert ["Herald", "2", "2", "0.67", "0.67–0.67", "0.67", "0.67–0.67", "0.67"] in rows
    assert to_dict(report)["breakdown"]["kind"]["mixed"]["figures"] == {"P": 0.0, "R": 0.0}
