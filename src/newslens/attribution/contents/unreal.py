"""Cues of what nobody has said: what somebody should say, would have said, or says in a case that did not happen."""

from __future__ import annotations

from typing import Final

from newslens.attribution.parse.tree import STEPS, Tree

_DUTY: Final = frozenset(("must", "ought", "should"))
_SUPPOSED: Final = frozenset(("could", "might", "should", "would"))
_MODALS: Final = _DUTY | _SUPPOSED | {"can", "may"}
_OBLIGING: Final = frozenset(("have", "need"))
# How something is done that may or may not be done: "could please them by promising".
_MEANS: Final = frozenset(("by", "without"))
# What is found out. Who "would have preferred" something does prefer it, and who "could have asked for" it is told that they did not.
_FINDING: Final = frozenset("confirm decide determine discover find learn realise realize recognise recognize".split())


def is_unreal(tree: Tree, anchor: int) -> bool:
    """Whether the verb of a cue tells of no fact.

    Args:
        tree: The parse.
        anchor: The verb.
    """
    modal = _modal(tree, anchor)
    if modal in _DUTY or _is_inverted(tree, anchor):
        return True
    if modal in _SUPPOSED and tree.tag[anchor] == "VBN" and _has(tree, anchor, "have"):
        return tree.lemma[anchor] in _FINDING
    if tree.lemma[anchor] in _OBLIGING and tree.child(anchor, "xcomp") is not None:
        return modal in _MODALS
    above = tree.head[anchor]
    if above >= anchor:
        return False
    if tree.dep[anchor] == "xcomp" and tree.lemma[above] in _OBLIGING:
        return _has(tree, anchor, "to") and _modal(tree, above) in _MODALS
    means = tree.tag[anchor] == "VBG" and any(_has(tree, anchor, word) for word in _MEANS)
    return means and tree.dep[anchor] == "advcl" and _modal(tree, above) in _MODALS


def _modal(tree: Tree, verb: int) -> str:
    """The modal over a verb, or over the one that it is coordinated with: `must meet them and | outline a plan`."""
    for _ in range(STEPS):
        for kid in tree.kids[verb]:
            if kid < verb and tree.tag[kid] == "MD":
                return tree.low[kid]
        bare = tree.tag[verb] == "VB" and not any(tree.dep[kid].startswith("nsubj") for kid in tree.kids[verb])
        if tree.dep[verb] != "conj" or not bare or tree.head[verb] >= verb:
            break
        verb = tree.head[verb]
    return ""


def _has(tree: Tree, verb: int, word: str) -> bool:
    return any(tree.low[kid] == word for kid in tree.kids[verb] if kid < verb)


def _is_inverted(tree: Tree, verb: int) -> bool:
    """Whether a condition opens with its auxiliary: `Had the mayor promised it`, `Should the bank object`."""
    at = verb
    for _ in range(STEPS):
        topic = next((kid for kid in tree.kids[at] if tree.dep[kid].startswith("nsubj")), None)
        if topic is not None:
            first = tree.left[at]
            opens = first in tree.kids[at] and tree.low[first] in {"had", "should"} and first < topic < at
            low, high = tree.sentences[tree.sentence[at]]
            return opens and (tree.dep[at] == "advcl" or (first == low and "?" not in tree.low[at:high]))
        if tree.dep[at] != "xcomp" or tree.head[at] >= at:
            break
        at = tree.head[at]
    return False
