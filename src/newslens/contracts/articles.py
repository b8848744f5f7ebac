"""What stages over one article may give back: the clean, attribute and claim slots, and what readers read."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from math import isfinite
from typing import Final

import attrs

from newslens.contracts.basics import (
    Types,
    check_home,
    check_rows,
    check_score,
    check_spans,
    check_types,
    check_unique,
    check_words,
)
from newslens.contracts.wording import check_held
from newslens.errors import ContractError
from newslens.spans import Change, OffsetMap, Spans
from newslens.stages import Slot
from newslens.types import (
    Article,
    Claim,
    Cue,
    Kind,
    Mode,
    Problem,
    Quantity,
    Quote,
    Removal,
    RemovalReason,
    Speaker,
    SpeakerKind,
    SpeakerMention,
    Stance,
    TextWarning,
)

_MAY_CHANGE: Final = {
    Slot.CLEAN: {"text", "offsets", "removed", "warnings", "title", "publisher", "url", "published", "language"},
    Slot.ATTRIBUTE: {"quotes", "speakers", "warnings"},
    Slot.CLAIM: {"claims", "warnings"},
}
_MAYBE: Final = str | None
_METADATA: Types = tuple((name, _MAYBE) for name in ("path", "title", "publisher", "url", "published", "language"))
_QUOTE: Types = (("text", str), ("kind", Kind), ("mode", Mode), ("cue", Cue | None), ("speaker", SpeakerMention | None))
_CLAIM: Types = (("text", str), ("stance", Stance), ("claimant", _MAYBE), ("quote", _MAYBE))
_QUANTITY: Types = (("text", str), ("value", float | int | str | None), ("unit", _MAYBE))
_SPEAKER: Types = (("id", str), ("name", str), ("kind", SpeakerKind))


def check_article(stage: str, slot: Slot, before: Article, after: Article) -> None:
    """Hold a stage over one article to its slot.

    Raises:
        ContractError: Where it changed a field that is not its own, or returned text, spans or ids that do not hold.
    """
    if not isinstance(after, Article):
        raise ContractError(f"must return an Article, not {type(after).__name__}", stage=stage)
    may_change = _MAY_CHANGE[slot]
    for field in attrs.fields(Article):
        old, new = getattr(before, field.name), getattr(after, field.name)
        if field.name not in may_change and old is not new and old != new:
            raise ContractError(f"a {slot} stage may not change Article.{field.name}", stage=stage)
    if slot is Slot.CLEAN:
        _check_text(stage, after)
    if after.removed is not before.removed:
        _check_removed(stage, after)
    if after.warnings is not before.warnings:
        _check_warnings(stage, after)
    if slot is Slot.ATTRIBUTE:
        _check_quotes(stage, after)
    if slot is Slot.CLAIM:
        _check_claims(stage, after)


def check_read(stage: str, item: Article | Problem) -> None:
    """Hold a reader to its slot: articles whose text their own map gives back, and problems in one line.

    Raises:
        ContractError: Where it gives something else.
    """
    if isinstance(item, Problem):
        if "\n" in item.error:
            raise ContractError("a problem is told in one line", stage=stage)
        return
    if not isinstance(item, Article):
        raise ContractError(f"must give articles and problems, not {type(item).__name__}", stage=stage)
    check_types(stage, "Article", item, (("id", str), ("raw", str)))
    if not item.id:
        raise ContractError("an article has an id", stage=stage)
    _check_text(stage, item)
    _check_removed(stage, item)
    _check_warnings(stage, item)
    _check_quotes(stage, item)
    _check_claims(stage, item)


def _most(article: Article) -> int:
    # One for each code point is more than anybody could mean; short texts get some more.
    return 100 + len(article.raw)


def _check_text(stage: str, article: Article) -> None:
    check_types(stage, "Article", article, (("text", str), ("offsets", OffsetMap), *_METADATA))
    check_rows(stage, "offsets", article.offsets.changes, Change)
    raw_at = text_at = 0
    for change in article.offsets.changes:
        if not (raw_at <= change.raw_start <= change.raw_end and text_at <= change.text_start <= change.text_end):
            raise ContractError("the offset map is not in order", stage=stage)
        if article.raw[raw_at : change.raw_start] != article.text[text_at : change.text_start]:
            raise ContractError(f"the offset map does not give back the text before {change.text_start}", stage=stage)
        raw_at, text_at = change.raw_end, change.text_end
    if article.raw[raw_at:] != article.text[text_at:]:
        raise ContractError(f"the offset map does not give back the text after {text_at}", stage=stage)


def _check_removed(stage: str, article: Article) -> None:
    check_rows(stage, "removed", article.removed, Removal)
    _check_marked(stage, "removed", ((row.spans, row.reason) for row in article.removed), RemovalReason, article)


def _check_warnings(stage: str, article: Article) -> None:
    check_rows(stage, "warnings", article.warnings, TextWarning)
    _check_marked(stage, "warnings", ((row.spans, row.reason) for row in article.warnings), str, article)


def _check_marked(
    stage: str, what: str, rows: Iterable[tuple[Spans, str]], kind: type[object], article: Article
) -> None:
    for spans, reason in rows:
        check_spans(stage, what, [spans], len(article.raw))
        if not isinstance(reason, kind):
            raise ContractError(f"{what}: a reason is a {kind.__name__}, not {reason!r:.60}", stage=stage)


def _check_quotes(stage: str, article: Article) -> None:
    check_rows(stage, "speakers", article.speakers, Speaker, _most(article))
    check_rows(stage, "quotes", article.quotes, Quote, _most(article))
    check_unique(stage, "speakers", [speaker.id for speaker in article.speakers])
    check_unique(stage, "quotes", [quote.id for quote in article.quotes])
    for speaker in article.speakers:
        check_speaker(stage, speaker)
    known = {speaker.id for speaker in article.speakers}
    check_home(stage, article.id, itertools.chain(known, (quote.id for quote in article.quotes)))
    for quote in article.quotes:
        _check_quote(stage, article, quote, known)


def check_speaker(stage: str, speaker: Speaker) -> None:
    """Hold a speaker to the types of its fields.

    Raises:
        ContractError: Where one is of another.
    """
    check_types(stage, speaker.id, speaker, _SPEAKER)
    for name in ("aliases", "roles", "speaks_for"):
        check_words(stage, f"{speaker.id}: {name}", getattr(speaker, name))


def _check_quote(stage: str, article: Article, quote: Quote, known: set[str]) -> None:
    size = len(article.raw)
    check_types(stage, quote.id, quote, _QUOTE)
    check_words(stage, f"{quote.id}: evidence", quote.evidence)
    check_spans(stage, quote.id, [quote.spans], size)
    check_score(stage, f"{quote.id}: confidence", quote.confidence)
    if quote.cue is not None:
        check_types(stage, f"{quote.id}: cue", quote.cue, (("text", str),))
        check_spans(stage, f"{quote.id}: cue", [quote.cue.spans], size)
        check_held(stage, f"{quote.id}: cue", quote.cue.text, quote.cue.spans, article)
    if quote.speaker is not None:
        check_types(stage, f"{quote.id}: speaker", quote.speaker, (("mention", str),))
        check_spans(stage, f"{quote.id}: speaker", [quote.speaker.spans], size)
        check_held(stage, f"{quote.id}: speaker", quote.speaker.mention, quote.speaker.spans, article)
        if quote.speaker.id not in known:
            raise ContractError(f"{quote.id}: no speaker of the article is called {quote.speaker.id!r}", stage=stage)
    check_held(stage, quote.id, quote.text, quote.spans, article)


def _check_claims(stage: str, article: Article) -> None:
    check_rows(stage, "claims", article.claims, Claim, _most(article))
    speakers = {speaker.id for speaker in article.speakers}
    quotes = {quote.id for quote in article.quotes}
    check_unique(stage, "claims", [claim.id for claim in article.claims])
    for claim in article.claims:
        _check_claim(stage, article, claim, speakers, quotes)
    check_home(stage, article.id, (claim.id for claim in article.claims))


def _check_claim(stage: str, article: Article, claim: Claim, speakers: set[str], quotes: set[str]) -> None:
    size = len(article.raw)
    check_types(stage, claim.id, claim, _CLAIM)
    check_spans(stage, claim.id, [claim.spans], size)
    check_score(stage, f"{claim.id}: confidence", claim.confidence)
    check_rows(stage, f"{claim.id}: quantities", claim.quantities, Quantity)
    check_spans(stage, f"{claim.id}: quantities", (quantity.spans for quantity in claim.quantities), size)
    if claim.claimant is not None and claim.claimant not in speakers:
        raise ContractError(f"{claim.id}: no speaker of the article is called {claim.claimant!r}", stage=stage)
    if claim.quote is not None and claim.quote not in quotes:
        raise ContractError(f"{claim.id}: no quote of the article is called {claim.quote!r}", stage=stage)
    for quantity in claim.quantities:
        check_types(stage, f"{claim.id}: quantity", quantity, _QUANTITY)
        if isinstance(quantity.value, float) and not isfinite(quantity.value):
            raise ContractError(f"{claim.id}: the quantity {quantity.text!r} is not finite", stage=stage)
