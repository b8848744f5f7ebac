"""What a pipeline takes: articles, and only in languages that its stages work on."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import attrs
import pytest

import newslens
from newslens.errors import ConfigError, InputError, LanguageError
from newslens.inputs import suits
from newslens.pipeline import Pipeline
from newslens.stages import Slot
from newslens.types import Analysis, Article, Problem
from tests.core.stages import spec, whole

GERMAN = "Bürgermeisterin Ute Brand war bei der Feuerwehr.\n\n„Wir haben die Mühle nicht aufgegeben“, sagte sie nach dem Besuch."
ENGLISH = "“The mill is lost,” said Ute Brand, the mayor, after a visit on Monday."


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return newslens.load()


@pytest.fixture(scope="module")
def mixed(pipeline: Pipeline) -> Analysis:
    return pipeline.analyze(
        [
            Article("blatt", GERMAN, path="blatt.txt"),
            Article("mill", ENGLISH),
            Article("echo", ENGLISH, language="de-AT"),
        ]
    )


def test_what_is_not_english_is_kept_without_quotes_and_claims(mixed: Analysis) -> None:
    assert [article.id for article in mixed.articles] == ["blatt", "mill", "echo"]
    assert [bool(article.quotes) for article in mixed.articles] == [False, True, False]
    assert [bool(article.claims) for article in mixed.articles] == [False, True, False]
    assert mixed.articles[0].text


def test_and_is_a_problem_in_one_line_with_the_path(mixed: Analysis) -> None:
    assert [problem.path for problem in mixed.problems] == ["blatt.txt", "echo"]
    assert {problem.code for problem in mixed.problems} == {LanguageError.code}
    assert "the text is not English" in mixed.problems[0].error
    assert "given as 'de-AT'" in mixed.problems[1].error


def test_a_stream_tells_it_too(pipeline: Pipeline) -> None:
    article, problem = pipeline.stream([Article("blatt", GERMAN)])
    assert isinstance(article, Article)
    assert isinstance(problem, Problem)
    assert not article.quotes
    assert problem.code == LanguageError.code


@pytest.mark.parametrize(
    ("languages", "language", "text", "suited"),
    [
        ((), "de", GERMAN, True),
        (("en",), None, ENGLISH, True),
        (("en",), "en-GB", ENGLISH, True),
        (("en",), None, GERMAN, False),
        # What a page says of its whole site is often wrong of one of its texts.
        (("en",), "en", GERMAN, False),
        (("de",), None, GERMAN, True),
        (("de",), None, ENGLISH, False),
        (("de", "en"), None, ENGLISH, True),
        (("de",), "fr", "Non.", False),
        (("en",), None, "“No,” she said.", True),
    ],
)
def test_which_stages_suit_an_article(
    languages: tuple[str, ...], language: str | None, text: str, *, suited: bool
) -> None:
    stage = spec("test.spoken.v1", Slot.ATTRIBUTE, whole, languages=languages)
    assert suits(stage, Article("a", text, language=language)) is suited


@pytest.mark.parametrize(
    "wrong",
    ["story/mill.txt", ["story/mill.txt"], [Path("mill.txt")], b"text", Article("a", "No."), 7, None, [None], {"a": 1}],
)
def test_anything_but_articles_is_one_error_that_says_what_is_expected(pipeline: Pipeline, wrong: Any) -> None:
    with pytest.raises(InputError, match=r"articles are expected, .*pipeline\.read") as caught:
        pipeline.analyze(wrong)
    assert "\n" not in str(caught.value)
    with pytest.raises(InputError, match="articles are expected"):
        list(pipeline.stream(wrong))
    with pytest.raises(InputError, match="articles are expected"):
        newslens.check_quotes(Article("draft", ENGLISH), wrong, pipeline)


@pytest.mark.parametrize("wrong", ["mill.txt", Path("mill.txt"), b"mill.txt"])
def test_one_path_is_no_list_of_paths(pipeline: Pipeline, wrong: Any) -> None:
    with pytest.raises(InputError, match="a list of paths is expected"):
        pipeline.read(wrong)


@pytest.mark.parametrize("wrong", [{"model": "x"}, 7, ["newslens.toml"]])
def test_settings_of_another_kind_are_refused(wrong: Any) -> None:
    with pytest.raises(ConfigError, match="a Config or the path of one is expected"):
        newslens.load(wrong)


@pytest.mark.parametrize("wrong", [("a", None), ("a", b"x"), ("", "x"), (None, "x"), (7, "x"), ("a", ["x"])])
def test_an_article_has_an_id_and_a_text(wrong: tuple[Any, ...]) -> None:
    with pytest.raises(InputError, match="article"):
        Article(*wrong)
    with pytest.raises(InputError, match="article"):
        attrs.evolve(Article("a", "x"), **dict(zip(("id", "raw"), wrong, strict=True)))


METADATA = ("path", "title", "publisher", "url", "published", "language")


@pytest.mark.parametrize("name", METADATA)
@pytest.mark.parametrize("wrong", [datetime(2031, 4, 2, tzinfo=UTC), float("nan"), 7, b"x", ("x",), Path("x.txt")])
def test_its_metadata_are_texts_or_none(name: str, wrong: Any) -> None:
    with pytest.raises(InputError, match=f"^article 'a': {name} must be a str or None, not ") as caught:
        Article("a", "x", **{name: wrong})
    assert "\n" not in str(caught.value)
    with pytest.raises(InputError, match=name):
        attrs.evolve(Article("a", "x"), **{name: wrong})


class _Name(str):
    __slots__ = ()


@pytest.mark.parametrize("name", METADATA)
@pytest.mark.parametrize("right", [None, "", "2031-04-02", _Name("x")])
def test_a_text_of_any_kind_may_stand_there(name: str, right: str | None) -> None:
    assert getattr(Article("a", "x", **{name: right}), name) == right  # type: ignore[arg-type]
