"""Paragraphs that are items of a list, `- Ada Holm: "…"`, or lines that only say whose the words above them are, `— Ada Holm`."""

from __future__ import annotations

from typing import Final

from newslens.attribution.parse.tree import Tree
from newslens.attribution.parse.verbs import FINITE
from newslens.language.positions import noun

DASHES: Final = frozenset(("–", "—", "-", "--", "―", "~"))
_BULLETS: Final = DASHES | frozenset("*•·‣▪◦●■+")
# A name with an office behind it is no longer: `Ada Holm, who runs the pier at Rade`.
_LONGEST: Final = 14
_MOST_MARKS: Final = 4


def is_item_mark(tree: Tree, token: int) -> bool:
    """Whether a mark opens an item of a list, and so tells nothing of the words above it; the dash before a name alone may."""
    if tree.low[token] not in _BULLETS or not _opens(tree, token):
        return False
    return signing(tree, tree.paragraph[token]) is None


def signing(tree: Tree, number: int) -> int | None:
    """The dash that opens a line of which all the rest says who spoke or wrote what stands above: `— Ada Holm, the mayor`.

    Such lines one below the other are a list of names.

    Args:
        tree: The parse.
        number: The number of the paragraph.
    """
    beside = (near for near in (number - 1, number + 1) if 0 <= near < len(tree.paragraphs))
    return None if any(_signs(tree, near) is not None for near in beside) else _signs(tree, number)


def label_before(tree: Tree, dash: int) -> bool:
    """Whether all that stands before a dash in its paragraph says who speaks behind it: `1. Ada Holm (mayor) – "…"`."""
    low = tree.paragraphs[tree.paragraph[dash]][0]
    while low < dash and (tree.punct[low] or tree.low[low].rstrip(".)").isdigit()):
        low += 1
    return tree.low[dash] in DASHES and _says_who(tree, low, dash)


def _opens(tree: Tree, token: int) -> bool:
    """Whether nothing but marks stands before a token in its paragraph."""
    low = tree.paragraphs[tree.paragraph[token]][0]
    few = token - low < _MOST_MARKS
    return few and tree.quoted[token] < 0 and all(tree.punct[at] and tree.quoted[at] < 0 for at in range(low, token))


def _signs(tree: Tree, number: int) -> int | None:
    """The dash that opens a line with a name and nothing else."""
    low, high = tree.paragraphs[number]
    first, last = tree.trim(low, high)
    dash = first - 1
    if dash < low or tree.low[dash] not in DASHES or tree.quoted[dash] >= 0:
        return None
    return dash if _says_who(tree, first, last) else None


def _says_who(tree: Tree, low: int, high: int) -> bool:
    """Whether a few words name somebody and tell nothing."""
    if not 0 < high - low <= _LONGEST or tree.tag[low][:2] not in {"NN", "DT", "JJ"}:
        return False
    plain = all(
        tree.quoted[at] < 0 and tree.tag[at] not in FINITE and tree.low[at] not in {":", ";", ".", "?", "!", *DASHES}
        for at in range(low, high)
    )
    return plain and any(tree.ent[at] == "PERSON" or noun(tree.low[at]) is not None for at in range(low, high))
