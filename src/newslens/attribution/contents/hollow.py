"""Attributions in which nothing is said: by nobody, or a pronoun alone, who is spoken to alone, a length of time, anonymity, a loss that a firm posted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from newslens.attribution.found import Found
from newslens.attribution.lexicon import Lexicon
from newslens.attribution.parse.tree import Range, Tree

_PRONOUNS: Final = frozenset("he her him i it me she them they us we you".split())
UNITS: Final = frozenset("second minute hour day week month year decade century while".split())
_ADDRESSED: Final = frozenset(("accuse", "advise", "caution", "thank", "warn"))
_NAMES: Final = frozenset(("PROPN", "DET", "PRON"))
# What firms post and teams post, beside messages: "posted a loss of 4 million".
_RESULTS: Final = frozenset(
    "deficit earnings fall gain growth increase loss profit record result revenue rise sale score surplus turnover win".split()
)
_UNIT_WITHIN: Final = 3
_DO_SO: Final = ["to", "do", "so"]
_NOBODY: Final = frozenset(("nobody", "none", "nothing", "neither", "noone"))


def hollow(tree: Tree, found: Found, lexicon: Lexicon) -> bool:
    """Whether the content of an attribution says nothing; words in quotation marks always do.

    Args:
        tree: The parse.
        found: The attribution.
        lexicon: Word lists.
    """
    if found.anchor < 0:
        return False
    words = [token for start, end in found.content for token in tree.touched(start, end) if not tree.punct[token]]
    if not words or any(tree.quoted[token] >= 0 for token in words):
        return False
    if all(tree.low[token] in _PRONOUNS for token in words) or (found.source and _is_nobody(tree, found.source[0])):
        return True
    if _retold(tree, found, words, lexicon) or _points_back(tree, words):
        return True
    lemma = tree.lemma[found.anchor]
    if (lemma in lexicon.addressing or lemma in _ADDRESSED) and all(tree.pos[token] in _NAMES for token in words):
        return True
    first = words[0]
    if tree.low[first] == "anonymity":  # who asks not to be named tells the paper, not its readers
        return True
    if first and tree.low[first - 1] == "for" and any(tree.lemma[token] in UNITS for token in words[:_UNIT_WITHIN]):
        return True
    return lemma == "post" and any(tree.lemma[token] in _RESULTS for token in words if tree.head[token] == found.anchor)


def _points_back(tree: Tree, words: Sequence[int]) -> bool:
    """Whether a content only points at what was told before: `declined to do so`."""
    told = [tree.low[token] for token in words[: len(_DO_SO)]]
    return told == _DO_SO or told == _DO_SO[1:]


def _is_nobody(tree: Tree, source: Range) -> bool:
    """Whether a source is that nobody says it: `no one`, `none of the officials`, `neither Holm nor Berg`."""
    first, after = source[0], source[0] + 1
    if tree.low[first] in _NOBODY:
        return True
    # "No 10" is an address, and what goes on with a capital a name.
    plain = after < source[1] and not tree.low[after].isdigit() and not tree.text[tree.start[after]].isupper()
    return tree.low[first] == "no" and plain


def _retold(tree: Tree, found: Found, words: Sequence[int], lexicon: Lexicon) -> bool:
    """Whether a passive only passes on who says it: `Ada Holm is said to have told him that …` is what she told him."""
    if tree.tag[found.anchor] != "VBN" or found.source:
        return False
    for at, have, verb in zip(words, words[1:], words[2:], strict=False):
        if tree.low[at] == "to" and tree.low[have] == "have" and tree.tag[verb] == "VBN":
            return lexicon.reports(tree.lemma[verb]) and any(
                tree.low[token] == "that" for token in words if token > verb
            )
    return False
