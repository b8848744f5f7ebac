"""The stage of the attribute slot that takes quotations from what a spaCy pipeline marked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import attrs
from newslens import language
from newslens.language.parsing import PIECE, pieces
from newslens.stages import Context, Slot, StageSpec
from newslens.types import Article

from newslens_spacy.attribution import loading
from newslens_spacy.attribution.options import SpacyOptions
from newslens_spacy.attribution.quotes import annotated
from newslens_spacy.attribution.reading import attributions

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc


class SpacyAttribution:
    """Takes quotations from what a spaCy pipeline marked.

    The pipeline of its options marks; the parse of the run, which all stages share, says who the speakers are.
    """

    def __init__(self, options: SpacyOptions) -> None:
        """The stage for some options.

        Raises:
            ModelError: Where the pipeline, a module or a function that the options name is not there.
        """
        self._options = options
        loading.find(options.model)
        loading.import_modules(options.modules)
        self._relate = loading.relation(options)
        self._nlp: Language | None = None

    def __call__(self, article: Article, context: Context, /) -> Article:
        """The article with its quotes, and the speakers that they name.

        Raises:
            ModelError: Where a pipeline cannot be loaded.
            ValueError: Where nothing is where the options say.
        """
        options = self._options
        found = [
            one.moved(offset)
            for offset, doc in self._docs(article, context)
            for one in attributions(doc, options, self._relate)
        ]
        kept = [one for one in found if one.confidence >= options.min_confidence]
        if not kept:
            return attrs.evolve(article, quotes=(), speakers=())
        evidence = (f"spaCy: {options.model or 'the pipeline of the run'}", f"relation: {options.relate}")
        return annotated(article, context.doc(article), kept, evidence)

    def __reduce__(self) -> tuple[type[SpacyAttribution], tuple[SpacyOptions]]:
        """For worker processes: the pipeline is loaded anew."""
        return SpacyAttribution, (self._options,)

    def _docs(self, article: Article, context: Context) -> Iterator[tuple[int, Doc]]:
        """The Docs to look at, each with the offset at which it begins."""
        if not article.text.strip():
            return
        if not (self._options.model or self._options.components):
            own: Doc | None = getattr(context, "own", None)  # inside a spaCy pipeline, what it has marked itself
            if own is not None and own.text == article.text:
                yield 0, own
                return
            if len(article.text) <= PIECE:
                yield 0, context.doc(article)
                return
        nlp = self._load(context)
        offset = 0
        # Piece by piece: what components keep in extensions is lost where spaCy makes one Doc of several.
        for piece in pieces(article.text):
            yield offset, language.parse(nlp, piece)
            offset += len(piece)

    def _load(self, context: Context) -> Language:
        if not (self._options.model or self._options.components):
            return context.nlp
        if self._nlp is None:
            self._nlp = loading.load(self._options)
        return self._nlp


SPECS: tuple[StageSpec, ...] = (
    StageSpec(
        name="newslens.spacy.v1",
        slot=Slot.ATTRIBUTE,
        factory=SpacyAttribution,
        options=SpacyOptions,
        provides=frozenset({"quotes", "speakers"}),
        doc="Takes quotations from what a spaCy pipeline marked: spans, entities, or an extension.",
    ),
)
