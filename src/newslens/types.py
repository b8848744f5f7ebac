"""What flows through newslens: frozen records, from Article to Analysis.

Every span is in offsets of the article's raw text (Unicode code points, half-open), so that what newslens says can be
shown in the original. The names are those of the JSON contract.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Any

import attrs

from newslens.errors import InputError
from newslens.spans import Edit, OffsetMap, Span, Spans, apply, trimmed

if TYPE_CHECKING:
    from newslens.alignment.copies.finding import Copies
    from newslens.queries.disagreements import Disagreement
    from newslens.queries.groups import Group
    from newslens.queries.singles import SingleSource
    from newslens.queries.updates import Update
    from newslens.queries.utterances import Utterance
    from newslens.queries.voices import Voice

SCHEMA = 1


class Kind(StrEnum):
    """How much of a quote's content stands inside quotation marks."""

    DIRECT = "direct"
    """All of it."""
    MIXED = "mixed"
    """Some of it."""
    INDIRECT = "indirect"
    """None of it, however true to the word it is."""


class Mode(StrEnum):
    """What is represented (Semino and Short, 2004): something said, written or thought."""

    SPEECH = "speech"
    """Something said; also where no cue tells which of the three it is."""
    WRITING = "writing"
    """Something written: a statement, a letter, a post, a report."""
    THOUGHT = "thought"
    """What somebody believes, hopes, fears or plans, and what somebody is said not to have said."""


class Stance(StrEnum):
    """How a claimant puts a claim forward."""

    ASSERTED = "asserted"
    """As true."""
    DENIED = "denied"
    """As untrue: "denied that the bolts were loose" is a claim that they were, denied."""
    HEDGED = "hedged"
    """As reported, alleged, probable or intended."""
    QUESTIONED = "questioned"
    """As a question, or as open to doubt."""


class SpeakerKind(StrEnum):
    """What sort of source a speaker is."""

    PERSON = "person"
    """One human being, by name or by an office that one person holds ("the mayor")."""
    ORGANIZATION = "organization"
    """A body, company or government that speaks as one; also what it publishes."""
    UNNAMED = "unnamed"
    """Whoever is not named: groups ("officials"), "a resident", a pronoun that leads to nobody. Two of them may be the same, so
    that `newslens.alignment.v1` sees no `attribution_conflict` between them."""


class Relation(StrEnum):
    """How two quotes or claims of different articles stand to each other."""

    VERBATIM = "verbatim"
    """The words inside quotation marks of one stand inside those of the other; spelling and punctuation do not count."""
    REWORDED = "reworded"
    """Both have the content inside quotation marks, in different words: one of the outlets changed what was said. Tell the
    places as `differences`."""
    PARAPHRASE = "paraphrase"
    """The same content where at least one side is not in quotation marks, so that nobody promised the words: other words are to
    be expected, and are no disagreement."""
    CONTRADICTION = "contradiction"
    """The two cannot both hold: a denial against an assertion, another number of the same thing, an opposite."""


class RemovalReason(StrEnum):
    """Why cleaning took a piece of text out."""

    BOILERPLATE = "boilerplate"
    """What an outlet puts around its articles: advertisements, links, notes, signatures. Where no other reason fits."""
    CAPTION = "caption"
    """Words that belong to a picture."""
    BYLINE = "byline"
    """Who wrote it, and when it was put up."""
    DATELINE = "dateline"
    """Place, date or agency at the head of a paragraph."""
    DUPLICATE = "duplicate"
    """What stands twice: a pull quote, a paragraph."""
    MARKUP = "markup"
    """Tags and character references that were left over."""
    CONTROL = "control"
    """Characters that nobody sees."""


@attrs.frozen
class Removal:
    """A piece of raw text that cleaning took out.

    Attributes:
        spans: Where it stood in the raw text.
        reason: Why it went.
    """

    spans: Spans
    reason: RemovalReason


@attrs.frozen
class TextWarning:
    """A place where the text looks damaged; it is left as it is.

    Attributes:
        spans: Where in the raw text.
        reason: What looks wrong, in a few words ("grammar", "cut", "punctuation", "mojibake").
    """

    spans: Spans
    reason: str


