"""Who says it: the source of a cue, from the parse, and from what stands beside the cue where the parse has nothing."""

from __future__ import annotations

from typing import Final

import attrs

from newslens.attribution.cues import FINITE
from newslens.attribution.found import merged
from newslens.attribution.lexicon import Lexicon
from newslens.attribution.tree import Range, Ranges, Tree

_RELATIVE: Final = frozenset(("who", "which", "that", "whom"))
_EXPLETIVE: Final = frozenset(("it", "there", "what"))
_NOMINAL: Final = frozenset(("NOUN", "PROPN", "PRON", "NUM", "X"))
_CHAINED: Final = frozenset(("conj", "xcomp", "advcl", "parataxis", "dep"))
_NOT_NAMES: Final = frozenset(
    (
        "that",
        "this",
        "there",
        "what",
        "so",
        "as",
        "it",
        "then",
        "than",
        "how",
        "why",
        "if",
        "whether",
        "nobody",
        "none",
        "nothing",
    )
)
TIMES: Final = frozenset(
    (
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march",
        "april", "may", "june", "july", "august", "september", "october", "november", "december", "today", "yesterday",
        "tomorrow", "morning", "afternoon", "evening", "night", "week", "month", "year", "years", "weeks", "months", "days",
        "day", "time", "all", "both", "weekend", "tonight", "noon", "midnight", "summer", "winter", "spring", "autumn",
    )
)  # fmt: skip
_SHARING_MARKS: Final = frozenset(("to", "as", "while", "before", "after", "in", "by", "of", "without"))
_CLOSING: Final = {",": ",", ")": "("}  # what closes an apposition, and what opens it
_STEPS: Final = 6


@attrs.frozen
class Source:
    """Where the source of a cue stands.

    Attributes:
        tokens: Its token ranges, the last of them a relative pronoun where that is the subject.
        head: The token that its words hang on.
        rule: The rule that found it.
    """

    tokens: Ranges
    head: int
    rule: str


def nominal(tree: Tree, head: int, low: int, high: int) -> Range:
    """The words of a nominal inside bounds, without punctuation at their ends."""
    start, end = max(tree.left[head], low), min(tree.right[head], high)
    while start < head and (
        tree.punct[start] or (tree.dep[start] in {"case", "cc", "mark"} and tree.head[start] == head)
    ):
        start += 1
    if start < head and tree.tag[start] == "VBG":
        start = next((i + 1 for i in range(start, head) if tree.low[i] == ","), start)
    for token in range(head + 1, end):
        if tree.quoted[token] != tree.quoted[head]:
            end = token
            break
        # "said Ada Holm, adding that …": a participle after a comma opens a clause of its own.
        if tree.tag[token] == "VBG" and tree.low[token - 1] == ",":
            end = token
            break
    return _drawn(tree, *tidied(tree, *tree.trim(start, end)), low, high)


def tidied(tree: Tree, start: int, end: int) -> Range:
    """A source without what a wrong parse left at its ends: "why", a preposition, a clause that "and" joins it to."""
    if end - start > 1 and tree.tag[start] == "WRB":
        start += 1
    while end - start > 1 and tree.pos[end - 1] == "ADP":
        end -= 1
    acts = relative = False
    cut = start
    for token in range(start, end - 1):
        relative |= tree.tag[token] in {"WP", "WDT"}
        acts |= tree.tag[token] in FINITE
        if acts and not relative and tree.tag[token] == "CC":
            cut = token + 1  # "The dam broke and the minister" promises: "officials who saw and heard it" do
    return cut, end


def _drawn(tree: Tree, start: int, end: int, low: int, high: int) -> Range:
    """A nominal drawn out over names and titles that stand right beside it, for trees that cut names in two."""
    while low < start < end and _belongs(tree, start - 1, start):
        start -= 1
    while start < end < high and tree.pos[end] == "PROPN" and _belongs(tree, end, end - 1):
        end += 1
    return start, end


def _belongs(tree: Tree, token: int, beside: int) -> bool:
    if (
        tree.punct[token]
        or tree.quoted[token] >= 0
        or tree.tag[token] in {"PRP", "WP", "WDT", "EX"}
        or tree.low[token] in TIMES
    ):
        return False
    if tree.pos[beside] not in {"PROPN", "NOUN", "ADJ"} or tree.tag[beside] == "PRP$":
        return False
    return tree.pos[token] == "PROPN" or (
        (token < beside and tree.pos[token] in {"NOUN", "ADJ", "DET", "NUM"}) or tree.tag[token] == "PRP$"
    )


