"""Every attribution that a verb, noun, adjective, preposition or adverb outside quotation marks may make, with its rate."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import attrs

from newslens.attribution.complements import Complement, clause, complements
from newslens.attribution.cues import FINITE, cue_range, is_verb
from newslens.attribution.found import Found, merged, without
from newslens.attribution.lexicon import Lexicon
from newslens.attribution.prepositions import according, hearsay, lines
from newslens.attribution.quoted import Quoted
from newslens.attribution.sources import Source, is_passive, nominal, source_of, subject
from newslens.attribution.tree import Range, Ranges, Tree

_ADVERBIAL: Final = frozenset(("obl", "obl:tmod", "obl:unmarked", "obl:npmod", "advmod", "obj", "iobj", "obl:agent"))
_BEFORE_THAT: Final = 14
_CLASSES: Final = {"VB": "v", "NN": "n", "JJ": "a"}
_RAISING: Final = frozenset(("seem", "appear", "look", "sound"))


def propose(
    tree: Tree, quotes: Sequence[Quoted | None], lexicon: Lexicon, taken: frozenset[int], floor: float
) -> Iterator[Found]:
    """Attributions proposed for words outside quotation marks.

    Args:
        tree: The parse.
        quotes: The top-level quotations.
        lexicon: Word lists and rates.
        taken: Tokens that are cues already.
        floor: The least rate worth proposing.
    """
    yield from (found for found in _others(tree, quotes, lexicon) if found.anchor not in taken)
    for token in range(len(tree)):
        if tree.quoted[token] >= 0 or token in taken:
            continue
        tag = tree.tag[token][:2]
        if tag not in _CLASSES or (floor and f"{tree.lemma[token]}/{_CLASSES[tag]}" not in lexicon.promising):
            continue
        if tag == "VB":
            if is_verb(tree, token):
                yield from _verb(tree, token, quotes, lexicon, floor)
        elif tag == "NN":
            if tree.kids[token] and tree.right[token] > token + 1:
                yield from _noun(tree, token, quotes, lexicon, floor)
        elif any(tree.dep[kid] == "cop" for kid in tree.kids[token]):
            yield from _adjective(tree, token, quotes, lexicon, floor)


def _verb(tree: Tree, verb: int, quotes: Sequence[Quoted | None], lexicon: Lexicon, floor: float) -> Iterator[Found]:
    lemma = tree.lemma[verb]
    first, last = cue_range(tree, verb)
    if is_passive(tree, verb):
        yield from _passive(tree, verb, (first, last), quotes, lexicon, floor)
        return
    source: Source | None = None
    asked = False
    options: list[Complement] = list(complements(tree, verb, last, direct=lemma in _TELLS_NOBODY))
    aside = _aside(tree, verb, first, last)
    if aside is not None:
        options.insert(0, aside)
    elif not any(option.frame == "clause" for option in options):
        rest = _rest(tree, verb, last, lexicon)
        if rest is not None:
            options.append(rest)
    gap = _gap(tree, verb, first, last)
    if gap is not None:
        options = [gap]
    if lemma in _RAISING:
        head = subject(tree, verb)
        raised = [option for option in options if option.frame in {"inf", "small"}]
        if head is not None and raised and head < verb:
            low, _ = tree.sentences[tree.sentence[verb]]
            options = [Complement("raised", merged([nominal(tree, head, low, first), *raised[0].content]))]
    for option in options:
        content, frame = _cover(tree, option, quotes, (first, last), lexicon)
        score = lexicon.rate(lemma, "v", frame)
        if score < floor or not content:
            continue
        if not asked and option.frame != "raised":
            source, asked = source_of(tree, verb, first, last, lexicon), True
        yield _found(tree, verb, (first, last), option, content, frame, score, source, "verb")


def _found(
    tree: Tree,
    anchor: int,
    cue: Range,
    option: Complement,
    content: Ranges,
    frame: str,
    score: float,
    source: Source | None,
    kind: str,
) -> Found:
    cues = merged([cue, *option.cue])
    said = without(source.tokens, cues) if source else ()
    inside = merged(tree.span(piece) for piece in said)
    return Found(
        cue=cues,
        source=said,
        content=without(content, [*(tree.span(piece) for piece in cues), *inside]),
        anchor=anchor,
        frame=frame,
        score=score,
        cue_rule=f"{kind} {tree.lemma[anchor]}",
        content_rule=frame,
        source_rule=source.rule if source and said else "",
    )


def _cover(
    tree: Tree, option: Complement, quotes: Sequence[Quoted | None], cue: Range, lexicon: Lexicon
) -> tuple[Ranges, str]:
    """The content in offsets, grown to hold the whole of every quotation it touches; and the frame's name with a mark."""
    out: list[Range] = []
    marked = False
    for start, end in option.content:
        start, end = _cut(tree, start, end, lexicon)
        start, end = tree.trim(start, end)
        if start >= end:
            continue
        out.append(tree.span((start, end)))
        for number in {tree.quoted[i] for i in range(start, end)} - {-1}:
            quote = quotes[number]
            if quote is not None and (cue[1] <= quote.first or quote.last <= cue[0]):
                out.extend(quote.pieces)
                marked = marked or quote.spoken
    return merged(out), option.frame + ('"' if marked else "")


