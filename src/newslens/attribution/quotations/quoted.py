"""Top-level quotations in tokens, and what stands around them."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from newslens.attribution.marks import Piece, Quotation
from newslens.attribution.parse.tree import Range, Ranges, Tree


@attrs.frozen
class Quoted:
    """A top-level quotation.

    Attributes:
        pieces: Its pieces in offsets, marks included.
        first: The token of its opening mark.
        last: One past its last token.
        spoken: Whether its words can be somebody's, rather than a title, a nickname or a term.
        named: Whether the marks hold a title or a nickname.
        sentence_like: Whether it reads as an utterance of its own.
        ends: The last character inside the marks.
    """

    pieces: Ranges
    first: int
    last: int
    spoken: bool
    named: bool
    sentence_like: bool
    ends: str


def offsets(quotations: Sequence[Quotation]) -> list[list[Range]]:
    """The pieces of each top-level quotation, marks included."""
    return [[(piece.start, piece.end) for piece in q.pieces] for q in quotations]


def locate(tree: Tree, quotations: Sequence[Quotation]) -> list[Quoted | None]:
    """Each top-level quotation in tokens; None where no token stands in it.

    Args:
        tree: The parse, built with the same quotations.
        quotations: Top-level quotations, in order.
    """
    first = [-1] * len(quotations)
    last = [-1] * len(quotations)
    for token, number in enumerate(tree.quoted):
        if number >= 0:
            if first[number] < 0:
                first[number] = token
            last[number] = token + 1
    out: list[Quoted | None] = []
    for number, quotation in enumerate(quotations):
        if first[number] < 0:
            out.append(None)
            continue
        final = quotation.pieces[-1]
        out.append(
            Quoted(
                pieces=tuple(_told(quotation, piece) for piece in quotation.pieces),
                first=first[number],
                last=last[number],
                spoken=quotation.role in {"utterance", "phrase"},
                named=quotation.role in {"title", "nickname"},
                sentence_like=quotation.role == "utterance",
                ends=tree.text[final.inner_start : final.inner_end].rstrip()[-1:],
            )
        )
    return out


def _told(quotation: Quotation, piece: Piece) -> Range:
    """A piece as it is quoted: with its marks, but without the sign before a line of a block quotation."""
    return piece.inner_start if quotation.style == "block" else piece.start, piece.end
