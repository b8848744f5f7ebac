"""What one source alone claims."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Sequence

import attrs

from newslens.alignment.at_odds import sets_apart
from newslens.alignment.copies.finding import Copies
from newslens.queries.tellings import Telling, Told, told
from newslens.spans import Span
from newslens.types import Analysis


@attrs.frozen
class SingleSource:
    """A claim of which no other outlet speaks, unless it took it over.

    Attributes:
        telling: The claim; a quote where nothing was found to be claimed in the article.
        copies: The same in articles that took it over, in order of their ids.
    """

    telling: Telling
    copies: tuple[Telling, ...] = ()


def single_source_claims(analysis: Analysis, copies: Copies | None = None) -> tuple[SingleSource, ...]:
    """What only one source claims, in order of the articles' ids and then of appearance.

    Left out is whatever shares words with something that is aligned with another source, also where the two contradict each
    other. Of claims that share words the surest stands for the others.

    Args:
        analysis: An analysis.
        copies: Its copies, where they have been found before.
    """
    tellings = told(analysis, copies)
    elsewhere = _elsewhere(analysis, tellings)
    followers: defaultdict[str, list[Telling]] = defaultdict(list)
    for name, telling in tellings.tellings.items():
        if telling.copied:
            followers[tellings.roots[name]].append(telling)
    found: list[SingleSource] = []
    for article in sorted(analysis.articles, key=lambda article: article.id):
        quotes = [tellings.tellings[quote.id] for quote in article.quotes]
        claims = [tellings.tellings[claim.id] for claim in article.claims]
        told_elsewhere = [telling for telling in quotes + claims if tellings.roots[telling.item.id] in elsewhere]
        found += (
            SingleSource(telling, tuple(followers[tellings.roots[telling.item.id]]))
            for telling in _apart(claims or quotes, told_elsewhere)
            if not telling.copied  # what was taken over is told where it was taken from
        )
    return tuple(found)


def _elsewhere(analysis: Analysis, told_: Told) -> set[str]:
    """The roots of what at least two sources speak of."""
    found: set[str] = set()
    for alignment in analysis.alignments:
        members = [told_.tellings[member] for member in alignment.members if member in told_.tellings]
        apart = sets_apart(alignment)  # then a copy says what its source does not
        if len({telling.article if apart else telling.origin for telling in members}) > 1:
            found |= {told_.roots[telling.item.id] for telling in members}
    return found


def _apart(items: Iterable[Telling], told_elsewhere: Iterable[Telling]) -> list[Telling]:
    """The surest and longest of some items, of which none shares words with another or with what is told elsewhere."""
    taken: list[Span] = []

    def free(spans: Iterable[Span]) -> bool:
        return all(_fits_in(taken, span) for span in spans)

    def take(spans: Iterable[Span]) -> None:
        for span in spans:
            insort(taken, span)

    for telling in told_elsewhere:
        take(span for span in telling.item.spans if _fits_in(taken, span))
    apart = []
    for telling in sorted(items, key=lambda told_: (-told_.item.confidence, -len(told_.text))):
        if free(telling.item.spans):
            take(telling.item.spans)
            apart.append(telling)
    return sorted(apart, key=lambda told_: told_.item.spans[:1])


def _fits_in(taken: Sequence[Span], span: Span) -> bool:
    """Whether a span shares no code point with spans that are in order and apart from each other."""
    place = bisect_left(taken, span)
    return not any(other.overlaps(span) for other in taken[max(0, place - 1) : place + 1])
