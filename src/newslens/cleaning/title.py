"""What reads as a headline."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newslens.cleaning.lines import Line

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


def headline(of: Sequence[Line]) -> str | None:
    """The first line of a cleaned text where it reads as a headline and more text follows."""
    if len(of) < 2 or not reads_as_headline(of[0].words):
        return None
    return of[0].words
