"""Invented events as running text, so that alignment learns from what the stages before it make of an article.

Wordings by themselves are short and clean. What is read in an article is a sentence with much beside it, cut where the
parser cut it, in the mouth of whom attribution found.
"""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from newslens.spans import Span
from newslens.types import Article, Claim, Kind, Quote, Speaker
from training.alignment_events import Event

_BEHIND = (
    ", in the latest turn of a dispute that has gone on since the spring",
    ", as officials met for a second day behind closed doors",
    ", a matter that has drawn attention well beyond the district",
    ", after a week in which little else was talked about in the town",
    ", in a statement that was sent out late in the evening",
    ", on the eve of a meeting at which the question is to be settled",
    ", although many of the details were still unclear when this edition went to press",
)
_BEFORE = (
    "In the meantime, ",
    "Speaking outside the building later that day, ",
    "For the first time since the matter became known, ",
    "At a crowded briefing in the town hall, ",
    "Two days after the first reports, ",
)
_OPENING, _CLOSING = '“‘"', '”’"'
_FORMS = 5  # ways in which sentences are filled up, in turns


@attrs.frozen
class Rendered:
    """An event as articles.

    Attributes:
        articles: The articles, as text.
        parts: For each quote or claim of the event its article and where its words stand in it.
    """

    articles: tuple[Article, ...]
    parts: Mapping[str, tuple[str, Span]]


def rendered(event: Event) -> Rendered:
    """The articles of an event as running text, a paragraph for each wording or two."""
    names = {speaker.id: speaker for speaker in event.speakers}
    articles, parts = [], {}
    for article in event.articles:
        told: list[Quote | Claim] = sorted((*article.quotes, *article.claims), key=lambda part: int(part.id[2:]))
        raw = ""
        turn = ord(article.id[0])
        while told:
            form = turn % _FORMS
            sentence, spans = _sentence(told, form, turn, names)
            for part, span in spans.items():
                parts[part] = (article.id, Span(span.start + len(raw), span.end + len(raw)))
            raw += sentence + "\n\n"
            told = told[len(spans) :]
            turn += 1
        articles.append(Article(article.id, raw))
    return Rendered(tuple(articles), parts)


def _sentence(
    told: list[Quote | Claim], form: int, turn: int, names: Mapping[str, Speaker]
) -> tuple[str, dict[str, Span]]:
    """A sentence that holds the first of some wordings, or the first two, and where these stand in it."""
    part = told[0]
    direct = isinstance(part, Quote) and part.kind is Kind.DIRECT
    text, start = _put(part, names, behind=turn % 2 == 0)
    if direct or text[-1] in ".?!" + _CLOSING:
        return (text if direct else f"{text}."), {part.id: Span(start, start + len(_words(part)))}
    before = _BEFORE[turn % len(_BEFORE)] if form in (1, 4) else ""
    behind = _BEHIND[turn % len(_BEHIND)] if form in (2, 4) else ""
    spans = {part.id: Span(len(before) + start, len(before) + start + len(_words(part)))}
    whole = before + text + behind
    if form == 3 and len(told) > 1 and not (isinstance(told[1], Quote) and told[1].kind is Kind.DIRECT):
        second, at = _put(told[1], names, behind=False)
        whole += ", while "
        spans[told[1].id] = Span(len(whole) + at, len(whole) + at + len(_words(told[1])))
        whole += second
    return whole[0].upper() + whole[1:] + ("" if whole[-1] in ".?!" else "."), spans


def _words(part: Quote | Claim) -> str:
    return part.text.rstrip(",")


def _put(part: Quote | Claim, names: Mapping[str, Speaker], *, behind: bool) -> tuple[str, int]:
    """A wording with its speaker and cue, and where its own words begin."""
    words = _words(part)
    if isinstance(part, Claim):
        return words, 0
    assert part.cue is not None and part.speaker is not None  # noqa: S101, PT018 - as the events are read
    who = f"{names[part.speaker.id].name} {part.cue.text}"
    if part.kind is not Kind.DIRECT:
        return f"{who} {words}", len(who) + 1
    inner = words.strip(_OPENING + _CLOSING).rstrip(",.")
    end = inner[-1] if inner[-1] in "?!" else ""
    inner = inner.rstrip("?!")
    if behind:
        return f"“{inner}{end or ','}” {who}.", 1
    return f"{who[0].upper()}{who[1:]}: “{inner}{end or '.'}”", len(who) + 3
