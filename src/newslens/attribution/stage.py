"""The attribute slot by rules: quotation marks bind, the parse covers the rest, and rates say what stands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import attrs

from newslens.attribution.entities import Mention, cluster
from newslens.attribution.found import Found
from newslens.attribution.kinds import kind_of, mode_of
from newslens.attribution.lexicon import load
from newslens.attribution.page import Page
from newslens.attribution.rules import attributions, read
from newslens.attribution.tree import Range, Ranges, Tree
from newslens.spans import Span, Spans
from newslens.stages import Context, Slot, StageSpec
from newslens.types import Article, Cue, Mode, Quote, Speaker, SpeakerKind, SpeakerMention

if TYPE_CHECKING:
    from spacy.tokens import Doc


@attrs.frozen
class RuleOptions:
    """Options of `newslens.rules.v1`.

    Attributes:
        min_confidence: The least confidence of a quote that is kept, 0 to 1.
        min_topic: The least confidence where only the topic of what was said or written is given, with no clause and no
            quotation marks ("promised a fight"), 0 to 1.
        thought: Whether to keep what is thought rather than said or written.
    """

    min_confidence: float = attrs.field(default=0.35, validator=[attrs.validators.ge(0.0), attrs.validators.le(1.0)])
    min_topic: float = attrs.field(default=0.5, validator=[attrs.validators.ge(0.0), attrs.validators.le(1.0)])
    thought: bool = True


@attrs.frozen
class RuleAttribution:
    """Finds who said what in an article, by rules.

    Attributes:
        options: What to keep.
    """

    options: RuleOptions = RuleOptions()

    def __call__(self, article: Article, context: Context, /) -> Article:
        """The article with its quotes, and the speakers that they name."""
        doc = context.doc(article)
        if not len(doc):
            return attrs.evolve(article, quotes=(), speakers=())
        page = read(doc, article.text, load(), self.options.min_confidence)
        kept: list[tuple[Found, Mode]] = []
        for found in attributions(page, self.options.min_topic):
            mode = mode_of(page.tree, found, page.lexicon)
            if self.options.thought or mode is not Mode.THOUGHT:
                kept.append((found, mode))
        speakers, of_source = _speakers(article, doc, page, [found for found, _ in kept])
        quotes: list[Quote] = []
        for found, mode in kept:
            quote = _quote(article, page, found, mode, len(quotes) + 1, of_source)
            if quote is not None:
                quotes.append(quote)
        return attrs.evolve(article, quotes=tuple(quotes), speakers=speakers)


def _speakers(
    article: Article, doc: Doc, page: Page, found: Sequence[Found]
) -> tuple[tuple[Speaker, ...], dict[Ranges, str]]:
    """The article's speakers with their final ids, and the id of each source."""
    tree = page.tree
    sources = list(dict.fromkeys(f.source for f in found if f.source))
    mentions = [Mention(*source[0]) for source in sources]
    quoted = [piece for quote in page.quotes if quote is not None for piece in quote.pieces]
    clustering = cluster(doc, mentions, quoted)
    ids = {speaker.id: f"{article.id}#s{number}" for number, speaker in enumerate(clustering.speakers, 1)}
    speakers = [
        attrs.evolve(
            speaker, id=ids[speaker.id], speaks_for=tuple(ids[other] for other in speaker.speaks_for if other in ids)
        )
        for speaker in clustering.speakers
    ]
    of_source: dict[Ranges, str] = {}
    for source, index in zip(sources, clustering.assigned, strict=True):
        if index is None:
            # Nobody knows who "they" are here, but the text says that somebody spoke.
            start, end = tree.span(source[0])
            unknown = Speaker(f"{article.id}#s{len(speakers) + 1}", tree.text[start:end], kind=SpeakerKind.UNNAMED)
            speakers.append(unknown)
            of_source[source] = unknown.id
        else:
            of_source[source] = speakers[index].id
    return tuple(speakers), of_source


def _quote(
    article: Article, page: Page, found: Found, mode: Mode, number: int, of_source: dict[Ranges, str]
) -> Quote | None:
    tree = page.tree
    spans = _raw(article, found.content)
    if not spans:
        return None
    cue = _raw(article, _offsets(tree, found.cue))
    source = _raw(article, _offsets(tree, found.source))
    evidence = [f"cue: {found.cue_rule}", f"content: {found.content_rule}"]
    if found.source_rule:
        evidence.append(f"speaker: {found.source_rule}")
    return Quote(
        id=f"{article.id}#q{number}",
        kind=kind_of(tree, page.quotes, found.content),
        mode=mode,
        text=article.raw_text(spans),
        spans=spans,
        cue=Cue(article.raw_text(cue), cue) if cue else None,
        speaker=SpeakerMention(of_source[found.source], article.raw_text(source), source) if source else None,
        confidence=round(found.score, 3),
        evidence=tuple(evidence),
    )


def _offsets(tree: Tree, ranges: Ranges) -> Sequence[Range]:
    return [tree.span(piece) for piece in ranges]


def _raw(article: Article, offsets: Sequence[Range]) -> Spans:
    """Raw spans in order, those that touch made one."""
    out: list[Span] = []
    for span in sorted(piece for start, end in offsets for piece in article.to_raw(start, end)):
        if out and span.start <= out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return tuple(out)


SPEC = StageSpec(
    name="newslens.rules.v1",
    slot=Slot.ATTRIBUTE,
    factory=RuleAttribution,
    options=RuleOptions,
    provides={"quotes", "speakers"},
    doc="Finds who said what by rules over the parse and the quotation marks.",
)
SPECS = (SPEC,)
