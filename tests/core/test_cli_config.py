"""`newslens config`: what is written, what is found wrong, what holds."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import cast

import pytest
from click.testing import CliRunner

import newslens
from newslens.cli import main
from newslens.config import DEFAULT_PIPELINE, Config, idle
from newslens.registry import Registry
from newslens.stages import Slot, Stage, StageSpec
from newslens.testing import registry_of


def run(*arguments: str | Path) -> tuple[int, str, str]:
    result = CliRunner().invoke(main, ["config", *map(str, arguments)])
    return result.exit_code, result.stdout, result.stderr


def _nothing(_: object) -> Stage:
    return cast("Stage", None)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_init_writes_a_sound_file_and_never_over_another(folder: Path) -> None:
    told = "newslens.toml: the default pipeline; newslens uses it when it is run in this folder\n"
    assert run("init") == (0, told, "")
    text = (folder / "newslens.toml").read_text(encoding="utf-8")
    assert tomllib.loads(text)["pipeline"] == list(DEFAULT_PIPELINE)
    assert run("check") == (0, f"newslens.toml: sound, {len(DEFAULT_PIPELINE)} stages\n", "")
    code, out, err = run("init")
    assert (code, out) == (2, "")
    assert err == (
        "newslens: newslens.toml: there is a configuration already; remove it, or name another file [NL202]\n"
    )
    assert (folder / "newslens.toml").read_text(encoding="utf-8") == text
    assert run("init", "-") == (0, text, "")
    code, _, err = run("init", folder / "nowhere" / "newslens.toml")
    assert (code, err.endswith("[NL001]\n")) == (1, True)


def test_init_says_where_another_file_counts(folder: Path) -> None:
    assert run("init", "mine.toml")[1] == (
        "mine.toml: the default pipeline; `newslens analyze --config mine.toml` uses it\n"
    )
    (folder / "desk").mkdir()
    assert "when it is run in the folder desk" in run("init", "desk/newslens.toml")[1]


def test_check_names_stages_that_have_nothing_to_do_and_finds_no_fault() -> None:
    again = StageSpec("again.speakers.v1", Slot.RESOLVE, _nothing)
    texts = StageSpec("again.text.v1", Slot.READ, _nothing, handles=(".txt", ".wire"))
    tables = StageSpec("again.table.v1", Slot.REPORT, _nothing, handles=("table",))
    names = (
        *DEFAULT_PIPELINE[:3],
        texts.name,
        *DEFAULT_PIPELINE[3:12],
        again.name,
        *DEFAULT_PIPELINE[12:],
        tables.name,
    )
    why = "one resolver does it all; take one of them out"
    lines = idle(Config(pipeline=names), registry_of(again, texts, tables))
    assert lines == (
        "pipeline[3]: again.text.v1 never gets the files .txt: newslens.text.v1 in front of it does",
        f"pipeline[13]: again.speakers.v1 runs only where newslens.speakers.v1 fails: {why}",
        "pipeline[18]: again.table.v1 never gets the format table: newslens.table.v1 in front of it does",
    )
    assert idle(Config(), registry_of()) == ()


def test_check_prints_them_and_ends_well(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    again = StageSpec("again.speakers.v1", Slot.RESOLVE, _nothing, requires={"speakers"})
    known = registry_of(again)
    monkeypatch.setattr(Registry, "discover", lambda **_: known)
    names = [*DEFAULT_PIPELINE[:12], again.name, *DEFAULT_PIPELINE[12:]]
    (folder / "newslens.toml").write_text(f"pipeline = {json.dumps(names)}\n", encoding="utf-8")
    code, out, err = run("check")
    assert (code, out) == (0, f"newslens.toml: sound, {len(names)} stages\n")
    assert err.startswith("newslens: newslens.toml:1: pipeline[12]: again.speakers.v1 runs only where ")


def test_an_unknown_stage_leads_to_the_list_of_those_installed(folder: Path) -> None:
    (folder / "newslens.toml").write_text('pipeline = ["gazette.notes.v1"]\n', encoding="utf-8")
    code, _, err = run("check")
    assert code == 2
    assert err.startswith(
        "newslens: newslens.toml:1: pipeline[0]: no stage is called 'gazette.notes.v1'; is its plugin installed? "
        "`newslens plugins` lists the stages that are"
    )


def test_check_tells_all_faults_at_once(folder: Path) -> None:
    assert run("check")[:2] == (
        0,
        f"no configuration here, so the default holds: sound, {len(DEFAULT_PIPELINE)} stages\n",
    )
    (folder / "pyproject.toml").write_text("[tool.newslens]\nmodel = 3\n", encoding="utf-8")
    (folder / "newslens.toml").write_text(
        'modle = "x"\n[plugins]\ndisable = ["nobody"]\n[stage."newslens.alignment.v1".options]\nthreshold = 2\n',
        encoding="utf-8",
    )
    code, out, err = run("check", "--set", "on_error=rise")
    assert (code, out) == (2, "")
    assert [line.split(": ")[1] for line in err.splitlines()] == [
        "pyproject.toml:2",
        "newslens.toml:1",
        "--set",
        "newslens.toml:3",
        "newslens.toml:5",
    ]
    assert all(line.startswith("newslens: ") and line.endswith(" [NL201]") for line in err.splitlines())
    assert "did you mean model?" in err
    assert "no installed plugin or distribution is called 'nobody'" in err
    code, _, err = run("check", folder / "pyproject.toml")
    assert (code, len(err.splitlines())) == (2, 1)


@pytest.mark.parametrize("arguments", [["plugins"], ["analyze", "-q", "a.txt"], ["render", "empty.json"]])
def test_a_plugin_to_disable_that_is_not_there_is_one_line_with_a_code(arguments: list[str], folder: Path) -> None:
    (folder / "newslens.toml").write_text(
        'pipeline = ["newslens.text.v1", "newslens.table.v1"]\n[plugins]\ndisable = ["nobody"]\n', encoding="utf-8"
    )
    (folder / "a.txt").write_text("Rain again.", encoding="utf-8")
    (folder / "empty.json").write_text(newslens.to_json(newslens.Analysis()), encoding="utf-8")
    result = CliRunner().invoke(main, arguments)
    told = "no installed plugin or distribution is called 'nobody'; nothing to disable"
    assert (result.exit_code, result.stderr) == (0, f"newslens: newslens.toml:3: plugins.disable: {told} [NL201]\n")


def test_show_tells_where_each_value_came_from(folder: Path) -> None:
    (folder / "pyproject.toml").write_text('[tool.newslens]\nmodel = "far"\non_error = "raise"\n', encoding="utf-8")
    (folder / "newslens.toml").write_text('\nmodel = "near"\n', encoding="utf-8")
    code, out, err = run("show", "--set", "stage.newslens.alignment.v1.options.threshold=0.7")
    assert (code, err) == (0, "")
    assert 'model = "near"  # newslens.toml:2\n' in out
    assert 'on_error = "raise"  # pyproject.toml:3\n' in out
    assert "threshold = 0.7  # --set\n" in out
    assert "min_confidence = 0.3  # default\n" in out
    assert tomllib.loads(out)["model"] == "near"
    found = {row["key"]: row for row in json.loads(run("show", "-f", "json")[1])}
    assert found["model"] == {"key": "model", "value": "near", "source": "file", "path": "newslens.toml", "line": 2}
    assert found["on_error"]["source"] == "pyproject"


def test_show_prints_what_holds_beside_the_faults(folder: Path) -> None:
    (folder / "newslens.toml").write_text('model = 3\non_error = "raise"\n', encoding="utf-8")
    code, out, err = run("show")
    assert code == 2
    assert 'model = "newslens-en"  # default\n' in out
    assert 'on_error = "raise"  # newslens.toml:2\n' in out
    assert err == "newslens: newslens.toml:1: model: expected str, got 3 [NL201]\n"


def test_an_option_goes_before_the_file_in_a_run(folder: Path) -> None:
    (folder / "newslens.toml").write_text('model = "no-such-model"\n', encoding="utf-8")
    (folder / "a.txt").write_text("“Yes,” said Mara Lind.\n", encoding="utf-8")
    arguments = ["analyze", "a.txt", "-f", "json", "--set"]
    assert CliRunner().invoke(main, [*arguments, "model=newslens-en"]).exit_code == 0
    result = CliRunner().invoke(main, [*arguments, "stage.newslens.attribution.v1.options.precision=2"])
    assert result.exit_code == 2
    assert result.stderr.startswith('newslens: --set: stage."newslens.attribution.v1".options.precision: ')
