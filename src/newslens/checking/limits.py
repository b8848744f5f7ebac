"""What sets a limit to something: at least or at most 40, before or after the vote, some or all of the doors."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import attrs

from newslens.alignment.diff.edits import Kind as EditKind
from newslens.alignment.diff.edits import Touch
from newslens.alignment.words import Words
from newslens.checking.lexicon import Limit, load
from newslens.checking.verdicts import Alteration

_LONGEST = 3  # words of the longest phrase that sets a limit
_NEAR = 3  # words behind one among which stands what it limits
_ONLY = "only"
_SIGNS = frozenset(("dollar", "pound", "euro", "yen", "rupee"))


@attrs.frozen
class Limited:
    """Something that is limited.

    Attributes:
        what: The word for it.
        limit: How it is limited.
        words: The words that say so.
    """

    what: str
    limit: Limit
    words: str


def limited(words: Words) -> Iterator[Limited]:
    """What is limited in some words.

    Examples:
        >>> from newslens.alignment.words import read
        >>> [(one.what, one.limit.side, one.words) for one in limited(read("At least 40 of them came before the regatta."))]
        [('40', 'least', 'At least'), ('regatta', 'before', 'before')]
    """
    at = 0
    while at < len(words):
        count, limit = _limit(words, at)
        what = None if limit is None else _what(words, at + count, limit)
        if limit is not None and what is not None:
            yield Limited(what, limit, words.between(at, at + count))
        at += count if what is not None else 1


def opposed(draft: Words, source: Words) -> list[Alteration]:
    """What a draft limits otherwise than a source limits the same, or leaves to one thing alone that a source does not.

    Examples:
        >>> from newslens.alignment.words import read
        >>> [(one.source, one.draft) for one in opposed(read("after the vote"), read("some days before the vote"))]
        [('before', 'after')]
    """
    theirs: defaultdict[tuple[str, str], list[Limited]] = defaultdict(list)
    for one in limited(source):
        theirs[one.what, one.limit.of].append(one)
    found = []
    named = {word.key for word in source.words if word.key}
    for one in limited(draft):
        there = theirs[one.what, one.limit.of]
        if not there and one.limit.side == _ONLY and one.what in named:
            found.append(Alteration(EditKind.INSERTION, draft=one.words, source="", touches=(Touch.CONDITION,)))
        elif there and all(other.limit.side != one.limit.side for other in there):
            found.append(Alteration(EditKind.OPPOSITE, draft=one.words, source=there[0].words))
    return found


def _limit(words: Words, at: int) -> tuple[int, Limit | None]:
    """How many words from one on set a limit, and which; the longest such phrase."""
    held = load().limits
    forms = tuple(word.exact for word in words.words[at : at + _LONGEST])
    found = ((count, held[forms[:count]]) for count in range(len(forms), 0, -1) if forms[:count] in held)
    return next(found, (1, None))


def _what(words: Words, at: int, limit: Limit) -> str | None:
    """What is limited by a phrase that ends before a word; a bound stands in front of a number."""
    near = [word for word in words.words[at : at + _NEAR] if words.sentences[at] == words.sentences[at - 1]]
    if limit.of == "bounds":
        number = next((word for word in near if word.exact not in _SIGNS), None)
        return number.exact if number is not None and number.numeric else None
    return next((word.key or word.exact for word in near if word.weight or word.numeric), None)
