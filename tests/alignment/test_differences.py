"""Differences are typed, and point at their words in the raw text."""

from __future__ import annotations

from collections.abc import Sequence

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslens.alignment.aligning import align
from newslens.alignment.diff.edits import Kind as EditKind
from newslens.alignment.diff.edits import inverse
from newslens.alignment.origins import origin
from newslens.alignment.words import read
from newslens.spans import Span
from newslens.types import Alignment, Article, Cue, Difference, Kind, Mode, Quote, Relation, SpeakerMention
from tests.alignment.texts import SPEAKERS, VELA

KEEPERS = "We will not sell the old lighthouse to any of the three barge companies".split()
CUES = ("” she said, “", "” she told the harbour board on Monday. “")


def printed(name: str, pieces: Sequence[str], before: str = "") -> Article:
    """An article with one direct quote, interrupted between its pieces."""
    raw = before
    spans = []
    for number, piece in enumerate(pieces):
        raw += CUES[number % len(CUES)][:-1] + "“" if number else ""
        start = len(raw) if number == 0 else len(raw) - 1
        raw += f"“{piece}" if number == 0 else piece
        raw += "” " if number == len(pieces) - 1 else ""
        spans.append(Span(start, len(raw.rstrip())))
    article = Article(name, raw)
    mention = SpeakerMention(VELA.id, VELA.name, ())
    text = article.raw_text(spans)
    quote = Quote(f"{name}.q", Kind.DIRECT, Mode.SPEECH, text, tuple(spans), Cue("said", ()), mention)
    return attrs.evolve(article, quotes=(quote,))


def aligned(a: Article, b: Article) -> Alignment:
    (found,) = align((a, b), SPEAKERS)
    return found


def in_raw(article: Article, spans: Sequence[Span]) -> str:
    """The words of spans in the raw text, as a reader sees them."""
    words = " ".join(span.of(article.raw) for span in spans)
    return " ".join(words.replace("\u00ad", "").replace("\u200b", "").split())


def sides(found: Difference, a: Article, b: Article) -> bool:
    return in_raw(a, found.a_spans) == found.a_words and in_raw(b, found.b_spans) == found.b_words


WORDS = (
    "lantern harbour anchor mud whistle blacksmith drawbridge eel barge customs pier tide sluice canal rota ferry museum rope "
    "will may not never if unless we they forty 40 grant about said"
).split()
blanks = st.sampled_from([" ", " ", " ", "\n", ", ", " \u200b", " — "])


@st.composite
def printings(draw: st.DrawFn) -> tuple[Article, Article]:
    """Two printings of some words, with words changed, blanks of every kind, invisible characters and interruptions."""
    words = draw(st.lists(st.sampled_from(WORDS), min_size=8, max_size=20, unique=True))
    other = list(words)
    for _ in range(draw(st.integers(1, 3))):
        place = draw(st.integers(0, len(other) - 1))
        other[place : place + draw(st.integers(0, 1))] = draw(st.lists(st.sampled_from(WORDS), max_size=2))

    def pieces(held: list[str]) -> list[str]:
        cut = draw(st.integers(1, len(held)))
        said = ["".join(word + draw(blanks) for word in part).strip() for part in (held[:cut], held[cut:]) if part]
        return [piece.replace("rr", "r\u00adr") if draw(st.booleans()) else piece for piece in said]

    before = draw(st.sampled_from(["", "Lund Bay, Monday.\n\n", "\u200b…"]))
    return printed("a", pieces(words)), printed("b", pieces(other or words), before)


@settings(max_examples=60, deadline=None)
@given(printings())
def test_the_spans_of_a_difference_hold_its_words_in_the_raw_text(both: tuple[Article, Article]) -> None:
    a, b = both
    for alignment in align(both, SPEAKERS):
        for found in alignment.differences:
            assert found.kind in set(EditKind)
            assert sides(found, a, b)
            for article, spans in ((a, found.a_spans), (b, found.b_spans)):
                assert spans
                assert list(spans) == sorted(spans)
                inside = article.quotes[0].spans
                assert all(any(o.start <= s.start and s.end <= o.end for o in inside) for s in spans)
        for before, after in zip(alignment.differences, alignment.differences[1:], strict=False):
            assert before.a_spans[-1].end <= after.a_spans[0].start
            assert before.b_spans[-1].end <= after.b_spans[0].start


