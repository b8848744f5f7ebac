"""What two quotes or claims have in other words: from edits of their words to differences in the raw text."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from newslens.alignment.diff.edits import Edit, Kind
from newslens.alignment.items import Item
from newslens.alignment.origins import Origin, origin
from newslens.alignment.wording import altered, in_words, worded
from newslens.alignment.words import read
from newslens.spans import Span
from newslens.types import Article, Difference

_ENDS = (".", "!", "?")
_OMISSIONS = ("…", "...", ". . .")


def whole_edits(a: Item, b: Item) -> tuple[Edit, ...]:
    """The edits of all words of two items, what one says before or after included; spans are those of `Item.words.text`."""
    return altered(_words(a), _words(b), whole=True)


def edits_between(a: Item, b: Item, left: tuple[int, int], right: tuple[int, int]) -> tuple[Edit, ...]:
    """The edits of two stretches, without what one prints before or after; spans are those of `Item.words.text`.

    Args:
        a: One item.
        b: The other.
        left: The first word of `a` and one past the last.
        right: The same of `b`.
    """
    one, other = _stretch(a, left), _stretch(b, right)
    found = altered(one.of(_words(a)), other.of(_words(b)))
    return tuple(attrs.evolve(edit, a=_moved(edit.a, one), b=_moved(edit.b, other)) for edit in found)


def swallowing_edits(a: Item, b: Item) -> tuple[Edit, ...]:
    """The edits of what two items have inside quotation marks, where an ellipsis swallows words of consequence; else none.

    Such words are gone from one side without a trace, so that all that is left of it stands in the other and no stretch of
    the two differs. Whole sentences left out are not meant: they leave the others what they are.
    """
    if not a.quoted or not b.quoted or not any(mark in _words(item) for item in (a, b) for mark in _OMISSIONS):
        return ()
    left, right = ((item.quoted[0][0], item.quoted[-1][1]) for item in (a, b))
    found = edits_between(a, b, left, right)
    return found if any(edit.kind is Kind.SWALLOWED and _inside_sentence(edit) for edit in found) else ()


def differences(a: Item, b: Item, articles: tuple[Article, Article], edits: Sequence[Edit]) -> tuple[Difference, ...]:
    """Edits of the words of two items as differences in the raw text of their articles.

    Args:
        a: One item.
        b: The other.
        articles: The article of each.
        edits: Spans in `Item.words.text`.
    """
    if not edits:
        return ()
    one, other = (
        origin(item.text, item.spans, item.words.text, article.raw)
        for item, article in zip((a, b), articles, strict=True)
    )
    return tuple(_difference(a, b, (one, other), edit) for edit in edits)


def _difference(a: Item, b: Item, origins: tuple[Origin, Origin], edit: Edit) -> Difference:
    a_words, b_words = in_words(edit)
    a_span, b_span = worded(edit)
    return Difference(
        a=a.id,
        b=b.id,
        a_words=a_words,
        b_words=b_words,
        kind=edit.kind.value,
        a_spans=origins[0].to_raw(a_span),
        b_spans=origins[1].to_raw(b_span),
        touches=tuple(touch.value for touch in edit.touches),
    )


def _words(item: Item) -> str:
    return origin(item.text, item.spans, item.words.text).text


def _inside_sentence(edit: Edit) -> bool:
    left_out = max(edit.a_words, edit.b_words, key=len).rstrip()
    return read(left_out).sentences[-1:] in {(), (0,)} and not left_out.endswith(_ENDS)


def _stretch(item: Item, words: tuple[int, int]) -> Span:
    places = item.words.places()
    return Span(places[words[0]][0], places[words[1] - 1][1])


def _moved(span: Span, by: Span) -> Span:
    return Span(span.start + by.start, span.end + by.start)
