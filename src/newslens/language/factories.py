"""The components inside newslens-en by the names under which spaCy saves them; its entry points name these functions.

Without them a pipeline that was made from newslens-en would load only where newslens-en was loaded before.
"""

from __future__ import annotations

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from newslens.language import sentences
from newslens.language.english import lemmas

# The very functions that newslens registers when it loads its pipeline: spaCy refuses others under the same name.
Language.component(sentences.NAME, func=sentences.mark)
Language.factory(lemmas.NAME, func=lemmas.make)


def make_sentences(nlp: Language, name: str) -> Callable[[Doc], Doc]:  # noqa: ARG001 - the signature of a spaCy factory
    """The component `newslens_sentences`: sentence starts that typography decides."""
    return sentences.mark


def make_lemmas(nlp: Language, name: str) -> lemmas.Lemmas:  # noqa: ARG001 - as above
    """The component `newslens_lemmas`: lemmas from words and Penn tags."""
    return lemmas.Lemmas()
