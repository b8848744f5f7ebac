from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser
from urllib.parse import unquote

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslens.reporting.highlight import Highlighter
from newslens.reporting.stage import HtmlReporter
from newslens.reporting.view import arrange
from newslens.spans import Span
from newslens.testing import strategies
from newslens.types import (
    Alignment,
    Analysis,
    Article,
    Claim,
    Kind,
    Mode,
    Problem,
    Quote,
    Relation,
    Speaker,
    SpeakerMention,
)
from tests.reporting.sample import ANALYSIS, FERRY, ferry

HOSTILE = "</div></style><script>alert(1)</script>\"'><img src=x onerror=y>&amp;{{ 7 }}\x00\x1b[31m\u202e\ud800"


class _Page(HTMLParser):
    """What a browser would make of a page."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.texts: list[str] = []
        self._within: list[str] | None = None
        self._depth = 0
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        given = dict(attrs)
        if self._within is not None:
            self._depth += 1
            self._link = "link" in (given.get("class") or "").split()
        elif given.get("class") == "text":
            self._within, self._depth, self._link = [], 0, False

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002
        if self._within is None:
            return
        self._link = False
        if self._depth == 0:
            self.texts.append("".join(self._within))
            self._within = None
        self._depth -= 1

    def handle_data(self, data: str) -> None:
        if self._within is not None and not self._link:
            self._within.append(data)

    def values(self, name: str) -> list[str]:
        return [value for _, attribute, value in self.attributes if attribute == name]


def _page(analysis: Analysis) -> _Page:
    return _Page(HtmlReporter()(analysis).decode())


def _unfit(text: str) -> str:
    return re.sub(
        "[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]",
        "\ufffd",
        text,
    )


def _assert_safe(page: _Page) -> None:
    allowed = {
        "a", "article", "b", "body", "details", "div", "footer", "h1", "h2", "h3", "head", "header", "html", "i", "li", "main",
        "mark", "meta", "nav", "p", "section", "small", "span", "style", "summary", "table", "td", "th", "title", "tr", "ul",
    }  # fmt: skip
    assert set(page.tags) <= allowed
    names = {name for _, name, _ in page.attributes}
    assert names <= {
        "aria-label", "charset", "class", "content", "dir", "href", "http-equiv", "id", "lang", "name", "rel", "scope", "title",
    }  # fmt: skip
    ids = page.values("id")
    assert len(set(ids)) == len(ids)
    for link in page.values("href"):
        assert link.startswith(("https://", "http://")) or unquote(link.removeprefix("#")) in {*ids, "article1"}


def test_the_page_shows_each_article_whole() -> None:
    page = _page(ANALYSIS)
    _assert_safe(page)
    assert page.texts == [article.raw for article in ANALYSIS.articles]


def test_nothing_is_loaded_and_the_style_is_the_one_that_is_allowed() -> None:
    text = HtmlReporter()(ANALYSIS).decode()
    style = text[text.index("<style>") + 7 : text.index("</style>")]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = next(value for value in _page(ANALYSIS).values("content") if value.startswith("default-src"))
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert "url(" not in style
    assert "@import" not in style


def test_what_is_only_thought_stands_below_what_was_said() -> None:
    *said, last = ferry.quotes
    thought = attrs.evolve(ferry, quotes=(*said, attrs.evolve(last, mode=Mode.THOUGHT)))
    page = HtmlReporter()(attrs.evolve(ANALYSIS, articles=(thought, *ANALYSIS.articles[1:]))).decode()
    (told,) = re.findall(r'Castell Roads</span>\s*</h3>\s*<p class="thought">[^<]*</p>\s*<ul>\s*<li>([^<]*)', page)
    assert told.strip() == "repairs will take two weeks"
    assert '<p class="thought">' not in HtmlReporter()(ANALYSIS).decode()


def _segments(article: Article, analysis: Analysis = ANALYSIS) -> dict[str, tuple[str, ...]]:
    return {s.text: s.classes for s in Highlighter.of(arrange(analysis)).segments(article) if s.classes}


def test_what_was_found_is_highlighted() -> None:
    shown = _segments(ferry)
    assert shown["“We had no choice,”"] == ("quote", "h0")
    assert shown["Mayor Ada Brunn"] == ("mention", "h0")
    assert shown["said"] == ("cue",)
    assert shown["Castell Roads"] == ("mention", "h1")
    assert shown["Sign up for our newsletter."] == ("removed",)
    assert shown["Forty vans cross the bridge each hour"] == ("claim",)


def test_of_nested_quotes_the_inner_one_has_the_colour() -> None:
    outer = attrs.evolve(ferry.quotes[0], id="o", spans=(Span(0, len(FERRY)),), speaker=SpeakerMention("s2", "x", ()))
    shown = _segments(
        attrs.evolve(ferry, quotes=(outer, *ferry.quotes)),
        attrs.evolve(ANALYSIS, articles=(attrs.evolve(ferry, quotes=(outer, *ferry.quotes)), ANALYSIS.articles[1])),
    )
    assert shown["“We had no choice,”"][0] == "quote"
    assert shown["“We had no choice,”"] != shown["Bridge over the Aller closed\n\n"]
    assert shown["Mayor Ada Brunn"][0] == "mention"


def test_each_telling_leads_to_the_others() -> None:
    segments = Highlighter.of(arrange(ANALYSIS)).segments(ferry)
    (link,) = next(segment for segment in segments if segment.text == "“We had no choice,”").links
    there = Highlighter.of(arrange(ANALYSIS)).segments(ANALYSIS.articles[1])
    assert next(segment.text for segment in there if link.anchor in segment.anchors) == "“We had no other choice,”"
    assert link.title == "reworded: Pellworth Herald"


def test_each_link_says_where_it_leads_and_how_the_two_stand() -> None:
    text = HtmlReporter()(ANALYSIS).decode()
    segments = [
        segment for article in ANALYSIS.articles for segment in Highlighter.of(arrange(ANALYSIS)).segments(article)
    ]
    kinds = {
        link.title.partition(":")[0]: (link.kind, link.label[:1]) for segment in segments for link in segment.links
    }
    assert kinds == {
        "reworded": ("", "1"),
        "verbatim, attribution conflict": ("conflict", "⇄"),
        "contradiction": ("contradiction", "≠"),
    }
    assert 'aria-label="≠3 contradiction: Pellworth Herald">≠3</a>' in text
    for link in re.findall(r"<a [^>]*>↓</a>", text):
        assert re.search(r'aria-label="↓ [^"]+ in the article of (The Daily Ferry|Pellworth Herald)"', link)


def test_who_says_a_quote_is_told_without_pointing_at_it() -> None:
    text = HtmlReporter()(ANALYSIS).decode()
    quotes = [quote for article in ANALYSIS.articles for quote in article.quotes]
    told = re.findall(r'<a class="voice" href="#(voice\d+)" aria-label="([^"]*)"></a>', text)
    assert len(told) == len(quotes)
    assert told[0][1] == "Ada Brunn, direct speech"
    (heading,) = re.findall(rf'<h3 id="{told[0][0]}">(.*?)</h3>', text, re.DOTALL)
    assert "Ada Brunn" in heading


def test_every_table_and_article_has_a_name() -> None:
    text = HtmlReporter()(ANALYSIS).decode()
    for tag in re.findall(r"<(?:table|article|nav)\b[^>]*>", text):
        assert re.search(r'aria-label="[^"]+"', tag)


def _hostile(text: str) -> Analysis:
    def article(name: str) -> Article:
        whole = (Span(0, len(text)),)
        return Article(
            id=name + text,
            raw=text,
            path=text,
            title=text,
            publisher=text,
            url="javascript:" + text,
            published=text,
            quotes=(
                Quote(
                    name + "q" + text, Kind.DIRECT, Mode.SPEECH, text, whole, None, SpeakerMention(text, text, whole)
                ),
            ),
            claims=(Claim(name + "c" + text, text, whole, claimant=text),),
        )

    return Analysis(
        articles=(article("a"), article("b")),
        speakers=(Speaker(text, text, (text,), (text,)),),
        alignments=(Alignment(text, ("aq" + text, "bq" + text), Relation.REWORDED),),
        problems=(Problem(text, text, text),),
        newslens=text,
    )


@pytest.mark.parametrize("hostile", [HOSTILE, "javascript:alert(1)", "<!--", "]]>", "&lt;"])
def test_no_text_of_others_becomes_markup(hostile: str) -> None:
    page = _page(_hostile(hostile))
    _assert_safe(page)
    assert page.texts == [_unfit(hostile)] * 2
    assert not any(link.startswith("javascript") for link in page.values("href"))


@given(st.text(min_size=1))
def test_any_text_is_only_text(text: str) -> None:
    _assert_safe(_page(_hostile(text)))


@given(strategies.analyses())
def test_any_analysis_has_a_page(analysis: Analysis) -> None:
    page = _page(analysis)
    _assert_safe(page)
    assert page.texts == [_unfit(article.raw) for article in analysis.articles]
    highlighter = Highlighter.of(arrange(analysis))
    for article in analysis.articles:
        assert "".join(segment.text for segment in highlighter.segments(article)) == _unfit(article.raw)


def test_ids_are_the_places_of_a_page() -> None:
    quote = attrs.evolve(ferry.quotes[0], id="ferry#q1")
    analysis = Analysis(articles=(attrs.evolve(ferry, quotes=(quote,)),), speakers=ANALYSIS.speakers)
    text = HtmlReporter()(analysis).decode()
    assert '<a id="ferry#q1"></a>' in text
    assert 'href="#ferry%23q1" title="ferry#q1, in the article"' in text
    assert 'title="ferry#q1: Ada Brunn, direct speech"' in text
