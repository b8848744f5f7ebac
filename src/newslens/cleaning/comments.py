"""What readers wrote below an article: a heading that counts their comments, and who wrote each of them how long ago."""

from __future__ import annotations

import re
from typing import Final

from newslens.cleaning.rows import Rows
from newslens.types import RemovalReason

_HEADING: Final = re.compile(r"(?:all |readers’ |reader )?comments? ?[:(]? ?\d{1,5}\)?|\d{1,5} comments?|comments?")
_AGO: Final = (
    r"(?:\d{1,3}|an?|one|two) ?(?:seconds?|secs?|minutes?|mins?|hours?|hrs?|h|days?|d|weeks?|months?|years?) ago"
)
_WRITER: Final = re.compile(rf"(?P<name>[^.!?:,\"“]{{2,40}}?)[ ,·•|–—-]{{1,4}}{_AGO}")
_WHEN: Final = re.compile(_AGO)
# What a page, not a reader, did some hours ago.
_NO_READER: Final = re.compile(r"(?:published|updated|posted|modified|edited|created|last|first|by)\b")
_ANSWER: Final = re.compile(r"(?:reply|replies|report|upvote|like)(?: ?\(?\d{1,4}\)?)?")
_FEWEST_PARAGRAPHS: Final = 2
_LONGEST_NAME: Final = 40


def mark_comments(rows: Rows, title: int | None) -> None:
    """Everything from the heading of readers' comments on, where the line below it names who wrote the first.

    Besides that there has to be a button to answer, or a second comment, so that no date line of a live page is taken for one.
    """
    told = [number for number, prose in enumerate(rows.prose) if prose and number != title]
    first = told[_FEWEST_PARAGRAPHS - 1] if len(told) >= _FEWEST_PARAGRAPHS else len(rows.words)
    for number in range(first + 1, len(rows.words) - 1):
        # No line is read twice as one below a heading: where one comment is all there is, no later heading has any.
        if _HEADING.fullmatch(rows.plain[number]) is None or not _wrote(rows, number + 1):
            continue
        below = range(number + 2, len(rows.words))
        if any(_ANSWER.fullmatch(rows.plain[place]) or _wrote(rows, place) for place in below):
            for place in range(number, len(rows.words)):
                rows.reasons[place] = RemovalReason.BOILERPLATE
                rows.prose[place] = False
            return


def _wrote(rows: Rows, number: int) -> bool:
    """Whether a line, or it and the one below, name a reader and how long ago he wrote."""
    words = rows.plain[number]
    if not words or _NO_READER.match(words):
        return False
    if _WRITER.fullmatch(words) is not None:
        return True
    below = rows.plain[number + 1] if number + 1 < len(rows.plain) else ""
    return len(words) <= _LONGEST_NAME and not rows.prose[number] and _WHEN.fullmatch(below) is not None
