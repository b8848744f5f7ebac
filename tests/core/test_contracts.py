"""What readers and aligners give back is held to its types before anything counts on them."""

from __future__ import annotations

from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslens.contracts import check_alignments, check_article, check_read
from newslens.contracts.wording import check_held
from newslens.errors import ContractError
from newslens.spans import Edit, Span, Spans
from newslens.stages import Slot
from newslens.types import (
    Alignment,
    Article,
    Cue,
    Difference,
    Kind,
    Mode,
    Quote,
    Relation,
    Removal,
    RemovalReason,
    Speaker,
    SpeakerMention,
    TextWarning,
)

_WHERE = (Span(0, 3),)


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("removed", ("junk",), "removed: must hold Removal, not str"),
        ("removed", [Removal(_WHERE, RemovalReason.CAPTION)], "removed: must be a tuple of Removal, not a list"),
        ("removed", (Removal(_WHERE, "dull"),), "removed: a reason is a RemovalReason"),  # type: ignore[arg-type]
        ("removed", (Removal((Span(2, 90),), RemovalReason.CAPTION),), "removed: .* outside the raw text"),
        ("warnings", ("torn",), "warnings: must hold TextWarning, not str"),
        ("warnings", (TextWarning((), "cut"),), "warnings: no span"),
    ],
)
def test_what_a_reader_says_of_the_text_is_held_to_its_types(field: str, value: Any, told: str) -> None:
    with pytest.raises(ContractError, match=told):
        check_read("test.v1", attrs.evolve(Article("a", "Rain fell."), **{field: value}))


def test_a_reader_may_say_what_was_removed_and_what_is_torn() -> None:
    removed, torn = Removal(_WHERE, RemovalReason.CAPTION), TextWarning(_WHERE, "cut")
    check_read("test.v1", Article("a", "Rain fell.", removed=(removed,), warnings=(torn,)))


def _said(name: str) -> Article:
    quote = Quote(f"{name}#q1", Kind.INDIRECT, Mode.SPEECH, "Rain fell.", (Span(0, 10),))
    return Article(name, "Rain fell.", quotes=(quote,))


def _aligned(**fields: Any) -> tuple[Alignment, ...]:
    found = attrs.evolve(Difference("a#q1", "b#q1", "Rain", "Snow"), **fields)
    return (Alignment("x1", ("a#q1", "b#q1"), Relation.REWORDED, differences=(found,)),)


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"a_spans": [(0, 3)]}, "the spans of a difference: must be a tuple of Span, not a list"),
        ({"a_spans": ((0, 3),)}, "the spans of a difference: must hold Span, not tuple"),
        ({"b_spans": (3,)}, "the spans of a difference: must hold Span, not int"),
        ({"b_spans": None}, "the spans of a difference: must be a tuple of Span, not a NoneType"),
        ({"b_spans": (Span(0, 11),)}, "a difference ends after the raw text"),
        ({"touches": ["hedge"]}, "touches: must be a tuple of str, not a list"),
        ({"touches": (1,)}, "touches: must hold str, not int"),
        ({"touches": "hedge"}, "touches: must be a tuple of str, not a str"),
    ],
)
def test_a_difference_is_held_to_its_types(fields: dict[str, Any], told: str) -> None:
    with pytest.raises(ContractError, match=told):
        check_alignments("test.v1", [_said("a"), _said("b")], _aligned(**fields))


def test_a_difference_may_have_an_empty_span() -> None:
    empty = _aligned(a_spans=(Span(4, 4),), b_spans=(Span(0, 4),), touches=("hedge",))
    check_alignments("test.v1", [_said("a"), _said("b")], empty)


# Cleaning took the line about letters out, and a blank; the words behind stand elsewhere in the text than in the raw text.
_CLEANED = Article("a", "Get our letters\n\n“We  go,” said Ann\nBerg. It is shut.").edited(
    [Edit(0, 17, gap=True), Edit(20, 22, " "), Edit(35, 36, " ")]
)


def _where(words: str) -> Spans:
    start = _CLEANED.text.index(words)
    return _CLEANED.to_raw(start, start + len(words))


def _quoted(**fields: Any) -> Article:
    who = SpeakerMention("a#s1", "Ann Berg", _where("Ann Berg"))
    quote = Quote("a#q1", Kind.DIRECT, Mode.SPEECH, "“We go,”", _where("“We go,”"), Cue("said", _where("said")), who)
    return attrs.evolve(_CLEANED, quotes=(attrs.evolve(quote, **fields),), speakers=(Speaker("a#s1", "Ann Berg"),))


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"text": _CLEANED.raw_text(_where("“We go,”"))},
        {"text": "we go"},
        {"text": "“We go,” … It is shut.", "spans": (*_where("“We go,”"), *_where("It is shut."))},
        {"cue": None, "speaker": None},
    ],
)
def test_words_are_those_of_their_spans(fields: dict[str, Any]) -> None:
    check_article("test.v1", Slot.ATTRIBUTE, _CLEANED, _quoted(**fields))


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"text": "not that"}, r"^test.v1: a#q1: its words are 'not that', and its spans hold '“We  go,”'$"),
        ({"text": "“We go,”", "spans": (Span(0, 8),)}, "hold 'Get our '; spans are of the raw text: Article.to_raw"),
        ({"text": "“We”"}, "a#q1: its words"),
        ({"text": ""}, "a#q1: its words"),
        ({"cue": Cue("said", (Span(9, 13),))}, "a#q1: cue: its words .*Article.to_raw"),
        ({"speaker": SpeakerMention("a#s1", "Ann Berg", (Span(14, 22),))}, "a#q1: speaker: its words .*Article.to_raw"),
    ],
)
def test_words_that_their_spans_do_not_hold_are_told_of(fields: dict[str, Any], told: str) -> None:
    with pytest.raises(ContractError, match=told):
        check_article("test.v1", Slot.ATTRIBUTE, _CLEANED, _quoted(**fields))
    with pytest.raises(ContractError, match=told):
        check_read("test.v1", _quoted(**fields))


@given(st.data())
def test_what_an_article_says_of_its_own_places_holds(data: st.DataObject) -> None:
    raw = data.draw(st.text(st.sampled_from("aBé&;ﬁ “.\n"), min_size=1, max_size=30))
    places = st.integers(0, len(raw))
    first, second, third, last = sorted(data.draw(st.tuples(places, places, places, places)))
    # Letters of which nothing stands in the raw text have no spans that could hold them.
    words = data.draw(st.sampled_from(["", " ", "fi", "é"] if raw[first:second].strip() else ["", " "]))
    article = Article("a", raw).edited([Edit(first, second, words), Edit(third, last, gap=data.draw(st.booleans()))])
    start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(article.text))] * 2)))
    spans = article.to_raw(start, end)
    if spans and article.text[start:end].strip():
        check_held("test.v1", "a#q1", article.raw_text(spans), spans, article)
        check_held("test.v1", "a#q1", article.text[start:end], spans, article)
