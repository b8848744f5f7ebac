"""Verbs, with the auxiliaries, adverbs and governing verbs that belong to them."""

from __future__ import annotations

from typing import Final

from newslens.attribution.parse.tree import Range, Tree

TENSED: Final = frozenset(("VBD", "VBZ", "VBP"))
"""Tags of verbs in the present and the past."""
FINITE: Final = TENSED | {"MD"}
"""Tags of the words that make a clause finite."""
_BEFORE: Final = frozenset(("aux", "aux:pass", "advmod", "cop", "neg", "auxpass"))
_CHAIN_RELATIONS: Final = frozenset(("xcomp",))
PHASES: Final = frozenset(("begin", "continue", "finish", "go", "keep", "start", "stop"))
"""Verbs that say of another how far it has come, and leave its subject to it."""
SEEMING: Final = frozenset(("appear", "look", "seem", "sound"))
"""Verbs that say how something seems."""
_STEPS: Final = 4
# What shares of a firm do in headlines, as taggers take the shares for a verb: "Tarn Bank cuts jobs, shares plunge".
_MOVES: Final = frozenset(
    "climb close crash dip dive drop edge extend fall gain hit inch jump leap lose open plummet plunge rally rebound recover "
    "retreat rise rocket sink skid slide slip slump soar surge tank tick trade tumble".split()
)


def is_verb(tree: Tree, token: int) -> bool:
    """Whether a token is a verb that can be a cue: no auxiliary, no copula and no "shares" that rise or fall."""
    if tree.tag[token][:2] != "VB" or tree.dep[token].startswith(("aux", "cop", "amod", "compound", "case")):
        return False
    return tree.low[token] != "shares" or token + 1 >= len(tree) or tree.low[token + 1] not in _MOVES


def cue_range(tree: Tree, verb: int) -> Range:
    """A verb with its auxiliaries, negation, adverbs, particles and the verbs that govern it: `went on to say`."""
    low, high = tree.sentences[tree.sentence[verb]]
    first = _with_auxiliaries(tree, verb, low)
    at = verb
    for _ in range(_STEPS):
        above = tree.head[at]
        if tree.dep[at] not in _CHAIN_RELATIONS or not low <= above < first or tree.quoted[above] >= 0:
            break
        if tree.low[first - 1] != "to" and tree.lemma[above] not in PHASES:
            break
        if any(
            token not in tree.kids[above] or tree.dep[token] not in {"compound:prt", "advmod"}
            for token in range(above + 1, first)
            if tree.low[token] != "to"
        ):
            break
        at = above
        first = _with_auxiliaries(tree, at, low)
    last = verb + 1
    while last < high and tree.head[last] == verb and tree.dep[last] == "compound:prt":
        last += 1
    return first, last


def _with_auxiliaries(tree: Tree, verb: int, low: int) -> int:
    first = verb
    while first > low:
        token = first - 1
        if tree.head[token] != verb or tree.dep[token] not in _BEFORE or tree.punct[token]:
            break
        if tree.tag[token] in {"WRB", "WP", "WDT", "NNP"}:
            break
        first = token
    return first
