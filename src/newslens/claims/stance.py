"""How a claim is put forward: asserted, denied, hedged or questioned."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence

from newslens.claims.clauses import SUBJECTS, Clause, Tree
from newslens.claims.lexicon import Lexicon
from newslens.types import Stance

_VERBS = frozenset(("VBD", "VBZ", "VBP", "VBN", "VBG", "VB"))
_NEGATIONS = frozenset(("not", "never", "no", "n't", "neither", "hardly", "nobody", "none", "nothing"))
_WHETHER = frozenset(("whether", "if"))
CONDITIONS = frozenset(("if", "unless", "provided", "lest"))
"""Conjunctions of what is only supposed."""
_OPENING = {"'": "'", '"': '"', "’": "‘", "”": "“", "»": "«"}
_CLOSING = frozenset((*_OPENING, ")", "!"))
_QUESTION_TAGS = frozenset(("WRB", "WP", "WP$", "WDT"))
PASSIVE = frozenset(("aux:pass", "auxpass", "expl", "nsubj:pass", "nsubjpass"))
"""Relations of what makes a verb passive, or leaves its subject open."""


def of_clause(
    tree: Tree,
    clause: Clause,
    cue: Sequence[int],
    lexicon: Lexicon,
    *,
    content: Collection[int] = (),
    shifted: bool = False,
) -> Stance:
    """The stance of a clause.

    Args:
        tree: The parse.
        clause: The clause.
        cue: The tokens of the cue under which it stands; none in the outlet's own voice.
        lexicon: The words that decide.
        content: The tokens of what stands under the cue; a "no" in it does not negate the cue.
        shifted: Whether it is told in other words behind a cue in the past, where "would" is the future seen from there.
    """
    cues = frozenset(tree.lemmas[index] for index in cue)
    unsaid = any(is_negated(tree, index, lexicon, content) for index in cue)
    if asks(tree, clause):
        return Stance.QUESTIONED
    if cues & lexicon.denying:
        return Stance.HEDGED if unsaid else Stance.DENIED
    if cues & lexicon.questioning or _is_asked(tree, clause, unsaid=unsaid):
        return Stance.QUESTIONED
    if unsaid and not cues & lexicon.presupposing:
        return Stance.DENIED if cues & lexicon.believing else Stance.HEDGED
    if any(leaves_open(tree, index, lexicon) for index in cue) or hedged(tree, clause, lexicon, shifted=shifted):
        return Stance.HEDGED
    return Stance.ASSERTED


def hedged(tree: Tree, clause: Clause, lexicon: Lexicon, *, shifted: bool = False) -> bool:
    """Whether words in the clause leave open whether it is so.

    Args:
        tree: The parse.
        clause: The clause.
        lexicon: The words that decide.
        shifted: Whether "would" is the future seen from the past.
    """
    for child in tree.children[clause.head]:
        dep, lemma = tree.deps[child], tree.lemmas[child]
        if dep == "advcl" and is_marked(tree, child, CONDITIONS) and not _holds(clause.tokens, child):
            return True  # what follows from a condition is not said without it
        if (
            dep.startswith("aux")
            and lemma in lexicon.modal
            and not (tree.lemmas[clause.head] in lexicon.answering and is_negated(tree, clause.head, lexicon))
            and not _is_tense(tree, clause.head, child, shifted=shifted)
        ):
            return True
        if dep.startswith("advmod") and lemma in lexicon.adverb:
            return True
    return tree.lemmas[clause.head] in lexicon.raising and any(
        tree.deps[child] in ("xcomp", "ccomp") and tree.tags[child] == "VB" for child in tree.children[clause.head]
    )


def proposes(tree: Tree, clause: Clause) -> bool:
    """Whether a clause says that something is so: not one that only names a condition, or what is asked or known.

    Args:
        tree: The parse.
        clause: A clause that hangs on another.
    """
    if clause.relation == "advcl":
        return not is_marked(tree, clause.head, CONDITIONS)
    return clause.relation != "ccomp" or tree.tags[clause.tokens[0]] not in _QUESTION_TAGS


def _holds(tokens: Sequence[int], index: int) -> bool:
    place = bisect_left(tokens, index)
    return place < len(tokens) and tokens[place] == index


def is_marked(tree: Tree, head: int, marks: frozenset[str]) -> bool:
    """Whether a conjunction of these opens a clause; "even if" and "as if" name no condition."""
    return any(
        tree.deps[child] == "mark"
        and tree.lemmas[child] in marks
        and not (child and tree.lemmas[child - 1] in ("even", "as"))
        for child in tree.children[head]
    )


def _is_asked(tree: Tree, clause: Clause, *, unsaid: bool) -> bool:
    """Whether a clause is an indirect question: "whether it was safe", or "where it came from" where nobody can say it."""
    if clause.relation == "ccomp" and is_marked(tree, clause.head, _WHETHER):
        return True
    return unsaid and tree.tags[clause.tokens[0]] in _QUESTION_TAGS


def withheld(tree: Tree, cue: Iterable[int], lexicon: Lexicon) -> bool:
    """Whether whoever stands with a cue said nothing: `declined to say`, `would not comment on`.

    Args:
        tree: The parse.
        cue: The tokens of the cue.
        lexicon: The words that decide.
    """
    return any(
        tree.lemmas[index] in lexicon.withholding
        or (tree.lemmas[index] == "comment" and is_negated(tree, index, lexicon))
        for index in cue
    )


def is_negated(tree: Tree, cue: int, lexicon: Lexicon, content: Collection[int] = ()) -> bool:
    """Whether it is said that somebody did not say it, or could or would not."""
    governor = tree.heads[cue]
    if tree.deps[cue] == "xcomp" and tree.lemmas[governor] in lexicon.unwilling:
        return True
    subjects = (child for child in tree.children[cue] if tree.deps[child] in SUBJECTS)
    below = [*tree.children[cue], *(child for subject in subjects for child in tree.children[subject])]
    return any(
        child < cue
        and child not in content
        and tree.lemmas[child] in _NEGATIONS
        and tree.lemmas[child + 1] not in ("only", "just")
        for child in below
    )


def leaves_open(tree: Tree, index: int, lexicon: Lexicon) -> bool:
    """Whether a cue leaves open what hangs on it; who `reported` something states it, who `is reported` to has not."""
    if tree.lemmas[index] in lexicon.hearsay and tree.tags[index] in _VERBS:
        return any(tree.deps[child] in PASSIVE for child in tree.children[index])
    return tree.lemmas[index] in lexicon.hedging


def _is_tense(tree: Tree, head: int, auxiliary: int, *, shifted: bool) -> bool:
    """Whether "would" only tells when: "said it would close", "she’d broken it", which taggers take for "would"."""
    if tree.lemmas[auxiliary] != "would":
        return False
    if any(tree.lemmas[child] == "have" and tree.deps[child].startswith("aux") for child in tree.children[head]):
        return False
    return shifted or (tree.words[auxiliary][:1] in "'’" and tree.tags[head] == "VBN")


def asks(tree: Tree, clause: Clause) -> bool:
    """Whether a clause is a direct question: its last word stands before a question mark of its own.

    Args:
        tree: The parse.
        clause: The clause.
    """
    tokens = clause.tokens
    last = next((index for index in reversed(tokens) if tree.words[index][:1].isalnum()), tokens[-1])
    sentence = tree.sentences[last]
    mark = last
    while mark < len(tree.words) and tree.sentences[mark] == sentence and "?" not in tree.words[mark]:
        if mark > last and tree.words[mark] not in _CLOSING:
            return _opens_question(tree, clause)
        mark += 1
    if mark == len(tree.words) or tree.sentences[mark] != sentence:
        return False
    return not _is_repeated(tree, clause, mark)


def _opens_question(tree: Tree, clause: Clause) -> bool:
    """Whether a clause is the first of several that are asked together: `| Is it safe, | and who pays?`."""
    kids = [child for child in tree.children[clause.head] if child < clause.head]
    subject = next((child for child in kids if tree.deps[child] in SUBJECTS), None)
    inverted = subject is not None and any(
        child < subject and (tree.deps[child].startswith("aux") or tree.deps[child] == "cop") for child in kids
    )
    return inverted and any("?" in tree.words[child] for child in tree.children[clause.head])


def _is_repeated(tree: Tree, clause: Clause, mark: int) -> bool:
    """Whether a question mark ends a question that is quoted further on in the clause: `I asked: | 'Are you proud?'`."""
    closing = tree.words[mark + 1] if mark + 1 < len(tree.words) else ""
    opening = _OPENING.get(closing)
    first = next((index for index in clause.tokens if tree.words[index][:1].isalnum()), mark)
    return opening is not None and any(tree.words[index] == opening for index in clause.tokens if first < index < mark)