def subject(tree: Tree, verb: int) -> int | None:
    """The subject of a verb, active voice, or None; where a tree gives two, the nearer one."""
    best = None
    for kid in tree.kids[verb]:
        if tree.dep[kid] in {"nsubj", "nsubj:outer"} and (best is None or abs(kid - verb) < abs(best - verb)):
            best = kid
    return best


def is_passive(tree: Tree, verb: int) -> bool:
    """Whether a verb is a passive, or a bare participle that modifies a noun."""
    return tree.tag[verb] == "VBN" and (
        any(tree.dep[kid] in {"aux:pass", "nsubj:pass"} for kid in tree.kids[verb])
        or (tree.dep[verb] in {"acl", "advcl"} and not any(tree.dep[kid] == "aux" for kid in tree.kids[verb]))
    )


def source_of(tree: Tree, verb: int, first: int, last: int, lexicon: Lexicon) -> Source | None:
    """The source of a verb.

    Args:
        tree: The parse.
        verb: The cue's verb.
        first: The first token of the cue.
        last: One past the last token of the cue.
        lexicon: Word lists and rates.
    """
    low, high = tree.sentences[tree.sentence[verb]]
    loose = tree.tag[verb] == "VBG" and first > low and tree.low[first - 1] == ","
    addressed = tree.lemma[verb] in lexicon.addressing
    if not loose and not addressed and _inverted(tree, verb, first, last, high):
        behind = beside_right(tree, last, high)
        if behind is not None:
            return behind
    at, rule = verb, "subject"
    own = subject(tree, verb)
    if loose and (own is None or own > verb):
        at, rule = _matrix(tree, verb, low, first), "subject of the governing verb"
    for _ in range(_STEPS):
        passive = at != verb and is_passive(tree, at)
        found = tree.child(at, "nsubj:pass") if passive else subject(tree, at)
        if found is not None and found != verb and low <= found < high and tree.quoted[found] == tree.quoted[verb]:
            return _read(tree, found, at, first, last, rule)
        if not loose and tree.dep[at] in {"acl", "acl:relcl"} and low <= tree.head[at] < first:
            if tree.dep[at] == "acl:relcl" or tree.tag[verb] not in {"VBG", "VBN"}:
                return None
            sender = _sender(tree, tree.head[at], lexicon)
            if sender is None:
                return _read(tree, tree.head[at], at, first, last, "noun before participle")
            at, rule = sender, "sender of the document"
        elif tree.head[at] == at or not _passes_on(tree, at):
            break
        else:
            at, rule = _governor(tree, verb, at, low, lexicon), "subject of the governing verb"
    if loose:
        return _beside(tree, at, at, at + 1) if at < first else None
    return _before(tree, verb, first) if addressed else _beside(tree, verb, first, last)


def _passes_on(tree: Tree, verb: int) -> bool:
    """Whether a verb without a subject of its own has that of the verb it hangs on."""
    if tree.dep[verb] not in _CHAINED:
        return False
    return tree.dep[verb] != "advcl" or all(
        tree.dep[kid] != "mark" or tree.low[kid] in _SHARING_MARKS for kid in tree.kids[verb]
    )


def _governor(tree: Tree, verb: int, at: int, low: int, lexicon: Lexicon) -> int:
    """The verb whose subject a chained verb shares."""
    above = tree.head[at]
    # "… said that it rained and warned …": what is coordinated with the content goes on with the cue.
    inside = tree.dep[at] in {"conj", "advcl"} and tree.dep[above] == "ccomp" and low <= tree.head[above] < above
    if inside and lexicon.reports(tree.lemma[verb]) and lexicon.reports(tree.lemma[tree.head[above]]):
        return tree.head[above]
    return above


def _matrix(tree: Tree, verb: int, low: int, first: int) -> int:
    """The verb that a participle behind a comma belongs to: `…, adding that …` goes on what the sentence reports."""
    at = verb
    for _ in range(_STEPS):
        above = tree.head[at]
        if above == at or not low <= above < first:
            break
        at = above
        if tree.tag[at][:2] == "VB" and subject(tree, at) is not None:
            break
    if at == verb:
        return verb
    for _ in range(_STEPS):
        above = tree.head[at]
        if tree.dep[at] not in {"ccomp", "xcomp", "advcl", "acl:relcl", "acl"} or not low <= above < at:
            break
        # Only out of a content, not out of a clause that happens to stand inside another.
        up = above
        while tree.tag[up][:2] != "VB" and tree.head[up] != up and low <= tree.head[up] < first:
            up = tree.head[up]
        if tree.dep[at] != "ccomp" or subject(tree, up) is None:
            break
        at = up
    return at


