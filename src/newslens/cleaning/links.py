"""Titles of other articles that a page had behind a name in its text, as a list that opens when one points at it."""

from __future__ import annotations

import re
from typing import Final

from newslens.spans import Edit

_WORD: Final = r"[A-Z(][\w.()'’-]{0,40}"
_NAMES: Final = rf"(?:{_WORD} )"
# The name in full stands glued to the first title, or a blank in front of it.
_GLUED: Final = re.compile(
    rf"(?<!\w)(?P<last>[A-Z][\w'’-]{{1,40}})"
    rf"(?P<list> (?:{_NAMES}{{0,5}}(?P=last)|(?P<given>{_WORD}) (?P=last) (?!{_NAMES}{{0,4}}(?P=given))))(?=[A-Z])"
)
_CLOSING: Final = "MORE"
_LONGEST: Final = 700  # code points from the name to the end of the list


def glued(text: str) -> list[Edit]:
    """The edits that take such lists out.

    Args:
        text: The text.

    Examples:
        >>> from newslens.spans import apply
        >>> text = "Sen. Ada Holm Ada Maria HolmHarbour vote delayed Who pays? MORE (R-Tarn) said so."
        >>> apply(text, glued(text))[0]
        'Sen. Ada Holm (R-Tarn) said so.'
    """
    edits: list[Edit] = []
    name = _GLUED.search(text)
    while name is not None:
        end = _closed(text, name.end())
        if end:
            edits.append(Edit(name.start("list"), end, gap=True))
        name = _GLUED.search(text, end or name.end())
    return edits


def _closed(text: str, start: int) -> int:
    """Where the list behind a name ends; 0 where none stands there."""
    at = text.find(_CLOSING, start, start + _LONGEST)
    end = at + len(_CLOSING)
    alone = at > 0 and not text[at - 1].isalnum() and not text[end : end + 1].isalnum()
    return end if alone and not text.endswith("READ ", 0, at) else 0
