"""Words of articles made fit to be shown on one line."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

import attrs

# Controls would reach the terminal, marks of writing direction would turn round what stands beside the text, and what has no
# width would hide in a word.
_HARMFUL: Final = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]"
)
_BETWEEN: Final = r"\W{1,6}"
_NEVER: Final = re.compile(r"(?!)")
_LONE: Final = re.compile("[\ud800-\udfff]")


@attrs.frozen
class Piece:
    """Some words of a text.

    Attributes:
        text: The words.
        differs: Whether they stand differently in the text that this one is set against.
    """

    text: str
    differs: bool = False


def line(text: str) -> str:
    r"""A text on one line, without what a terminal would obey.

    Examples:
        >>> line("One\n\n two\x1b[31m.")
        'One two[31m.'
    """
    return " ".join(_LONE.sub("\ufffd", _HARMFUL.sub("", text)).split())


def shortened(text: str, longest: int) -> str:
    """A text cut at a word's end to at most so many code points, with "…" where something is missing.

    Examples:
        >>> shortened("The bridge was closed", 12)
        'The bridge…'
    """
    if len(text) <= longest:
        return text
    cut = text[:longest]
    return (cut.rsplit(" ", 1)[0] if text[longest - 1] != " " else cut).rstrip(" ,;:—–-")[: longest - 1] + "…"


def marked(text: str, words: Iterable[str]) -> tuple[Piece, ...]:
    """A text in pieces, so that the words that differ can be set off.

    Args:
        text: A text on one line.
        words: The words that differ, in the order of the text, in which marks may stand between them; any that the text
            does not have are passed over.

    Examples:
        >>> [piece.text for piece in marked("at least 40 died", ["40"]) if piece.differs]
        ['40']
    """
    pieces: list[Piece] = []
    done = 0
    for wanted in words:
        found = _pattern(line(wanted)).search(text, done)
        if found is None:
            continue
        start, end = found.span()
        pieces += (Piece(text[done:start]), Piece(text[start:end], differs=True))
        done = end
    pieces.append(Piece(text[done:]))
    return tuple(piece for piece in pieces if piece.text)


def _pattern(words: str) -> re.Pattern[str]:
    """Whole words in a row, with no more than a few marks and blanks between two of them."""
    if not words:
        return _NEVER
    return re.compile(rf"(?<!\w){_BETWEEN.join(map(re.escape, words.split()))}(?!\w)")
