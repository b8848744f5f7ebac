"""What a cue says: the ways in which content hangs on a verb, noun or adjective in the parse."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import attrs

from newslens.attribution.contents.addressees import told_from
from newslens.attribution.contents.ends import main_clause, matrix_clause, settled
from newslens.attribution.lexicon import Lexicon
from newslens.attribution.parse.phrases import TIMES
from newslens.attribution.parse.tree import Range, Ranges, Tree

_THAT: Final = frozenset(("that",))
_QUESTION: Final = frozenset(("if", "whether", "how", "why", "what", "where", "when", "who", "which"))
_CONJUNCTIONS: Final = _QUESTION | _THAT
_TO: Final = frozenset(("to",))
_ASKING: Final = frozenset(("for", "on", "upon"))
# Prepositions that hang on the noun before them rather than on the cue: "announced support from two unions".
_OF_NOUNS: Final = frozenset(("of", "from", "to", "for"))
_TOPIC_PREPOSITIONS: Final = frozenset(("about", "for", "of", "against", "on", "to", "as"))


@attrs.frozen
class Complement:
    """One way to read what a cue says.

    Attributes:
        frame: Its name; rates are kept for each lemma and frame.
        content: Token ranges.
        cue: Further tokens of the cue (a preposition).
    """

    frame: str
    content: Ranges
    cue: Ranges = ()


def clause(tree: Tree, head: int, low: int, high: int) -> Range:
    """The words of a clause inside bounds, without the conjunction that opens it and punctuation at its ends."""
    start, end = tree.trim(max(tree.left[head], low), min(tree.right[head], high))
    while start < end and tree.low[start] in _THAT and start < head:
        start, end = tree.trim(start + 1, end)
    return start, end


def _drawn_left(tree: Tree, start: int, last: int) -> int:
    """The start of a clause drawn back over a subject that the tree hung elsewhere."""
    for token in range(start - 1, last - 1, -1):
        if tree.low[token] == "that" and tree.tag[token] == "IN":
            return token + 1
    if last < start and (tree.punct[last] or tree.pos[last] in {"ADP", "ADV", "SCONJ"} or tree.low[last] in TIMES):
        return start
    return last


@attrs.define
class _Kids:
    """What hangs on a cue behind it, by its part."""

    clauses: list[int] = attrs.Factory(list)
    objects: list[int] = attrs.Factory(list)
    infinitives: list[int] = attrs.Factory(list)
    predicates: list[int] = attrs.Factory(list)
    obliques: list[tuple[int, int]] = attrs.Factory(list)


def _sorted(tree: Tree, verb: int, last: int, high: int) -> _Kids:
    found = _Kids()
    set_off = tree.low[last] == ","
    for kid in tree.kids[verb]:
        if not last <= kid < high:
            continue
        dep = tree.dep[kid]
        if set_off and dep in {"ccomp", "obj", "xcomp"} and not _marked(tree, kid, _THAT):
            continue
        if dep == "ccomp" and _is_told_by_participle(tree, kid, last):
            continue
        if dep == "ccomp" or (dep in {"advcl", "acl"} and _marked(tree, kid, _CONJUNCTIONS)):
            found.clauses.append(kid)
        elif dep == "obj":
            if tree.low[max(tree.left[kid], last) - 1] != ",":
                found.objects.append(kid)
        elif dep in {"xcomp", "acl", "advcl"} and _marked(tree, kid, _TO):
            found.infinitives.append(kid)
        elif dep == "xcomp":
            found.predicates.append(kid)
        elif dep in {"obl", "nmod", "advcl", "acl"}:
            case = _preposition(tree, kid)
            if case is not None:
                found.obliques.append((kid, case))
    return found


def complements(tree: Tree, verb: int, last: int, lexicon: Lexicon, *, direct: bool = False) -> Iterator[Complement]:
    """The complements of a verb, adjective or noun that stand behind it.

    Args:
        tree: The parse.
        verb: The token whose complements are wanted.
        last: One past the last token of the cue.
        lexicon: Word lists and rates.
        direct: Whether its clause begins right behind it, with no addressee between.
    """
    high = tree.sentences[tree.sentence[verb]][1]
    if last >= high:
        return
    high = matrix_clause(tree, verb, last, main_clause(tree, verb, last, high))
    kids = _sorted(tree, verb, last, high)
    objects = kids.objects
    yield from _clause(tree, verb, (last, high), kids.clauses, lexicon, direct=direct)
    start = min((max(tree.left[kid], last) for kid in objects), default=last)

    def until(kid: int, begin: int) -> Ranges:
        return (tree.trim(begin, min(tree.right[kid], high)),)

    for kid in kids.infinitives[:1]:
        if objects and objects[0] < kid:
            yield Complement("obj+inf", until(kid, start))
        # "called for her to resign", "called on the town to pay": what is called for has a subject.
        asked = next((case for other, case in kids.obliques if case == last and other < kid), None)
        if asked is not None and tree.low[asked] in _ASKING and not objects:
            yield Complement("obj+inf", until(kid, asked + 1), ((asked, asked + 1),))
            continue
        yield Complement("inf", until(kid, max(tree.left[kid], last)))
    for kid in kids.predicates[:1]:
        if objects and objects[0] < kid:
            yield Complement("naming", until(kid, start))
        else:
            yield Complement("ger" if tree.tag[kid] == "VBG" else "small", until(kid, max(tree.left[kid], last)))
    if objects:
        yield from _object(tree, start, min(max(tree.right[kid] for kid in objects), high), kids.obliques, high)
    else:
        told = told_from(tree, verb, last, lexicon)
        for kid, case in kids.obliques:
            if case == last and told is not None:
                continue  # "saying in a letter that": where it is said is not what is said
            if case == last or tree.low[case] in _TOPIC_PREPOSITIONS:
                yield Complement(f"p:{tree.low[case]}", until(kid, case + 1), ((case, case + 1),))


def _clause(
    tree: Tree, verb: int, bounds: Range, clauses: list[int], lexicon: Lexicon, *, direct: bool
) -> Iterator[Complement]:
    """The clauses that hang on a verb as one content; behind who is spoken to whatever hangs on whom."""
    last, high = bounds
    told = told_from(tree, verb, last, lexicon)
    if told is not None:
        begin = told + (tree.low[told] in _THAT)
        held = (kid for kid in tree.kids[verb] if tree.left[kid] <= told < tree.right[kid])
        ends = [tree.right[kid] for kid in (*clauses, *held) if tree.right[kid] > told + 1]
        end = max(ends, default=max(tree.right[verb], told + 1))
    elif clauses:
        ranges = [clause(tree, kid, last, high) for kid in clauses]
        begin = _drawn_left(tree, ranges[0][0], last) if direct else ranges[0][0]
        end = max(end for _, end in ranges)
    else:
        return
    yield Complement("clause", (settled(tree, begin, min(end, high), high, lexicon),))


def _object(tree: Tree, start: int, end: int, obliques: list[tuple[int, int]], high: int) -> Iterator[Complement]:
    """An object alone, and with the prepositional phrase right behind it: `accused the firm of fraud`."""
    whole = next(
        (min(tree.right[kid], high) for kid, case in obliques if case == end and tree.low[case] in _OF_NOUNS), end
    )
    # "denied owning a villa": the participle hangs on the noun in some trees.
    frame = "ger" if start < high and tree.tag[start] == "VBG" else "obj"
    yield Complement(frame, (tree.trim(start, max(end, whole)),))
    for kid, case in obliques:
        if end - 1 <= case <= end + 1:
            yield Complement(f"obj+{tree.low[case]}", (tree.trim(start, max(end, min(tree.right[kid], high))),))
            break


def _marked(tree: Tree, head: int, words: frozenset[str]) -> bool:
    for kid in tree.kids[head]:
        if kid > head:
            break
        if tree.dep[kid] == "mark" and tree.low[kid] in words:
            return True
        if tree.low[kid] in words and tree.low[kid] in _QUESTION:
            return True
    return False


def _is_told_by_participle(tree: Tree, clause: int, last: int) -> bool:
    """Whether a clause stands right behind a participle that goes on: `He countered with a joke, saying | that it was late`."""
    cue = tree.left[clause] - 1
    return cue - 1 > last and tree.tag[cue] == "VBG" and tree.low[cue - 1] == "," and _marked(tree, clause, _THAT)


def _preposition(tree: Tree, head: int) -> int | None:
    for kid in tree.kids[head]:
        if kid > head:
            break
        if tree.dep[kid] in {"case", "mark"} and tree.pos[kid] in {"ADP", "SCONJ"}:
            return kid
    return None
