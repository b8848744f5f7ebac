"""What two articles have in common counts wherever two of their statements are weighed."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslens.alignment.common_ground import common_ground
from newslens.alignment.items import Item, items
from newslens.alignment.lexicon import lexicon
from newslens.alignment.matching import Match, matches
from newslens.alignment.speech import Voices
from newslens.alignment.weights import shipped
from tests.alignment.texts import SPEAKERS, claim, story

FACTS = (
    "the ramp of the harbour ferry sank on Monday",
    "nine boats were lost in the gale off Kelby",
    "the pilots of Lund Bay went on strike in June",
    "a warden found the eel nets cut open",
    "the museum closed its rope hall for the winter",
    "customs officers seized forty crates of wax",
)


def compared(left: list[str], right: list[str]) -> tuple[list[Item], list[Match]]:
    parts = (
        [claim(f"{name}.k{number}", text) for number, text in enumerate(told)]
        for name, told in (("a", left), ("b", right))
    )
    found = items(story(*map(tuple, parts)), lexicon())
    return found, matches(found, Voices(SPEAKERS), lexicon(), shipped().scale)


LONG = [
    f"{fact} near {place}" for place in ("Kelby", "Marle", "Orton", "Lund", "Hest", "Vaal", "Rade") for fact in FACTS
]


@given(st.data())
def test_the_more_two_articles_tell_alike_the_more_each_pair_gains(data: st.DataObject) -> None:
    found, matched = compared(LONG[:30], LONG[:30])
    plain = data.draw(st.sets(st.sampled_from(range(len(matched)))))
    more = plain | data.draw(st.sets(st.sampled_from(range(len(matched)))))

    def ground(alike: set[int]) -> list[float]:
        logits = [3.0 if place in alike else -1.0 for place in range(len(matched))]
        return common_ground(found, [_with(match, logit) for match, logit in zip(matched, logits, strict=True)])

    assert all(one <= other for one, other in zip(ground(plain), ground(more), strict=True))
    assert ground(set())[0] < 0 < ground({*range(len(matched))})[0]


def _with(match: Match, logit: float) -> Match:
    return attrs.evolve(match, likely=attrs.evolve(match.likely, logit=logit), wording=None)


@given(
    st.lists(st.sampled_from(FACTS), min_size=1, max_size=5), st.lists(st.sampled_from(FACTS), min_size=1, max_size=5)
)
def test_each_pair_of_articles_has_one_ground_whatever_the_order(left: list[str], right: list[str]) -> None:
    found, matched = compared(left, right)
    grounds = common_ground(found, matched)
    assert len(grounds) == len(matched)
    assert len(set(grounds)) <= 1
    assert common_ground(found, matched[::-1]) == grounds[::-1]


def test_much_that_is_told_by_one_alone_takes_from_every_pair() -> None:
    found, matched = compared(LONG, LONG[:1])
    alone, same = compared(LONG[:1], LONG[:1])
    assert common_ground(found, matched)[0] < common_ground(alone, same)[0]


def test_it_is_bounded_above() -> None:
    found, matched = compared([*FACTS], [*FACTS])
    assert max(common_ground(found, matched)) == pytest.approx(1.0)
