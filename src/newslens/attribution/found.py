"""What the rules hand on: a source and an attribution, in tokens and offsets of the cleaned text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import attrs

from newslens.attribution.parse.tree import Range, Ranges

DIRECT: Final = "direct"
"""The frame of what is bound to quotation marks."""
HEADING: Final = "heading"
"""The frame of words in marks that open a headline, or are a heading by themselves."""
TURN: Final = "turn"
"""The frame of what somebody says in a conversation printed turn by turn."""


@attrs.frozen
class Source:
    """Where the source of a cue stands.

    Attributes:
        tokens: Its token ranges, the last of them a relative pronoun where that is the subject.
        head: The token that its words hang on.
        rule: The rule that found it.
    """

    tokens: Ranges
    head: int
    rule: str


@attrs.frozen
class Found:
    """One attribution that a rule proposes.

    Attributes:
        cue: Token ranges of the cue; empty where there is none, or only a colon or dash.
        source: Token ranges of the source as printed; empty where the text names none.
        content: Offset ranges of the content.
        anchor: The token that the cue turns on (a verb, a noun, a preposition, a mark), or -1.
        frame: How the content hangs on the cue ("clause", "inf", "direct", …).
        score: How often the frame with this cue attributes, 0 to 1.
        cue_rule: The rule that found the cue, for `Quote.evidence`.
        content_rule: The rule that found the content.
        source_rule: The rule that found the source, or the empty string.
    """

    cue: Ranges
    source: Ranges
    content: Ranges
    anchor: int
    frame: str
    score: float
    cue_rule: str
    content_rule: str
    source_rule: str = ""

    @property
    def is_direct(self) -> bool:
        """Whether it is bound to quotation marks."""
        return self.frame == DIRECT

    def holds(self, pieces: Iterable[Range]) -> bool:
        """Whether its content has offset ranges in it, each within one of its own pieces."""
        return all(any(start <= a and b <= end for start, end in self.content) for a, b in pieces)


def merged(ranges: Iterable[Range]) -> Ranges:
    """Ranges in order, those that touch or overlap made one.

    Examples:
        >>> merged([(5, 7), (0, 2), (2, 3)])
        ((0, 3), (5, 7))
    """
    out: list[Range] = []
    for start, end in sorted(ranges):
        if start >= end:
            continue
        if out and start <= out[-1][1]:
            out[-1] = out[-1][0], max(out[-1][1], end)
        else:
            out.append((start, end))
    return tuple(out)


def without(ranges: Iterable[Range], cut: Iterable[Range]) -> Ranges:
    """Ranges with others cut out of them.

    Examples:
        >>> without([(0, 9)], [(3, 5)])
        ((0, 3), (5, 9))
    """
    left = list(ranges)
    for start, end in cut:
        if all(end <= a or b <= start for a, b in left):
            continue
        left = [piece for a, b in left for piece in ((a, min(b, start)), (max(a, end), b)) if piece[0] < piece[1]]
    return tuple(left)
