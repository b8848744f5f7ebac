"""What parsers get wrong around attributions, put right before any rule looks: the lists of a `Tree` in the making."""

from __future__ import annotations

from bisect import insort
from typing import Final

from newslens.language.calendar import WEEKDAYS

_WHERE: Final = frozenset(("in", "on", "at", "during"))
_CLOSERS: Final = frozenset((",", "?", "!"))
_NAMING: Final = frozenset(("PROPN", "DET"))
_PAST: Final = frozenset(("VBD", "VBN"))
_CLAUSAL: Final = frozenset(("IN", "MD", "VBD", "VBP", "VBZ", "WDT", "WP", "WRB"))
# Verbs that look the same in the past, and what whoever says something does with it besides: "said it sank, warned us and left".
_UNCHANGED: Final = frozenset("cast cut hit hurt let put quit set shut".split())
_SPEAKS_UP: Final = frozenset(
    "accuse apologise apologize ask attack blame call condemn criticise criticize defend deny describe dismiss praise promise "
    "reject thank urge vow warn".split()
)
_HUNG: Final = frozenset(("acl", "acl:relcl"))
_SPANS: Final = frozenset("seconds moments minutes hours days weeks months years".split())
_LATER: Final = frozenset(("after", "afterwards", "before", "earlier", "later"))
# What makes a verb more than a further one of a list, and what ties it otherwise.
_OWN: Final = frozenset(("aux", "aux:pass", "expl", "mark", "nsubj", "nsubj:pass"))
_TIES: Final = _OWN | {"cc"}
NO_OBJECT: Final = frozenset(
    "add argue claim comment concede conclude contend explain insist joke note observe quip recount remark reply say state "
    "write".split()
)
"""Verbs whose object is never a person, so that a name right behind them is who speaks: `It was late, adds Ada Holm.`"""


def settle(head: list[int], kids: list[list[int]], dep: list[str], low: list[str], left: list[int]) -> bool:
    """Hang "in a statement" of `said in a statement it would appeal` on the first verb, if the parser has it on the second.

    Args:
        head: The token that each hangs on; changed.
        kids: The tokens that hang on each; changed.
        dep: Relations.
        low: Each token in lower case.
        left: The first token of each subtree.

    Returns:
        Whether any word hangs elsewhere now.
    """
    moved = False
    for token, relation in enumerate(dep):
        clause = head[token]
        verb = head[clause]
        if relation != "obl" or dep[clause] != "ccomp" or not verb < left[token] < token < clause:
            continue
        ahead = left[token] - 1
        if ahead != verb and not (head[ahead] == verb and dep[ahead] in {"obj", "iobj"}):
            continue
        before = [dep[kid] for kid in kids[clause] if kid < token]
        behind = any(dep[kid] in {"nsubj", "nsubj:pass", "expl"} for kid in kids[clause] if token < kid < clause)
        if behind and not before and low[left[token]] in _WHERE:
            head[token] = verb
            kids[clause].remove(token)
            insort(kids[verb], token)
            moved = True
    return moved


def listed(
    head: list[int], kids: list[list[int]], dep: list[str], tag: list[str], lemma: list[str], low: list[str]
) -> bool:
    """Hang the verbs of a list on the first of them: `Holm said the man took a bag, slammed the door and ran`.

    Parsers hang the second on the verb of saying, and the rest on it, or all of them behind a clause that they take for one
    about where it was said: `said at a meeting that the man took a bag, …`.

    Args:
        head: The token that each hangs on; changed.
        kids: The tokens that hang on each; changed.
        dep: Relations; changed.
        tag: Fine tags.
        lemma: Lemmas.
        low: Each token in lower case.

    Returns:
        Whether any word hangs elsewhere now.
    """
    moved = False
    for second, relation in enumerate(dep):
        verb = head[second]
        if (
            relation not in {"ccomp", "conj"}
            or not verb < second
            or low[second - 1] != ","
            or (lemma[verb] not in NO_OBJECT and lemma[verb] != "tell")
        ):
            continue
        first = _first_of_list(verb, second, kids, dep, low)
        third = next((kid for kid in kids[second] if kid > second and dep[kid] == "conj"), None)
        if third is None and first is not None and lemma[second] not in _SPEAKS_UP:
            opened = dep[first] in _HUNG or any(low[kid] == "that" for kid in kids[first])
            third = next((kid for kid in kids[verb] if opened and kid > second and dep[kid] == "conj"), None)
        if first is None or third is None or tag[first] != "VBD" or not any(dep[kid] == "cc" for kid in kids[third]):
            continue
        past = tag[second] in _PAST and (tag[third] in _PAST or low[third] in _UNCHANGED)
        further = past and not {lemma[second], lemma[third]} & NO_OBJECT
        if (
            further
            and not any(dep[kid] in _TIES for kid in kids[second])
            and not any(dep[kid] in _OWN for kid in kids[third])
        ):
            dep[second] = "conj"
            for one, above in ((second, first), (third, second)):
                kids[head[one]].remove(one)
                insort(kids[above], one)
                head[one] = above
            moved = True
    return moved


