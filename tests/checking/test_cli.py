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
    assert " ".join(out.split()) == (
        f"1 quotation · 1 source · 1 exact exact {folder / 'sound.txt'}:1 Mara Lind: “The quay is safe for everybody,”"
    )


def test_an_altered_quotation_is_status_4(folder: Path) -> None:
    code, out, _ = run("-", folder / "source.txt", stdin=(folder / "altered.txt").read_text(encoding="utf-8"))
    assert code == 4
    assert "altered  stdin:1  Mara Lind: “The quay is not safe for everybody,”" in out
    assert "  source  Mara Lind: The quay is safe for everybody\n" in out
    assert "  negation, source → draft: [] → [not]\n" in out


def test_json_for_programs(folder: Path) -> None:
    code, out, _ = run(folder / "altered.txt", folder / "source.txt", "-f", "json", "-o", folder / "out.json")
    assert (code, out) == (4, "")
    check = json.loads((folder / "out.json").read_text(encoding="utf-8"))
    assert list(check) == ["newslens", "draft", "sound", "sources", "quotes", "problems", "path", "left_out"]
    assert check["sound"] is False
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
    code, out, err = run(folder / "sound.txt", folder / "gone.txt")
    assert (code, out, len(err.splitlines())) == (1, "", 2)
    assert "gone.txt" in err
    assert "there is no source" in err


def test_a_draft_that_cannot_be_read_is_one_line_and_status_1(folder: Path) -> None:
    code, out, err = run(folder / "gone.txt", folder / "source.txt")
    assert (code, out, len(err.splitlines())) == (1, "", 1)
    assert "gone.txt" in err


def test_a_draft_among_its_sources_is_left_out(folder: Path) -> None:
    (folder / "copy.txt").write_text(" " + (folder / "altered.txt").read_text(encoding="utf-8"), encoding="utf-8")
    code, out, err = run(folder / "altered.txt", folder / "source.txt", folder / "altered.txt", folder / "copy.txt")
    assert code == 4
    assert "1 source · 1 altered" in out
    assert err.splitlines() == [
        f"newslens: {folder / name}: left out of the sources: it is the draft itself"
        for name in ("altered.txt", "copy.txt")
    ]


def test_a_draft_that_is_its_only_source_is_status_1(folder: Path) -> None:
    code, out, err = run(folder / "sound.txt", folder / "sound.txt")
    assert (code, out) == (1, "")
    assert err.splitlines()[-1] == f"newslens: {folder / 'sound.txt'}: there is no source to check it against [NL101]"


def test_a_draft_without_quotations_is_told(folder: Path) -> None:
    (folder / "plain.txt").write_text("Rain fell on the quay all day.\n", encoding="utf-8")
    code, out, err = run("-q", folder / "plain.txt", folder / "source.txt")
    assert (code, out) == (0, "0 quotations · 1 source\n")
    assert err == f"newslens: {folder / 'plain.txt'}: no quotation was found in it, so nothing was checked\n"


def test_each_quotation_has_its_line(folder: Path) -> None:
    (folder / "third.txt").write_text(f"Quay opens\n\n{SOUND}", encoding="utf-8")
    assert "third.txt:3 " in " ".join(run(folder / "third.txt", folder / "source.txt")[1].split())


def test_what_was_not_found_is_shown_with_what_is_nearest(folder: Path) -> None:
    (folder / "far.txt").write_text("“The quay will be sold to a bank in Oslo,” Mara Lind said.\n", encoding="utf-8")
    code, out, _ = run(folder / "far.txt", folder / "source.txt")
    assert code == 4
    assert "nearest: source Mara Lind: The quay is safe for everybody" in " ".join(out.split())


def test_a_draft_is_one_article(folder: Path) -> None:
    code, _, err = run(folder, folder / "source.txt")
    assert code == 1
    assert err == f"newslens: {folder}: a draft is one article, and this holds 3 [NL101]\n"


@pytest.mark.parametrize("arguments", [[], ["draft.txt"], ["draft.txt", "source.txt", "-f", "papyrus"]])
def test_wrong_usage_is_status_2(arguments: list[str]) -> None:
    assert run(*arguments)[0] == 2


def test_a_draft_whose_date_cannot_be_read_is_checked_all_the_same(folder: Path) -> None:
    draft = folder / "draft.json"
    draft.write_text(json.dumps({"text": SOUND, "date": "2031-13-45"}), encoding="utf-8")
    code, out, _ = run(draft, folder / "source.txt")
    assert code == 0
    assert "1 exact" in out
