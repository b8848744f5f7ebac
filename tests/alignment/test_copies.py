"""Passages that articles took over are found, whatever stands around them, and nothing else is."""

from __future__ import annotations

import random
from itertools import permutations

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslens.alignment.copies.finding import Copies, find_copies
from newslens.alignment.copies.fingerprints import RUN, SURE, fingerprints
from newslens.alignment.copies.passages import SHORTEST
from newslens.spans import Edit
from newslens.testing.growth import grows_linearly
from newslens.types import Article, Kind, Mode, Quote

WIRE = (
    "The north quay will stay shut until May after a crane fell across two berths on Friday night. Divers searched the basin "
    "for six hours before the harbour office sent them home."
)
OTHER = "Shopkeepers in the old town complained that no ferry had brought a single visitor since the accident."

# Seeds do not shrink to prose of one word over and over, which is a copy of itself.
randoms = st.integers(0, 2**32).map(random.Random)
_SYLLABLES = [a + b for a in "bdfgklmnprstvz" for b in "aeiou"]


def prose(rng: random.Random, words: int) -> str:
    """Sentences of invented words, which no other prose has."""
    return " ".join("".join(rng.choices(_SYLLABLES, k=4)) + rng.choice(["", "", "", ".", ","]) for _ in range(words))


def page(rng: random.Random, passage: str) -> str:
    return f"{prose(rng, rng.randint(0, 60))}\n\n{passage} {prose(rng, rng.randint(0, 60))}"


def found(*articles: Article) -> Copies:
    return find_copies(articles)


def test_a_paragraph_of_a_wire_is_found_and_who_was_first_is_known() -> None:
    wire = Article("zephyr", WIRE, published="2031-05-01")
    paper = Article("anchor", f"{OTHER}\n\n{WIRE}\n\nHe said no more.", published="2031-05-02")
    (copy,) = found(paper, wire).found
    assert (copy.first, copy.later, copy.dated) == ("zephyr", "anchor", True)
    assert copy.first_share == 1.0
    assert 0.5 < copy.later_share < 0.9
    (passage,) = copy.passages
    assert paper.raw_text(passage.later) == wire.raw_text(passage.first) == WIRE.removesuffix(".")


@pytest.mark.parametrize(
    ("one", "other", "dated"),
    [
        ("2031-05-01", "2031-05-01", False),
        ("2031-05-01", None, False),
        ("last week", "2031-05-01", False),
        ("2031-05-01", "2031-05-02", True),
        ("2031-05-01T08:00:00+00:00", "2031-05-01T09:30:00+01:00", True),
        ("2031-05-01T08:00:00+00:00", "2031-05-01T10:00:00+02:00", False),
        ("2031-05-01", "2031-05-02T01:00:00+14:00", False),
    ],
)
def test_who_was_first_is_claimed_only_where_it_is_known(one: str | None, other: str | None, *, dated: bool) -> None:
    (copy,) = found(Article("a", WIRE, published=one), Article("b", WIRE, published=other)).found
    assert copy.dated is dated


def test_a_few_words_changed_by_an_editor_leave_it_one_passage() -> None:
    edited = WIRE.replace("on Friday night", "late on Friday").replace("six hours", "half the night")
    (copy,) = found(Article("a", WIRE), Article("b", edited)).found
    assert len(copy.passages) == 1
    assert copy.passages[0].words < len(WIRE.split())


def test_the_same_quotation_is_no_copy() -> None:
    words = f"“{WIRE}”"
    a = Article("a", f"{words} Ada Brunn told the council.")
    b = Article("b", f"At the quay a clerk read out what she had written: {words}")
    assert found(a, b).found == ()


def test_a_block_quote_without_marks_is_no_copy() -> None:
    def article(name: str) -> Article:
        bare = Article(name, WIRE)
        return attrs.evolve(
            bare, quotes=(Quote(f"{name}.q", Kind.DIRECT, Mode.WRITING, WIRE, bare.to_raw(0, len(WIRE))),)
        )

    assert found(article("a"), article("b")).found == ()


def test_a_quotation_inside_a_copied_paragraph_belongs_to_it() -> None:
    text = f"“We are done,” said Brunn. {WIRE} “Ask the owners,” she added."
    (copy,) = found(Article("a", text), Article("b", f"{OTHER} {text}")).found
    assert Article("a", text).raw_text(copy.passages[0].first) == text[1:-1]


