"""What stands before a colon or dash at the beginning of a paragraph: who speaks, a place, or a word that names nobody."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from typing import Final

from newslens.attribution.parse.tree import Range, Tree
from newslens.attribution.parse.verbs import FINITE
from newslens.language.labels import label
from newslens.language.positions import noun

_CLOSES: Final = frozenset((":", "–", "—", "-"))
_DATELINE: Final = 6
_NAME: Final = 6
_OPENING: Final = frozenset(("(", "["))
_CLOSING: Final = frozenset((")", "]"))
_NOMINAL: Final = frozenset(("ADJ", "DET", "NOUN", "PROPN"))
# What follows a colon that only tells what the words before it are about: "the question: whether …".
_ASKS_OF: Final = frozenset(("whether", "that"))


def colon_in(tree: Tree, low: int, high: int) -> int | None:
    """The first colon of a range outside of quotation marks and brackets: not that of `Tarn Foods (NYSE: TF)`."""
    depth = 0
    for token in range(low, high):
        if tree.quoted[token] < 0:
            depth += (tree.low[token] in _OPENING) - (tree.low[token] in _CLOSING)
            if tree.low[token] == ":" and depth <= 0:
                return token
    return None


def in_capitals(tree: Tree, paragraph: Range) -> tuple[Range, int] | None:
    """The name in capitals that opens a paragraph with a colon behind it, and the first token behind that: `SEN. ADA HOLM (R-KS): | …`."""
    if paragraph[0] >= paragraph[1]:
        return None
    start, end = tree.span(paragraph)
    found = label(tree.text[start:end])
    if found is None or not found.shouted or not tree.text[start + found.behind : end].strip():
        return None
    name = tree.touched(start + found.start, start + found.end)
    low, high = tree.trim(name[0], name[-1] + 1)
    behind = tree.touched(start + found.behind, end)
    return ((low, high), behind[0]) if low < high and tree.quoted[low] < 0 else None


def is_label(tree: Tree, words: Range, labels: AbstractSet[str]) -> bool:
    """Whether words are some of these labels and a colon or dash stands behind them: `BREAKING:`, `Watch live –`."""
    start, end = words
    closed = start < end < len(tree) and tree.low[end] in _CLOSES
    return closed and all(tree.low[i] in labels or tree.punct[i] for i in range(start, end))


def opens_statement(tree: Tree, colon: int, labels: AbstractSet[str]) -> bool:
    """Whether a colon stands between a name or office that begins its paragraph and what its bearer says.

    In the headline, and before quotation marks, a colon may stand behind other words as well.

    Args:
        tree: The parse.
        colon: A colon.
        labels: Words that name nobody.
    """
    low, high = tree.trim(*tree.paragraphs[tree.paragraph[colon]])
    if low >= colon or is_label(tree, (low, colon), labels) or colon_in(tree, low, colon + 1) != colon:
        return False
    if tree.quoted[colon + 1 : colon + 2] > [-1]:
        return True
    if tree.paragraph[colon] == 0:
        last = colon - 1
        topic = tree.pos[last] == "NOUN" and not tree.ent[last] and noun(tree.low[last]) is None
        return not (topic and any(tree.ent[low:last]))  # "Ada Holm trial: …"
    known = any(tree.ent[i] in {"PERSON", "ORG"} or noun(tree.low[i]) is not None for i in range(low, colon))
    whole = all(tree.punct[i] or tree.pos[i] in _NOMINAL or tree.low[i] == "of" for i in range(low, colon))
    states = any(tree.tag[i] in FINITE for i in range(colon + 1, high)) and tree.low[colon + 1] not in _ASKS_OF
    return colon - low <= _NAME and known and whole and states


def behind_label(tree: Tree, paragraph: Range, labels: AbstractSet[str]) -> int:
    """Where a paragraph begins behind a label or, in capitals, a place or turn: `UPDATE: | …`, `RADE, June 3: | …`.

    Args:
        tree: The parse.
        paragraph: Its tokens.
        labels: Words that name nobody.

    Returns:
        Its first token where it has none.
    """
    low, high = tree.trim(*paragraph)
    near = range(low + 1, min(high - 1, low + _DATELINE))
    close = next((i for i in near if tree.low[i] in _CLOSES and tree.quoted[i] < 0), None)
    if close is None:
        return low
    if tree.low[close] == ":" and tree.text[tree.start[low] : tree.end[close - 1]].isupper():
        return close + 1
    return close + 1 if is_label(tree, (low, close), labels) else low
