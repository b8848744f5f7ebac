"""Cues behind what a headline tells: `Bridge is unsafe, engineers warn`, `Bridge is unsafe, says mayor as toll rises`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from newslens.attribution.contents.complements import Complement
from newslens.attribution.found import Source
from newslens.attribution.lexicon import Lexicon
from newslens.attribution.parse.headings import is_heading
from newslens.attribution.parse.tree import Range, Tree
from newslens.attribution.parse.verbs import FINITE
from newslens.attribution.quotations.headlines import is_somebody
from newslens.attribution.sources.neighbours import BESIDE
from newslens.language.positions import noun

Proposal = tuple[int, Range, Complement, Source | None, float]

_NAMES: Final = frozenset(("PROPN", "NOUN", "ADJ", "DET", "NUM"))
_LONGEST_NAME: Final = 6
_TAILS: Final = frozenset(
    ("after", "ahead", "amid", "as", "at", "before", "despite", "following", "in", "on", "over", "while")
)
# Verbs that take no person for an object, and those that may: "Dole quits, warns ministers" has the subject of the first.
_SAYING: Final = frozenset(
    "add admit allege argue believe claim complain conclude confirm declare explain find hint insist predict report reveal say suggest".split()
)
_TELLING: Final = frozenset(("promise", "tell", "urge", "warn"))
# Of several who speak the verb is bare, as in "Mills expand, add staff", where some of these are done to people.
_DONE_TO_PEOPLE: Final = frozenset(("add", "admit", "declare", "find", "report"))
_TAGS: Final = frozenset(("VB", "VBP", "VBZ"))
_LIGHT: Final = frozenset(("be", "have"))
_SCORE: Final = 0.95  # surer than a tree that takes who speaks for what is said
INVERTED: Final = "inverted"
"""The frame of what stands before a cue with who speaks behind it in a headline."""


def headline_cues(tree: Tree, lexicon: Lexicon) -> Iterator[Proposal]:
    """`Bridge is unsafe, engineers warn`: taggers take the last word of a headline for a noun."""
    low, high = tree.trim(*tree.paragraphs[0])
    cue = high - 1
    word = tree.low[cue] if low < high else ""
    if tree.tag[cue : cue + 1] not in (["NNS"], ["NN"]) or not any(map(lexicon.reports, (word, word[:-1], word[:-2]))):
        return
    comma = next((i for i in range(cue - 1, max(low, cue - _LONGEST_NAME) - 1, -1) if tree.low[i] == ","), None)
    if comma is None or comma + 1 >= cue or not any(tree.tag[i] in FINITE for i in range(low, comma)):
        return
    if all(tree.pos[i] in _NAMES for i in range(comma + 1, cue)):
        source = Source(((comma + 1, cue),), cue - 1, BESIDE)
        yield cue, (cue, cue + 1), Complement("line", (tree.trim(low, comma),)), source, 0.7


def inverted_cues(tree: Tree, lexicon: Lexicon) -> Iterator[Proposal]:
    """`Bridge is unsafe, says mayor as toll rises`: trees take the mayor for what is said, or what follows him."""
    if not is_heading(tree, 0):
        return
    low, high = tree.trim(*tree.paragraphs[0])
    for cue in range(low + 2, high - 1):
        lemma = tree.lemma[cue]
        if tree.tag[cue] not in _TAGS or tree.low[cue - 1] != "," or tree.quoted[cue] >= 0 or tree.quoted[cue - 2] >= 0:
            continue
        bare = tree.tag[cue] != "VBZ"
        finite = [i for i in range(low, cue) if tree.tag[i] in FINITE]
        light = all(tree.tag[i] == "MD" or tree.lemma[i] in _LIGHT for i in finite) and (finite or not bare)
        if lemma not in _SAYING and not (light and lemma in _TELLING):
            continue
        if bare and lemma in _DONE_TO_PEOPLE:
            continue
        end = next((i for i in range(cue + 1, high) if tree.pos[i] not in _NAMES), high)
        told = tree.trim(low, cue)
        ends = end == high or tree.low[end] in _TAILS
        if not ends or not cue + 1 < end <= cue + _LONGEST_NAME or not is_somebody(tree, end - 1, lexicon):
            continue
        if bare and noun(tree.low[end - 1]) is None:
            continue
        source = Source(((cue + 1, end),), end - 1, BESIDE)
        yield cue, (cue, cue + 1), Complement(INVERTED, (told,)), source, _SCORE
