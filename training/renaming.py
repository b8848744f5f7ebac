"""Other names for people and places, so that the names of the corpora are not what is learned."""

from __future__ import annotations

import random
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from tomllib import loads

import attrs

from training.trees import Tree, Word


@cache
def names() -> dict[str, tuple[str, ...]]:
    """Forenames (those that ship with newslens), surnames and places."""
    found = loads(Path(__file__).with_name("names.toml").read_text(encoding="utf-8"))
    shipped = loads(files("newslens.language").joinpath("forenames.toml").read_text(encoding="utf-8"))
    forenames = [name.title() for group in shipped.values() if isinstance(group, str) for name in group.split()]
    return {"forenames": tuple(forenames), **{kind: tuple(value.split()) for kind, value in found.items()}}


def rename(trees: Sequence[Tree], rng: random.Random) -> list[Tree]:
    """The same sentences with other people and places; one name gets the same new one throughout.

    Only words that are annotated as names change, and only plain ones: capitalised, letters alone.

    Args:
        trees: Sentences that follow each other.
        rng: Chooses the names.

    Returns:
        The sentences, tags and trees as before.
    """
    chosen: dict[str, str] = {}

    def other(word: Word, kind: str) -> Word:
        text = word.text
        if not (word.tag == "NNP" and text.isalpha() and text[:1].isupper() and text[1:].islower()):
            return word
        if text not in chosen:
            chosen[text] = rng.choice(names()[kind])
        return attrs.evolve(word, text=chosen[text], lemma=chosen[text])

    return [attrs.evolve(tree, words=tuple(_renamed(tree.words, other))) for tree in trees]


def _renamed(words: Sequence[Word], other: object) -> list[Word]:
    out = list(words)
    start = 0
    while start < len(words):
        prefix, _, label = words[start].entity.partition("-")
        end = start + 1
        if prefix == "B":
            while end < len(words) and words[end].entity == f"I-{label}":
                end += 1
            if label == "PERSON" and end - start <= 3:
                for index in range(start, end):
                    kind = "surnames" if index == end - 1 else "forenames"
                    out[index] = other(words[index], kind)  # type: ignore[operator]
            elif label == "GPE" and end - start == 1:
                out[start] = other(words[start], "places")  # type: ignore[operator]
        start = end
    return out
