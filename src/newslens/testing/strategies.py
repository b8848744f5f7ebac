"""Hypothesis strategies for the types of newslens: every value they give holds what the types promise."""

from __future__ import annotations

import html
import json
from enum import Enum
from string import ascii_lowercase
from typing import Any

import attrs
from hypothesis import strategies as st

from newslens.spans import Edit, Span, Spans
from newslens.stages import Source
from newslens.testing.news import news_prose
from newslens.types import (
    Alignment,
    Analysis,
    Article,
    Claim,
    Cue,
    Difference,
    Kind,
    Mode,
    Problem,
    Quantity,
    Quote,
    Relation,
    Removal,
    RemovalReason,
    Speaker,
    SpeakerKind,
    SpeakerMention,
    Stance,
    TextWarning,
)

_NAMES = st.text(ascii_lowercase, min_size=1, max_size=8)
_SCORES = st.floats(0, 1)
_WORDS = "the bridge is “safe”, said Mara Lind. It’s not\n\n‘so’ \u00ad\u200b\ud800\U0001f600 42 €"


_NOISE = (
    "\u00ad", "\u200b", "\ufeff", "\u00a0", "\r\n", "\n\n\n", "  ", "\t", "&amp;", "&#8217;", "<p>", "<br/>", "â€™", "Ã©",
    "\ufffd", "\u202e", "e\u0301", "’", "“", "”", "''", "\ud800", "\n\nAdvertisement\n\n", "\n\nRead more: Quay shut again\n\n",
)  # fmt: skip


def texts(*, max_size: int = 80) -> st.SearchStrategy[str]:
    """Texts that look like damaged news: words, marks of every style, blanks, invisible characters, any code point."""
    return st.text(st.sampled_from(_WORDS) | st.characters(), max_size=max_size)


@st.composite
def messy_text(draw: st.DrawFn) -> str:
    """News prose as it arrives: invisible characters, entities, broken encodings and furniture strewn into it.

    One text in four is no prose at all, but any code points.
    """
    if not draw(st.integers(0, 3)):
        return draw(texts())
    text = draw(news_prose()).raw
    for _ in range(draw(st.integers(0, 6))):
        place = draw(st.integers(0, len(text)))
        text = text[:place] + draw(st.sampled_from(_NOISE)) + text[place:]
    return text


@st.composite
def edits(draw: st.DrawFn, text: str) -> tuple[Edit, ...]:
    """Edits of a text, none overlapping another."""
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8)))
    pairs = zip(cuts[::2], cuts[1::2], strict=False)
    return tuple(Edit(start, end, draw(texts(max_size=4)), draw(st.booleans())) for start, end in pairs)


@st.composite
def spans(draw: st.DrawFn, text: str) -> Spans:
    """One to three spans of a text in order, none of them empty; the text must not be empty."""
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), min_size=2, max_size=6)))
    return tuple(Span(start, end) for start, end in zip(cuts[::2], cuts[1::2], strict=False))


@st.composite
def quotes(draw: st.DrawFn, article: Article, *, name: str | None = None) -> Quote:
    """Quotes that may stand in an article: their spans lie in its raw text, their speaker is one of its own or nobody.

    Args:
        draw: Given by Hypothesis.
        article: An article whose raw text is not empty.
        name: The id of the quote; the first that the article does not have if left out.
    """
    taken = {quote.id for quote in article.quotes}
    free = (f"{article.id}#q{number}" for number in range(1, len(taken) + 2))
    known = [speaker.id for speaker in article.speakers]
    who = st.none() | st.sampled_from(known) if known else st.none()
    name = name or next(given for given in free if given not in taken)
    return _quote(draw, name, article.raw, spans(article.raw), who)


@st.composite
def sources(draw: st.DrawFn, *, suffix: str = ".txt") -> Source:
    """Inputs of a reader: messy text, in JSON or HTML where the suffix says so, in one of three encodings, or any bytes."""
    name = draw(_NAMES)
    if not draw(st.integers(0, 4)):
        return Source(f"{name}{suffix}", name, draw(st.binary(max_size=80)))
    text = draw(messy_text())
    if "json" in suffix:
        text = json.dumps({"title": "Quay to stay shut", "text": text})
    elif "htm" in suffix:
        text = f"<html><body><article><p>{html.escape(text)}</p></article></body></html>"
    encoding = draw(st.sampled_from(("utf-8", "utf-8-sig", "cp1252")))
    return Source(f"{name}{suffix}", name, text.encode(encoding, "replace"))


