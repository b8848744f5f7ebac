"""`newslens config`: what is written, what is found wrong, what holds."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner

from newslens.cli import main
from newslens.config import DEFAULT_PIPELINE


def run(*arguments: str | Path) -> tuple[int, str, str]:
    result = CliRunner().invoke(main, ["config", *map(str, arguments)])
    return result.exit_code, result.stdout, result.stderr


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_init_writes_a_sound_file_and_never_over_another(folder: Path) -> None:
    assert run("init") == (0, "", "")
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
