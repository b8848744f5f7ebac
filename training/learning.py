"""Running spaCy's training loop on one thread with the fastest matrix products at hand."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

from training.tokens import adapt

CUT = 40


def learn(config: Path, out: Path, overrides: Mapping[str, object]) -> None:
    """Trains a pipeline and leaves ``model-best`` and ``model-last`` in a folder.

    Args:
        config: A spaCy configuration with the corpora ``labels`` (read once, for the inventory of labels), ``train``
            and ``dev``.
        out: Where the checkpoints go.
        overrides: Values for dotted names in the configuration; paths among them.
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
    nlp.config["training"]["train_corpus"] = "corpora.train"
    for name in ("parser", "ner"):
        # Short cuts make many states at once out of one batch: the matrix products grow, and with them the speed.
        nlp.get_pipe(name).cfg["update_with_oracle_cut_size"] = CUT  # type: ignore[attr-defined]
    train(nlp, out, use_gpu=-1, stdout=sys.stdout, stderr=sys.stderr)