def test_offsets_are_those_of_the_raw_text() -> None:
    raw = Article("b", f"<b>{OTHER}</b> {WIRE}")
    cleaned = raw.edited([Edit(0, 3), Edit(3 + len(OTHER), 7 + len(OTHER), gap=True)])
    (copy,) = found(Article("a", WIRE), cleaned).found
    assert cleaned.raw_text(copy.passages[0].later) == WIRE.removesuffix(".")


@given(randoms)
def test_whoever_prints_a_stretch_has_it_from_the_first_who_did(rng: random.Random) -> None:
    articles = [
        Article(name, f"{prose(rng, 40)}\n\n{WIRE}", published=f"2031-05-0{n}")
        for n, name in ((3, "a"), (2, "b"), (1, "c"))
    ]
    copies = find_copies(articles)
    for article in articles:
        start = article.raw.index("Divers")
        assert copies.origin(article.id, article.to_raw(start, len(article.raw))) == "c"
        assert copies.origin(article.id, article.to_raw(0, 30)) == article.id


@given(randoms, st.integers(SHORTEST, 120))
def test_a_planted_passage_is_found_whole(rng: random.Random, length: int) -> None:
    passage = prose(rng, length)
    a, b = Article("a", page(rng, passage)), Article("b", page(rng, passage))
    (copy,) = found(a, b).found
    (shared,) = copy.passages
    assert a.raw_text(shared.first) == b.raw_text(shared.later) == passage.rstrip(".,")
    assert shared.words == length


@given(randoms, st.integers(0, SHORTEST - 1))
def test_unrelated_texts_and_short_coincidences_are_no_copies(rng: random.Random, length: int) -> None:
    passage = prose(rng, length)
    assert found(Article("a", page(rng, passage)), Article("b", page(rng, passage))).found == ()


@given(randoms, st.integers(2, 4))
def test_neither_the_order_of_articles_nor_their_names_change_what_is_shared(rng: random.Random, count: int) -> None:
    passages = [prose(rng, rng.randint(SHORTEST, 40)) for _ in range(2)]
    dates = [None, "2031-05-01", "2031-05-02"]
    articles = [
        Article(f"a{number}", page(rng, rng.choice(passages)), published=rng.choice(dates)) for number in range(count)
    ]
    first = find_copies(articles)
    for order in permutations(articles):
        assert find_copies(order) == first
    a, b = articles[:2]
    here, there = found(a, b).found, found(attrs.evolve(a, id="z"), b).found
    assert [{p.first, p.later} for c in here for p in c.passages] == [
        {p.first, p.later} for c in there for p in c.passages
    ]


@given(st.lists(st.text(max_size=60), max_size=4))
def test_any_text_is_read_without_fault(texts: list[str]) -> None:
    find_copies([Article(f"a{number}", text) for number, text in enumerate(texts)])


@given(randoms, st.integers(SURE, 60))
def test_a_run_of_the_guaranteed_length_shares_a_fingerprint(rng: random.Random, length: int) -> None:
    shared = prose(rng, length).split()
    a, b = (fingerprints([*prose(rng, 30).split(), *shared, *prose(rng, 30).split()])[0] for _ in range(2))
    assert set(a.tolist()) & set(b.tolist())


@given(randoms, st.integers(RUN, 400))
def test_fingerprints_are_a_fraction_of_the_words(rng: random.Random, length: int) -> None:
    _, places = fingerprints(prose(rng, length).split())
    assert 1 <= len(places) <= length - RUN + 1
    assert sorted(set(places.tolist())) == places.tolist()


def test_time_grows_with_the_length_of_all_texts() -> None:
    rng = random.Random(3)  # noqa: S311 (a test that must repeat)
    wire = prose(rng, 200)
    pages = [Article(f"a{number}", page(rng, wire if number % 2 else prose(rng, 200))) for number in range(1600)]
    assert grows_linearly(lambda size: lambda: find_copies(pages[:size]), 100, 100)


def test_one_word_over_and_over_is_read_in_linear_time() -> None:
    assert grows_linearly(
        lambda size: lambda: find_copies([Article("a", "quay " * size), Article("b", "quay " * size)]), 4_000
    )