@st.composite
def articles(draw: st.DrawFn, *, name: str = "a1") -> Article:
    """Articles with an edited text, quotes, claims and speakers, all of whose spans and ids hold."""
    raw = draw(texts().filter(bool))
    article = Article(name, raw)
    for _ in range(draw(st.integers(0, 2))):
        article = article.edited(draw(edits(article.text)))
    some_spans = spans(raw)
    speakers = tuple(
        Speaker(
            f"{name}#s{number}", draw(_NAMES), tuple(draw(st.lists(_NAMES, max_size=2))), (), draw(_of(SpeakerKind))
        )
        for number in range(draw(st.integers(0, 3)))
    )
    who = st.none() | st.sampled_from([speaker.id for speaker in speakers]) if speakers else st.none()
    quotes = tuple(_quote(draw, f"{name}#q{n}", raw, some_spans, who) for n in range(draw(st.integers(0, 3))))
    claims = tuple(
        Claim(
            f"{name}#c{number}",
            draw(texts()),
            draw(some_spans),
            draw(who),
            draw(st.none() | st.sampled_from([quote.id for quote in quotes])) if quotes else None,
            draw(_of(Stance)),
            tuple(draw(st.lists(_quantities(some_spans), max_size=2))),
            draw(_SCORES),
        )
        for number in range(draw(st.integers(0, 3)))
    )
    return attrs.evolve(
        article,
        path=draw(st.none() | _NAMES),
        title=draw(st.none() | texts()),
        published=draw(st.none() | _NAMES),
        removed=tuple(draw(st.lists(st.builds(Removal, some_spans, _of(RemovalReason)), max_size=2))),
        warnings=tuple(draw(st.lists(st.builds(TextWarning, some_spans, _NAMES), max_size=2))),
        quotes=quotes,
        claims=claims,
        speakers=speakers,
    )


def _of(kind: type[Enum]) -> st.SearchStrategy[Any]:
    return st.sampled_from(list(kind))


def _quantities(some_spans: st.SearchStrategy[Spans]) -> st.SearchStrategy[Quantity]:
    value = st.none() | st.floats(allow_nan=False, allow_infinity=False) | _NAMES
    return st.builds(Quantity, texts(), some_spans, value, st.none() | _NAMES)


def _quote(
    draw: st.DrawFn, name: str, raw: str, some_spans: st.SearchStrategy[Spans], who: st.SearchStrategy[str | None]
) -> Quote:
    where, cue, speaker = draw(some_spans), draw(st.none() | some_spans), draw(who)
    mention = draw(some_spans)
    article = Article(name, raw)
    return Quote(
        name,
        draw(_of(Kind)),
        draw(_of(Mode)),
        article.raw_text(where),
        where,
        None if cue is None else Cue(article.raw_text(cue), cue),
        None if speaker is None else SpeakerMention(speaker, article.raw_text(mention), mention),
        draw(_SCORES),
        tuple(draw(st.lists(_NAMES, max_size=2))),
    )


def _differences(pair: tuple[str, str], a_raw: str, b_raw: str) -> st.SearchStrategy[Difference]:
    return st.builds(
        Difference,
        st.just(pair[0]),
        st.just(pair[1]),
        texts(),
        texts(),
        st.sampled_from(["", "negation", "hedge_added", "swallowed", "shift", "replacement"]),
        st.just(()) | spans(a_raw),
        st.just(()) | spans(b_raw),
        st.sampled_from([(), ("negation",), ("hedge", "number")]),
    )


@st.composite
def analyses(draw: st.DrawFn) -> Analysis:
    """Analyses of up to three articles, with alignments between their quotes."""
    found = tuple(draw(articles(name=f"a{number}")) for number in range(draw(st.integers(0, 3))))
    speakers = tuple(speaker for article in found for speaker in article.speakers)
    quotes = [(article, quote.id) for article in found for quote in article.quotes]
    raw = {quote: article.raw for article, quote in quotes}
    pairs = [(a, b) for home, a in quotes for other, b in quotes if home.id < other.id]
    alignments = tuple(
        Alignment(
            f"l{number}",
            pair,
            draw(_of(Relation)),
            draw(st.booleans()),
            tuple(draw(st.lists(_differences(pair, raw[pair[0]], raw[pair[1]]), max_size=3))),
            draw(_SCORES),
        )
        for number, pair in enumerate(draw(st.lists(st.sampled_from(pairs), max_size=2, unique=True)) if pairs else [])
    )
    problems = tuple(
        draw(
            st.lists(
                st.builds(Problem, st.none() | _NAMES, _NAMES, texts(), st.sampled_from(("NL101", "NL104"))), max_size=2
            )
        )
    )
    return Analysis(found, speakers, alignments, problems, "0.1")
