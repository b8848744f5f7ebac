"""The words of a nominal in the parse, also where a tree cuts it in two or joins a clause to it."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from newslens.attribution.parse.tree import Range, Tree
from newslens.attribution.parse.verbs import FINITE
from newslens.language.calendar import MONTHS, WEEKDAYS
from newslens.language.positions import Sort, noun

TIMES: Final = frozenset(
    "today yesterday tomorrow morning afternoon evening night week month year years weeks months days day time all both weekend tonight "
    "noon midnight summer winter spring autumn".split()
).union(WEEKDAYS, MONTHS)
"""Words beside a name that are no part of it: most of them say when."""
_DAYS: Final = WEEKDAYS.keys() | {"today", "tomorrow", "tonight", "yesterday"}
_NEARER: Final = frozenset(("last", "next", "this", "early", "earlier", "late", "later"))
_AT: Final = frozenset(("early", "late", "on"))  # before a day
_OBJECTS: Final = frozenset(("DT", "NNS", "PRP", "PRP$"))  # how what somebody does something to begins
OCCASIONS: Final = frozenset(
    "address appearance briefing call conference interview letter post speech statement testimony tweet".split()
)
"""Nouns for where somebody speaks or writes."""
_NOMINAL: Final = frozenset(("ADJ", "DET", "NOUN", "NUM", "PROPN"))
_LONGEST_TIME: Final = 5
SUBORDINATE: Final = frozenset(("after", "before", "because", "since", "when", "until", "while", "although", "though"))
"""What opens a clause that says when, why or against what."""
MEANWHILE: Final = SUBORDINATE | {"as", "once"}
"""What opens a clause behind who speaks that says what happened then."""


def says_when(tree: Tree, start: int, end: int) -> bool:
    """Whether words say nothing but when: `Monday`, `last week`, `March 3`; a month alone may be somebody's name."""
    words = [tree.low[i] for i in range(start, end) if not tree.punct[i]]
    if not all(word in TIMES or word in _NEARER or word.isdigit() for word in words):
        return False
    if any(word in _DAYS for word in words):
        return not any(tree.low[i] not in WEEKDAYS and tree.text[tree.start[i]].isupper() for i in range(start, end))
    nearer = any(w in _NEARER for w in words) and any(w in TIMES and w not in {"all", "both"} for w in words)
    return len(words) > 1 and (nearer or (any(w in MONTHS for w in words) and any(w.isdigit() for w in words)))


def nominal(tree: Tree, head: int, low: int, high: int) -> Range:
    """The words of a nominal inside bounds, without punctuation at their ends."""
    start, end = max(tree.left[head], low), min(tree.right[head], high)
    while start < head and (
        tree.punct[start] or (tree.dep[start] in {"case", "cc", "mark"} and tree.head[start] == head)
    ):
        start += 1
    if start < head and tree.tag[start] == "VBG":
        start = next((i + 1 for i in range(start, head) if tree.low[i] == ","), start)
    for token in range(head + 1, end):
        if tree.quoted[token] != tree.quoted[head]:
            end = token
            break
        # "said Ada Holm, adding that …": a participle after a comma opens a clause of its own.
        if tree.tag[token] == "VBG" and tree.low[token - 1] == ",":
            end = token
            break
    return _drawn(tree, *tidied(tree, *tree.trim(start, end)), low, high)


def tidied(tree: Tree, start: int, end: int) -> Range:
    """A source without what a wrong parse left at its ends: "why", "after", a preposition, a clause that it is joined to.

    An article or "its" right before it is a part of it.
    """
    if start >= end:
        return start, end
    while end - start > 1 and (tree.tag[start] == "WRB" or tree.low[start] in SUBORDINATE):
        start += 1
    start = _behind_participle(tree, start, end) if end - start > 1 else start
    end = _unplaced(tree, start, _untimed(tree, start, end))
    while end - start > 1 and tree.pos[end - 1] in {"ADP", "SCONJ"}:
        end -= 1
    end = _before_the_rest(tree, start, end)
    acts = relative = False
    cut = start
    for token in range(start, end - 1):
        relative |= tree.tag[token] in {"WP", "WDT"} or (token > start and tree.tag[token] == "WRB")
        acts |= tree.tag[token] in FINITE
        if acts and not relative and (tree.tag[token] == "CC" or tree.low[token] in SUBORDINATE):
            cut = token + 1  # "The dam broke and the minister" promises: "officials who saw and heard it" do
    if not acts:
        cut = _behind_circumstance(tree, start, end)
    low = tree.sentences[tree.sentence[cut]][0]
    if cut > low and tree.tag[cut - 1] in {"DT", "PRP$"}:
        cut -= 1
    return _knowing(tree, cut, low), end


