"""From annotated articles to an attribution model: each stage on made-up articles."""

from __future__ import annotations

import gzip
import json
import pickle
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import spacy
from click.testing import CliRunner

from newslens.attribution import learned
from newslens.attribution.learned.confidence import EVIDENCE
from newslens.attribution.learned.network import Network
from newslens.attribution.marks.paragraphs import paragraphs
from newslens.attribution.parse.tree import build
from training.attribution.__main__ import TEACHERS, main, read
from training.attribution.calibration import Judged, curve, fit
from training.attribution.committee import LEAST, Committee
from training.attribution.raw import QUOTES_JUDGED, articles

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


def write(path: Path, rows: Iterable[object]) -> None:
    path.parent.mkdir(exist_ok=True)
    with gzip.open(path, "wt", encoding="utf-8") as out:
        out.writelines(json.dumps(row) + "\n" for row in rows)


@pytest.fixture
def corpora(tmp_path: Path) -> Path:
    for part in ("train", "dev"):
        write(tmp_path / "polnear" / f"{part}.jsonl.gz", map(article, range(8)))
    return tmp_path


@pytest.fixture
def raw(corpora: Path) -> Path:
    """The corpora with raw news beside them."""
    held_out = min(QUOTES_JUDGED)
    texts = [article(number)["text"] for number in range(4)]
    events = [
        {"id": "x1", "articles": [{"text": texts[0]}, {"text": texts[1]}]},
        {"id": held_out, "articles": [{"text": "Held out."}]},
    ]
    write(corpora / "seesaw" / "triples.jsonl.gz", events)
    documents = [{"text": texts[1], "split": "train"}, {"text": texts[2], "split": "train"}]
    write(corpora / "ecbplus" / "docs.jsonl.gz", [*documents, {"text": texts[3], "split": "dev"}])
    return corpora


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


def test_raw_news_is_read_once_and_nothing_that_is_held_out(raw: Path) -> None:
    assert list(articles(raw)) == [article(number)["text"] for number in range(3)]


def test_what_is_told_of_raw_news_is_learned_too(raw: Path, tmp_path: Path) -> None:
    work = tmp_path / "work"
    assert "3 raw articles" in run("examples", "--corpora", str(raw), "--work", str(work))
    shipped = learned.load()
    for seed, _, _ in TEACHERS:
        arrays: dict[str, Any] = {"width": np.array(shipped.width), **shipped.network.weights}
        np.savez(work / f"teacher-{seed}.npz", **arrays)
    committee = Committee.read([work / f"teacher-{seed}.npz" for seed, _, _ in TEACHERS])
    told = [committee.tell(one, one.tensor) for one in read(work / "raw.pkl")]
    for one, example in zip(told, read(work / "raw.pkl"), strict=True):
        alone = shipped.network.cues(shipped.network.words(example.words, example.tensor))
        assert np.allclose(one.cues, alone, atol=1e-3)  # three of one mind
        assert one.anchors == np.flatnonzero(alone >= LEAST).tolist()
        assert one.anchors
        assert all(np.allclose(roles.astype(np.float32).sum(1), 1, atol=0.01) for roles in one.roles)
    (work / "labels.pkl").write_bytes(pickle.dumps(told))
    pytest.importorskip("torch")
    run("train", "--work", str(work), "--epochs", "1")
    assert (work / "weights.npz").is_file()


def test_teachers_average_their_chances() -> None:
    shipped = learned.load()
    certain = Network({**shipped.network.weights, "cue.bias": shipped.network.weights["cue.bias"] + 100})
    vectors = [np.zeros((2, 128), dtype=np.float32)] * 2
    found = Committee((shipped.network, certain), (1, 1)).cues(vectors)
    assert np.allclose(found, (shipped.network.cues(vectors[0]) + 1) / 2, atol=1e-4)


@pytest.mark.parametrize("sizes", [[3], [225], [100, 150, 30], [220, 1], [1, 500, 1]])
def test_windows_hold_each_word_once(sizes: list[int]) -> None:
    pytest.importorskip("transformers")
    from training.attribution.contexts import WINDOW, windows

    doc = spacy.blank("en")("\n\n".join("rain " * size for size in sizes))
    tree = build(doc, doc.text, paragraphs(doc.text), [])
    found = list(windows(tree))
    assert [at for first, last in found for at in range(first, last)] == list(range(len(tree)))
    assert all(last - first <= WINDOW for first, last in found)


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
    assert curve(pairs, least=10) == [(0.9, 0.9808), (0.5, 0.7451)]
