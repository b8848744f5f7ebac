"""What stands between a verb of telling and what is told: `members of the board`, `the paper`, `in an emailed statement`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from newslens.attribution.lexicon import Lexicon
from newslens.attribution.parse.phrases import TIMES
from newslens.attribution.parse.tree import Tree
from newslens.attribution.parse.verbs import FINITE
from newslens.attribution.sources.subjects import is_passive

WARNING: Final = frozenset(("advise", "caution", "warn"))
"""Verbs that may have a speaker behind them, but before a clause somebody who is spoken to."""
OPENS: Final = frozenset(("that", "whether", "if", "how", "why"))
"""Words that open what somebody is told."""
_NOMINAL: Final = frozenset(("DT", "PRP$", "PRP", "CD", "JJ", "NN", "NNS", "NNP", "NNPS"))
_NOUNS: Final = frozenset(("NN", "NNS", "NNP", "NNPS"))
# What begins another nominal where it stands right behind a noun.
_BEGINS: Final = frozenset(("DT", "PRP", "PRP$", "EX"))
# Where something is said, unless it is a reason or a condition: "said in a letter that", but not "said on condition that".
_WHERE: Final = frozenset(("in", "on", "at", "during", "via", "through"))
_NOT_SAID: Final = frozenset("condition effect event fact ground hope sense understanding way".split())
# What is told rather than spoken to.
_TOLD: Final = frozenset(("anecdote", "joke", "lie", "story", "tale", "truth"))
_FARTHEST: Final = 30


def told_from(tree: Tree, verb: int, last: int, lexicon: Lexicon) -> int | None:
    """The first token of the clause that a verb has behind those spoken to, or behind where it was said, conjunction included.

    Args:
        tree: The parse; only its tags are asked, since it is the hanging of such clauses that parsers get wrong.
        verb: The verb.
        last: One past the last token of the cue.
        lexicon: Word lists.

    Returns:
        None where nobody is spoken to, or nothing tells where the clause begins.
    """
    lemma = tree.lemma[verb]
    high = min(tree.sentences[tree.sentence[verb]][1], last + _FARTHEST)
    if last < high and tree.low[last] in _WHERE and lexicon.reports(lemma):
        return _behind_place(tree, last, high)
    if lemma not in lexicon.addressing and lemma not in WARNING:
        return None
    if last < high and tree.low[last] == "by" and is_passive(tree, verb):
        last += 1  # "the court was told by Ms. Holm that": she stands where else those spoken to do
    if last >= high or tree.tag[last] not in _NOMINAL or tree.low[last] in OPENS:
        return None
    first_noun = ""
    bare: int | None = None
    for token in _plain(tree, last, high):
        tag, low = tree.tag[token], tree.low[token]
        if tag == "VBG" and tree.low[token - 1] == "," and tree.low[token + 1 : token + 2] == ["that"]:
            return bare  # "advised the town to sell, | saying that …": what follows has a cue of its own
        if token > last and low in OPENS and tag != "DT":
            return None if first_noun in _TOLD else token if bare is None else bare
        if tag in FINITE:
            return None if first_noun in _TOLD else bare
        if bare is None and token > last and _begins(tree, token, high):
            bare = token
        if not first_noun and tag in _NOUNS and (token + 1 == high or tree.tag[token + 1] not in _NOUNS):
            first_noun = tree.lemma[token]
    return None


def _behind_place(tree: Tree, last: int, high: int) -> int | None:
    """The `that` behind where something was said, with neither a verb nor a mark between."""
    for token in range(last + 1, high):
        if _begins(tree, token, high):
            return None  # "said on Monday the mill that feeds the town would close"
        if tree.low[token] == "that" and tree.tag[token] != "DT":
            return None if tree.lemma[token - 1] in _NOT_SAID else token
        if tree.tag[token] in FINITE or tree.quoted[token] >= 0 or tree.low[token] in {",", ":", ";"}:
            return None
    return None


def _plain(tree: Tree, first: int, high: int) -> Iterator[int]:
    """The words up to a quotation, colon or semicolon; words in marks right before a `that` are who is spoken to."""
    token = first
    while token < high and tree.low[token] not in {":", ";"}:
        if tree.quoted[token] < 0:
            yield token
            token += 1
            continue
        end = token
        while end < high and tree.quoted[end] == tree.quoted[token]:
            end += 1
        if end == high or tree.low[end] not in OPENS:
            return
        token = end


def is_told(tree: Tree, verb: int, lexicon: Lexicon) -> bool:
    """Whether the subject of a verb is who is spoken to: `jurors were told`, `Ada Holm was asked whether …`."""
    return (tree.lemma[verb] in lexicon.addressing or tree.lemma[verb] == "ask") and is_passive(tree, verb)


def _begins(tree: Tree, token: int, high: int) -> bool:
    """Whether another nominal begins at a token, right behind the one before: `told the paper | the dam`."""
    tag, before = tree.tag[token], tree.tag[token - 1]
    if before == "PRP":
        return tree.low[token - 1] != "her" or tag not in _NOUNS | {"JJ"}
    if before not in _NOUNS and tree.low[token - 1] not in TIMES:
        return False
    if token + 1 < high and tree.low[token + 1] in TIMES:
        return False  # "told the paper this week he would sell"
    return tag in _BEGINS or (tag == "CD" and token + 1 < high and tree.tag[token + 1] in _NOUNS | {"JJ"})
