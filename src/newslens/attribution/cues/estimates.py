"""What somebody puts a number at: `put the toll at nine`, `puts the bill at €3m`, `put the party on 29%`."""

from __future__ import annotations

from typing import Final

from newslens.attribution.contents.complements import Complement
from newslens.attribution.parse.phrases import TIMES
from newslens.attribution.parse.tree import Tree

_PLACING: Final = frozenset(("at", "on", "above", "below", "over", "under", "between", "around"))
_FARTHEST: Final = 14
_NUMBER_WITHIN: Final = 4
_NUMBERS: Final = frozenset(("NUM", "SYM"))
_PARTS: Final = frozenset(("NUM", "SYM", "NOUN"))
_BEFORE_NUMBERS: Final = frozenset("about above almost around below just nearly only over roughly some under".split())


def estimate(tree: Tree, verb: int, last: int) -> Complement | None:
    """The thing and the number behind a `put`; none where something is put somewhere.

    Args:
        tree: The parse.
        verb: The verb, in the active voice.
        last: One past the last token of the cue.
    """
    if tree.lemma[verb] != "put" or tree.child(verb, "compound:prt") is not None:
        return None
    high = min(tree.sentences[tree.sentence[verb]][1], last + _FARTHEST)
    for token in range(last + 1, high):
        if tree.punct[token] or tree.quoted[token] >= 0:
            return None
        if tree.low[token] in _PLACING and (end := _number_end(tree, token + 1)) is not None:
            return Complement("estimate", (tree.trim(last, end),))
    return None


def _number_end(tree: Tree, start: int) -> int | None:
    """One past a number with its unit, or None where none begins."""
    high = tree.sentences[tree.sentence[start - 1]][1]
    token = start
    while token < min(high, start + _NUMBER_WITHIN) and tree.low[token] in _BEFORE_NUMBERS:
        token += 1
    first = token
    while token < high and tree.pos[token] in _PARTS and tree.low[token] not in TIMES:
        token += 1
        if tree.low[token - 1][-1:] == ".":
            break  # "€3m." ends the sentence
    while token < high and tree.low[token] in {"per", "cent", "%"}:
        token += 1
    numbered = first < token and tree.pos[first] in _NUMBERS
    return token if numbered else None