def _cut(tree: Tree, start: int, end: int, lexicon: Lexicon) -> Range:
    """Words before another cue of the same speaker: `…, adding that …`, `… and warned that …`."""
    for token in range(start + 1, end):
        tag, before = tree.tag[token], tree.low[token - 1]
        if tag == "VBG":
            if before == "," and tree.lemma[token] in _CONTINUES:
                return start, token - 1
        elif tag in {"VBD", "VBZ", "VBP"} and before in {"and", "but", ","} and tree.quoted[token] < 0:
            lemma = tree.lemma[token]
            listed = token + 1 < end and tree.low[token + 1] == "that" and lemma in lexicon.verbs
            series = before == "and" and tree.low[token - 2] == ","
            if listed or (lexicon.reports(lemma) and (series or _opens_content(tree, token + 1))):
                return start, token - 1
    return start, end


def _opens_content(tree: Tree, token: int) -> bool:
    """Whether what follows a verb is what it says: `that`, or quotation marks."""
    return any(tree.low[i] == "that" or tree.quoted[i] >= 0 for i in range(token, min(token + 4, len(tree))))


# Verbs whose clause begins right behind them, since they take no addressee.
_TELLS_NOBODY: Final = frozenset(
    ("say", "claim", "add", "believe", "think", "argue", "insist", "allege", "contend", "hope", "fear", "suggest", "note", "reckon", "estimate")
)
_CONTINUES: Final = frozenset(
    (
        "add",
        "say",
        "note",
        "call",
        "cite",
        "argue",
        "warn",
        "insist",
        "tell",
        "claim",
        "describe",
        "suggest",
        "accuse",
        "announce",
        "assert",
    )
)


def _aside(tree: Tree, verb: int, first: int, last: int) -> Complement | None:
    """A cue that stands behind or inside its content: `…, officials said on Friday.`"""
    low, high = tree.sentences[tree.sentence[verb]]
    head = subject(tree, verb)
    start, end = first, last
    if head is not None and tree.low[head] in {"who", "which", "that"}:
        return None
    if head is not None and low <= head < high:
        a, b = nominal(tree, head, low if head < first else last, first if head < first else high)
        start, end = min(start, a), max(end, b)
    elif tree.tag[verb] not in {"VBD", "VBZ", "VBP"}:
        return None
    while start > low and tree.pos[start - 1] in {"ADV"} and tree.head[start - 1] == verb:
        start -= 1
    if start <= low or not tree.punct[start - 1]:
        return None
    if (last >= high or tree.low[last] != ",") and any(
        tree.dep[kid] in {"ccomp", "xcomp"} and kid > verb for kid in tree.kids[verb]
    ):
        return None
    for kid in tree.kids[verb]:
        if (
            tree.dep[kid] in _ADVERBIAL
            and kid >= last
            and tree.left[kid] <= end + 1
            and tree.right[kid] <= high
            and tree.low[tree.left[kid] - 1] != ","
        ):
            end = max(end, tree.right[kid])
    while (
        end < high
        and tree.pos[end] in {"ADP", "NOUN", "PROPN", "DET", "NUM", "ADJ", "ADV"}
        and tree.low[end - 1] != ","
    ):
        end += 1
    if end < high and not tree.punct[end]:
        return None
    before = tree.trim(low, start)
    if before[0] >= before[1]:
        return None
    if tree.quoted[before[1] - 1] >= 0:
        return None
    above = tree.head[verb]
    inverse = [kid for kid in tree.kids[verb] if tree.dep[kid] in {"ccomp", "parataxis"} and kid < start]
    complete = any(tree.tag[i] in FINITE for i in range(*before))
    resumed = not complete and end + 1 < high and tree.low[end] == "," and tree.tag[end + 1] in FINITE
    linked = resumed or bool(inverse) or (tree.dep[verb] in {"parataxis", "ccomp", "root", "ROOT", "conj", "acl:relcl", "dep"})
    if not linked:
        return None
    content: list[Range] = [before]
    if (
        end < high
        and tree.low[end] in {",", "-", "–", "—"}
        and (not complete or end <= above < high and tree.dep[verb] == "parataxis")
    ):
        after = tree.trim(end, high)
        if after[0] < after[1]:
            content.append(after)
    elif not complete:
        return None
    between = {tree.dep[kid] for kid in tree.kids[verb] if last <= kid < end} & {"obj", "obl"}
    return Complement(f"aside:{max(between)}" if between else "aside", tuple(content))


