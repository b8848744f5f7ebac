"""From the marks of each paragraph to the quotations of an article."""

from __future__ import annotations

from itertools import zip_longest

import attrs

from newslens.attribution.marks.broken_lines import Region, read_regions
from newslens.attribution.marks.candidates import STYLES, Mark, find_marks
from newslens.attribution.marks.lost import lost_end
from newslens.attribution.marks.paragraphs import paragraphs
from newslens.attribution.marks.quotation import Piece, Quotation, Style
from newslens.attribution.marks.reading import Pair, single_is_outer
from newslens.attribution.marks.roles import guess_role


@attrs.define
class _Draft:
    """A quotation whose later pieces may still be to come."""

    pieces: list[Piece]
    style: Style
    family: int
    parent: int | None
    depth: int
    closed: bool
    bounds: tuple[int, int]


def scan(text: str) -> tuple[Quotation, ...]:
    r"""Find everything in quotation marks, in linear time and without ever raising.

    Each paragraph is read on its own, so that a stray mark never reaches beyond it. A quotation still open at
    the end of a paragraph goes on in the next where that one begins with an opening mark of the same kind;
    otherwise it ends there, or before the next opening mark of its kind if that comes first, or before the words
    that say whose it is, and is not ``closed``. (Where only a single newline follows and one of the next lines closes it, the lines are read
    as one paragraph: some texts have a newline after each sentence.) Stray closing marks, apostrophes, and
    signs of feet, inches and minutes are left out. More than six marks side by side, and quotations nested
    more than six deep, are not read. ``paragraphs`` says what separates paragraphs.

    Args:
        text: The article, cleaned or raw; mojibake should have been repaired.

    Returns:
        The quotations, nested ones too, ordered by where they begin; offsets in code points of ``text``.

    Examples:
        >>> [q] = scan("‘The workers’ demands are fair,’ she said.")
        >>> q.pieces[0], q.style, q.role
        (Piece(start=0, end=32, inner_start=1, inner_end=31), 'single-curly', 'utterance')
        >>> [len(q.pieces) for q in scan("“One.\n\n“Two,” he said. “Three.”")]
        [2, 1]
    """
    spans = paragraphs(text)
    marks = find_marks(text, spans)
    single_outer = single_is_outer(text, marks)
    drafts: list[_Draft] = []
    waiting: list[int] = []
    regions = read_regions(text, spans, marks, single_outer=single_outer)
    for region, below in zip_longest(regions, regions[1:]):
        waiting = _collect(text, region, below, waiting, drafts)
    return tuple(_freeze(text, draft) for draft in drafts)


def _collect(text: str, region: Region, below: Region | None, waiting: list[int], drafts: list[_Draft]) -> list[int]:
    """Add a paragraph's quotations to the drafts.

    Returns:
        The drafts still open at its end, outermost first.
    """
    bounds, marks = region.bounds, region.marks
    still_open: list[int] = []
    enclosing: list[tuple[int, int]] = []  # draft and the end of its piece here
    at = bounds[0]  # a quotation that begins here goes on from the paragraph before
    for pair in region.pairs:
        opener = marks[pair.first]
        piece = _piece(text, pair, marks, bounds[1])
        ended = None if pair.closed or enclosing else _lost(text, piece, opener, below)
        if ended is not None:
            piece = attrs.evolve(piece, end=ended, inner_end=ended)
        if piece.inner_end - piece.inner_start < 4 and not text[piece.inner_start : piece.inner_end].strip():
            continue  # nothing inside: two opening marks side by side, or an empty pair
        while enclosing and enclosing[-1][1] <= piece.start:
            enclosing.pop()
        depth = len(enclosing)
        if depth < len(waiting) and opener.start == at and drafts[waiting[depth]].family == opener.family:
            index = waiting[depth]
            drafts[index].pieces.append(piece)
            drafts[index].closed = pair.closed
            at = opener.end
        else:
            index = len(drafts)
            parent = enclosing[-1][0] if enclosing else None
            drafts.append(_Draft([piece], STYLES[opener.sign], opener.family, parent, depth, pair.closed, bounds))
        enclosing.append((index, piece.end))
        if pair.last == -1 and ended is None:
            still_open.append(index)
    return still_open


def _lost(text: str, piece: Piece, opener: Mark, below: Region | None) -> int | None:
    """Where an outermost quotation ended before its paragraph does; a straight single mark may be an apostrophe."""
    if opener.sign == "'":
        return None
    first = below.marks[0] if below is not None and below.marks else None
    goes_on = (
        first is not None and below is not None and first.start == below.bounds[0] and first.family == opener.family
    )
    return lost_end(text, piece.inner_start, piece.inner_end, goes_on=goes_on)


def _piece(text: str, pair: Pair, marks: list[Mark], end: int) -> Piece:
    opener = marks[pair.first]
    if pair.closed:
        closer = marks[pair.last]
        words = text[opener.end : closer.start]
        blank = len(words) - len(words.lstrip())
        if "\n" in words[:blank]:  # the mark was left behind at the end of the line before
            return Piece(opener.end + blank, closer.end, opener.end + blank, closer.start)
        return Piece(opener.start, closer.end, opener.end, closer.start)
    if pair.last != -1:
        stop = marks[pair.last].start
        while stop > opener.end and text[stop - 1].isspace():
            stop -= 1
        return Piece(opener.start, stop, opener.end, stop)
    return Piece(opener.start, end, opener.end, end)


def _freeze(text: str, draft: _Draft) -> Quotation:
    pieces = tuple(draft.pieces)
    role = guess_role(text, pieces, draft.bounds)
    return Quotation(pieces, draft.style, draft.depth, draft.parent, draft.closed, role)
