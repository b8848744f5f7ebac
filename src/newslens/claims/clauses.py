"""The clauses of a parsed text: what can be true or false, each with its own subject and finite verb."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING, Any

import attrs

if TYPE_CHECKING:
    from spacy.tokens import Doc

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "csubj", "csubj:pass", "expl", "nsubjpass", "csubjpass"})
"""Relations of subjects."""
# A clause under one of these stands for itself; what hangs on another by other relations is part of that other.
_OWN = frozenset({"conj", "parataxis", "advcl", "ccomp", "acl", "ROOT", "root"})
_EMBEDDED = frozenset({"ccomp", "acl"})
# Complements of complements are part of a clause down to here, so that all clauses together stay linear in the text.
_DEEPEST = 3
_ORDERING = frozenset(("before", "after", "until", "since"))
_OPENING, _CLOSING = frozenset("“‘«„"), frozenset("”»")
_TOPICS = frozenset(("advcl", "ccomp"))
_QUESTIONS = frozenset(("WRB", "WP", "WP$"))
_ENDS = frozenset((".", "!", "?", "…"))
_FEWEST = 5  # words that a sentence must have to be told from a label
# What is left off at the end of a claim when a comma stands before it: an addition, not the proposition.
_LOOSE = frozenset({"acl:relcl", "relcl", "advcl", "acl", "appos", "parataxis", "dep"})


@attrs.frozen
class Tree:
    """A parse as plain lists, read once.

    Attributes:
        heads: For each token the index of its head; a root is its own head.
        deps: Relations, as strings.
        tags: Fine part-of-speech tags.
        lemmas: Lemmas in lower case.
        starts: First code point of each token.
        ends: One past its last code point.
        words: The tokens' texts.
        children: For each token the indices of its children, in order.
        lefts: For each token the index of the first token of its subtree.
        sentences: For each token the number of its sentence.
    """

    heads: Sequence[int]
    deps: Sequence[str]
    tags: Sequence[str]
    lemmas: Sequence[str]
    starts: Sequence[int]
    ends: Sequence[int]
    words: Sequence[str]
    children: Sequence[Sequence[int]]
    lefts: Sequence[int]
    sentences: Sequence[int]


@attrs.frozen
class Clause:
    """A clause of a text.

    Attributes:
        head: Index of the token that heads it.
        tokens: Indices of its tokens, in order, without the clauses that stand for themselves.
        governor: Index of the token outside it on which it hangs, or None.
        relation: How it hangs there.
    """

    head: int
    tokens: tuple[int, ...]
    governor: int | None
    relation: str


def read(doc: Doc) -> Tree:
    """The tree of a parsed text."""
    columns: Any = doc.to_array(["HEAD", "DEP", "TAG", "LEMMA", "ORTH", "IDX"]).astype("int64")
    offsets, deps, tags, lemmas, orths, starts = columns.T.tolist()
    strings = doc.vocab.strings
    names = {key: strings[key % 2**64] for column in (deps, tags, lemmas, orths) for key in set(column)}
    low = {key: names[key].lower() for key in set(lemmas)}
    words = [names[key] for key in orths]
    heads = [index + offset for index, offset in enumerate(offsets)]
    children: list[list[int]] = [[] for _ in heads]
    for index, head in enumerate(heads):
        if head != index:
            children[head].append(index)
    return Tree(
        heads=heads,
        deps=[names[key] for key in deps],
        tags=[names[key] for key in tags],
        lemmas=[low[key] for key in lemmas],
        starts=starts,
        ends=[start + len(word) for start, word in zip(starts, words, strict=True)],
        words=words,
        children=children,
        lefts=lefts(heads, children),
        sentences=[number for number, sentence in enumerate(doc.sents) for _ in range(len(sentence))],
    )


def lefts(heads: Sequence[int], children: Sequence[Sequence[int]]) -> list[int]:
    """For each token the first token of its subtree."""
    order = [index for index, head in enumerate(heads) if index == head]
    for index in order:  # grows while it is read: heads before what hangs on them
        order.extend(children[index])
    first = list(range(len(heads)))
    for index in reversed(order):
        first[heads[index]] = min(first[heads[index]], first[index])
    return first


def find(tree: Tree, tokens: Sequence[int]) -> list[Clause]:
    """The clauses among some tokens of a text (a content, or what is left of a sentence), in order.

    Coordinated clauses with subjects of their own, adverbial clauses and complements with a subject each stand for
    themselves; a complement also stays part of the clause that governs it, which cannot be understood without it. What took
    place before or after something stands alone, and once more with what it came before or after.

    Args:
        tree: The parse.
        tokens: Indices in order; heads outside them are as good as none.
    """
    inside = set(tokens)
    heads = [index for index in tokens if _is_clause(tree, index, inside)]
    found = set(heads)
    orders = any(_is_ordered(tree, index) for index in tokens)
    clauses = []
    for head in heads:
        outside = tree.heads[head]
        alone = _members(tree, head, found, inside)
        ordered = _members(tree, head, found, inside, along=True) if orders else alone
        clauses += [
            Clause(head, members, None if outside == head else outside, tree.deps[head])
            for members in ((alone, ordered) if len(ordered) > len(alone) else (alone,))
        ]
    return [clause for clause in clauses if clause.tokens]


def sentences(tree: Tree) -> Iterator[Clause]:
    """The sentences of a text that end as sentences do, each as one clause, whatever the parser made of it."""
    start = 0
    for end in range(1, len(tree.words) + 1):
        if end < len(tree.words) and tree.sentences[end] == tree.sentences[start]:
            continue
        last = next((index for index in range(end - 1, start - 1, -1) if tree.words[index].strip()), start)
        if tree.words[last] in _ENDS:
            members = tuple(trimmed(tree, range(start, last)))
            if sum(tree.words[index][0].isalnum() for index in members) >= _FEWEST:
                yield Clause(members[0], members, None, "root")
        start = end


def _is_clause(tree: Tree, index: int, inside: Collection[int]) -> bool:
    top = tree.heads[index] == index or tree.heads[index] not in inside
    if not top and (tree.deps[index] not in _OWN or _is_topic(tree, index) or _is_fragment(tree, index)):
        return False
    return any(tree.deps[child] in SUBJECTS and child in inside for child in tree.children[index])


def _is_topic(tree: Tree, index: int) -> bool:
    """Whether a clause only names what somebody speaks of: `comment | on whether it was safe`."""
    first = tree.lefts[index]
    if tree.deps[index] not in _TOPICS or tree.tags[first] != "IN" or first + 1 >= len(tree.words):
        return False
    return tree.lemmas[first + 1] == "whether" or tree.tags[first + 1] in _QUESTIONS


def _is_fragment(tree: Tree, index: int) -> bool:
    """Whether a clause says nothing without the one on which it hangs: `older | than we thought`, `after they promised not to`."""
    for child in tree.children[index]:
        if tree.deps[child] == "mark" and tree.lemmas[child] == "than":
            return True
        if tree.deps[child] == "xcomp" and tree.tags[child] == "TO":
            return True
    return False


def _members(
    tree: Tree, head: int, clauses: Collection[int], inside: Collection[int], *, along: bool = False
) -> tuple[int, ...]:
    members: list[int] = []
    waiting = [(head, 0)]
    while waiting:
        index, depth = waiting.pop()
        if index not in inside:
            continue
        members.append(index)
        for child in tree.children[index]:
            below = depth + 1 if child in clauses else depth
            ordered = along and _is_ordered(tree, child)
            if below > depth and (not (ordered or tree.deps[child] in _EMBEDDED) or below > _DEEPEST):
                continue
            if ordered or not _is_loose(tree, child, head):
                waiting.append((child, below))
    members.sort()
    return tuple(trimmed(tree, _without_marks(tree, members)))


def _is_counted(tree: Tree, child: int) -> bool:
    """Whether a participle says how many came of what it hangs on: `The mill will close, | cutting 240 jobs`."""
    if tree.tags[child] != "VBG" or tree.deps[child] != "advcl":
        return False
    kids = tree.children[child]
    if any(tree.deps[kid] in SUBJECTS or (tree.deps[kid] == "mark") for kid in kids):
        return False
    objects = [kid for kid in kids if tree.deps[kid] in ("obj", "iobj")]
    return any(
        tree.tags[index] == "CD" for thing in objects for index in (thing, *tree.children[thing]) if index >= child
    )


def _without_marks(tree: Tree, members: Sequence[int]) -> list[int]:
    """Without punctuation that stands apart from all words left, and without one quotation mark of two at the edges."""
    runs: list[list[int]] = []
    for index in members:
        if not runs or runs[-1][-1] + 1 < index:
            runs.append([])
        runs[-1].append(index)
    kept = [index for run in runs if any(_is_word(tree, each) for each in run) for index in run]
    sides = [_side(tree, index) for index in kept]
    if sum(sides) > 0 and sides[0] > 0:
        return kept[1:]
    if sum(sides) < 0 and sides[-1] < 0:
        return kept[:-1]
    return kept


def _side(tree: Tree, index: int) -> int:
    """1 for an opening quotation mark, -1 for a closing one, 0 for any other token."""
    word, tag = tree.words[index], tree.tags[index]
    if _is_word(tree, index) or word == "`":
        return 0  # two of them are one mark
    if word in _OPENING or word in _CLOSING:
        return 1 if word in _OPENING else -1
    return (tag == "``") - (tag == "''")


def _is_word(tree: Tree, index: int) -> bool:
    return tree.words[index][:1].isalnum()


def _is_ordered(tree: Tree, child: int) -> bool:
    """Whether a clause says before or after what the one on which it hangs took place, so that the order is told."""
    return tree.deps[child] == "advcl" and any(
        tree.deps[index] == "mark" and tree.lemmas[index] in _ORDERING for index in tree.children[child]
    )


def _is_loose(tree: Tree, child: int, head: int) -> bool:
    if tree.deps[child] not in _LOOSE or child < head or _is_counted(tree, child):
        return False
    first = tree.lefts[child]
    return tree.words[first] in ",–—-" or (first > 0 and tree.words[first - 1] in ",–—")


def trimmed(tree: Tree, members: Sequence[int]) -> Sequence[int]:
    """Without a conjunction, complementiser or punctuation that only ties it to what stands around it.

    Args:
        tree: The parse.
        members: Tokens, in order.
    """
    start, end = 0, len(members)
    while start < end and _ties(tree, members[start]):
        start += 1
    while end > start and (not tree.words[members[end - 1]].strip() or tree.words[members[end - 1]][0] in ",;:.–—-"):
        end -= 1
    return members[start:end]


def _ties(tree: Tree, index: int) -> bool:
    word = tree.words[index]
    if not word.strip() or word in ",;:–—-.…":
        return True
    return tree.deps[index] in ("mark", "cc") and tree.lemmas[index] in (
        "that",
        "and",
        "but",
        "as",
        "while",
        "whether",
        "because",
        "although",
        "though",
    )
