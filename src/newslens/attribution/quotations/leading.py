"""Whether a verb before words in marks leads up to them, or they are a part of a clause that it stands in."""

from __future__ import annotations

from typing import Final

from newslens.attribution.lexicon import Lexicon
from newslens.attribution.parse.tree import Tree
from newslens.attribution.parse.verbs import FINITE, is_verb
from newslens.attribution.quotations.quoted import Quoted
from newslens.attribution.sources.subjects import subject

_OPEN_PHRASE: Final = frozenset(("ADP", "DET", "ADJ", "AUX", "CCONJ", "VERB"))
# Verbs whose object is what was uttered: "Holm said Berg had shouted “never”".
_UTTERING: Final = frozenset(
    "add answer chant cry exclaim mutter reply respond retort say scream shout tell tweet whisper yell".split()
)


def is_told(tree: Tree, verb: int, token: int, quote: Quoted, low: int, lexicon: Lexicon) -> bool:
    """Whether a verb that needs no words in marks stands in what another says: `Holm said that once it goes, “…”`.

    Where but a phrase is in marks, most verbs of saying need none either: `Holm said the search would continue “for days”`.

    Args:
        tree: The parse.
        verb: The verb.
        token: The last token before the quotation.
        quote: The quotation.
        low: The first token that is looked at.
        lexicon: Word lists and rates.
    """
    lemma, phrase = tree.lemma[verb], verb == token and _is_phrase(tree, quote)
    needed = lexicon.reports(lemma) and not (phrase and lemma not in _UTTERING)
    if needed or subject(tree, verb) is None:
        return False
    at, inside = verb, False
    while tree.head[at] != at:
        inside = inside or tree.dep[at] == "ccomp"
        at = tree.head[at]
        if inside and low <= at < verb and is_verb(tree, at) and lexicon.reports(tree.lemma[at]):
            return True
    return False


def _is_phrase(tree: Tree, quote: Quoted) -> bool:
    """Whether words in marks are neither a sentence nor a clause: `“by spring”`, `“for as long as it takes”`."""
    first, last = tree.trim(quote.first, quote.last)
    clause = any(tree.tag[i] in FINITE for i in range(first, last)) and tree.pos[first] not in {"ADP", "SCONJ"}
    return not quote.sentence_like and not clause


def introduces(tree: Tree, verb: int, token: int, quote: Quoted) -> bool:
    """Whether a verb leads up to a quotation as to its whole content, rather than to a clause that quotes a phrase.

    Args:
        tree: The parse.
        verb: The verb.
        token: The last token before the quotation.
        quote: The quotation.
    """
    if any(tree.low[i] in {"that", "as", "when", "if"} for i in range(verb + 1, token)):
        return False
    mark = tree.low[token]
    if mark == "that":
        # "said it was shut, as Holm had alleged, | but that “…”": what goes on is not what Holm alleged
        told_before = tree.tag[token - 1] == "CC" and all(tree.punct[i] for i in range(verb + 1, token - 1))
        return _closes(tree, quote) and not told_before
    if mark == ",":
        return quote.sentence_like or verb == token - 1
    if verb == token:
        return quote.sentence_like or quote.last >= len(tree) or tree.punct[quote.last] or _breaks(tree, quote)
    return quote.sentence_like and tree.pos[token] not in _OPEN_PHRASE


def _breaks(tree: Tree, quote: Quoted) -> bool:
    return tree.paragraph[quote.last] != tree.paragraph[quote.first]


def _closes(tree: Tree, quote: Quoted) -> bool:
    """Whether nothing of the sentence follows a quotation but a further clause."""
    return quote.ends in ".,!?…" or quote.last >= len(tree) or tree.low[quote.last] in {".", ",", ";", "!", "?"}
