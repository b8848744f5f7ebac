"""How sure a contradiction is."""

from __future__ import annotations

import math
from collections.abc import Sequence

import attrs
import pytest

from newslens.alignment.incompatible import GROUNDS, NAMES, evidence, opposed_by, spoken_against
from newslens.alignment.items import items
from newslens.alignment.lexicon import lexicon
from newslens.alignment.matching import Match, matches
from newslens.alignment.speech import Voices
from newslens.alignment.weights import shipped
from tests.alignment.texts import REST_A, REST_B, SPEAKERS, claim, story


def valued(features: Sequence[float], name: str) -> float:
    return features[NAMES.index(name)]


def matched(a: str, b: str) -> Match:
    articles = story((claim("a.k1", a), *REST_A), (claim("b.k1", b), *REST_B))
    found = items(articles, lexicon())
    return next(
        match
        for match in matches(found, Voices(SPEAKERS), lexicon(), shipped().scale)
        if {found[match.a].id, found[match.b].id} == {"a.k1", "b.k1"}
    )


@pytest.mark.parametrize(
    ("a", "b", "told"),
    [
        ("the lamps of the harbour were sold", "no lamps of the harbour were sold", "negated"),
        ("the harbour dues have risen sharply", "the harbour dues have fallen sharply", "opposite"),
        ("Four dockers were killed in the fire", "Six dockers died in the fire", "number"),
        ("Four dockers were killed in the fire", "Four dockers died in the fire", ""),
        ("bank accounts were emptied by the burglars", "No financial records were touched by the intruders", "turned"),
        ("The quay has 40 cranes in use", "The harbour runs 55 winches", "counted"),
        ("The harbour master failed to close the gates", "The harbour master closed the gates", "negated"),
        ("the harbour master had done nothing wrong", "the harbour master had not done anything wrong", ""),
        ("the harbour master signed nothing on Monday", "the harbour master signed the lease on Monday", "negated"),
        ("The failure of a pump killed six dockers", "A pump in the harbour killed six dockers", ""),
    ],
)
def test_what_speaks_against_both_is_named(a: str, b: str, told: str) -> None:
    match = matched(a, b)
    assert opposed_by(match) == told
    features = evidence(match, 0.0, 0.0, 0)
    assert [name for name, value in zip(GROUNDS, features, strict=False) if value] == ([told] if told else [])


def test_a_mere_name_of_a_matter_denies_nothing() -> None:
    whole, named = (
        matched("the lamps of the harbour were sold", other) for other in ("no lamps were sold", "no lamps")
    )
    assert opposed_by(whole) == "negated"
    assert opposed_by(named) == ""


def test_what_speaks_against_both_is_told_where_only_meaning_brings_them_together() -> None:
    turned = matched("bank accounts were emptied by the burglars", "No financial records were touched by the intruders")
    counted = matched("The quay has 40 cranes in use", "The harbour runs 55 winches")
    assert spoken_against(turned) == ("negated in one",)
    assert {*spoken_against(counted)} <= {"numbers: 40 / 55", "numbers: 55 / 40"}


@pytest.mark.parametrize(
    ("a", "b", "told"),
    [
        ("Four dockers were killed in the fire", "Eight dockers died in the fire", (math.log(2.0), 0.0)),
        ("Four dockers were killed in the fire", "Nobody died in the fire", (math.log(8.0), 0.0)),
        ("The docks will close on Tuesday", "The docks will close on Friday", (0.0, 3.0)),
        ("the lamps of the harbour were sold", "no lamps of the harbour were sold", (0.0, 0.0)),
    ],
)
def test_how_far_numbers_are_apart(a: str, b: str, told: tuple[float, float]) -> None:
    features = evidence(matched(a, b), 0.0, 0.0, 0)
    assert (valued(features, "number, ratio"), valued(features, "number, days apart")) == pytest.approx(told)


def test_where_in_their_articles_they_stand() -> None:
    match = matched("Four dockers were killed in the fire", "Six dockers died in the fire")

    def depths(one: float | None, other: float | None) -> list[float]:
        sides = [
            attrs.evolve(side, item=attrs.evolve(side.item, depth=depth))
            for side, depth in ((match.pair.a, one), (match.pair.b, other))
        ]
        placed = attrs.evolve(match, pair=attrs.evolve(match.pair, a=sides[0], b=sides[1]))
        features = evidence(placed, 0.0, 0.0, 0)
        return [valued(features, "upper depth"), valued(features, "lower depth")]

    assert depths(0.75, 0.25) == depths(0.25, 0.75) == [0.25, 0.75]
    assert all(map(math.isnan, depths(0.75, None)))


def test_a_claim_put_as_a_question_is_one() -> None:
    asked, told = claim("a.k1", "Were four dockers killed in the fire?"), claim("a.k2", "Four dockers were killed")
    found = {item.id: item.asked for item in items(story((asked, told, *REST_A), REST_B), lexicon())}
    assert (found["a.k1"], found["a.k2"]) == (True, False)
