"""What newslens itself wrote is told from news that looks alike."""

from __future__ import annotations

import pytest

from newslens.reading import own
from newslens.reporting.table import render_table
from newslens.reporting.view import arrange
from newslens.types import Analysis, Article


@pytest.mark.parametrize("width", [40, 60, 100, 250])
@pytest.mark.parametrize("colour", [False, True])
@pytest.mark.parametrize("count", [0, 1, 2, 1000])
def test_every_table_of_an_analysis(width: int, count: int, *, colour: bool) -> None:
    articles = tuple(Article(f"a{number}", f"Nothing was said by {number}.") for number in range(count))
    view = arrange(Analysis(articles=articles, newslens="0.1"))
    assert own.table(render_table(view, width=width, colour=colour))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "3 articles of the treaty were struck out, Ann Berg said.\n",
        "12 sources · 3 quotations\n\nThe port authority keeps count.\n",
        "Quote of the day #1: “The quay is shut.”\n",
        "\nquote of the day ─────\nThe quay is shut.\n",
        "The desk had\n3 articles · 52 quotes · 114 claims · 22 speakers · 31 alignments\n",
    ],
)
def test_news_is_no_table(text: str) -> None:
    assert own.table(text) is None


@pytest.mark.parametrize(
    ("html", "written"),
    [
        ('<meta name="generator" content="newslens 0.1.0">', True),
        ('<meta name="generator" content="WordPress 6.5">', False),
        ('<meta name="generator" content="newslenses 2">', False),
        ("<p>Tarn Post reads the news with newslens.</p>", False),
        ("<p>" + "x" * 5000 + '<meta name="generator" content="newslens 0.1.0">', False),
    ],
)
def test_a_page_says_who_made_it(html: str, *, written: bool) -> None:
    assert (own.page(html) is not None) is written


@pytest.mark.parametrize(
    ("tree", "written"),
    [
        ({"newslens": "0.1.0", "schema": 1, "articles": []}, True),
        ({"newslens": "0.1.0", "what": "quote", "items": [], "alignments": []}, True),
        ({"newslens": "0.1.0", "text": "The quay is shut."}, False),
        ({"newslens": True, "draft": "d", "sound": True, "quotes": []}, False),
        ({"draft": "d", "sound": True, "quotes": []}, False),
        ([{"newslens": "0.1.0", "schema": 1}], False),
    ],
)
def test_a_document_has_the_fields_of_its_kind(tree: object, *, written: bool) -> None:
    assert (own.document(tree) is not None) is written
