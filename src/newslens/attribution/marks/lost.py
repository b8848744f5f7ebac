"""Where a quotation ends whose closing mark was lost: before the words that say whose it is."""

from __future__ import annotations

import re
from typing import Final

_SAID: Final = r"(?:said|says|added|adds|told)"
_NAME: Final = r"(?:[A-ZÀ-Þ][\w'’-]*\.? ){0,3}[A-ZÀ-Þ][\w'’-]+"
_OFFICE: Final = r"(?:[a-z][\w'’-]* ){0,6}"
_PLACED: Final = r"(?:about|after|as|at|before|by|for|from|in|if|it|of|on|so|than|that|to|what|when|with)\b"
# What goes on behind the verb where it tells of the whole: nothing, or when, where and to whom.
_SINCE: Final = (
    r"(?=[.;:]|, (?:who|a|an|the|adding|as|after|in|on|at)\b| (?:in|on|at|to|during|after|before|by|of|from|through|via|when|as|late|last|this|outside"
    r"|reporters|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|yesterday)\b)"
)
_CUE: Final = re.compile(
    rf"(?P<mark>[,?!]) (?:(?:said|says|asked|added|adds) (?!{_PLACED})(?:{_OFFICE}{_NAME}|the [a-z]\w+)(?=[.,;:\s])"
    rf"|{_OFFICE}{_NAME} {_SAID}{_SINCE}|(?:the|its|a|an) {_OFFICE}[a-z][\w'’-]*, {_NAME}, {_SAID}{_SINCE}"
    rf"|(?:he|she|they) (?:said|says|added|adds)(?=\.(?:\s|\Z)))"
)
_STOP: Final = re.compile(r"(?<![A-Z])[.?!](?=\s+\S)")
_FEWEST: Final = 3


def lost_end(text: str, start: int, end: int, *, goes_on: bool) -> int | None:
    """Where an open quotation ended that goes on into the words that say whose it is, or None.

    Args:
        text: The article.
        start: The first code point inside the marks.
        end: Where the quotation ends at the latest, as its paragraph tells.
        goes_on: Whether the next paragraph opens with a mark of its kind, as quotations do that run over paragraphs. Then nothing
            but the words that say whose it is may stand behind it.

    Examples:
        >>> text = "“We had no warning, said the mayor, Ann Berg."
        >>> text[: lost_end(text, 1, len(text), goes_on=False)]
        '“We had no warning,'
    """
    cue = _CUE.search(text, start, end)
    if cue is None or len(text[start : cue.start()].split()) < _FEWEST:
        return None
    if goes_on and _STOP.search(text, cue.end(), end) is not None:
        return None
    return cue.end("mark")
