"""What readers said of real pairs is held against what newslens shows."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from newslens.spans import Span
from newslens.types import Alignment, Analysis, Article, Claim, Relation
from training.alignment_judged import HELD_OUT, LEARNED, counted, events, figures, judged

TEXTS = {"7_0": "Nine boats sank. The ramp fell.", "7_1": "Nine boats went down. The ramp stood firm."}
PAIRS = [
    ["same", ["7_0", [[0, 15]]], ["7_1", [[0, 21]]]],
    ["contradiction", ["7_0", [[17, 30]]], ["7_1", [[22, 41]]]],
    ["other", ["7_0", [[0, 15]]], ["7_1", [[22, 41]]]],
]


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    (tmp_path / "seesaw").mkdir()
    event = {"id": "7", "articles": [{"id": name, "text": text} for name, text in TEXTS.items()]}
    with gzip.open(tmp_path / "seesaw/triples.jsonl.gz", "wt", encoding="utf-8") as file:
        file.write(json.dumps(event) + "\n")
    return tmp_path


def test_what_is_shown_is_counted_by_its_verdict(corpus: Path, tmp_path: Path) -> None:
    path = tmp_path / "judged.jsonl"
    path.write_text(json.dumps({"event": "7", "pairs": PAIRS}) + "\n", encoding="utf-8")
    (gold,) = judged(corpus, path)
    parts = {"a0": (0, 15), "a1": (17, 30), "b0": (0, 21), "b1": (22, 41)}
    claims = {name: Claim(name, "", (Span(*place),)) for name, place in parts.items()}
    articles = tuple(
        Article(f"7_{side}", TEXTS[f"7_{side}"], claims=(claims[f"{letter}0"], claims[f"{letter}1"]))
        for side, letter in enumerate("ab")
    )
    shown = (
        Alignment("1", ("a0", "b0"), Relation.PARAPHRASE),
        Alignment("2", ("a1", "b1"), Relation.CONTRADICTION),
        Alignment("3", ("a0", "b1"), Relation.CONTRADICTION, attribution_conflict=True),
    )
    found = counted(gold, Analysis(newslens="0", articles=articles, alignments=shown))
    assert (found["shown right"], found["shown wrong"], found["found"], found["wanted"]) == (2, 1, 2, 2)
    assert (found["contradictions right"], found["contradictions wrong"], found["conflicts"]) == (1, 1, 1)
    assert (found["contradictions found"], found["contradictions wanted"]) == (1, 1)
    assert figures(found) == {"right of shown": pytest.approx(2 / 3), "found of right": 1.0}


def test_the_verdicts_are_of_pairs_of_two_articles_of_their_event() -> None:
    lines = [json.loads(line) for path in (LEARNED, HELD_OUT) for line in path.read_text(encoding="utf-8").splitlines()]
    assert len(events()) == len(lines)
    for line in lines:
        for verdict, (one, ours), (other, theirs) in line["pairs"]:
            assert verdict in {"same", "contradiction", "arguable", "other"}
            assert one != other
            assert {one.split("_")[0], other.split("_")[0]} == {line["event"]}
            assert all(start < end for start, end in (*ours, *theirs))