def before_circumstance(tree: Tree, start: int, end: int) -> Range:
    """A source behind its cue before what happened then: `said Ada Holm | as she left court`, `said the mayor | before the game`.

    A clause about the source keeps its own: `said a man who left before the vote`, `said a woman rescued after the flood`. So
    does a noun what is part of it, as trees have it: `said Ada Holm, the first mayor since the war`.

    Args:
        tree: The parse.
        start: The first token of the source.
        end: One past its last token.
    """
    clause = False
    for at in range(start + 1, end):
        if tree.low[at] == ",":
            clause = False
        opens = tree.low[at] in MEANWHILE and not tree.text[tree.start[at]].isupper()
        clause = clause or tree.tag[at] in {"VBN", "VBG"} or (tree.tag[at][:1] == "W" and not opens)
        if clause or not opens:
            continue
        if (tree.low[at] == "as" and not _as_it_happens(tree, at)) or _is_day_before(tree, at, end):
            continue
        if tree.low[at] == "as" or not _is_part(tree, start, at):
            return tree.trim(start, at)
    return start, end


def _as_it_happens(tree: Tree, at: int) -> bool:
    """Whether "as" opens what happened meanwhile, no comparison and no office: not `such as`, `as well as`, `as mayor`."""
    office = noun(tree.low[at + 1]) if tree.tag[at + 1 : at + 2] == ["NN"] else None
    listed = tree.low[at + 1 : at + 2] == ["well"] or (office is not None and office.sort is Sort.PERSON)
    return not listed and (tree.punct[at - 1] or tree.pos[at - 1] in {"NOUN", "PRON", "PROPN"})


def _is_day_before(tree: Tree, at: int, end: int) -> bool:
    """Whether a word closes a time: `a figure below the one it gave the day before`."""
    return tree.low[at - 1] in TIMES and (at + 1 == end or tree.punct[at + 1])


def _is_part(tree: Tree, start: int, preposition: int) -> bool:
    """Whether a preposition with its noun belongs to a noun before it; an office is held "since" a year."""
    if tree.dep[preposition] != "case":
        return False
    of = tree.head[preposition]
    return tree.low[preposition] == "since" or (tree.dep[of] == "nmod" and start <= tree.head[of] < preposition)


def happens_meanwhile(tree: Tree, clause: int) -> bool:
    """Whether a clause is what happened when somebody spoke, whom a parse takes into it: `said | the mayor as rain fell`.

    Args:
        tree: The parse.
        clause: The verb of the clause.
    """
    first = tree.left[clause]
    at = next((i for i in range(first, clause) if tree.pos[i] not in _NOMINAL or tree.low[i] in MEANWHILE), clause)
    return tree.low[at] in MEANWHILE


def _behind_participle(tree: Tree, start: int, end: int) -> int:
    """Where somebody begins before whom it is told what he does meanwhile: `Briefing reporters at sea, | captain Ada Holm`."""
    if start > tree.sentences[tree.sentence[start]][0] or not _does(tree, start):
        return start
    commas = [i for i in range(start + 1, end - 1) if tree.low[i] == ","]
    for comma, following in pairwise([*commas, end]):
        if any(tree.ent[i] == "PERSON" or is_of_people(tree, i) for i in range(comma + 1, following)):
            return comma + 1
    return start


def _does(tree: Tree, token: int) -> bool:
    """Whether a word is a participle with its object or preposition behind it, whatever the tagger makes of it."""
    if tree.tag[token] == "VBG":
        return True
    return tree.tag[token] == "NN" and tree.low[token][-3:] == "ing" and tree.tag[token + 1] in _OBJECTS


