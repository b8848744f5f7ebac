"""Sources that are nobody: what happens, what is shown, and the "it" that stands for nothing."""

from __future__ import annotations

from typing import Final

from newslens.attribution.found import Found
from newslens.attribution.lexicon import Lexicon
from newslens.attribution.parse.tree import Tree
from newslens.attribution.sources.subjects import subject

# Verbs that only people, bodies and texts have; an event before one of them was taken for who speaks by a wrong parse.
_SPEAKING: Final = frozenset(("accord", "add", "argue", "ask", "say", "state", "tell", "write"))
_DEMONSTRATIVES: Final = frozenset(("that", "these", "this", "those"))
_POSSIBLE: Final = frozenset(("can", "could", "may", "might", "would"))
# What everybody can see or nobody can: "it became clear that", "it remained unclear whether".
_OPEN_TO_ALL: Final = frozenset(
    "apparent clear conceivable evident likely obvious possible uncertain unclear unknown".split()
)
_GROUPS: Final = frozenset(("GPE", "NORP", "ORG"))


def is_nobody(tree: Tree, found: Found, lexicon: Lexicon) -> bool:
    """Whether what has a cue is no person, body or text, so that nobody says or thinks anything.

    Args:
        tree: The parse.
        found: An attribution whose cue turns on a verb or adjective.
        lexicon: Word lists.
    """
    anchor = found.anchor
    lemma = tree.lemma[anchor]
    if lemma in _SPEAKING or not found.source:
        return False
    start, end = found.source[0]
    if end - start == 1 and len(found.source) == 1 and tree.tag[start] in {"PRP", "DT"}:
        return _is_empty(tree, start, anchor, lexicon)
    head = _head(tree, found)
    if tree.tag[head] not in {"NN", "NNS"}:
        return False
    noun = tree.lemma[head]
    if noun in lexicon.utterances:
        return lemma in lexicon.showing or lemma in lexicon.stirring
    # That an event shows something is what the writer reads out of it; annotated news counts it as an attribution.
    return noun in lexicon.events and lemma not in lexicon.showing


def _head(tree: Tree, found: Found) -> int:
    """The noun that a source is about, also where but a part of it was read, or more: `the mood | in the port | showed`."""
    start, end = found.source[0]
    whole = subject(tree, found.anchor)
    if whole is not None and ((tree.left[whole] <= start and end <= tree.right[whole]) or start <= whole < end):
        return whole
    return next((token for token in range(start, end) if not start <= tree.head[token] < end), start)


def _is_empty(tree: Tree, pronoun: int, anchor: int, lexicon: Lexicon) -> bool:
    """Whether a pronoun stands for nothing, or for what somebody reads something out of: `it emerged`, `that suggests`."""
    lemma, low = tree.lemma[anchor], tree.low[pronoun]
    if low == "it":
        if lemma in lexicon.impersonal or _is_open(tree, anchor):
            return True
        if lemma not in lexicon.showing and lemma not in lexicon.stirring:
            return False
        supposed = any(tree.low[kid] in _POSSIBLE for kid in tree.kids[anchor] if kid < anchor)
        return supposed or not _speaks_before(tree, pronoun, lexicon)
    return (
        low in _DEMONSTRATIVES and tree.tag[pronoun] == "DT" and (lemma in lexicon.showing or lemma in lexicon.stirring)
    )


def _is_open(tree: Tree, anchor: int) -> bool:
    """Whether a cue says how plain something is: `remained unclear`, `is clear`."""
    if tree.lemma[anchor] in _OPEN_TO_ALL:
        return True
    return any(
        tree.lemma[kid] in _OPEN_TO_ALL and tree.dep[kid] == "xcomp" for kid in tree.kids[anchor] if kid > anchor
    )


def _speaks_before(tree: Tree, pronoun: int, lexicon: Lexicon) -> bool:
    """Whether a body or a text, for which "it" may stand, is named in this sentence before it or in the one before."""
    number = tree.sentence[pronoun]
    low = tree.sentences[max(0, number - 1)][0]
    return any(tree.ent[i] in _GROUPS or tree.lemma[i] in lexicon.documents for i in range(low, pronoun))
