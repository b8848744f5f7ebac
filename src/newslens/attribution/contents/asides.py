"""Content around a cue, and content that the parser lost: `…, officials said`, `what officials say is …`."""

from __future__ import annotations

from typing import Final

from newslens.attribution.contents.complements import Complement
from newslens.attribution.contents.ends import resumes
from newslens.attribution.lexicon import Lexicon
from newslens.attribution.parse.phrases import MEANWHILE, nominal
from newslens.attribution.parse.tree import Range, Tree
from newslens.attribution.parse.verbs import FINITE, TENSED
from newslens.attribution.sources.appositions import between_commas
from newslens.attribution.sources.neighbours import closing_comma
from newslens.attribution.sources.subjects import subject

_ADVERBIAL: Final = frozenset(("obl", "obl:tmod", "obl:unmarked", "obl:npmod", "advmod", "obj", "iobj", "obl:agent"))
_FILL: Final = frozenset(("ADP", "NOUN", "PROPN", "DET", "NUM", "ADJ", "ADV"))
_ASIDE: Final = frozenset(("parataxis", "ccomp", "root", "ROOT", "conj", "acl:relcl", "dep"))
_RELATIVES: Final = frozenset(("what", "who", "which", "that"))
_WHOSE: Final = frozenset(("which", "who"))
_BEFORE_THAT: Final = 14


def aside(tree: Tree, verb: int, first: int, last: int, *, reports: bool) -> Complement | None:
    """The content of a cue that stands behind or inside it, as in `…, officials said on Friday`.

    Args:
        tree: The parse.
        verb: The cue's verb.
        first: The first token of the cue.
        last: One past its last token.
        reports: Whether the verb is one of saying or writing, which takes adverbials of time and place as it comes.
    """
    low, high = tree.sentences[tree.sentence[verb]]
    edges = _edges(tree, verb, first, last)
    if edges is None:
        return None
    start, end = edges
    before = tree.trim(low, start)
    if before[0] >= before[1] or tree.quoted[before[1] - 1] >= 0:
        return None
    complete = (
        between_commas(tree, first) is not None
        or _is_headline(tree, verb, before, end)
        or any(tree.tag[i] in FINITE for i in range(*before))
    )
    resumed = not complete and end + 1 < high and tree.low[end] == "," and tree.tag[end + 1] in FINITE
    inverse = any(tree.dep[kid] in {"ccomp", "parataxis"} and kid < start for kid in tree.kids[verb])
    loose = tree.dep[verb] == "advcl" and tree.head[verb] < start and tree.child(verb, "mark") is None
    if not (resumed or inverse or loose or tree.dep[verb] in _ASIDE):
        return None
    if tree.low[before[1] - 1] in _WHOSE and tree.low[end : end + 1] == [","] and tree.tag[end + 1] in FINITE:
        # "They thanked the crew, who, she said, | had worked all night": she tells but what the crew did.
        stop = next((i for i in range(end + 1, high - 1) if tree.low[i] == "," and tree.tag[i + 1] in FINITE), high)
        return Complement("aside", (tree.trim(end, stop),))
    content: list[Range] = [before]
    around = end <= tree.head[verb] < high and tree.dep[verb] == "parataxis"
    if end < high and tree.low[end] in {",", "-", "–", "—"} and (around or not complete or _and_that(tree, end, high)):
        after = tree.trim(end, high)
        if after[0] < after[1]:
            content.append(after)
    elif not complete:
        return None
    between = {tree.dep[kid] for kid in tree.kids[verb] if last <= kid < end}
    frame = "aside:obj" if "obj" in between else "aside:obl" if "obl" in between and not reports else "aside"
    return Complement(frame, tuple(content))


def _and_that(tree: Tree, comma: int, high: int) -> bool:
    """Whether a further clause of what is said follows a cue: `It was shut, she said, | and that nobody knew why`."""
    return (
        comma + 2 < high
        and tree.tag[comma + 1] == "CC"
        and tree.low[comma + 2] == "that"
        and tree.tag[comma + 2] == "IN"
    )


