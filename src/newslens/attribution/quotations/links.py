"""The cue that a quotation hangs on, by what stands before and behind the marks."""

from __future__ import annotations

from typing import Final

import attrs

from newslens.attribution.lexicon import Lexicon
from newslens.attribution.parse.headings import half, is_heading
from newslens.attribution.parse.items import DASHES, label_before
from newslens.attribution.parse.phrases import happens_meanwhile
from newslens.attribution.parse.relays import relay
from newslens.attribution.parse.tree import Tree
from newslens.attribution.parse.verbs import FINITE, PHASES, is_verb
from newslens.attribution.quotations.headlines import is_somebody
from newslens.attribution.quotations.leading import introduces, is_told
from newslens.attribution.quotations.lines import cue_below, named_below, speaks
from newslens.attribution.quotations.quoted import Quoted
from newslens.attribution.sources.neighbours import closing_comma
from newslens.attribution.sources.subjects import subject

_TERMINAL: Final = ",?!…—–-"
_NEW_CLAUSE: Final = frozenset(("that", "because", "when", "while", "as", "if", "which", "who", "whom", "where", "how"))
_INSIDE_PHRASE: Final = frozenset(("as", "of", "a", "an", "the", "to"))
_REACH: Final = 30
_BETWEEN: Final = 14
_CHAIN: Final = 4

COLON: Final = "colon"
BEHIND_DASH: Final = "name behind a dash"
BEFORE_DASH: Final = "name before a dash"
BEFORE_MARKS: Final = "cue before the marks"
"""Rules that link a quotation to a cue and that others ask for."""


@attrs.frozen
class Link:
    """A quotation hung on a cue.

    Attributes:
        anchor: The token the cue turns on.
        rule: The rule that linked them.
        behind: Whether the cue stands behind the quotation.
    """

    anchor: int
    rule: str
    behind: bool


def link_behind(tree: Tree, quote: Quoted, stop: int, lexicon: Lexicon) -> Link | None:
    """The cue behind a quotation: `"…," said Ada Holm`, `"…," Ada Holm, a farmer, told a court`, `"…" – Ada Holm`.

    Args:
        tree: The parse.
        quote: The quotation.
        stop: The first token of the next quotation.
        lexicon: Word lists and rates.
    """
    before = quote.last - 1
    high = min(stop, tree.paragraphs[tree.paragraph[before]][1], quote.last + _REACH)
    token = _skip_blanks(tree, quote.last, high)
    if token + 1 >= high:
        dash, verb = named_below(tree, quote), cue_below(tree, quote, stop, lexicon)
        if dash is not None:
            return Link(dash, BEHIND_DASH, behind=True)
        return None if verb is None else Link(verb, "cue behind the marks", behind=True)
    if tree.low[token] in DASHES:
        return _after_dash(tree, token, min(high, tree.sentences[tree.sentence[token + 1]][1]))
    same = tree.sentence[token] == tree.sentence[before]
    if not same and quote.ends not in _TERMINAL:
        return None
    comma = tree.low[token] == ","
    token += comma
    if not comma and quote.ends not in _TERMINAL and not (quote.sentence_like and same):
        return None
    if tree.tag[token] == "CC" or tree.low[token] in _NEW_CLAUSE or _within_lead(tree, quote):
        return None
    end = min(high, tree.sentences[tree.sentence[token]][1])
    return _passed_on(tree, token, end) or _first_verb(tree, token, end, lexicon, comma=comma or quote.ends == ",")


def _within_lead(tree: Tree, quote: Quoted) -> bool:
    """Whether a quotation belongs to a phrase before the clause: `On Bay Radio's “Breakfast,” Holm said the pier is safe`."""
    low, high = tree.trim(tree.sentences[tree.sentence[quote.first]][0], quote.first)
    if low >= high or tree.low[high - 1] in {":", ","} or any(tree.tag[i] in FINITE for i in range(low, quote.last)):
        return False
    return tree.pos[low] == "ADP" or tree.tag[low] == "VBG" or tree.tag[high - 1] == "POS"


def _skip_blanks(tree: Tree, token: int, high: int) -> int:
    while token < high and tree.pos[token] == "SPACE":
        token += 1
    return token


def _after_dash(tree: Tree, dash: int, end: int) -> Link | None:
    if any(tree.tag[i] in FINITE for i in range(dash + 1, end)) or tree.pos[dash + 1] not in {"PROPN", "NOUN", "DET"}:
        return None
    return Link(dash, BEHIND_DASH, behind=True)


def _passed_on(tree: Tree, token: int, end: int) -> Link | None:
    """The cue of words that somebody else passes on: `"…," RNT quoted Ada Holm as | saying`."""
    for verb in range(token, end):
        found = relay(tree, verb) if is_verb(tree, verb) else None
        if found is not None:
            return Link(found.saying, "cue behind the marks", behind=True)
        if tree.tag[verb] in FINITE and is_verb(tree, verb):
            break
    return None


def _first_verb(tree: Tree, token: int, end: int, lexicon: Lexicon, *, comma: bool) -> Link | None:
    """The first verb behind the marks that is not inside a clause about the speaker."""
    relative = False
    for verb in range(token, end):
        if tree.low[verb - 1] == ",":
            relative = tree.tag[verb][:1] == "W"
        if not is_verb(tree, verb):
            if tree.low[verb] in {";", ":", "but"}:
                return None
            continue
        bare = subject(tree, verb) is None
        if tree.tag[verb] == "VBG" and bare and verb == token:
            return None  # "She called it “a farce,” adding": what goes on has a cue before it.
        if tree.tag[verb] == "VBG" and bare and tree.low[verb - 1] == ",":
            continue  # who speaks stands before it: "…," Ada Holm, managing partner, told
        if comma and verb == token + 1 and tree.low[token] == "to":
            return None  # "He coined a name, “the twins,” to describe them"
        if relative or (tree.dep[verb] in {"acl:relcl", "acl"} and tree.head[verb] >= token):
            continue
        if speaks(tree, verb, lexicon):
            if verb > token and tree.tag[verb] in {"VBG", "VBN"} and bare:
                continue
            return None if _has_clause(tree, verb) else Link(verb, "cue behind the marks", behind=True)
        if tree.tag[verb] in FINITE and not _leads_to(tree, verb, end, lexicon):
            return _any_verb(tree, verb, token, end) if comma else None
    return None


