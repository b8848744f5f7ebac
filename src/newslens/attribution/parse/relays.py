"""Words that somebody else passes on: `RNT quoted Holm as saying …`, `Holm was quoted by RNT as saying …`."""

from __future__ import annotations

from typing import Final

import attrs

from newslens.attribution.parse.phrases import TIMES, nominal
from newslens.attribution.parse.tree import Range, Tree
from newslens.attribution.parse.verbs import FINITE

_PASSING_ON: Final = frozenset(("cite", "quote", "report"))
_SAYING: Final = frozenset(("adding", "arguing", "claiming", "declaring", "insisting", "saying", "telling", "warning"))
_BE: Final = frozenset(("are", "be", "been", "being", "is", "was", "were", "'s", "'re"))
_PERFECT: Final = frozenset(("had", "has", "have", "'ve"))
_NAMES: Final = frozenset(("NOUN", "PRON", "PROPN"))
_BEFORE_TIMES: Final = frozenset(("during", "in", "late", "on"))
_REACH: Final = 30
"""So many words stand between the two verbs at most."""
_AUXILIARIES: Final = 4


@attrs.frozen
class Relay:
    """Somebody's words, passed on by somebody else.

    Attributes:
        verb: The verb of who passes them on.
        saying: The participle behind "as".
        cue: The tokens of the cue: both verbs where nothing stands between them, else "as saying".
        speaker: The tokens that name whose words they are.
        head: The word that the name turns on.
        behind: One past the participle and who passes the words on, where that is told behind it.
    """

    verb: int
    saying: int
    cue: Range
    speaker: Range
    head: int
    behind: int


def relay(tree: Tree, verb: int) -> Relay | None:
    """Whose words a verb passes on.

    What is printed decides, since trees hang "as saying" on either verb, on the name or on what is said.

    Args:
        tree: The parse.
        verb: One of the two verbs.

    Returns:
        None for any other verb, and where nobody is named.
    """
    pair = _pair(tree, verb)
    if pair is None:
        return None
    passes_on, saying = pair
    low, high = tree.sentences[tree.sentence[saying]]
    begin = _with_auxiliaries(tree, passes_on, low)
    if begin < passes_on or _follows_a_name(tree, passes_on, low):
        speaker = _before(tree, passes_on, begin, low)
        cue = (begin, saying + 1) if saying == passes_on + 2 else (saying - 1, saying + 1)
    else:
        speaker = _between(tree, passes_on, saying)
        cue = (saying - 1, saying + 1)
    if speaker is None:
        return None
    head, tokens = speaker
    return Relay(passes_on, saying, cue, tokens, head, _behind_agent(tree, saying + 1, high))


def _pair(tree: Tree, verb: int) -> Range | None:
    """The verb that passes on and the participle behind "as" of which one is given."""
    low, high = tree.sentences[tree.sentence[verb]]
    if tree.low[verb] in _SAYING:
        if verb - 1 <= low or tree.low[verb - 1] != "as":
            return None
        for at in range(verb - 2, max(low, verb - _REACH) - 1, -1):
            if tree.quoted[at] >= 0:
                return None
            if tree.lemma[at] in _PASSING_ON and tree.tag[at] in {"VBD", "VBN", "VBZ", "VBP"}:
                return at, verb
            if tree.tag[at] in FINITE:
                return None
        return None
    if tree.lemma[verb] not in _PASSING_ON:
        return None
    for at in range(verb + 2, min(high, verb + _REACH)):
        if tree.low[at] in _SAYING and tree.low[at - 1] == "as":
            return (verb, at) if _pair(tree, at) == (verb, at) else None
        if tree.tag[at] in FINITE or tree.quoted[at] >= 0:
            return None
    return None


def _with_auxiliaries(tree: Tree, verb: int, low: int) -> int:
    """The first of the auxiliaries of a passive: `| had later been quoted`; the verb itself where it is none."""
    near = range(verb - 1, max(low, verb - _AUXILIARIES) - 1, -1)
    first = next((i for i in near if tree.low[i] in _BE), verb)
    if first < verb and any(tree.pos[i] != "ADV" for i in range(first + 1, verb)):
        return verb
    while first < verb and first > low and (tree.low[first - 1] in _PERFECT or tree.pos[first - 1] == "ADV"):
        first -= 1
    return first


def _follows_a_name(tree: Tree, verb: int, low: int) -> bool:
    """Whether a participle stands behind a name and a comma: `Holm, quoted by RNT as saying`."""
    return verb - 1 > low and tree.low[verb - 1] == "," and tree.low[verb + 1] in {"as", "by"}


def _before(tree: Tree, verb: int, begin: int, low: int) -> tuple[int, Range] | None:
    """Who is quoted, before the auxiliaries; words in quotation marks before it are what is said."""
    end = begin
    while end > low and tree.punct[end - 1] and tree.quoted[end - 1] < 0:
        end -= 1
    start = next((i + 1 for i in range(end - 1, low - 1, -1) if tree.quoted[i] >= 0), low)
    subject = tree.child(verb, "nsubj:pass")
    head = subject if subject is not None and start <= subject < end else None
    if head is None:
        head = next((i for i in range(end - 1, start - 1, -1) if tree.pos[i] in _NAMES), None)
    return None if head is None else _named(tree, head, start, end)


def _between(tree: Tree, verb: int, saying: int) -> tuple[int, Range] | None:
    """Who is quoted, between the verb and "as", without when and where: `quoted Holm | on Friday | as saying`."""
    start, end = verb + 1, saying - 1
    cut = next((i for i in range(start + 1, end) if tree.low[i] in _BEFORE_TIMES and _tells_when(tree, i, end)), end)
    head = next((kid for kid in tree.kids[verb] if tree.dep[kid] == "obj" and start <= kid < cut), None)
    if head is None:
        head = next((i for i in range(start, cut) if tree.pos[i] in _NAMES and not _leads_on(tree, i, cut)), None)
    tokens = tree.trim(start, cut)
    return (head, tokens) if head is not None and tokens[0] < tokens[1] else None


def _leads_on(tree: Tree, noun: int, end: int) -> bool:
    """Whether a noun only stands before another: "interior | minister"."""
    return noun + 1 < end and tree.pos[noun + 1] in {"NOUN", "PROPN"}


def _tells_when(tree: Tree, token: int, end: int) -> bool:
    return any(tree.low[i] in TIMES for i in range(token + 1, min(end, token + 4)))


def _named(tree: Tree, head: int, low: int, high: int) -> tuple[int, Range] | None:
    tokens = nominal(tree, head, low, high)
    comma = next(
        (i + 1 for i in range(head - 1, tokens[0] - 1, -1) if tree.low[i] == "," and _is_clause(tree, tokens[0], i)),
        tokens[0],
    )
    tokens = tree.trim(comma, tokens[1])
    return (head, tokens) if tokens[0] < tokens[1] else None


def _is_clause(tree: Tree, low: int, high: int) -> bool:
    return any(tree.tag[i] in FINITE for i in range(low, high))


def _behind_agent(tree: Tree, token: int, high: int) -> int:
    """One past who passes the words on where that stands behind the participle: `as saying | by the RNT agency`."""
    if tree.low[token : token + 1] != ["by"]:
        return token
    head = next((i for i in range(token + 1, high) if tree.pos[i] in _NAMES and not _leads_on(tree, i, high)), None)
    return token if head is None else nominal(tree, head, token + 1, high)[1]
