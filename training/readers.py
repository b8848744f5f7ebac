"""What the training loop reads: gold and silver trees mixed anew each epoch, with their quotation marks changed."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import attrs
from spacy.training import Example
from spacy.util import registry

from training.packed import pack, unpacked
from training.renaming import rename
from training.trees import Tree, Word, chunks, to_doc

if TYPE_CHECKING:
    from spacy.language import Language

# Opening and closing double marks as news sites write them; None keeps what the treebank has.
MARK_STYLES: tuple[tuple[str, str] | None, ...] = (None, ('"', '"'), ("“", "”"), ("“", "”"), ("''", "''"), ("``", "''"))
SINGLE_STYLES: tuple[tuple[str, str], ...] = (("'", "'"), ("‘", "’"))
SEPARATORS = ("\n\n", "\n\n", "\n", "\n\n\n")


def write_trees(path: Path, documents: Iterable[list[Tree]]) -> int:
    """Writes documents as gzipped JSON lines; returns the number of words."""
    words: list[int] = []

    def plain() -> Iterator[object]:
        for document in documents:
            words.append(sum(len(tree.words) for tree in document))
            yield [[int(tree.opens_paragraph), [attrs.astuple(word) for word in tree.words]] for tree in document]

    pack(path, plain())
    return sum(words)


def read_trees(path: Path) -> list[list[Tree]]:
    """The documents that `write_trees` wrote."""
    return [[Tree(tuple(Word(*word) for word in words), bool(opens)) for opens, words in row] for row in unpacked(path)]


def restyle(trees: Iterable[Tree], rng: random.Random) -> list[Tree]:
    """The same sentences with another style of quotation marks and apostrophes, drawn once for all of them.

    Treebanks hold mostly straight marks, news mostly curly ones. Only tokens that are marks by their tag change, and
    the apostrophe inside clitics (``n't``, ``'s``).
    """
    double = rng.choice(MARK_STYLES)
    single = rng.choice(SINGLE_STYLES)
    curly = rng.random() < 0.5

    def changed(word: Word) -> str:
        text = word.text
        if word.tag in {"``", "''"}:
            if text in {'"', "''", "``", "“", "”", "’’"}:
                return text if double is None else double[word.tag == "''"]
            if text in {"'", "‘", "’", "`"}:
                return single[word.tag == "''"]
        if curly and "'" in text:
            return text.replace("'", "’")
        if not curly and "’" in text and len(text) > 1:
            return text.replace("’", "'")
        return text

    return [attrs.evolve(tree, words=tuple(_with(word, changed(word)) for word in tree.words)) for tree in trees]


def _with(word: Word, text: str) -> Word:
    return word if text == word.text else attrs.evolve(word, text=text)


@registry.readers("newslens.MixedTrees.v1")  # type: ignore[untyped-decorator]
def mixed_trees(
    gold: Path, silver: Path, size: int, shares: list[float], epochs: int, renamed: float, seed: int
) -> Callable[[Language], Iterator[Example]]:
    """A reader for training: each epoch is all gold documents and a new part of the silver ones.

    Args:
        gold: Trees made by hand, written by `write_trees`.
        silver: Trees made by a program; a missing file counts as empty.
        size: Sentences a chunk, on average.
        shares: Silver words for one gold word, at the first and at the last epoch (linear between).
        epochs: The number of epochs after which the share stays as it is.
        renamed: The share of chunks in which people and places get other names.
        seed: Of the random choices.

    Returns:
        A function from a pipeline to the examples of the next epoch.
    """
    rng = random.Random(seed)
    state: dict[str, list[list[Tree]]] = {}
    epoch = 0

    def read(nlp: Language) -> Iterator[Example]:
        nonlocal epoch
        if not state:
            state["gold"] = read_trees(Path(gold))
            state["silver"] = read_trees(Path(silver)) if Path(silver).exists() else []
        documents = list(state["gold"])
        step = min(1.0, epoch / max(1, epochs - 1))
        wanted = (shares[0] + step * (shares[1] - shares[0])) * _words(documents)
        pool = state["silver"]
        rng.shuffle(pool)
        for document in pool:
            if wanted <= 0:
                break
            documents.append(document)
            wanted -= sum(len(tree.words) for tree in document)
        epoch += 1
        rng.shuffle(documents)
        for document in documents:
            for chunk in chunks(document, size, rng):
                trees = rename(chunk, rng) if rng.random() < renamed else chunk
                reference = to_doc(nlp.vocab, restyle(trees, rng), rng.choice(SEPARATORS))
                yield Example(nlp.make_doc(reference.text), reference)

    return read


def _words(documents: list[list[Tree]]) -> int:
    return sum(len(tree.words) for document in documents for tree in document)
