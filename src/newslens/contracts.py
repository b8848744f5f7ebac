"""What a stage may give back: checked at every boundary, so that a fault is blamed on the stage that made it.

The checks cost one step for each span and one comparison of the text; they read nothing that is not needed for that.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from math import inf, isfinite

import attrs

from newslens.errors import ContractError
from newslens.spans import Spans
from newslens.stages import Resolution, Slot
from newslens.types import Alignment, Article, Claim, Problem, Quote, Relation, Removal, Speaker, TextWarning

_MAY_CHANGE = {
    Slot.CLEAN: {"text", "offsets", "removed", "warnings", "title", "publisher", "url", "published", "language"},
    Slot.ATTRIBUTE: {"quotes", "speakers", "warnings"},
    Slot.CLAIM: {"claims", "warnings"},
}


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
    size = len(after.raw)
    if after.removed is not before.removed:
        _check_rows(stage, "removed", after.removed, Removal)
        _check_spans(stage, "removed", (row.spans for row in after.removed), size)
    if after.warnings is not before.warnings:
        _check_rows(stage, "warnings", after.warnings, TextWarning)
        _check_spans(stage, "warnings", (row.spans for row in after.warnings), size)
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
    if not (isinstance(item.id, str) and item.id and isinstance(item.raw, str)):
        raise ContractError("an article has an id and a raw text, both of them str", stage=stage)
    _check_text(stage, item)
    _check_quotes(stage, item)
    _check_claims(stage, item)


def check_report(stage: str, result: bytes) -> None:
    """Hold a reporter to its slot.

    Raises:
        ContractError: Where it gives no bytes.
    """
    if not isinstance(result, bytes):
        raise ContractError(f"must return bytes, not {type(result).__name__}", stage=stage)


def _check_text(stage: str, article: Article) -> None:
    if not isinstance(article.text, str):
        raise ContractError(f"Article.text must be str, not {type(article.text).__name__}", stage=stage)
    raw_at = text_at = 0
    for change in article.offsets.changes:
        if not (raw_at <= change.raw_start <= change.raw_end and text_at <= change.text_start <= change.text_end):
            raise ContractError("the offset map is not in order", stage=stage)
        if article.raw[raw_at : change.raw_start] != article.text[text_at : change.text_start]:
            raise ContractError(f"the offset map does not give back the text before {change.text_start}", stage=stage)
        raw_at, text_at = change.raw_end, change.text_end
    if article.raw[raw_at:] != article.text[text_at:]:
        raise ContractError(f"the offset map does not give back the text after {text_at}", stage=stage)


def _check_rows(stage: str, what: str, rows: object, kind: type[object], most: float = inf) -> None:
    if not isinstance(rows, tuple):
        raise ContractError(f"{what}: must be a tuple of {kind.__name__}, not a {type(rows).__name__}", stage=stage)
    if len(rows) > most:
        raise ContractError(f"{what}: {len(rows)} of them in a raw text of {most}", stage=stage)
    for row in rows:
        if not isinstance(row, kind):
            raise ContractError(f"{what}: must hold {kind.__name__}, not {type(row).__name__}", stage=stage)


def _check_spans(stage: str, what: str, rows: Iterable[Spans], size: int) -> None:
    for spans in rows:
        if not spans:
            raise ContractError(f"{what}: no span", stage=stage)
        for span in spans:
            if not 0 <= span.start < span.end <= size:
                raise ContractError(f"{what}: {span} is empty or outside the raw text of {size}", stage=stage)


def _check_unique(stage: str, what: str, ids: Sequence[str]) -> None:
    if len(set(ids)) != len(ids):
        seen: set[str] = set()
        twice = next(name for name in ids if name in seen or seen.add(name))  # type: ignore[func-returns-value]
        raise ContractError(f"{what}: the id {twice!r} stands twice", stage=stage)


def _check_home(stage: str, article: Article, ids: Iterable[str]) -> None:
    # Two articles' first quotes must not be called the same.
    home = f"{article.id}#"
    for name in ids:
        if not name.startswith(home):
            raise ContractError(f"the id {name!r} must begin with that of its article: {home!r}", stage=stage)


def _check_score(stage: str, what: str, score: float) -> None:
    if not 0 <= score <= 1:
        raise ContractError(f"{what} must be from 0 to 1, not {score}", stage=stage)


def _check_quotes(stage: str, article: Article) -> None:
    _check_rows(stage, "speakers", article.speakers, Speaker, len(article.raw))
    _check_rows(stage, "quotes", article.quotes, Quote, len(article.raw))
    known = {speaker.id for speaker in article.speakers}
    _check_unique(stage, "speakers", [speaker.id for speaker in article.speakers])
    _check_unique(stage, "quotes", [quote.id for quote in article.quotes])
    for quote in article.quotes:
        _check_quote(stage, article, quote, known)
    _check_home(stage, article, itertools.chain(known, (quote.id for quote in article.quotes)))


def _check_quote(stage: str, article: Article, quote: Quote, known: set[str]) -> None:
    size = len(article.raw)
    _check_spans(stage, quote.id, [quote.spans], size)
    _check_score(stage, f"{quote.id}: confidence", quote.confidence)
    if quote.cue is not None:
        _check_spans(stage, f"{quote.id}: cue", [quote.cue.spans], size)
    if quote.speaker is not None:
        _check_spans(stage, f"{quote.id}: speaker", [quote.speaker.spans], size)
        if quote.speaker.id not in known:
            raise ContractError(f"{quote.id}: no speaker of the article is called {quote.speaker.id!r}", stage=stage)


def _check_claims(stage: str, article: Article) -> None:
    _check_rows(stage, "claims", article.claims, Claim, len(article.raw))
    speakers = {speaker.id for speaker in article.speakers}
    quotes = {quote.id for quote in article.quotes}
    _check_unique(stage, "claims", [claim.id for claim in article.claims])
    for claim in article.claims:
        _check_claim(stage, article, claim, speakers, quotes)
    _check_home(stage, article, (claim.id for claim in article.claims))


def _check_claim(stage: str, article: Article, claim: Claim, speakers: set[str], quotes: set[str]) -> None:
    size = len(article.raw)
    _check_spans(stage, claim.id, [claim.spans], size)
    _check_score(stage, f"{claim.id}: confidence", claim.confidence)
    _check_spans(stage, f"{claim.id}: quantities", (quantity.spans for quantity in claim.quantities), size)
    if claim.claimant is not None and claim.claimant not in speakers:
        raise ContractError(f"{claim.id}: no speaker of the article is called {claim.claimant!r}", stage=stage)
    if claim.quote is not None and claim.quote not in quotes:
        raise ContractError(f"{claim.id}: no quote of the article is called {claim.quote!r}", stage=stage)
    for quantity in claim.quantities:
        if isinstance(quantity.value, float | int) and not isfinite(quantity.value):
            raise ContractError(f"{claim.id}: the quantity {quantity.text!r} is not finite", stage=stage)


def check_resolution(stage: str, articles: Sequence[Article], resolution: Resolution) -> None:
    """Hold a resolver to its slot: every speaker of every article became one that is there.

    Raises:
        ContractError: Where it did not.
    """
    if not isinstance(resolution, Resolution):
        raise ContractError(f"must return a Resolution, not {type(resolution).__name__}", stage=stage)
    _check_rows(stage, "speakers", resolution.speakers, Speaker)
    _check_unique(stage, "speakers", [speaker.id for speaker in resolution.speakers])
    known = {speaker.id for speaker in resolution.speakers}
    for article in articles:
        for speaker in article.speakers:
            if resolution.merged.get(speaker.id) not in known:
                raise ContractError(f"{speaker.id!r} of {article.id} became no speaker", stage=stage)


def most_alignments(articles: Sequence[Article]) -> int:
    """How many alignments there can be: one for each pair of quotes or claims, of each kind there is."""
    rows = sum(len(article.quotes) + len(article.claims) for article in articles)
    return rows * rows * len(Relation)


def check_alignments(stage: str, articles: Sequence[Article], alignments: Sequence[Alignment]) -> None:
    """Hold an aligner to its slot: members are quotes or claims of at least two articles, differences in range.

    Raises:
        ContractError: Where they are not.
    """
    _check_rows(stage, "alignments", tuple(alignments), Alignment)
    home = {quote.id: article.id for article in articles for quote in article.quotes}
    home |= {claim.id: article.id for article in articles for claim in article.claims}
    size = {article.id: len(article.raw) for article in articles}
    _check_unique(stage, "alignments", [alignment.id for alignment in alignments])
    for alignment in alignments:
        _check_score(stage, f"{alignment.id}: score", alignment.score)
        named = {*alignment.members, *(name for d in alignment.differences for name in (d.a, d.b))}
        if foreign := named - home.keys():
            raise ContractError(f"{alignment.id}: {min(foreign)!r} is no quote or claim", stage=stage)
        for found in alignment.differences:
            for member, spans in ((found.a, found.a_spans), (found.b, found.b_spans)):
                if any(span.end > size[home[member]] for span in spans):
                    raise ContractError(
                        f"{alignment.id}: a difference ends after the raw text of {member}", stage=stage
                    )
        if len({home[member] for member in alignment.members}) < 2:
            raise ContractError(f"{alignment.id}: its members are of one article", stage=stage)
