"""Headlines and the headings inside an article: lines without a full stop that have something printed below them."""

from __future__ import annotations

from typing import Final

from newslens.attribution.parse.tree import Tree

_FULL: Final = frozenset((".", "?", "!"))
_DASHES: Final = frozenset(("-", "–", "—", "--"))
_GOES_ON: Final = frozenset((",", ":", ";", "…", "..."))
# No heading inside an article is longer; the headline of one may be.
_LONGEST: Final = 24


def is_heading(tree: Tree, number: int) -> bool:
    """Whether a paragraph is the headline or a heading: `Holm quits`; a full stop inside its last marks ends a sentence too.

    Args:
        tree: The parse.
        number: The number of the paragraph.
    """
    if number + 1 >= len(tree.paragraphs):
        return False
    first, end = tree.paragraphs[number]
    while end > first and tree.low[end - 1].isspace():
        end -= 1
    if end == first or (number and end - first > _LONGEST):
        return False
    marked = False
    while end - 1 > first and tree.quoted[end - 1] >= 0 and tree.punct[end - 1] and not _stops(tree.low[end - 1]):
        marked, end = True, end - 1
    last = tree.low[end - 1]
    # A question in marks may be a headline; below it somebody asks it.
    return not _stops(last) or (last == "?" and marked and not number)


def _stops(word: str) -> bool:
    """Whether a mark ends a sentence, or says that it goes on."""
    return word in _FULL | _GOES_ON or word.startswith("..")


def is_dash(tree: Tree, token: int) -> bool:
    """Whether a token is a dash that parts two halves, and no hyphen inside a word.

    Args:
        tree: The parse.
        token: A token.
    """
    apart = (
        0 < token < len(tree) - 1
        and tree.end[token - 1] < tree.start[token]
        and tree.end[token] < tree.start[token + 1]
    )
    return tree.low[token] in _DASHES and (apart or tree.low[token] != "-")


def half(tree: Tree, low: int, colon: int) -> int:
    """Where the half begins that ends with a colon: `Firm to shut; | Holm: '…'`, in a headline `Firm to shut – | Holm: '…'`.

    Args:
        tree: The parse.
        low: The first token of its sentence.
        colon: The colon.
    """
    heading = is_heading(tree, tree.paragraph[colon])
    for token in range(colon - 1, low - 1, -1):
        if tree.quoted[token] < 0 and (tree.low[token] == ";" or (heading and is_dash(tree, token))):
            return token + 1
    return low
