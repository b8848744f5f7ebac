"""How far the content of a reading reaches: whole quotations, whole phrases, and nothing that another cue opens."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from newslens.attribution.contents.addressees import told_from
from newslens.attribution.contents.ends import main_clause, matrix_clause, resumes, settled
from newslens.attribution.contents.going_on import PARTICIPLES, goes_on_until
from newslens.attribution.contents.hollow import UNITS
from newslens.attribution.contents.narration import narrated
from newslens.attribution.found import merged, without
from newslens.attribution.learned.decoding import Reading
from newslens.attribution.learned.edges import begins, ends
from newslens.attribution.lexicon import Lexicon
from newslens.attribution.page import Page
from newslens.attribution.parse.tree import Range, Ranges, Tree
from newslens.attribution.parse.verbs import FINITE
from newslens.language.calendar import MONTHS, SHORT_MONTHS
from newslens.language.numbers import COMPARING

_NOUN_WITHIN: Final = 4
# So many words may name who is told something.
_ADDRESSEE: Final = 12
_MOST: Final = 0.5
_HALVES: Final = frozenset(("a.m.", "p.m.", "a.m", "p.m", "am", "pm"))
_MONTHS: Final = MONTHS.keys() | SHORT_MONTHS.keys()
_YEAR: Final = re.compile(r"[12]\d{3}")
# What opens a phrase or clause, and closes none.
_OPENERS: Final = frozenset(("DET", "ADP", "CCONJ", "SCONJ"))


def extent(page: Page, reading: Reading) -> Ranges:
    """The content of a reading in offsets, each quotation in it whole or not at all."""
    tree = page.tree
    inside: dict[int, int] = {}
    pieces = _before_other_cues(page, reading)
    for a, b in pieces:
        for token in range(a, b):
            if tree.quoted[token] >= 0:
                inside[tree.quoted[token]] = inside.get(tree.quoted[token], 0) + 1
    out = [tree.span(piece) for piece in pieces]
    cue = [token for a, b in (*reading.cue, *reading.source) for token in range(a, b)]
    for number, touched in inside.items():
        quote = page.quotes[number]
        if quote is None or any(quote.first <= token < quote.last for token in cue):
            continue
        if touched >= _MOST * max(1, sum(not tree.punct[token] for token in range(quote.first, quote.last))):
            out.extend(quote.pieces)
        else:
            out = list(without(out, quote.pieces))
    return merged(out)


def _before_other_cues(page: Page, reading: Reading) -> Ranges:
    """The content without what another cue of the same speaker opens: `…, warning that …`."""
    tree, anchor = page.tree, reading.anchor
    high = tree.sentences[tree.sentence[anchor]][1]
    first = told_from(tree, anchor, anchor + 1, page.lexicon) or anchor + 1
    stop = main_clause(tree, anchor, anchor + 1, high)
    stop = min(stop, resumes(tree, anchor, anchor + 1, high), matrix_clause(tree, anchor, anchor + 1, high))
    stop = stop if stop < high else _halt(tree, anchor, high)
    begun = (
        (_behind_colon(tree, anchor, _behind_time(tree, max(a, first), b), b, page.lexicon), min(b, stop))
        if a > anchor
        else (a, b)
        for a, b in ((begins(tree, anchor, a, b, page.lexicon), b) for a, b in reading.content)
        if a <= anchor or not _another(tree, anchor, a)
    )
    cut = (goes_on_until(tree, a, b, page.lexicon) if anchor < a < b else (a, b) for a, b in begun)
    ended = ((a, ends(tree, anchor, a, b, page.lexicon)) for a, b in cut if a < b)
    whole = (_whole(page, a, b, high) if anchor < a else (a, b) for a, b in ended)
    pieces = (tree.trim(a, _closed(tree, a, _rounded(tree, a, b))) for a, b in whole)
    return tuple((a, b) for a, b in pieces if a < b)


def _whole(page: Page, start: int, end: int, high: int) -> Range:
    """A content with the further clauses of it, and one that breaks off in front of its verb to the end of its clause.

    `that relief staff | , promised in May, would come`. What whoever tells the news adds stays off.
    """
    tree, end = page.tree, _compared(page.tree, _and_that(page.tree, end, high), high)
    opens = tree.low[start] == "that" and tree.tag[start] == "IN" and not _points(tree, start, high)
    if opens and all(t not in FINITE for t in tree.tag[start:end]):
        start, end = settled(tree, start, end, high, page.lexicon)
    return start, narrated(tree, start, end, page.lexicon) if start < end else end


def _points(tree: Tree, that: int, high: int) -> bool:
    """Whether `that` is all of what is said, since its speaker goes on: `denied | that, saying …`."""
    return that + 2 < high and tree.low[that + 1] == "," and tree.low[that + 2] in PARTICIPLES


def _and_that(tree: Tree, end: int, high: int) -> int:
    """The end of a content behind a further clause of it: `said that it rained, | but that the roads were dry`."""
    that = end + (tree.low[end : end + 1] == [","]) + 1
    joined = that < high and tree.tag[that - 1] == "CC" and tree.low[that] == "that" and tree.dep[that] == "mark"
    return min(high, tree.right[tree.head[that]]) if joined and tree.head[that] > that else end


def _compared(tree: Tree, end: int, high: int) -> int:
    """The end of a content behind what a figure at its end is compared with: `sees it growing by 2% | , compared with 1% in May`."""
    for first in range(end - 2, end + 2):
        if tuple(tree.low[first : first + 2]) in COMPARING and first + 2 < high and tree.head[first + 1] > first:
            whole = max(tree.right[first], tree.right[tree.head[first + 1]])
            return max(end, tree.trim(first, min(whole, high))[1])
    return end


def _rounded(tree: Tree, start: int, end: int) -> int:
    """The end of a content that breaks off inside a phrase: with its noun if that is near, else without what opens it."""
    if tree.tag[end - 1] == "CD" and (more := _rest_of_number(tree, end)):
        return end + more
    if tree.pos[end - 1] in {"DET", "ADJ"} and end <= tree.head[end - 1] < min(len(tree), end + _NOUN_WITHIN):
        return tree.head[end - 1] + 1
    last = end
    while (
        end - 1 > start
        and tree.head[end - 1] >= last
        and (tree.pos[end - 1] in _OPENERS or (end < last and tree.pos[end - 1] == "ADV"))
    ):
        end -= 1  # "even as", "partly because"
    return end


def _closed(tree: Tree, start: int, end: int) -> int:
    """The end of a content at the quotation that it ends with, without the first words of the sentence behind: `“…” | The`."""
    closes = end
    while closes - 1 > start and tree.quoted[closes - 1] < 0:
        closes -= 1
    if closes == end or tree.quoted[closes - 1] < 0:
        return end
    number = tree.sentence[end - 1]
    torn = tree.sentence[closes - 1] != number and end < tree.trim(*tree.sentences[number])[1]
    return closes if torn else end


def _rest_of_number(tree: Tree, end: int) -> int:
    """How many words behind a figure belong to it: `5 | a.m.`, `Feb. 17 | , 2037`."""
    behind = tree.low[end : end + 2]
    if behind[:1] and behind[0] in _HALVES:
        return 1
    dated = end > 1 and tree.low[end - 2].rstrip(".") in _MONTHS
    return 2 if dated and len(behind) > 1 and behind[0] == "," and _YEAR.fullmatch(behind[1]) else 0


def _behind_time(tree: Tree, start: int, end: int) -> int:
    """The start of a content behind the length of time for which it was said: `denied for | weeks | that …`."""
    if tree.low[start - 1] != "for":
        return start
    that = next((i for i in range(start, min(end, start + _NOUN_WITHIN)) if tree.low[i] == "that"), start)
    return that if any(tree.lemma[i] in UNITS for i in range(start, that)) else start


def _behind_colon(tree: Tree, anchor: int, start: int, end: int, lexicon: Lexicon) -> int:
    """The start of a content behind who is spoken to before a colon: `telling him: | “…”`, `tells the Bay Radio breakfast show: | “…”`."""
    reach = _ADDRESSEE if tree.lemma[anchor] in lexicon.addressing else _NOUN_WITHIN
    for token in range(start, min(start + reach, end - 1)):
        if tree.tag[token] in FINITE or tree.quoted[token] >= 0:
            break
        if tree.low[token] == ":" and tree.quoted[token + 1] >= 0:
            return token + 1
    return start


def _halt(tree: Tree, anchor: int, high: int) -> int:
    """The first semicolon behind a cue outside quotation marks: what follows is told by whoever tells the rest.

    But for a clause with "that", or one without a verb: `said one man was in danger; | a woman, 32, out of it`.
    """
    halts = [i for i in range(anchor + 1, high - 1) if tree.low[i] == ";" and tree.quoted[i] < 0]
    for halt, following in pairwise([*halts, high]):
        verbs = any(tree.tag[i] in FINITE for i in range(halt + 1, following))
        if verbs and "that" not in tree.low[halt + 1 : halt + 3]:
            return halt
    return len(tree)


def _another(tree: Tree, anchor: int, start: int) -> bool:
    """Whether a further cue stands between a cue and words behind it: `…, she said, calling it “…”`."""
    return any(
        tree.low[token] in PARTICIPLES and tree.low[token - 1] == "," and tree.quoted[token] < 0
        for token in range(anchor + 1, start)
    )
