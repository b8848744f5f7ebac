"""Reading paragraph by paragraph, and putting together again those that a newline after each sentence broke."""

from __future__ import annotations

from typing import Final, NamedTuple

from newslens.attribution.marks.candidates import SINGLE, Mark
from newslens.attribution.marks.paragraphs import is_line_break
from newslens.attribution.marks.reading import MAX_DEPTH, Pair, read_marks

# A quotation that is not closed so many lines on was never closed.
_LINES_AHEAD: Final = 12
_PLAINLY_OPENS: Final = 12


class Region(NamedTuple):
    """A paragraph as it was read.

    Attributes:
        bounds: The paragraph, in code points, half-open.
        marks: Its possible marks.
        pairs: Its quotations, by opening mark.
    """

    bounds: tuple[int, int]
    marks: list[Mark]
    pairs: list[Pair]


def read_regions(
    text: str, spans: list[tuple[int, int]], marks: list[list[Mark]], *, single_outer: bool
) -> list[Region]:
    """Read every paragraph; lines across which a quotation runs without reopening are read as one.

    Each line is read at most twice, so that time stays linear.

    Args:
        text: The article.
        spans: Its paragraphs.
        marks: The possible marks of each.
        single_outer: Whether its outermost quotations stand in single marks.
    """
    count = len(spans)
    ahead = [_opening(spans[i], marks[i]) for i in range(1, count)]
    ahead.append(())
    readings = [
        read_marks(text, here, ahead[i], single_outer=single_outer) if here else [] for i, here in enumerate(marks)
    ]
    regions: list[Region] = []
    first = 0
    while first < count:
        last = first + _opens_next(text, spans, marks, first)
        while (
            closing := _closing_line(text, spans, marks, readings[last], last, ahead[last], single_outer=single_outer)
        ) is not None:
            last = closing
        if last == first:
            regions.append(Region(spans[first], marks[first], readings[first]))
        else:
            together = [mark for line in marks[first : last + 1] for mark in line]
            pairs = read_marks(text, together, ahead[last], single_outer=single_outer)
            regions.append(Region((spans[first][0], spans[last][1]), together, pairs))
        first = last + 1
    return regions


def _opening(bounds: tuple[int, int], marks: list[Mark]) -> tuple[int, ...]:
    """The kinds of the marks that a paragraph opens with, outermost first."""
    families: list[int] = []
    at = bounds[0]
    for mark in marks[:MAX_DEPTH]:
        if mark.start != at or mark.open > _PLAINLY_OPENS:
            break
        families.append(mark.family)
        at = mark.end
    return tuple(families)


def _opens_next(text: str, spans: list[tuple[int, int]], marks: list[list[Mark]], line: int) -> bool:
    """Whether the mark that a line ends with opens the next one, which closes it: `…, she said. "` and below it `It was so."`."""
    if line + 1 >= len(spans) or not marks[line] or not marks[line + 1]:
        return False
    mark = marks[line][-1]
    begin, end = spans[line]
    apart = mark.start == begin or text[mark.start - 1].isspace()
    if mark.end != end or not apart or mark.family == SINGLE or mark.close < mark.open - _PLAINLY_OPENS:
        return False
    after = next((other for other in marks[line + 1] if other.family == mark.family), None)
    return after is not None and after.start > spans[line + 1][0] and _closes(text, after, spans[line + 1])


def _closing_line(
    text: str,
    spans: list[tuple[int, int]],
    marks: list[list[Mark]],
    pairs: list[Pair],
    line: int,
    ahead: tuple[int, ...],
    *,
    single_outer: bool,
) -> int | None:
    """The line that closes what a line leaves open, if there is one."""
    first = next((pair.first for pair in pairs if pair.last == -1), None)
    if first is None:
        return None
    family = marks[line][first].family
    if (family,) == ahead[:1] or (family == SINGLE and not single_outer):
        return None
    for number in range(line + 1, min(line + 1 + _LINES_AHEAD, len(spans))):
        if not is_line_break(text[spans[number - 1][1] : spans[number][0]]):
            return None
        mark = next((mark for mark in marks[number] if mark.family == family and not mark.weak), None)
        if mark is not None:
            return number if _closes(text, mark, spans[number]) else None
    return None


def _closes(text: str, mark: Mark, bounds: tuple[int, int]) -> bool:
    if mark.start == bounds[0]:
        return mark.end == bounds[1] or text[mark.end].isspace()
    return mark.close <= 5 and mark.open >= 20
