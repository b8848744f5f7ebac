from __future__ import annotations

import io
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest
import spacy
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console
from spacy.tokens import Doc

from benchmarks import __main__ as every
from benchmarks import peers
from newslens.errors import MissingExtraError
from newslens.evaluation.attributions import Attribution
from newslens.evaluation.corpus import GoldText
from newslens.evaluation.words import WordIndex

TEXT = "Quay Shut For Good\n\n“The quay is shut for good,” Ada Brunn said.\n\n“Nobody asked us before,” Tom Hale said."


def _place(words: str) -> list[list[int]]:
    start = TEXT.index(words)
    return [[start, start + len(words)]]


GOLD: list[dict[str, Any]] = [
    {
        "source": _place("Ada Brunn"),
        "cue": _place("said"),
        "content": _place("“The quay is shut for good,”"),
        "type": "direct",
    },
    {
        "source": _place("Tom Hale"),
        "cue": [[len(TEXT) - 5, len(TEXT) - 1]],
        "content": _place("“Nobody asked us before,”"),
        "type": "direct",
    },
    {"source": _place("Quay"), "cue": _place("Shut"), "content": _place("For Good"), "type": "indirect"},
]


def _quotations(doc: Doc) -> Iterator[SimpleNamespace]:
    """What textacy does, in small: between every second mark and the next, said by the two words that follow."""
    marks = [token.i for token in doc if token.text in {"“", "”"}]
    if len(marks) % 2:
        raise ValueError("unclosed")
    for start, end in zip(marks[::2], marks[1::2], strict=True):
        yield SimpleNamespace(speaker=doc[end + 1 : end + 3], cue=[doc[end + 3]], content=doc[start : end + 1])


def _gold(text: str = TEXT, *trees: dict[str, Any]) -> GoldText:
    index = WordIndex(text)
    return GoldText("p0000", index, tuple(Attribution.annotated(index, tree) for tree in trees))


@pytest.fixture
def module(monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in = ModuleType("textacy.extract")
    stand_in.direct_quotations = _quotations  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "textacy.extract", stand_in)


def _corpus(folder: Path) -> Path:
    path = folder / "gold.jsonl"
    path.write_text(json.dumps({"text": TEXT, "attributions": GOLD}) + "\n", encoding="utf-8")
    return path


@pytest.mark.usefixtures("module")
def test_the_benchmark_runs(tmp_path: Path) -> None:
    result = CliRunner().invoke(
        peers.main, ["--polnear", str(_corpus(tmp_path)), "--limit", "1"], env={"COLUMNS": "140"}
    )
    assert result.exit_code == 0, result.output
    assert "by paragraph" in result.output
    (recall,) = [line for line in result.output.splitlines() if "recall, direct" in line]
    assert recall.count("1.00 (1.00 to 1.00)") == 3


def test_without_textacy_one_line_says_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "textacy.extract", None)
    with pytest.raises(MissingExtraError):
        peers.direct_quotations()
    result = CliRunner().invoke(peers.main, ["--polnear", str(_corpus(tmp_path))])
    assert result.exit_code == 1
    assert result.output.strip().splitlines() == [
        "benchmarks.peers: the comparison with textacy needs an extra: pip install 'newslens[peers]'"
    ]


@pytest.mark.usefixtures("module")
def test_what_is_no_corpus_is_one_line(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text("{", encoding="utf-8")
    result = CliRunner().invoke(peers.main, ["--polnear", str(path)])
    assert result.exit_code == 1
    assert len(result.output.strip().splitlines()) == 1
    assert str(path) in result.output


def test_pieces_are_put_back_where_they_stood() -> None:
    doc = spacy.blank("en")(TEXT)
    gold = _gold(TEXT, *GOLD[:2])
    whole = peers.textacy(gold, [(doc, 0)], _quotations)
    assert peers.textacy(gold, peers.paragraphs(doc), _quotations) == whole
    assert all(one.same(other) for one, other in zip(whole, gold.attributions, strict=True))


def test_a_stray_mark_costs_the_article_or_the_paragraph() -> None:
    text = "“Odd.\n\n" + TEXT
    doc = spacy.blank("en")(text)
    gold = _gold(text)
    with pytest.raises(ValueError, match="unclosed"):
        peers.textacy(gold, [(doc, 0)], _quotations)
    assert len(peers.textacy(gold, peers.paragraphs(doc), _quotations)) == 2


@given(st.text(st.sampled_from("ab “”.\n"), max_size=40))
def test_paragraphs_are_the_text_in_pieces(text: str) -> None:
    pieces = list(peers.paragraphs(spacy.blank("en")(text)))
    assert "".join(doc.text_with_ws for doc, _ in pieces) == text
    assert all(text.startswith(doc.text, start) for doc, start in pieces)
    assert all("\n" not in doc.text.strip() for doc, _ in pieces)


def test_only_attributions_with_marks_count_and_who_gives_up_finds_nothing() -> None:
    gold = _gold(TEXT, *GOLD)
    calls: list[str] = []

    def all_of_them(text: GoldText) -> list[Attribution]:
        calls.append("right")
        return [each for each in text.attributions if each.kind in peers.QUOTED]

    def none_of_them(_: GoldText) -> list[Attribution]:
        calls.append("fails")
        raise ValueError("unclosed")

    runs = peers.compare([gold, gold], {"right": all_of_them, "fails": none_of_them}, repetitions=3)
    assert calls[2:] == ["right", "fails", "fails", "right"], "each has its turn first, after one round to warm up"
    assert (runs["right"].given_up, runs["right"].predicted) == (0, 4)
    assert (runs["fails"].given_up, runs["fails"].predicted) == (2, 0)
    assert runs["right"].figures["triple_loose_R_direct"] == runs["right"].figures["cue_token_F"] == 1.0
    assert runs["fails"].figures["triple_loose_R_direct"] == 0.0
    assert "triple_loose_R_indirect" not in runs["right"].figures

    console = Console(file=io.StringIO(), width=120)
    peers.show([gold, gold], runs, console)
    assert isinstance(console.file, io.StringIO)
    (row,) = [line for line in console.file.getvalue().splitlines() if "articles given up" in line]
    assert row.split()[-2:] == ["0", "2"]


@pytest.mark.parametrize(("options", "last"), [([], "checking"), (["--polnear"], "peers")])
def test_all_benchmarks_have_the_peer_where_there_is_a_corpus(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: list[str], last: str
) -> None:
    ran: list[list[str]] = []

    def run(command: list[str], **_: object) -> SimpleNamespace:
        ran.append(command[2:])
        return SimpleNamespace(returncode=len(ran) % 2)

    monkeypatch.setattr(subprocess, "run", run)
    path = str(_corpus(tmp_path))
    result = CliRunner().invoke(every.main, [*options, path] if options else [])
    assert ran[-1] == [f"benchmarks.{last}", *([*options, path] if options else [])]
    assert result.exit_code == (len(ran) + 1) // 2
