"""Cues of words that somebody else passes on: `RNT quoted Holm as saying …`, `…, Holm was quoted as saying`."""

from __future__ import annotations

from typing import Final

from newslens.attribution.contents.complements import Complement
from newslens.attribution.contents.ends import resumes, settled
from newslens.attribution.found import Found, Source
from newslens.attribution.page import Page, cover, proposal
from newslens.attribution.parse.relays import Relay
from newslens.attribution.parse.tree import Range, Tree
from newslens.attribution.parse.verbs import FINITE
from newslens.attribution.sources.finding import QUOTED

RELAYED: Final = "relayed"
"""The frame: what is said stands behind "as saying", or before who is quoted."""
# Annotated news has too few of either to count; both leave no doubt.
_RATE: Final = 0.9
_NEAR: Final = 8


def relayed(page: Page, relay: Relay) -> Found | None:
    """What somebody is quoted as saying: the clause behind the participle, else the one before who is quoted.

    Args:
        page: The article.
        relay: Whose words are passed on.
    """
    content = _content(page, relay)
    if content[0] >= content[1]:
        return None
    option = Complement(RELAYED, (content,))
    said, frame = cover(page, option, relay.cue)
    source = Source((relay.speaker,), relay.head, QUOTED)
    return proposal(page, relay.saying, relay.cue, option, said, frame, _RATE, source, "verb") if said else None


def _content(page: Page, relay: Relay) -> Range:
    tree = page.tree
    low, high = tree.sentences[tree.sentence[relay.saying]]
    start = relay.behind
    if _clause_follows(tree, start, high):
        start = _behind_that(tree, start, high)
        high = _aside_ends(tree, relay, start, high)
        return settled(tree, start, resumes(tree, relay.saying, start, high), high, page.lexicon)
    begin = min(relay.speaker[0], relay.verb)
    apart = begin > low and tree.low[begin - 1] == ","
    before = tree.trim(low, begin)
    return before if apart and any(tree.tag[i] in FINITE for i in range(*before)) else (begin, begin)


def _behind_that(tree: Tree, start: int, high: int) -> int:
    """The start of a clause behind its conjunction, and where or when it was said: `as saying in May that | nobody was told`."""
    for token in range(start, min(high, start + _NEAR)):
        if tree.low[token] == "that" and tree.tag[token] == "IN":
            return token + 1
        if tree.tag[token] in FINITE or tree.quoted[token] >= 0:
            break
    return start


def _aside_ends(tree: Tree, relay: Relay, start: int, high: int) -> int:
    """Where the main clause goes on behind an aside: `Holm, quoted as saying the pier was unsafe, | declined to comment`."""
    if tree.low[relay.verb - 1] != ",":
        return high
    return next((i for i in range(start, high - 1) if tree.low[i] == "," and tree.tag[i + 1] in FINITE), high)


def _clause_follows(tree: Tree, start: int, high: int) -> bool:
    """Whether what was said stands behind the participle, and no mere time or place: `as saying | on Friday`."""
    return any(tree.tag[i] in FINITE or tree.quoted[i] >= 0 for i in range(start, high))
