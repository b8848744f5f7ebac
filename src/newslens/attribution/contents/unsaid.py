"""Attributions of what nobody has said or thought: a condition, a duty, what may be, what only seems, what was done, what happens."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from newslens.attribution.contents.unreal import is_unreal
from newslens.attribution.found import Found
from newslens.attribution.lexicon import Lexicon
from newslens.attribution.parse.tree import Tree
from newslens.attribution.parse.verbs import SEEMING
from newslens.attribution.sources.things import is_nobody

_CONDITIONS: Final = frozenset(("if", "unless"))
_CONCESSIONS: Final = frozenset(("even", "as"))
_OPEN: Final = frozenset(("unclear", "unknown", "unsure", "uncertain"))
_NEGATIONS: Final = frozenset(("not", "n't"))
_IMPERSONAL: Final = frozenset(("unclear", "unknown"))
_PROSPECTS: Final = frozenset(("will", "'ll", "may", "might"))
_INSTEAD: Final = frozenset(("short", "without"))
# Prepositions behind a noun that say what was talked about, not what was said: "tips about", "attacks on".
_TOPICS: Final = frozenset(("p:on", "p:over", "p:to"))
# In a cue: "made no mention of", "stopped short of saying".
_DENYING: Final = frozenset(("no", "short"))
# What is found and tells nothing: "found common ground".
_COME_UPON: Final = frozenset("comfort foothold footing ground home place refuge room shelter solace way".split())
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
    cue = [tree.low[token] for start, end in found.cue for token in range(start, end)]
    if tag == "NN":
        told = found.frame == "p:about" and tree.lemma[anchor] not in lexicon.nouns
        return not found.source or found.frame in _TOPICS or told
    if tag in {"VB", "JJ"} and (is_nobody(tree, found, lexicon) or is_unreal(tree, anchor)):
        return True
    if tag != "VB":
        not_clear = tree.low[anchor] == "clear" and not found.source and not _NEGATIONS.isdisjoint(cue)
        return tree.low[anchor] in _IMPERSONAL or not_clear
    if not found.source and not _IMPERSONAL.isdisjoint(cue):
        return True  # "it remained unclear whether"
    if tree.lemma[anchor] in SEEMING or not _DENYING.isdisjoint(cue) or _is_half(tree, found):
        return True
    if _is_act(tree, found, lexicon) or _is_come_upon(tree, found):
        return True
    return _is_put_off(tree, anchor, lexicon) or _is_condition(tree, anchor)


def _is_half(tree: Tree, found: Found) -> bool:
    """Whether who says it is but half a word or phrase: `That | said, …`, `self | -described`."""
    if not found.source:
        return False
    start, end = found.source[-1]
    return tree.low[end - 1] == "self" or (tree.low[start:end] == ["that"] and tree.tag[start] == "DT")


def _is_act(tree: Tree, found: Found, lexicon: Lexicon) -> bool:
    """Whether something was done rather than said: `signed the bill`, but not `issued a threat`, `struggled to explain`."""
    thing = tree.child(found.anchor, "obj")
    if tree.lemma[found.anchor] not in lexicon.acts or (thing is not None and tree.lemma[thing] in lexicon.nouns):
        return False
    return not any(
        tree.lemma[i] in lexicon.nouns or tree.lemma[i] in lexicon.documents or lexicon.reports(tree.lemma[i])
        for start, end in found.cue
        for i in range(start, end)
        if i != found.anchor
    )


def _is_come_upon(tree: Tree, found: Found) -> bool:
    """Whether somebody came upon a thing or into a state, with nothing found to be so: `found a way`, `found himself at sea`."""
    anchor = found.anchor
    if tree.lemma[anchor] != "find":
        return False
    behind = [kid for kid in tree.kids[anchor] if kid > anchor]
    thing = next((kid for kid in behind if tree.dep[kid] == "obj"), None)
    if thing is None:
        return False
    if tree.low[thing].endswith(("self", "selves")) or tree.lemma[thing] in _COME_UPON:
        return True
    told = any(tree.dep[kid] in {"ccomp", "xcomp", "compound:prt"} or tree.low[kid] == "that" for kid in behind)
    return not told and bool(found.source) and tree.tag[found.source[-1][1] - 1] in {"PRP", "WP"}


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
