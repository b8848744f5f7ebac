"""A toll that grows is an update; two tolls at one time contradict each other."""

from __future__ import annotations

import attrs
import pytest

from newslens.alignment.aligning import align
from newslens.alignment.published import surely_before
from newslens.types import Alignment, Article, Relation
from tests.alignment.texts import REST_A, REST_B, SPEAKERS, claim, story

FOUR, SIX = "Four dockers were killed in the fire", "Six dockers died in the fire"


def aligned(a: str, b: str, when: str | None, then: str | None) -> Alignment:
    one, other = story((claim("a.k1", a), *REST_A), (claim("b.k1", b), *REST_B))
    articles = (attrs.evolve(one, published=when), attrs.evolve(other, published=then))
    return next(found for found in align(articles, SPEAKERS) if found.members == ("a.k1", "b.k1"))


@pytest.mark.parametrize(
    ("when", "then"),
    [
        ("2031-05-02", "2031-05-03"),
        ("2031-05-02T09:00:00+00:00", "2031-05-02T17:00:00+00:00"),
        ("2031-05-02T09:00:00+00:00", "2031-05-05"),
    ],
)
def test_a_toll_that_grows_is_an_update(when: str, then: str) -> None:
    found = aligned(FOUR, SIX, when, then)
    assert found.relation == Relation.PARAPHRASE
    assert found.evidence[0] == "update: Four / Six"


@pytest.mark.parametrize(
    ("a", "b", "told"),
    [
        ("The toll of the fire rose to 7 on Tuesday", "The toll of the fire rose to 12 on Wednesday", "7 / 12"),
        (
            "Seven dockers were dead after the fire and six were still missing",
            "The last of the missing was found, bringing to 12 the number of dockers killed in the fire",
            "Seven / 12",
        ),
        ("At least nine dockers were killed in the fire", "At least 24 dockers were killed in the fire", "nine / 24"),
        ("The fire hurt 20 dockers", "The fire hurt 35 dockers, six of them gravely", "20 / 35"),
        ("The fire had burned 4,000 acres", "The fire had burned 9,500 acres", "4,000 / 9,500"),
        (
            "Sixty dockers had been pulled from the water",
            "Eighty-two dockers had been pulled from the water",
            "Sixty / Eighty-two",
        ),
        ("None of the dockers had been identified", "Eleven of the dockers had been identified", "None / Eleven"),
        ("Nine dockers were missing after the fire", "Three dockers were still missing after the fire", "Nine / Three"),
    ],
)
def test_how_many_were_known_of_until_when(a: str, b: str, told: str) -> None:
    found = aligned(a, b, "2031-05-02", "2031-05-03")
    assert (found.relation, found.evidence[0]) == (Relation.PARAPHRASE, f"update: {told}")


@pytest.mark.parametrize(
    ("when", "then"),
    [
        (None, None),
        ("2031-05-02", None),
        ("2031-05-02", "2031-05-02"),
        ("2031-05-03", "2031-05-02"),  # the dead do not become fewer
        ("2031-05-02T23:00:00+00:00", "2031-05-03"),  # may be an hour apart
        ("yesterday", "2031-05-03"),
    ],
)
def test_without_a_later_article_that_has_more_it_is_a_contradiction(when: str | None, then: str | None) -> None:
    assert aligned(FOUR, SIX, when, then).relation == Relation.CONTRADICTION


def test_another_day_alone_is_no_update() -> None:
    a, b = "The fire on the pier broke out on Tuesday", "The fire on the pier broke out on Wednesday"
    assert aligned(a, b, "2031-05-02", "2031-05-03").relation == Relation.CONTRADICTION


def test_a_price_is_no_toll() -> None:
    found = aligned(
        "The tender for the cranes cost $2.4 million",
        "The tender for the cranes cost $4.2 million",
        "2031-05-02",
        "2031-05-09",
    )
    assert found.relation == Relation.CONTRADICTION


@pytest.mark.parametrize(
    ("first", "later", "sure"),
    [
        ("2031-05-02", "2031-05-03", True),
        ("2031-05-02", "2031-05-02", False),
        ("2031-05-03", "2031-05-02", False),
        ("2031-05-02T23:00", "2031-05-03T01:00", False),  # of zones that nobody knows
        ("2031-05-02T09:00", "2031-05-03T09:00", True),
        ("2031-05-02T09:00", "2031-05-02T17:00", False),
        ("2031-05-02T09:00+02:00", "2031-05-02T08:00Z", True),
        ("2031-05-02T09:00Z", "2031-05-03T12:00", False),
        ("2031-05-02T09:00Z", "2031-05-04T12:00", True),
        ("2031-05-02", None, False),
        ("soon", "2031-05-02", False),
    ],
)
def test_what_was_published_before_for_sure(first: str, later: str | None, *, sure: bool) -> None:
    assert surely_before(Article("a", "", published=first), Article("b", "", published=later)) is sure
