"""The line below a quotation that is a line by itself, where it only says whose the quotation is: `Ms. Holm wrote.`, `— Ada Holm`."""

from __future__ import annotations

from typing import Final

from newslens.attribution.lexicon import Lexicon
from newslens.attribution.parse.items import signing
from newslens.attribution.parse.tree import Tree
from newslens.attribution.parse.verbs import FINITE
from newslens.attribution.quotations.quoted import Quoted
from newslens.attribution.sources.subjects import subject

_ENDS: Final = ",?!…—–-"
# What a line that only says who speaks is made of, and how long it is.
_NAMING: Final = frozenset(("ADJ", "ADV", "DET", "NOUN", "PRON", "PROPN", "PUNCT"))
_SHORT_LINE: Final = 8
_SURELY: Final = 0.75
# Verbs that say nothing without what was said, so that alone in a paragraph they go with the one before.
_INCOMPLETE: Final = frozenset(("add", "say", "tweet", "write"))
_LONGEST_ALONE: Final = 16
_HELD: Final = frozenset(("obj", "ccomp", "xcomp", "advcl", "parataxis"))


def speaks(tree: Tree, verb: int, lexicon: Lexicon) -> bool:
    """Whether a verb can introduce words in quotation marks."""
    lemma = tree.lemma[verb]
    if lemma in lexicon.returning and tree.low[verb + 1 : verb + 2] == ["back"]:
        return True
    return lexicon.reports(lemma) or lemma in lexicon.introducing


def named_below(tree: Tree, quote: Quoted) -> int | None:
    """The dash of the line that names who spoke or wrote a quotation."""
    line = _line_below(tree, tree.paragraph[quote.last - 1])
    return signing(tree, line) if line < len(tree.paragraphs) and _complete(quote) else None


def cue_below(tree: Tree, quote: Quoted, stop: int, lexicon: Lexicon) -> int | None:
    """The verb that is a cue with the whole of its line: `“…!”`, and below it `Ms. Holm wrote.`.

    Args:
        tree: The parse.
        quote: The quotation.
        stop: The first token of the next quotation.
        lexicon: Word lists and rates.
    """
    line = tree.paragraph[quote.last - 1] + 1
    if line >= len(tree.paragraphs) or not _complete(quote):
        return None
    first, last = tree.trim(*tree.paragraphs[line])
    verbs = [token for token in range(first, last) if tree.tag[token] in FINITE]
    if last > stop or not last - first > 1 or len(verbs) != 1:
        return None
    alone = _names_alone(tree, first, last, verbs[0], lexicon) or _says_nothing(
        tree, first, last, verbs[0], asks=quote.ends == "?"
    )
    return verbs[0] if alone else None


def _complete(quote: Quoted) -> bool:
    return quote.sentence_like or quote.ends in _ENDS


def _line_below(tree: Tree, number: int) -> int:
    """The number of the next paragraph that has words; a block quotation may have a bare sign between two."""
    number += 1
    while number < len(tree.paragraphs) and all(tree.punct[token] for token in range(*tree.paragraphs[number])):
        number += 1
    return number


def _names_alone(tree: Tree, first: int, last: int, verb: int, lexicon: Lexicon) -> bool:
    """Whether a short line only names who speaks; "The crowd cheered." below a quotation tells what came of it."""
    plain = all(tree.pos[token] in _NAMING for token in range(first, last) if token != verb)
    told = lexicon.rate(tree.lemma[verb], "v", "direct") >= _SURELY
    edge = verb in {first, last - 1}
    return last - first <= _SHORT_LINE and edge and plain and told and speaks(tree, verb, lexicon)


def _says_nothing(tree: Tree, first: int, last: int, verb: int, *, asks: bool) -> bool:
    """Whether a line lacks what was said: `Ms. Holm said on Friday.`; below a question, what was asked."""
    if (
        last - first > _LONGEST_ALONE
        or not (tree.lemma[verb] in _INCOMPLETE or (asks and tree.lemma[verb] == "ask"))
        or tree.sentence[first] != tree.sentence[last - 1]
    ):
        return False
    if any(tree.quoted[token] >= 0 or tree.low[token] == ":" for token in range(first, last)):
        return False
    who = subject(tree, verb)
    named = (
        verb == first
        or tree.pos[verb - 1] in {"NOUN", "PROPN", "PRON"}
        or (tree.low[verb - 1] == "," and who is not None)
    )
    return named and not any(tree.dep[kid] in _HELD for kid in tree.kids[verb])
