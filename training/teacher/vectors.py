"""Word vectors for the small pipeline: what the teacher makes of each word, averaged over the places where it stands.

After Bommasani, Davis and Cardie (2020): the mean of a word's contextual vectors is a better static vector than those
of networks that know no context. Words that the training texts do not hold are read by themselves.
"""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from training.readers import read_trees
from training.teacher.labelling import load
from training.teacher.learning import SIZE, window_of
from training.teacher.network import Encoder, Teacher, Window
from training.trees import Tree

LAYERS = (3, 6)
LEAST = 3
READ = 900_000
WIDTH = 64


def build(trees: Sequence[Path], folder: Path, out: Path, *, threads: int = 2) -> int:
    """Writes an empty English pipeline whose vocabulary holds the vectors, for ``initialize.vectors``.

    Args:
        trees: Files of `training.readers.write_trees`: their words get vectors if they stand there `LEAST` times.
        folder: The teacher, as `training.teacher.learning.learn` left it.
        out: The folder to write.
        threads: For matrix products.

    Returns:
        The number of vectors; several forms of a word may share one.
    """
    torch.set_num_threads(threads)
    teacher, _ = load(folder)
    encoder = Encoder()
    documents = [document for path in trees for document in read_trees(path)]
    counts = Counter(word.text for document in documents for tree in document for word in tree.words)
    known = [word for word, count in counts.most_common() if count >= LEAST]
    random.Random(0).shuffle(documents)
    sums, seen = _averaged(teacher, encoder, documents, known)
    forms = {word.lower() for word in known}
    alone = [word for word in encoder.inventory if word not in forms]
    alone += [word for place, word in enumerate(known) if not seen[place]]
    found = [word for place, word in enumerate(known) if seen[place]]
    means = np.concatenate([sums[seen > 0] / seen[seen > 0, None], _alone(teacher, encoder, alone)])
    _write(out, [*found, *alone], _reduced(means, np.concatenate([seen[seen > 0], np.ones(len(alone))])))
    return len(means)


def _hidden(teacher: Teacher, encoder: Encoder, windows: Sequence[Window]) -> NDArray[np.float32]:
    with torch.no_grad():
        vectors = teacher.layers(encoder.batch(windows), LAYERS)
    return np.asarray(vectors.numpy(), dtype=np.float32)


def _averaged(
    teacher: Teacher, encoder: Encoder, documents: Iterable[Sequence[Tree]], known: Sequence[str]
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    places = {word: place for place, word in enumerate(known)}
    sums = np.zeros((len(known), teacher.base.config.hidden_size * len(LAYERS)), dtype=np.float32)
    seen = np.zeros(len(known), dtype=np.float32)
    began, read = time.time(), 0
    pending: list[Window] = []
    for window in _windows(documents):
        pending.append(window)
        if len(pending) < 64:
            continue
        pending.sort(key=lambda each: len(each.words))
        for start in range(0, len(pending), 8):
            batch = pending[start : start + 8]
            vectors = _hidden(teacher, encoder, batch)
            for row, each in enumerate(batch):
                rows = [(place, places[word]) for place, word in enumerate(each.words) if word in places]
                if rows:
                    at, to = (np.array(side) for side in zip(*rows, strict=True))
                    np.add.at(sums, to, vectors[row, at])
                    np.add.at(seen, to, 1)
            read += sum(len(each.words) for each in batch)
        pending = []
        print(f"vectors: {read} words, {time.time() - began:.0f} s", flush=True)
        if read >= READ:
            break
    return sums, seen


def _windows(documents: Iterable[Sequence[Tree]]) -> Iterator[Window]:
    for document in documents:
        run: list[Tree] = []
        for tree in [*document, None]:
            if run and (tree is None or sum(len(each.words) for each in run) + len(tree.words) > SIZE):
                yield window_of(run)
                run = []
            if tree is not None:
                run.append(tree)


def _alone(teacher: Teacher, encoder: Encoder, words: Sequence[str]) -> NDArray[np.float32]:
    rows = [np.zeros((0, teacher.base.config.hidden_size * len(LAYERS)), dtype=np.float32)]
    for start in range(0, len(words), 256):
        windows = [Window((word,), (True,), (False,)) for word in words[start : start + 256]]
        rows.append(_hidden(teacher, encoder, windows)[:, 0])
    return np.concatenate(rows)


def _reduced(vectors: NDArray[np.float32], counts: NDArray[np.float32]) -> NDArray[np.float32]:
    """The first `WIDTH` principal components, common words counting for little more than rare ones; mean length 4."""
    weights = np.minimum(counts, 20) ** 0.5
    centred = vectors - np.average(vectors, axis=0, weights=weights)
    _, directions = np.linalg.eigh((centred * weights[:, None]).T @ centred)
    short = centred @ directions[:, ::-1][:, :WIDTH]
    return np.asarray(short * 4 / np.linalg.norm(short, axis=1).mean(), dtype=np.float32)


def _write(out: Path, words: Sequence[str], vectors: NDArray[np.float32]) -> None:
    from spacy.vectors import Vectors

    from training.tokens import blank

    nlp = blank()
    rows = {word: row for row, word in enumerate(words)}
    for word, row in list(rows.items()):
        for form in (word.title(), word.upper()):
            rows.setdefault(form, row)
    table = Vectors(shape=vectors.shape, strings=nlp.vocab.strings)
    table.data = vectors
    for word, row in rows.items():
        table.add(nlp.vocab.strings.add(word), row=row)
    nlp.vocab.vectors = table
    nlp.to_disk(out)
