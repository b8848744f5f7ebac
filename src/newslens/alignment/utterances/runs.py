"""A run of words put together from pieces: its text, who printed which part of it, and where they differ."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from newslens.alignment.lexicon import Word
from newslens.alignment.utterances.overlaps import Block, Overlap, overlap
from newslens.alignment.utterances.pieces import Piece
from newslens.spans import Span, Spans

_NO_BRACKETS = str.maketrans("", "", "[]")


@attrs.frozen(eq=False)
class Printing:
    """A piece where it lies on a run.

    Attributes:
        piece: The piece.
        start: The first word of the run that it prints, or prints otherwise.
        end: One past the last.
        whole: Whether it prints them word for word.
    """

    piece: Piece
    start: int
    end: int
    whole: bool


@attrs.frozen(eq=False)
class Version:
    """Words that some pieces print in place of those of the run.

    Attributes:
        start: The first word of the run that they print otherwise.
        end: One past the last; `start` where they print more.
        text: What they print there; empty where they leave words out without a mark.
        pieces: Who does.
    """

    start: int
    end: int
    text: str
    pieces: tuple[Piece, ...]


@attrs.frozen(eq=False)
class Run:
    """Words in a row, each with the piece that it is taken from.

    Attributes:
        sources: For each word a piece that prints it, and its place there. Of two words in a row some piece prints both in a
            row, so that nothing is joined that nobody has joined.
        pieces: Every piece that lies on it.
    """

    sources: tuple[tuple[Piece, int], ...]
    pieces: tuple[Piece, ...]

    @property
    def words(self) -> tuple[Word, ...]:
        """What each word comes down to."""
        return tuple(piece.words[place] for piece, place in self.sources)

    def shown(self) -> tuple[str, Spans]:
        """The text as it is printed, with the marks between its words, and where each word stands in it."""
        text = ""
        places: list[Span] = []
        sources = self.sources
        for column, (piece, index) in enumerate(sources):
            before = sources[column - 1] if column else None
            after = sources[column + 1] if column + 1 < len(sources) else None
            if before is not None and before[0] is piece and piece.places[index] == piece.places[before[1]]:
                places.append(places[-1])  # the second word of a contraction, printed with the first
            else:
                word = piece.between(index, index + 1)
                text += "[" if piece.own[index] and not (before and before[0].own[before[1]]) else ""
                places.append(Span(len(text), len(text) + len(word)))
                text += word
                text += "]" if piece.own[index] and not (after and after[0].own[after[1]]) else ""
            if after is not None:
                text += _between((piece, index), after).translate(_NO_BRACKETS)
            elif index + 1 == len(piece.words):
                text += piece.tail()
        return text, tuple(places)


@attrs.frozen(eq=False)
class Laid:
    """A run with the pieces laid on it.

    Attributes:
        run: The run.
        printings: Where each piece lies, in order of the run and then of the articles' ids.
        versions: What some print otherwise, in order of the run.
        astray: Pieces that do not lie on it.
    """

    run: Run
    printings: tuple[Printing, ...]
    versions: tuple[Version, ...]
    astray: tuple[Piece, ...]


def laid(run: Run) -> Laid:
    """Lay the pieces of a run on it."""
    words = run.words
    sources = list(run.sources)
    known: dict[tuple[str, ...], Overlap | None] = {}
    printings: list[Printing] = []
    versions: dict[tuple[int, int, tuple[str, ...]], tuple[str, list[Piece]]] = {}
    astray = []
    for piece in run.pieces:
        if piece.exact not in known:
            known[piece.exact] = placed(words, piece)
        found = known[piece.exact]
        if found is None:
            astray.append(piece)
            continue
        changed = list(_changed(found, len(piece.words)))
        printings.append(Printing(piece, *found.a, whole=not changed))
        _prefer_said(sources, piece, found)
        for block in changed:
            key = (block.a_start, block.a_end, piece.exact[block.b_start : block.b_end])
            text = piece.between(block.b_start, block.b_end)
            versions.setdefault(key, (text, []))[1].append(piece)
    printings.sort(key=lambda printing: (printing.start, -printing.end, order(printing.piece)))
    return Laid(
        Run(tuple(sources), run.pieces),
        tuple(printings),
        tuple(Version(start, end, text, tuple(who)) for (start, end, _), (text, who) in sorted(versions.items())),
        tuple(astray),
    )


def placed(words: Sequence[Word], piece: Piece) -> Overlap | None:
    """Where a piece lies on words; also one of small words, where it stands there word for word."""
    exact, own = [word.exact for word in words], list(piece.exact)
    for start in range(len(exact) - len(own) + 1):
        if exact[start : start + len(own)] == own:
            return Overlap((Block(start, start + len(own), 0, len(own), same=True),), 0.0)
    return overlap(words, piece.words)


def order(piece: Piece) -> tuple[str, int, str]:
    """By what pieces are put in order: the article's id, and where they stand."""
    return piece.article.id, piece.places[0].start, piece.quote


def _prefer_said(sources: list[tuple[Piece, int]], piece: Piece, found: Overlap) -> None:
    """Take words that one outlet put in brackets from a piece that prints them as the speaker's."""
    for block in found.blocks:
        for column, place in zip(range(block.a_start, block.a_end), range(block.b_start, block.b_end), strict=False):
            source, index = sources[column]
            if block.same and source.own[index] and not piece.own[place]:
                sources[column] = (piece, place)


def _changed(found: Overlap, length: int) -> Iterator[Block]:
    """What a piece prints otherwise; at its ends all that it has from there on."""
    last = len(found.blocks) - 1
    for number, block in enumerate(found.blocks):
        start = 0 if number == 0 else block.b_start
        end = length if number == last else block.b_end
        if not block.same:
            yield attrs.evolve(block, b_start=start, b_end=end)
        elif start < block.b_start:
            yield Block(block.a_start, block.a_start, start, block.b_start, same=False)
        if block.same and end > block.b_end:
            yield Block(block.a_end, block.a_end, block.b_end, end, same=False)


def _between(left: tuple[Piece, int], right: tuple[Piece, int]) -> str:
    """What stands between two words of a run, from a piece that prints both."""
    (one, before), (other, after) = left, right
    if one is other and after == before + 1:
        return one.gap(before)
    if after and other.words[after - 1].exact == one.words[before].exact:
        return other.gap(after - 1)
    if before + 1 < len(one.words) and one.words[before + 1].exact == other.words[after].exact:
        return one.gap(before)
    return " "