@settings(max_examples=60, deadline=None)
@given(printings())
def test_the_other_order_gives_the_differences_taken_back(both: tuple[Article, Article]) -> None:
    a, b = both
    quote = a.quotes[0]
    last = attrs.evolve(a, id="z", quotes=(attrs.evolve(quote, id="z.q"),))
    forth, back = align((a, b), SPEAKERS), align((b, last), SPEAKERS)
    assert [found.relation for found in forth] == [found.relation for found in back]
    for there, here in zip(forth, back, strict=True):
        assert [
            (f.kind, f.a_words, f.b_words, f.a_spans, f.b_spans, f.touches) for f in there.differences
        ] == [
            (str(inverse(EditKind(f.kind))), f.b_words, f.a_words, f.b_spans, f.a_spans, f.touches)
            for f in here.differences
        ]  # fmt: skip


@given(st.text(alphabet="ab …\u00ad\n", min_size=1), st.data())
def test_every_part_of_what_is_compared_leads_back_to_the_same_characters(raw: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.sets(st.integers(0, len(raw)), min_size=2, max_size=6)))
    spans = tuple(Span(start, end) for start, end in zip(cuts[::2], cuts[1::2], strict=False))
    text = " … ".join(span.of(raw) for span in spans)[: data.draw(st.integers(1, 40))]
    words = read(text).text
    found = origin(text, spans, words, raw)
    assert len(found.text) == len(words)
    start = data.draw(st.integers(0, len(words)))
    end = data.draw(st.integers(start, len(words)))
    back = "".join(span.of(raw) for span in found.to_raw(Span(start, end)))
    there = "".join(found.text[place] for place in range(start, end) if found.kept[place] >= 0)
    assert back.replace("\u00ad", "") == there.replace("\u00ad", "")


@pytest.mark.parametrize(
    ("old", "new", "kind", "touches"),
    [
        ("not", "", "negation", ("negation",)),
        ("will", "may", "hedge_added", ("hedge",)),
        ("three", "30", "number", ("number",)),
        ("We", "They", "shift", ()),
    ],
)
def test_a_difference_says_what_it_does(old: str, new: str, kind: str, touches: tuple[str, ...]) -> None:
    a = printed("a", [" ".join(KEEPERS)])
    b = printed("b", [" ".join(filter(None, (new if word == old else word for word in KEEPERS)))])
    (found,) = aligned(a, b).differences
    assert (found.kind, found.touches) == (kind, touches)
    assert (found.a_words, found.b_words) == (old, new)
    assert sides(found, a, b)


def test_where_one_side_adds_words_the_other_has_an_empty_span_at_the_place() -> None:
    a = printed("a", [" ".join(KEEPERS)])
    b = printed("b", [" ".join(word for word in KEEPERS if word != "not")])
    (found,) = aligned(a, b).differences
    (place,) = found.b_spans
    assert not len(place)
    assert b.raw[: place.end].endswith("We will")


@pytest.mark.parametrize("cut", [2, 5])
def test_where_a_cue_interrupts_nothing_was_left_out(cut: int) -> None:
    a = printed("a", [" ".join(KEEPERS)])
    b = printed("b", [" ".join(KEEPERS[:cut]), " ".join(KEEPERS[cut:])])
    assert " … " in b.quotes[0].text
    found = aligned(a, b)
    assert found.relation == Relation.VERBATIM
    assert not found.differences


def test_an_ellipsis_that_swallows_a_negation_is_told() -> None:
    a = printed("a", [" ".join(KEEPERS)])
    b = printed("b", [" ".join("…" if word == "not" else word for word in KEEPERS)])
    found = aligned(a, b)
    assert found.relation in {Relation.REWORDED, Relation.CONTRADICTION}
    assert [(f.kind, f.touches, f.a_words, f.b_words) for f in found.differences] == [
        ("swallowed", ("negation",), "not", "…")
    ]
    assert sides(found.differences[0], a, b)


def test_an_ellipsis_for_a_sentence_or_for_words_of_no_consequence_stays_verbatim() -> None:
    sentences = "We sell the lighthouse this spring. We will not keep barges. Eels pay for the drawbridge."
    a = printed("a", [sentences])
    b = printed("b", [sentences.replace("We will not keep barges.", "…")])
    assert aligned(a, b).relation == Relation.VERBATIM
    whole = printed("a", [" ".join(KEEPERS)])
    part = printed("b", [" ".join(KEEPERS).replace("old", "…")])
    assert aligned(whole, part).relation == Relation.VERBATIM


def test_a_text_that_its_spans_do_not_hold_has_no_spans_but_words() -> None:
    a = printed("a", [" ".join(KEEPERS)])
    b = printed("b", [" ".join(KEEPERS).replace("old", "new")])
    foreign = attrs.evolve(b, raw=b.raw.replace("companies", "societies"))
    (found,) = aligned(a, foreign).differences
    assert (found.b_words, found.b_spans) == ("new", ())
    assert sides(attrs.evolve(found, b_words="", b_spans=()), a, foreign)
