"""Block quotations, which a sign before each line marks: `The judge wrote:` and below it `> The mill knew.`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from newslens.attribution.marks.quotation import Piece, Quotation

_SIGN: Final = ">"
_BEFORE: Final = ":"


def with_blocks(text: str, spans: Sequence[tuple[int, int]], top: Sequence[Quotation]) -> list[Quotation]:
    r"""The outermost quotations of a text, those in block quotations below a colon replaced by the block.

    Args:
        text: The article.
        spans: Its paragraphs, in code points.
        top: The outermost quotations in marks, in order.

    Examples:
        >>> text = "She wrote:\n\n> It knew.\n\n> It pays."
        >>> [block] = with_blocks(text, [(0, 10), (12, 22), (24, 34)], [])
        >>> [text[piece.inner_start : piece.end] for piece in block.pieces]
        ['It knew.', 'It pays.']
    """
    found = list(_blocks(text, spans))
    if not found:
        return list(top)
    outside: list[Quotation] = []
    number = 0
    for one in top:
        while number < len(found) and found[number].end <= one.start:
            number += 1
        if number == len(found) or one.start < found[number].start:
            outside.append(one)
    return sorted([*outside, *found], key=lambda one: one.start)


def _blocks(text: str, spans: Sequence[tuple[int, int]]) -> list[Quotation]:
    """The runs of lines behind a sign, each below a line that ends with a colon."""
    out: list[Quotation] = []
    pieces: list[Piece] = []
    introduced = False
    for start, end in [*spans, (len(text), len(text))]:
        inner = start + 1
        while inner < end and (text[inner].isspace() or text[inner] == _SIGN):
            inner += 1
        if introduced and text[start : start + 1] == _SIGN and inner < end:
            pieces.append(Piece(start, end, inner, end))
            continue
        if pieces:
            out.append(Quotation(tuple(pieces), "block", 0, None, closed=True, role="utterance"))
            pieces = []
        introduced = text[end - 1 : end] == _BEFORE
    return out
