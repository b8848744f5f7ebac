"""The quotations of a draft: what must be found in the sources."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

import attrs

from newslens.alignment.copies.prose import quotations
from newslens.alignment.marks import quoted
from newslens.alignment.words import Words, read
from newslens.checking.clauses import Clause, clauses
from newslens.checking.retold import carriers
from newslens.checking.stances import Stance, of_cue, within
from newslens.spans import Span, Spans
from newslens.types import Article, Kind, Quote

_FEWEST = 4  # words inside quotation marks, attributed to nobody, that are a quotation and no title or scare quote
_OPENING = "[(“‘\"'"
_BRACKETS = re.compile(r"\[[^\[\]]*\]")
_OMISSION = re.compile(r"[\[(]?(?:…|\.{3,}|(?:\. ){2,}\.)[\])]?")


@attrs.frozen(eq=False)
class Unit:
    """A sentence of a quotation.

    Attributes:
        piece: The number of the piece that it is of. Between two pieces a source may have more: where the draft leaves
            something out and says so, where a cue stands between, and where a mixed quote has words of its own.
        words: Its words, without what the draft puts in square brackets, which are nobody's.
        text: All of it.
        stances: What the draft does with it, from the outside in; None where the draft attributes it to nobody.
    """

    piece: int
    words: Words
    text: str
    stances: tuple[Stance, ...] | None = None


@attrs.frozen(eq=False)
class Sought:
    """A quotation of a draft.

    Attributes:
        text: As the draft has it.
        spans: Where in the raw text of the draft.
        kind: Direct, mixed or indirect.
        quote: The quote that it is, or None for words inside marks that are attributed to nobody.
        units: Its sentences.
        clauses: Of a mixed quotation those that have words of the draft's own.
    """

    text: str
    spans: Spans
    kind: Kind
    quote: Quote | None
    units: tuple[Unit, ...]
    clauses: tuple[Clause, ...] = ()

    @property
    def words(self) -> Iterator[Words]:
        """All that will be looked for, stretch by stretch."""
        yield from (unit.words for unit in self.units)
        yield from (clause.words for clause in self.clauses)

    @property
    def denied(self) -> bool:
        """Whether the draft does not merely say it: it is denied, opposed, asked."""
        return any(not stance.plain for unit in self.units for stance in unit.stances or ())

    @property
    def speaker(self) -> str | None:
        """The id of who says it in the draft."""
        return None if self.quote is None or self.quote.speaker is None else self.quote.speaker.id


def sought(draft: Article, bodies: AbstractSet[str] = frozenset()) -> list[Sought]:
    """The quotations of a draft in order of appearance: its quotes, and what else stands inside quotation marks.

    Of what stands there and is attributed to nobody, stretches of fewer than four words are left out: they are titles and
    words that the writer holds at a distance. What an outlet tells of who said what is sought as what was said.

    Args:
        draft: The draft.
        bodies: The ids of speakers that are organizations.
    """
    carried = carriers(draft.quotes)
    found = [
        Sought(
            quote.text, quote.spans, quote.kind, quote, units, clauses(quote.text) if quote.kind is Kind.MIXED else ()
        )
        for number, quote in enumerate(draft.quotes)
        if not (quote.speaker is not None and quote.speaker.id in bodies and number in carried)
        and (units := _units(_texts(draft, quote), of_cue(draft, quote)))
    ]
    covered = sorted(span for quote in draft.quotes for span in quote.spans)
    for start, end in quotations(draft):
        spans = draft.to_raw(start, end)
        units = _units([("", draft.text[start:end])])
        if sum(len(unit.words) for unit in units) >= _FEWEST and not _touched(spans, covered):
            found.append(Sought(draft.raw_text(spans), spans, Kind.DIRECT, None, units))
    return sorted(found, key=lambda one: one.spans)


def _touched(spans: Spans, covered: Sequence[Span]) -> bool:
    return any(span.overlaps(other) for span in spans for other in covered)


def _texts(draft: Article, quote: Quote) -> list[tuple[str, str]]:
    """The texts of a quote that a source must have, each behind the draft's own words before it."""
    texts = [span.of(draft.text) for span in draft.to_text(quote.spans)] or [quote.text]
    whole = [("", text) for text in texts]
    if quote.kind is Kind.MIXED:
        return [(text[:start], text[start:end]) for text in texts for start, end in quoted(text)] or whole
    return whole


def _units(texts: Iterable[tuple[str, str]], cue: Stance | None = None) -> tuple[Unit, ...]:
    pieces = ((before, read(part)) for before, text in texts for part in _parts(text))
    return tuple(
        Unit(number, _without_brackets(words), words.text, None if cue is None else (cue, within(before)))
        for number, (before, piece) in enumerate(pieces)
        for words in _sentences(piece)
    )


def _without_brackets(words: Words) -> Words:
    if "[" not in words.text:
        return words
    bare = read(_BRACKETS.sub(" ", words.text))
    return bare if len(bare) else words


def _sentences(piece: Words) -> Iterator[Words]:
    places, text = piece.places(), piece.text
    cuts = []
    for place in range(1, len(piece)):
        if piece.sentences[place] != piece.sentences[place - 1]:
            start = places[place][0]
            while text[start - 1] in _OPENING:
                start -= 1
            cuts.append(start)
    if len(piece):
        yield from (read(text[start:end].strip()) for start, end in pairwise((0, *cuts, len(text))))


def _parts(text: str) -> Iterator[str]:
    start = 0
    for match in _OMISSION.finditer(text):
        yield text[start : match.start()]
        start = match.end()
    yield text[start:]
