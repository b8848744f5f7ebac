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
    """A text in pieces, so that the words that differ can be set off where their places are not known.

    Args:
        text: A text on one line.
        words: The words that differ, in the order of the text, in which marks may stand between them; any that the text
            does not have are passed over.

    Examples:
        >>> [piece.text for piece in marked("at least 40 died", ["40"]) if piece.differs]
        ['40']
    """
    places: list[tuple[int, int]] = []
    for wanted in words:
        found = _pattern(line(wanted)).search(text, places[-1][1] if places else 0)
        if found is not None:
            places.append(found.span())
    return _cut(text, places)


def nearest(text: str, words: Iterable[tuple[str, int]]) -> tuple[Piece, ...]:
    """A text in pieces, so that words can be set off whose places are known but for blanks and marks.

    Args:
        text: A text on one line.
        words: Words, and about where each begins; of several of the same the nearest to that is meant.

    Examples:
        >>> [piece.text for piece in nearest("the sea, the sea", [("the", 10)])]
        ['the sea, ', 'the', ' sea']
    """
    found = []
    for wanted, about in words:
        places = [match.span() for match in _pattern(line(wanted)).finditer(text)]
        found += sorted(places, key=lambda place: abs(place[0] - about))[:1]
    return _cut(text, found)


def drawn(text: str, places: Iterable[tuple[int, int]]) -> tuple[Piece, ...]:
    r"""A text on one line, in pieces, so that what stands at some places can be set off.

    Args:
        text: Any text.
        places: Starts and ends in it; what only blanks part is one.

    Examples:
        >>> [piece.text for piece in drawn("Some  4.5\n million came", [(6, 9), (11, 18)]) if piece.differs]
        ['4.5 million']
    """
    shown = line(text)
    # A letter behind the words keeps the blank before them.
    found = ((len(line(f"{text[:start]}x")) - 1, len(line(text[:end]))) for start, end in places)
    return _cut(shown, (_whole(shown, *place) for place in found if place[0] < place[1]))


def _whole(text: str, start: int, end: int) -> tuple[int, int]:
    """A place widened to whole words: of "3.40am" and "don't" no part is set off by itself."""
    while 0 < start < len(text) and text[start].isalnum() and text[start - 1].isalnum():
        start -= 1
    while 0 < end < len(text) and text[end].isalnum() and text[end - 1].isalnum():
        end += 1
    return start, end


def _cut(text: str, places: Iterable[tuple[int, int]]) -> tuple[Piece, ...]:
    joined: list[tuple[int, int]] = []
    for start, end in sorted(place for place in places if place[0] < place[1]):
        if joined and not text[joined[-1][1] : start].strip():
            joined[-1] = joined[-1][0], max(joined[-1][1], end)
        else:
            joined.append((start, end))
    pieces: list[Piece] = []
    done = 0
    for start, end in joined:
        pieces += (Piece(text[done:start]), Piece(text[start:end], differs=True))
        done = end
    pieces.append(Piece(text[done:]))
    return tuple(piece for piece in pieces if piece.text)


def _pattern(words: str) -> re.Pattern[str]:
    """Whole words in a row, with no more than a few marks and blanks between two of them."""
    if not words:
        return _NEVER
    return re.compile(rf"(?<!\w){_BETWEEN.join(map(re.escape, words.split()))}(?!\w)")
