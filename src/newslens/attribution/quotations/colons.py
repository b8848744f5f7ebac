"""Whose a quotation beside a colon or dash is, and what of it follows the marks."""

from __future__ import annotations

from typing import Final

import attrs

from newslens.attribution.found import Source
from newslens.attribution.lexicon import Lexicon
from newslens.attribution.parse.headings import half, is_heading
from newslens.attribution.parse.phrases import nominal
from newslens.attribution.parse.tree import Range, Tree
from newslens.attribution.parse.turns import is_label
from newslens.attribution.parse.verbs import FINITE
from newslens.attribution.quotations.headlines import speaker_before
from newslens.attribution.quotations.links import Link
from newslens.attribution.quotations.quoted import Quoted

_CIRCUMSTANCE: Final = frozenset(("in", "on", "at"))
# What stands in a headline between who speaks and of what or to whom.
_ABOUT: Final = frozenset(("about", "after", "on", "to"))
# How what the outlet tells goes on in a headline: `Holm: “No way” as pier shuts`.
_TAILS: Final = frozenset(("after", "amid", "as", "while"))
_CLOSED: Final = ".,!?…"


def named(tree: Tree, link: Link, lexicon: Lexicon) -> Source | None:
    """The source named before a colon or behind a dash."""
    low, high = tree.sentences[tree.sentence[link.anchor]]
    if link.behind:
        return _beside(tree, link, low, high)
    low = half(tree, low, link.anchor)
    speaker = _before_topic(tree, low, link.anchor) or _beside(tree, link, low, high)
    if speaker is None or not is_heading(tree, tree.paragraph[link.anchor]):
        return speaker
    labelled = is_label(tree, (low, link.anchor), lexicon.labels)
    tokens = None if labelled else speaker_before(tree, speaker.tokens[0], lexicon)
    return attrs.evolve(speaker, tokens=(tokens,)) if tokens else None


def _beside(tree: Tree, link: Link, low: int, high: int) -> Source | None:
    """The name nearest to the mark, one that says where something is said only for want of others."""
    spare: Source | None = None
    if link.behind:
        low = link.anchor + 1
        high = tree.sentences[tree.sentence[low]][1]
        order = range(low, high)
    else:
        high = link.anchor
        order = range(high - 1, low - 1, -1)
    for token in order:
        if tree.pos[token] in {"PROPN", "NOUN", "PRON"} and tree.quoted[token] < 0:
            head = token
            while (
                low <= tree.head[head] < high
                and tree.head[head] != head
                and tree.pos[tree.head[head]] in {"PROPN", "NOUN"}
                and not _apart(tree, tree.head[head], head)
            ):
                head = tree.head[head]
            tokens = nominal(tree, head, max(low, _opens(tree, head, low)), high)
            if tokens[0] < tokens[1]:
                found = Source((tokens,), head, "name beside the mark")
                if link.behind or tree.case(head) not in _CIRCUMSTANCE:
                    return found
                spare = spare or found
    return spare


def _before_topic(tree: Tree, low: int, colon: int) -> Source | None:
    """The name at the head of a headline that says of what its bearer speaks: `Ada Holm on the Pier's Future: “…”`."""
    if any(tree.tag[i] in FINITE for i in range(low, colon)):
        return None
    topic = next((i for i in range(low + 1, colon) if tree.low[i] in _ABOUT), None)
    if topic is None or any(tree.pos[i] != "PROPN" for i in range(low, topic)):
        return None
    return Source(((low, topic),), topic - 1, "name beside the mark")


def runs_on(tree: Tree, link: Link, quote: Quoted) -> list[Range]:
    """What goes on behind the marks of a quotation behind a colon, in offsets: `Holm: “No way” to run a port`."""
    if link.behind or quote.ends in _CLOSED:
        return []
    end = tree.sentences[tree.sentence[quote.last - 1]][1]
    after = tree.trim(quote.last, end)
    if after[0] != quote.last or after[0] >= after[1] or tree.paragraph[after[0]] != tree.paragraph[quote.first]:
        return []
    if tree.low[after[0]] in _TAILS and is_heading(tree, tree.paragraph[quote.first]):
        return []
    last = after[1]
    while last < end and tree.quoted[last] >= 0 and tree.quoted[last] == tree.quoted[last - 1]:
        last += 1
    return [(quote.pieces[-1][1], tree.end[last - 1])]


def _apart(tree: Tree, where: int, name: int) -> bool:
    """Whether a comma parts a name from where something is said: `In a post on its site, Holm Mills: “…”`."""
    return where < name and tree.case(where) in _CIRCUMSTANCE and "," in tree.low[where:name]


def _opens(tree: Tree, head: int, low: int) -> int:
    """One past the comma in front of a name that is set apart by it."""
    above = tree.head[head]
    apart = low <= above < head and _apart(tree, above, head)
    return max(i for i in range(above, head) if tree.low[i] == ",") + 1 if apart else low
