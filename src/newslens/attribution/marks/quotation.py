"""What the scanner of quotation marks returns: quotations and the pieces they are made of."""

from __future__ import annotations

from typing import Literal

import attrs

Style = Literal[
    "double-curly",
    "double-straight",
    "double-apostrophe",
    "backtick",
    "single-curly",
    "single-straight",
    "guillemet",
    "low-high",
    "corner",
    "block",
]
Role = Literal["utterance", "phrase", "title", "nickname", "scare", "term"]


@attrs.frozen
class Piece:
    """One stretch of marked text; all offsets are Unicode code points, half-open.

    Attributes:
        start: Offset of the opening mark.
        end: Offset behind the closing mark, or behind the last character where there is none.
        inner_start: Offset of the first character after the opening mark.
        inner_end: Offset of the closing mark, or ``end`` where there is none.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int


@attrs.frozen
class Quotation:
    """A stretch of text in quotation marks.

    Attributes:
        pieces: In text order. Several where the quotation runs over paragraphs and its opening mark
            stands again at the head of each, as newspapers print it.
        style: Named after the opening mark.
        depth: 0 outermost.
        parent: Index, in the scanner's result, of the quotation this one is nested in.
        closed: False where no closing mark was found and the scanner ended the quotation itself.
        role: What the words in marks are likely to be, guessed from the text alone.
    """

    pieces: tuple[Piece, ...]
    style: Style
    depth: int
    parent: int | None
    closed: bool
    role: Role

    @property
    def start(self) -> int:
        """Offset of the first opening mark."""
        return self.pieces[0].start

    @property
    def end(self) -> int:
        """Offset behind the last piece."""
        return self.pieces[-1].end
