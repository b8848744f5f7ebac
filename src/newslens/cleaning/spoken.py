"""Quotations that run over line ends, where a text has a newline after each sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from newslens.cleaning.lines import Line

# What opens or closes a quotation wherever it stands, by its shape or by what stands beside it; what may do either is left out.
# Curly and straight double marks are one style, since texts that were put together from several sources mix them.
_STYLES = (
    re.compile(
        r"(?P<open>“|(?:\A|(?<=[\s(\[—–-]))(?:\"|''|``)(?=[^\s\"']))"
        r"|(?P<close>”|(?<=[^\s\"'(\[—–-])(?:\"|'')(?=\Z|[^\w\"']))"
    ),
    re.compile(r"(?P<open>«)|(?P<close>»)"),
    re.compile(r"(?P<open>(?:\A|(?<=[\s(\[—–-]))‘(?=\w))|(?P<close>(?<=[.,!?…])’(?!\w))"),
)
# A quotation that is not closed so many lines on was never closed.
_LINES_AHEAD = 12


def spoken_on(of: Sequence[Line], text: str) -> frozenset[int]:
    r"""The lines behind which a quotation goes on that is closed on a later one, so that they are no paragraphs.

    A line that opens with a mark of its own goes on from the one before by the rule of newspapers, and stays a paragraph. Each
    line is looked at a bounded number of times.

    Args:
        of: The lines of a text.
        text: The text.

    Returns:
        Numbers of lines.

    Examples:
        >>> from newslens.cleaning.lines import lines
        >>> text = "“We felt it.\nWe acted,” he said.\nNobody else did."
        >>> sorted(spoken_on(lines(text), text))
        [0]
    """
    near = [text.count("\n", line.end, below.start) == 1 for line, below in pairwise(of)]
    found: set[int] = set()
    for style in _STYLES:
        marks = [[mark.lastgroup == "open" for mark in style.finditer(line.words)] for line in of]
        first = 0
        while first < len(of):
            last = _closed(marks, near, first)
            if last is None:
                first += 1
            else:
                found.update(range(first, last))
                first = last
    return frozenset(found)


def _closed(marks: Sequence[Sequence[bool]], near: Sequence[bool], line: int) -> int | None:
    """The line on which what a line leaves open is closed."""
    if not marks[line] or not marks[line][-1]:
        return None
    for number in range(line + 1, min(line + 1 + _LINES_AHEAD, len(marks))):
        if not near[number - 1]:
            return None
        if marks[number]:
            return None if marks[number][0] else number
    return None
