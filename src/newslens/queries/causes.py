"""Why one thing stands in two mouths, as far as the articles show it, and what stands around it in each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

import attrs

from newslens.queries.groups import Group
from newslens.queries.tellings import Telling, Told
from newslens.spans import Span, Spans
from newslens.types import Article, Mode, Quote, Speaker

_UNSURE = 0.6  # the confidence below which a quote or its speaker may be read wrongly
_SAME_WORDS = 0.5  # the share of a quote that another must hold to be about the same words
_SENTENCE = re.compile(r"[.!?][\"”’»')\]]{0,2}\s+(?=[\"“‘«'(\[]?[A-Z0-9])")
_PARAGRAPH = re.compile(r"\n[^\S\n]*\n")
_REPORTS = re.compile(
    r"\b(?:quot(?:ed|ing|es)|cit(?:ed|ing|es)|echo(?:ed|ing|es)|repeat(?:ed|ing|s)|agree(?:d|ing|s)? with|according to|"
    r"relay(?:ed|ing|s)|read out|recall(?:ed|ing|s)|in the words of|as .{1,60} put it|borrow(?:ed|ing|s)|referr(?:ed|ing) to)\b",
    re.IGNORECASE,
)
_TOGETHER = re.compile(r"\b(?:joint(?:ly)?|together|co-?signed|both|on behalf of)\b", re.IGNORECASE)
_WRITTEN = re.compile(r"\b(?:statement|letter|release|report|communiqué|memo|declaration)\b", re.IGNORECASE)


class CauseKind(StrEnum):
    """What can put one thing into two mouths."""

    REPORTED = "reported"
    SHARED = "shared_statement"
    ERROR = "likely_error"
    DOUBT = "extraction_doubt"


@attrs.frozen
class Cause:
    """Why one thing stands in two mouths.

    Attributes:
        kind: One reports the other; both gave one statement; an outlet is likely wrong; newslens may have read it wrongly.
        telling: The telling that shows it, or that is in doubt.
        words: What shows it: words of the article, or how many name whom.
    """

    kind: CauseKind
    telling: Telling
    words: str


@attrs.frozen
class Context:
    """What stands around a quote or claim in its article.

    Attributes:
        telling: The quote or claim.
        text: The sentences in which it, its cue and its speaker stand, on one line.
        spans: Where they stand in the raw text.
    """

    telling: Telling
    text: str
    spans: Spans


def context(telling: Telling, article: Article) -> Context:
    """What stands around a quote or claim."""
    item = telling.item
    spans = list(article.to_text(item.spans))
    if isinstance(item, Quote):
        places = [*(item.cue.spans if item.cue else ()), *(item.speaker.spans if item.speaker else ())]
        around = _paragraph(article.text, spans)
        # A speaker who is named elsewhere is no part of what stands around the words.
        spans += [place for place in article.to_text(places) if around.start <= place.start and place.end <= around.end]
    if not spans:
        return Context(telling, telling.text, item.spans)
    whole = _sentences(article.text, Span(min(s.start for s in spans), max(s.end for s in spans)))
    return Context(
        telling, " ".join(article.text[whole.start : whole.end].split()), article.to_raw(whole.start, whole.end)
    )


def cause(
    sides: Sequence[Telling],
    group: Group | None,
    told: Told,
    articles: Mapping[str, Article],
    speakers: Mapping[str, Speaker],
) -> Cause | None:
    """Why two tellings put one thing into two mouths; None where nothing shows it.

    Args:
        sides: The two tellings.
        group: All tellings of the same, where there are more.
        told: Every telling of the analysis.
        articles: The articles by their ids.
        speakers: The speakers by their ids.
    """
    one, other = sides[:2]
    pairs = ((one, other), (other, one))
    for telling, opposite in pairs:
        if words := _reports(telling, opposite, articles, speakers):
            return Cause(CauseKind.REPORTED, telling, words)
    for telling, opposite in pairs:
        if words := _shared(telling, opposite, articles, speakers):
            return Cause(CauseKind.SHARED, telling, words)
    odd = _odd(one, other, group, told, speakers)
    if odd is not None and not _doubt(odd.telling):
        return odd
    for telling in (odd.telling, one, other) if odd is not None else (one, other):
        if words := _doubt(telling):
            return Cause(CauseKind.DOUBT, telling, words)
    return None


def _reports(telling: Telling, other: Telling, articles: Mapping[str, Article], speakers: Mapping[str, Speaker]) -> str:
    """The words by which one speaker hands on what the other said."""
    article = articles[telling.article]
    around = context(telling, article)
    inside = sum(map(len, telling.item.spans))
    for quote in article.quotes:
        who = None if quote.speaker is None else quote.speaker.id
        if quote.id != telling.item.id and who == other.speaker and who is not None:
            common = sum(
                max(0, min(a.end, b.end) - max(a.start, b.start)) for a in quote.spans for b in telling.item.spans
            )
            if common > _SAME_WORDS * inside:
                return around.text
    outside = _outside(around, telling)
    named = _named(outside, other, speakers)
    return around.text if named and _REPORTS.search(outside) else ""


def _shared(telling: Telling, other: Telling, articles: Mapping[str, Article], speakers: Mapping[str, Speaker]) -> str:
    """What shows one statement of both: a house that both speak for, or words of the articles."""
    one, beside_it = (speakers.get(side.speaker or "") for side in (telling, other))
    houses = set(one.speaks_for) & set(beside_it.speaks_for) if one is not None and beside_it is not None else set()
    if houses:
        names = sorted(speakers[house].name for house in houses if house in speakers)
        return f"both speak for {names[0]}" if names else "both speak for one house"
    around, beside = (context(side, articles[side.article]) for side in (telling, other))
    outside = _outside(around, telling)
    if _named(outside, other, speakers) and _TOGETHER.search(outside):
        return around.text
    written = [isinstance(side.item, Quote) and side.item.mode is Mode.WRITING for side in (telling, other)]
    match = _WRITTEN.search(outside)
    both = match is not None and match.group().casefold() in _outside(beside, other).casefold()
    return match.group() if match is not None and both and all(written) else ""


def _odd(
    one: Telling, other: Telling, group: Group | None, told: Told, speakers: Mapping[str, Speaker]
) -> Cause | None:
    """The telling that stands alone against at least two independent outlets, or that changed what it took over."""
    for telling, opposite in ((one, other), (other, one)):
        if telling.origin == opposite.article and telling.copied:
            return Cause(CauseKind.ERROR, telling, f"{telling.outlet} took the passage from {opposite.outlet}")
    tellings = group.tellings if group is not None else (one, other)
    for telling, opposite in ((one, other), (other, one)):
        mine = told.sources(each for each in tellings if _kin(each.speaker, telling.speaker, speakers))
        theirs = told.sources(each for each in tellings if _kin(each.speaker, opposite.speaker, speakers))
        if len(mine) == 1 and len(set(theirs) - set(mine)) > 1:
            speaker = speakers.get(opposite.speaker or "")
            named = "somebody else" if speaker is None else speaker.name
            return Cause(CauseKind.ERROR, telling, f"{' and '.join(theirs)} name {named}")
    return None


def _doubt(telling: Telling) -> str:
    """What makes it doubtful that the speaker was read rightly."""
    item = telling.item
    if not isinstance(item, Quote):
        return ""
    if item.confidence < _UNSURE:
        return f"confidence {item.confidence:.2f}"
    return "no words say who speaks" if item.cue is None else ""


def _kin(a: str | None, b: str | None, speakers: Mapping[str, Speaker]) -> bool:
    if a == b:
        return a is not None
    one, other = speakers.get(a or ""), speakers.get(b or "")
    return one is not None and other is not None and (other.id in one.speaks_for or one.id in other.speaks_for)


def _named(text: str, telling: Telling, speakers: Mapping[str, Speaker]) -> bool:
    """Whether a text names a speaker, in full or by a name that goes by itself."""
    speaker = speakers.get(telling.speaker or "")
    if speaker is None:
        return False
    names = {name for name in (speaker.name, *speaker.aliases) if name[:1].isupper()}
    return any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) for name in sorted(names))


def _outside(around: Context, telling: Telling) -> str:
    """The context without the words that are told."""
    text = around.text
    for piece in telling.text.split(" … "):
        text = text.replace(" ".join(piece.split()), " ")
    return text


def _paragraph(text: str, spans: Iterable[Span]) -> Span:
    held = list(spans)
    if not held:
        return Span(0, 0)
    start, end = min(span.start for span in held), max(span.end for span in held)
    before = [match.end() for match in _PARAGRAPH.finditer(text, 0, start)]
    after = _PARAGRAPH.search(text, end)
    return Span(before[-1] if before else 0, after.start() if after else len(text))


def _sentences(text: str, span: Span) -> Span:
    """The sentences in which a stretch stands, within its paragraphs."""
    around = _paragraph(text, [span])
    starts = [
        match.end() for match in _SENTENCE.finditer(text, around.start, span.start + 2) if match.end() <= span.start
    ]
    ends = _SENTENCE.search(text, max(around.start, span.end - 3), around.end)
    while ends is not None and ends.end() <= span.end:
        ends = _SENTENCE.search(text, ends.end(), around.end)
    return Span(starts[-1] if starts else around.start, ends.end() if ends else around.end)
