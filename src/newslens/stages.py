"""The slots of the pipeline: what fills each, what it gets and what it must give back.

A text goes through the slots in the order of `Slot`. Slots over one article can run anywhere, in any order, in parallel;
only resolve and align see the set. A stage gets frozen values, returns new ones and keeps no state between articles.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

import attrs

from newslens import declaring
from newslens.errors import near
from newslens.types import Alignment, Analysis, Article, Problem, Speaker

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

API = 1


class Slot(StrEnum):
    """Where in the flow a stage stands."""

    READ = "read"
    """One input as bytes to articles. Of two readers for one suffix the first gets the file."""
    CLEAN = "clean"
    """One article to the same with its text cleaned. Each stage works on what the one before it left."""
    ATTRIBUTE = "attribute"
    """One article to the same with quotes and speakers. A later stage gets what an earlier one found, and may replace it."""
    CLAIM = "claim"
    """One article to the same with claims. A later stage gets what an earlier one found, and may replace it."""
    RESOLVE = "resolve"
    """All articles to their speakers, brought together. Of two resolvers the second runs only where the first fails."""
    ALIGN = "align"
    """All articles to alignments. What several stages find is put together."""
    REPORT = "report"
    """An analysis to bytes. Of two reporters for one format the first makes it."""


@attrs.frozen
class Source:
    """One input as bytes.

    Attributes:
        path: Where it came from, for messages and for `Article.path`; None for standard input.
        name: What an article read from it is called: the stem, with the parent folder in front where stems collide.
        data: The bytes.
    """

    path: str | None
    name: str
    data: bytes


@attrs.frozen
class Resolution:
    """What the resolve slot gives back.

    Attributes:
        speakers: One entry per speaker over all articles.
        merged: For each id of an article's own speakers, the id of the speaker it became.
    """

    speakers: tuple[Speaker, ...]
    merged: Mapping[str, str]

    def applied(self, article: Article) -> Article:
        """An article whose quotes and claims name the speakers that its own became; it has none of its own any more.

        An id that is not among `merged` stays: the article was analysed before, and names what was resolved then.
        """
        quotes = tuple(
            quote
            if quote.speaker is None
            else attrs.evolve(
                quote, speaker=attrs.evolve(quote.speaker, id=self.merged.get(quote.speaker.id, quote.speaker.id))
            )
            for quote in article.quotes
        )
        claims = tuple(
            claim
            if claim.claimant is None
            else attrs.evolve(claim, claimant=self.merged.get(claim.claimant, claim.claimant))
            for claim in article.claims
        )
        return attrs.evolve(article, quotes=quotes, claims=claims, speakers=())


class Context:
    """What stages share while an article is worked on: one parsed spaCy Doc, made when first asked for.

    Stages never load a spaCy pipeline of their own; `doc` is the one parse that all of them read. Do not change it.
    """

    def __init__(self, load: Callable[[], Language], parse: Callable[[Language, str], Doc]) -> None:
        self._load = load
        self._parse = parse
        self._nlp: Language | None = None
        self._last: tuple[str, Doc] | None = None

    @property
    def nlp(self) -> Language:
        """The spaCy pipeline of this run, loaded when first asked for.

        Raises:
            ModelError: Where the pipeline that the configuration names cannot be loaded.
        """
        if self._nlp is None:
            self._nlp = self._load()
        return self._nlp

    def doc(self, article: Article) -> Doc:
        """The parse of `article.text`, at the same offsets.

        Unusual blanks, line ends and lone surrogates are other characters in `doc.text`: take words from `article.text`.

        Only the latest is kept, so that a run over millions of articles stays in bounded memory.
        """
        if self._last is None or self._last[0] != article.text:
            self._last = (article.text, self._parse(self.nlp, article.text))
        return self._last[1]


class Reader(Protocol):
    """Fills the read slot: bytes and a path to articles."""

    def __call__(self, source: Source, /) -> Iterable[Article | Problem]:
        """Read the articles of one input; raise `InputError` where it cannot be read.

        A part that cannot be read (one record of many) is a `Problem` among the articles, and the rest goes on.
        """


class ArticleStage(Protocol):
    """Fills the clean, attribute or claim slot: one article to the same article with more known about it.

    A clean stage may change `text` with `offsets` (through `Article.edited`), `removed`, `warnings` and the metadata; an
    attribute stage `quotes`, `speakers` and `warnings`; a claim stage `claims` and `warnings`.
    """

    def __call__(self, article: Article, context: Context, /) -> Article:
        """Annotate one article."""


@runtime_checkable
class Learner(Protocol):
    """What a stage over one article may do besides: learn from the set before it works on any of its articles."""

    def learn(self, articles: Sequence[Article], /) -> ArticleStage:
        """A stage for this set (one that knows which lines repeat over its articles, say); the order must not matter.

        The articles are as the stages in front have left them: those that the stage will get.
        """


class Resolver(Protocol):
    """Fills the resolve slot: the speakers of all articles, brought together."""

    def __call__(self, articles: Sequence[Article], context: Context, /) -> Resolution:
        """Bring the articles' own speakers together."""


