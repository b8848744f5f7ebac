"""A text as its lines, and the edits that take lines out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import attrs

from newslens.spans import Edit
from newslens.types import Article, Removal, RemovalReason


@attrs.frozen
class Line:
    """One line that holds more than blanks.

    Attributes:
        start: The first code point that is no blank.
        end: One past the last code point that is no blank.
        words: What stands between the two.
    """

    start: int
    end: int
    words: str


def lines(text: str) -> tuple[Line, ...]:
    r"""The lines of a text that hold something, without the blanks at their ends.

    Examples:
        >>> [(line.start, line.words) for line in lines("One \n\n  two")]
        [(0, 'One'), (8, 'two')]
    """
    found = []
    at = 0
    for piece in text.split("\n"):
        words = piece.strip()
        if words:
            start = at if piece[0] == words[0] else at + len(piece) - len(piece.lstrip())
            found.append(Line(start, start + len(words), words))
        at += len(piece) + 1
    return tuple(found)


def without(text: str, of: Sequence[Line], taken: Iterable[int]) -> list[Edit]:
    r"""The edits that take whole lines out, so that what is left stands as far apart as before.

    Args:
        text: The text.
        of: All of its lines.
        taken: The numbers of the lines to take out.

    Examples:
        >>> without("a\n\nb\n\nc", lines("a\n\nb\n\nc"), [1])
        [Edit(start=1, end=4, replacement='', gap=True)]
    """
    edits: list[Edit] = []
    for first, last in _runs(sorted(taken)):
        if first:
            edits.append(Edit(of[first - 1].end, of[last].end, gap=True))
        else:
            edits.append(Edit(0, of[last + 1].start if last + 1 < len(of) else len(text), gap=True))
    return edits


def _runs(numbers: Sequence[int]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for number in numbers:
        if runs and runs[-1][1] == number - 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return runs


def cut_lines(
    article: Article,
    of: Sequence[Line],
    reasons: Mapping[int, RemovalReason],
    openings: Mapping[int, tuple[int, RemovalReason]] | None = None,
) -> Article:
    """An article without some of its lines, and without the beginnings of others.

    Args:
        article: The article.
        of: All lines of its text.
        reasons: The numbers of the lines to take out, and why.
        openings: The numbers of lines of which only the beginning goes, how many code points, and why.
    """
    edits = without(article.text, of, reasons)
    rows = [(of[number].start, of[number].end, reason) for number, reason in reasons.items()]
    for number, (length, reason) in (openings or {}).items():
        line = of[number]
        edits.append(Edit(line.start, line.start + length, gap=True))
        rows.append((line.start, line.start + length, reason))
    removed = [Removal(spans, reason) for start, end, reason in sorted(rows) if (spans := article.to_raw(start, end))]
    return article.edited(edits, removed=removed) if edits else article
