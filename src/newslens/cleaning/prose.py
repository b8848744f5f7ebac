"""What running text looks like, and what in it must never be taken out."""

from __future__ import annotations

import re
from functools import cache

from newslens.cleaning.furniture import shapes

_FINAL = re.compile(r"[.!?…][\"'”’»)\]]{0,3}\Z|[”\"’»]\Z|:\Z|—\Z")
_INNER_STOP = re.compile(r"[a-z)\]”’\"0-9][.!?][\"”’)]{0,2} [\"“‘'(]?[A-Z]")
_MARKED = re.compile(r"“[^“”]{3,600}|\"[^\"]{3,600}|«[^«»]{3,600}|(?<!\w)[‘'][^‘]{3,600}[’'](?!\w)|''[^']{3,600}")
_WORD = re.compile(r"\w+(?:[’'-]\w+)*")


def finished(words: str) -> bool:
    """Whether a line ends as a sentence does.

    Examples:
        >>> finished("It rained."), finished("It rained")
        (True, False)
    """
    return _FINAL.search(words[-6:]) is not None


def several(words: str) -> bool:
    """Whether a sentence ends inside a line and another begins.

    Examples:
        >>> several("It rained. We left."), several("It rained.")
        (True, False)
    """
    return _INNER_STOP.search(words) is not None


def is_prose(words: str) -> bool:
    """Whether a line is a paragraph of running text rather than a title, a label or a list entry."""
    if len(words) >= 320:
        return True
    if not finished(words):
        return len(words) >= 60 and several(words)
    return len(words) >= 60 or (len(words) >= 25 and attributed(words))


def attributed(words: str) -> bool:
    """Whether a line holds a quotation of several words, or words that attribute something to somebody."""
    if any(len(_WORD.findall(match.group())) >= 3 for match in _MARKED.finditer(words)):
        return True
    return _attributing().search(words) is not None


@cache
def _attributing() -> re.Pattern[str]:
    verbs = "|".join(sorted(shapes()["attributing"], key=len, reverse=True))
    return re.compile(rf"\b(?:{verbs})\b")


_SAID = re.compile(
    r"\b(?:said|says|told|tells|according to|added|warned|warns|claimed|denied|insisted|argued|announced|(?<!times )stated|urged|shouted|testified|vowed|pledged"
    r"|alleged|conceded|acknowledged)\b"
)


def quoted_or_said(words: str) -> bool:
    """Whether a line holds a quotation of several words or a plain word of saying; narrower than `attributed`."""
    return _SAID.search(words) is not None or any(len(_WORD.findall(m.group())) >= 3 for m in _MARKED.finditer(words))