@attrs.frozen
class Cue:
    """The words that signal an attribution: "said", "according to", "a statement saying".

    Attributes:
        text: The words.
        spans: Where in the raw text.
    """

    text: str
    spans: Spans


@attrs.frozen
class SpeakerMention:
    """The words of an article that name the speaker of a quote, and whom they stand for.

    Attributes:
        id: The speaker they resolve to: one of the article's own speakers, and after the resolve slot of the analysis.
        mention: The words ("Mr. Kirby", "she").
        spans: Where in the raw text.
    """

    id: str
    mention: str
    spans: Spans


@attrs.frozen
class Quote:
    """Something that an article attributes to a source.

    Attributes:
        id: Unique in the analysis, stable between runs.
        kind: How much of the content stands inside quotation marks.
        mode: Speech, writing or thought.
        text: The content as a person would read it; the pieces joined by " … ".
        spans: The content in the raw text, quotation marks included; several where a cue interrupts it, or one for each
            paragraph where it runs over several.
        cue: The words that signal the attribution, or None.
        speaker: Who said it, or None where the article names nobody.
        confidence: 0 to 1: how often such a quote is right, with its cue and its speaker.
        evidence: The rules that decided, in order, so that a reader can ask why ("cue: verb said", …).
    """

    id: str
    kind: Kind
    mode: Mode
    text: str
    spans: Spans
    cue: Cue | None = None
    speaker: SpeakerMention | None = None
    confidence: float = 1.0
    evidence: tuple[str, ...] = ()


@attrs.frozen
class Quantity:
    """A number, amount of money, date or duration in a claim.

    Attributes:
        text: The words ("about 40 million euros").
        spans: Where in the raw text.
        value: The normalised value: a number, an ISO 8601 date or duration, or None where the words give none.
        unit: What it counts or measures ("EUR", "percent", "date", "P1D", "people"), or None.
    """

    text: str
    spans: Spans
    value: float | str | None = None
    unit: str | None = None


@attrs.frozen
class Claim:
    """A proposition that can be true or false.

    Attributes:
        id: Unique in the analysis, stable between runs.
        text: The proposition.
        spans: Where in the raw text.
        claimant: The id of the speaker who makes it, or None where the outlet says it in its own voice.
        quote: The id of the quote it stands in, or None.
        stance: How the claimant puts it forward.
        quantities: The numbers, amounts, dates and durations in it.
        confidence: 0 to 1.
    """

    id: str
    text: str
    spans: Spans
    claimant: str | None = None
    quote: str | None = None
    stance: Stance = Stance.ASSERTED
    quantities: tuple[Quantity, ...] = ()
    confidence: float = 1.0


@attrs.frozen
class Speaker:
    """A person, organisation or unnamed group that says things.

    Attributes:
        id: Unique in the analysis; an article's own speakers carry its id in front ("a1#s1").
        name: The fullest name found.
        aliases: The other mentions ("Mr. Kirby"), sorted.
        roles: What they are said to be ("National Security Council spokesman"), sorted.
        kind: Person, organisation or unnamed.
        speaks_for: The ids of speakers for whom this one speaks, as far as the text says so.
    """

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    kind: SpeakerKind = SpeakerKind.PERSON
    speaks_for: tuple[str, ...] = ()


def _is_id(article: Article, _: object, given: Any) -> None:
    if not isinstance(given, str) or not given:
        raise InputError(f"the id of an article is a text that is not empty, not {given!r:.60}", path=article.path)


def _is_text(article: Article, _: object, given: Any) -> None:
    if not isinstance(given, str):
        kind = "bytes, which must be decoded first" if isinstance(given, bytes) else type(given).__name__
        raise InputError(f"article {article.id!r:.60}: raw must be a str, not {kind}", path=article.path)


_METADATA = ("path", "title", "publisher", "url", "published", "language")


