"""What a closer look tells, and how sure it makes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslens.alignment import incompatible
from newslens.alignment.closer import NAMES, Judgement, Look, judged, looks
from newslens.alignment.items import items
from newslens.alignment.lexicon import lexicon
from newslens.alignment.matching import Match, matches
from newslens.alignment.speech import Voices
from newslens.alignment.weights import shipped
from tests.alignment.texts import REST_A, REST_B, SPEAKERS, claim, story


def looked(a: str, b: str) -> tuple[Match, Look | None]:
    found = items(story((claim("a.k1", a), *REST_A), (claim("b.k1", b), *REST_B)), lexicon())
    matched = matches(found, Voices(SPEAKERS), lexicon(), shipped().scale)
    return next(
        (match, look)
        for match, look in zip(matched, looks(found, matched, shipped().scale), strict=True)
        if {found[match.a].id, found[match.b].id} == {"a.k1", "b.k1"}
    )


def sure(*seen: Look | None, crowd: int = 10) -> list[Judgement]:
    return judged(seen, crowd, shipped().together, shipped().opposed)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Four dockers were killed in the fire", "Four dockers died in the fire"),
        ("The quay has 40 cranes in use", "The harbour runs 55 winches"),
    ],
)
def test_a_look_tells_what_it_names(a: str, b: str) -> None:
    match, look = looked(a, b)
    assert look is not None
    told = dict(zip(NAMES, look, strict=True))
    assert told["balance"] == match.likely.features[1]
    assert told["against: number"] == float(incompatible.opposed_by(match) == "number")


def test_what_contradicts_is_told_from_what_agrees() -> None:
    (agreeing,) = sure(looked("Four dockers were killed in the fire", "Four dockers died in the fire")[1])
    (opposed,) = sure(looked("Four dockers were killed in the fire", "Six dockers died in the fire")[1])
    assert agreeing.together > agreeing.opposed
    assert opposed.opposed > agreeing.opposed


def test_of_what_is_not_looked_at_nothing_is_expected() -> None:
    assert sure(None, None) == [Judgement(0.0, 0.0)] * 2
    assert sure() == []


FEATURES = st.lists(st.floats(-3.0, 3.0), min_size=len(NAMES), max_size=len(NAMES)).map(tuple)


@given(FEATURES, st.integers(0, 100_000), st.integers(0, 100_000))
def test_the_larger_the_crowd_the_less_sure(features: tuple[float, ...], few: int, more: int) -> None:
    few, more = sorted((few, more))
    (less,), (most,) = (sure(features, crowd=crowd) for crowd in (more, few))
    assert 0.0 <= less.together <= most.together <= 1.0
    assert 0.0 <= less.opposed <= most.opposed <= 1.0


@given(FEATURES, st.sampled_from(("logit", "among rivals")), st.floats(0.0, 3.0))
def test_the_more_alike_the_surer(features: tuple[float, ...], name: str, more: float) -> None:
    place = NAMES.index(name)
    raised = (*features[:place], features[place] + more, *features[place + 1 :])
    lower, higher = sure(features, raised)
    assert lower.together <= higher.together
    assert lower.opposed <= higher.opposed


@given(st.lists(FEATURES, max_size=5))
def test_what_is_judged_beside_it_does_not_matter(rows: list[tuple[float, ...]]) -> None:
    assert [judgement for row in rows for judgement in sure(row)] == sure(*rows)
