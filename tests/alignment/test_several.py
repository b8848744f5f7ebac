"""Of articles on several events, pairs whose articles are alike are the surer ones."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslens.alignment.aligning import align
from newslens.alignment.opinions import Asked
from newslens.alignment.several import judged, nearness, several_events
from tests.alignment.texts import REST_A, REST_B, SPEAKERS, quote, story

FIRE = ("the cannery burned until dawn", "flames took the cannery roof", "the cannery roof fell at dawn")
VOTE = ("the council voted on the tram", "a tram line won the council vote", "councillors backed the tram line")
TEXTS = dict(enumerate((*FIRE, *VOTE)))


def asked(logit: float = 0.0) -> list[Asked]:
    return [Asked(TEXTS[a], TEXTS[b], a, b, logit) for a in TEXTS for b in TEXTS if a < b]


def same_event(pair: Asked) -> bool:
    return (pair.in_a < len(FIRE)) == (pair.in_b < len(FIRE))


def test_articles_on_one_event_are_nearer() -> None:
    near = dict(zip([(pair.in_a, pair.in_b) for pair in asked()], nearness(asked()), strict=True))
    inside = [near[pair.in_a, pair.in_b] for pair in asked() if same_event(pair)]
    across = [near[pair.in_a, pair.in_b] for pair in asked() if not same_event(pair)]
    assert all(value is not None for value in near.values())
    assert min(value or 0.0 for value in inside) > max(value or 0.0 for value in across)


def test_a_pair_of_like_articles_gains_over_one_of_unlike_articles() -> None:
    logits = judged(asked(1.0))
    inside = [logit for logit, pair in zip(logits, asked(), strict=True) if same_event(pair)]
    across = [logit for logit, pair in zip(logits, asked(), strict=True) if not same_event(pair)]
    assert min(inside) > max(across)


@pytest.mark.parametrize(
    "pairs",
    [
        [],
        [Asked("the cannery burned", "flames took the cannery", 0, 1, 0.4)],
        [Asked("the cannery burned", "the cannery burned", a, b, 0.4) for a in range(5) for b in range(5) if a < b],
    ],
)
def test_where_articles_say_nothing_the_words_decide(pairs: list[Asked]) -> None:
    assert list(judged(pairs)) == [pair.logit for pair in pairs]


@given(st.permutations(asked()), st.lists(st.booleans(), min_size=len(asked()), max_size=len(asked())))
def test_nothing_hangs_on_order(order: list[Asked], turned: list[bool]) -> None:
    pairs = [
        Asked(pair.b, pair.a, pair.in_b, pair.in_a, pair.logit) if turn else pair
        for pair, turn in zip(order, turned, strict=True)
    ]
    known = dict(zip([(pair.in_a, pair.in_b) for pair in asked()], nearness(asked()), strict=True))
    found = nearness(pairs)
    assert found == [known[min(pair.in_a, pair.in_b), max(pair.in_a, pair.in_b)] for pair in pairs]


def test_in_one_story_of_two_articles_mixed_changes_nothing() -> None:
    articles = story(
        (quote("a.q", "the drawbridge would be repaired by local blacksmiths"), *REST_A),
        (quote("b.q", "blacksmiths from the town would fix the drawbridge"), *REST_B),
    )
    assert align(articles, SPEAKERS, opinion=several_events()) == align(articles, SPEAKERS)
