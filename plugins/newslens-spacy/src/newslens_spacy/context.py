"""What stages see inside a spaCy pipeline: the parse that the Doc has already, where it will do."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import numpy as np
from newslens import language
from newslens.stages import Context
from newslens.types import Article
from spacy.language import Language
from spacy.tokens import Doc


def is_parsed(doc: Doc) -> bool:
    """Whether a Doc has what the stages of newslens read: tags, a tree and sentences; an empty one has all."""
    return not len(doc) or all(doc.has_annotation(what) for what in ("TAG", "DEP", "SENT_START"))


@contextmanager
def without_vectors(doc: Doc) -> Iterator[None]:
    """Take the vectors off a Doc for a while: those of another pipeline than newslens-en mean nothing to its model."""
    kept = doc.tensor
    doc.tensor = np.zeros((0,), dtype=np.float32)
    try:
        yield
    finally:
        doc.tensor = kept


class DocContext(Context):
    """The context of one Doc.

    Attributes:
        own: The Doc, parsed or not: what other components of its pipeline wrote on it stands there.
    """

    def __init__(self, doc: Doc, load: Callable[[], Language], *, reuse: bool) -> None:
        """The context of a Doc.

        Args:
            doc: The Doc.
            load: Gives the pipeline that parses where the Doc has no parse, or a stage has changed the text.
            reuse: Whether the parse of the Doc is used where it has one.
        """
        super().__init__(load, language.parse)
        self.own = doc
        self._reused = doc.text if reuse and is_parsed(doc) else None

    def doc(self, article: Article) -> Doc:
        """The parse of `article.text`: the Doc itself where that is its text and it is parsed."""
        if self._reused is not None and article.text == self._reused:
            return self.own
        return super().doc(article)
