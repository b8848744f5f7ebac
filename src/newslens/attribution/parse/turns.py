"""Conversations printed turn by turn, each behind the name or initial of who speaks: `Vale: How cold is it?`, `A: Very.`."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from typing import Final

from newslens.attribution.parse.tree import Range, Tree
from newslens.attribution.parse.verbs import FINITE
from newslens.language.positions import noun

_CLOSES: Final = frozenset((":", "–", "—", "-"))
_DATELINE: Final = 6
# So many words before an interview tell who answers.
_INTRODUCED: Final = 2000
_LABEL: Final = 3
_NAME: Final = 6
_NOMINAL: Final = frozenset(("ADJ", "DET", "NOUN", "PROPN"))
# What follows a colon that only tells what the words before it are about: "the question: whether …".
_ASKS_OF: Final = frozenset(("whether", "that"))
_FEWEST_TURNS: Final = 3
_MOST_SPEAKERS: Final = 4


def label(tree: Tree, paragraph: Range) -> int | None:
    """The colon behind the few words with capitals that open a paragraph, or None."""
    low, high = tree.trim(*paragraph)
    colon = next(
        (i for i in range(low, min(high, low + _LABEL + 1)) if tree.low[i] == ":" and tree.quoted[i] < 0), None
    )
    if colon is None or colon == low or colon + 1 >= high:
        return None
    words = (tree.text[tree.start[i] : tree.end[i]] for i in range(low, colon))
    return colon if all(word[:1].isupper() or word == "." for word in words) else None


def is_label(tree: Tree, words: Range, labels: AbstractSet[str]) -> bool:
    """Whether words are some of these labels and a colon or dash stands behind them: `BREAKING:`, `Watch live –`."""
    start, end = words
    closed = start < end < len(tree) and tree.low[end] in _CLOSES
    return closed and all(tree.low[i] in labels or tree.punct[i] for i in range(start, end))


def opens_statement(tree: Tree, colon: int, labels: AbstractSet[str]) -> bool:
    """Whether a colon stands between a name or office that begins its paragraph and what its bearer says.

    In the headline, and before quotation marks, a colon may stand behind other words as well.

    Args:
        tree: The parse.
        colon: A colon.
        labels: Words that name nobody.
    """
    low, high = tree.trim(*tree.paragraphs[tree.paragraph[colon]])
    if low >= colon or is_label(tree, (low, colon), labels) or bracketed(tree, low, colon):
        return False
    if tree.quoted[colon + 1 : colon + 2] > [-1]:
        return True
    if tree.paragraph[colon] == 0:
        last = colon - 1
        topic = tree.pos[last] == "NOUN" and not tree.ent[last] and noun(tree.low[last]) is None
        return not (topic and any(tree.ent[low:last]))  # "Ada Holm trial: …"
    known = any(tree.ent[i] in {"PERSON", "ORG"} or noun(tree.low[i]) is not None for i in range(low, colon))
    whole = all(tree.punct[i] or tree.pos[i] in _NOMINAL or tree.low[i] == "of" for i in range(low, colon))
    states = any(tree.tag[i] in FINITE for i in range(colon + 1, high)) and tree.low[colon + 1] not in _ASKS_OF
    return colon - low <= _NAME and known and whole and states


def bracketed(tree: Tree, low: int, token: int) -> bool:
    """Whether a bracket opens behind the start of a line and is still open at a token: `Tarn Mills (NYSE | : TRN) reported`.

    Args:
        tree: The parse.
        low: The first token of the line.
        token: The token.
    """
    words = tree.low[low:token]
    return words.count("(") > words.count(")") or words.count("[") > words.count("]")


def behind_label(tree: Tree, paragraph: Range, labels: AbstractSet[str]) -> int:
    """Where a paragraph begins behind a label or, in capitals, a place or turn: `UPDATE: | …`, `RADE, June 3: | …`.

    Args:
        tree: The parse.
        paragraph: Its tokens.
        labels: Words that name nobody.

    Returns:
        Its first token where it has none.
    """
    low, high = tree.trim(*paragraph)
    near = range(low + 1, min(high - 1, low + _DATELINE))
    close = next((i for i in near if tree.low[i] in _CLOSES and tree.quoted[i] < 0), None)
    if close is None:
        return low
    if tree.low[close] == ":" and tree.text[tree.start[low] : tree.end[close - 1]].isupper():
        return close + 1
    return close + 1 if is_label(tree, (low, close), labels) else low


def turns(tree: Tree, interview: AbstractSet[str]) -> frozenset[int]:
    """The numbers of the paragraphs that are turns of a conversation.

    A conversation has at least three turns in a row by a few speakers, one of whom speaks twice, and somebody asks; one
    question and its answer will do where the labels say that they are such.

    Args:
        tree: The parse.
        interview: Labels of who asks and of who answers.
    """
    out: set[int] = set()
    run: list[tuple[int, str]] = []
    for number, paragraph in enumerate([*tree.paragraphs, (len(tree), len(tree))]):
        colon = label(tree, paragraph) if paragraph[0] < paragraph[1] else None
        if colon is not None:
            run.append((number, tree.text[tree.start[tree.trim(*paragraph)[0]] : tree.end[colon - 1]]))
            continue
        if _converse(tree, run, interview):
            out.update(number for number, _ in run)
        run = []
    return frozenset(out)


def _converse(tree: Tree, run: list[tuple[int, str]], interview: AbstractSet[str]) -> bool:
    speakers = {name for _, name in run}
    if len(speakers) > 1 and all(name.lower() in interview for name in speakers):
        return True
    if len(run) < _FEWEST_TURNS or not 1 < len(speakers) <= min(_MOST_SPEAKERS, len(run) - 1):
        return False
    return any(_asks(tree, tree.paragraphs[number]) for number, _ in run)


def answering(tree: Tree, first: int) -> Range | None:
    """Who answers in an interview that begins at a token: the one person whom the article names before it.

    Args:
        tree: The parse.
        first: The first token of the first turn.

    Returns:
        The last mention; None where nobody is named, or several are.
    """
    people: list[Range] = []
    for token in range(max(0, first - _INTRODUCED), first):
        if tree.ent[token] != "PERSON" or tree.quoted[token] >= 0 or tree.tag[token] == "POS":
            continue
        if people and people[-1][1] == token:
            people[-1] = people[-1][0], token + 1
        else:
            people.append((token, token + 1))
    return people[-1] if people and len({tree.low[end - 1] for _, end in people}) == 1 else None


def _asks(tree: Tree, paragraph: Range) -> bool:
    start, end = tree.span(paragraph)
    return tree.text[start:end].rstrip().endswith("?")
