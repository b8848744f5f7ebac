"""Where the clause of a content ends, for trees that lose its tail: what is printed says more than what hangs where."""

from __future__ import annotations

from typing import Final

from newslens.attribution.lexicon import Lexicon
from newslens.attribution.parse.tree import Range, Tree
from newslens.attribution.parse.verbs import FINITE
from newslens.attribution.sources.subjects import is_put_to, subject

_FULL: Final = frozenset((".", "?", "!", ";"))
_DASHES: Final = frozenset(("-", "–", "—", "--"))
_PAUSES: Final = _DASHES | frozenset((",", ":", "(", ")"))
# Conjunctions of a clause that another one must follow: "said that if it rained, roads would flood".
_CONCESSIVE: Final = frozenset(("although", "because", "once", "since", "though", "unless", "while"))
_CONDITIONAL: Final = _CONCESSIVE | frozenset(("after", "as", "before", "if", "until", "when"))
# What ties a clause in front of another to it; "as" opens asides.
_FRONTED: Final = frozenset("after although because before even once since though until when while".split())
_SUBJECTS: Final = frozenset(("nsubj", "nsubj:pass", "expl", "csubj"))
_RELATIVE: Final = frozenset(("WDT", "WP"))
_CLAUSES: Final = frozenset(("acl", "acl:relcl", "ccomp"))
_TAILS: Final = frozenset(("because", "if", "unless", "until"))
_NARRATION: Final = frozenset(("according", "however", "meanwhile", "then", "though", "while", "although", "too"))
_NARRATOR: Final = frozenset(("he", "she"))
_ADDITIONS: Final = frozenset(
    "especially even instead largely mainly mostly not only particularly partly perhaps possibly rather so".split()
)
_QUESTIONS: Final = frozenset(("how", "what", "when", "where", "whether", "which", "who", "why", "if"))
_PERFECT: Final = frozenset(("has", "have", "had", "'ve", "'s", "'d"))
_CLAIMING: Final = frozenset(("VBD", "VBZ", "VBP", "VBN", "VBG"))
_LIKELY: Final = 0.5
_RUN_ON: Final = frozenset(("ADP", "SCONJ", "PART", "ADJ", "NOUN", "VERB", "ADV", "CCONJ"))


def main_clause(tree: Tree, verb: int, start: int, high: int) -> int:
    """Where the main clause begins behind a cue whose clause opens the sentence: `After Holm said that …, | the mill …`.

    Parsers take the first verb for the main one, and then the main clause for something said.

    Args:
        tree: The parse.
        verb: The cue's verb.
        start: The first token behind the cue.
        high: The end of the sentence, which is the answer where the cue stands in no such clause.
    """
    if not any(kid < verb and tree.dep[kid] == "mark" and tree.low[kid] in _FRONTED for kid in tree.kids[verb]):
        return high
    for comma in range(start + 1, high - 1):
        if tree.low[comma] != ",":
            continue
        first = _opener(tree, comma, high)
        if first >= high or tree.quoted[first] >= 0 or tree.tag[first] == "CC" or tree.tag[first][:1] == "W":
            continue
        stop = next((i for i in range(first, high) if tree.punct[i]), high)
        finite = next((i for i in range(first, stop) if tree.tag[i] in FINITE), None)
        if finite is not None and any(tree.dep[i] in _SUBJECTS for i in range(first, finite)):
            return comma
    return high


def matrix_clause(tree: Tree, anchor: int, last: int, high: int) -> int:
    """Where the sentence goes on behind a clause that hangs on its subject: `The claim that it was safe | drew shouts`.

    Parsers take the verb of the sentence for a further clause of what is claimed, or of what is said in a relative clause:
    `Holm, who said “it was safe,” | was wrong`. Such a verb has no subject of its own.

    Args:
        tree: The parse.
        anchor: The word that the cue turns on.
        last: One past the last token of the cue.
        high: The end of the sentence, which is the answer where nothing of the kind is found.
    """
    noun = tree.tag[anchor][:2] == "NN"
    who = subject(tree, anchor)
    if not noun and (who is None or tree.tag[who] not in _RELATIVE):
        return high
    clauses = [kid for kid in tree.kids[anchor] if last <= kid < high and tree.dep[kid] in _CLAUSES]
    if noun and clauses and tree.dep[anchor] in _SUBJECTS and last < tree.right[anchor] <= tree.head[anchor]:
        return min(high, tree.right[anchor])
    return next((tree.left[kid] for kid in clauses[1:] if _is_bare(tree, kid, last)), high)


def _is_bare(tree: Tree, verb: int, last: int) -> bool:
    """Whether a clause is finite and has neither a subject nor a word that ties it to what stands before it."""
    first = tree.left[verb]
    if first <= last or tree.quoted[first] >= 0 or tree.tag[first] not in FINITE:
        return False
    return not any(tree.dep[kid] in _SUBJECTS or tree.dep[kid] in {"mark", "cc"} for kid in tree.kids[verb])


def resumes(tree: Tree, verb: int, last: int, high: int) -> int:
    """Where the sentence goes on behind a cue between commas: `The mill, citing costs, | would not say …`.

    Args:
        tree: The parse.
        verb: The cue's verb: a participle, or what is asked of the subject of the sentence.
        last: One past the last token of the cue.
        high: The end of the sentence, which is the answer for other cues, and where it does not go on.
    """
    loose = tree.tag[verb] == "VBG" and verb > 0 and tree.low[verb - 1] == ","
    if not loose and not is_put_to(tree, verb):
        return high
    for comma in range(last, high - 1):
        if tree.low[comma] == "," and tree.quoted[comma] < 0:
            after = comma + 1 + (tree.pos[comma + 1] == "ADV" and comma + 2 < high)
            if tree.tag[after] in FINITE:
                return comma
    return high


