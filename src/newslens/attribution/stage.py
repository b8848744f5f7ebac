"""The attribute slot: by rules over the parse and the quotation marks, or by these and a trained model."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from string import whitespace
from typing import TYPE_CHECKING, Final

import attrs

from newslens.attribution import learned
from newslens.attribution.entities import Mention, cluster
from newslens.attribution.found import Found
from newslens.attribution.kinds import kind_of, modes_of
from newslens.attribution.lexicon import load
from newslens.attribution.nested import with_nested
from newslens.attribution.page import Page
from newslens.attribution.parse.tree import Range, Ranges, Tree
from newslens.attribution.rules import attributions, proposals, read
from newslens.attribution.sources.headed import silent
from newslens.attribution.sources.relatives import behind
from newslens.spans import Span, Spans
from newslens.stages import Context, Slot, StageSpec
from newslens.types import Article, Cue, Mode, Quote, Speaker, SpeakerKind, SpeakerMention

if TYPE_CHECKING:
    from spacy.tokens import Doc

_SIGNS: Final = f"{whitespace}>\xa0"


@attrs.frozen
class RuleOptions:
    """Options of `newslens.rules.v1`.

    Attributes:
        min_confidence: The least confidence of a quote that is kept, 0 to 1.
        min_topic: The least confidence where only the topic of what was said or written is given, with no clause and no
            quotation marks ("promised a fight"), 0 to 1.
        thought: Whether to keep what is thought rather than said or written.
        nested: Whether to tell besides what somebody said by another's account, where the account is attributed too.
        counted: Whether to trust words as often as they were right on annotated news (PolNeAR, whose terms nobody stated);
            else listed verbs count by our own judgement, and other words not at all.
    """

    min_confidence: float = attrs.field(default=0.35, validator=[attrs.validators.ge(0.0), attrs.validators.le(1.0)])
    min_topic: float = attrs.field(default=0.5, validator=[attrs.validators.ge(0.0), attrs.validators.le(1.0)])
    thought: bool = True
    nested: bool = False
    counted: bool = True


def _reachable(_: object, __: object, precision: float) -> None:
    """Nothing is so sure that a precision above the measured ones could be promised."""
    model = learned.load()
    if model.least(precision) is None:
        raise ValueError(f"precision must be at most {model.highest:.2f}, the highest that was measured")


@attrs.frozen
class ModelOptions:
    """Options of `newslens.attribution.v1`.

    Attributes:
        min_confidence: The least confidence of a quote that is kept, 0 to 1.
        precision: Keep only as many of the most confident quotes as are expected to be right at this rate, 0 to 1; the
            threshold was measured on articles that trained nothing. None keeps all that reach `min_confidence`.
        thought: Whether to keep what is thought rather than said or written.
        nested: Whether to tell besides what somebody said by another's account, where the account is attributed too.
    """

    min_confidence: float = attrs.field(default=0.3, validator=[attrs.validators.ge(0.0), attrs.validators.le(1.0)])
    precision: float | None = attrs.field(
        default=None,
        validator=attrs.validators.optional([attrs.validators.ge(0.0), attrs.validators.le(1.0), _reachable]),
    )
    thought: bool = True
    nested: bool = False


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
        page = read(doc, article.text, load(counted=self.options.counted), self.options.min_confidence)
        found = attributions(page, self.options.min_topic)
        if self.options.nested:
            found = with_nested(page, found, proposals(page), self.options.min_confidence)
        return _annotated(article, doc, page, found, thought=self.options.thought)


@attrs.frozen
class ModelAttribution:
    """Finds who said what in an article: a trained model proposes beside the rules, and the quotation marks bind.

    Attributes:
        options: What to keep.
    """

    options: ModelOptions = ModelOptions()

    def __call__(self, article: Article, context: Context, /) -> Article:
        """The article with its quotes, and the speakers that they name."""
        doc = context.doc(article)
        if not len(doc):
            return attrs.evolve(article, quotes=(), speakers=())
        page = read(doc, article.text, load(), learned.PROPOSED)
        model = learned.load()
        floor = self.options.min_confidence
        if self.options.precision is not None:
            floor = max(floor, model.least(self.options.precision) or 1.0)
        found = learned.attributions(model, page, learned.tensor_of(model, doc.tensor, len(doc)), floor)
        if self.options.nested:
            found = with_nested(page, found, proposals(page), floor)
        return _annotated(article, doc, page, found, thought=self.options.thought)


def _annotated(article: Article, doc: Doc, page: Page, found: Sequence[Found], *, thought: bool) -> Article:
    """The article with its quotes, their modes and kinds, and the speakers that they name."""
    modes = modes_of(page.tree, found, page.lexicon)
    kept = [(one, mode) for one, mode in zip(found, modes, strict=True) if thought or mode is not Mode.THOUGHT]
    speakers, of_source = _speakers(article, doc, page, [one for one, _ in kept])
    topics = silent(page.tree, [one for one, _ in kept], of_source, page.lexicon)
    if topics:
        kept = [(one, mode) for one, mode in kept if one not in topics]
        speakers, of_source = _speakers(article, doc, page, [one for one, _ in kept])
    quotes: list[Quote] = []
    for one, mode in kept:
        quote = _quote(article, page, one, mode, len(quotes) + 1, of_source)
        if quote is not None:
            quotes.append(quote)
    return attrs.evolve(article, quotes=tuple(quotes), speakers=speakers)


def _speakers(
    article: Article, doc: Doc, page: Page, found: Sequence[Found]
) -> tuple[tuple[Speaker, ...], dict[Ranges, str]]:
    """The article's speakers with their final ids, and the id of each source."""
    tree = page.tree
    sources = list(dict.fromkeys(f.source for f in found if f.source))
    said: dict[Ranges, list[Range]] = {}
    for one in found:
        said.setdefault(one.source, []).extend(one.content)
    mentions = [Mention(*source[0], tuple(said[source]), behind(tree, source)) for source in sources]
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
    spans = _raw(article, list(_by_paragraph(tree, found.content)))
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


def _by_paragraph(tree: Tree, offsets: Sequence[Range]) -> Iterator[Range]:
    """Contents cut where a paragraph ends, without the blanks there and the sign of a block quotation."""
    for start, end in offsets:
        tokens = tree.touched(start, end)
        if not tokens:
            continue
        for number in sorted({tree.paragraph[token] for token in tokens}):
            first, last = tree.span(tree.paragraphs[number])
            text = tree.text[max(start, first) : min(end, last)]
            words = text.lstrip(_SIGNS)
            begin = max(start, first) + len(text) - len(words)
            if words.strip():
                yield begin, begin + len(words.rstrip())


def _raw(article: Article, offsets: Sequence[Range]) -> Spans:
    """Raw spans in order, those that touch made one."""
    out: list[Span] = []
    for span in sorted(piece for start, end in offsets for piece in article.to_raw(start, end)):
        if out and span.start <= out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return tuple(out)


SPECS = (
    StageSpec(
        name="newslens.attribution.v1",
        slot=Slot.ATTRIBUTE,
        factory=ModelAttribution,
        options=ModelOptions,
        provides={"quotes", "speakers"},
        doc="Finds who said what: a trained model beside the rules, and the quotation marks bind.",
        languages={"en"},
    ),
    StageSpec(
        name="newslens.rules.v1",
        slot=Slot.ATTRIBUTE,
        factory=RuleAttribution,
        options=RuleOptions,
        provides={"quotes", "speakers"},
        doc="Finds who said what by rules over the parse and the quotation marks.",
        languages={"en"},
    ),
)
