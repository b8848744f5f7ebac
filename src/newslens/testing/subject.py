"""The stage under test: made anew for each check, and called as the pipeline calls it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, Final, cast

import attrs

from newslens import config, contracts, language
from newslens.config import Config, StageConfig
from newslens.errors import InputError
from newslens.registry import Plugin, Registered, Registry
from newslens.stages import Aligner, ArticleStage, Context, Reader, Reporter, Resolver, Slot, Source, Stage, StageSpec
from newslens.types import Alignment, Analysis, Article, Problem, Speaker

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

Input = Any
"""What a stage of a slot gets: a `Source`, an `Article`, a tuple of articles, a `Sample` or an `Analysis`."""


def _articles(found: Iterable[Article]) -> tuple[Article, ...]:
    return tuple(found)


def _speakers(found: Iterable[Speaker]) -> tuple[Speaker, ...]:
    return tuple(found)


@attrs.frozen
class Sample:
    """What an aligner gets, as one input for `check_stage` and `run_stage`.

    Examples:
        >>> from newslens import Kind, Mode, Quote, Span, SpeakerMention
        >>> def told(name):
        ...     who = SpeakerMention("mara-lind", "Mara Lind", (Span(13, 22),))
        ...     quote = Quote(f"{name}#q1", Kind.DIRECT, Mode.SPEECH, "“Shut,”", (Span(0, 7),), speaker=who)
        ...     return Article(name, "“Shut,” said Mara Lind.", quotes=(quote,))
        >>> sample = Sample([told("a"), told("b")], [Speaker("mara-lind", "Mara Lind")])
        >>> len(sample.articles)
        2

    Attributes:
        articles: Articles whose speakers were brought together: their quotes and claims name those of `speakers`, and they have
            none of their own any more.
        speakers: The speakers of all of them.
    """

    articles: Sequence[Article] = attrs.field(converter=_articles)
    speakers: Sequence[Speaker] = attrs.field(converter=_speakers, default=())


@cache
def _english() -> Language:
    return language.load()


def _shape(doc: Doc) -> bytes:
    found: bytes = doc.to_bytes(exclude=["tensor", "user_data"])
    return found


class Parses:
    """The parses of one check of a stage: each text is parsed once, however often the stage asks for it."""

    def __init__(self) -> None:
        self.docs: dict[str, Doc] = {}

    def parse(self, nlp: Language, text: str) -> Doc:
        """The parse of a text."""
        if text not in self.docs:
            self.docs[text] = language.parse(nlp, text)
        return self.docs[text]

    def changed(self) -> bool:
        """Whether a parse is no longer what the parser made of its text."""
        return any(_shape(doc) != _shape(language.parse(_english(), text)) for text, doc in self.docs.items())

    def context(self) -> Context:
        """A context with these parses."""
        return Context(_english, self.parse)


@attrs.frozen
class Subject:
    """A stage under test.

    Attributes:
        spec: How it is registered.
        options: Its options, or None where these do not hold.
        parses: What was parsed so far.
    """

    spec: StageSpec
    options: Any
    parses: Parses = attrs.field(factory=Parses, repr=False)

    def made(self) -> Stage:
        """A fresh stage."""
        return self.spec.factory(self.options)

    def context(self) -> Context:
        """What the stage shares with others."""
        return self.parses.context()

    def give(self, stage: Stage, item: Input) -> Any:
        """What a stage gives for an input, without looking at it; what is lazy is drawn out."""
        return given(self.spec.slot, stage, item, self.context())

    def hold(self, item: Input, result: Any) -> None:
        """Hold a result to the slot.

        Raises:
            ContractError: Where it breaks the contract.
        """
        name, slot = self.spec.name, self.spec.slot
        if slot is Slot.READ:
            for found in result:
                contracts.check_read(name, found)
        elif slot is Slot.RESOLVE:
            contracts.check_resolution(name, item, result)
        elif slot is Slot.ALIGN:
            contracts.check_alignments(name, item.articles, result)
        elif slot is Slot.REPORT:
            contracts.check_report(name, result)
        else:
            contracts.check_article(name, slot, item, result)


def given(slot: Slot, stage: Stage, item: Input, context: Context) -> Any:
    """What a stage gives for an input of its slot. A reader that refuses its input has read nothing."""
    if slot is Slot.READ:
        try:
            return _drawn(cast("Reader", stage)(cast("Source", item)))
        except InputError:
            return ()
    if slot is Slot.RESOLVE:
        return cast("Resolver", stage)(item if isinstance(item, list) else list(item), context)
    if slot is Slot.ALIGN:
        return _drawn(cast("Aligner", stage)(item.articles, item.speakers, context))
    if slot is Slot.REPORT:
        return cast("Reporter", stage)(cast("Analysis", item))
    return cast("ArticleStage", stage)(cast("Article", item), context)


def _drawn(found: Iterable[Article | Problem] | Sequence[Alignment]) -> Any:
    return tuple(found)


def check_spec(spec: object) -> None:
    """Refuse what is no spec: the name of a stage, a stage, or a spec with its plugin.

    Raises:
        InputError: Where it is none.
    """
    if not isinstance(spec, StageSpec):
        hint = ": take its .spec" if isinstance(spec, Registered) else ", as in registry_of().stages[NAME].spec"
        raise InputError(f"a StageSpec is expected, not a {type(spec).__name__}{hint}")


_GETS: Final[Mapping[Slot, tuple[type[Any], str]]] = {
    Slot.READ: (Source, "a Source"),
    Slot.CLEAN: (Article, "an Article"),
    Slot.ATTRIBUTE: (Article, "an Article"),
    Slot.CLAIM: (Article, "an Article"),
    Slot.RESOLVE: (Sequence, "a tuple of articles"),
    Slot.ALIGN: (Sample, "a Sample"),
    Slot.REPORT: (Analysis, "an Analysis"),
}


def check_input(slot: Slot, item: Input) -> None:
    """Refuse what no stage of a slot gets: the fault would be told of as the stage's own.

    Raises:
        InputError: Where it is of another type.

    Examples:
        >>> check_input(Slot.CLEAN, "The quay is shut.")
        Traceback (most recent call last):
        ...
        newslens.errors.InputError: a stage of the clean slot gets an Article, not a str
    """
    kind, told = _GETS[slot]
    if not isinstance(item, kind) or (kind is Sequence and not all(isinstance(one, Article) for one in item)):
        raise InputError(f"a stage of the {slot} slot gets {told}, not a {type(item).__name__}")


def options_of(spec: StageSpec, options: Mapping[str, Any] | None) -> Any:
    """The options object that a configuration with these options would give.

    Raises:
        ConfigError: Where they do not hold.
    """
    keep: Callable[[Any], Any] = lambda found: found  # noqa: E731 - the factory of a stage that is its own options
    bare = attrs.evolve(spec, requires=frozenset(), factory=keep)
    plugin = Plugin("tested", "tested", "0")
    registry = attrs.evolve(Registry.discover(points=[]), stages={spec.name: Registered(bare, plugin)})
    settings = Config(pipeline=(spec.name,), stage={spec.name: StageConfig(dict(options or {}))})
    return config.build(settings, registry)[0].stage
