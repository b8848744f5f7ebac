"""Verbs of seeming before a verb of saying: `The mayor seemed to suggest that …` says what she suggested, if in a roundabout way."""

from __future__ import annotations

from typing import Final

from newslens.attribution.lexicon import Lexicon
from newslens.attribution.parse.tree import Tree
from newslens.attribution.parse.verbs import SEEMING
from newslens.attribution.sources.subjects import subject
from newslens.language.positions import noun

_SPEAKERS: Final = frozenset(("he", "i", "she", "they", "we", "who"))
_NAMED: Final = frozenset(("ORG", "PERSON"))


def hedged(tree: Tree, verb: int, lexicon: Lexicon) -> int | None:
    """The verb of saying that a verb of seeming hedges, where its subject is somebody who speaks.

    Args:
        tree: The parse.
        verb: The verb of seeming.
        lexicon: Word lists.

    Returns:
        None for any other verb, and where something seems to show or suggest what nobody has said.
    """
    if tree.lemma[verb] not in SEEMING:
        return None
    who = subject(tree, verb)
    if who is None or not (tree.low[who] in _SPEAKERS or tree.ent[who] in _NAMED or noun(tree.low[who]) is not None):
        return None
    return next(
        (
            kid
            for kid in tree.kids[verb]
            if kid > verb
            and tree.dep[kid] == "xcomp"
            and tree.low[kid - 1] == "to"
            and lexicon.reports(tree.lemma[kid])
            and (tree.low[kid + 1 : kid + 2] == ["that"] or any(tree.dep[i] == "ccomp" for i in tree.kids[kid]))
        ),
        None,
    )
