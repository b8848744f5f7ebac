"""A text as its lines and paragraphs, and the edits that take lines out."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise

from newslens import Edit
from newslens.cleaning import wrapping
from newslens.cleaning.lines import Line


def lines(text: str) -> tuple[Line, ...]:
    r"""The lines of a text that hold something, whatever ends them.

    Examples:
        >>> [(line.start, line.words) for line in lines("One \r\n\n  two")]
        [(0, 'One'), (9, 'two')]
    """
    found = []
    at = 0
    for piece in text.splitlines(keepends=True):
        words = piece.strip()
        if words:
            start = at + len(piece) - len(piece.lstrip())
            found.append(Line(start, start + len(words), words))
        at += len(piece)
    return tuple(found)


def paragraphs(of: Sequence[Line], text: str) -> list[list[int]]:
    r"""The numbers of the lines of each paragraph: several where lines are broken at a column, otherwise one.

    Whether they are is what `newslens.wrapping.v1` finds.

    Examples:
        >>> paragraphs(lines("One.\nTwo.\n"), "One.\nTwo.\n")
        [[0], [1]]
    """
    joined = {edit.end for edit in wrapping.paragraphs(text) if edit.replacement in ("", " ") and edit.end < len(text)}
    found: list[list[int]] = [[0]] if of else []
    for number, (_, below) in enumerate(pairwise(of), 1):
        if below.start in joined:
            found[-1].append(number)
        else:
            found.append([number])
    return found


def without(text: str, of: Sequence[Line], gone: Collection[int]) -> list[Edit]:
    r"""The edits that take lines out, so that what is left stands as far apart as before.

    Examples:
        >>> without("a\n\nb\n\nc", lines("a\n\nb\n\nc"), [1])
        [Edit(start=1, end=4, replacement='', gap=True)]
    """
    runs: list[tuple[int, int]] = []
    for number in sorted(gone):
        if runs and runs[-1][1] == number - 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    edits = []
    for first, last in runs:
        if first:
            edits.append(Edit(of[first - 1].end, of[last].end, gap=True))
        else:
            edits.append(Edit(0, of[last + 1].start if last + 1 < len(of) else len(text), gap=True))
    return edits
