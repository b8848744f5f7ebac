"""What holds of every alignment, whatever the articles say."""

from __future__ import annotations

import random
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslens.alignment.aligning import align
from newslens.alignment.marks import quoted
from newslens.alignment.words import read
from newslens.types import Alignment, Article, Cue, Kind, Mode, Quote, Relation, SpeakerMention
from tests.alignment.texts import SPEAKERS, VELA, claim, quote, story

WORDS = (
    "lantern harbour anchor mud whistle blacksmith drawbridge eel barge customs pier tide sluice canal rota ferry museum rope "
    "factory net grant whale compass captain storm cargo signal beacon timber oyster"
).split()
SMALL = "the a of to and was had we they in on for not never his her".split()

sentences = st.lists(st.sampled_from(WORDS + SMALL), min_size=1, max_size=20).map(" ".join)
marks = st.sampled_from(["“{}”", "‘{}’", '"{}"', "«{}»", "he was “{}” now", "{}", "it was {}"])
numbers = st.sampled_from(["", " 40", " about 3 million", " $5", " at 3:40 a.m.", " by March 3", " six"])
texts = st.one_of(
    st.builds(lambda mark, words, number: mark.format(words + number), marks, sentences, numbers),
    st.text(max_size=80),
)
speakers = st.sampled_from([None, *(speaker.id for speaker in SPEAKERS), "s-nobody"])


@st.composite
def stories(draw: st.DrawFn) -> list[Article]:
    articles = []
    for number in range(draw(st.integers(0, 3))):
        name = f"art{number}"
        quotes = []
        for place in range(draw(st.integers(0, 4))):
            speaker = draw(speakers)
            mention = None if speaker is None else SpeakerMention(speaker, "x", ())
            cue = draw(st.sampled_from([None, Cue("said", ()), Cue("denied", ())]))
            kind = draw(st.sampled_from(list(Kind)))
            quotes.append(Quote(f"{name}.q{place}", kind, Mode.SPEECH, draw(texts), (), cue, mention))
        claims = [
            claim(f"{name}.k{place}", draw(texts), quote=draw(st.sampled_from([None, "", *(q.id for q in quotes)])))
            for place in range(draw(st.integers(0, 3)))
        ]
        articles.append(Article(id=name, raw="x", quotes=tuple(quotes), claims=tuple(claims)))
    return articles


@settings(max_examples=150, deadline=None)
@given(stories())
def test_alignments_are_well_formed_and_the_order_of_articles_does_not_matter(articles: list[Article]) -> None:
    found = align(articles, SPEAKERS)
    home = {quote_.id: article.id for article in articles for quote_ in article.quotes}
    home |= {claim_.id: article.id for article in articles for claim_ in article.claims}
    for alignment in found:
        assert list(alignment.members) == sorted(alignment.members)
        assert len({home[member] for member in alignment.members}) >= 2
        assert 0.0 <= alignment.score <= 1.0
        assert alignment.evidence
        assert all({change.a, change.b} == set(alignment.members) for change in alignment.differences)
        if alignment.relation in {Relation.VERBATIM, Relation.PARAPHRASE}:
            assert not alignment.differences
    assert len({alignment.id for alignment in found}) == len(found)
    for order in permutations(articles):
        assert align(order, SPEAKERS) == found
    assert align([*articles, *articles], SPEAKERS[::-1]) == found


long_quotes = st.lists(st.sampled_from(WORDS), min_size=8, max_size=25, unique=True)


def two(a: str, b: str) -> tuple[Alignment, ...]:
    return align(story((quote("a.q1", a),), (quote("b.q1", b),)), SPEAKERS)


@settings(deadline=None)
@given(long_quotes)
def test_the_same_quote_in_another_article_is_verbatim(words: list[str]) -> None:
    text = "“" + " ".join(words) + ".”"
    (found,) = two(text, text)
    assert found.relation == Relation.VERBATIM


@settings(deadline=None)
@given(long_quotes, st.integers(0, 20), st.integers(5, 12))
def test_a_partial_print_is_verbatim(words: list[str], start: int, length: int) -> None:
    start = min(start, len(words) - 5)
    part = words[start : start + length]
    (found,) = two("“" + " ".join(words) + ".”", "it was “" + " ".join(part) + "”")
    assert found.relation == Relation.VERBATIM


@settings(deadline=None)
@given(long_quotes, st.integers(0, 24), st.sampled_from(["zeppelin", "turnip", "saxophone"]))
def test_one_word_replaced_is_reworded_with_exactly_that_difference(words: list[str], place: int, other: str) -> None:
    place %= len(words)
    changed = [*words[:place], other, *words[place + 1 :]]
    (found,) = two("“" + " ".join(words) + ".”", "“" + " ".join(changed) + ".”")
    assert found.relation == Relation.REWORDED
    assert [(change.a_words, change.b_words) for change in found.differences] == [(words[place], other)]


@given(st.text(alphabet="ab “”‘’\"'«».\u00ad…"))
def test_stretches_inside_marks_are_in_order_and_in_range(text: str) -> None:
    last = 0
    for start, end in quoted(text):
        assert last <= start < end <= len(text)
        last = end


@given(st.text())
def test_words_stand_in_their_text_in_order(text: str) -> None:
    words = read(text)
    last = 0
    for form, (start, end) in zip(words.forms, words.places(), strict=True):
        assert words.text[start:end] == form
        assert last <= start < end
        last = end
    assert list(words.sentences) == sorted(words.sentences)
    assert list(words.clauses) == sorted(words.clauses)


@pytest.mark.parametrize("piece", ["“", "'", "a ", "1,", "not ", "“a” ", "U.", "\u00ad"])
def test_hostile_texts_are_read_without_fault(piece: str) -> None:
    text = piece * 100_000
    articles = story((quote("a.q1", text, kind=Kind.MIXED),), (quote("b.q1", text, kind=Kind.DIRECT),))
    align(articles, SPEAKERS)
    assert len(read(text)) <= len(text)


def test_planted_variants_are_found_among_many() -> None:
    rng = random.Random(7)  # noqa: S311 (a test that must repeat)
    syllables = [a + b for a in "bdfgklmnprstvz" for b in "aeiou"]
    vocabulary = ["".join(rng.choices(syllables, k=rng.randint(2, 4))) for _ in range(4000)]
    parts: list[list[Quote]] = [[] for _ in range(60)]
    planted = set()
    for number in range(600):
        words = rng.choices(vocabulary, k=rng.randint(10, 25))
        home, other = rng.sample(range(60), 2)
        parts[home].append(quote(f"q{number}", "“" + " ".join(words) + ".”", VELA))
        if number % 5 == 0:
            words[rng.randrange(len(words))] = "turnip"
            parts[other].append(quote(f"v{number}", "“" + " ".join(words) + ".”", VELA))
            planted.add((f"q{number}", f"v{number}"))
    articles = [Article(id=f"a{number}", raw="x", quotes=tuple(held)) for number, held in enumerate(parts)]
    found = {alignment.members for alignment in align(articles, SPEAKERS)}
    assert planted <= found
    assert len(found) <= 1.2 * len(planted)
