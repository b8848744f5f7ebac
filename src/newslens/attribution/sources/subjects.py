"""Whose verb it is: its subject, or that of the verb that it is chained to."""

from __future__ import annotations

from typing import Final

from newslens.attribution.lexicon import Lexicon
from newslens.attribution.parse.phrases import SUBORDINATE
from newslens.attribution.parse.tree import STEPS, Tree
from newslens.attribution.parse.verbs import FINITE
from newslens.language.positions import noun

_CHAINED: Final = frozenset(("conj", "xcomp", "advcl", "parataxis", "dep"))
_KNOWING: Final = frozenset(("hear", "know", "recall", "remember", "see", "understand"))
"""Verbs that have a person or a clause behind them."""
_QUESTIONS: Final = frozenset("about by for how if on what when where whether which who why".split())
# What people and bodies do, and hardly a thing: a plan accuses nobody.
_OF_PEOPLE: Final = frozenset(
    "accuse acknowledge admit apologise apologize blame criticise criticize insist pledge praise recommend thank urge vow warn".split()
)
_DECLINING: Final = frozenset(("decline", "refuse"))
_NAMED: Final = frozenset(("GPE", "LOC", "NORP", "ORG", "PERSON"))
_SHARING_MARKS: Final = frozenset(("to", "as", "while", "before", "after", "in", "by", "of", "without"))


def subject(tree: Tree, verb: int) -> int | None:
    """The subject of a verb, active voice, or None; where a tree gives two, the nearer one.

    One that a relative clause of the farther one ends with is none: `The keeper who came after | the storm said`,
    `Two people who know | the mayor said`.
    """
    known = _who_know(tree, verb)
    if known is not None:
        return known
    best = None
    for kid in tree.kids[verb]:
        if tree.dep[kid] in {"nsubj", "nsubj:outer"} and (best is None or abs(kid - verb) < abs(best - verb)):
            if best is not None and kid < verb and _belongs_to_relative(tree, best, kid):
                continue
            best = kid
    if best is None:
        # "It does, however, say": some trees hang the subject on the auxiliary.
        below = (kid for at in tree.kids[verb] if tree.dep[at] == "aux" for kid in tree.kids[at])
        best = next((kid for kid in below if tree.dep[kid] == "nsubj"), None)
    return best


def _belongs_to_relative(tree: Tree, subject_: int, nearer: int) -> bool:
    """Whether a noun before a verb belongs to a relative clause of the subject, behind "after" and the like."""
    opens = tree.left[nearer] - 1
    if opens > subject_ and tree.head[opens] == subject_ and _knows(tree, opens):
        return True
    if opens <= subject_ or tree.low[opens] not in SUBORDINATE:
        return False
    between = range(subject_ + 1, opens)
    relative = next((i for i in between if tree.tag[i] in {"WP", "WDT", "WRB"}), None)
    return relative is not None and any(tree.tag[i] in FINITE for i in range(relative, opens))


def _who_know(tree: Tree, verb: int) -> int | None:
    """Who says something, where a tree takes the verb for one of what they know, and leaves the sentence none of its own.

    `Two people who know the mayor | said he would go`, but `They are two people who know the mayor said he would go`.
    """
    noun = tree.head[verb]
    if tree.dep[verb] != "acl:relcl" or tree.head[noun] != noun or tree.pos[noun] not in {"NOUN", "PRON", "PROPN"}:
        return None
    known = next((kid for kid in tree.kids[verb] if tree.dep[kid] == "nsubj" and noun < kid < verb), None)
    clause = tree.left[known] - 1 if known is not None else noun
    finite = any(tree.dep[kid] in {"cop", "aux"} for kid in tree.kids[noun])
    return noun if noun < clause and tree.head[clause] == noun and _knows(tree, clause) and not finite else None


def _knows(tree: Tree, verb: int) -> bool:
    """Whether a relative clause says whom somebody knows, or what: `people | who know | the mayor`, `who know the mayor said so`."""
    who = any(tree.dep[kid] == "nsubj" and tree.low[kid] in {"who", "that"} for kid in tree.kids[verb])
    return tree.dep[verb] == "acl:relcl" and tree.lemma[verb] in _KNOWING and who


