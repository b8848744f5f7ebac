"""From a checkpoint to the folder that ships: half precision, no training configuration, no words of the corpora."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

VERSION = "3.0.0"
_DROPPED = ("senter",)


def ship(checkpoint: Path, target: Path) -> int:
    """Writes a checkpoint as a plain spaCy pipeline; replaces the folder at ``target``.

    The list of strings is cut down to the labels: the words of the corpora are in it only because they were read.

    Args:
        checkpoint: A folder written by the training loop.
        target: The folder to write.

    Returns:
        The size in bytes.
    """
    import spacy

    from newslens.language.english import precision

    nlp = spacy.load(checkpoint)
    nlp.config["initialize"] = {"components": {}}
    for name in _DROPPED:
        if name in nlp.pipe_names:
            nlp.remove_pipe(name)
    nlp.config["paths"] = {}
    nlp.config["corpora"] = {}
    nlp.config["training"] = {}
    nlp.meta.update(
        name="newslens",
        version=VERSION,
        description="English news: tags, UD v2 trees, names.",
        author="The newslens maintainers",
        license="CC BY-SA 4.0",
    )
    nlp.meta.pop("performance", None)
    fresh = target.with_name(target.name + ".new")
    shutil.rmtree(fresh, ignore_errors=True)
    precision.cast(nlp, "float16")
    _in_bytes(nlp)
    nlp.to_disk(fresh)
    strings = sorted(_labels(nlp))
    (fresh / "vocab" / "strings.json").write_text(json.dumps(strings, indent=0) + "\n", encoding="utf-8")
    shutil.rmtree(target, ignore_errors=True)
    fresh.rename(target)
    return sum(path.stat().st_size for path in target.rglob("*") if path.is_file())


def _in_bytes(nlp: Language) -> None:
    """Rounds the word vectors to whole numbers of 8 bits; what reads them weighs them by so much less."""
    import numpy as np

    vectors = nlp.vocab.vectors
    if not vectors.data.size:
        return
    data = np.asarray(vectors.data, dtype=np.float32)
    unit = float(np.abs(data).max()) / 127
    vectors.data = np.round(data / unit).astype(np.int8)
    for node in nlp.get_pipe("tok2vec").model.walk():  # type: ignore[attr-defined]
        if node.name == "static_vectors":
            node.set_param("W", node.get_param("W") * np.float16(unit))


def _labels(nlp: object) -> set[str]:
    found: set[str] = {"_SP", "ROOT", "dep"}
    for name, component in nlp.pipeline:  # type: ignore[attr-defined]
        for label in getattr(component, "labels", ()):
            found.add(label)
            if name in {"parser", "ner"}:
                found.update(label.split("||"))
    return found
