"""The words of a record are those that its spans hold."""

from __future__ import annotations

from newslens.errors import ContractError
from newslens.spans import Spans
from newslens.types import Article


def check_held(stage: str, what: str, words: str, spans: Spans, article: Article) -> None:
    """Words are those of the raw text at their spans, or of the cleaned text there; blanks, marks and case may differ.

    Raises:
        ContractError: Where they are others, as where offsets of the cleaned text were taken for spans.

    Examples:
        >>> article = Article("a", "Ann Berg said no.")
        >>> check_held("test.v1", "a#q1", "Ann Berg", article.to_raw(0, 8), article)
        >>> check_held("test.v1", "a#q1", "Ann Berg", article.to_raw(4, 12), article)
        Traceback (most recent call last):
        ...
        newslens.errors.ContractError: test.v1: a#q1: its words are 'Ann Berg', and its spans hold 'Berg sai'
    """
    raw = article.raw_text(spans)
    if words == raw or _letters(words) == _letters(raw):
        return
    cleaned = _letters("".join(span.of(article.text) for span in article.to_text(spans)))
    if _letters(words) == cleaned or (words.strip() and _letters(words) in cleaned and _grown(spans, article)):
        return
    hint = ""
    if all(span.end <= len(article.text) for span in spans):
        in_text = "".join(span.of(article.text) for span in spans)
        hint = "; spans are of the raw text: Article.to_raw gives them" if _letters(words) == _letters(in_text) else ""
    raise ContractError(f"{what}: its words are {words!r:.60}, and its spans hold {raw!r:.60}{hint}", stage=stage)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()


def _grown(spans: Spans, article: Article) -> bool:
    """Whether spans begin or end in replaced text: from inside such a place they have grown to all of it."""
    start, end = spans[0].start, spans[-1].end
    return any(
        change.raw_start <= start < change.raw_end or change.raw_start < end <= change.raw_end
        for change in article.offsets.changes
        if change.text_start < change.text_end
    )
