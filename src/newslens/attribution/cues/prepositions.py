"""Cues that are no verbs: `according to X`, hearsay adverbs, and the colon of headlines and transcripts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from newslens.attribution.contents.complements import Complement
from newslens.attribution.found import Source
from newslens.attribution.lexicon import Lexicon
from newslens.attribution.parse.headings import is_dash, is_heading
from newslens.attribution.parse.phrases import nominal, says_when
from newslens.attribution.parse.tree import Range, Tree
from newslens.attribution.parse.turns import colon_in, in_capitals, is_label
from newslens.attribution.parse.verbs import FINITE, is_verb

Proposal = tuple[int, Range, Complement, Source | None, float]

_HEADS: Final = frozenset(("PROPN", "NOUN", "PRON"))
_NAMES: Final = frozenset(("PROPN", "NOUN", "ADJ", "DET", "NUM"))
_LONGEST_NAME: Final = 6
_SHORTEST_CONTENT: Final = 3
_FARTHEST: Final = 40  # words to a colon
_THE: Final = frozenset(("the",))
_CLAUSAL: Final = frozenset(("acl", "acl:relcl", "advcl", "ccomp"))
_CLAUSES: Final = 3


def according(tree: Tree, lexicon: Lexicon) -> Iterator[Proposal]:
    """`according to X`: the content is the rest of the sentence."""
    firsts = {words[0] for words in lexicon.prepositions}
    for token in range(len(tree) - 1):
        if tree.low[token] not in firsts or tree.quoted[token] >= 0:
            continue
        words = next((w for w in lexicon.prepositions if tuple(tree.low[token : token + len(w)]) == w), None)
        if words is None:
            continue
        low, high = tree.sentences[tree.sentence[token]]
        last = token + len(words)
        if last >= high or (words == ("per",) and (tree.pos[last] != "PROPN" or _named_so(tree, token, low))):
            continue
        head = last
        while last <= tree.head[head] < high and tree.head[head] != head and tree.pos[tree.head[head]] in _HEADS:
            head = tree.head[head]
        stop = high
        leads = token == low or tree.tag[token - 1] == "CC"
        if leads:
            stop = _lead_end(tree, head, high)
        tokens = nominal(tree, head, last, stop)
        if tokens[0] >= tokens[1]:
            continue
        content: list[Range] = []
        before = tree.trim(low, token)
        if before[0] < before[1] and not leads:
            content.append(before)
        after = tree.trim(tokens[1], high)
        if after[0] < after[1] and (not content or not any(tree.tag[i] in FINITE for i in range(*before))):
            content.append(after)
        if content:
            source = Source((tokens,), head, "object of the preposition")
            yield token, (token, last), Complement("according", tuple(content)), source, 0.85


def _named_so(tree: Tree, token: int, low: int) -> bool:
    """Whether a word inside a sentence is written like a name: `her lawyer, Per Holm`."""
    return token > low and tree.text[tree.start[token]].isupper()


def _lead_end(tree: Tree, head: int, high: int) -> int:
    """Where the name ends in `According to X, a geologist at Y, the hill …`: at the last comma before the main clause."""
    stop = high
    for token in range(head + 1, high):
        if tree.quoted[token] >= 0:
            return token
        if tree.low[token] == ",":
            stop = token
            # What follows is an apposition or relative clause as long as it hangs on the name.
            if token + 1 < high and not tree.left[head] <= token + 1 < tree.right[head]:
                break
        if tree.tag[token] in FINITE and tree.tag[token] != "MD" and stop < high:
            break
    return stop


def hearsay(tree: Tree, lexicon: Lexicon) -> Iterator[Proposal]:
    """`reportedly`: somebody says so, and the text does not say who."""
    for token in range(len(tree)):
        if tree.low[token] in lexicon.hearsay and tree.quoted[token] < 0:
            if lexicon.reports(tree.lemma[tree.head[token]]):
                continue  # "who reportedly said that": her words have a cue of their own
            low, high = _clause_of(tree, token)
            parts = (tree.trim(low, token), tree.trim(token + 1, high))
            content = tuple(part for part in parts if part[0] < part[1])
            if content:
                yield token, (token, token + 1), Complement("hearsay", content), None, 0.45


def _clause_of(tree: Tree, adverb: int) -> Range:
    """The clause of which an adverb says that it is hearsay, without what opens it: `a bus that | reportedly sank`."""
    low, high = tree.sentences[tree.sentence[adverb]]
    at = tree.head[adverb]
    for _ in range(_CLAUSES):
        if tree.dep[at] in _CLAUSAL and low <= at < high:
            # "a letter apparently sent on Monday": of whom or what a participle tells stands before it.
            start = (
                tree.left[tree.head[at]] if tree.tag[at] in {"VBN", "VBG"} and tree.dep[at] == "acl" else tree.left[at]
            )
            start = max(low, start)
            while start < adverb and (
                tree.tag[start][:1] == "W" or tree.dep[start] == "mark" or tree.pos[start] == "ADP"
            ):
                start += 1
            return start, min(high, tree.right[at])
        at = tree.head[at]
    return low, high


def lines(tree: Tree, lexicon: Lexicon) -> Iterator[Proposal]:
    """The colon of a headline (`Minister: no cuts planned`, `No cuts planned: minister`) and of a transcript (`HOLM: …`)."""
    shouted = {number: in_capitals(tree, paragraph) for number, paragraph in enumerate(tree.paragraphs) if number}
    forms = lexicon.forms | _THE
    alone = sum(found is not None for found in shouted.values()) == 1
    for number, paragraph in enumerate(tree.paragraphs):
        low, high = tree.trim(*paragraph)
        colon, dash = colon_in(tree, low, min(high, low + _FARTHEST)), None
        if colon is None and not number and is_heading(tree, 0):
            colon = dash = _last_dash(tree, low, high, lexicon)
        capitals = shouted.get(number)
        if colon is None or (number and colon > low + _LONGEST_NAME and capitals is None):
            continue
        if is_label(tree, (low, colon), lexicon.labels | forms if number else lexicon.labels):
            continue
        sides = (low, colon) if capitals is None else capitals[0], tree.trim(colon + 1, high)
        if number == 0:
            named = next((k for k in (0, 1) if (k or colon != dash) and _is_source(tree, sides[k], lexicon)), None)
        else:
            named = 0 if _is_speaker(tree, sides[0]) and _is_statement(tree, sides[1]) else None
            # A single line that opens in capitals has a place there: "RADE: The police …".
            if alone and capitals and not any(tree.ent[i] == "PERSON" for i in range(*sides[0])):
                named = None
        if named is None or sides[1 - named][1] - sides[1 - named][0] < _SHORTEST_CONTENT:
            continue
        head = sides[named][1] - 1
        source = Source((sides[named],), head, "name beside the mark")
        yield colon, (colon, colon), Complement("line", (sides[1 - named],)), source, 0.7


def _last_dash(tree: Tree, low: int, high: int, lexicon: Lexicon) -> int | None:
    """The dash of a headline behind which stands nothing but whoever says what is before it: `Pier to close – report`."""
    dash = next((i for i in range(high - 2, max(low, high - 2 - _LONGEST_NAME), -1) if is_dash(tree, i)), None)
    if dash is None or tree.quoted[dash - 1] >= 0:
        return None  # `'No way' – mayor`: quotations have rules of their own
    return dash if _is_source(tree, (dash + 1, high), lexicon) else None


def _is_source(tree: Tree, side: Range, lexicon: Lexicon) -> bool:
    start, end = side
    if not 0 < end - start <= _LONGEST_NAME or any(tree.tag[i] in FINITE for i in range(start, end)):
        return False
    if any(is_verb(tree, i) or tree.pos[i] in {"PRON", "ADV"} for i in range(start, end)):
        return False
    # "Ada Holm on taxes: …" has who speaks before the preposition, and "Ada Holm trial: …" nobody.
    last = next((i for i in range(start + 1, end) if tree.pos[i] == "ADP"), end) - 1
    named = tree.ent[last] in {"PERSON", "ORG"} and tree.pos[last] == "PROPN"
    return named or not {tree.low[last], tree.low[end - 1]}.isdisjoint(lexicon.headline_sources)


def _is_speaker(tree: Tree, side: Range) -> bool:
    """A name in capitals, or the name of a person and nothing else; no day."""
    start, end = side
    if not 0 < end - start <= _LONGEST_NAME or says_when(tree, start, end):
        return False
    words = tree.text[tree.start[start] : tree.end[end - 1]]
    return words.isupper() or all(tree.ent[i] == "PERSON" or tree.low[i][-1:] == "." for i in range(start, end))


def _is_statement(tree: Tree, side: Range) -> bool:
    """Whether words say something, and are no quotation, which has rules of its own: not `SEPTEMBER 3: The pier at Rade.`."""
    return any(tree.tag[i] in FINITE for i in range(*side)) and tree.quoted[side[0]] < 0
