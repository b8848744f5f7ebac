"""What several tests of training begin with."""

from __future__ import annotations

import numpy as np
import pytest
import spacy
from spacy.language import Language
from spacy.vectors import Vectors


@pytest.fixture
def nlp() -> Language:
    """A pipeline of a small tok2vec alone; four words have vectors."""
    made = spacy.blank("en")
    rng = np.random.default_rng(0)
    table = Vectors(shape=(4, 6), strings=made.vocab.strings)
    table.data = rng.normal(size=(4, 6)).astype(np.float32)
    for row, word in enumerate(("ferry", "Harbour", "sank", ".")):
        table.add(made.vocab.strings.add(word), row=row)
    made.vocab.vectors = table
    made.add_pipe(
        "tok2vec",
        config={
            "model": {
                "@architectures": "spacy.Tok2Vec.v2",
                "embed": {
                    "@architectures": "spacy.MultiHashEmbed.v2",
                    "width": 8,
                    "attrs": ["NORM", "SHAPE", "SPACY"],
                    "rows": [40, 20, 5],
                    "include_static_vectors": True,
                },
                "encode": {
                    "@architectures": "spacy.MaxoutWindowEncoder.v2",
                    "width": 8,
                    "window_size": 1,
                    "maxout_pieces": 3,
                    "depth": 2,
                },
            }
        },
    )
    made.initialize()
    return made
