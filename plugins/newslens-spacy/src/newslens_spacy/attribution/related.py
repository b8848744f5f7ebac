"""One attribution as other components give it, brought to ranges of characters."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

import attrs

Range = tuple[int, int]
Ranges = tuple[Range, ...]

_MISSING: Final = object()


@attrs.frozen
class Related:
    """A content with the cue and the source that belong to it.

    Attributes:
        content: What is said, in code points of the Doc, half-open; several pieces where a cue interrupts it.
        cue: The words that signal it, or nothing.
        source: Who says it, or nothing.
        confidence: 0 to 1.
    """

    content: Ranges
    cue: Ranges = ()
    source: Ranges = ()
    confidence: float = 1.0

    def moved(self, offset: int) -> Related:
        """The same, `offset` code points further on."""
        content, cue, source = (
            tuple((start + offset, end + offset) for start, end in ranges)
            for ranges in (self.content, self.cue, self.source)
        )
        return Related(content, cue, source, self.confidence)


def related(given: Any) -> Related:
    """One attribution as a component or a function gave it.

    Args:
        given: A `Related`, or a mapping or object with `content`, and `cue`, `source` (or `speaker`) and `confidence` where
            there are any. Each of the three is a spaCy Span or Token, a pair of offsets in characters, a list of these,
            or None. (So the triples of textacy are taken as they are.)

    Raises:
        TypeError: Where it is none of these.

    Examples:
        >>> related({"content": (0, 6), "speaker": [(12, 15)]})
        Related(content=((0, 6),), cue=(), source=((12, 15),), confidence=1.0)
    """
    if isinstance(given, Related):
        return given
    content = _of(given, "content")
    if content is _MISSING:
        raise TypeError(f"an attribution has content, cue and source; got {type(given).__name__}")
    source = _of(given, "source")
    if source is _MISSING:
        source = _of(given, "speaker")
    confidence = _of(given, "confidence")
    return Related(
        ranges(content),
        ranges(_of(given, "cue")),
        ranges(source),
        1.0 if confidence is _MISSING or confidence is None else float(confidence),
    )


def ranges(given: Any) -> Ranges:
    """Where something stands, in characters, sorted; see `related`.

    Raises:
        TypeError: Where it is nothing that stands somewhere.
    """
    if given is None or given is _MISSING:
        return ()
    if hasattr(given, "start_char"):
        return ((int(given.start_char), int(given.end_char)),)
    if hasattr(given, "idx"):
        return ((int(given.idx), int(given.idx) + len(given)),)
    if isinstance(given, tuple) and len(given) == 2 and all(isinstance(value, int) for value in given):
        return ((given[0], given[1]),)
    if isinstance(given, Iterable) and not isinstance(given, str | bytes | Mapping):
        return tuple(sorted(piece for one in given for piece in ranges(one)))
    raise TypeError(f"expected a Span, a Token, a pair of offsets or a list of these, got {type(given).__name__}")


def _of(given: Any, name: str) -> Any:
    return given.get(name, _MISSING) if isinstance(given, Mapping) else getattr(given, name, _MISSING)
