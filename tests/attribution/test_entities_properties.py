"""Casts of people with known mentions, and any text at all."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest
import spacy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from newslens.attribution.entities import Mention, cluster
from newslens.language.names import key
from newslens.testing.growth import grows_linearly

WOMEN = ("Alice", "Ruth", "Ingrid", "Priya", "Helen")
MEN = ("Otis", "Paul", "Gordon", "Rajesh", "Henry")
FAMILIES = ("Vantongeren", "Okonjo", "Lindqvist", "Marchetti", "Hallworth", "Pemberly")


@cache
def english() -> Language:
    return spacy.blank("en")


@st.composite
def casts(draw: st.DrawFn) -> tuple[list[str], list[int], list[tuple[int, int]]]:
    """Words, the person of each mention, and where the mentions stand: everybody has a family name of their own."""
    families = draw(st.lists(st.sampled_from(FAMILIES), min_size=1, max_size=5, unique=True))
    people = [(draw(st.sampled_from(WOMEN + MEN)), family) for family in families]
    words: list[str] = []
    owners: list[int] = []
    places: list[tuple[int, int]] = []
    last = -1
    for _ in range(draw(st.integers(1, 12))):
        who = draw(st.integers(0, len(people) - 1))
        forename, family = people[who]
        woman = forename in WOMEN
        forms = [[forename, family], [family], ["Ms." if woman else "Mr.", family]]
        if last == who:
            forms.append(["she" if woman else "he"])
        form = draw(st.sampled_from(forms)) if who in owners else [forename, family]
        words += ["Yesterday", ","] if draw(st.booleans()) else ["Then"]
        places.append((len(words), len(words) + len(form)))
        words += [*form, "said", "no", "."]
        owners.append(who)
        last = who
    return words, owners, places


@given(casts())
@settings(deadline=None, max_examples=150)
def test_cast_is_found_again(cast: tuple[list[str], list[int], list[tuple[int, int]]]) -> None:
    words, owners, places = cast
    found = cluster(Doc(english().vocab, words=words), [Mention(*place) for place in places])
    assert None not in found.assigned
    seen = {(owner, speaker) for owner, speaker in zip(owners, found.assigned, strict=True)}
    assert len(seen) == len(set(owners)) == len(found.speakers)


@given(casts(), st.randoms(use_true_random=False))
@settings(deadline=None, max_examples=60)
def test_order_of_mentions_does_not_matter(
    cast: tuple[list[str], list[int], list[tuple[int, int]]], random: st.DataObject
) -> None:
    words, _, places = cast
    doc = Doc(english().vocab, words=words)
    straight = cluster(doc, [Mention(*place) for place in places])
    order = list(range(len(places)))
    random.shuffle(order)  # type: ignore[attr-defined]
    shuffled = cluster(doc, [Mention(*places[n]) for n in order])
    assert shuffled.speakers == straight.speakers
    assert [shuffled.assigned[order.index(n)] for n in range(len(order))] == list(straight.assigned)


PIECES = st.sampled_from(
    "the a his her its minister company spokesman spokeswoman officials report who he she it they said , . “ ” ' ’s - & and of "
    "for Otis Moss Bell Dr. Mr. Sen. Tarn Council UK British Chile White House \n\n \n U.S. O’Neill İstanbul ß 123 … A I".split(
        " "
    )
)


@given(st.lists(st.one_of(PIECES, st.text(min_size=1, max_size=4)), max_size=40), st.data())
@settings(deadline=None, max_examples=300, suppress_health_check=[HealthCheck.too_slow])
def test_any_text_gives_a_sound_clustering(pieces: list[str], data: st.DataObject) -> None:
    doc = english()(" ".join(pieces))
    spans = st.tuples(st.integers(0, len(doc) + 2), st.integers(0, len(doc) + 2)).map(
        lambda pair: Mention(min(pair), max(pair))
    )
    mentions = data.draw(st.lists(spans, max_size=8))
    quoted = [tuple(sorted(data.draw(st.tuples(st.integers(0, 200), st.integers(0, 200)))))]
    found = cluster(doc, mentions, quoted)  # type: ignore[arg-type]
    assert len(found.assigned) == len(mentions)
    assert {n for n in found.assigned if n is not None} == set(range(len(found.speakers)))
    ids = [speaker.id for speaker in found.speakers]
    assert len(set(ids)) == len(ids)
    assert all(target in ids and target != one.id for one in found.speakers for target in one.speaks_for)
    names = [key(speaker.name) for speaker in found.speakers]
    for speaker in found.speakers:
        assert speaker.name
        own = key(speaker.name)
        assert all(key(alias) == own or key(alias) not in names for alias in speaker.aliases)
        assert list(speaker.aliases) == sorted(set(speaker.aliases))
        assert list(speaker.roles) == sorted(set(speaker.roles))
    assert cluster(doc, mentions, quoted) == found  # type: ignore[arg-type]


def test_time_is_linear() -> None:
    words = "Otis Bell met the minister of Tarn and he said no . His lawyer ,".split()

    def prepare(size: int) -> Callable[[], object]:
        doc = Doc(english().vocab, words=words * size)
        mentions = [Mention(at, at + 1) for at in range(8, len(doc), 15)]
        return lambda: cluster(doc, mentions)

    assert grows_linearly(prepare, 50)


def _named(number: int) -> str:
    return "".join("abcdefghij"[int(digit)] for digit in f"{number:05}").capitalize()


@pytest.mark.parametrize(
    "source",
    [
        lambda _: "the head",
        lambda number: f"Ann {_named(number)}",
        lambda number: "the pilot" if number % 2 else f"Ann {_named(number)}",
        lambda number: f"the mayor of {_named(number)}",
    ],
    ids=["one noun", "names", "nouns between names", "offices"],
)
def test_time_is_linear_in_the_sources(source: Callable[[int], str]) -> None:
    def prepare(size: int) -> Callable[[], object]:
        words: list[str] = []
        mentions = []
        for number in range(size):
            words += ["“", "No", ",", "”", "said"]
            said = source(number).split()
            mentions.append(Mention(len(words), len(words) + len(said)))
            words += [*said, "."]
        doc = Doc(english().vocab, words=words)
        return lambda: cluster(doc, mentions)

    assert grows_linearly(prepare, 200, 200)