def _sender(tree: Tree, noun: int, lexicon: Lexicon) -> int | None:
    """The verb whose subject puts a document out: `the firm issued a statement saying …`."""
    verb = tree.head[noun]
    if tree.dep[noun] == "obj" and tree.lemma[noun] in lexicon.documents and subject(tree, verb) is not None:
        return verb
    return None


def _inverted(tree: Tree, verb: int, first: int, last: int, high: int) -> bool:
    """Whether the subject stands behind the verb: `…, said Ada Holm, …`."""
    return (
        first > 0
        and (tree.low[first - 1] in {",", "–", "—"} or tree.quoted[first - 1] >= 0)
        and tree.tag[verb] in {"VBD", "VBZ", "VBP"}
        and last < high
        and tree.pos[last] in {"PROPN", "DET", "NOUN", "ADJ", "NUM"}
        and tree.low[last] not in _NOT_NAMES
        and not any(tree.dep[kid] in {"obj", "ccomp"} and kid > verb for kid in tree.kids[verb])
    )


def _read(tree: Tree, found: int, verb: int, first: int, last: int, rule: str) -> Source | None:
    low, high = tree.sentences[tree.sentence[verb]]
    if tree.low[found] in _RELATIVE and tree.dep[verb] == "acl:relcl" and tree.head[verb] < found:
        noun = tree.head[verb]
        antecedent = nominal(tree, noun, low, found)
        return Source(merged([antecedent, (found, found + 1)]), noun, "antecedent of the relative pronoun")
    if tree.low[found] in _EXPLETIVE and (tree.low[found] != "it" or tree.tag[verb][:2] == "JJ"):
        return None
    tokens = nominal(tree, found, last if found >= last else low, first if found < first else high)
    if tokens[0] >= tokens[1]:
        return None
    return Source((tokens,), found, rule)


def _beside(tree: Tree, verb: int, first: int, last: int) -> Source | None:
    """A nominal that stands right before the cue, or else right behind it."""
    return _before(tree, verb, first) or beside_right(tree, last, tree.sentences[tree.sentence[verb]][1])


def _before(tree: Tree, verb: int, first: int) -> Source | None:
    low = tree.sentences[tree.sentence[verb]][0]
    token = first - 1
    if token >= low and tree.low[token] in _CLOSING:
        token = _before_apposition(tree, token, low)
    if (
        token >= low
        and (tree.pos[token] in _NOMINAL or _capital(tree, token))
        and tree.low[token] not in _NOT_NAMES
        and tree.quoted[token] < 0
    ):
        head = _climb(tree, token, low, first)
        tokens = nominal(tree, head, low, first)
        if tokens[0] < tokens[1]:
            return Source((tokens,), head, "beside the cue")
    return None


def _capital(tree: Tree, token: int) -> bool:
    """Whether a word begins with a capital, as names do whatever the tagger makes of them."""
    return tree.text[tree.start[token]].isupper() and tree.pos[token] in {"ADV", "ADJ", "INTJ", "X"}


def beside_right(tree: Tree, last: int, high: int) -> Source | None:
    """A nominal that stands right behind the cue."""
    token = last
    if token < high and tree.quoted[token] < 0 and tree.pos[token] in {"PROPN", "DET", "NOUN", "PRON", "ADJ", "NUM"}:
        if tree.low[token] in _NOT_NAMES:
            return None
        head = _climb(tree, token, last, high)
        tokens = nominal(tree, head, last, high)
        if tokens[0] < tokens[1]:
            return Source((tokens,), head, "beside the cue")
    return None


def _before_apposition(tree: Tree, close: int, low: int) -> int:
    """The token before an apposition that ends at a comma or bracket: `Ada Holm, a farmer, said`, `Ada Holm (71) said`."""
    token = close - 1
    while token > low and close - token < 25:
        if tree.low[token] == _CLOSING[tree.low[close]] and tree.pos[token - 1] in _NOMINAL:
            return token - 1
        if tree.low[token] in {";", ":"} or tree.quoted[token] >= 0:
            break
        token -= 1
    return -1


def _climb(tree: Tree, token: int, low: int, high: int) -> int:
    for _ in range(_STEPS):
        above = tree.head[token]
        if above == token or not low <= above < high or tree.pos[above] not in _NOMINAL:
            break
        token = above
    return token
