"""What the align slot knows of a quotation of a draft: the same in other words, or a contradiction."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import attrs

from newslens.alignment.diff.edits import Kind as EditKind
from newslens.checking.fits import alterations, turned
from newslens.checking.verdicts import CheckedQuote, Place, Status
from newslens.types import Alignment, Article, Claim, Kind, Quote, Relation

_BY_WORDS = frozenset((Status.EXACT, Status.MISATTRIBUTED))


def in_content(
    checked: CheckedQuote, quote: str, aligned: Iterable[Alignment], places: Mapping[str, Place]
) -> CheckedQuote:
    """The verdict on indirect or mixed speech, with what the sources say in other words.

    What a source contradicts is altered; what one has in other words is paraphrased, unless words that turn the sense were
    found to be altered. Direct speech is judged by its words alone.

    Args:
        checked: The verdict by the words.
        quote: The id of the quotation.
        aligned: The alignments of which it is a member.
        places: Where each quote and claim of the sources stands.
    """
    if checked.kind is Kind.DIRECT or (checked.kind is Kind.INDIRECT and checked.status in _BY_WORDS):
        return checked
    found = sorted((one for one in aligned if _other(one, quote, places)), key=lambda one: (-one.score, one.members))
    against = [one for one in found if one.relation is Relation.CONTRADICTION]
    alike = [one for one in found if one.relation is not Relation.CONTRADICTION]
    if against and not alike and checked.status is not Status.MISATTRIBUTED:
        return checked if checked.alterations else _after(checked, quote, against[0], Status.ALTERED, places)
    if checked.kind is Kind.MIXED or not alike or checked.status is Status.PARAPHRASED:
        return checked
    if turned(checked.alterations):
        return checked
    elsewhere = all(one.attribution_conflict for one in alike)
    told = _after(checked, quote, alike[0], Status.MISATTRIBUTED if elsewhere else Status.PARAPHRASED, places)
    # The align slot compares on the whole: one number for another is for a person to look at.
    against_it = not elsewhere and any(one.kind is EditKind.NUMBER for one in told.alterations)
    return attrs.evolve(told, status=Status.ALTERED) if against_it else told


def places_of(sources: Iterable[Article], names: Mapping[str, str]) -> dict[str, Place]:
    """Where each quote and claim of the sources stands, by its id."""
    found: dict[str, Place] = {}
    for article in sources:
        own = {quote.id: quote for quote in article.quotes}
        found |= {quote.id: _place(article, quote, quote, names) for quote in article.quotes}
        found |= {claim.id: _place(article, claim, own.get(claim.quote or ""), names) for claim in article.claims}
    return found


def _place(article: Article, item: Quote | Claim, quote: Quote | None, names: Mapping[str, str]) -> Place:
    speaker = None if quote is None else quote.speaker
    return Place(
        article=article.id,
        spans=item.spans,
        text=item.text,
        quote=None if quote is None else quote.id,
        speaker=None if speaker is None else names.get(speaker.id, speaker.mention),
        marked=quote is not None and quote.kind is Kind.DIRECT,
    )


def _other(alignment: Alignment, quote: str, places: Mapping[str, Place]) -> Sequence[Place]:
    return [places[member] for member in alignment.members if member != quote and member in places]


def _after(
    checked: CheckedQuote, quote: str, found: Alignment, status: Status, places: Mapping[str, Place]
) -> CheckedQuote:
    place = _other(found, quote, places)[0]
    return attrs.evolve(
        checked,
        status=status,
        score=max(checked.score, found.score),
        alterations=alterations(checked.text, place.text),
        place=place,
        nearest=None,
    )
