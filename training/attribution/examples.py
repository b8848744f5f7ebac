"""Annotated articles as the model sees them: features of words and pairs, and the roles to learn."""

from __future__ import annotations

import pickle
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import attrs
import numpy as np

from newslens import language
from newslens.attribution import lexicon
from newslens.attribution.learned import features
from newslens.attribution.learned.model import PROPOSED, STANDING
from newslens.attribution.lexicon import Lexicon
from newslens.attribution.page import Page
from newslens.attribution.parse.tree import Tree
from newslens.attribution.rules import proposals, read
from newslens.attribution.select import select
from training.attribution_rates import count, rates_of
from training.packed import unpacked

FOLDS = 4
OTHER, CUE, SOURCE, CONTENT = range(4)


@attrs.frozen(eq=False)
class Example:
    """One article.

    Attributes:
        words: Features of its words.
        tensor: The vectors of the spaCy pipeline, shape (words, width).
        anchors: The words that annotated cues turn on.
        roles: For each of these, the role of each word, shape (words,).
        rules: What the rules propose, by the word that the cue turns on.
        page: The article.
    """

    words: features.Words
    tensor: features.Floats
    anchors: list[int]
    roles: list[np.ndarray]
    rules: dict[int, list[Any]]
    page: Page
    record: dict[str, Any]


def anchor_of(tree: Tree, start: int, end: int) -> int:
    """The word that a cue turns on: its verb whose head stands outside, else whatever hangs outside."""
    inside = range(start, end)
    heads = [token for token in inside if not (start <= tree.head[token] < end) or tree.head[token] == token]
    for wanted in ("VB", "NN", "JJ"):
        for token in heads:
            if tree.tag[token][:2] == wanted and not tree.dep[token].startswith("aux"):
                return token
    for token in reversed(inside):
        if tree.tag[token][:2] == "VB":
            return token
    return heads[0] if heads else start


def example(page: Page, tensor: features.Floats, record: Mapping[str, Any]) -> Example:
    """The features of an article, and what is annotated."""
    tree = page.tree
    proposed = proposals(page)
    standing = select(tree, proposed, STANDING, page.lexicon)
    anchors: list[int] = []
    roles: list[np.ndarray] = []
    for row in record["attributions"]:
        cue = features.tokens_of(tree, [tuple(span) for span in row["cue"]]) or _touching(tree, row["cue"])
        if not cue:
            continue
        role = np.zeros(len(tree), dtype=np.int8)
        for name, value in (("content", CONTENT), ("source", SOURCE), ("cue", CUE)):
            for start, end in _touching(tree, row[name]):
                role[start:end] = value
        anchors.append(anchor_of(tree, cue[0][0], cue[-1][1]))
        roles.append(role)
    return Example(
        features.words(page, proposed, standing),
        tensor,
        anchors,
        roles,
        features.by_anchor(proposed),
        page,
        dict(record),
    )


def _touching(tree: Tree, spans: Iterable[Sequence[int]]) -> list[tuple[int, int]]:
    """Ranges of the tokens that share a character with offsets."""
    found = (tree.touched(start, end) for start, end in spans)
    return [(tokens.start, tokens.stop) for tokens in found if tokens]


def fold(number: int) -> int:
    """The part of the training articles that an article belongs to."""
    return number % FOLDS


def build(path: Path, shipped_rates: bool, limit: int | None = None) -> Iterator[Example]:
    """The examples of a file.

    Args:
        path: Articles with attributions.
        shipped_rates: Whether to read them with the rates in the package; else with rates counted on the other parts of
            the same file, since rates that have seen an article look better on it than they are.
        limit: How many articles to read.
    """
    nlp = language.load()
    rows = list(unpacked(path))[:limit]
    docs = [nlp(row["text"]) for row in rows]
    words: list[Lexicon]
    if shipped_rates:
        words = [lexicon.load()] * FOLDS
    else:
        counted = [
            count((doc, row) for number, (doc, row) in enumerate(zip(docs, rows, strict=True)) if fold(number) == part)
            for part in range(FOLDS)
        ]
        words = []
        for part in range(FOLDS):
            seen: Counter[Any] = Counter()
            right: Counter[Any] = Counter()
            for other in range(FOLDS):
                if other != part:
                    seen.update(counted[other][0])
                    right.update(counted[other][1])
            words.append(rates_of(lexicon.load(), seen, right))
    for number, (doc, row) in enumerate(zip(docs, rows, strict=True)):
        page = read(doc, row["text"], words[fold(number)], PROPOSED)
        yield example(page, np.asarray(doc.tensor, dtype=np.float32), row)


def raw(texts: Iterable[str]) -> Iterator[Example]:
    """Articles that nobody annotated, read with the rates in the package."""
    nlp = language.load()
    for text in texts:
        doc = nlp(text)
        page = read(doc, text, lexicon.load(), PROPOSED)
        yield example(page, np.asarray(doc.tensor, dtype=np.float32), {"text": text, "attributions": []})


def store(path: Path, found: Iterable[Example]) -> int:
    """Keeps examples between stages; returns how many."""
    rows = list(found)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(pickle.dumps(rows, protocol=5))
    return len(rows)
