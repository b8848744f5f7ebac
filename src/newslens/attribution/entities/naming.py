"""Names in a text: where they are, and whether they are of people, organisations or places.

A trained recogniser is one witness among several: capitals, titles, nouns beside the name, a table of forenames and what the
same words were taken for elsewhere in the article say the rest, because on news that it was not trained on it misses a third.
"""

from __future__ import annotations

from newslens.attribution.entities.capitals import runs, title_case
from newslens.attribution.entities.names import Name, Piece, Sense
from newslens.attribution.entities.pieces import cut_up
from newslens.attribution.entities.senses import agreed
from newslens.attribution.entities.words import Words
from newslens.language.bodies import adjective, nation
from newslens.language.names import forename_gender
from newslens.language.positions import is_degree, is_honour, noun

_FEWEST = 2
_MARKS = frozenset({",", ".", "’s", "'s", "(", ":"})


def find(words: Words) -> tuple[Name, ...]:
    """The names of a text, in order, none overlapping another."""
    headlines = title_case(words)
    capitals = runs(words)
    pieces = [
        piece
        for start, end in capitals
        if words.paragraph[start] not in headlines
        for piece in cut_up(words, start, before_degrees(words, start, end))
    ]
    known = {tuple(words.lower[piece.start : piece.end]) for piece in pieces if piece.sense is not Sense.UNKNOWN}
    for start, end in capitals:
        if words.paragraph[start] in headlines:
            pieces += _in_headline(words, start, end, known)
    pieces = [piece for piece in pieces if not is_degree(words.text[piece.end - 1]) or piece.end - piece.start > 1]
    pieces.sort(key=lambda piece: piece.start)
    return tuple(agreed(words, _without_openers(words, pieces)))


def before_degrees(words: Words, start: int, end: int) -> int:
    """Where the degrees and honours behind the name of somebody begin: "Ann Berg | KC", but not in "Senior Tory MP".

    Args:
        words: The text.
        start: The first word of the name.
        end: One past its last word.
    """
    last = end
    while last - start > _FEWEST and words.text[last - 1].isupper() and is_honour(words.text[last - 1]):
        last -= 1
    return last if any(forename_gender(words.text[at]) for at in range(start, last)) else end


def _in_headline(words: Words, start: int, end: int, known: set[tuple[str, ...]]) -> list[Piece]:
    """The names in a run of a headline: those that the article has elsewhere, and what the recogniser sees."""
    found: list[Piece] = []
    at = start
    while at < end:
        length = next((n for n in range(min(6, end - at), 0, -1) if tuple(words.lower[at : at + n]) in known), 0)
        if not length and words.begins_entity[at]:
            length = 1
            while at + length < end and words.entity[at + length] and not words.begins_entity[at + length]:
                length += 1
            length = length if length < 5 else 0
        if length:
            found += cut_up(words, at, at + length)
        at += length or 1
    return found


def _without_openers(words: Words, pieces: list[Piece]) -> list[Piece]:
    """Without what has its capital from the beginning of a sentence alone: "Health" in "Health minister Ann Berg"."""
    elsewhere = {
        words.lower[at]
        for piece in pieces
        if not words.starts_sentence(piece.start)
        for at in range(piece.start, piece.end)
    }
    return [piece for piece in pieces if not _opens(words, piece) or words.lower[piece.start] in elsewhere]


def _opens(words: Words, piece: Piece) -> bool:
    """Whether nothing but its place at the beginning of a sentence speaks for a name."""
    at, end = piece.start, piece.end
    text = words.text[at]
    if end - at > 1 or not words.starts_sentence(at) or end >= len(words) or nation(text) or adjective(text):
        return False
    if noun(words.lower[end]) is not None:
        return True
    return piece.sense is Sense.UNKNOWN and not words.verb[end] and words.text[end] not in _MARKS
