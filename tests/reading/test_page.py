from __future__ import annotations

import builtins
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newslens
from newslens.errors import InputError, MissingExtraError
from newslens.reading import page
from newslens.reading.stage import HtmlOptions, HtmlReader
from newslens.stages import Source
from newslens.types import Article, Problem
from tests.reading.messages import assert_line

PARAGRAPHS = (
    "The bridge over the Aller was closed on Monday after engineers found a crack, the council said in a statement.",
    "“We had no choice,” said Ada Brunn, who heads the roads office. She spoke for an hour.",
    "Repairs are expected to take two weeks, and buses will go by way of Pellworth until then.",
)
PAGE = """<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>Bridge closed after crack | The Daily Ferry</title>
<meta property="og:site_name" content="The Daily Ferry"><link rel="canonical" href="https://ferry.example/bridge">
<meta property="og:title" content="Bridge closed after crack"><meta property="article:published_time" content="2021-03-12">
</head><body><nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<article><h1>Bridge closed after crack</h1><p>{}</p><p>{}</p><table><tr><th>Year</th><th>Cracks</th></tr><tr><td>2020</td><td>4</td></tr>
</table><p>{}</p></article><div class="comments" id="comments"><p>First to comment here!</p></div></body></html>""".format(
    *PARAGRAPHS
)


def _read(data: bytes, options: HtmlOptions | None = None) -> Article:
    (article,) = HtmlReader(options or HtmlOptions())(Source("a/bridge.html", "bridge", data))
    return article


@pytest.fixture(autouse=True)
def _extra() -> None:
    pytest.importorskip("trafilatura")


def test_a_page_becomes_an_article() -> None:
    article = _read(PAGE.encode())
    assert article == Article(
        id="bridge",
        raw="\n\n".join(("Bridge closed after crack", *PARAGRAPHS)),
        path="a/bridge.html",
        title="Bridge closed after crack",
        publisher="The Daily Ferry",
        url="https://ferry.example/bridge",
        published="2021-03-12",
        language="en-GB",
    )


def test_tables_are_kept_where_asked() -> None:
    assert "2020 | 4" in _read(PAGE.encode(), HtmlOptions(tables=True)).raw


def test_the_declared_encoding_is_heeded() -> None:
    page = PAGE.replace("utf-8", "windows-1252").encode("cp1252")
    assert PARAGRAPHS[1] in _read(page).raw


@pytest.mark.parametrize("data", [b"", b"<html></html>", b"<" * 1000, b"<div>" * 20_000, b"no markup"])
def test_a_page_without_an_article_is_an_input_error(data: bytes) -> None:
    with pytest.raises(InputError, match="no article text"):
        _read(data)


def test_a_page_of_too_many_elements_is_refused() -> None:
    with pytest.raises(InputError, match="at most 30000"):
        _read(b"<p>a</p>" * 100_000)


def test_controls_and_other_hostile_characters_do_no_harm() -> None:
    damaged = PAGE.replace("crack, the", "crack,\x00\x0b\ufffe the").replace("an hour", "&#xd800;&#0;&#99999999999;")
    assert "Ada Brunn" in _read(damaged.encode()).raw


@given(st.text(st.sampled_from("<>/!-&;#=\"' aprticleh1 divscrpt\n\x00“")))
def test_any_page_is_an_article_or_an_input_error(text: str) -> None:
    try:
        article = _read(f"<html><body><article><p>{text}</p></article>".encode())
    except InputError as error:
        assert_line(error)
    else:
        assert article.raw.strip()


def test_a_quotation_stays_in_its_paragraph_and_has_marks() -> None:
    page = PAGE.replace(
        "</article>", "<p><q>Nobody will be left on the quay</q>, Ann Berg told the board on Monday.</p></article>"
    )
    assert "\n\n“Nobody will be left on the quay”, Ann Berg told the board on Monday." in _read(page.encode()).raw


@pytest.mark.parametrize(
    ("there", "missing", "told"),
    [
        (False, "No module named 'trafilatura'", r"pip install 'newslens\[html\]'$"),
        (True, "lxml.html.clean is a project of its own", "does not import: ImportError: lxml.html.clean is a project"),
    ],
)
def test_without_the_extra_the_message_says_what_is_missing(
    monkeypatch: pytest.MonkeyPatch, missing: str, told: str, *, there: bool
) -> None:
    real: Callable[..., Any] = builtins.__import__

    def fails(name: str, *args: Any, **kwargs: Sequence[Any]) -> Any:
        if name.startswith("trafilatura"):
            raise ImportError(missing)
        return real(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", fails)
    monkeypatch.setattr(page, "find_spec", lambda _: object() if there else None)
    with pytest.raises(MissingExtraError, match=told):
        _read(PAGE.encode())


def test_what_is_missing_is_told_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "quay.html"
    path.write_text(PAGE, encoding="utf-8")
    why = "ImportError: " + "the library that cleans pages is not to be found; " * 3

    def fails(*_: object, **__: object) -> Article:
        raise MissingExtraError("reading HTML", extra="html", why=why)

    monkeypatch.setattr(page, "read_page", fails)
    (problem,) = newslens.load().read([path])
    assert isinstance(problem, Problem)
    assert problem.error.startswith("reading HTML needs an extra: pip install 'newslens[html]'")
    assert problem.error.endswith(why.strip())
