"""Who stands right beside a cue, for where the parse gives it no subject."""

from __future__ import annotations

from typing import Final

from newslens.attribution.found import Source
from newslens.attribution.parse.phrases import before_circumstance, nominal, says_when
from newslens.attribution.parse.tree import STEPS, Range, Tree
from newslens.attribution.parse.verbs import FINITE

_ARTICLES: Final = frozenset(("a", "an", "the"))
BESIDE: Final = "beside the cue"
"""The rule of a source that stands right beside its cue."""
_NOMINAL: Final = frozenset(("NOUN", "PROPN", "PRON", "NUM", "X"))
NOT_NAMES: Final = frozenset(
    (
        "that",
        "this",
        "there",
        "what",
        "so",
        "as",
        "it",
        "then",
        "than",
        "how",
        "why",
        "if",
        "whether",
        "nobody",
        "none",
        "nothing",
    )
)
"""Words that name nobody, whatever the tagger makes of them."""
# Determiners that stand for people where no noun follows: "with some saying that …", "…, many fear".
_SOME: Final = frozenset(("few", "many", "most", "several", "some"))
_ASIDE: Final = 8
"""So many words may name who speaks between two commas."""
_CLOSING: Final = {",": ",", ")": "("}  # what closes an apposition, and what opens it


def beside(tree: Tree, verb: int, first: int, last: int) -> Source | None:
    """A nominal that stands right before the cue, or else right behind it."""
    return before(tree, verb, first) or beside_right(tree, last, tree.sentences[tree.sentence[verb]][1])


def before(tree: Tree, verb: int, first: int) -> Source | None:
    """A nominal that stands right before the cue, or before an apposition that ends there."""
    low = tree.sentences[tree.sentence[verb]][0]
    token = first - 1
    if token >= low and tree.low[token] in _CLOSING:
        token = _before_apposition(tree, token, low)
    if (
        token >= low
        and (tree.pos[token] in _NOMINAL or _capital(tree, token) or (tree.low[token] in _SOME and token + 1 == first))
        and tree.low[token] not in NOT_NAMES
        and tree.quoted[token] < 0
    ):
        head = _climb(tree, token, low, first)
        tokens = nominal(tree, head, low, first)
        if tokens[0] < tokens[1] and not says_when(tree, *tokens):
            return Source((tokens,), head, BESIDE)
    return None


def beside_right(tree: Tree, last: int, high: int) -> Source | None:
    """A nominal that stands right behind the cue."""
    token = last
    if token < high and tree.quoted[token] < 0 and tree.pos[token] in {"PROPN", "DET", "NOUN", "PRON", "ADJ", "NUM"}:
        if tree.low[token] in NOT_NAMES:
            return None
        head = _climb(tree, token, last, high)
        tokens = before_circumstance(tree, *nominal(tree, head, last, high))
        # "reckons a “jealous rival” did it": the article belongs to the words in marks
        bare = all(tree.tag[i] == "DT" and tree.low[i] in _ARTICLES for i in range(*tokens))
        if tokens[0] < tokens[1] and not bare and not says_when(tree, *tokens):
            return Source((tokens,), head, BESIDE)
    return None


def absolute(tree: Tree, verb: int, start: int, end: int) -> Range:
    """A source without what stands before "with": `the premier, with | Ada Holm` before `urging him to go`.

    Args:
        tree: The parse.
        verb: The verb whose source it is.
        start: The first token of the source.
        end: One past its last token.
    """
    if tree.tag[verb] != "VBG" or end != verb:
        return start, end
    opens = (i for i in range(end - 2, start, -1) if tree.low[i] == "with" and tree.low[i - 1] == ",")
    return next(opens, start - 1) + 1, end


def closing_comma(tree: Tree, last: int, high: int) -> int | None:
    """The comma that closes who stands behind a cue, where the sentence goes on with its verb: `That, says Holm, may be`.

    Args:
        tree: The parse.
        last: One past the last token of the cue.
        high: The end of the sentence.
    """
    for at in range(last, min(last + _ASIDE, high - 1)):
        if tree.low[at] == ",":
            goes_on = at + 1 + (tree.punct[at + 1] and tree.quoted[at + 1] >= 0)
            finite = goes_on < high and tree.tag[goes_on] in FINITE and tree.pos[goes_on] in {"AUX", "VERB"}
            return at if finite else None
        if tree.pos[at] in {"AUX", "VERB"}:
            break
    return None


def _capital(tree: Tree, token: int) -> bool:
    """Whether a word begins with a capital, as names do whatever the tagger makes of them."""
    return tree.text[tree.start[token]].isupper() and tree.pos[token] in {"ADV", "ADJ", "INTJ", "X"}


def _before_apposition(tree: Tree, close: int, low: int) -> int:
    """The token before an apposition that ends at a comma or bracket: `Ada Holm, a farmer, said`, `Ada Holm (71) said`."""
    token = close - 1
    while token > low and close - token < 25:
        if tree.low[token] == _CLOSING[tree.low[close]] and tree.pos[token - 1] in _NOMINAL:
            return token - 1
        if tree.low[token] in {";", ":"} or tree.quoted[token] >= 0:
            break
        token -= 1
    return -1


def _climb(tree: Tree, token: int, low: int, high: int) -> int:
    for _ in range(STEPS):
        above = tree.head[token]
        inside = low <= above < high and tree.quoted[above] == tree.quoted[token]
        if above == token or not inside or tree.pos[above] not in _NOMINAL:
            break
        token = above
    return token