def _gap(tree: Tree, verb: int, first: int, last: int) -> Complement | None:
    """A cue inside a relative clause: `what officials say is a dwindling supply`, `who experts believe paid`."""
    low, high = tree.sentences[tree.sentence[verb]]
    head = subject(tree, verb)
    if last >= high or tree.tag[last] not in FINITE or tree.quoted[last] >= 0:
        return None
    start = first
    if head is not None and low <= head < first:
        start = nominal(tree, head, low, first)[0]
    else:
        while (
            start > low
            and tree.pos[start - 1] in {"NOUN", "PROPN", "PRON", "ADJ", "CCONJ"}
            and tree.tag[start - 1][:1] != "W"
        ):
            start -= 1
    if start == first or start == low or tree.low[start] in _RELATIVES:
        start += start < first
    if tree.low[start - 1] not in _RELATIVES or start >= first:
        return None
    end = last + 1
    while end < high and not (tree.punct[end] and tree.low[end] != "-"):
        end += 1
    if tree.low[start - 1] == "what":
        return Complement("gap:what", (tree.trim(last + 1, end),)) if tree.lemma[last] == "be" else None
    return Complement("gap", ((start - 1, start), tree.trim(last, end)))


_RELATIVES: Final = frozenset(("what", "who", "which", "that"))


def _rest(tree: Tree, verb: int, last: int, lexicon: Lexicon) -> Complement | None:
    """What follows a reporting verb whose clause the parser missed."""
    low, high = tree.sentences[tree.sentence[verb]]
    if not lexicon.reports(tree.lemma[verb]) or last >= high:
        return None
    start, frame = _after_that(tree, last, high), "rest:that"
    if start is None:
        start, frame = last, "rest"
        if tree.punct[start] or tree.pos[start] in {"ADP", "ADV"}:
            return None
        if tree.tag[start] == "VBG":
            return Complement("ger", (tree.trim(start, _phrase_end(tree, start, high)),))
        if tree.child(verb, "obj") is not None:
            frame = "rest:obj"
    start, end = tree.trim(start, high)
    if not any(tree.tag[i] in FINITE for i in range(start, end)):
        return None
    return Complement(frame, ((start, end),))


def _phrase_end(tree: Tree, start: int, high: int) -> int:
    return next((i for i in range(start, high) if tree.punct[i] and tree.quoted[i] < 0), high)


def _after_that(tree: Tree, last: int, high: int) -> int | None:
    """Where a clause opens behind `that`, with at most an addressee or an adverbial before it."""
    for token in range(last, min(high, last + _BEFORE_THAT)):
        if tree.low[token] == "that" and tree.tag[token] in {"IN", "DT", "WDT"}:
            return token + 1 if token + 1 < high and tree.pos[token + 1] != "VERB" else None
        if tree.tag[token] in FINITE or tree.tag[token][:1] == "W" or tree.low[token] in {";", ":", "and", "but"}:
            return None
    return None


