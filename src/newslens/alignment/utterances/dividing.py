"""Pieces cut between two sentences where others have the first of them and go on otherwise."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

import attrs

from newslens.alignment.utterances.pieces import Piece

_SEAM = 4  # words before a place by which it is known in other pieces
_ENDS = frozenset(".!?")


def divided(pieces: Iterable[Piece], origins: Mapping[str, str] | None = None) -> tuple[Piece, ...]:
    """The pieces, cut at ends of sentences where at least as many sources go on otherwise.

    One outlet closes a sentence early and prints the next one behind it, without a mark; others print that sentence to its
    end. Then nobody knows that the two sentences followed each other, and each is laid where it stands with the others.

    Args:
        pieces: Pieces of quotes that were found to say the same, in any order.
        origins: For each quote that an article took over from another the id of that other, so that copies count once.
    """
    held = tuple(pieces)
    known = origins or {}
    following: defaultdict[tuple[str, ...], defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for piece in held:
        words = piece.exact
        for place in range(_SEAM, len(words)):
            following[words[place - _SEAM : place]][words[place]].add(known.get(piece.quote, piece.article.id))
    return tuple(part for piece in held for part in _cut(piece, list(_places(piece, following))))


def sentences(piece: Piece) -> tuple[Piece, ...]:
    """A piece cut at every end of a sentence."""
    return tuple(_cut(piece, [place for place in range(1, len(piece.words)) if _ended(piece, place)]))


def _places(piece: Piece, following: Mapping[tuple[str, ...], Mapping[str, set[str]]]) -> Iterator[int]:
    words = piece.exact
    for place in range(_SEAM, len(words)):
        if _ended(piece, place):
            ways = following[words[place - _SEAM : place]]
            others = set().union(*(sources for word, sources in ways.items() if word != words[place]))
            if others and len(others) >= len(ways[words[place]]):
                yield place


def _ended(piece: Piece, place: int) -> bool:
    """Whether a sentence ends before a word."""
    between = piece.article.text[piece.places[place - 1].end : piece.places[place].start]
    return bool(_ENDS & set(between))


def _cut(piece: Piece, places: Sequence[int]) -> Iterator[Piece]:
    for start, end in pairwise((0, *places, len(piece.words))):
        yield attrs.evolve(
            piece,
            words=piece.words[start:end],
            places=piece.places[start:end],
            rows=piece.rows[start:end],
            own=piece.own[start:end],
            end=piece.end if end == len(piece.words) else piece.places[end].start,
        )