def _behind_circumstance(tree: Tree, start: int, end: int) -> int:
    """Where those begin who stand behind "after" and whom a parse has joined to what it follows: `the theft after | officials`."""
    for token in range(start + 1, end - 1):
        if tree.tag[token][:1] == "W" or (tree.tag[token][:2] == "VB" and tree.dep[token] != "amod"):
            break
        if tree.low[token] in SUBORDINATE:
            alone = not any(tree.pos[i] == "ADP" or tree.punct[i] for i in range(token + 1, end))
            return token + 1 if alone and is_of_people(tree, end - 1) else start
    return start


def is_of_people(tree: Tree, token: int) -> bool:
    """Whether a word is a noun for a person or for people."""
    found = noun(tree.low[token]) if tree.pos[token] in {"NOUN", "PROPN"} else None
    return found is not None and found.sort in {Sort.PERSON, Sort.GROUP}


def _untimed(tree: Tree, start: int, end: int) -> int:
    """The end of a source before the day that ends it: `Prime Minister Ada Holm | on Tuesday`, `the mayor | on 3 March`."""
    for at in range(max(start + 1, end - _LONGEST_TIME), end):
        on = tree.low[at] in _AT and at + 1 < end
        # A day with a capital and nothing before it may be a name: "Joe Friday".
        day = (on or tree.low[at] not in WEEKDAYS) and any(tree.low[i] in _DAYS for i in range(at, end))
        if (on or day) and tree.low[at] != ")" and says_when(tree, at + on, end):
            return at
    return end


def _unplaced(tree: Tree, start: int, end: int) -> int:
    """The end of a source before where it spoke, or in what mood: `Police officials | in a news conference`, `…, | eager to go`."""
    for at in range(start + 1, end - 1):
        if tree.low[at] == "in" and tree.low[at + 1] in {"a", "an"} and tree.low[end - 1] in OCCASIONS:
            return at
        if tree.low[at - 1] == "," and tree.tag[at] == "JJ" and tree.low[at + 1] == "to":
            return at - 1
    return end


def _knowing(tree: Tree, start: int, low: int) -> int:
    """Where a source begins of which a parse left but the end: "sources close to the premier", not the premier."""
    to = start if tree.low[start] == "to" else start - 1
    at = to - 2
    if at < low or tree.low[at + 1 : to + 1] != ["close", "to"] or tree.pos[at] not in {"NOUN", "PROPN"}:
        return start
    while at > low and tree.pos[at - 1] in {"DET", "NUM", "ADJ", "NOUN", "PROPN"} and not tree.punct[at - 1]:
        at -= 1
    return at


def _before_the_rest(tree: Tree, start: int, end: int) -> int:
    """The end of a source before the sentence around it goes on: `says Ada Holm, | was never safe`."""
    clause = False
    for token in range(start + 1, end):
        clause = clause or tree.tag[token][:1] == "W"
        if tree.tag[token] in FINITE:
            if tree.low[token - 1] == "," and not clause:
                return token - 1
            clause = False
    return end


def _drawn(tree: Tree, start: int, end: int, low: int, high: int) -> Range:
    """A nominal drawn out over names and titles that stand right beside it, for trees that cut names in two."""
    while low < start < end and _belongs(tree, start - 1, start):
        start -= 1
    while start < end < high and tree.pos[end] == "PROPN" and _belongs(tree, end, end - 1):
        end += 1
    return start, end


def _belongs(tree: Tree, token: int, beside: int) -> bool:
    if (
        tree.punct[token]
        or tree.quoted[token] >= 0
        or tree.tag[token] in {"PRP", "WP", "WDT", "EX"}
        or tree.low[token] in TIMES
    ):
        return False
    if tree.pos[beside] not in {"PROPN", "NOUN", "ADJ"} or tree.tag[beside] == "PRP$":
        return False
    return tree.pos[token] == "PROPN" or (
        (token < beside and tree.pos[token] in {"NOUN", "ADJ", "DET", "NUM"}) or tree.tag[token] == "PRP$"
    )
