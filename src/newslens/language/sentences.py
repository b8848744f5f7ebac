"""Sentences that survive quotation marks: where one must, may and may not begin, told to the parser beforehand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.language import Language

if TYPE_CHECKING:
    from spacy.tokens import Doc

NAME = "newslens_sentences"


@Language.component(NAME)
def mark(doc: Doc) -> Doc:
    return doc


def add_to(nlp: Language) -> None:
    if NAME not in nlp.pipe_names:
        nlp.add_pipe(NAME, before="parser") if "parser" in nlp.pipe_names else nlp.add_pipe(NAME)
