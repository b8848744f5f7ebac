"""Where the words of a quote or claim stand in the raw text of its article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

import attrs

from newslens.spans import Span, Spans

_JOIN = " … "  # as `Article.raw_text` joins pieces


@attrs.frozen(eq=False)
class Origin:
    """The words of a quote or claim, made to be compared, with the way back.

    Attributes:
        text: The words without invisible characters; blanks stand where its pieces were joined, so that no join is taken
            for a mark of omission.
        kept: For each code point of `text` its place in the raw text, -1 in a join; empty where no way leads back.
    """

    text: str
    kept: Sequence[int]

    def to_raw(self, span: Span) -> Spans:
        """The raw spans of a span of `text`, one for each piece it runs over; empty where no way leads back.

        An empty span, where the other side has more, becomes an empty span at the same place.
        """
        if not self.kept:
            return ()
        found = tuple(_pieces(self.kept[span.start : span.end]))
        return found or self._place(span.start)

    def _place(self, position: int) -> Spans:
        """The end of what stands before, as in a diff; at the start the start of what follows."""
        before = next((place + 1 for place in reversed(self.kept[:position]) if place >= 0), None)
        place = next((place for place in self.kept[position:] if place >= 0), None) if before is None else before
        return () if place is None else (Span(place, place),)


def _pieces(places: Sequence[int]) -> Iterator[Span]:
    """Spans from the first to the last place between joins."""
    for joined, piece in groupby(places, key=lambda place: place < 0):
        if not joined:
            held = list(piece)
            yield Span(held[0], held[-1] + 1)


def origin(text: str, spans: Spans, read: str, raw: str | None = None) -> Origin:
    """The words of a quote or claim, to be compared.

    Args:
        text: Its text, or the start of it.
        spans: Where it stands in the raw text.
        read: The text without invisible characters.
        raw: The raw text of the article, to hold `text` against it; None where only the words are wanted.

    Examples:
        >>> raw = "“We may,” she said, “sell.”"
        >>> found = origin("“We may,” … “sell.”", (Span(0, 9), Span(20, 27)), "“We may,” … “sell.”", raw)
        >>> found.text
        '“We may,”   “sell.”'
        >>> [span.of(raw) for span in found.to_raw(Span(4, 17))]
        ['may,”', '“sell']
    """
    places = _places(text, spans, raw) if raw is not None or len(spans) > 1 else []
    if not places:
        return Origin(read, ())
    kept = places if len(read) == len(text) else _visible(text, read, places)
    shown = "".join(character if place >= 0 else " " for character, place in zip(read, kept, strict=True))
    return Origin(shown, kept if raw is not None else ())


def _places(text: str, spans: Spans, raw: str | None) -> list[int]:
    """The raw place of each code point of a text, -1 in its joins; empty where the text is not what its spans hold."""
    places: list[int] = []
    for number, span in enumerate(spans):
        if number and len(places) < len(text):
            if not _JOIN.startswith(text[len(places) :][: len(_JOIN)]):
                return []
            places += [-1] * min(len(_JOIN), len(text) - len(places))
        length = min(len(span), len(text) - len(places))
        if raw is not None and not text.startswith(raw[span.start : span.start + length], len(places)):
            return []
        places += range(span.start, span.start + length)
    return places if len(places) == len(text) else []


def _visible(text: str, read: str, places: Sequence[int]) -> list[int]:
    kept: list[int] = []
    for character, place in zip(text, places, strict=True):
        if len(kept) < len(read) and character == read[len(kept)]:
            kept.append(place)
    return kept
