"""Annotated tokens on their way into spaCy documents: sentences, chunks, and the names in them."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.vocab import Vocab


@attrs.frozen
class Word:
    """One token with its annotation; ``head`` is an index into the sentence (the root is its own head).

    An empty ``tag``, ``pos`` or ``entity`` means that nobody annotated it, which is not the same as ``O``.
    """

    text: str
    space: bool
    tag: str
    pos: str
    lemma: str
    head: int
    dep: str
    entity: str = ""


@attrs.frozen
class Tree:
    """The words of one sentence; ``opens_paragraph`` where a paragraph begins with it."""

    words: tuple[Word, ...]
    opens_paragraph: bool = False


def chunks(trees: Sequence[Tree], size: int, rng: random.Random) -> Iterator[tuple[Tree, ...]]:
    """Cuts a document into runs of about ``size`` sentences (between half and one and a half times that).

    Runs of changing length teach the parser that a text may begin and end anywhere.
    """
    start = 0
    while start < len(trees):
        length = rng.randint(max(1, size // 2), size + size // 2)
        yield tuple(trees[start : start + length])
        start += length


def to_doc(vocab: Vocab, trees: Iterable[Tree], separator: str = "\n\n") -> Doc:
    """One spaCy document of several trees, with a white-space token between paragraphs.

    Args:
        vocab: The vocabulary of the pipeline.
        trees: Sentences that follow each other.
        separator: The text of the token between paragraphs.

    Returns:
        A document with tags, coarse tags, lemmas, heads, relations, sentence starts and entities.
    """
    from spacy.tokens import Doc

    words: list[str] = []
    spaces: list[bool] = []
    tags: list[str] = []
    pos: list[str] = []
    lemmas: list[str] = []
    heads: list[int] = []
    deps: list[str] = []
    starts: list[int] = []
    entities: list[str] = []
    for tree in trees:
        if words and tree.opens_paragraph:
            spaces[-1] = False
            words.append(separator)
            spaces.append(False)
            tags.append("_SP")
            pos.append("SPACE")
            lemmas.append(separator)
            heads.append(len(words) - 2)
            deps.append("dep")
            starts.append(-1)
            entities.append("O" if entities[-1] else "")
        offset = len(words)
        for index, word in enumerate(tree.words):
            words.append(word.text)
            spaces.append(word.space)
            tags.append(word.tag)
            pos.append(word.pos)
            lemmas.append(word.lemma)
            heads.append(offset + word.head)
            deps.append(word.dep)
            starts.append(1 if index == 0 else -1)
            entities.append(word.entity)
    annotated = any(entities)
    return Doc(
        vocab,
        words=words,
        spaces=spaces,
        tags=tags,
        pos=pos,
        lemmas=lemmas,
        heads=heads,
        deps=deps,
        ents=[entity or "O" for entity in entities] if annotated else None,
    )
