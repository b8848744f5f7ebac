"""What reads as a headline."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newslens.cleaning.lines import Line

_STOPPED = re.compile(r"[\w)%”’\"]\.[\"”’)]{0,2}\Z")
# What terse headlines leave out: where such a word stands before a full stop, somebody tells a story.
_TOLD = frozenset(
    "was were is are been has have had will would said told added he she they it his her their its who which there"
    " this these those Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
)
_ARTICLES = frozenset({"the", "a", "an"})
_PAST = re.compile(r"[a-z]{2,}ed|fell|rose|died|left|took|came|went|began|broke|won|lost|found|met|gave")
_SMALL = frozenset("a an the and or but nor of in on at to for from by with as is it its into over vs".split())
_SAYS = re.compile(r"[,;:–—-] [^,.;:]{2,60} (?:says?|warns?|claims?|insists?|finds?|shows?|suggests?)\.\Z")
_WORD = re.compile(r"[^\W\d_]+")
_TERSE = 12
_SENTENCES = re.compile(r"[.!?][\"”’)]{0,2} [\"“‘(]?[A-Z]")
_LONGEST = 220


def reads_as_headline(words: str) -> bool:
    """Whether one line can be a headline; a full stop at its end does not speak against it.

    Examples:
        >>> reads_as_headline("Six dead as dam fails, mayor says.")
        True
    """
    return (
        2 <= len(words) <= _LONGEST
        and "\n" not in words
        and any(c.isalpha() for c in words)
        and len(_SENTENCES.findall(words)) <= 1
    )


def tells(words: str) -> bool:
    """Whether a line that ends with a full stop tells something as a lead does, rather than as a headline.

    Headlines with a full stop are terse, in capitals, or end with who says it now.

    Examples:
        >>> tells("The quay stays shut, the port authority said on Friday."), tells("Quay stays shut, port says.")
        (True, False)
        >>> tells("Why the Quay Was Never Built."), tells("Who was at the quay?")
        (False, False)
    """
    if _STOPPED.search(words) is None or _SAYS.search(words) is not None:
        return False
    found = _WORD.findall(words)
    large = {word for word in found[1:] if word not in _SMALL}
    if large and all(word[0].isupper() for word in large):
        return False
    first = {word.lower() for word in found[:1]}
    inner = set(found[1:])
    past = any(_PAST.fullmatch(word) for word in inner)
    return (
        len(found) > _TERSE
        or not _TOLD.isdisjoint(first | inner)
        or not _ARTICLES.isdisjoint(first | inner if past else first)
    )


def headline(of: Sequence[Line]) -> str | None:
    """The first line of a cleaned text where it reads as a headline and more text follows."""
    if len(of) < 2 or not reads_as_headline(of[0].words) or tells(of[0].words):
        return None
    return of[0].words
