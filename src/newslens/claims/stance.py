"""How a claim is put forward: asserted, denied, hedged or questioned."""

from __future__ import annotations

from newslens.claims.clauses import Clause, Tree
from newslens.claims.lexicon import Lexicon
from newslens.types import Stance


def of_clause(tree: Tree, clause: Clause, cue: str | None, lexicon: Lexicon) -> Stance:
    """The stance of a clause.

    Args:
        tree: The parse.
        clause: The clause.
        cue: The lemmas of the cue under which it stands, or None in the outlet's own voice.
        lexicon: The words that decide.
    """
    cues = frozenset(cue.split()) if cue else frozenset()
    if cues & lexicon.denying:
        return Stance.DENIED
    if _asks(tree, clause) or cues & lexicon.questioning:
        return Stance.QUESTIONED
    if cues & lexicon.hedging or hedged(tree, clause, lexicon):
        return Stance.HEDGED
    return Stance.ASSERTED


def hedged(tree: Tree, clause: Clause, lexicon: Lexicon) -> bool:
    """Whether words in the clause, or the word on which it hangs, leave open whether it is so."""
    for child in tree.children[clause.head]:
        dep, lemma = tree.deps[child], tree.lemmas[child]
        if dep.startswith("aux") and lemma in lexicon.modal:
            return True
        if dep.startswith("advmod") and lemma in lexicon.adverb:
            return True
    if tree.lemmas[clause.head] in lexicon.raising and any(
        tree.deps[child] in ("xcomp", "ccomp") and tree.tags[child] == "VB" for child in tree.children[clause.head]
    ):
        return True
    governor = clause.governor
    return governor is not None and clause.relation in ("ccomp", "acl") and tree.lemmas[governor] in lexicon.hedging


def _asks(tree: Tree, clause: Clause) -> bool:
    last = clause.tokens[-1]
    return "?" in tree.words[last] or (last + 1 < len(tree.words) and tree.words[last + 1] == "?")