def _is_headline(tree: Tree, verb: int, before: Range, end: int) -> bool:
    """Whether a cue with who speaks closes a line that has no other verb: `Bridge safe, says mayor`."""
    low, high = tree.paragraphs[tree.paragraph[verb]]
    if tree.trim(low, high) != (before[0], end) or tree.tag[verb] not in {"VBZ", "VBP"} or tree.low[verb - 1] != ",":
        return False
    return end > verb + 1 and tree.pos[before[0]] not in {"ADP", "SCONJ", "ADV", "CCONJ"}


def resumed(tree: Tree, verb: int, first: int, last: int) -> list[Range]:
    """The words with which a sentence goes on behind a cue that breaks it, as in `“Everyone,” she said, knew of it`.

    Args:
        tree: The parse.
        verb: The cue's verb.
        first: The first token of the cue.
        last: One past the last token of the cue.
    """
    high = tree.sentences[tree.sentence[verb]][1]
    around = set_off(tree, verb, first, last)
    if around is not None:
        return [around.content[1]]
    edges = _edges(tree, verb, first, last)
    if edges is None or edges[1] + 1 >= high or tree.low[edges[1]] != "," or tree.tag[edges[1] + 1] not in FINITE:
        return []
    if tree.tag[edges[1] + 1] == "VBD" and (subject(tree, verb) or first) >= first:
        return []  # "said Ada Holm, annoyed that …" has a participle that looks like the past
    after = tree.trim(edges[1], high)
    return [after] if after[0] < after[1] else []


def set_off(tree: Tree, verb: int, first: int, last: int) -> Complement | None:
    """The sentence around a cue whose subject stands behind it between commas: `The pier, says Ada Holm, was never safe`.

    Trees take the subject of the sentence for who says it, and the rest for a clause.

    Args:
        tree: The parse.
        verb: The cue's verb.
        first: The first token of the cue.
        last: One past the last token of the cue.
    """
    low, high = tree.sentences[tree.sentence[verb]]
    mark = first - 1 - (first > 1 and tree.punct[first - 1] and tree.quoted[first - 1] >= 0)
    if first <= low or tree.low[mark] != "," or tree.tag[verb] not in TENSED:
        return None
    comma = closing_comma(tree, last, high)
    before = tree.trim(low, first)
    if comma is None or before[0] >= before[1] or any(tree.tag[i] in FINITE for i in range(*before)):
        return None
    return Complement("aside", (before, tree.trim(comma, high)))


def _edges(tree: Tree, verb: int, first: int, last: int) -> Range | None:
    """Where the cue with its source and adverbials begins and ends, where punctuation sets it off; None where not."""
    low, high = tree.sentences[tree.sentence[verb]]
    head = subject(tree, verb)
    start, end = first, last
    pair = between_commas(tree, first)
    if pair is not None:
        start = pair[0]
    elif head is not None and low <= head < high:
        if tree.low[head] in _RELATIVES:
            return None
        a, b = nominal(tree, head, low if head < first else last, first if head < first else high)
        start, end = min(start, a), max(end, b)
        if start > low and tree.head[start - 1] == verb and tree.dep[start - 1] == "nsubj":
            start -= 1  # "mediator | Ada Holm said": an office that the parse has for a subject of its own
    elif tree.tag[verb] not in TENSED:
        return None
    while start > low and tree.pos[start - 1] == "ADV" and tree.head[start - 1] == verb:
        start -= 1
    if start <= low or not tree.punct[start - 1]:
        return None
    kids = [kid for kid in tree.kids[verb] if kid >= last]
    if (last >= high or tree.low[last] != ",") and any(tree.dep[kid] in {"ccomp", "xcomp"} for kid in kids):
        return None
    for kid in kids:
        edge = tree.left[kid]
        meanwhile = tree.dep[kid] == "advcl" and tree.low[edge] in MEANWHILE
        if (
            (meanwhile or tree.dep[kid] in _ADVERBIAL)
            and edge <= end + 1
            and tree.right[kid] <= high
            and tree.low[edge - 1] != ","
        ):
            end = max(end, tree.right[kid])
    while end < high and tree.pos[end] in _FILL and tree.low[end - 1] != ",":
        end += 1
    return (start, end) if end >= high or tree.punct[end] else None


