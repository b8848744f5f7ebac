"""Whether a set of articles looks like several events."""

from __future__ import annotations

import pytest

from newslens.queries.events import several_events
from newslens.types import Article

TOWNS = ["Orvel", "Tarn", "Brask", "Milden", "Haldon", "Vire", "Kest", "Sorl"]
PEOPLE = ["Ada Holm", "Ben Varga", "Ivo Quist", "Jana Lind", "Otto Moor", "Pia Sand", "Gus Zell", "Fay Ulver"]


def _articles(count: int, events: int) -> list[Article]:
    return [
        Article(
            f"a{number}",
            f"Ramp closed in {TOWNS[number % events]}\n\nThe ramp in {TOWNS[number % events]} was closed, said {PEOPLE[number % events]}. "
            f"Boats will not sail from {TOWNS[number % events]} before {number + 2} repairs are done.",
        )
        for number in range(count)
    ]


@pytest.mark.parametrize("count", [0, 1, 4, 12, 40, 130])
def test_one_event_is_one_event(count: int) -> None:
    assert not several_events(_articles(count, 1))


@pytest.mark.parametrize(("count", "events"), [(16, 8), (40, 5), (70, 3), (500, 8)])
def test_several_events_are_told_of_in_any_order(count: int, events: int) -> None:
    articles = _articles(count, events)
    assert several_events(articles)
    assert several_events(articles[::-1])


def test_of_few_articles_nothing_is_told() -> None:
    assert not several_events(_articles(8, 8))


def test_articles_without_a_name_are_no_error() -> None:
    several_events([Article(str(number), "") for number in range(20)])
