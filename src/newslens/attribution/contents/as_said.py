"""Content beside a cue that `as` ties to it: `The pier will close, as the mayor has promised`, `“a farce,” as Holm puts it`."""

from __future__ import annotations

from typing import Final

from newslens.attribution.contents.complements import Complement
from newslens.attribution.lexicon import Lexicon
from newslens.attribution.parse.phrases import TIMES
from newslens.attribution.parse.tree import Range, Tree
from newslens.attribution.parse.verbs import FINITE
from newslens.attribution.sources.subjects import subject

AS_SAID: Final = "as said"
"""The frame: what is said is what stands beside the clause, whatever stands inside it."""
_BREAKS: Final = frozenset((",", "-", "–", "—", ".", "?", "!"))
# What may stand behind the verb: when, where, how and to whom it was said.
_CIRCUMSTANCES: Final = frozenset(("advmod", "obl:tmod", "obl:unmarked", "obl:npmod", "aux", "mark", "punct"))
_WHERE: Final = frozenset(("at", "during", "in", "on", "to"))
# Words before the comma with which a clause goes on behind the next one: "those who, as she says, fish here".
_LEADS_ON: Final = frozenset(("and", "but", "that", "which", "who"))
_FARTHEST: Final = 12
_SHORTEST: Final = 2


def as_said(tree: Tree, verb: int, first: int, last: int, lexicon: Lexicon) -> Complement | None:
    """The sentence beside a clause with `as`, or the quotation that it stands right behind.

    Args:
        tree: The parse.
        verb: The cue's verb.
        first: The first token of the cue.
        last: One past the last token of the cue.
        lexicon: Word lists.
    """
    opens = _opens(tree, verb, first)
    puts = tree.lemma[verb] == "put" or tree.lemma[verb] in lexicon.naming
    if opens is None or not (puts or lexicon.reports(tree.lemma[verb])):
        return None
    end = _end(tree, verb, last, lexicon, puts=puts)
    if end is None:
        return None
    low, high = tree.sentences[tree.sentence[verb]]
    beside = _quotation(tree, opens)
    if beside is not None:
        return Complement(AS_SAID, (beside,))
    if puts and tree.lemma[verb] != "put":
        return None  # "the swamp, as he calls it": only marks tell how much of it is his
    before, after = tree.trim(_told_from(tree, verb, low, lexicon), opens), tree.trim(end, high)
    if before[0] < before[1] and tree.low[before[1] - 1] in _LEADS_ON:
        before = before[1], before[1]
        after = tree.trim(after[0], next((i for i in range(after[0], high) if tree.low[i] in _BREAKS), high))
    elif not end <= tree.head[verb] < high and any(tree.tag[i] in FINITE for i in range(*before)):
        return Complement(AS_SAID, (before,))
    told = any(tree.tag[i] in FINITE for part in (before, after) for i in range(*part))
    parts = tuple(part for part in (before, after) if part[0] < part[1])
    return Complement(AS_SAID, parts) if told and after[0] < after[1] else None


def _told_from(tree: Tree, verb: int, low: int, lexicon: Lexicon) -> int:
    """Where what is said begins: in what another verb tells, with that: `Holm said | the pier was safe, as she had said before`."""
    at = tree.head[verb]
    if not lexicon.reports(tree.lemma[at]):
        clause, at = at, tree.head[at]
    else:
        # What another says beside it may be all of it: "Holm said it was safe, as the report does".
        again = tree.tag[subject(tree, verb) or verb] == "PRP"
        clause = next((kid for kid in tree.kids[at] if again and at < kid < verb and tree.dep[kid] == "ccomp"), low)
    if tree.dep[clause] != "ccomp" or not low <= at < clause < verb or not lexicon.reports(tree.lemma[at]):
        return low
    begin = max(tree.left[clause], at + 1)
    return begin + (tree.low[begin] == "that")


def _opens(tree: Tree, verb: int, first: int) -> int | None:
    """The `as` that opens the clause of a verb, at the head of its sentence or behind a comma, dash or quotation."""
    low, _ = tree.sentences[tree.sentence[verb]]
    who = subject(tree, verb)
    if tree.tag[verb][:2] != "VB" or tree.tag[verb] in {"VB", "VBG"} or who is None or not low < who < first:
        return None
    begin = min(tree.left[who], who)
    opens = next((i for i in range(who, max(low, who - _FARTHEST) - 1, -1) if tree.low[i] == "as"), None)
    if opens is None or not opens < begin <= opens + _SHORTEST:
        return None
    set_off = opens == low or tree.low[opens - 1] in _BREAKS or tree.quoted[opens - 1] >= 0
    return opens if set_off and tree.quoted[opens] < 0 else None


def _end(tree: Tree, verb: int, last: int, lexicon: Lexicon, *, puts: bool) -> int | None:
    """One past the clause, where nothing but a circumstance stands behind its verb."""
    high = tree.sentences[tree.sentence[verb]][1]
    if puts:
        it = last < high and tree.low[last] == "it"
        return last + 1 if it and (last + 1 >= high or tree.low[last + 1] in _BREAKS) else None
    for kid in tree.kids[verb]:
        if not last <= kid < high or tree.punct[kid] or tree.low[max(tree.left[kid], last) - 1] == ",":
            continue
        dep = tree.dep[kid]
        addressed = dep in {"obj", "iobj"} and tree.lemma[verb] in lexicon.addressing
        timed = tree.low[kid] in TIMES or (dep == "obl" and tree.case(kid) in _WHERE)
        if dep not in _CIRCUMSTANCES and not addressed and not timed:
            return None
    end = next((i for i in range(last, high) if tree.low[i] in _BREAKS and tree.quoted[i] < 0), high)
    return None if any(tree.tag[i] in FINITE or tree.low[i] == "that" for i in range(last, end)) else end


def _quotation(tree: Tree, opens: int) -> Range | None:
    """The words in marks that close right before the clause, with their comma inside or behind them."""
    last = opens - 1
    if last > 0 and tree.low[last] == "," and tree.quoted[last] < 0:
        last -= 1
    number = tree.quoted[last] if last >= 0 else -1
    if number < 0:
        return None
    begin = last
    while begin > 0 and tree.quoted[begin - 1] == number:
        begin -= 1
    return begin, last + 1
