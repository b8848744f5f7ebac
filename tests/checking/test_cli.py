"""`newslens check`: formats, exit statuses, one line for each problem."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from newslens.cli import main

SOURCE = "Quay reopens\n\n“The quay is safe for everybody,” said Mara Lind, the harbour master.\n"
SOUND = "“The quay is safe for everybody,” Mara Lind said.\n"


def run(*arguments: str | Path, stdin: str | None = None) -> tuple[int, str, str]:
    result = CliRunner().invoke(main, ["check", *map(str, arguments)], input=stdin)
    return result.exit_code, result.stdout, result.stderr


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "source.txt").write_text(SOURCE, encoding="utf-8")
    (tmp_path / "sound.txt").write_text(SOUND, encoding="utf-8")
    (tmp_path / "altered.txt").write_text(SOUND.replace("is safe", "is not safe"), encoding="utf-8")
    return tmp_path


def test_a_sound_draft_is_status_0(folder: Path) -> None:
    code, out, err = run(folder / "sound.txt", folder / "source.txt")
    assert (code, err) == (0, "")
    assert out == "1 quotation · 1 source · 1 exact\n\nexact  Mara Lind: “The quay is safe for everybody,”\n"


def test_an_altered_quotation_is_status_4(folder: Path) -> None:
    code, out, _ = run("-", folder / "source.txt", stdin=(folder / "altered.txt").read_text(encoding="utf-8"))
    assert code == 4
    assert "altered  Mara Lind: “The quay is not safe for everybody,”" in out
    assert "  source  Mara Lind: The quay is safe for everybody\n" in out
    assert "  negation: [] → [not]\n" in out


def test_json_for_programs(folder: Path) -> None:
    code, out, _ = run(folder / "altered.txt", folder / "source.txt", "-f", "json", "-o", folder / "out.json")
    assert (code, out) == (4, "")
    check = json.loads((folder / "out.json").read_text(encoding="utf-8"))
    assert list(check) == ["newslens", "draft", "sources", "quotes", "problems"]
    (quote,) = check["quotes"]
    start, end = quote["spans"][0]
    assert (folder / "altered.txt").read_text(encoding="utf-8")[start:end] == quote["text"]
    assert (quote["status"], quote["speaker"]) == ("altered", "Mara Lind")
    assert quote["alterations"] == [{"kind": "negation", "draft": "not", "source": "", "touches": ["negation"]}]
    start, end = quote["place"]["spans"][0]
    assert SOURCE[start:end] == quote["place"]["text"] == "The quay is safe for everybody"


def test_sources_that_fail_are_status_3(folder: Path) -> None:
    code, out, err = run(folder / "sound.txt", folder / "source.txt", folder / "gone.txt")
    assert code == 3
    assert "1 exact" in out
    assert len(err.splitlines()) == 1
    assert "gone.txt" in err


def test_no_source_at_all_is_status_1(folder: Path) -> None:
    code, _, err = run(folder / "sound.txt", folder / "gone.txt")
    assert code == 1
    assert "gone.txt" in err


def test_a_draft_that_cannot_be_read_is_one_line_and_status_1(folder: Path) -> None:
    code, out, err = run(folder / "gone.txt", folder / "source.txt")
    assert (code, out, len(err.splitlines())) == (1, "", 1)
    assert "gone.txt" in err


def test_a_draft_is_one_article(folder: Path) -> None:
    code, _, err = run(folder, folder / "source.txt")
    assert code == 1
    assert err == f"newslens: {folder}: a draft is one article, and this holds 3 [NL101]\n"


@pytest.mark.parametrize("arguments", [[], ["draft.txt"], ["draft.txt", "source.txt", "-f", "papyrus"]])
def test_wrong_usage_is_status_2(arguments: list[str]) -> None:
    assert run(*arguments)[0] == 2
