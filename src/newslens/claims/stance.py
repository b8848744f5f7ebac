"""How a claim is put forward: asserted, denied, hedged or questioned."""

from __future__ import annotations

from collections.abc import Sequence

from newslens.claims.clauses import Clause, Tree
from newslens.claims.lexicon import Lexicon
from newslens.types import Stance

_VERBS = frozenset(("VBD", "VBZ", "VBP", "VBN", "VBG", "VB"))
_PASSIVE = frozenset(("aux:pass", "auxpass", "expl", "nsubj:pass", "nsubjpass"))


def of_clause(tree: Tree, clause: Clause, cue: Sequence[int], lexicon: Lexicon, *, shifted: bool = False) -> Stance:
    """The stance of a clause.

    Args:
        tree: The parse.
        clause: The clause.
        cue: The tokens of the cue under which it stands; none in the outlet's own voice.
        lexicon: The words that decide.
        shifted: Whether it is told in other words behind a cue in the past, where "would" is the future seen from there.
    """
    cues = frozenset(tree.lemmas[index] for index in cue)
    if cues & lexicon.denying:
        return Stance.DENIED
    if _asks(tree, clause) or cues & lexicon.questioning:
        return Stance.QUESTIONED
    if any(_leaves_open(tree, index, lexicon) for index in cue) or hedged(tree, clause, lexicon, shifted=shifted):
        return Stance.HEDGED
    return Stance.ASSERTED


def hedged(tree: Tree, clause: Clause, lexicon: Lexicon, *, shifted: bool = False) -> bool:
    """Whether words in the clause, or the word on which it hangs, leave open whether it is so.

    Args:
        tree: The parse.
        clause: The clause.
        lexicon: The words that decide.
        shifted: Whether "would" is the future seen from the past.
    """
    for child in tree.children[clause.head]:
        dep, lemma = tree.deps[child], tree.lemmas[child]
        if (
            dep.startswith("aux")
            and lemma in lexicon.modal
            and not _is_tense(tree, clause.head, child, shifted=shifted)
        ):
            return True
        if dep.startswith("advmod") and lemma in lexicon.adverb:
            return True
    if tree.lemmas[clause.head] in lexicon.raising and any(
        tree.deps[child] in ("xcomp", "ccomp") and tree.tags[child] == "VB" for child in tree.children[clause.head]
    ):
        return True
    governor = clause.governor
    return governor is not None and clause.relation in ("ccomp", "acl") and _leaves_open(tree, governor, lexicon)


def _leaves_open(tree: Tree, index: int, lexicon: Lexicon) -> bool:
    """Whether a cue leaves open what hangs on it; who `reported` something states it, who `is reported` to has not."""
    if tree.lemmas[index] in lexicon.hearsay and tree.tags[index] in _VERBS:
        return any(tree.deps[child] in _PASSIVE for child in tree.children[index])
    return tree.lemmas[index] in lexicon.hedging


def _is_tense(tree: Tree, head: int, auxiliary: int, *, shifted: bool) -> bool:
    """Whether "would" only tells when: "said it would close", "she’d broken it", which taggers take for "would"."""
    if tree.lemmas[auxiliary] != "would":
        return False
    if any(tree.lemmas[child] == "have" and tree.deps[child].startswith("aux") for child in tree.children[head]):
        return False
    return shifted or (tree.words[auxiliary][:1] in "'’" and tree.tags[head] == "VBN")


def _asks(tree: Tree, clause: Clause) -> bool:
    last = clause.tokens[-1]
    return "?" in tree.words[last] or (last + 1 < len(tree.words) and tree.words[last + 1] == "?")