def _first_of_list(verb: int, second: int, kids: list[list[int]], dep: list[str], low: list[str]) -> int | None:
    """The verb of the clause that a verb of saying has before another verb, also hung on where it was said: `said in court that …`."""
    for kid in kids[verb]:
        if verb < kid < second and dep[kid] == "ccomp":
            return kid
        that = kid + 1
        for clause in (one for one in kids[kid] if dep[kid] == "obl" and that < one < second and dep[one] in _HUNG):
            acts = any(dep[one] in {"nsubj", "nsubj:pass"} and one > that for one in kids[clause])
            if low[that] == "that" and that in kids[clause] and acts:
                return clause
    return None


def apposed(
    head: list[int], kids: list[list[int]], dep: list[str], tag: list[str], low: list[str], left: list[int]
) -> bool:
    """Hang a name between commas on who it is of: `Her lawyer, | Per Holm, | said`, where a parser takes both for subjects.

    Args:
        head: The token that each hangs on; changed.
        kids: The tokens that hang on each; changed.
        dep: Relations; changed.
        tag: Fine tags.
        low: Each token in lower case.
        left: The first token of each subtree.

    Returns:
        Whether any word hangs elsewhere now.
    """
    moved = False
    for name, relation in enumerate(dep):
        verb = head[name]
        if relation != "nsubj" or not name < verb or tag[name] not in {"NNP", "NNPS"}:
            continue
        first = next((kid for kid in kids[verb] if kid < name and dep[kid] == "nsubj"), None)
        if first is None or low[left[name]] != "," or low[verb - 1] != ",":
            continue
        if any(tag[i] in _CLAUSAL for i in range(first + 1, name)):
            continue
        head[name], dep[name] = first, "appos"
        kids[verb].remove(name)
        insort(kids[first], name)
        moved = True
    return moved


def timed(dep: list[str], low: list[str], head: list[int]) -> None:
    """Take what says when for no subject: `but | moments | later tweeted`, `and late | Friday | said`.

    Args:
        dep: Relations; changed.
        low: Each token in lower case.
        head: The token that each hangs on.
    """
    for token, relation in enumerate(dep):
        verb = head[token]
        if relation != "nsubj" or dep[verb] != "conj" or not token < verb <= token + 2:
            continue
        if low[token] in WEEKDAYS or (low[token] in _SPANS and low[token + 1] in _LATER):
            dep[token] = "obl:unmarked"


def behind_marks(tag: list[str], pos: list[str], quoted: list[int], punct: list[bool], low: list[str]) -> None:
    """Read `reckons` of `“…,” reckons Ada Holm` as the verb that it is; taggers take it for a plural.

    Args:
        tag: Fine tags; changed.
        pos: Coarse tags; changed.
        quoted: The number of the quotation each token stands in, or -1.
        punct: Whether each is punctuation.
        low: Each token in lower case.
    """
    for token in range(2, len(tag) - 1):
        if tag[token] != "NNS" or quoted[token] >= 0 or quoted[token - 1] < 0:
            continue
        beside = pos[token + 1] in _NAMING or tag[token + 1] == "PRP$"
        if beside and punct[token - 1] and low[token - 2] in _CLOSERS:
            tag[token], pos[token] = "VBZ", "VERB"
