"""A piece of a quotation and the stretch of a source that is most like it: what they share and what was altered."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

import attrs

from newslens.alignment.diff.edits import TRUNCATIONS, Edit
from newslens.alignment.diff.edits import Kind as EditKind
from newslens.alignment.diff.gaps import gaps
from newslens.alignment.wording import altered, in_words, strength
from newslens.alignment.words import Words, read
from newslens.checking.limits import opposed
from newslens.checking.stances import turning
from newslens.checking.verdicts import Alteration

_SHORT = 10  # words of a sentence of which one drawn together may be most of what it says
_DRAWN = 3  # words that it has more or fewer when they are drawn together
_ALMOST = 0.99  # what stands word for word in a source goes before it
_DECLARED = frozenset((EditKind.ELLIPSIS, EditKind.BRACKET))  # what a reader of the draft is told of
_REPORTING = frozenset(
    (EditKind.SHIFT, EditKind.SYNONYM, EditKind.FILLER_ADDED, EditKind.FILLER_DROPPED, EditKind.DELETION)
)
_REVERSING = frozenset((EditKind.NEGATION, EditKind.OPPOSITE))
_FIRM = frozenset(
    (
        EditKind.NEGATION,
        EditKind.NUMBER,
        EditKind.OPPOSITE,
        EditKind.SWALLOWED,
        EditKind.HEDGE_ADDED,
        EditKind.HEDGE_DROPPED,
        EditKind.CONDITION_ADDED,
        EditKind.CONDITION_DROPPED,
    )
)


@attrs.frozen(eq=False)
class Fit:
    """A stretch of a document, set against some words.

    Attributes:
        document: The number of the document.
        start: Its first word.
        end: One past its last.
        ratio: How much they share, by the weight of the words, of the heavier side: 0 to 1.
        held: How much of the stretch they share, by the weight of its words: 0 to 1.
        common: How telling the shared words are (`strength`).
        total: How telling the words are that are sought.
        same: Whether all words are there and no others, drawn together or not.
    """

    document: int
    start: int
    end: int
    ratio: float
    held: float
    common: float
    total: float
    same: bool = False


def fitted(piece: Words, words: Words, document: int, start: int, end: int) -> Fit:
    """Set a stretch of a document against the words that are sought.

    Args:
        piece: What is sought.
        words: The words of the document.
        document: Its number.
        start: The first word of the stretch.
        end: One past the last.
    """
    there = words.words[start:end]
    found = gaps([word.exact for word in piece.words], [word.exact for word in there])
    total = strength(piece.words)
    common = total - sum(strength(piece.words[gap.a_start : gap.a_end]) for gap in found)
    if not found:
        return Fit(document, start, end, 1.0, 1.0, common, total, same=True)
    theirs = strength(there)
    return Fit(document, start, end, common / max(total, theirs), common / theirs if theirs else 0.0, common, total)


def contracted(piece: Words, words: Words, document: int, start: int) -> Fit | None:
    """The sentence of a document in which a stretch stands, where it has the words that are sought, drawn together or not.

    Of "We're not going" and "We are not going" few words are the same.

    Args:
        piece: What is sought.
        words: The words of the document.
        document: Its number.
        start: The first word of the stretch.
    """
    number = words.sentences[start]
    first, last = bisect_left(words.sentences, number), bisect_right(words.sentences, number)
    if abs(last - first - len(piece)) > _DRAWN or len(piece) > _SHORT:
        return None
    found = [edit.kind for edit in altered(words.between(first, last), piece.text, whole=True)]
    if not found or any(kind is not EditKind.CONTRACTION for kind in found):
        return None
    total = strength(piece.words)
    return Fit(document, first, last, _ALMOST, _ALMOST, total, total, same=True)


def alterations(draft: str, source: str) -> tuple[Alteration, ...]:
    """What a draft changed in the words of a source.

    Spelling and punctuation are passed over, and so is what the draft declares: words left out where it has an ellipsis, and
    words in square brackets, unless they turn the sense.

    Examples:
        >>> [(str(one.kind), one.draft, one.source) for one in alterations("We … sell", "We will not sell")]
        [('swallowed', '…', 'will not')]
        >>> alterations("They will … sell 14 barges", "They will slowly sell fourteen barges.")
        ()
    """
    changed = [
        Alteration(edit.kind, draft=in_words(edit)[1], source=in_words(edit)[0], touches=edit.touches)
        for edit in altered(source, draft, whole=True)
        if not _declared(edit)
    ]
    limits = opposed(read(draft), read(source)) if changed else []
    return (*limits, *(one for one in changed if not any(_within(one, limit) for limit in limits)))


def _within(one: Alteration, whole: Alteration) -> bool:
    """Whether an alteration is but a part of another: "least" for "most" of "at least" for "at most"."""
    pairs = ((one.draft, whole.draft), (one.source, whole.source))
    return all({word.exact for word in read(a).words} <= {word.exact for word in read(b).words} for a, b in pairs)


def _declared(edit: Edit) -> bool:
    put_in = not edit.a_words.strip() and edit.b_words.strip()[:1] == "[" and edit.b_words.rstrip()[-1:] == "]"
    return (edit.kind in _DECLARED or put_in) and not edit.touches


def turned(found: Iterable[Alteration]) -> bool:
    """Whether alterations turn the sense: a negation, a number, an opposite, a hedge or a condition.

    Examples:
        >>> turned(alterations("We will sell", "We will not sell")), turned(alterations("closed", "shut"))
        (True, False)
    """
    return any(one.kind in _FIRM or (one.touches and (one.draft or one.kind in TRUNCATIONS)) for one in found)


def reported(found: Sequence[Alteration]) -> bool:
    """Whether alterations are no more than what changes where speech is reported, or left out without harm.

    Examples:
        >>> reported(alterations("they would sell", "we will sell")), reported(alterations("they sell", "they buy"))
        (True, False)
    """
    return not turned(found) and all(one.kind in _REPORTING or not _content(one) for one in found)


def reversed_only(found: Sequence[Alteration]) -> bool:
    """Whether alterations do nothing but turn the sense by a negation or an opposite.

    Examples:
        >>> reversed_only(alterations("It is open", "It is shut")), reversed_only(alterations("It is open", "It was red"))
        (True, False)
    """
    rest = [one for one in found if one.kind not in _REVERSING]
    return len(rest) < len(found) and reported(rest)


def held(draft: str, source: str) -> bool:
    """Whether a source that has a statement in other words has its numbers, and as many words that turn the sense.

    Examples:
        >>> held("nine shots were fired", "deputies fired nine rounds"), held("nine shots were fired", "11 shots were fired")
        (True, False)
        >>> held("Ann Berg was charged", "they declined to charge Ann Berg")
        False
    """
    ours, theirs = read(draft), read(source)
    numbers = {word.key for word in ours.words if word.numeric} <= {word.key for word in theirs.words if word.numeric}
    same = numbers and turning(ours) == turning(theirs)
    return same and not any(one.kind in _FIRM for one in alterations(draft, source))


def _content(one: Alteration) -> bool:
    return any(word.key for word in read(one.draft).words)
