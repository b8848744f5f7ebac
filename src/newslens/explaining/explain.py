"""One id of an analysis, explained."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from typing import Any

from newslens.errors import InputError, UnknownIdError
from newslens.explaining import meanings, plain
from newslens.explaining.context import context
from newslens.explaining.records import Aligned, Confidence, Explanation, Item, Other, Part, Resolved, What
from newslens.explaining.speakers import attached, resolved
from newslens.queries.tellings import Told, told
from newslens.serialize import check_kind
from newslens.spans import Span
from newslens.types import Alignment, Analysis, Article, Claim, Quote

_NEAR = 3
_NUMBER = re.compile(r"([0-9]{1,18})")


def explain(analysis: Analysis, name: str, *, path: str | None = None) -> Explanation:
    """Everything that an analysis knows of one quote, claim or alignment.

    Args:
        analysis: An analysis, fresh or saved.
        name: The id of a quote, claim or alignment of it.
        path: Where the analysis came from, for messages.

    Raises:
        UnknownIdError: Where it has nothing of that id; the error has the ids that look like it.
        InputError: Where it is no analysis, or what is given is no id.

    Examples:
        >>> from newslens.types import Kind, Mode
        >>> quote = Quote("a#q1", Kind.DIRECT, Mode.SPEECH, "“Yes.”", (Span(0, 6),), evidence=("content: marks",))
        >>> found = explain(Analysis((Article("a", "“Yes.”", quotes=(quote,)),)), "a#q1")
        >>> found.items[0].grounds[0].meaning
        'the content is what stands inside the quotation marks'
    """
    check_kind(analysis, Analysis)
    if not isinstance(name, str):
        given: Any = name
        hint = f"; its id is {given.id!r}" if isinstance(given, Quote | Claim | Alignment) else ""
        raise InputError(f"the id of a quote, claim or alignment is expected, not a {type(given).__name__}{hint}")
    tellings = told(analysis)
    articles = {quote.id: article for article in analysis.articles for quote in article.quotes}
    articles |= {claim.id: article for article in analysis.articles for claim in article.claims}
    alignments = {alignment.id: alignment for alignment in analysis.alignments}
    if name in articles:
        wanted = _family(articles[name], name)
        what = What.QUOTE if isinstance(tellings.tellings[name].item, Quote) else What.CLAIM
        found = [one for one in analysis.alignments if set(one.members) & set(wanted)]
    elif name in alignments:
        wanted = tuple(member for member in alignments[name].members if member in articles)
        what, found = What.ALIGNMENT, [alignments[name]]
    else:
        raise UnknownIdError(name, near_ids(name, [*articles, *alignments]), path=path)
    member = None if what is What.ALIGNMENT else wanted
    causes = _causes(analysis) if any(one.attribution_conflict for one in found) else {}
    return Explanation(
        id=name,
        what=what,
        items=tuple(_item(analysis, articles[one], tellings, one) for one in wanted),
        alignments=tuple(_aligned(analysis, one, tellings, member, causes.get(one.id)) for one in found),
        newslens=analysis.newslens,
    )


def near_ids(name: str, ids: Iterable[str]) -> tuple[str, ...]:
    """The ids that look most like a name, equally near ones in order of their numbers; of an article its first quotes.

    Examples:
        >>> near_ids("gazette", ["gazette#q10", "gazette#q9", "echo#q1", "gazette#c1"])
        ('gazette#q9', 'gazette#q10', 'gazette#c1')
        >>> near_ids("gazette#11", ["gazette#q10", "gazette#q9", "gazette#q1"])
        ('gazette#q1', 'gazette#q10', 'gazette#q9')
    """
    ids = sorted(ids, key=_by_number)
    inside = [one for one in ids if one.startswith(f"{name}#")]
    if inside:
        return tuple(sorted(inside, key=lambda one: not one.startswith(f"{name}#q"))[:_NEAR])
    close = difflib.get_close_matches(name, ids, n=len(ids) or 1)
    alike = {one: difflib.SequenceMatcher(None, one, name).ratio() for one in close}
    return tuple(sorted(close, key=lambda one: (-alike[one], _by_number(one)))[:_NEAR])


def _by_number(name: str) -> tuple[tuple[bool, int, str], ...]:
    """What puts "q9" before "q10"."""
    pieces = _NUMBER.split(name)
    return tuple((piece.isdecimal(), int(piece) if piece.isdecimal() else 0, piece) for piece in pieces)


def _family(article: Article, name: str) -> tuple[str, ...]:
    """A quote and its claims, or a claim and its quote."""
    claim = next((claim for claim in article.claims if claim.id == name), None)
    if claim is None:
        return (name, *(one.id for one in article.claims if one.quote == name))
    return (name, claim.quote) if any(quote.id == claim.quote for quote in article.quotes) and claim.quote else (name,)


def _item(analysis: Analysis, article: Article, tellings: Told, name: str) -> Item:
    telling = tellings.tellings[name]
    copied = tellings.outlets.get(telling.origin, telling.origin) if telling.copied else None
    if isinstance(telling.item, Quote):
        return _quote(analysis, article, telling.item, telling.outlet, copied)
    return _claim(analysis, article, telling.item, telling.outlet, copied)


def _quote(analysis: Analysis, article: Article, quote: Quote, outlet: str, copied: str | None) -> Item:
    return Item(
        id=quote.id,
        what=What.QUOTE,
        article=article.id,
        outlet=outlet,
        text=quote.text,
        spans=quote.spans,
        kind=str(quote.kind),
        kind_meaning=meanings.KINDS[quote.kind],
        mode=str(quote.mode),
        context=context(article.raw, _parts(quote)),
        grounds=tuple(map(meanings.ground, quote.evidence)),
        confidence=_confidence(article, quote),
        speaker=resolved(analysis, article, quote),
        claims=tuple(claim.id for claim in article.claims if claim.quote == quote.id),
        copied=copied,
    )


def _claim(analysis: Analysis, article: Article, claim: Claim, outlet: str, copied: str | None) -> Item:
    quote = next((quote for quote in article.quotes if quote.id == claim.quote), None)
    return Item(
        id=claim.id,
        what=What.CLAIM,
        article=article.id,
        outlet=outlet,
        text=claim.text,
        spans=claim.spans,
        kind=str(claim.stance),
        kind_meaning=meanings.STANCES[claim.stance],
        mode=None,
        context=context(article.raw, ((Part.CONTENT, span) for span in claim.spans)),
        grounds=(),
        confidence=Confidence(claim.confidence, _of_claim(quote)),
        speaker=_claimant(analysis, article, claim, quote),
        quote=claim.quote,
        quantities=tuple(plain.quantity(one.text, one.value, one.unit) for one in claim.quantities),
        copied=copied,
    )


def _of_claim(quote: Quote | None) -> str:
    if quote is None:
        return "a fixed figure for what the outlet says itself; it is not calibrated"
    return (
        "that of the quote it stands in, less a tenth where it is only a part of that; it is not calibrated by itself"
    )


def _confidence(article: Article, quote: Quote) -> Confidence:
    return meanings.confidence(quote.confidence, (one for other in article.quotes for one in other.evidence))


def _claimant(analysis: Analysis, article: Article, claim: Claim, quote: Quote | None) -> Resolved | None:
    if quote is not None and quote.speaker is not None and quote.speaker.id == claim.claimant:
        return resolved(analysis, article, quote)
    speakers = {speaker.id: speaker for speaker in (*analysis.speakers, *article.speakers)}
    if claim.claimant not in speakers:
        return None
    return attached(speakers[claim.claimant], speakers, None, "the claimant that the claim stage found")


def _parts(quote: Quote) -> Iterable[tuple[Part, Span]]:
    yield from ((Part.CONTENT, span) for span in quote.spans)
    if quote.cue is not None:
        yield from ((Part.CUE, span) for span in quote.cue.spans)
    if quote.speaker is not None:
        yield from ((Part.SOURCE, span) for span in quote.speaker.spans)


def _causes(analysis: Analysis) -> dict[str, str | None]:
    """Why the same stands in two mouths, by the id of the alignment."""
    return {
        alignment.id: meanings.cause(disagreement.cause)
        for disagreement in analysis.disagreements()
        for alignment in disagreement.alignments
    }


def _aligned(
    analysis: Analysis, alignment: Alignment, tellings: Told, of: tuple[str, ...] | None, cause: str | None
) -> Aligned:
    names = {speaker.id: speaker.name for speaker in analysis.speakers}
    member = next((name for name in of or () if name in alignment.members), None)
    return Aligned(
        id=alignment.id,
        relation=str(alignment.relation),
        meaning=meanings.RELATIONS[alignment.relation],
        score=alignment.score,
        score_meaning=meanings.score(alignment),
        conflict=meanings.conflict(alignment),
        cause=cause if alignment.attribution_conflict else None,
        member=member,
        others=tuple(_other(tellings, names, name) for name in alignment.members if name != member),
        evidence=alignment.evidence,
        differences=alignment.differences,
    )


def _other(tellings: Told, names: Mapping[str, str], name: str) -> Other:
    telling = tellings.tellings.get(name)
    if telling is None:
        return Other(name, "", None, "")
    speaker = None if telling.speaker is None else names.get(telling.speaker, telling.speaker)
    return Other(name, telling.outlet, speaker, telling.text)
