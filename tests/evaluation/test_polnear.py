from __future__ import annotations

import gzip
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import attrs
import pytest

from newslens.errors import InputError
from newslens.evaluation import evaluate_polnear, render, to_dict
from newslens.spans import Span
from newslens.types import Article, Cue, Kind, Mode, Quote, SpeakerMention

TEXT = "Brunn said the bridge is shut. It was, she thought, too late."
GOLD = [
    {"source": [[0, 5]], "cue": [[6, 10]], "content": [[11, 29]], "type": "indirect"},
    {"source": [[39, 42]], "cue": [[43, 50]], "content": [[31, 37], [52, 60]], "type": "mixed"},
]


def _write(folder: Path, *attributions: list[dict[str, Any]], packed: bool = False) -> Path:
    text = "".join(json.dumps({"text": TEXT, "attributions": golds}) + "\n" for golds in attributions)
    path = folder / ("gold.jsonl.gz" if packed else "gold.jsonl")
    path.write_bytes(gzip.compress(text.encode()) if packed else text.encode())
    return path


def _quote(source: tuple[int, int], cue: tuple[int, int], *content: tuple[int, int]) -> Quote:
    return Quote(
        id="q",
        kind=Kind.INDIRECT,
        mode=Mode.SPEECH,
        text="",
        spans=tuple(Span(*ends) for ends in content),
        cue=Cue("", (Span(*cue),)),
        speaker=SpeakerMention("s", "", (Span(*source),)),
    )


RIGHT = (_quote((0, 5), (6, 10), (11, 29)), _quote((39, 42), (43, 50), (31, 37), (52, 60)))


def _figures(path: Path, *quotes: Quote) -> dict[str, float | None]:
    return evaluate_polnear(
        path, lambda articles: [attrs.evolve(a, quotes=quotes) for a in articles], repetitions=5
    ).figures


@pytest.mark.parametrize("packed", [True, False])
def test_a_perfect_annotation_scores_one(tmp_path: Path, *, packed: bool) -> None:
    figures = _figures(_write(tmp_path, GOLD, GOLD, packed=packed), *RIGHT)
    assert (figures.pop("articles"), figures.pop("articles_found")) == (2, 2)
    assert set(figures.values()) == {1.0}


def test_an_empty_annotation_scores_nothing(tmp_path: Path) -> None:
    figures = _figures(_write(tmp_path, GOLD))
    assert {value for name, value in figures.items() if not name.startswith("articles")} == {0.0}


def test_figures_are_what_they_are_by_hand(tmp_path: Path) -> None:
    # One content has two of its four words and the right cue; the other attribution is not found.
    figures = _figures(_write(tmp_path, GOLD), _quote((39, 42), (6, 10), (11, 21)))
    assert figures["content_token_P"] == 1.0
    assert figures["content_token_R"] == pytest.approx(2 / 8)
    assert figures["cue_exact_R"] == 0.5
    assert figures["source_exact_R"] == 0.5
    assert figures["triple_loose_R"] == 0.0, "it is the other one's source"
    nearer = _figures(_write(tmp_path, GOLD), _quote((0, 5), (6, 10), (11, 21)))
    assert nearer["triple_loose_R"] == 0.5
    assert nearer["triple_loose_R_indirect"] == 1.0
    assert nearer["triple_loose_R_mixed"] == 0.0
    assert nearer["triple_exact_P"] == 0.0


def test_articles_that_are_not_analysed_count_as_missed(tmp_path: Path) -> None:
    def first(articles: Iterable[Article]) -> list[Article]:
        return [attrs.evolve(next(iter(articles)), quotes=RIGHT)]

    report = evaluate_polnear(_write(tmp_path, GOLD, GOLD), first, repetitions=5)
    assert report.figures["articles_found"] == 1
    assert report.figures["triple_exact_R"] == 0.5
    assert report.figures["triple_exact_P"] == 1.0


def test_no_more_articles_are_read_than_asked_for(tmp_path: Path) -> None:
    report = evaluate_polnear(_write(tmp_path, GOLD, GOLD), lambda articles: articles, limit=1, repetitions=5)
    assert report.figures["articles"] == 1
    assert report.title == "1 articles with 2 attributions; 0 predicted"
    assert "triple_loose" in render(report)
    json.dumps(to_dict(report))


def test_confidence_is_held_against_what_is_right(tmp_path: Path) -> None:
    sure, unsure = attrs.evolve(RIGHT[0], confidence=0.9), attrs.evolve(RIGHT[0], confidence=0.4)
    report = evaluate_polnear(
        _write(tmp_path, GOLD),
        lambda articles: [attrs.evolve(a, quotes=(unsure, sure)) for a in articles],
        repetitions=5,
    )
    # Both fit equally well, so the first of them is right, and the other is one too many.
    found = report.calibration
    assert found is not None
    assert (found.count, found.right) == (2, 1)
    assert found.brier == pytest.approx((0.6**2 + 0.9**2) / 2)
    assert "expected calibration error 0.750 over 2 bins" in render(report, width=140)
    assert to_dict(report)["calibration"]["curve"][0]["asked"] == 0.8
    silent = evaluate_polnear(tmp_path / "gold.jsonl", lambda articles: articles, repetitions=5)
    assert silent.calibration is None
    assert "calibration" not in render(silent)


def test_the_groups_of_an_outlet_are_told_where_the_outlet_is(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    lines = [{"text": TEXT, "attributions": GOLD, "publisher": name} for name in ("Herald", None)]
    path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    report = evaluate_polnear(
        path, lambda articles: [attrs.evolve(a, quotes=RIGHT[:1]) for a in articles], repetitions=5
    )
    assert list(report.breakdown["publisher"]) == ["Herald"]
    herald = report.breakdown["publisher"]["Herald"]
    assert (herald.gold, herald.predicted) == (2, 1)
    assert herald.figures == {"P": 1.0, "R": 0.5, "F": pytest.approx(2 / 3)}
    assert report.breakdown["cue"]["core speech verb"].gold == 2
    assert report.breakdown["cue"]["other verb"].figures == {"P": None, "R": 0.0}


@pytest.mark.parametrize(
    "data",
    [b"{", b"7", b'{"text": "a"}', b"\xff", b'{"text": "a", "attributions": ', b'{"text": "a", "attributions": [7]}'],
)
def test_what_is_no_gold_is_an_input_error(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_bytes(data)
    with pytest.raises(InputError, match="line"):
        evaluate_polnear(path, lambda articles: articles)
