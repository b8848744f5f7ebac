"""Spans of code points, and the map between a cleaned text and the raw text it came from."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from operator import attrgetter

import attrs

_RAW_START = attrgetter("raw_start")
_TEXT_START = attrgetter("text_start")


@attrs.frozen(order=True)
class Span:
    """A half-open range of Unicode code points, `text[start:end]`.

    Examples:
        >>> Span(4, 9).of("The White House")
        'White'

    Attributes:
        start: The first code point.
        end: One past the last code point.
    """

    start: int
    end: int = attrs.field()

    @end.validator
    def _in_order(self, _: object, value: int) -> None:
        if not 0 <= self.start <= value:
            raise ValueError(f"a span starts at 0 or later and ends at or after its start, not [{self.start}, {value})")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The words that the span stands for in a text."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a code point."""
        return self.start < other.end and other.start < self.end


Spans = tuple[Span, ...]


@attrs.frozen
class Edit:
    """What cleaning wants changed at one place of a text.

    Attributes:
        start: First code point to replace.
        end: One past the last code point to replace.
        replacement: What stands there afterwards.
        gap: Whether a block of text goes, so that no span may run across the place it stood.
    """

    start: int
    end: int
    replacement: str = ""
    gap: bool = False


@attrs.frozen
class Change:
    """A place where the cleaned text differs from the raw text; between changes the two are equal.

    Attributes:
        raw_start: First code point of the place in the raw text.
        raw_end: One past its last code point in the raw text.
        text_start: First code point of the place in the cleaned text.
        text_end: One past its last code point in the cleaned text.
        gap: Whether a block of text was dropped here.
    """

    raw_start: int
    raw_end: int
    text_start: int
    text_end: int
    gap: bool = False


@attrs.frozen
class OffsetMap:
    """Where each place of a cleaned text stands in the raw text.

    Attributes:
        changes: The places where the two differ, in order.
    """

    changes: tuple[Change, ...] = ()

    def to_raw(self, span: Span) -> Spans:
        """The raw spans of a span of the cleaned text, one for each side of a gap; empty if nothing raw stands there.

        A span that begins or ends inside replaced text grows to all of it, unless that stands for a block that was removed:
        there it ends before the block. Takes O(log n) steps and one for each gap.
        """
        if span.start >= span.end:
            return ()
        first = bisect_right(self.changes, span.start, key=_TEXT_START)
        last = bisect_left(self.changes, span.end, key=_TEXT_START)
        start = self._raw_start(span.start, first)
        pieces = []
        for change in self.changes[first:last]:
            if change.gap and change.text_end < span.end:
                if start < change.raw_start:
                    pieces.append(Span(start, change.raw_start))
                start = change.raw_end
        end = self._raw_end(span.end, last)
        if start < end:
            pieces.append(Span(start, end))
        return tuple(pieces)

    def _raw_start(self, position: int, index: int) -> int:
        if index == 0:
            return position
        change = self.changes[index - 1]
        if position >= change.text_end:
            return position + change.raw_end - change.text_end
        return change.raw_end if change.gap else change.raw_start

    def _raw_end(self, position: int, index: int) -> int:
        if index == 0:
            return position
        change = self.changes[index - 1]
        if position > change.text_end:
            return position + change.raw_end - change.text_end
        return change.raw_start if change.gap else change.raw_end

    def to_text(self, span: Span) -> Span | None:
        """The span of the cleaned text that a raw span became, or None where nothing of it is left."""
        if span.start >= span.end:
            return None
        first = bisect_right(self.changes, span.start, key=_RAW_START)
        last = bisect_left(self.changes, span.end, key=_RAW_START)
        start, end = span.start, span.end
        if first:
            change = self.changes[first - 1]
            start = change.text_start if start < change.raw_end else start + change.text_end - change.raw_end
        if last:
            change = self.changes[last - 1]
            end = change.text_end if end <= change.raw_end else end + change.text_end - change.raw_end
        return Span(start, end) if start < end else None

    def then(self, later: OffsetMap) -> OffsetMap:
        """The map from the text that `later` made back to the raw text of this one.

        Changes of the two that overlap become one, so that the result is again a list of places in order.
        """
        if not later.changes:
            return self
        if not self.changes:
            return later
        return OffsetMap(tuple(_compose(self.changes, later.changes)))


def _compose(inner: Sequence[Change], outer: Sequence[Change]) -> Iterable[Change]:
    # Both lists are laid on the axis they share: the text between them. (start, end, grown before, grown after, gap)
    axis = sorted(
        [(c.text_start, c.text_end, 0, c.text_end - c.text_start - (c.raw_end - c.raw_start), 0, c.gap) for c in inner]
        + [(c.raw_start, c.raw_end, 1, 0, c.text_end - c.text_start - (c.raw_end - c.raw_start), c.gap) for c in outer]
    )
    to_raw = to_text = 0
    index = 0
    while index < len(axis):
        start, end, _, grown_inner, grown_outer, gap = axis[index]
        index += 1
        while index < len(axis) and axis[index][0] < end:
            _, other_end, _, other_inner, other_outer, other_gap = axis[index]
            end = max(end, other_end)
            grown_inner += other_inner
            grown_outer += other_outer
            gap = gap or other_gap
            index += 1
        raw_start, text_start = start - to_raw, start + to_text
        to_raw += grown_inner
        to_text += grown_outer
        change = Change(raw_start, end - to_raw, text_start, end + to_text, gap)
        if change.raw_start != change.raw_end or change.text_start != change.text_end:
            yield change


def apply(text: str, edits: Iterable[Edit]) -> tuple[str, OffsetMap]:
    """Edit a text and keep the way back.

    Args:
        text: Any text.
        edits: What to change; they may come in any order.

    Returns:
        The edited text, and its map to `text`.

    Raises:
        ValueError: Where two edits overlap or one is out of range.

    Examples:
        >>> new, offsets = apply("co\u00adop said", [Edit(2, 3)])
        >>> new, offsets.to_raw(Span(0, 4))
        ('coop said', (Span(start=0, end=5),))
    """
    pieces: list[str] = []
    changes: list[Change] = []
    done = length = 0
    for edit in sorted(edits, key=lambda e: (e.start, e.end)):
        if not done <= edit.start <= edit.end <= len(text):
            raise ValueError(f"edit [{edit.start}, {edit.end}) overlaps another or is outside the text")
        kept = text[done : edit.start]
        length += len(kept)
        pieces += (kept, edit.replacement)
        changes.append(Change(edit.start, edit.end, length, length + len(edit.replacement), edit.gap))
        length += len(edit.replacement)
        done = edit.end
    pieces.append(text[done:])
    return "".join(pieces), OffsetMap(tuple(changes))


def trimmed(span: Span, text: str) -> Span:
    """The span without the blanks at its ends; empty at its start where there is nothing else.

    Examples:
        >>> trimmed(Span(0, 6), "  ab  ")
        Span(start=2, end=4)
    """
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, max(start, span.end - (len(words) - len(words.rstrip()))))