def is_passive(tree: Tree, verb: int) -> bool:
    """Whether a verb is a passive, or a bare participle that modifies a noun."""
    return is_put_to(tree, verb) or (
        tree.tag[verb] == "VBN"
        and (
            any(tree.dep[kid] in {"aux:pass", "nsubj:pass"} for kid in tree.kids[verb])
            or (tree.dep[verb] in {"acl", "advcl"} and not any(tree.dep[kid] == "aux" for kid in tree.kids[verb]))
        )
    )


def is_put_to(tree: Tree, verb: int) -> bool:
    """Whether a question is put to whoever stands beside it, whatever its tag: `Ada Holm, | asked whether …, said`, `Asked why, Holm`.

    Args:
        tree: The parse.
        verb: A verb.
    """
    low, high = tree.sentences[tree.sentence[verb]]
    if tree.low[verb] != "asked" or not low <= verb < high - 1 or tree.low[verb + 1] not in _QUESTIONS:
        return False
    if verb == low:
        return any(tree.low[i] == "," and tree.quoted[i] < 0 for i in range(verb + 2, high - 1))
    if tree.low[verb - 1] != ",":
        return False
    if any(tree.tag[i] in FINITE for i in range(low, verb)):
        return False
    commas = (i for i in range(verb + 2, high - 1) if tree.low[i] == "," and tree.quoted[i] < 0)
    return any(tree.tag[i + 1] in FINITE or (tree.pos[i + 1] == "ADV" and tree.tag[i + 2] in FINITE) for i in commas)


def passes_on(tree: Tree, verb: int) -> bool:
    """Whether a verb without a subject of its own has that of the verb it hangs on."""
    if tree.dep[verb] not in _CHAINED:
        return False
    return tree.dep[verb] != "advcl" or all(
        tree.dep[kid] != "mark" or tree.low[kid] in _SHARING_MARKS for kid in tree.kids[verb]
    )


def governor(tree: Tree, verb: int, at: int, low: int, lexicon: Lexicon) -> int:
    """The verb whose subject a chained verb shares."""
    above = tree.head[at]
    # "… said that it rained and warned …": what is coordinated with the content goes on with the cue.
    inside = tree.dep[at] in {"conj", "advcl"} and tree.dep[above] == "ccomp" and low <= tree.head[above] < above
    if not inside or not lexicon.reports(tree.lemma[tree.head[above]]):
        return above
    return tree.head[above] if lexicon.reports(tree.lemma[verb]) or is_no_things(tree, at) else above


def is_no_things(tree: Tree, verb: int) -> bool:
    """Whether a verb goes on behind "and" from a clause about a thing, which cannot do it: `the plan was bad and | accused Berg of lying`.

    Args:
        tree: The parse.
        verb: A verb.
    """
    lemma, head = tree.lemma[verb], tree.head[verb]
    if lemma not in _OF_PEOPLE and not (lemma in _DECLINING and tree.low[verb + 1 : verb + 2] == ["to"]):
        return False
    if tree.dep[verb] != "conj" or not 0 <= head < verb or tree.low[verb - 1] != "and" or tree.quoted[verb] >= 0:
        return False
    # "the dam was old and blamed for the flood": what is done to a thing has no object.
    active = tree.tag[verb] in FINITE or (tree.tag[verb] == "VBN" and tree.child(verb, "obj") is not None)
    who = tree.child(head, "nsubj", "nsubj:pass")
    thing = who is not None and tree.pos[who] == "NOUN" and tree.ent[who] not in _NAMED and noun(tree.low[who]) is None
    return active and thing


def matrix(tree: Tree, verb: int, low: int, first: int) -> int:
    """The verb that a participle behind a comma belongs to: `…, adding that …` goes on what the sentence reports."""
    at = verb
    for _ in range(STEPS):
        above = tree.head[at]
        if above == at or not low <= above < first:
            break
        at = above
        if tree.tag[at][:2] == "VB" and subject(tree, at) is not None:
            break
    if at == verb:
        return verb
    for _ in range(STEPS):
        above = tree.head[at]
        if tree.dep[at] not in {"ccomp", "xcomp", "advcl", "acl:relcl", "acl"} or not low <= above < at:
            break
        # Only out of a content, not out of a clause that happens to stand inside another.
        up = above
        while tree.tag[up][:2] != "VB" and tree.head[up] != up and low <= tree.head[up] < first:
            up = tree.head[up]
        if tree.dep[at] != "ccomp" or subject(tree, up) is None:
            break
        at = up
    return at
