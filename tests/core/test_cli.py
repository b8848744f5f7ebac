"""The command line keeps its contract: formats, exit statuses, one line for each problem."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from newslens.cli import main
from newslens.serialize import from_json

TEXT = "Quay reopens\n\n“The quay is safe,” said Mara Lind, the harbour master.\n"


def run(*arguments: str | Path, stdin: str | None = None) -> tuple[int, str, str]:
    result = CliRunner().invoke(main, [str(argument) for argument in arguments], input=stdin)
    return result.exit_code, result.stdout, result.stderr


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "quay.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_json_for_programs(article: Path) -> None:
    code, out, err = run("analyze", article, "--format", "json")
    analysis = from_json(out)
    assert (code, err) == (0, "")
    assert [quote.text for quote in analysis.articles[0].quotes] == ["“The quay is safe,”"]


def test_a_table_for_people(article: Path) -> None:
    code, out, _ = run("analyze", article)
    assert code == 0
    assert "Mara Lind" in out


def test_a_page(article: Path, tmp_path: Path) -> None:
    code, out, _ = run("analyze", article, "-f", "html", "-o", tmp_path / "out.html")
    assert (code, out) == (0, "")
    assert "Mara Lind" in (tmp_path / "out.html").read_text(encoding="utf-8")


def test_a_line_an_article(article: Path) -> None:
    code, out, _ = run("analyze", article, "-f", "jsonl")
    assert code == 0
    assert json.loads(out)["id"] == "quay"


def test_standard_input() -> None:
    code, out, _ = run("analyze", "-", "-f", "json", stdin=TEXT)
    assert code == 0
    assert from_json(out).articles[0].path is None


def test_some_inputs_that_fail_are_status_3(article: Path) -> None:
    code, out, err = run("analyze", article, article.parent / "gone.txt", "-f", "json")
    assert code == 3
    assert len(from_json(out).articles) == 1
    assert "gone.txt" in err
    assert err.endswith("[NL101]\n")
    assert len(err.splitlines()) == 1
    assert json.loads(out)["problems"][0]["code"] == "NL101"


def test_nothing_to_analyse_is_status_1(tmp_path: Path) -> None:
    for form in ("json", "jsonl"):
        code, _, err = run("analyze", tmp_path / "gone.txt", "-f", form)
        assert code == 1
        assert "gone.txt" in err


@pytest.mark.parametrize("arguments", [["analyze"], ["analyze", "--nonsense", "x"], ["no-such-command"]])
def test_wrong_usage_is_status_2(arguments: list[str]) -> None:
    assert run(*arguments)[0] == 2


def test_a_format_that_nobody_makes_is_status_2(article: Path) -> None:
    code, _, err = run("analyze", article, "-f", "papyrus")
    assert code == 2
    assert "papyrus" in err


def test_a_bad_configuration_is_status_2(article: Path, tmp_path: Path) -> None:
    config = tmp_path / "newslens.toml"
    config.write_text('modle = "x"\n', encoding="utf-8")
    code, _, err = run("analyze", article, "--config", config)
    assert code == 2
    assert "did you mean model" in err


def test_a_missing_model_is_one_line(article: Path, tmp_path: Path) -> None:
    config = tmp_path / "newslens.toml"
    config.write_text('model = "no-such-model"\n', encoding="utf-8")
    code, _, err = run("analyze", article, "--config", config)
    assert code == 1
    assert len(err.splitlines()) == 1
    assert "no-such-model" in err
    assert err.endswith("[NL502]\n")


def test_plugins_lists_stages_and_their_distributions() -> None:
    code, out, _ = run("plugins")
    assert code == 0
    assert "* attribute newslens.attribution.v1" in " ".join(out.split())


def test_help_and_version() -> None:
    assert run("--help")[0] == 0
    assert run("--version")[0] == 0


def test_the_table_can_be_long_and_have_ids(article: Path) -> None:
    code, out, err = run("analyze", article, "--top", "0", "--ids")
    assert (code, err) == (0, "")
    assert "{quay#q1}" in out


@pytest.mark.parametrize("option", [("--ids",), ("--top", "3")])
def test_what_is_for_the_table_is_refused_elsewhere(article: Path, option: tuple[str, ...]) -> None:
    code, out, err = run("analyze", article, "-f", "json", *option)
    assert (code, out) == (2, "")
    assert "--top and --ids are for the table" in err


def test_several_events_are_told_of_in_one_line_unless_that_is_known(tmp_path: Path) -> None:
    towns = ("Orvel", "Tarn", "Brask", "Milden", "Haldon", "Vire", "Kest", "Sorl", "Lunt", "Ambry", "Docker", "Pell")
    for town in towns:
        (tmp_path / f"{town}.txt").write_text(f"Bad weather over {town}\n\nIt rained in {town}.\n", encoding="utf-8")
    code, _, err = run("analyze", tmp_path, "-f", "json")
    assert code == 0
    assert len(err.splitlines()) == 1
    assert "12 articles that look like several events" in err
    assert "mixed=true" in err
    assert run("analyze", tmp_path, "-f", "json", "-q")[2] == ""
    assert run("analyze", tmp_path, "-f", "json", "--set", "stage.newslens.alignment.v1.options.mixed=true")[2] == ""
    assert run("analyze", tmp_path, "-f", "json", "--set", "stage.newslens.alignment.v1.use=false")[2] == ""


def test_a_saved_analysis_is_shown_in_another_format(article: Path, tmp_path: Path) -> None:
    saved = tmp_path / "saved.json"
    run("analyze", article, "-f", "json", "-o", saved)
    for form in ("table", "html", "json"):
        assert run("render", saved, "-f", form) == run("analyze", article, "-f", form)
    assert run("render", "-", "-f", "json", stdin=saved.read_text(encoding="utf-8"))[1] == saved.read_text(
        encoding="utf-8"
    )
    assert run("render", saved, "-f", "html", "-o", tmp_path / "page.html") == (0, "", "")


def test_what_cannot_be_shown_is_one_line(article: Path, tmp_path: Path) -> None:
    saved = tmp_path / "saved.json"
    run("analyze", article, "-f", "json", "-o", saved)
    code, _, err = run("render", saved, "-f", "pdf")
    assert (code, len(err.splitlines())) == (2, 1)
    code, _, err = run("render", article)
    assert (code, len(err.splitlines())) == (1, 1)
    assert str(article) in err
    code, _, err = run("analyze", saved)
    assert code == 1
    assert "newslens render" in err


def test_a_folder_without_articles_is_told(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "settings").mkdir()
    (tmp_path / "settings" / "a.json").write_text('{"colour": "blue"}')
    for folder in ("empty", "settings"):
        for form in ("table", "jsonl"):
            code, _, err = run("analyze", tmp_path / folder, "-f", form)
            assert code == 1
            assert folder in err
            assert len(err.splitlines()) == 1
