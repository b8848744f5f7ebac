"""Where two tellings print other words, in the raw text of each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from newslens.alignment.at_odds import excluding_numbers
from newslens.alignment.origins import origin
from newslens.alignment.wording import altered, worded
from newslens.queries.tellings import Telling
from newslens.spans import Span, Spans
from newslens.types import Alignment, Article, Difference, Quote, Relation

_POINTED: Final = (
    3  # words of a difference that still points at something where the two are told in other words throughout
)
_ENDS: Final = re.compile(r"[.!?…][\"”’»')\]]*\s")


def marks(alignment: Alignment, tellings: Sequence[Telling], articles: Mapping[str, Article]) -> tuple[Spans, ...]:
    """Where the words of the members of an alignment differ.

    That is where its differences stand. These are of the sentences that are most alike; what two quotations have otherwise in
    their other sentences is added. Where the two cannot both hold, a stretch of many words points at nothing, and of it only
    the numbers are marked that are at odds.

    Args:
        alignment: An alignment.
        tellings: Some of its members.
        articles: The articles by their ids.

    Returns:
        For each telling spans of the raw text of its article, in order.
    """
    found: dict[str, list[Span]] = {telling.item.id: [] for telling in tellings}
    wide: dict[str, list[Span]] = {telling.item.id: [] for telling in tellings}
    for difference in alignment.differences:
        held = wide if alignment.relation is Relation.CONTRADICTION and not _pointed(difference) else found
        held.get(difference.a, []).extend(difference.a_spans)
        held.get(difference.b, []).extend(difference.b_spans)
    if alignment.relation is Relation.CONTRADICTION:
        for telling in tellings:
            places = wide[telling.item.id]
            found[telling.item.id] += printed(excluding_numbers(alignment), places, articles[telling.article].raw)
    elif len(tellings) == 2 and all(isinstance(telling.item, Quote) for telling in tellings):
        one, other = tellings
        for left, right in _elsewhere(one, other, articles, [*found[one.item.id]], [*found[other.item.id]]):
            found[one.item.id] += left
            found[other.item.id] += right
    return tuple(tuple(sorted(span for span in found[telling.item.id] if len(span))) for telling in tellings)


def _pointed(difference: Difference) -> bool:
    return max(len(difference.a_words.split()), len(difference.b_words.split())) <= _POINTED


def printed(numbers: Iterable[str], places: Iterable[Span], raw: str) -> list[Span]:
    """Where numbers stand within some places."""
    words = (r"\s*".join(map(re.escape, number.split())) for number in numbers if number.strip())
    patterns = [re.compile(rf"(?<!\w){number}(?!\w)") for number in words]
    return [
        Span(*match.span())
        for place in places
        for pattern in patterns
        for match in pattern.finditer(raw, place.start, place.end)
    ]


def _elsewhere(
    one: Telling, other: Telling, articles: Mapping[str, Article], left: Sequence[Span], right: Sequence[Span]
) -> list[tuple[Spans, Spans]]:
    """What stands otherwise in two quotations, apart from what is known; sentences that only one prints are left out."""
    if not all(_ENDS.search(telling.text) for telling in (one, other)):
        return []  # of one sentence each everything is known
    ways = [
        origin(telling.item.text, telling.item.spans, telling.item.text, articles[telling.article].raw)
        for telling in (one, other)
    ]
    found = []
    for edit in altered(ways[0].text, ways[1].text):
        if _ENDS.search(f"{edit.a_words} ") or _ENDS.search(f"{edit.b_words} "):
            continue
        spans = tuple(way.to_raw(span) for way, span in zip(ways, worded(edit), strict=True))
        if not _meet(spans[0], left) and not _meet(spans[1], right):
            found.append((spans[0], spans[1]))
    return found


def _meet(spans: Iterable[Span], known: Sequence[Span]) -> bool:
    return any(span.start <= other.end and other.start <= span.end for span in spans for other in known)
