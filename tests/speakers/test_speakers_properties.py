"""What holds for any speakers of any articles."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslens.language.names import key
from newslens.speakers.resolution import resolve
from newslens.testing.growth import grows_linearly
from newslens.types import Article, Speaker, SpeakerKind

NAMES = st.one_of(
    st.sampled_from(
        [
            "Ruth Adeyemi", "R. Adeyemi", "Adeyemi", "Paul Adeyemi", "Mr. Adeyemi", "Ruth", "Ruth B. Adeyemi", "Ruth C. Adeyemi",
            "the trade minister", "mayor", "NPB", "the National Parks Board", "Brell", "Brell Foods", "Brell Bank", "Chile",
            "the Chilean government", "officials", "Western officials", "a resident", "a spokesman for Brell", "The", "’s", "",
            "Bondarenko", "Mykola Bondarenko", "Mykola Bondarenco", "Mikola Bondarenko",
        ]
    ),
    st.text(max_size=12),
)  # fmt: skip
ROLES = st.one_of(
    st.sampled_from(
        ["trade minister", "Brell spokeswoman", "mayor of Tarn", "Ruth Adeyemi's husband", "former mayor", "baker"]
    ),
    st.text(max_size=12),
)


@st.composite
def stories(draw: st.DrawFn) -> list[Article]:
    made = []
    for number in range(draw(st.integers(0, 4))):
        count = draw(st.integers(0, 5))
        ids = [f"a{number}#{n}" for n in range(count)]
        speakers = tuple(
            Speaker(
                own,
                draw(NAMES),
                tuple(draw(st.lists(NAMES, max_size=2))),
                tuple(draw(st.lists(ROLES, max_size=2))),
                draw(st.sampled_from(SpeakerKind)),
                tuple(draw(st.lists(st.sampled_from(ids), max_size=1))),
            )
            for own in ids
        )
        made.append(Article(f"a{number}", "", speakers=speakers))
    return made


@given(stories(), st.randoms(use_true_random=False))
@settings(deadline=None, max_examples=120)
def test_sound_and_the_same_in_any_order(articles: list[Article], random: st.DataObject) -> None:
    resolution = resolve(articles)
    own = {speaker.id for article in articles for speaker in article.speakers}
    ids = [speaker.id for speaker in resolution.speakers]
    assert set(resolution.merged) == own
    assert set(resolution.merged.values()) == set(ids)
    assert ids == sorted(set(ids))
    names = {key(speaker.name) for speaker in resolution.speakers}
    for speaker in resolution.speakers:
        assert list(speaker.aliases) == sorted(set(speaker.aliases))
        assert list(speaker.roles) == sorted(set(speaker.roles))
        assert speaker.name not in speaker.aliases
        assert all(key(alias) == key(speaker.name) or key(alias) not in names for alias in speaker.aliases)
        assert set(speaker.speaks_for) <= set(ids) - {speaker.id}
    shuffled = list(articles)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert resolve(shuffled) == resolution


@given(stories())
@settings(deadline=None, max_examples=60)
def test_different_full_names_never_meet(articles: list[Article]) -> None:
    resolution = resolve(articles)
    by_id = {
        speaker.id: speaker
        for article in articles
        for speaker in article.speakers
        if speaker.kind is SpeakerKind.PERSON
    }
    apart = {"Ruth Adeyemi", "Paul Adeyemi", "Mykola Bondarenko"}
    seen: dict[str, set[str]] = {}
    for own, became in resolution.merged.items():
        if own in by_id and by_id[own].name in apart:
            seen.setdefault(became, set()).add(by_id[own].name)
    assert all(len(found) == 1 for found in seen.values())


def test_speakers_under_one_id_are_one() -> None:
    twice = [Article(name, "", speakers=(Speaker("x", "Ruth Adeyemi"),)) for name in ("a", "b")]
    assert resolve(twice).merged == {"x": "ruth-adeyemi"}


@pytest.mark.parametrize("many", ["families", "roles", "bodies"])
def test_time_is_near_linear(many: str) -> None:
    def made(size: int) -> list[Article]:
        def speaker(n: int) -> Speaker:
            if many == "families":
                return Speaker(f"s{n}", f"Nima{n} Adeyemi" if n % 2 else "Adeyemi")
            if many == "roles":
                return Speaker(f"s{n}", f"Ruth Family{n}" if n % 2 else "the mayor", (), (f"mayor of Town{n}",))
            return Speaker(f"s{n}", f"Body{n} Council" if n % 2 else "the council", kind=SpeakerKind.ORGANIZATION)

        return [Article("a", "", speakers=tuple(speaker(n) for n in range(size)))]

    def prepare(size: int) -> Callable[[], object]:
        articles = made(size)
        return lambda: resolve(articles)

    assert grows_linearly(prepare, 250)
