"""Whom a relative pronoun stands for that is a source by itself: "inmates on death row, who argue …"."""

from __future__ import annotations

from typing import Final

from newslens.attribution.parse.phrases import nominal
from newslens.attribution.parse.tree import STEPS, Range, Ranges, Tree
from newslens.attribution.parse.verbs import FINITE
from newslens.language.positions import noun

_RELATIVE: Final = frozenset(("who", "which", "that"))
_CLAUSES: Final = frozenset(("acl:relcl", "acl"))


def behind(tree: Tree, source: Ranges) -> Range | None:
    """The tokens that a source stands behind which is a relative pronoun and nothing else; None for any other source.

    Args:
        tree: The parse.
        source: The token ranges of a source.
    """
    at, end = source[0]
    if len(source) > 1 or end - at > 1 or tree.low[at] not in _RELATIVE:
        return None
    low, _ = tree.sentences[tree.sentence[at]]
    verb = at
    for _ in range(STEPS):
        verb = tree.head[verb]
        if tree.dep[verb] in _CLAUSES:
            break
    head = tree.head[verb]
    if tree.dep[verb] not in _CLAUSES or not low <= head < at:
        return None
    for _ in range(STEPS):
        if tree.dep[head] != "appos" or not low <= tree.head[head] < head:
            break
        head = tree.head[head]
    first, last = nominal(tree, head, low, at)
    # "The plaintiffs | are inmates", where the noun is what is said of a subject
    first = next((i + 1 for i in range(head - 1, first - 1, -1) if tree.tag[i] in FINITE), first)
    if tree.low[at] == "who" and noun(tree.low[head]) is None and tree.pos[head] == "NOUN":
        first = _people(tree, first, last)
    if any(tree.tag[i][:1] == "W" for i in range(first, last)):
        return None  # "who is buying, who is crying": a question after another
    return (first, last) if first < last else None


def _people(tree: Tree, start: int, end: int) -> int:
    """Where those begin with whom a phrase ends that is not about people: "of interest to | investigators"."""
    if start >= end or noun(tree.low[end - 1]) is None:
        return start
    return next((at + 1 for at in range(end - 2, start, -1) if tree.pos[at] == "ADP"), start)
