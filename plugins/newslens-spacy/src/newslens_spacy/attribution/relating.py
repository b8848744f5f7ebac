"""Which cue and source belong to a content, where the component that marked them does not say."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, Final

import attrs

from newslens_spacy.attribution.related import Range, Ranges, Related, ranges

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

_SENTENCE_END: Final = re.compile(r"[.!?…][”’\"')]*\s")
# Words of the next sentence belong together with these only where nothing of their own sentence does.
_BEYOND: Final = 1_000


@attrs.frozen(eq=False)
class Marked:
    """What a component marked in a Doc, in order of appearance.

    Attributes:
        doc: The Doc.
        contents: What is said.
        cues: Words that signal attributions.
        sources: Who speaks.
        scores: How sure the component is of a content, 0 to 1, by where it stands; 1 where it does not say.
    """

    doc: Doc
    contents: Sequence[Span]
    cues: Sequence[Span]
    sources: Sequence[Span]
    scores: dict[Range, float]

    def score(self, content: Ranges) -> float:
        """The lowest score of the pieces of a content."""
        return min((self.scores.get(piece, 1.0) for piece in content), default=1.0)


Relate = Callable[[Marked], Iterable[Any]]


@attrs.frozen(eq=False)
class _Places:
    """Ranges in which the nearest to another range can be looked up."""

    by_start: Sequence[Range]
    by_end: Sequence[Range]

    @classmethod
    def of(cls, spans: Iterable[Span], outside: Sequence[Range]) -> _Places:
        """Those of the spans that share nothing with the ranges `outside`, which are sorted and apart."""
        ends = [end for _, end in outside]
        found = set()
        for start, end in (piece for span in spans for piece in ranges(span)):
            place = bisect_right(ends, start)
            if start < end and (place == len(outside) or outside[place][0] >= end):
                found.add((start, end))
        return cls(sorted(found), sorted(found, key=lambda piece: (piece[1], piece[0])))

    def nearest(self, text: str, to: Range, reach: int) -> Range | None:
        """The nearest that ends before or begins after a range; the one behind it where both are as near."""
        behind = bisect_left(self.by_start, (to[1], to[1]))
        before = bisect_right(self.by_end, to[0], key=lambda piece: piece[1]) - 1
        options = []
        if behind < len(self.by_start):
            found = self.by_start[behind]
            options.append((_distance(text, to[1], found[0], reach), 0, found))
        if before >= 0:
            found = self.by_end[before]
            options.append((_distance(text, found[1], to[0], reach), 1, found))
        known = [(distance, side, found) for distance, side, found in options if distance is not None]
        return min(known)[2] if known else None


def _distance(text: str, start: int, end: int, reach: int) -> int | None:
    if end - start > reach:
        return None
    between = text[start:end]
    if "\n\n" in between or "\r\n\r\n" in between:
        return None
    # The mark that ends a sentence stands inside what comes first: “I am.” She left.
    ended = _SENTENCE_END.search(text[max(0, start - 2) : end])
    return end - start + (_BEYOND if ended else 0)


def nearest(marked: Marked, reach: int) -> list[Related]:
    """Each content with the nearest cue, and the source that is nearest to the cue (to the content, where there is none).

    Contents that find the same cue are pieces of one: “It holds,” she said, “for now.” Cues and sources inside a content
    belong to what is told there, and are passed over. What stands in the same sentence goes before what stands outside
    it, and nothing is looked for beyond an empty line.

    Args:
        marked: What was marked.
        reach: How many characters may stand between.
    """
    text = marked.doc.text
    contents = sorted({piece for span in marked.contents for piece in ranges(span)})
    apart = _merged(contents)
    cues, sources = _Places.of(marked.cues, apart), _Places.of(marked.sources, apart)
    by_cue: dict[Range, list[Range]] = {}
    for content in contents:
        cue = cues.nearest(text, content, reach)
        by_cue.setdefault(content if cue is None else cue, []).append(content)
    known = set(cues.by_start)
    found = []
    for place, pieces in by_cue.items():
        source = sources.nearest(text, place, reach)
        found.append(
            Related(
                tuple(pieces),
                (place,) if place in known else (),
                () if source is None else (source,),
                marked.score(tuple(pieces)),
            )
        )
    return found


def by_id(marked: Marked) -> list[Related]:
    """What has one `span.id_` belongs together; a content without an id stands alone.

    Args:
        marked: What was marked. The ids may come from the patterns of a SpanRuler.
    """
    cues, sources = _by_id(marked.cues), _by_id(marked.sources)
    named = _by_id(marked.contents)
    found = [
        Related(content, cues.get(name, ()), sources.get(name, ()), marked.score(content))
        for name, content in named.items()
    ]
    alone = sorted({piece for span in marked.contents if not span.id_ for piece in ranges(span)})
    return [*found, *(Related((piece,), (), (), marked.score((piece,))) for piece in alone)]


def _by_id(spans: Iterable[Span]) -> dict[str, Ranges]:
    found: dict[str, set[Range]] = {}
    for span in spans:
        if span.id_:
            found.setdefault(span.id_, set()).update(ranges(span))
    return {name: tuple(sorted(pieces)) for name, pieces in found.items()}


def _merged(pieces: Sequence[Range]) -> list[Range]:
    out: list[Range] = []
    for start, end in pieces:
        if out and start < out[-1][1]:
            out[-1] = out[-1][0], max(end, out[-1][1])
        else:
            out.append((start, end))
    return out
