"""Words in their surroundings, cut at the edges of source, cue and content."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from newslens.explaining.records import Part, Segment
from newslens.spans import Span

_AROUND = 90  # code points before and behind
_BLANK_LINE = re.compile(r"(?:\r\n|\r|\n)[ \t]*(?:\r\n|\r|\n)")
_LEFT_OUT = Segment("…", None)


def context(raw: str, parts: Iterable[tuple[Part, Span]]) -> tuple[Segment, ...]:
    """What is marked in a text with what stands around it in its paragraphs, in order.

    Spans outside the text are passed over. The segments with a span give `raw` back where they stand.

    Args:
        raw: The raw text of an article.
        parts: What is marked, in offsets of `raw`.

    Examples:
        >>> [(s.text, s.parts) for s in context("“Yes,” she said.", [(Part.CONTENT, Span(0, 6))])]
        [('“Yes,”', (<Part.CONTENT: 'content'>,)), (' she said.', ())]
    """
    marked = [(part, span) for part, span in parts if 0 <= span.start < span.end <= len(raw)]
    windows = _windows(raw, sorted(span for _, span in marked))
    found: list[Segment] = []
    for start, end in windows:
        if found or start > 0:
            found.append(_LEFT_OUT)
        edges = {start, end} | {edge for _, span in marked for edge in (span.start, span.end) if start <= edge <= end}
        for low, high in pairwise(sorted(edges)):
            here = {part for part, span in marked if span.start <= low and high <= span.end}
            found.append(Segment(raw[low:high], Span(low, high), tuple(part for part in Part if part in here)))
    if windows and windows[-1][1] < len(raw.rstrip()):
        found.append(_LEFT_OUT)
    return tuple(found)


def _windows(raw: str, spans: Sequence[Span]) -> list[tuple[int, int]]:
    """Stretches around spans, those that touch made one."""
    windows: list[tuple[int, int]] = []
    for start, end in _widened(raw, spans):
        if windows and start <= windows[-1][1]:
            windows[-1] = windows[-1][0], max(windows[-1][1], end)
        else:
            windows.append((start, end))
    return windows


def _widened(raw: str, spans: Sequence[Span]) -> Iterator[tuple[int, int]]:
    for span in spans:
        low, high = max(0, span.start - _AROUND), min(len(raw), span.end + _AROUND)
        start = max((found.end() for found in _BLANK_LINE.finditer(raw, low, span.start)), default=None)
        stop = _BLANK_LINE.search(raw, span.end, high)
        yield (
            _word_start(raw, low, span.start) if start is None else start,
            _word_end(raw, span.end, high) if stop is None else stop.start(),
        )


def _word_start(raw: str, low: int, start: int) -> int:
    """The first place from `low` on where a word begins."""
    place = low
    while 0 < place < start and not raw[place - 1].isspace():
        place += 1
    return place


def _word_end(raw: str, end: int, high: int) -> int:
    place = high
    while end < place < len(raw) and not raw[place].isspace():
        place -= 1
    return place
