"""Running spaCy's training loop on one thread with the fastest matrix products at hand."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from training.tokens import adapt

if TYPE_CHECKING:
    from spacy.language import Language

CUT = 40


def tok2vec_of(config: Path, vectors: Path) -> Language:
    """A pipeline of an initialised ``tok2vec`` component alone.

    Args:
        config: A spaCy configuration.
        vectors: A pipeline folder whose vocabulary holds vectors.
    """
    import spacy
    from spacy.util import load_config

    nlp = spacy.load(vectors)
    nlp.add_pipe("tok2vec", config={"model": load_config(config)["components"]["tok2vec"]["model"]})
    nlp.initialize()
    return nlp


def learn(config: Path, out: Path, overrides: Mapping[str, object], begun: Path | None = None) -> None:
    """Trains a pipeline and leaves ``model-best`` and ``model-last`` in a folder.

    Args:
        config: A spaCy configuration with the corpora ``labels`` (read once, for the inventory of labels), ``train``
            and ``dev``.
        out: Where the checkpoints go.
        overrides: Values for dotted names in the configuration; paths among them.
        begun: The weights that the ``tok2vec`` component begins with.
    """
    from spacy.training.initialize import init_nlp
    from spacy.training.loop import train
    from spacy.util import load_config
    from thinc.api import NumpyOps, set_current_ops

    import training.readers  # noqa: F401 - registers the reader that the configuration names

    # NumPy's own products are three times as fast as blis where blis has no kernel for the processor.
    set_current_ops(NumpyOps(use_blis=False))
    out.mkdir(parents=True, exist_ok=True)
    nlp = init_nlp(load_config(config, overrides=dict(overrides)))
    adapt(nlp)
    if begun is not None:
        nlp.get_pipe("tok2vec").model.from_bytes(begun.read_bytes())  # type: ignore[attr-defined]
    nlp.config["training"]["train_corpus"] = "corpora.train"
    for name in ("parser", "ner"):
        # Short cuts make many states at once out of one batch: the matrix products grow, and with them the speed.
        nlp.get_pipe(name).cfg["update_with_oracle_cut_size"] = CUT  # type: ignore[attr-defined]
    train(nlp, out, use_gpu=-1, stdout=sys.stdout, stderr=sys.stderr)
