"""Titles of other articles glued behind a name go, and nothing else does."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslens import load
from newslens.cleaning.links import glued
from newslens.spans import apply
from newslens.testing.growth import grows_linearly
from newslens.types import Article, RemovalReason

NAMES = st.sampled_from(["Ada Holm", "Otto Moss", "Ann O’Dell", "Per-Olof Lind"])
TITLES = st.lists(
    st.sampled_from(["Harbour vote delayed", "Who pays\nfor it?", "Ten die in 'storm'"]), min_size=1, max_size=4
)


@given(name=NAMES, middle=st.sampled_from(["", "Maria ", "(Addy) ", "J. "]), titles=TITLES)
def test_the_titles_behind_a_name_go(name: str, middle: str, titles: list[str]) -> None:
    first, last = name.split()
    text = f"Sen. {name} {first} {middle}{last}{' '.join(titles)} MORE (R-Tarn) said so."
    assert apply(text, glued(text))[0] == f"Sen. {name} (R-Tarn) said so."


@given(name=NAMES, titles=TITLES)
def test_a_blank_may_stand_before_the_first_title(name: str, titles: list[str]) -> None:
    _, last = name.split()
    text = f"President {last} {name} {' '.join(titles)} MORE said so."
    assert apply(text, glued(text))[0] == f"President {last} said so."


@pytest.mark.parametrize(
    "text",
    [
        "Ada Holm Ada HolmHarbour vote delayed.",  # no list ends here
        "Ada Holm said Ada Holm wants MORE.",
        "Ada Holm Ada HolmHarbour vote delayed. READ MORE",
        "The Tarn Bay Tarn BayTown. " + "It rained. " * 80 + "MORE",
    ],
)
def test_what_is_no_such_list_stays(text: str) -> None:
    assert glued(text) == []


@given(st.text(alphabet="AaBb (MORE)\n.", max_size=300))
def test_only_what_ends_a_list_goes(text: str) -> None:
    assert all(text[edit.start : edit.end].endswith("MORE") for edit in glued(text))


@pytest.mark.parametrize("piece", ["Ab AbC ", "Ab Cd Ab E ", "A (B) ", "Ab\n", "Ab Cd Ef Gh Ij Kl "])
def test_the_time_grows_with_the_text(piece: str) -> None:
    def prepare(size: int) -> Callable[[], object]:
        text = piece * size
        return lambda: glued(text)

    assert grows_linearly(prepare, 200)


def test_the_speaker_keeps_their_name_and_the_list_is_noted() -> None:
    raw = "The pier will open.\n\n“It is safe,” Sen. Ada Holm Ada Maria HolmHarbour vote delayed Who pays? MORE said on Monday."
    [article] = load().analyze([Article("a", raw)]).articles
    [quote] = article.quotes
    assert quote.speaker is not None
    assert quote.speaker.mention == "Sen. Ada Holm"
    assert [(raw[one.spans[0].start : one.spans[0].end][-4:], one.reason) for one in article.removed] == [
        ("MORE", RemovalReason.BOILERPLATE)
    ]