def gap(tree: Tree, verb: int, first: int, last: int) -> Complement | None:
    """The content of a cue inside a relative clause: `what officials say is a dwindling supply`, `who experts say paid`.

    Args:
        tree: The parse.
        verb: The cue's verb.
        first: The first token of the cue.
        last: One past its last token.
    """
    low, high = tree.sentences[tree.sentence[verb]]
    if last >= high or tree.tag[last] not in FINITE or tree.quoted[last] >= 0:
        return None
    head = subject(tree, verb)
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
    if start < first and (start == low or tree.low[start] in _RELATIVES):
        start += 1
    if start >= first or start <= low or tree.low[start - 1] not in _RELATIVES:
        return None
    end = last + 1
    while end < high and (not tree.punct[end] or tree.low[end] == "-"):
        end += 1
    if tree.low[start - 1] == "what":
        return Complement("gap:what", (tree.trim(last + 1, end),)) if tree.lemma[last] == "be" else None
    return Complement("gap", ((start - 1, start), tree.trim(last, end)))


def rest(tree: Tree, verb: int, last: int, lexicon: Lexicon) -> Complement | None:
    """What follows a reporting verb whose clause the parser missed.

    Args:
        tree: The parse.
        verb: The cue's verb.
        last: One past the last token of the cue.
        lexicon: Word lists and rates.
    """
    high = tree.sentences[tree.sentence[verb]][1]
    if not lexicon.reports(tree.lemma[verb]) or last >= high:
        return None
    high = resumes(tree, verb, last, high)
    topic = tree.child(verb, "obj")
    start, frame = _after_that(tree, last, high), "clause" if topic is None else "rest:that"
    if start is None:
        start, frame = last, "rest"
        if tree.punct[start] or tree.pos[start] in {"ADP", "ADV"}:
            return None
        if tree.tag[start] == "VBG":
            stop = next((i for i in range(start, high) if tree.punct[i] and tree.quoted[i] < 0), high)
            return Complement("ger", (tree.trim(start, stop),))
        if topic is not None:
            frame = "rest:obj"
    if topic is not None and _told_by_another(tree, last, high):
        return None
    start, end = tree.trim(start, high)
    if tree.lemma[start] == "be" and tree.low[start + 1 : start + 2] == ["that"]:
        start += 2  # "the excuse they have offered is that the alarm was off"
    if not any(tree.tag[i] in FINITE for i in range(start, end)):
        return None
    return Complement(frame, ((start, end),))


def _told_by_another(tree: Tree, last: int, high: int) -> bool:
    """Whether the quotation behind a clause has a cue of its own: `Asked if he had read it, she said: "…"`."""
    quoted = next((at for at in range(last, high) if tree.quoted[at] >= 0), high)
    between = range(last, quoted)
    return (
        quoted < high and any(tree.low[at] == "," for at in between) and any(tree.tag[at] in FINITE for at in between)
    )


def _goes_on(tree: Tree, start: int, high: int) -> bool:
    """Whether a verb follows before any pause, so that "that" can open a clause: not in `agreed with that view, ending …`."""
    stop = next((i for i in range(start, high) if tree.punct[i] and tree.quoted[i] < 0), high)
    return any(tree.tag[i] in FINITE for i in range(start, stop))


def _after_that(tree: Tree, last: int, high: int) -> int | None:
    """Where a clause opens behind `that`, with at most an addressee or an adverbial before it."""
    for token in range(last, min(high, last + _BEFORE_THAT)):
        if tree.low[token] == "that" and tree.tag[token] in {"IN", "DT", "WDT"}:
            opens = token + 1 < high and tree.pos[token + 1] != "VERB"
            return token + 1 if opens and (tree.dep[token] != "det" or _goes_on(tree, token + 1, high)) else None
        if tree.tag[token] == "VBG" and tree.low[token - 1] == "," and tree.low[token + 1 : token + 2] == ["that"]:
            return None  # "advised them to stay, saying that …": the clause is that of the participle
        if tree.tag[token] in FINITE or tree.tag[token][:1] == "W" or tree.low[token] in {";", ":", "and", "but"}:
            return None
    return None