class Aligner(Protocol):
    """Fills the align slot: what articles say alike, differently or against each other."""

    def __call__(
        self, articles: Sequence[Article], speakers: Sequence[Speaker], context: Context, /
    ) -> Sequence[Alignment]:
        """Align quotes and claims of different articles."""


class Reporter(Protocol):
    """Fills the report slot: an analysis to bytes of a media type."""

    def __call__(self, analysis: Analysis, /) -> bytes:
        """Render an analysis."""


Stage = Reader | ArticleStage | Resolver | Aligner | Reporter


@attrs.frozen
class NoOptions:
    """The options of a stage that has none."""


def _slot(given: Any) -> Slot:
    try:
        return Slot(given)
    except ValueError:
        hint = near(str(given), Slot)
        raise ValueError(f"there is no slot {given!r}{hint}; the slots are {', '.join(Slot)}") from None


@attrs.frozen
class StageSpec:
    """How a plugin registers a stage.

    `requires` and `provides` are words of anybody's choice, but for slips: what is nearly a word of newslens is refused. A pipeline in which a stage requires what none before it provides
    is refused. Those of newslens:

    - "quotes" and "speakers" are provided by the attribute stages; the claim stage and the aligner require "quotes", the
      resolver requires "speakers";
    - "claims" is provided by the claim stage, "resolution" by the resolver, "alignments" by the aligner; no built-in stage
      requires them.

    Attributes:
        name: Versioned and unique: `vendor.name.v1`. A changed output is a new version beside the old one.
        slot: Where it stands.
        factory: Makes the stage from its options.
        options: The attrs class of its options; each field has a default.
        requires: What must have been provided by an earlier stage, of whatever slot.
        provides: What later stages can count on.
        handles: For a reader the file suffixes it reads (".txt"), for a reporter the format it makes ("json").
        doc: One line for `newslens plugins`.
        api: The version of this interface that it was written for.
        languages: For the slots over one article the languages it works on ("en"), as BCP 47 without script and region; an
            article in another one passes it by, with a problem (`NL104`). Empty for any.

    Raises:
        ValueError: Where the name is not versioned, there is no such slot, a word of `requires` or `provides` is nearly one of
            newslens, or a reader or reporter does not say what it handles.
        TypeError: Where a text stands for several words, or the factory cannot be called.
    """

    name: str = attrs.field(validator=declaring.check_name)
    slot: Slot = attrs.field(converter=_slot)
    factory: Callable[[Any], Stage] = attrs.field(validator=declaring.check_factory)
    options: type[Any] = NoOptions
    requires: frozenset[str] = attrs.field(
        default=frozenset(), converter=declaring.words, validator=declaring.check_words
    )
    provides: frozenset[str] = attrs.field(
        default=frozenset(), converter=declaring.words, validator=declaring.check_words
    )
    handles: tuple[str, ...] = attrs.field(default=(), converter=declaring.several)
    doc: str = ""
    api: int = API
    languages: frozenset[str] = attrs.field(
        default=frozenset(), converter=declaring.words, validator=declaring.check_languages
    )

    def __attrs_post_init__(self) -> None:
        declaring.check_handles(self.slot, self.handles)
