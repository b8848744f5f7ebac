"""How a clause stands by the words on which it hangs: `It is not true | that she lied`, `People say | it is safe`."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from newslens.claims.clauses import SUBJECTS, Clause, Tree
from newslens.claims.lexicon import Lexicon
from newslens.claims.stance import CONDITIONS, PASSIVE, is_marked, is_negated, leaves_open
from newslens.types import Stance

_STEPS = 8  # words that are looked at above a clause
_HANGS = frozenset(("ccomp", "acl", "xcomp", "csubj", "csubj:pass"))
_SAME_SUBJECT = frozenset(("xcomp", "advcl", "conj"))
_ARGUMENTS = frozenset(("obj", "nsubj", "nsubj:pass", "nsubjpass"))
_TAKEN_UP = _ARGUMENTS | {"obl", "nmod"}
_FIRST = frozenset(("i", "we", "me", "us"))


def of_clause(tree: Tree, clause: Clause, lexicon: Lexicon, content: Collection[int] | None = None) -> Stance | None:
    """How a clause stands by what it hangs on, or None where it is only supposed, or nobody says that it is so.

    Args:
        tree: The parse.
        clause: The clause.
        lexicon: The words that decide.
        content: The tokens of the quote that it stands in; None in the outlet's own voice.
    """
    return _joined(list(_effects(tree, clause.head, lexicon, content)))


def of_cue(tree: Tree, cue: Collection[int], lexicon: Lexicon) -> Stance | None:
    """How what stands under a cue in nobody's mouth stands: `It would be wrong to say that`.

    Args:
        tree: The parse.
        cue: The tokens of the cue.
        lexicon: The words that decide.
    """
    top = next((index for index in cue if tree.heads[index] not in cue), None)
    return Stance.ASSERTED if top is None else _joined(list(_effects(tree, top, lexicon, None)))


def under(standing: Stance, stance: Stance) -> Stance:
    """The stance of a clause that is put forward so by its own words and its cue, where it stands so by what it hangs on.

    Examples:
        >>> under(Stance.DENIED, Stance.ASSERTED).value, under(Stance.DENIED, Stance.DENIED).value
        ('denied', 'hedged')
    """
    if standing is Stance.ASSERTED or stance is Stance.QUESTIONED:
        return stance
    return standing if stance is Stance.ASSERTED else Stance.HEDGED


def _joined(effects: Collection[Stance | None]) -> Stance | None:
    """What several words do together: who denies that something is untrue leaves it open."""
    if None in effects:
        return None
    denials = sum(effect is Stance.DENIED for effect in effects)
    if denials > 1 or Stance.HEDGED in effects:
        return Stance.HEDGED
    return Stance.DENIED if denials else Stance.ASSERTED


def _effects(tree: Tree, at: int, lexicon: Lexicon, content: Collection[int] | None) -> Iterator[Stance | None]:
    """What each word above a clause does to it, from the nearest up."""
    for step in range(_STEPS):
        relation, above = tree.deps[at], tree.heads[at]
        if relation == "advcl" and is_marked(tree, at, CONDITIONS):
            yield None
        if above == at:
            return
        if content is not None and above not in content:
            if not step and relation in ("ccomp", "acl") and _leaves_to_cue(tree, above, lexicon):
                yield Stance.HEDGED
            return
        if relation in _HANGS:
            if tree.lemmas[above] in lexicon.presupposing and is_negated(tree, above, lexicon):
                return  # taken for granted, whatever stands above it
            if content is not None and tree.deps[above] in _TAKEN_UP and tree.heads[above] not in content:
                if _leaves_to_cue(tree, above, lexicon):
                    yield Stance.HEDGED
                return
            yield _effect(tree, at, above, lexicon)
        elif relation != "conj" or _stands_alone(tree, at, above):
            return
        at = above


def _stands_alone(tree: Tree, at: int, above: int) -> bool:
    """Whether a clause goes on with the sentence, not with what stands under its verb: `We think it is wrong, but | we will pay`."""
    if any(tree.deps[child] == "cc" and tree.lemmas[child] == "but" for child in tree.children[at]):
        return _subject(tree, at) is not None
    mine, other = _subject(tree, at), _subject(tree, above)
    return mine is not None and tree.lemmas[mine] in _FIRST and (other is None or tree.lemmas[other] not in _FIRST)


def _subject(tree: Tree, verb: int) -> int | None:
    return next((child for child in tree.children[verb] if tree.deps[child] in SUBJECTS), None)


def _leaves_to_cue(tree: Tree, above: int, lexicon: Lexicon) -> bool:
    """Whether a word beside a cue leaves it open, where the cue does not tell: `rejected | claims that it is shut`."""
    return (
        leaves_open(tree, above, lexicon)
        and not is_negated(tree, above, lexicon)
        and tree.lemmas[tree.heads[above]] not in lexicon.denying
    )


def _is_noun(tree: Tree, index: int) -> bool:
    return tree.tags[index].startswith("NN") or tree.deps[index] in _ARGUMENTS


def _effect(tree: Tree, at: int, above: int, lexicon: Lexicon) -> Stance | None:
    """What one word does to what hangs on it."""
    tag, lemma = tree.tags[above], tree.lemmas[above]
    if _is_noun(tree, above) and lemma not in lexicon.false:
        return _of_noun(tree, above, lexicon)
    if tag.startswith("VB"):
        return _of_verb(tree, at, above, lexicon)
    infinitive = tree.tags[at] == "VB"
    if lemma in lexicon.false or (infinitive and lemma in lexicon.misguided):
        return Stance.HEDGED if is_negated(tree, above, lexicon) else Stance.DENIED
    if is_negated(tree, above, lexicon):
        if lemma in lexicon.true:
            return Stance.DENIED
        return Stance.HEDGED if lemma in lexicon.sure or leaves_open(tree, above, lexicon) else Stance.ASSERTED
    return Stance.HEDGED if leaves_open(tree, above, lexicon) else Stance.ASSERTED


def _of_verb(tree: Tree, at: int, above: int, lexicon: Lexicon) -> Stance | None:
    lemma = tree.lemmas[above]
    if is_negated(tree, above, lexicon) or lemma in lexicon.unwilling:
        if lemma in lexicon.denying:
            return Stance.HEDGED
        return Stance.DENIED if lemma in lexicon.believing and _is_own(tree, above) else None
    if _is_inverted(tree, above):
        return None
    if tree.deps[at] == "xcomp" and _is_own(tree, above):
        return Stance.ASSERTED  # "I want to say"
    if lemma in lexicon.denying:
        return Stance.DENIED if _is_own(tree, above) else Stance.HEDGED
    if leaves_open(tree, above, lexicon) or (lemma in lexicon.saying and not _is_own(tree, above)):
        return Stance.HEDGED
    return Stance.ASSERTED


def _of_noun(tree: Tree, above: int, lexicon: Lexicon) -> Stance | None:
    lemma, head = tree.lemmas[above], tree.heads[above]
    told = tree.deps[above] in _ARGUMENTS and head != above
    open_ = leaves_open(tree, above, lexicon)
    if is_negated(tree, above, lexicon) or (
        told and tree.tags[head].startswith("VB") and is_negated(tree, head, lexicon)
    ):
        if lemma in lexicon.true:
            return Stance.DENIED
        return None if (open_ or lemma in lexicon.proving) and lemma != "doubt" else Stance.ASSERTED
    if not (open_ or lemma in lexicon.hearsay_nouns):
        return Stance.ASSERTED
    refuted = tree.lemmas[head] in lexicon.false or (tree.lemmas[head] in lexicon.denying and _is_own(tree, head))
    return Stance.DENIED if told and refuted else Stance.HEDGED


def _is_own(tree: Tree, verb: int) -> bool:
    """Whether whoever tells it is the one who says it: `I say`, `It is fair to say`, but not `They say`, `We are told`."""
    for _ in range(_STEPS):
        subject = _subject(tree, verb)
        if subject is not None:
            return tree.lemmas[subject] in _FIRST and tree.deps[subject] not in PASSIVE
        above, relation = tree.heads[verb], tree.deps[verb]
        if relation == "csubj":
            return True
        if above == verb or relation not in _SAME_SUBJECT:
            return False
        sent = relation == "xcomp" and [child for child in tree.children[above] if tree.deps[child] in ("obj", "iobj")]
        if sent:
            return tree.lemmas[sent[0]] in _FIRST
        verb = above
    return False


def _is_inverted(tree: Tree, verb: int) -> bool:
    """Whether an auxiliary opens the clause before its subject: `Should the mayor say so, he would lie`."""
    kids = [child for child in tree.children[verb] if child < verb and tree.deps[child] not in ("punct", "cc")]
    return bool(kids) and tree.deps[kids[0]] == "aux" and any(tree.deps[child] in SUBJECTS for child in kids[1:])
