"""Those on trial: `was convicted of fraud` says nothing, and what `Holm faces charges that …` tells, others say of him."""

from __future__ import annotations

from typing import Final

from newslens.attribution.parse.tree import Tree
from newslens.attribution.sources.subjects import is_passive

# What courts and the police do to somebody, in which nobody says anything of him.
_DEALT_WITH: Final = frozenset("acquit arrest book convict fine jail sentence".split())
# What is said to be no longer upon somebody: "was cleared of theft".
_RID: Final = frozenset(("absolved", "cleared", "exonerated", "relieved", "stripped"))
_CHARGED: Final = frozenset("charge indict suspect".split())
_FACING: Final = frozenset("battle beat face fight".split())
_CHARGES: Final = frozenset("accusation allegation charge claim complaint count".split())


def is_verdict(tree: Tree, anchor: int) -> bool:
    """Whether a cue is what was done to somebody on trial: `was acquitted of murder`, `was cleared of theft`.

    Args:
        tree: The parse.
        anchor: The verb of the cue.
    """
    if tree.low[anchor] in _RID and tree.low[anchor + 1 : anchor + 2] == ["of"]:
        return is_passive(tree, anchor) or (anchor > 0 and tree.lemma[anchor - 1] == "be")  # or an adjective to taggers
    return tree.lemma[anchor] in _DEALT_WITH and is_passive(tree, anchor)


def is_accused(tree: Tree, anchor: int) -> bool:
    """Whether the subject of a cue is of whom something is said: `faces charges that he lied`, `was charged with lying`.

    Args:
        tree: The parse.
        anchor: The token that the cue turns on.
    """
    if tree.lemma[anchor] in _CHARGED and is_passive(tree, anchor):
        return True
    noun = anchor if tree.lemma[anchor] in _CHARGES else tree.child(anchor, "obj")
    verb = tree.head[noun] if noun == anchor else anchor
    return noun is not None and tree.lemma[noun] in _CHARGES and tree.lemma[verb] in _FACING
