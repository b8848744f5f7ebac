"""Every error has a code of its own, and the page of the reference says of each what to do."""

from __future__ import annotations

import pickle
import re
from pathlib import Path

import pytest

from newslens import errors
from newslens.errors import NewslensError, code_of
from newslens.types import Problem

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "errors.md"
CLASSES = [one for one in vars(errors).values() if isinstance(one, type) and issubclass(one, NewslensError)]


def _rows() -> dict[str, list[str]]:
    rows = [line.strip("|").split("|") for line in PAGE.read_text(encoding="utf-8").splitlines()]
    return {
        cells[0].strip("` "): [cell.strip() for cell in cells[1:]] for cells in rows if cells[0].strip(" `")[:2] == "NL"
    }


def test_every_class_has_a_code_of_its_own() -> None:
    codes = [one.code for one in CLASSES]
    assert len(CLASSES) >= 11
    assert len(set(codes)) == len(codes)
    assert all("code" in vars(one) for one in CLASSES)
    assert all(re.fullmatch(r"NL\d{3}", code) for code in [*codes, errors.SYSTEM])


def test_the_page_has_every_code_once_with_cause_and_remedy() -> None:
    rows = _rows()
    assert set(rows) == {one.code for one in CLASSES} | {errors.SYSTEM}
    text = PAGE.read_text(encoding="utf-8")
    for one in CLASSES:
        name, cause, remedy = rows[one.code]
        assert one.__name__ in name
        assert len(cause.split()) > 3
        assert len(remedy.split()) > 3
        assert text.count(f"| `{one.code}` |") == 1


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (errors.ConfigExistsError("x"), "NL202"),
        (errors.UnknownIdError("x"), "NL103"),
        (PermissionError("x"), "NL001"),
        (ValueError("x"), "NL402"),
    ],
)
def test_the_code_of_an_error(error: Exception, code: str) -> None:
    assert code_of(error) == code


MADE = [
    NewslensError("x"),
    errors.InputError("x", path="a.txt"),
    errors.NoArticleError("x"),
    errors.UnknownIdError("q9", ("q1", "q2"), path="a.json"),
    errors.LanguageError("x", path="a.txt"),
    errors.FieldError("x", path="a.txt"),
    errors.MissingExtraError("x", extra="html"),
    errors.ModelError("x", model="en"),
    errors.ConfigError(("one", "two")),
    errors.ConfigExistsError("newslens.toml"),
    errors.PluginError("x", distribution="acme"),
    errors.ContractError("x", stage="acme.x.v1"),
    errors.StageError("x", stage="acme.x.v1", article="a"),
    errors.TimeLimitError(0.5),
]


@pytest.mark.parametrize("error", MADE, ids=lambda error: type(error).__name__)
def test_an_error_comes_whole_out_of_another_process(error: NewslensError) -> None:
    back = pickle.loads(pickle.dumps(error))  # noqa: S301 (its own)
    assert type(back) is type(error)
    assert (str(back), back.args, vars(back)) == (str(error), error.args, vars(error))


def test_every_class_is_tried_in_another_process() -> None:
    assert {type(error) for error in MADE} == set(CLASSES)


def test_a_problem_has_the_code_of_what_could_not_be_read_if_nothing_else_is_said() -> None:
    assert Problem("a.txt", "read", "no such file").code == "NL101"


@pytest.mark.parametrize(
    "message", ["boom\n\n" + 300 * "x", "x" * 10_000, "\t".join("word" * 40), "\u2028" * 200 + "end"]
)
def test_what_somebody_elses_code_raised_is_one_short_line(message: str) -> None:
    line = errors.named(ValueError(message))
    assert line.startswith("ValueError:")
    assert len(line) <= 120
    assert len(line.splitlines()) == 1
