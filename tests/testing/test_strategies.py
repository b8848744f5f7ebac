"""What the strategies give holds what the types promise, and the gold of generated news is where it says."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable

import attrs
import pytest
from hypothesis import find, given, settings
from hypothesis import strategies as st

from newslens import contracts
from newslens.serialize import from_json, to_json
from newslens.spans import OffsetMap, Span
from newslens.stages import Resolution, Slot, Source
from newslens.testing import articles, messy_text, news_prose, quotes, register, sources, stories, texts
from newslens.testing.words import misplaced
from newslens.types import Alignment, Analysis, Article, Claim, Kind, Quote, Speaker

register()


def sound(article: Article) -> bool:
    bare = attrs.evolve(article, quotes=(), speakers=(), claims=())
    contracts.check_article("test.v1", Slot.ATTRIBUTE, bare, attrs.evolve(article, claims=()))
    contracts.check_article("test.v1", Slot.CLAIM, attrs.evolve(article, claims=()), article)
    contracts.check_read("test.v1", article)
    return True


@given(st.from_type(Article))
def test_articles_from_their_type_hold(article: Article) -> None:
    assert sound(article)


@given(st.from_type(Analysis))
def test_analyses_from_their_type_hold(analysis: Analysis) -> None:
    assert from_json(to_json(analysis)) == analysis
    contracts.check_alignments("test.v1", analysis.articles, analysis.alignments)


@pytest.mark.parametrize("kind", [Span, OffsetMap, Quote, Claim, Speaker, Alignment, Source, Resolution])
@settings(max_examples=5)
@given(data=st.data())
def test_every_type_has_a_strategy(kind: type[object], data: st.DataObject) -> None:
    assert isinstance(data.draw(st.from_type(kind)), kind)


@given(st.data())
def test_a_quote_may_stand_in_its_article(data: st.DataObject) -> None:
    article = data.draw(articles())
    quote = data.draw(quotes(article))
    assert sound(attrs.evolve(article, quotes=(*article.quotes, quote)))


@given(news_prose())
def test_the_gold_of_news_is_where_it_says(article: Article) -> None:
    assert sound(article)
    assert next(misplaced(Slot.ATTRIBUTE, article, article), "") == ""
    for quote in article.quotes:
        marked = any(mark in quote.text for mark in '“"‘«')
        assert marked == (quote.kind is not Kind.INDIRECT)
        assert quote.cue
        assert quote.speaker


@given(stories(min_size=2))
def test_the_articles_of_a_story_are_of_different_outlets(found: tuple[Article, ...]) -> None:
    assert len({article.id for article in found}) == len({article.publisher for article in found}) == len(found) >= 2
    assert all(map(sound, found))


@pytest.mark.parametrize(
    "wanted",
    [
        lambda text: "\u00ad" in text or "\u200b" in text,
        lambda text: "“" in text and "said" in text,
        lambda text: text == "",
        lambda text: "\ud800" in text,
        lambda text: "&amp;" in text,
    ],
)
def test_messy_text_is_messy_in_every_way(wanted: Callable[[str], bool]) -> None:
    find(messy_text(), wanted)


@given(texts(max_size=9))
def test_texts_are_as_long_as_they_may_be(text: str) -> None:
    assert len(text) <= 9


@pytest.mark.parametrize("suffix", [".txt", ".json", ".html"])
def test_sources_have_their_suffix(suffix: str) -> None:
    found = find(sources(suffix=suffix), lambda source: len(source.data) > 2)
    assert found.path
    assert found.path.endswith(suffix)


def test_neither_the_pytest_plugin_nor_the_strategies_import_spacy() -> None:
    code = (
        "import sys, newslens.testing.pytest_plugin, newslens.testing.registration;"
        "newslens.testing.registration.register();"
        "sys.exit('spacy' in sys.modules or 'newslens.testing.strategies' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
