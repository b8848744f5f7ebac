"""What ships of a trained pipeline."""

from __future__ import annotations

import numpy as np
from spacy.language import Language

from newslens.language.english import precision
from training.packaging import _in_bytes


def test_vectors_of_eight_bits_are_read_as_those_of_thirty_two(nlp: Language) -> None:
    doc = nlp.make_doc("The ferry sank. Harbour")
    model = nlp.get_pipe("tok2vec").model  # type: ignore[attr-defined]
    static = next(node for node in model.walk() if node.name == "static_vectors")
    before = static.predict([doc]).data
    precision.cast(nlp, "float16")
    _in_bytes(nlp)
    assert nlp.vocab.vectors.data.dtype == np.int8
    precision.cast(nlp, "float32")
    np.testing.assert_allclose(static.predict([doc]).data, before, atol=0.02 * np.abs(before).max())
