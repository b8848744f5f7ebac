"""Conversations printed turn by turn, each behind the name or initial of who speaks: `Vale: How cold is it?`, `A: Very.`."""

from __future__ import annotations

from typing import Final

from newslens.attribution.parse.tree import Range, Tree

_LABEL: Final = 3
_FEWEST_TURNS: Final = 3
_MOST_SPEAKERS: Final = 4


def label(tree: Tree, paragraph: Range) -> int | None:
    """The colon behind the few words with capitals that open a paragraph, or None."""
    low, high = tree.trim(*paragraph)
    colon = next(
        (i for i in range(low, min(high, low + _LABEL + 1)) if tree.low[i] == ":" and tree.quoted[i] < 0), None
    )
    if colon is None or colon == low or colon + 1 >= high:
        return None
    words = (tree.text[tree.start[i] : tree.end[i]] for i in range(low, colon))
    return colon if all(word[:1].isupper() or word == "." for word in words) else None


def turns(tree: Tree) -> frozenset[int]:
    """The numbers of the paragraphs that are turns of a conversation.

    A conversation has at least three turns in a row by a few speakers, one of whom speaks twice, and somebody asks.

    Args:
        tree: The parse.
    """
    out: set[int] = set()
    run: list[tuple[int, str]] = []
    for number, paragraph in enumerate([*tree.paragraphs, (len(tree), len(tree))]):
        colon = label(tree, paragraph) if paragraph[0] < paragraph[1] else None
        if colon is not None:
            run.append((number, tree.text[tree.start[tree.trim(*paragraph)[0]] : tree.end[colon - 1]]))
            continue
        if _converse(tree, run):
            out.update(number for number, _ in run)
        run = []
    return frozenset(out)


def _converse(tree: Tree, run: list[tuple[int, str]]) -> bool:
    speakers = {name for _, name in run}
    if len(run) < _FEWEST_TURNS or not 1 < len(speakers) <= min(_MOST_SPEAKERS, len(run) - 1):
        return False
    return any(_asks(tree, tree.paragraphs[number]) for number, _ in run)


def _asks(tree: Tree, paragraph: Range) -> bool:
    start, end = tree.span(paragraph)
    return tree.text[start:end].rstrip().endswith("?")
