"""Weights lie on disk at half precision, which halves the package, and compute at single precision, which is faster."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import DTypeLike

if TYPE_CHECKING:
    from spacy.language import Language


def cast(nlp: Language, dtype: DTypeLike) -> None:
    """Changes the type of all weights and word vectors of a pipeline in place.

    Args:
        nlp: The pipeline.
        dtype: ``float16`` before it is written, ``float32`` after it is read.
    """
    for _, component in nlp.pipeline:
        model = getattr(component, "model", None)
        if model is None:
            continue
        for node in model.walk():
            for name in node.param_names:
                if node.has_param(name):
                    node.set_param(name, node.get_param(name).astype(dtype))
    vectors = nlp.vocab.vectors
    vectors.data = np.asarray(vectors.data, dtype=dtype)
