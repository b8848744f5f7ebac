"""The spaCy component `newslens`."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Mapping, Sequence
from contextlib import nullcontext
from functools import partial
from hashlib import sha256
from typing import Any, cast

import attrs
from newslens import contracts, language
from newslens.errors import ModelError, NewslensError, StageError, named
from newslens.language import SHIPPED
from newslens.stages import ArticleStage
from newslens.types import Article
from spacy.language import Language
from spacy.tokens import Doc

from newslens_spacy import values
from newslens_spacy.context import DocContext, without_vectors
from newslens_spacy.settings import DEFAULT, steps_of

_LANGUAGES = ("en", "xx")
_OWN = "newslens"
"""What the pipeline that ships with newslens is called in its meta.json."""


@attrs.frozen
class Settings:
    """The configuration of the component.

    Attributes:
        stages: The stages of newslens that run, in order; see `newslens_spacy.settings.steps_of`.
        model: What parses a Doc that has no tags, tree or sentences: `newslens-en`, or the name or path of another
            pipeline. None allows none: the Doc must be parsed.
        reuse: Whether a Doc that is parsed keeps to its own parse.
        spans_key: Where in `doc.spans` quotes and claims are put as Spans; None puts them nowhere.
        prefix: What stands in front of the names of `doc._`.
    """

    stages: Sequence[str | Mapping[str, Any]] = DEFAULT
    model: str | None = SHIPPED
    reuse: bool = True
    spans_key: str | None = "newslens"
    prefix: str = ""


class Newslens:
    """Finds who said what in a Doc, and what is claimed.

    The component has nothing to learn and nothing to save: its configuration, which spaCy keeps, is all of it. One Doc
    is read at a time, in batches too, so that what is found hangs on nothing but its text.
    """

    def __init__(self, settings: Settings, *, vectors: bool = False) -> None:
        """The component for some settings.

        Args:
            settings: Its configuration.
            vectors: Whether the vectors of the Docs (`doc.tensor`) are those of `newslens-en`; the attribution model reads no
                others.

        Raises:
            ConfigError: Where the stages or their options do not hold, with one line for each fault.
            InputError: Where one of the names of `doc._` is taken.
        """
        self._settings = settings
        self._vectors = vectors
        self._steps = steps_of(settings.stages)
        self._parser: Language | None = None
        values.register(settings.prefix)

    def __call__(self, doc: Doc) -> Doc:
        """The Doc, with `doc._.quotes`, `doc._.claims`, `doc._.speakers` and `doc._.article`.

        An article that stands in `doc._.article` before is the one that is annotated: its id, date and title count.

        Raises:
            ModelError: Where the Doc has no parse and there is no pipeline for it.
            StageError: Where a stage fails; `nlp.set_error_handler` says what then happens in `nlp.pipe`.
            ContractError: Where a stage gives back what its slot does not allow.
        """
        given = values.read(doc) if doc.user_data else None
        article = Article(_id(doc.text), doc.text) if given is None else values.cleared(given)
        with nullcontext() if self._vectors else without_vectors(doc):
            article = self._annotated(article, DocContext(doc, self._load, reuse=self._settings.reuse))
        values.write(doc, article)
        if self._settings.spans_key is not None:
            values.group(doc, article, self._settings.spans_key)
        return doc

    def __reduce__(self) -> tuple[Callable[..., Newslens], tuple[Settings]]:
        """For worker processes: stages are made anew from the settings."""
        return partial(Newslens, vectors=self._vectors), (self._settings,)

    def _annotated(self, article: Article, context: DocContext) -> Article:
        for step in self._steps:
            try:
                result = cast("ArticleStage", step.stage)(article, context)
            except NewslensError:
                raise
            except Exception as error:  # a stage is a stranger's code
                raise StageError(named(error), stage=step.spec.name, article=article.id) from error
            contracts.check_article(step.spec.name, step.spec.slot, article, result)
            article = result
        return article

    def _load(self) -> Language:
        if self._settings.model is None:
            raise ModelError(
                "the Doc has no tags, tree and sentences: put a tagger and a parser in front of newslens, or name in "
                f"`model` the pipeline that parses ({SHIPPED!r} comes with newslens)",
                model="",
            )
        if self._parser is None:
            self._parser = language.load(self._settings.model)
        return self._parser


def _id(text: str) -> str:
    """A name that is the same for the same text in every run."""
    return f"doc-{sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()[:10]}"


@Language.factory(
    "newslens",
    assigns=["doc._.article", "doc._.quotes", "doc._.claims", "doc._.speakers", "doc.spans"],
    default_config={"stages": list(DEFAULT), "model": SHIPPED, "reuse": True, "spans_key": "newslens", "prefix": ""},
)
def make(
    nlp: Language,
    name: str,
    stages: list[str | dict[str, Any]],
    model: str | None,
    reuse: bool,  # noqa: FBT001
    spans_key: str | None,
    prefix: str,
) -> Newslens:
    """The component for the configuration of a spaCy pipeline; `nlp.add_pipe("newslens")` calls it.

    Args:
        nlp: The pipeline that it becomes a part of.
        name: What it is called there.
        stages: See `Settings`.
        model: See `Settings`.
        reuse: See `Settings`.
        spans_key: See `Settings`.
        prefix: See `Settings`.
    """
    if nlp.lang not in _LANGUAGES:
        warnings.warn(f"{name}: newslens reads English, and this pipeline is for {nlp.lang!r}", stacklevel=2)
    settings = Settings(tuple(stages), model, reuse, spans_key, prefix)
    return Newslens(settings, vectors=nlp.meta.get("name") == _OWN)
