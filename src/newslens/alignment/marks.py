"""What stands inside quotation marks, whatever their style."""

from __future__ import annotations

import re

_MARK = re.compile(r"[\"“”„‟«»‹›‘’‚‛＂「」『』]|''|``|'")
_CLOSING = {
    "“": "”",
    "„": "“”",
    "‟": "”",
    "«": "»",
    "»": "«",
    "‹": "›",
    "›": "‹",
    "‘": "’'",
    "‚": "‘’",
    "‛": "’",
    "「": "」",
    "『": "』",
    "``": "''\"",
}
_SINGLE = frozenset("‘’'‚‛")


def quoted(text: str) -> list[tuple[int, int]]:
    """The stretches of a text inside quotation marks, outermost marks only, in order; the marks are left out.

    Apostrophes are not marks. A mark that is never closed opens a stretch to the end of the text.

    Examples:
        >>> text = "they were ‘considering the players’ offer’ now"
        >>> [text[start:end] for start, end in quoted(text)]
        ['considering the players’ offer']
    """
    found = []
    opened: tuple[int, str] | None = None
    possible = -1
    for match in _MARK.finditer(text):
        mark, start, end = match.group(), match.start(), match.end()
        before = start > 0 and text[start - 1].isalnum()
        after = end < len(text) and text[end].isalnum()
        if before and after and mark in _SINGLE:
            continue
        if opened is None:
            if (mark in _CLOSING or mark in "\"'＂''") and not (before and mark in _SINGLE):
                opened, possible = (end, _CLOSING.get(mark, mark)), -1
        elif mark in opened[1] and not (after and not before):
            if mark in _SINGLE and text[start - 1 : start] == "s" and end < len(text) and text[end] == " ":
                possible = start if possible < 0 else possible
            else:
                found.append((opened[0], start))
                opened = None
        elif possible >= 0 and mark in _CLOSING and not before:
            found.append((opened[0], possible))
            opened, possible = (end, _CLOSING[mark]), -1
    if opened is not None:
        found.append((opened[0], possible if possible >= 0 else len(text)))
    return [(start, end) for start, end in found if start < end]
