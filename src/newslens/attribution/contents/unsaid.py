"""Attributions of what nobody has said or thought yet: a condition, what may be, what somebody stopped short of, what only seems."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from newslens.attribution.found import Found
from newslens.attribution.lexicon import Lexicon
from newslens.attribution.parse.tree import Tree

_CONDITIONS: Final = frozenset(("if", "unless"))
_CONCESSIONS: Final = frozenset(("even", "as"))
_OPEN: Final = frozenset(("unclear", "unknown", "unsure", "uncertain"))
_PROSPECTS: Final = frozenset(("will", "'ll", "may", "might"))
_INSTEAD: Final = frozenset(("short", "without"))
_SEEMING: Final = frozenset(("appear", "look", "seem", "sound"))
# Prepositions behind a noun that say what was talked about, not what was said: "tips about", "attacks on".
_TOPICS: Final = frozenset(("p:on", "p:over", "p:to"))
# In a cue: "made no mention of", "stopped short of saying".
_DENYING: Final = frozenset(("no", "short"))
_STEPS: Final = 3
_BEFORE: Final = 3


def said(tree: Tree, found: Iterable[Found], lexicon: Lexicon) -> list[Found]:
    """Attributions without those of what was neither said nor thought; words in quotation marks always were.

    Args:
        tree: The parse.
        found: The attributions that stand, so that none is put in the place of one that goes.
        lexicon: Word lists.
    """
    return [one for one in found if one.anchor < 0 or _is_marked(tree, one) or not _is_unsaid(tree, one, lexicon)]


def _is_marked(tree: Tree, found: Found) -> bool:
    return any(tree.quoted[token] >= 0 for start, end in found.content for token in tree.touched(start, end))


def _is_unsaid(tree: Tree, found: Found, lexicon: Lexicon) -> bool:
    anchor = found.anchor
    tag = tree.tag[anchor][:2]
    if tag == "NN":
        told = found.frame == "p:about" and tree.lemma[anchor] not in lexicon.nouns
        return not found.source or found.frame in _TOPICS or told
    if tag != "VB":
        return False
    cue = [tree.low[token] for start, end in found.cue for token in range(start, end)]
    if tree.lemma[anchor] in _SEEMING or not _DENYING.isdisjoint(cue) or _is_nobody(tree, found):
        return True
    return _is_put_off(tree, anchor, lexicon) or _is_condition(tree, anchor)


def _is_nobody(tree: Tree, found: Found) -> bool:
    """Whether who says it is but half a word or phrase: `That | said, …`, `self | -described`."""
    if not found.source:
        return False
    start, end = found.source[-1]
    return tree.low[end - 1] == "self" or (tree.low[start:end] == ["that"] and tree.tag[start] == "DT")


def _is_put_off(tree: Tree, anchor: int, lexicon: Lexicon) -> bool:
    """Whether it is yet to be decided, or was not said: `will decide`, `stopped short of saying`."""
    if tree.tag[anchor] == "VBG":
        low = tree.sentences[tree.sentence[anchor]][0]
        return not _INSTEAD.isdisjoint(tree.low[max(low, anchor - _BEFORE) : anchor])
    ahead = any(tree.low[kid] in _PROSPECTS for kid in tree.kids[anchor] if kid < anchor)
    return tree.tag[anchor] == "VB" and ahead and not lexicon.reports(tree.lemma[anchor])


def _is_condition(tree: Tree, anchor: int) -> bool:
    """Whether a cue stands in a condition, or in a question that is open: `if he believed`, `it is unclear if he promised`."""
    at = anchor
    for _ in range(_STEPS):
        mark = next((kid for kid in tree.kids[at] if kid < at and tree.low[kid] in {*_CONDITIONS, "whether"}), None)
        if mark is not None:
            if tree.low[tree.head[at]] in _OPEN:
                return True
            real = mark and tree.low[mark - 1] in _CONCESSIONS
            return tree.dep[at] == "advcl" and tree.low[mark] in _CONDITIONS and not real
        if tree.dep[at] not in {"xcomp", "conj"}:
            break
        at = tree.head[at]
    return False
