"""Articles into a spaCy pipeline, and Docs out of it brought together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import attrs
import newslens
from newslens.errors import InputError
from newslens.pipeline import Pipeline
from newslens.types import Analysis, Article
from spacy.language import Language
from spacy.tokens import Doc

from newslens_spacy import values
from newslens_spacy.settings import OVER_ONE_ARTICLE


def docs_of(nlp: Language, articles: Iterable[Article]) -> Iterator[Doc]:
    """Articles as Docs that keep their id, date and title: for `nlp.pipe`.

    Args:
        nlp: The pipeline whose tokenizer makes the Docs.
        articles: Articles; their raw text becomes that of the Doc.

    Raises:
        InputError: Where a text holds lone surrogates, which spaCy cannot take.
    """
    for article in articles:
        try:
            doc = nlp.make_doc(article.raw)
        except UnicodeEncodeError as error:
            raise InputError(f"{article.id}: spaCy takes no lone surrogates", path=article.path) from error
        values.write(doc, article)
        yield doc


def together(docs: Iterable[Doc], pipeline: Pipeline | None = None) -> Analysis:
    """Docs on one event as one analysis: speakers brought together, and what they say aligned.

    Args:
        docs: Docs that the component has read; each is an article.
        pipeline: Whose resolve and align stages run, and whose formats `render` has; the default if left out.

    Returns:
        What `newslens.Pipeline.analyze` gives, from what stands in the Docs.

    Raises:
        InputError: Where a Doc has not been read, or two have one id.
    """
    articles: dict[str, Article] = {}
    for place, doc in enumerate(docs):
        article = values.read(doc)
        if article is None:
            raise InputError(f"Doc {place} has not been read by newslens: add the component to the pipeline")
        if article.id in articles:
            raise InputError(f"two Docs are called {article.id!r}: make them by docs_of, of articles with ids")
        articles[article.id] = article
    pipeline = newslens.load() if pipeline is None else pipeline
    steps = tuple(step for step in pipeline.steps if step.spec.slot not in OVER_ONE_ARTICLE)
    return attrs.evolve(pipeline, steps=steps).analyze(articles.values())