def _leads_to(tree: Tree, verb: int, end: int, lexicon: Lexicon) -> bool:
    """Whether a verb of saying hangs on a verb right behind it: `"…," she used to | say`."""
    phase = tree.lemma[verb] in PHASES or tree.low[verb] == "used"
    return phase and any(
        tree.dep[kid] == "xcomp" and verb < kid < min(end, verb + _CHAIN) and speaks(tree, kid, lexicon)
        for kid in tree.kids[verb]
    )


def _any_verb(tree: Tree, verb: int, token: int, end: int) -> Link | None:
    """A verb that no list has, where it stands as a cue would, as in `"…," frowned Ada Holm`."""
    plain = verb + 1 >= end or tree.punct[verb + 1]
    found = subject(tree, verb)
    inverted = verb == token and not plain and tree.pos[verb + 1] in {"PROPN", "DET"}
    if inverted or (plain and found is not None and found >= token):
        return Link(verb, "verb behind the marks", behind=True)
    return None


def _has_clause(tree: Tree, verb: int) -> bool:
    """Whether a verb has a clause of its own behind it, so that the words in marks before it are not what it says."""
    end = tree.sentences[tree.sentence[verb]][1]
    if closing_comma(tree, verb + 1, end) is not None:
        return False  # "“The pier,” says Ada Holm, is a trap"
    if verb + 1 < end and tree.low[verb + 1] in {"that", ","}:
        return tree.low[verb + 1] == "that"
    return any(
        tree.dep[kid] == "ccomp"
        and verb < kid < end
        and tree.left[kid] <= verb + 3
        and tree.tag[kid] != "VBG"
        and tree.low[tree.left[kid]] != ","  # "said Ada Holm, annoyed that nobody helped"
        and not happens_meanwhile(tree, kid)
        and tree.quoted[kid] < 0  # "told “Meet the Town.”"
        for kid in tree.kids[verb]
    )


def link_before(tree: Tree, quote: Quoted, floor: int, lexicon: Lexicon) -> Link | None:
    """The cue before a quotation: `Ada Holm said: "…"`, `she told the court, "…"`, `adding that "…"`.

    Args:
        tree: The parse.
        quote: The quotation.
        floor: One past the last token of the quotation before it.
        lexicon: Word lists and rates.
    """
    token = quote.first - 1
    while token >= floor and tree.pos[token] == "SPACE":
        token -= 1
    if token < floor:
        return None
    mark = tree.low[token]
    low = max(floor, tree.sentences[tree.sentence[token]][0], token - 3 * _REACH)
    if mark == ":":
        low = half(tree, low, token)
        if tree.paragraph[quote.first] - tree.paragraph[token] > 1:
            return None
        verb = _last_verb(tree, low, token, lexicon, finite_stops=False)
        verb = _main_verb(tree, low, token, lexicon) if verb is None else verb
        return Link(token, COLON, behind=False) if verb is None else Link(verb, "cue before a colon", behind=False)
    if mark in DASHES and quote.sentence_like and _ends_paragraph(tree, quote) and label_before(tree, token):
        return Link(token, BEFORE_DASH, behind=False)
    if tree.sentence[token] != tree.sentence[quote.first] or mark in _INSIDE_PHRASE:
        return None
    verb = _last_verb(tree, max(low, token - _BETWEEN), token + 1, lexicon, finite_stops=True)
    if verb is None or (tree.lemma[verb] in lexicon.naming and verb != token):
        return None
    if is_told(tree, verb, token, quote, low, lexicon):
        return None
    return Link(verb, BEFORE_MARKS, behind=False) if introduces(tree, verb, token, quote) else None


def _ends_paragraph(tree: Tree, quote: Quoted) -> bool:
    """Whether nothing stands behind a quotation in its paragraph."""
    end = tree.paragraphs[tree.paragraph[quote.last - 1]][1]
    return all(tree.punct[token] for token in range(quote.last, end))


def _main_verb(tree: Tree, low: int, colon: int, lexicon: Lexicon) -> int | None:
    """The verb of the clause that a colon ends: `the firm issued the following reply:`, but not the headline `Shares fall:`."""
    heading = is_heading(tree, tree.paragraph[colon])
    for verb in range(colon - 1, low - 1, -1):
        who = subject(tree, verb) if is_verb(tree, verb) and tree.quoted[verb] < 0 else None
        if who is not None and (not heading or is_somebody(tree, who, lexicon)):
            return verb
    return None


def _last_verb(tree: Tree, low: int, high: int, lexicon: Lexicon, *, finite_stops: bool) -> int | None:
    """The last verb of a range that can introduce a quotation, those of relative clauses only for want of others."""
    spare = None
    for verb in range(high - 1, low - 1, -1):
        if tree.quoted[verb] >= 0:
            continue
        if is_verb(tree, verb) and speaks(tree, verb, lexicon):
            if tree.dep[verb] != "acl:relcl" or finite_stops:
                return verb
            spare = verb if spare is None else spare
        elif finite_stops and tree.tag[verb] in FINITE:
            return None
    return spare