def _wrong_metadata(article: Article) -> InputError:
    """The error of an article of which a piece of metadata is neither text nor None."""
    fields = {name: getattr(article, name) for name in _METADATA}
    name, given = next((name, given) for name, given in fields.items() if not isinstance(given, str | None))
    told = f"article {article.id!r:.60}: {name} must be a str or None, not {given!r:.60}"
    return InputError(told, path=article.path if isinstance(article.path, str) else None)


@attrs.frozen
class Article:
    """One article, from its raw text to what newslens found in it.

    Attributes:
        id: The file's stem, or what the caller chose; unique in an analysis.
        raw: The text as it was read (BOM dropped, newlines kept as they are).
        text: The cleaned text; the raw text until a cleaning stage has run.
        offsets: The way from `text` back to `raw`.
        path: The file it was read from, or None.
        title: The headline, or None.
        publisher: The outlet, or None.
        url: Where it was published, or None.
        published: When, as ISO 8601 where that could be read, or None.
        language: A BCP 47 tag, or None.
        removed: What cleaning took out.
        warnings: Where the text looks damaged.
        quotes: What is attributed to somebody, in order of appearance.
        claims: What is claimed, in order of appearance.
        speakers: Who speaks in this article; the resolve slot brings these together over all articles.

    Raises:
        InputError: Where the id is empty, `raw` is no text, or a piece of metadata is neither text nor None: a date, or a NaN for
            what is missing.
    """

    id: str = attrs.field(validator=_is_id)
    raw: str = attrs.field(validator=_is_text)
    text: str = attrs.field(default=attrs.Factory(lambda self: self.raw, takes_self=True))
    offsets: OffsetMap = OffsetMap()
    path: str | None = None
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: str | None = None
    language: str | None = None
    removed: tuple[Removal, ...] = ()
    warnings: tuple[TextWarning, ...] = ()
    quotes: tuple[Quote, ...] = ()
    claims: tuple[Claim, ...] = ()
    speakers: tuple[Speaker, ...] = ()

    def __attrs_post_init__(self) -> None:
        """Hold the metadata to their types: one look at all of them, since stages make many articles."""
        for given in (self.path, self.title, self.publisher, self.url, self.published, self.language):
            if given is not None and not isinstance(given, str):
                raise _wrong_metadata(self)

    def to_raw(self, start: int, end: int) -> Spans:
        """The raw spans of `text[start:end]`, without blanks at their ends: one, or more where a block was removed."""
        pieces = (trimmed(piece, self.raw) for piece in self.offsets.to_raw(Span(start, end)))
        return tuple(piece for piece in pieces if len(piece))

    def to_text(self, spans: Iterable[Span]) -> Spans:
        """The spans of the cleaned text that raw spans became; what cleaning dropped is left out."""
        return tuple(found for span in spans if (found := self.offsets.to_text(span)) is not None)

    def raw_text(self, spans: Iterable[Span]) -> str:
        """The raw words of spans, the pieces joined by " … "."""
        return " … ".join(span.of(self.raw) for span in spans)

    def edited(
        self,
        edits: Sequence[Edit],
        *,
        removed: Iterable[Removal] = (),
        warnings: Iterable[TextWarning] = (),
    ) -> Article:
        """This article with its text edited and the way back kept.

        Args:
            edits: Changes in offsets of `text`, none overlapping another.
            removed: What to record as taken out, in raw offsets.
            warnings: What to record as damaged, in raw offsets.
        """
        text, step = apply(self.text, edits)
        return attrs.evolve(
            self,
            text=text,
            offsets=self.offsets.then(step),
            removed=(*self.removed, *removed),
            warnings=(*self.warnings, *warnings),
        )


@attrs.frozen
class Difference:
    """Words of one member of an alignment that stand differently in another.

    Attributes:
        a: The id of one member.
        b: The id of the other.
        a_words: The words of `a`; empty where `b` adds some.
        b_words: The words of `b`; empty where `a` has more.
        kind: What the change does, read from `a` to `b`: "negation", "number", "hedge_dropped", "shift" …; "" where that is
            not known. The kinds are those of `newslens.alignment.diff.edits.Kind`.
        a_spans: Where `a_words` stand in the raw text of the article of `a`, in code points, half-open; one for each piece
            of the quote or claim. An empty span where `b` adds words; nothing where the place is not known.
        b_spans: The same of `b`.
        touches: What words of consequence are on one side only, or differ, sorted: "condition", "hedge", "negation",
            "number".
    """

    a: str
    b: str
    a_words: str
    b_words: str
    kind: str = ""
    a_spans: Spans = ()
    b_spans: Spans = ()
    touches: tuple[str, ...] = ()


