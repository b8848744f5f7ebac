"""Attributions of another component as quotes of newslens: kinds, modes and speakers come from the text and its parse."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

import attrs
from newslens.attribution.entities import Mention, cluster
from newslens.attribution.found import merged, without
from newslens.attribution.lexicon import load
from newslens.attribution.marks import Quotation, scan
from newslens.spans import Spans
from newslens.types import Article, Cue, Kind, Mode, Quote, Speaker, SpeakerKind, SpeakerMention

from newslens_spacy.attribution.related import Range, Ranges, Related

if TYPE_CHECKING:
    from spacy.tokens import Doc

_NAMES: Final = ("title", "nickname")


def annotated(article: Article, doc: Doc, found: Iterable[Related], evidence: Sequence[str] = ()) -> Article:
    """The article with its quotes, and the speakers that they name.

    Args:
        article: The article.
        doc: The parse of its text, in which speakers and the verbs of cues are looked up.
        found: Attributions in offsets of the text; content, cue and source are kept apart, the cue first.
        evidence: What decided, for `Quote.evidence`.
    """
    page = _Page(article.text, doc)
    fitted = [one for given in found if (one := page.fitted(given)) is not None and _stands(article, one)]
    ordered = sorted(dict.fromkeys(fitted), key=lambda one: (one.content, one.cue, one.source))
    speakers, of_source = _speakers(article, page, ordered)
    quotes = tuple(
        _quote(article, page, one, number, of_source, evidence) for number, one in enumerate(ordered, start=1)
    )
    return attrs.evolve(article, quotes=quotes, speakers=speakers)


def _stands(article: Article, one: Related) -> bool:
    return any(article.to_raw(start, end) for start, end in one.content)


class _Page:
    """A text with its parse and its quotation marks, for looking things up by offsets."""

    def __init__(self, text: str, doc: Doc) -> None:
        self.text = text
        self.doc = doc
        self.starts = [token.idx for token in doc]
        self.ends = [token.idx + len(token) for token in doc]
        self.quotations: list[Quotation] = [one for one in scan(text) if one.depth == 0]
        pieces = [(p.start, p.end, p.inner_start, p.inner_end) for one in self.quotations for p in one.pieces]
        self._marks = {_trimmed(text, (inner, inner_end)): (start, end) for start, end, inner, inner_end in pieces}
        self._spoken = merged((p.start, p.end) for one in self.quotations if one.role not in _NAMES for p in one.pieces)
        self._spoken_ends = [end for _, end in self._spoken]

    def tokens(self, piece: Range) -> range:
        """The tokens that share a character with a range."""
        return range(bisect_right(self.ends, piece[0]), bisect_left(self.starts, piece[1]))

    def fitted(self, one: Related) -> Related | None:
        """An attribution whose parts share nothing, each trimmed, its content with its marks; None without a content."""
        inside = len(self.text)
        for start, end in (*one.content, *one.cue, *one.source):
            if not 0 <= start <= end <= inside:
                raise ValueError(f"[{start}, {end}) lies outside the text of {inside} characters")
        cue = self._worded(self._joined(one.cue))
        source = self._worded(without(self._joined(one.source), cue))
        marked = [self._marks.get(_trimmed(self.text, piece), piece) for piece in one.content]
        content = self._worded(without(self._joined(marked), (*cue, *source)))
        return Related(content, cue, source, one.confidence) if content else None

    def _joined(self, pieces: Iterable[Range]) -> Ranges:
        """Pieces in order, those between which only blanks stand made one: components give words one by one."""
        out: list[Range] = []
        for start, end in merged(pieces):
            if out and set(self.text[out[-1][1] : start]) <= {" "}:
                out[-1] = out[-1][0], end
            else:
                out.append((start, end))
        return tuple(out)

    def _worded(self, pieces: Ranges) -> Ranges:
        kept = (_trimmed(self.text, piece) for piece in pieces)
        return tuple((start, end) for start, end in kept if any(map(str.isalnum, self.text[start:end])))

    def kind(self, content: Ranges) -> Kind:
        """How much of a content stands inside quotation marks; titles and nicknames do not count."""
        inside = outside = 0
        for piece in content:
            for number in self.tokens(piece):
                start, end = self.starts[number], self.ends[number]
                if any(map(str.isalnum, self.text[start:end])):
                    place = bisect_right(self._spoken_ends, start)
                    marked = place < len(self._spoken) and self._spoken[place][0] < end
                    inside, outside = inside + marked, outside + (not marked)
        if not inside:
            return Kind.INDIRECT
        return Kind.MIXED if outside else Kind.DIRECT

    def mode(self, cue: Ranges, kind: Kind) -> Mode:
        """What is represented, by the first word of the cue that says so; what is quoted directly was not only thought."""
        lexicon = load()
        for piece in cue:
            for number in self.tokens(piece):
                token = self.doc[number]
                lemma = (token.lemma_ or token.text).lower()
                mode = lexicon.verbs.get(lemma) or lexicon.nouns.get(lemma)
                if mode is not None:
                    return Mode.SPEECH if mode is Mode.THOUGHT and kind is Kind.DIRECT else mode
        return Mode.SPEECH


def _trimmed(text: str, piece: Range) -> Range:
    words = text[piece[0] : piece[1]]
    start = piece[0] + len(words) - len(words.lstrip())
    return start, max(start, piece[1] - (len(words) - len(words.rstrip())))


def _speakers(article: Article, page: _Page, found: Sequence[Related]) -> tuple[tuple[Speaker, ...], dict[Ranges, str]]:
    """The article's speakers, and the id of each source."""
    sources = [one for one in dict.fromkeys(one.source for one in found) if one and _raw(article, one)]
    places = [page.tokens(source[0]) for source in sources]
    quoted = [(p.start, p.end) for one in page.quotations for p in one.pieces]
    clustering = cluster(page.doc, [Mention(place.start, place.stop) for place in places], quoted)
    ids = {speaker.id: f"{article.id}#s{number}" for number, speaker in enumerate(clustering.speakers, 1)}
    speakers = [
        attrs.evolve(one, id=ids[one.id], speaks_for=tuple(ids[other] for other in one.speaks_for if other in ids))
        for one in clustering.speakers
    ]
    of_source: dict[Ranges, str] = {}
    for source, index in zip(sources, clustering.assigned, strict=True):
        if index is None:
            # Nobody knows who "they" are here, but the component says that somebody spoke.
            start, end = source[0]
            unknown = Speaker(f"{article.id}#s{len(speakers) + 1}", page.text[start:end], kind=SpeakerKind.UNNAMED)
            speakers.append(unknown)
            of_source[source] = unknown.id
        else:
            of_source[source] = speakers[index].id
    return tuple(speakers), of_source


def _raw(article: Article, pieces: Ranges) -> Spans:
    return tuple(sorted({span for start, end in pieces for span in article.to_raw(start, end)}))


def _quote(
    article: Article,
    page: _Page,
    one: Related,
    number: int,
    of_source: dict[Ranges, str],
    evidence: Sequence[str],
) -> Quote:
    spans, cue, source = (_raw(article, pieces) for pieces in (one.content, one.cue, one.source))
    kind = page.kind(one.content)
    return Quote(
        id=f"{article.id}#q{number}",
        kind=kind,
        mode=page.mode(one.cue, kind),
        text=article.raw_text(spans),
        spans=spans,
        cue=Cue(article.raw_text(cue), cue) if cue else None,
        speaker=SpeakerMention(of_source[one.source], article.raw_text(source), source) if source else None,
        confidence=round(min(1.0, max(0.0, one.confidence)), 3),
        evidence=tuple(evidence),
    )
