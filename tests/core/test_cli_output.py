"""Where the command line writes: never over what it reads, and under its name only when it is complete."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib.metadata import entry_points
from pathlib import Path

import pytest

from newslens.cli import common
from newslens.serialize import from_json
from tests.core.stages import point
from tests.core.test_cli import TEXT, run

FORMS = ("table", "json", "jsonl", "html")
OTHER = "Mill shut\n\n“The mill stays shut,” said Ann Berg.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "quay.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("way", ["name", "link", "hard link", "around"])
def test_no_input_is_written_over(folder: Path, form: str, way: str) -> None:
    article = folder / "quay.txt"
    output = folder / "out.txt"
    match way:
        case "link":
            output.symlink_to(article)
        case "hard link":
            output.hardlink_to(article)
        case "around":
            output = folder / ".." / folder.name / "quay.txt"
        case _:
            output = article
    code, out, err = run("analyze", "gone.txt", article, "-f", form, "-o", output)
    assert (code, out, len(err.splitlines())) == (2, "", 1)
    assert f"newslens: {output}: this is an input" in err
    assert article.read_text(encoding="utf-8") == TEXT


def test_no_verb_writes_over_what_it_reads(folder: Path) -> None:
    article, saved = folder / "quay.txt", folder / "saved.json"
    run("analyze", article, "-f", "json", "-o", saved)
    draft = folder / "draft.txt"
    draft.write_text(TEXT, encoding="utf-8")
    before = {path: path.read_bytes() for path in (article, saved, draft)}
    for arguments in (
        ("check", draft, article, "-o", draft),
        ("check", draft, article, "-o", article),
        ("render", saved, "-f", "json", "-o", saved),
        ("explain", "quay#q1", saved, "-o", saved),
    ):
        assert run(*arguments)[0] == 2
    assert {path: path.read_bytes() for path in before} == before


@pytest.mark.parametrize(("verb", "form"), [("analyze", "table"), ("analyze", "jsonl"), ("check", "json")])
@pytest.mark.parametrize("way", ["name", "hard link", "deeper", "broken"])
def test_no_article_of_a_folder_is_written_over(folder: Path, verb: str, form: str, way: str) -> None:
    output = folder / "deep" / "mill.txt"
    output.parent.mkdir()
    output.write_text(OTHER, encoding="utf-8")
    if way == "broken":
        output = output.with_suffix(".json")
        output.write_text('[{"text": "The mill', encoding="utf-8")
    if way == "hard link":
        (folder / "twin.bin").hardlink_to(output)
    before = output.read_bytes()
    given = [folder / "quay.txt", folder] if verb == "check" else [folder / "deep" if way == "deeper" else folder]
    code, out, err = run(verb, *given, "-f", form, "-o", folder / "twin.bin" if way == "hard link" else output)
    assert (code, out, len(err.splitlines())) == (2, "", 1)
    assert "this is an input" in err
    assert output.read_bytes() == before


@pytest.mark.parametrize(
    ("name", "held"),
    [("old.json", '{"indent": 4}'), ("new.txt", ""), ("notes.md", "The mill stays shut."), (".x.txt", OTHER)],
)
def test_what_holds_no_article_of_the_run_may_be_written_over(folder: Path, name: str, held: str) -> None:
    (folder / name).write_text(held, encoding="utf-8")
    assert run("analyze", folder, "-f", "json", "-o", folder / name) == (0, "", "")
    assert [article.id for article in from_json((folder / name).read_bytes()).articles] == ["quay"]


def test_standard_input_is_an_input(folder: Path) -> None:
    article = folder / "quay.txt"
    with article.open("rb") as stdin:
        done = subprocess.run(
            [sys.executable, "-m", "newslens", "analyze", "-", "-f", "jsonl", "-o", article],
            stdin=stdin,
            capture_output=True,
            check=False,
        )
    assert done.returncode == 2
    assert article.read_text(encoding="utf-8") == TEXT


@pytest.mark.parametrize(
    ("form", "name"), [("jsonl", "o.jsonl"), ("json", "o.json"), ("html", "o.html"), ("table", "o.txt")]
)
def test_what_is_written_into_the_folder_is_not_read_as_an_article(folder: Path, form: str, name: str) -> None:
    for _ in range(2):
        assert run("analyze", folder, "-f", form, "-o", folder / name) == (0, "", "")
    code, out, err = run("analyze", folder, "-f", "json")
    assert (code, err) == (0, "")
    assert [article.id for article in from_json(out).articles] == ["quay"]
    code, out, err = run("analyze", folder / name, "-f", "json")
    assert (code, err[-8:]) == (1, "[NL102]\n")


@pytest.mark.parametrize(("form", "name"), [("json", "o.json"), ("table", "o.txt")])
def test_a_check_and_an_explanation_are_not_read_as_articles(folder: Path, form: str, name: str) -> None:
    draft, saved = folder / "quay.txt", folder / "saved.json"
    (folder / "mill.txt").write_text(OTHER, encoding="utf-8")
    run("analyze", draft, "-f", "json", "-o", saved)
    verbs: tuple[tuple[str | Path, ...], ...] = (("check", draft, folder / "mill.txt"), ("explain", "quay#q1", saved))
    for number, arguments in enumerate(verbs):
        output = folder / f"{number}{name}"
        assert run(*arguments, "-f", form, "-o", output)[2] == ""
        code, _, err = run("analyze", output, "-f", "json")
        assert (code, err[-8:]) == (1, "[NL102]\n")
    assert [article.id for article in from_json(run("analyze", folder, "-f", "json")[1]).articles] == ["mill", "quay"]


def test_files_that_no_reader_handles_are_told_of(folder: Path) -> None:
    for name in ("a.docx", "b.md", ".hidden.md"):
        (folder / name).write_bytes(b"The mill stays shut.")
    told = f"newslens: {folder}: 2 files passed over, which no reader handles: .docx, .md\n"
    assert run("analyze", folder, "-o", folder / "out.csv") == (0, "", told)
    assert run("analyze", folder, "-o", folder / "out.csv") == (0, "", told)
    (folder / "out.csv").unlink()
    assert told in run("check", folder / "quay.txt", folder)[2]
    assert run("analyze", folder / "quay.txt", "-q", "-f", "json")[2] == ""


def test_what_is_named_is_read_whatever_it_was_written_by(folder: Path) -> None:
    lines = folder / "lines.jsonl"
    run("analyze", folder, "-f", "jsonl", "-o", lines)
    code, out, err = run("analyze", lines, "-f", "json")
    assert code == 1
    assert len(err.splitlines()) == 1
    assert "[NL102]" in err
    assert from_json(out).articles == ()


def test_a_run_that_breaks_off_leaves_the_earlier_result_and_what_it_has_done(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = folder / "out" / "lines.jsonl"
    output.parent.mkdir()
    run("analyze", folder, "-f", "jsonl", "-o", output)
    earlier = output.read_bytes()
    (folder / "zzz.txt").write_text(OTHER, encoding="utf-8")

    def breaks_off(*_: object) -> int:
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr(common, "complain", breaks_off)
        run("analyze", folder / "quay.txt", folder / "gone.txt", folder / "zzz.txt", "-f", "jsonl", "-o", output)
    assert output.read_bytes() == earlier
    begun = output.with_name("lines.jsonl.begun")
    assert begun.read_bytes() == earlier
    assert run("analyze", folder / "zzz.txt", "-f", "jsonl", "-o", output)[0] == 0
    assert json.loads(output.read_bytes())["id"] == "zzz"
    assert not begun.exists()


def test_where_nothing_is_analysed_the_earlier_lines_stay(folder: Path) -> None:
    output = folder / "lines.jsonl"
    run("analyze", folder, "-f", "jsonl", "-o", output)
    earlier = output.read_bytes()
    assert run("analyze", folder / "gone.txt", "-f", "jsonl", "-o", output)[0] == 1
    assert output.read_bytes() == earlier
    assert sorted(path.name for path in folder.iterdir()) == ["lines.jsonl", "quay.txt"]


def test_a_file_that_is_written_anew_keeps_its_mode_and_its_links(folder: Path) -> None:
    real, link = folder / "real.json", folder / "link.json"
    real.write_text("old", encoding="utf-8")
    real.chmod(0o640)
    link.symlink_to(real)
    assert run("analyze", folder / "quay.txt", "-f", "json", "-o", link)[0] == 0
    assert link.is_symlink()
    assert real.stat().st_mode & 0o777 == 0o640
    assert from_json(real.read_bytes()).articles


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_what_cannot_be_written_is_told_with_its_path(folder: Path, form: str) -> None:
    code, _, err = run("analyze", folder / "quay.txt", "-f", form, "-o", folder / "gone" / "out")
    assert (code, len(err.splitlines())) == (1, 1)
    assert err.startswith(f"newslens: {folder / 'gone' / 'out'}")
    assert err.endswith(": No such file or directory [NL001]\n")
    if not Path("/dev/full").exists():
        pytest.skip("no device that is always full")
    code, _, err = run("analyze", folder / "quay.txt", "-f", form, "-o", "/dev/full")
    assert (code, err) == (1, "newslens: /dev/full: No space left on device [NL001]\n")


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_a_reader_that_has_seen_enough_is_no_error(folder: Path, form: str) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as out:
        done = subprocess.run(
            [sys.executable, "-m", "newslens", "analyze", folder, "-q", "-f", form],
            stdout=out,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.stderr == b""


def test_standard_output_that_is_full_is_one_line(folder: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no device that is always full")
    with open("/dev/full", "wb") as out:  # noqa: PTH123 - a device
        done = subprocess.run(
            [sys.executable, "-m", "newslens", "analyze", folder, "-q", "-f", "json"],
            stdout=out,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert (done.returncode, done.stderr) == (1, b"newslens: standard output: No space left on device [NL001]\n")


@pytest.mark.parametrize(("stdin", "told"), [("", "the file is empty"), ("[1", "not JSON")])
@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_standard_input_is_called_as_it_was_given(stdin: str, told: str, form: str) -> None:
    code, _, err = run("analyze", "-", "-f", form, stdin=stdin)
    assert (code, len(err.splitlines())) == (1, 1)
    assert err.startswith("newslens: -: newslens.")
    assert told in err


def test_what_a_plugin_prints_does_not_stand_in_the_result(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    installed = [*entry_points(group="newslens.plugins"), point("chatty_plugin")]
    monkeypatch.setattr("newslens.registry.entry_points", lambda **_: installed)
    config = folder / "newslens.toml"
    config.write_text(
        '[stage."test.chatty.v1"]\nafter = "newslens.unicode.v1"\n[stage."test.lines.v1"]\nafter = "newslens.text.v1"\n'
        '[stage."test.report.v1"]\nafter = "newslens.json.v1"\n',
        encoding="utf-8",
    )
    chat = folder / "mill.chat"
    chat.write_text(OTHER, encoding="utf-8")
    saved = folder / "saved.json"
    for arguments, field in (
        (("analyze", chat, "-f", "json"), "alignments"),
        (("analyze", chat, "-f", "jsonl"), "offsets"),
        (("check", chat, folder / "quay.txt", "-f", "json"), "sound"),
    ):
        code, out, err = run(*arguments, "--config", config)
        assert field in json.loads(out)
        assert "a reader at work" in err
        assert "a stage at work" in err
        assert code in {0, 4}
    run("analyze", chat, "-f", "json", "--config", config, "-o", saved)
    code, out, err = run("render", saved, "-f", "chat", "--config", config)
    assert (code, out, err) == (0, "1", "a report at work\n")


def test_lines_are_not_made_of_a_saved_analysis(folder: Path) -> None:
    saved = folder / "saved.json"
    run("analyze", folder, "-f", "json", "-o", saved)
    code, out, err = run("render", saved, "-f", "jsonl")
    assert (code, out) == (2, "")
    assert "jsonl is what newslens analyze writes" in err
