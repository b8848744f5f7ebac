"""What somebody asks of the paper rather than says to its readers: not to be named."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from newslens.attribution.found import Found
from newslens.attribution.parse.tree import Tree

_NAMED: Final = frozenset(("identified", "named", "quoted"))
_STAY: Final = frozenset(("be", "remain", "stay"))
_REFUSING: Final = frozenset(("decline", "refuse"))
_NEGATIONS: Final = frozenset(("not", "n't", "never"))
_WANTING: Final = frozenset("ask decline insist prefer refuse request speak want wish".split())
# What may follow "not to be named" where it is all that is asked: "by his family", "because", "in this article".
_BEHIND: Final = frozenset("because by citing due for given only or out publicly since so until when while".split())
_PIECES: Final = frozenset(("article", "piece", "report", "story"))
_ALLOWED: Final = frozenset(("allowed", "authorised", "authorized", "permitted"))
_TALKING: Final = frozenset(("comment", "discuss", "speak", "talk"))
_NEAR: Final = 4
_OWN: Final = frozenset(("her", "his", "their"))
_NAMES: Final = frozenset(("identity", "name", "names", "surname"))


def is_anonymity(tree: Tree, found: Found, words: Sequence[int]) -> bool:
    """Whether a content is but that its source is not to be named: `asked | not to be named because …`, `requested | anonymity`.

    What is asked for somebody else stays: `police asked that the boy not be named`, `the firm asked not to be named in the lawsuit`.

    Args:
        tree: The parse.
        found: The attribution.
        words: The tokens of its content without punctuation.
    """
    low = [tree.low[token] for token in words]
    if "anonymity" in low[:_NEAR] and (low[0] == "anonymity" or low[0] in {"condition", "on", "the"}):
        return True
    if tree.low[found.anchor] in _NAMED and tree.lemma[tree.head[found.anchor]] in _WANTING:
        return _is_all(tree, found.anchor)  # the reason that is given: "not to be named because talks go on"
    if _is_not_allowed(tree, found.anchor, words):
        return True
    if tree.lemma[found.anchor] not in _WANTING:
        return False
    cue = {tree.low[token] for start, end in found.cue for token in range(start, end)}
    denied = tree.lemma[found.anchor] in _REFUSING or not _NEGATIONS.isdisjoint(cue) or low[0] in _NEGATIONS
    own = [word for word in low[: _NEAR + 1] if word not in {*_NEGATIONS, "to"}]
    if own[:1] and own[0] in _STAY and own[1:2] == ["anonymous"]:
        return True
    if own[:1] == ["be"] and own[1:2] and own[1] in _NAMED:
        only = "only" in own[2:3]
        return (denied or only) and _is_all(tree, words[low.index(own[1])])
    behind = low[low[0] == "that" :]
    about = found.source and tree.low[found.source[-1][1] - 1] == "who"
    return bool(about and behind) and behind[0] in _OWN and not _NAMES.isdisjoint(behind[:_NEAR])


def _is_not_allowed(tree: Tree, anchor: int, words: Sequence[int]) -> bool:
    """Whether a source may not speak, which is why it is not named: `were not authorized to discuss | the matter`."""
    allowed = anchor if tree.low[anchor] in _ALLOWED else tree.head[anchor]
    talk = words[min(1, len(words) - 1)] if allowed == anchor else anchor
    if tree.low[allowed] not in _ALLOWED or tree.lemma[talk] not in _TALKING:
        return False
    return any(tree.low[kid] in _NEGATIONS for kid in tree.kids[allowed] if kid < allowed)


def _is_all(tree: Tree, named: int) -> bool:
    """Whether nothing else is asked behind "named": not `named in the lawsuit`, `named captain`."""
    after = named + 1
    if after >= len(tree) or tree.punct[after] or tree.low[after] in _BEHIND or tree.dep[after] == "mark":
        return True
    return tree.low[after] == "in" and not _PIECES.isdisjoint(tree.low[after + 1 : after + _NEAR])
