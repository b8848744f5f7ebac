"""Who stands before a cue with an apposition, both between commas: `…, the mayor, Ada Holm, said Monday`."""

from __future__ import annotations

from typing import Final

from newslens.attribution.parse.tree import Range, Tree
from newslens.attribution.parse.verbs import FINITE
from newslens.language.positions import Sort, noun

_VERBS: Final = FINITE | {"VBN"}  # taggers mix up what is past and what is done: "The mill closed in May"
_LONGEST: Final = 12
_ARTICLES: Final = frozenset(("DT", "PRP$"))
_BREAKS: Final = frozenset((":", ";", "(", ")", "–", "—"))


def between_commas(tree: Tree, cue: int) -> Range | None:
    """Somebody with an apposition who stands behind what is said and before a cue.

    What is printed decides: parsers hang both on the last noun of what is said, or take that noun for the subject.

    Args:
        tree: The parse.
        cue: The first token of the cue.

    Returns:
        The tokens of both, without the commas around them; None where nothing is said before them in the sentence.
    """
    low = tree.sentences[tree.sentence[cue]][0] if cue < len(tree) else cue
    second = _back(tree, cue - 1, low)
    first = _back(tree, second - 1, low) if second is not None else None
    if first is None or second is None:
        return None
    head, apposed = (first, second - 1), (second, cue - 1)
    named = _is_name(tree, *head) and any(tree.ent[i] == "PERSON" for i in range(*head))
    office = _is_office(tree, *head)
    if not (_is_name(tree, *apposed) and office) and not (_is_described(tree, *apposed) and (named or office)):
        return None
    if tree.quoted[first - 1] < 0 and not any(tree.tag[i] in _VERBS for i in range(low, first)):
        return None  # "In June, the mayor, Ada Holm, said …": what is said stands behind
    return first, cue - 1


def _back(tree: Tree, comma: int, low: int) -> int | None:
    """Where a phrase begins that a comma closes, behind another comma or the end of a quotation."""
    if comma <= low or tree.low[comma] != "," or tree.quoted[comma] >= 0:
        return None
    for at in range(comma - 1, max(low, comma - _LONGEST) - 1, -1):
        if tree.low[at] == "," or (tree.quoted[at] >= 0 and tree.punct[at]):
            return at + 1 if at + 1 < comma else None
        if tree.quoted[at] >= 0 or tree.tag[at] in FINITE or tree.low[at] in _BREAKS or tree.tag[at][:1] == "W":
            return None
    return None


def _is_name(tree: Tree, start: int, end: int) -> bool:
    """Whether a phrase is a name with nothing beside it."""
    return all(tree.pos[i] == "PROPN" or tree.text[tree.start[i]].isupper() for i in range(start, end))


def _is_office(tree: Tree, start: int, end: int) -> bool:
    """Whether a phrase says who somebody is: `the council leader`, `its president`, `Rade's mayor`, `the head of the mill`."""
    if tree.tag[start] not in _ARTICLES and not any(tree.tag[i] == "POS" for i in range(start, end)):
        return False
    return any(
        tree.pos[i] in {"NOUN", "PROPN"} and (found := noun(tree.low[i])) is not None and found.sort is not Sort.GROUP
        for i in range(start, end)
    )


def _is_described(tree: Tree, start: int, end: int) -> bool:
    """Whether a phrase can say who somebody is, or how old."""
    if end - start == 1 and tree.low[start].isdigit():
        return True
    return tree.tag[start] in _ARTICLES and tree.pos[end - 1] in {"NOUN", "PROPN"}
