"""From annotated articles to an attribution model: each stage on made-up articles."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from click.testing import CliRunner

from newslens.attribution import learned
from newslens.attribution.learned.confidence import EVIDENCE
from training.attribution.__main__ import main
from training.attribution.calibration import Judged, curve, fit

NAMES = ("Mara Lind", "Otis Bell", "Ada Holm", "Paul Reyes", "Ruth Okoye")
FACTS = ("the pier will stay shut", "two boats were lost", "the inquiry begins on Monday", "nobody warned the crew")


def article(number: int) -> dict[str, Any]:
    name, fact, other = NAMES[number % 5], FACTS[number % 4], FACTS[(number + 1) % 4]
    pieces = [
        ("", "The harbour office met on Tuesday.\n\n"),
        ("source", name), ("", " "), ("cue", "said"), ("", " "), ("content", f"that {fact}"), ("", ".\n\n"),
        ("content", f"“{other.capitalize()},”"), ("", " "), ("cue", "said"), ("", " "), ("source", NAMES[(number + 2) % 5]), ("", "."),
    ]  # fmt: skip
    text = ""
    rows: list[dict[str, Any]] = []
    here: dict[str, list[list[int]]] = {}
    for role, words in pieces:
        if role:
            here[role] = [[len(text), len(text) + len(words)]]
        text += words
        if len(here) == 3:
            rows.append({**here, "type": "indirect" if not rows else "direct"})
            here = {}
    return {"text": text, "publisher": "Quayside Echo", "attributions": rows}


@pytest.fixture
def corpora(tmp_path: Path) -> Path:
    folder = tmp_path / "polnear"
    folder.mkdir()
    for part, size in (("train", 8), ("dev", 8)):
        with gzip.open(folder / f"{part}.jsonl.gz", "wt", encoding="utf-8") as out:
            out.writelines(json.dumps(article(number)) + "\n" for number in range(size))
    return tmp_path


def run(*arguments: str) -> str:
    result = CliRunner().invoke(main, list(arguments))
    assert result.exit_code == 0, result.output
    return result.output


def test_from_articles_to_a_model(corpora: Path, tmp_path: Path) -> None:
    work, target = tmp_path / "work", tmp_path / "out"
    target.mkdir()
    options = ["--corpora", str(corpora), "--work", str(work), "--target", str(target)]
    assert "8 articles of train" in run("examples", *options)
    assert run("examples", *options) == ""  # what is there is not made again
    shipped = learned.load()
    arrays: dict[str, Any] = {"moves": shipped.moves, **shipped.network.weights}
    np.savez(work / "weights.npz", **arrays)
    assert "package" in run("package", *options)
    settings = json.loads((target / "model.json").read_text(encoding="utf-8"))
    assert list(settings["confidence"]) == list(EVIDENCE)
    figures = dict(line.split("\t") for line in run("evaluate", *options).splitlines())
    assert float(figures["triple_loose_R"]) > 0.5


def test_a_few_steps_of_training(corpora: Path, tmp_path: Path) -> None:
    pytest.importorskip("torch")
    work = tmp_path / "work"
    run("examples", "--corpora", str(corpora), "--work", str(work))
    run("train", "--work", str(work), "--epochs", "1")
    assert (work / "weights.npz").is_file()


def test_missing_corpora_are_one_line(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["examples", "--corpora", str(tmp_path), "--work", str(tmp_path / "work")])
    assert result.exit_code == 1
    assert result.output.count("\n") == 1
    assert "polnear" in result.output


def test_confidence_learns_what_speaks_for_a_candidate() -> None:
    rng = np.random.default_rng(3)
    given = np.zeros((400, len(EVIDENCE)), dtype=np.float32)
    given[:, 0] = 1
    given[:, 1] = rng.normal(size=400)
    right = (given[:, 1] + rng.normal(size=400) > 0).astype(np.float32)
    weights = fit([Judged([], given, right)])
    assert weights[1] > 1
    assert np.allclose(weights[2:], 0, atol=1e-3)


def test_the_curve_says_what_reaches_a_threshold() -> None:
    pairs = [(0.9, True)] * 50 + [(0.5, True)] * 25 + [(0.5, False)] * 25
    assert curve(pairs, least=10) == [(0.9, 1.0), (0.5, 0.75)]
