"""What is left of Markdown in a text: the targets of links, pictures, and the marks of emphasis."""

from __future__ import annotations

import re
from typing import Final

from newslens.spans import Edit

# Brackets that somebody put round a word have no address right behind them.
_TARGET: Final = (
    r"\]\(<?(?:https?://|mailto:|tel:|www\.|/|\./|\.\./|#)[^\s()<>]{0,1000}(?:\([^\s()<>]{0,200}\)[^\s()<>]{0,200})?>?"
    r"(?:\s\"[^\"\n]{0,200}\")?\)"
)
_LINK: Final = re.compile(rf"(?P<open>(?P<picture>!)?\[)(?P<words>[^\[\]\n]{{0,300}})(?P<target>{_TARGET})")
# What may stand before emphasis: a blank, or what opens something. A word or address that has a mark in it is no place for it.
_BEFORE: Final = r"(?<![^\s“‘«\"'(\[—–\-*_>])"
_STARS: Final = re.compile(
    _BEFORE + r"(?<!\*)(?P<open>\*{1,3})(?P<words>[^\s*][^*\n]{0,500})(?<!\s)(?P<close>(?P=open))(?![\w*])"
)
_LINES: Final = re.compile(
    _BEFORE + r"(?<!_)(?P<open>_{1,3})(?P<words>[^\s_][^_\n]{0,500})(?<!\s)(?P<close>(?P=open))(?![\w])"
)


def links(text: str) -> list[Edit]:
    """The edits that leave the words of links, and nothing of pictures.

    Examples:
        >>> from newslens.spans import apply
        >>> text = "The quay is shut, [Ann Berg](https://tarn.example/berg) said [sic]."
        >>> apply(text, links(text))[0]
        'The quay is shut, Ann Berg said [sic].'
    """
    if "](" not in text:
        return []
    edits = []
    for found in _LINK.finditer(text):
        if found["picture"]:
            edits.append(Edit(found.start(), found.end()))
        else:
            edits += (Edit(*found.span("open")), Edit(*found.span("target")))
    return edits


def emphasis(text: str) -> list[Edit]:
    """The edits that take the marks of emphasis away, in the order of the text.

    A line that opens with a label or question in bold keeps them: they tell who speaks in an interview, and who asks.

    Examples:
        >>> from newslens.spans import apply
        >>> text = "It is **not** safe, the _Tarn Post_ wrote of S*A*M*S and file_name_two."
        >>> apply(text, emphasis(text))[0]
        'It is not safe, the Tarn Post wrote of S*A*M*S and file_name_two.'
    """
    edits: list[Edit] = []
    for mark, pattern in (("*", _STARS), ("_", _LINES)):
        if mark in text:
            for found in pattern.finditer(text):
                if any(map(str.isalnum, found["words"])) and not _turn(text, found):
                    edits += (Edit(*found.span("open")), Edit(*found.span("close")))
    return sorted(edits, key=lambda edit: edit.start)


def _turn(text: str, found: re.Match[str]) -> bool:
    """Whether words in bold open a line as the label of who speaks, or are a line in which somebody asks."""
    bold = len(found["open"]) > 1
    opens = found.start() == 0 or text[found.start() - 1] == "\n"
    words = found["words"]
    alone = text[found.end() : found.end() + 1] in {"", "\n"}
    return bold and opens and (words.endswith(":") or (alone and words.endswith("?")))