def settled(tree: Tree, start: int, end: int, high: int, lexicon: Lexicon) -> Range:
    """A clause drawn out to where a clause can end.

    Each choice is the one that holds more often than not in PolNeAR: what is coordinated or prepositional, and what
    follows a quoted phrase, goes on with the content, unless a verb of reporting takes the narration up again.

    Args:
        tree: The parse.
        start: The first token of the content.
        end: One past its last token in the parse.
        high: The end of the sentence.
        lexicon: Word lists and rates.
    """
    if end >= high or (tree.low[end] in _FULL and tree.quoted[end] < 0):
        return tree.trim(start, end)
    end = _complete(tree, start, end, high)
    # What follows a question is seldom asked with it: "would not say who paid, and the mill stayed shut".
    question = start < end and tree.low[start] in _QUESTIONS
    claimed = -1
    if end < high and tree.low[end] not in _FULL:
        claimed = max((i for i in range(end, high) if _claims(tree, i, lexicon)), default=-1)
    while end < high and not (tree.low[end] in _FULL and tree.quoted[end] < 0):
        first = _opener(tree, end, high)
        stop = _piece_end(tree, first, high)
        mark = next((tree.low[i] for i in range(end, first) if _pauses(tree, i)), "")
        if first >= stop or (question and mark) or not _belongs(tree, first, stop, mark, claimed):
            break
        end = stop if mark != ":" else _last(tree, stop, high)
    return tree.trim(start, end)


def _complete(tree: Tree, start: int, end: int, high: int) -> int:
    """The end moved on until the content has a finite verb; where it opens with a subordinate clause, another one."""
    pending = start < end and tree.low[start] in (
        _CONDITIONAL if start and tree.low[start - 1] == "that" else _CONCESSIVE
    )
    finite, token = False, start
    while token < high and (token < end or not finite or pending):
        if tree.low[token] in _FULL and tree.quoted[token] < 0:
            break
        if pending and finite and tree.low[token] == ",":
            finite = pending = False
        finite = finite or tree.tag[token] in FINITE
        token += 1
    # A sentence that has no further clause stays as the parse gives it.
    return max(end, token) if finite and not pending else end if pending else max(end, token)


def _claims(tree: Tree, token: int, lexicon: Lexicon) -> bool:
    """Whether a verb takes the narration up again with an attribution of its own."""
    tag = tree.tag[token]
    if tag not in _CLAIMING or tree.quoted[token] >= 0:
        return False
    before = tree.low[token - 1] if token else ""
    if tag == "VBN" and before not in _PERFECT:
        return False
    lemma = tree.lemma[token]
    if tag == "VBG":
        return lexicon.reports(lemma) and (tree.punct[token - 1] or tree.pos[token - 1] in {"PROPN", "CCONJ"})
    return lexicon.reports(lemma) or lexicon.rate(lemma, "v", "clause") >= _LIKELY


def _pauses(tree: Tree, token: int) -> bool:
    """Whether a token is a comma, dash, colon or bracket, and no hyphen inside a word."""
    if tree.low[token] not in _PAUSES or tree.quoted[token] >= 0:
        return False
    return not (
        tree.low[token] == "-"
        and 0 < token < len(tree) - 1
        and tree.end[token - 1] == tree.start[token]
        and tree.end[token] == tree.start[token + 1]
    )


def _opener(tree: Tree, end: int, high: int) -> int:
    """The first word behind the punctuation at the end of a content."""
    while end < high and tree.punct[end] and tree.low[end] not in _FULL:
        end += 1
    return end


def _piece_end(tree: Tree, first: int, high: int) -> int:
    """One past the last token of the piece that begins at a word: up to a pause, a conjunction or closing marks."""
    token = first + 1
    while token < high:
        inside = tree.quoted[token] >= 0
        if not inside and (
            tree.low[token] in _FULL or tree.tag[token] == "CC" or tree.quoted[token - 1] >= 0 or _pauses(tree, token)
        ):
            break
        token += 1
    return min(token, high)


def _last(tree: Tree, token: int, high: int) -> int:
    """Where the sentence stops, for what stands behind a colon."""
    while token < high and (tree.low[token] not in _FULL or tree.quoted[token] >= 0):
        token += 1
    return token


def _belongs(tree: Tree, first: int, stop: int, mark: str, claimed: int) -> bool:
    """Whether the piece behind a content goes on with it.

    Args:
        tree: The parse.
        first: The first word of the piece.
        stop: One past its last token.
        mark: The comma, dash or colon before it, or the empty string.
        claimed: The last verb of reporting of the sentence, or -1.
    """
    word, pos = tree.low[first], tree.pos[first]
    if word in _NARRATION:
        return False
    if tree.tag[first] == "CC" and "that" in tree.low[first + 1 : min(first + 3, stop)]:
        return True
    if not mark:
        if first <= claimed < stop:
            return False
        return tree.quoted[first - 1] < 0 or tree.quoted[first] >= 0 or pos in _RUN_ON
    if claimed >= first or mark in {"(", ")"}:
        return False
    if tree.tag[first] == "CC":
        return not any(tree.low[i] in _NARRATOR for i in range(first + 1, min(first + 3, stop)))
    if mark == ":":
        return pos not in {"AUX", "VERB"}
    return word in _ADDITIONS or (mark == "," and (word in _TAILS or pos == "ADP"))
