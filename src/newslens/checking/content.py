"""What the align slot knows of a quotation of a draft: the same in other words, or a contradiction."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import attrs

from newslens.alignment.diff.edits import Kind as EditKind
from newslens.checking.fits import alterations, held, turned
from newslens.checking.verdicts import SOUND, CheckedQuote, Place, Status
from newslens.types import Alignment, Article, Claim, Kind, Quote, Relation

_FACTS = frozenset((EditKind.NUMBER, EditKind.OPPOSITE))
_BY_WORDS = frozenset((Status.EXACT, Status.MISATTRIBUTED))


def in_content(
    checked: CheckedQuote, quote: str, aligned: Iterable[Alignment], places: Mapping[str, Place]
) -> CheckedQuote:
    """The verdict with what the sources say in other words, and where they have the speaker say what cannot hold with it.

    Of indirect or mixed speech what a source contradicts is altered, and what one has in other words is paraphrased, unless
    words that turn the sense were found to be altered and the speaker says it nowhere else. Direct speech is judged by its
    words alone.

    Args:
        checked: The verdict by the words.
        quote: The id of the quotation.
        aligned: The alignments of which it is a member.
        places: Where each quote and claim of the sources stands.
    """
    found = sorted((one for one in aligned if _other(one, quote, places)), key=lambda one: (-one.score, one.members))
    against = [one for one in found if one.relation is Relation.CONTRADICTION]
    alike = [one for one in found if one.relation is not Relation.CONTRADICTION]
    told = _told(checked, quote, alike, against, places)
    if told.status not in SOUND or told.place is None:
        return told
    first = [checked.place] if checked.place and checked.status not in SOUND and turned(checked.alterations) else []
    others = first + [spot for one in against for spot in _other(one, quote, places)]
    here = told.place.article
    disputed = {(one.article, one.quote): one for one in reversed(others) if one.article != here and _same(one, told)}
    return attrs.evolve(told, disputed=tuple(disputed[key] for key in sorted(disputed, key=str)))


def _told(
    checked: CheckedQuote,
    quote: str,
    alike: Sequence[Alignment],
    against: Sequence[Alignment],
    places: Mapping[str, Place],
) -> CheckedQuote:
    if checked.kind is Kind.DIRECT or (checked.kind is Kind.INDIRECT and checked.status in _BY_WORDS):
        return checked
    if against and not alike and checked.status is not Status.MISATTRIBUTED:
        if checked.alterations:
            return checked
        return _after(checked, against[0], _other(against[0], quote, places)[0], Status.ALTERED)
    if checked.kind is Kind.MIXED or not alike or checked.status is Status.PARAPHRASED:
        return checked
    if turned(checked.alterations):
        backed = ((one, spot) for one in alike for spot in _other(one, quote, places) if _backs(spot, checked))
        # Where sources disagree the speaker is not misquoted with what one of them has.
        return next((_after(checked, one, spot, Status.PARAPHRASED) for one, spot in backed), checked)
    elsewhere = all(one.attribution_conflict for one in alike)
    status = Status.MISATTRIBUTED if elsewhere else Status.PARAPHRASED
    told = _after(checked, alike[0], _other(alike[0], quote, places)[0], status)
    # The align slot compares on the whole: one number for another, or all for some, is for a person to look at.
    against_it = not elsewhere and any(one.kind in _FACTS for one in told.alterations)
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


def _same(spot: Place, checked: CheckedQuote) -> bool:
    """Whether somebody who is known says it there and in the draft."""
    return spot.speaker is not None and spot.speaker == checked.speaker


def _backs(spot: Place, checked: CheckedQuote) -> bool:
    """Whether the same speaker says elsewhere what was found to be altered: its numbers, its negations, no hedge for it."""
    there = checked.place is not None and (spot.article, spot.quote) == (checked.place.article, checked.place.quote)
    return not there and _same(spot, checked) and held(checked.text, spot.text)


def _after(checked: CheckedQuote, found: Alignment, place: Place, status: Status) -> CheckedQuote:
    return attrs.evolve(
        checked,
        status=status,
        score=max(checked.score, found.score),
        alterations=alterations(checked.text, place.text),
        place=place,
        nearest=None,
    )