@attrs.frozen
class Alignment:
    """Quotes or claims of at least two articles that say the same thing, or cannot both hold.

    Attributes:
        id: Unique in the analysis, stable between runs.
        members: Ids of quotes or claims, sorted.
        relation: How they stand to each other.
        attribution_conflict: Whether they are put into the mouths of different speakers, neither of whom speaks for the
            other.
        differences: Place by place, for `reworded` and `contradiction`.
        score: 0 to 1.
        evidence: What decided, so that a reader can ask why.
    """

    id: str
    members: tuple[str, ...]
    relation: Relation
    attribution_conflict: bool = False
    differences: tuple[Difference, ...] = ()
    score: float = 1.0
    evidence: tuple[str, ...] = ()


@attrs.frozen
class Problem:
    """An input that could not be read, or was only partly analysed.

    Attributes:
        path: The file, or the article's id where there is none, or None where the whole set is meant.
        stage: The stage that failed.
        error: What went wrong, in one line.
        code: What kind of problem it is, as in `newslens.errors`; that of an input that could not be read, if left out.
    """

    path: str | None
    stage: str
    error: str
    code: str = InputError.code


@attrs.frozen
class Analysis:
    """What newslens found in a set of articles.

    Attributes:
        articles: The articles, in the order they came.
        speakers: One entry per speaker over all articles.
        alignments: Where articles agree, differ or contradict each other.
        problems: What could not be read or done.
        newslens: The version that made this.
        schema: The number of the JSON contract.
    """

    articles: tuple[Article, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    alignments: tuple[Alignment, ...] = ()
    problems: tuple[Problem, ...] = ()
    newslens: str = ""
    schema: int = SCHEMA

    # The answers stand above the types, in `newslens.queries`, and are made when somebody asks.

    def copies(self) -> Copies:
        """What articles took over from a wire or from each other, found by the running prose that they share."""
        from newslens.queries.tellings import copies_of  # noqa: PLC0415

        return copies_of(self)

    def disagreements(self, *, copies: Copies | None = None) -> tuple[Disagreement, ...]:
        """Where articles disagree: over facts first, then over speakers, then over wordings, the surest first.

        Args:
            copies: What `copies` gave, so that it need not be made again; the same holds of the other questions.
        """
        from newslens.queries.disagreements import disagreements  # noqa: PLC0415

        return disagreements(self, copies)

    def updates(self, *, copies: Copies | None = None) -> tuple[Update, ...]:
        """Which numbers later articles brought up to date, each number in the order of time: most outlets first."""
        from newslens.queries.updates import updates  # noqa: PLC0415

        return updates(self, copies)

    def groups(self, *, copies: Copies | None = None) -> tuple[Group, ...]:
        """The quotes and claims that say the same, over any number of articles: what most outlets have first."""
        from newslens.queries.groups import groups  # noqa: PLC0415

        return groups(self, copies)

    def utterances(self, *, copies: Copies | None = None) -> tuple[Utterance, ...]:
        """What at least two articles quote, put together from their pieces, and who prints which: most outlets first."""
        from newslens.queries.utterances import utterances  # noqa: PLC0415

        return utterances(self, copies)

    def by_speaker(self, *, copies: Copies | None = None) -> tuple[Voice, ...]:
        """What each speaker said, over all articles: those whom most outlets have independently of each other first."""
        from newslens.queries.voices import by_speaker  # noqa: PLC0415

        return by_speaker(self, copies)

    def single_source_claims(self, *, copies: Copies | None = None) -> tuple[SingleSource, ...]:
        """What only one source claims, with those who took it over."""
        from newslens.queries.singles import single_source_claims  # noqa: PLC0415

        return single_source_claims(self, copies)
