"""Nouns of saying whose clause is not their own: `Her argument is that …`, `his insistence, despite …, that …`, `, the argument goes,`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from newslens.attribution.contents.complements import Complement
from newslens.attribution.contents.ends import settled
from newslens.attribution.found import Source
from newslens.attribution.lexicon import Lexicon
from newslens.attribution.parse.phrases import nominal
from newslens.attribution.parse.tree import Range, Tree
from newslens.attribution.parse.verbs import FINITE
from newslens.attribution.sources.subjects import is_passive, subject
from newslens.language.positions import noun

Proposal = tuple[int, Range, Complement, Source | None, float]

_BE: Final = frozenset(("is", "was", "'s", "remains", "remained"))
_PEOPLE: Final = frozenset(("PERSON", "ORG", "NORP", "GPE"))
_ASIDE: Final = 30
# As sure as a cue of speech with its clause: no annotated news was counted for these.
_SCORE: Final = 0.75


def stated(tree: Tree, lexicon: Lexicon) -> Iterator[Proposal]:
    """What nouns of saying, writing and thinking attribute to their owners with a clause that stands apart from them.

    Args:
        tree: The parse.
        lexicon: Word lists.
    """
    for token in range(len(tree)):
        if tree.tag[token][:2] != "NN" or tree.lemma[token] not in lexicon.nouns or tree.quoted[token] >= 0:
            continue
        option = _is_that(tree, token, lexicon) or _parted(tree, token, lexicon) or _goes(tree, token)
        source = _owner(tree, token) if option is not None else None
        if option is not None and source is not None:
            yield token, (token, token + 1), option, source, _SCORE


def called_out(tree: Tree, lexicon: Lexicon) -> Iterator[Proposal]:
    """Words in marks that somebody calls out: `to cheers of “Sell it” from the fishermen`.

    Args:
        tree: The parse.
        lexicon: Word lists.
    """
    for token in range(len(tree) - 2):
        first = token + 2
        if tree.lemma[token] not in lexicon.crying or tree.tag[token][:2] != "NN" or tree.low[token + 1] != "of":
            continue
        if tree.quoted[token] >= 0 or tree.quoted[first] < 0:
            continue
        high = tree.sentences[tree.sentence[token]][1]
        last = first
        while last < high and tree.quoted[last] == tree.quoted[first]:
            last += 1
        source = _owner(tree, token) or _crowd(tree, last, high)
        if source is not None:
            yield token, (token, first), Complement("p:of", ((first, last),)), source, _SCORE


def _crowd(tree: Tree, start: int, high: int) -> Source | None:
    """Who stands behind marks as those from whom the words in them come."""
    if start + 1 >= high or tree.low[start] not in {"from", "by", "among"}:
        return None
    head = next(
        (i for i in range(start + 1, high) if tree.pos[i] in {"NOUN", "PROPN", "PRON"} and tree.tag[i] != "PRP$"), None
    )
    if head is None:
        return None
    while start < tree.head[head] < high and tree.pos[tree.head[head]] in {"NOUN", "PROPN"}:
        head = tree.head[head]
    tokens = nominal(tree, head, start + 1, high)
    return Source((tokens,), head, "agent") if tokens[0] < tokens[1] else None


def _is_that(tree: Tree, token: int, lexicon: Lexicon) -> Complement | None:
    """The clause that a noun is said to be: `The mayor's retort, in short, | is that | the harbour would lose money`."""
    clause = tree.head[token]
    if not tree.dep[token].startswith("nsubj") or clause < token:
        return None
    if _contact(tree, token) is not None:
        clause = next((i for i in range(clause + 1, tree.right[clause]) if _predicate_of(tree, i)), clause)
    that = next((kid for kid in tree.kids[clause] if tree.low[kid] == "that" and tree.dep[kid] == "mark"), None)
    if that is None or not token < that - 1 < clause:
        return None
    be = that - 1 - (tree.pos[that - 1] == "ADV")
    return _clause(tree, that, clause, lexicon, ((be, that),)) if be > token and tree.low[be] in _BE else None


def _contact(tree: Tree, token: int) -> int | None:
    """The subject of a relative clause without a pronoun, where a tree takes its verb for the main one: `the excuse | they | gave is that …`."""
    verb = tree.head[token]
    if tree.tag[verb][:2] != "VB" or tree.dep[token] != "nsubj":
        return None
    subjects = (kid for kid in tree.kids[verb] if token < kid < verb and tree.dep[kid] == "nsubj")
    return next((kid for kid in subjects if tree.left[kid] == token + 1), None)


def _predicate_of(tree: Tree, head: int) -> bool:
    """Whether a clause with `that` is the predicate of a copula right before it."""
    that = next((kid for kid in tree.kids[head] if tree.low[kid] == "that" and tree.dep[kid] == "mark"), None)
    return that is not None and tree.low[that - 1] in _BE and tree.head[that - 1] == head


def _parted(tree: Tree, token: int, lexicon: Lexicon) -> Complement | None:
    """The clause of a noun that an aside between commas, or its owner, parts from it: `his insistence, despite all, | that …`."""
    high = tree.sentences[tree.sentence[token]][1]
    first = token + 1
    if first >= high or tree.low[first] not in {",", "of"}:
        return None
    that = next(
        (i for i in range(first + 2, min(high, first + _ASIDE)) if tree.low[i] == "that" and tree.dep[i] == "mark"),
        None,
    )
    if that is None:
        return None
    between = range(first + 1, that)
    if tree.low[first] == "of":
        # "of allies, including Norway, that …": what the owners are may stand between commas.
        commas = [i for i in between if tree.punct[i]]
        closed = not commas or (len(commas) > 1 and commas[-1] == that - 1 and tree.tag[commas[0] + 1] == "VBG")
        apart = not closed or any(tree.tag[i] in FINITE for i in between)
    else:
        # Another noun or verb of saying in between has the clause for its own.
        opens = tree.pos[first + 1] in {"ADP", "SCONJ"} or tree.tag[first + 1] == "WDT"
        apart = not opens or tree.low[that - 1] != "," or tree.low[first + 1 : that - 1].count(",") > 0
    said = any(tree.lemma[i] in lexicon.nouns and tree.low[first] == "of" for i in between)
    if apart or said or any(tree.low[i] in {";", ":"} or tree.quoted[i] >= 0 for i in between):
        return None
    return _clause(tree, that, tree.head[that], lexicon, ())


def _goes(tree: Tree, token: int) -> Complement | None:
    """The sentence around `, the mayor's argument goes,`."""
    verb = token + 1
    low, high = tree.sentences[tree.sentence[token]]
    if verb + 1 >= high or tree.lemma[verb] not in {"go", "run"} or tree.tag[verb] not in FINITE:
        return None
    start = nominal(tree, token, low, verb)[0]
    if start <= low or tree.low[start - 1] not in {",", "–", "—"} or not tree.punct[verb + 1]:
        return None
    before, after = tree.trim(low, start), tree.trim(verb + 1, high)
    parts = tuple(part for part in (before, after) if part[0] < part[1])
    told = any(tree.tag[i] in FINITE for part in parts for i in range(*part))
    return Complement("aside", parts, ((verb, verb + 1),)) if told else None


def _clause(tree: Tree, that: int, head: int, lexicon: Lexicon, cue: tuple[Range, ...]) -> Complement | None:
    high = tree.sentences[tree.sentence[that]][1]
    if that + 1 >= high or not that < head < high or not any(tree.tag[i] in FINITE for i in range(that, high)):
        return None
    said = settled(tree, that + 1, min(max(tree.right[head], that + 2), high), high, lexicon)
    return Complement("clause", (said,), cue) if said[0] < said[1] else None


def _owner(tree: Tree, token: int) -> Source | None:
    """Whose it is: `her argument`, `the hope of farmers`, `the Holm argument`, `the excuse the owners have offered`."""
    low, high = tree.sentences[tree.sentence[token]]
    for kid in tree.kids[token]:
        tokens: Range = (kid, kid)
        if tree.dep[kid] == "nmod:poss" and kid < token:
            tokens = nominal(tree, kid, tree.left[kid], token)
        elif tree.dep[kid] == "compound" and kid < token and tree.pos[kid] == "PROPN":
            tokens = tree.left[kid], kid + 1
        elif tree.dep[kid] == "nmod" and tree.case(kid) in {"of", "from", "by", "among"} and _is_somebody(tree, kid):
            tokens = _without_clause(tree, nominal(tree, kid, token + 1, high))
        elif tree.dep[kid] == "acl:relcl" and not is_passive(tree, kid):
            who = subject(tree, kid)
            if who is not None and low <= who < kid and tree.tag[who][:1] != "W":
                tokens = nominal(tree, who, token + 1, kid)
        if tokens[0] < tokens[1]:
            return Source((tokens,), kid, "owner of the noun")
    who = _contact(tree, token)
    if who is None:
        return None
    return Source((nominal(tree, who, token + 1, tree.head[token]),), who, "owner of the noun")


def _without_clause(tree: Tree, tokens: Range) -> Range:
    """A nominal without the clause that a tree hangs on it rather than on the noun before: `farmers | that it would rain`."""
    start, end = tokens
    return start, next((i for i in range(start, end) if tree.low[i] == "that"), end)


def _is_somebody(tree: Tree, token: int) -> bool:
    return tree.ent[token] in _PEOPLE or tree.tag[token] == "PRP" or noun(tree.low[token]) is not None
