"""Quotes that tell what somebody said by another's account: `Ann Berg said …` in what the Tarn Post reported."""

from __future__ import annotations

from collections.abc import Sequence

from newslens.types import Quote


def carriers(quotes: Sequence[Quote]) -> frozenset[int]:
    """The numbers of the quotes that have another in them as a whole, with its cue and who says it.

    Args:
        quotes: The quotes of an article.
    """
    places = {number: quote.spans for number, quote in enumerate(quotes) if quote.spans}
    # Who tells it begins no later and ends no earlier.
    ordered = sorted(places, key=lambda number: (places[number][0].start, -places[number][-1].end, number))
    found: set[int] = set()
    begun: list[int] = []
    for number in ordered:
        begun = [outer for outer in begun if places[outer][-1].end > places[number][0].start]
        found |= {outer for outer in begun if _carries(quotes[outer], quotes[number])}
        begun.append(number)
    return frozenset(found)


def _carries(outer: Quote, inner: Quote) -> bool:
    if inner.cue is None or inner.speaker is None or not inner.speaker.spans:
        return False
    pieces = (*inner.spans, *inner.cue.spans, *inner.speaker.spans)
    return all(any(span.start <= piece.start and piece.end <= span.end for span in outer.spans) for piece in pieces)
