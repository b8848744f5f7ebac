"""Whose a quotation without a cue is: who is presented right behind it, or was brought in by the sentence before."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from newslens.attribution.parse.phrases import TIMES, nominal
from newslens.attribution.parse.tree import Range, Tree
from newslens.attribution.parse.verbs import FINITE
from newslens.language.positions import Sort, noun

_POINTING: Final = frozenset(("that", "this", "those", "these"))
_IS: Final = frozenset(("'s", "is", "was", "are", "were"))
_SAYS: Final = frozenset(("says", "said", "wrote", "writes", "spoke"))
_QUESTIONS: Final = frozenset(("whether", "if", "what", "why", "how", "when", "who", "where"))
_FREE: Final = frozenset(("ROOT", "obj", "dep", "parataxis", "nsubj", "appos"))
_OPENS_CLAUSE: Final = frozenset(("WDT", "WP", "WP$", "WRB"))
_REACH: Final = 30


def presented_behind(tree: Tree, last: int) -> Range | None:
    """Who is pointed at behind a quotation, as in `“…” That's Ada Holm, who farms here.` or `“…” So says Ada Holm.`.

    Args:
        tree: The parse.
        last: One past the last token of the quotation.
    """
    token = last
    while token < len(tree) and tree.punct[token]:
        if tree.quoted[token] >= 0:
            return None
        token += 1
    if token + 2 >= len(tree) or tree.paragraph[token] - tree.paragraph[last - 1] > 1:
        return None
    high = min(tree.sentences[tree.sentence[token]][1], token + _REACH)
    first, second = tree.low[token], tree.low[token + 1]
    if first in {"so", "thus"} and second in _SAYS:
        return _person(tree, token + 2, high)
    if first == "the" and second == "words" and tree.low[token + 2] in {"of", "from"}:
        return _person(tree, token + 3, high, sure=True, unnamed=True)
    if first not in _POINTING or second not in _IS:
        return None
    begin = token + 2
    if first in {"those", "these"} or tree.low[begin] == "the":
        # "Those were the words of Ada Holm": of whom, not what.
        of = next((i for i in range(begin, min(begin + 4, high)) if tree.low[i] in {"of", "from"}), None)
        spoken = of is not None and noun(tree.low[of - 1]) is None and tree.pos[of - 1] == "NOUN"
        if of is not None and spoken:
            return _person(tree, of + 1, high, sure=True)
        if first in {"those", "these"}:
            return None
    return _person(tree, begin, high)


def _person(tree: Tree, begin: int, high: int, *, sure: bool = False, unnamed: bool = False) -> Range | None:
    """The name of a person, with what stands in front of it, that begins at a token; a noun alone where that will do."""
    end = begin
    # "That was Norway's Ada Holm" names her, "That's Ada Holm's problem" does not.
    while end < high and (not _closes(tree, end) or (tree.tag[end] == "POS" and tree.ent[end + 1] == "PERSON")):
        end += 1
    if end < high and tree.tag[end] == "POS":
        return None  # "That's Ada Holm's problem."
    named = any(tree.ent[i] == "PERSON" for i in range(begin, end))
    called = any((found := noun(tree.low[i])) is not None and found.sort is Sort.PERSON for i in range(begin, end))
    proper = any(
        tree.pos[i] == "PROPN" and (sure or tree.ent[i] != "GPE") and tree.low[i] not in TIMES
        for i in range(begin, end)
    )
    start, end = tree.trim(begin, end)
    told = named or (proper and (called or sure)) or (called and unnamed)
    return (start, end) if start < end and told else None


def _closes(tree: Tree, token: int) -> bool:
    """Whether the name of a person, with a noun before it, ends at a token; not inside "mother-of-two"."""
    if tree.low[token] == "-" or (token and tree.low[token - 1] == "-"):
        return False
    return (
        tree.punct[token]
        or tree.tag[token] == "POS"
        or tree.pos[token] in {"ADP", "CCONJ", "AUX", "VERB"}
        or tree.tag[token] in _OPENS_CLAUSE
    )


def introduced_before(tree: Tree, start: int) -> Range | None:
    """Who is about to speak after the sentence before: whom it asks, its subject, or the one whom it brings in.

    Args:
        tree: The parse.
        start: The first token of the sentence that the quotation fills.
    """
    if start == 0:
        return None
    low, high = tree.sentences[tree.sentence[start - 1]]
    head = next(_heads(tree, low, high), None)
    if head is None:
        return None
    # In "At the window was Ada Holm" the whole sentence hangs on her.
    tokens = nominal(tree, head, head if tree.dep[head] == "ROOT" else low, high)
    return tokens if tokens[0] < tokens[1] else None


def opens_behind(tree: Tree, last: int) -> Range | None:
    """Who first enters the article as the subject of the paragraph behind a quotation: `“…”` ¶ `Ada Holm has farmed here …`.

    Args:
        tree: The parse.
        last: One past the last token of the quotation.
    """
    paragraph = tree.paragraph[last - 1] + 1
    if paragraph >= len(tree.paragraphs):
        return None
    low, high = tree.trim(*tree.paragraphs[paragraph])
    if low >= high:
        return None
    high = min(high, tree.sentences[tree.sentence[low]][1])
    end = low
    while end < high and tree.ent[end] == "PERSON":
        end += 1
    named = end - low > 1 and any(tree.dep[i] == "nsubj" for i in range(low, end))
    before = tree.low[end - 1] in tree.low[:low] if named else True
    return None if before else (low, end)


def _heads(tree: Tree, low: int, high: int) -> Iterator[int]:
    """The head of whoever the sentence leads up to, if there is one."""
    asked = _asked(tree, low, high)
    if asked is not None:
        yield asked
        return
    for token in range(low, high):
        if tree.dep[token] in {"nsubj", "nsubj:pass"} and tree.quoted[token] < 0 and not _in_clause(tree, token):
            if (
                tree.ent[token] in {"PERSON", "ORG"}
                or tree.low[token] in {"he", "she", "they"}
                or noun(tree.low[token]) is not None
            ):
                yield token
                return
            break
    else:
        # "In the last row sat Ada Holm, a farmer."
        people = [i for i in _people(tree, low, high) if tree.dep[i] in _FREE and tree.case(i) is None]
        yield from people[:1]
        return
    if tree.low[low] == "for":  # "For Ada Holm, the waiting goes on."
        yield from list(_people(tree, low, high))[:1]


def _in_clause(tree: Tree, subject: int) -> bool:
    """Whether a subject is that of a clause about somebody: "was Ada Holm, who is 83"."""
    return tree.tag[subject] in _OPENS_CLAUSE


def _people(tree: Tree, low: int, high: int) -> Iterator[int]:
    """The heads of the names of people in a range, outside quotation marks."""
    for token in range(low, high):
        above = tree.head[token]
        inside = above != token and low <= above < high and tree.ent[above] == "PERSON"
        if tree.ent[token] == "PERSON" and tree.quoted[token] < 0 and not inside:
            yield token


def _asked(tree: Tree, low: int, high: int) -> int | None:
    """Who is asked something, as in `A reporter asked Ada Holm whether she would sell.`."""
    for verb in range(low, high):
        if tree.lemma[verb] != "ask" or tree.tag[verb] not in FINITE or tree.quoted[verb] >= 0:
            continue
        for kid in tree.kids[verb]:
            if kid < verb or tree.dep[kid] not in {"obj", "iobj"}:
                continue
            known = tree.ent[kid] == "PERSON" or tree.low[kid] in {"him", "her", "them"} or noun(tree.low[kid])
            if known and any(tree.low[i] in _QUESTIONS for i in range(kid + 1, high)):
                return kid
    return None


def is_person(tree: Tree, source: Range) -> bool:
    """Whether a source is somebody rather than a body or a text, which seldom goes on without a cue."""
    if any(tree.ent[i] == "PERSON" or tree.tag[i] == "PRP" for i in range(*source)):
        return True
    return any(
        (found := noun(tree.low[i])) is not None and found.sort in {Sort.PERSON, Sort.GROUP} for i in range(*source)
    )


def is_one_person(tree: Tree, source: Range) -> bool:
    """Whether a source is one person, who may go on without a cue, rather than a group that is asked once."""
    words = [tree.low[i] for i in range(*source)]
    if any(tree.ent[i] == "PERSON" for i in range(*source)) or words in (["he"], ["she"], ["who"]):
        return True
    return any((found := noun(word)) is not None and found.sort is Sort.PERSON and not found.plural for word in words)