def _passive(
    tree: Tree, verb: int, cue: Range, quotes: Sequence[Quoted | None], lexicon: Lexicon, floor: float
) -> Iterator[Found]:
    lemma = tree.lemma[verb]
    low, high = tree.sentences[tree.sentence[verb]]
    first, last = cue
    head = tree.child(verb, "nsubj:pass")
    reduced = False
    if head is None and tree.dep[verb] == "acl" and low <= tree.head[verb] < first:
        head, reduced = tree.head[verb], True
    topic: Ranges = ()
    if head is not None and low <= head < first and tree.low[head] not in {"it", "there"}:
        topic = (nominal(tree, head, low, first),)
    agent = None
    further = cue
    for kid in tree.kids[verb]:
        if kid > verb and tree.case(kid) == "by" and tree.dep[kid] in {"obl", "obl:agent"}:
            tokens = nominal(tree, kid, last, high)
            if tokens[0] < tokens[1]:
                agent = Source((tokens,), kid, "agent")
                by = tree.child(kid, "case")
                further = (first, by + 1) if by == last else cue
    prefix = "reduced" if reduced else "passive"
    options: list[Complement] = []
    for option in complements(tree, verb, last):
        if option.frame in {"p:by"}:
            continue
        content = merged([*topic, *option.content]) if option.frame != "clause" else option.content
        options.append(Complement(f"{prefix}:{option.frame}", content, option.cue))
    if topic:
        options.append(Complement(f"{prefix}:by" if agent else prefix, topic))
    for option in options:
        content, frame = _cover(tree, option, quotes, cue, lexicon)
        score = lexicon.rate(lemma, "v", frame)
        if score < floor or not content:
            continue
        yield _found(tree, verb, further, option, content, frame, score, agent, "passive verb")


def _noun(tree: Tree, noun: int, quotes: Sequence[Quoted | None], lexicon: Lexicon, floor: float) -> Iterator[Found]:
    lemma = tree.lemma[noun]
    source: Source | None = None
    asked = False
    for option in complements(tree, noun, noun + 1):
        if option.frame in {"obj", "naming", "small"}:
            continue
        content, frame = _cover(tree, option, quotes, (noun, noun + 1), lexicon)
        score = lexicon.rate(lemma, "n", frame)
        if score < floor or not content:
            continue
        if not asked:
            source, asked = _owner(tree, noun, lexicon), True
        yield _found(tree, noun, (noun, noun + 1), option, content, frame, score, source, "noun")


def _owner(tree: Tree, noun: int, lexicon: Lexicon) -> Source | None:
    """Whose statement, claim or plan it is."""
    for kid in tree.kids[noun]:
        if tree.dep[kid] == "nmod:poss" and kid < noun:
            tokens = nominal(tree, kid, tree.left[kid], noun)
            if tokens[0] < tokens[1]:
                return Source((tokens,), kid, "owner of the noun")
        if kid > noun and tree.dep[kid] in {"nmod", "obl"} and tree.case(kid) in {"by", "from"}:
            _, high = tree.sentences[tree.sentence[noun]]
            tokens = nominal(tree, kid, noun + 1, high)
            if tokens[0] < tokens[1]:
                return Source((tokens,), kid, "owner of the noun")
    verb = tree.head[noun]
    if tree.dep[noun] in {"obj", "dobj", "obl"} and tree.tag[verb][:2] == "VB" and not is_passive(tree, verb):
        first, last = cue_range(tree, verb)
        return source_of(tree, verb, first, last, lexicon)
    return None


def _adjective(
    tree: Tree, adjective: int, quotes: Sequence[Quoted | None], lexicon: Lexicon, floor: float
) -> Iterator[Found]:
    cop = tree.child(adjective, "cop")
    first = min(cop if cop is not None else adjective, adjective)
    head = subject(tree, adjective)
    for option in complements(tree, adjective, adjective + 1):
        content, frame = _cover(tree, option, quotes, (adjective, adjective + 1), lexicon)
        score = lexicon.rate(tree.lemma[adjective], "a", frame)
        if score < floor or not content:
            continue
        source = None
        if head is not None and head < first and tree.low[head] != "it":
            low, _ = tree.sentences[tree.sentence[adjective]]
            tokens = nominal(tree, head, low, first)
            source = Source((tokens,), head, "subject") if tokens[0] < tokens[1] else None
        yield _found(tree, adjective, (first, adjective + 1), option, content, frame, score, source, "adjective")


def _others(tree: Tree, quotes: Sequence[Quoted | None], lexicon: Lexicon) -> Iterator[Found]:
    """Cues that are no verbs, nouns or adjectives."""
    for rule, name in ((according, "preposition"), (hearsay, "adverb"), (lines, "mark")):
        for anchor, cue, option, source, score in rule(tree, lexicon):
            content, frame = _cover(tree, option, quotes, cue, lexicon)
            if content:
                yield _found(tree, anchor, cue, option, content, frame, score, source, name)
