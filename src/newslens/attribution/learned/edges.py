"""Where the words that a model reads as content begin and end: with whole words and whole phrases, without when it was said."""

from __future__ import annotations

from typing import Final

from newslens.attribution.cues.ranges import FINITE
from newslens.attribution.lexicon import Lexicon
from newslens.attribution.parse.phrases import TIMES
from newslens.attribution.parse.tree import Tree

_OPENS: Final = frozenset(("that", "whether", "if"))
_NEXT: Final = frozenset(("PRP", "PRP$", "DT", "EX", "NNP", "NNPS"))
_CIRCUMSTANCE: Final = 12
_STEPS: Final = 6
_HANGS: Final = frozenset(
    ("amod", "aux", "aux:pass", "compound", "cop", "nmod:poss", "nsubj", "nsubj:pass", "nummod", "advmod")
)
# What a last word that is read has behind it where the rest of its phrase was not.
_GOES_ON: Final = frozenset(("acl", "acl:relcl", "ccomp", "nmod", "obj", "obl", "xcomp"))


def begins(tree: Tree, anchor: int, start: int, end: int, lexicon: Lexicon) -> int:
    """The first word of a content.

    Args:
        tree: The parse.
        anchor: The word that the cue turns on.
        start: The first word that was read as content.
        end: One past the last one.
        lexicon: Word lists.
    """
    if start > anchor:
        start = _behind_circumstance(tree, anchor, start, end, lexicon)
        start = _behind_day(tree, anchor, start, end)
    while start > 1 and tree.low[start - 1] == "-" and _joined(tree, start - 1) and start - 2 != anchor:
        start -= 2  # "Seventy-two"
    return start


def _joined(tree: Tree, hyphen: int) -> bool:
    """Whether a hyphen has no blank on either side."""
    return tree.end[hyphen - 1] == tree.start[hyphen] and tree.end[hyphen] == tree.start[hyphen + 1]


def _behind_day(tree: Tree, anchor: int, start: int, end: int) -> int:
    """The start of a content behind the day on which it was said: `said | Wednesday | they are closing`."""
    token = start
    while token < end and tree.low[token] in TIMES and start == anchor + 1:
        token += 1
    if token == start or token >= end:
        return start
    return token if tree.tag[token] in _NEXT or tree.low[token] == "that" else start


def _behind_circumstance(tree: Tree, anchor: int, start: int, end: int, lexicon: Lexicon) -> int:
    """The start of a clause behind where and when it was said: `said before it was sold | that …`."""
    for token in range(start, min(end, start + _CIRCUMSTANCE)):
        if tree.quoted[token] >= 0:
            return start
        if tree.low[token] in _OPENS and tree.tag[token] == "IN":
            verb = tree.head[token]
            told = verb > token and tree.head[verb] == anchor and tree.dep[verb] == "ccomp"
            return token if told and tree.lemma[token - 1] not in lexicon.nouns else start
    return start


def ends(tree: Tree, anchor: int, start: int, end: int, lexicon: Lexicon) -> int:
    """One past the last word of a content that breaks off in the middle of a phrase: with the rest of the phrase.

    Args:
        tree: The parse.
        anchor: The word that the cue turns on.
        start: The first word that was read as content.
        end: One past the last one.
        lexicon: Word lists.
    """
    high = tree.sentences[tree.sentence[end - 1]][1]
    if tree.tag[anchor][:2] == "NN" and max(anchor, start) < end - 1 and _governs(tree, end - 1, anchor):
        return end - 1  # "the claim that the pier sank | drew shouts"
    if end >= high or tree.punct[end] or tree.tag[end] == "CC" or max(tree.quoted[end - 1 : end + 1]) >= 0:
        return end
    at = end - 1
    for _ in range(_STEPS):
        if not (end <= tree.head[at] < high and tree.dep[at] in _HANGS):
            break
        at = tree.head[at]
    if at == end - 1 and not any(kid >= end and tree.dep[kid] in _GOES_ON for kid in tree.kids[at]):
        return end
    whole = min(tree.right[at], high)
    return end if end <= anchor < whole or _tells(tree, at, lexicon) else max(end, tree.trim(start, whole)[1])


def _tells(tree: Tree, verb: int, lexicon: Lexicon) -> bool:
    """Whether a word is a verb of saying that has a content of its own, rather than a further verb."""
    alone = verb + 1 == len(tree) or tree.low[verb + 1] != "to"  # "the sea continues to rise"
    return tree.tag[verb] in FINITE and lexicon.reports(tree.lemma[verb]) and alone


def _governs(tree: Tree, verb: int, token: int) -> bool:
    """Whether a token hangs on a verb, over other words or not."""
    for _ in range(_STEPS):
        token = tree.head[token]
        if token == verb:
            return True
    return False
