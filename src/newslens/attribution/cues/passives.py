"""Verbs in the passive as cues: `was described as …`, and those that tell somebody: `was told by a nurse that …`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from newslens.attribution.contents.addressees import OPENS, WARNING, told_from
from newslens.attribution.contents.complements import Complement, complements
from newslens.attribution.contents.ends import resumes, settled
from newslens.attribution.found import Found, Source, merged
from newslens.attribution.lexicon import Lexicon
from newslens.attribution.page import Page, cover, proposal
from newslens.attribution.parse.phrases import TIMES, nominal
from newslens.attribution.parse.tree import Range, Ranges, Tree

# Verbs whose subject is spoken to in the passive, beside those whose object always is.
_ADDRESSING: Final = WARNING | {"urge"}
# Verbs whose participle says what the subject itself feels or means: "is determined to stay".
_FELT: Final = frozenset("agree concern decide determine mind oppose pledge resolve worry".split())
_BEFORE_TIMES: Final = frozenset(("last", "next", "this", "earlier", "late", "early", "at", "on", "in"))
_QUANTITIES: Final = frozenset(("ADJ", "DET"))
_BEFORE_AS: Final = frozenset(("ADJ", "DET", "NOUN", "PRON", "PROPN"))
_AGENT_WITHIN: Final = 6
_LONGEST: Final = 40
TOLD: Final = "told"
AGENT: Final = "agent"
"""The rule for who does what a passive says."""
# The counted articles show too few.
_TOLD_BY: Final = 0.9
_TOLD: Final = 0.6


def told(page: Page, verb: int, cue: Range) -> Found | None:
    """What somebody was told, by whom: `was told by a nurse that …`, `were urged to …`, `As the paper was told by X, …`.

    What is printed decides, since parsers hang the clause on the agent as often as on the verb.

    Args:
        page: The article.
        verb: A verb of telling, in the passive.
        cue: Its tokens.

    Returns:
        None where no clause, infinitive or quotation follows.
    """
    tree = page.tree
    low, high = tree.sentences[tree.sentence[verb]]
    last = cue[1]
    near = range(last, min(high, last + _AGENT_WITHIN))
    by = next((i for i in near if tree.low[i] == "by" and tree.quoted[i] < 0), None)
    if by is not None and any(tree.low[i] in OPENS or tree.tag[i] == "TO" for i in range(last, by)):
        by = None
    opens = next((i for i in range(last, min(high, last + _LONGEST)) if _opens(tree, i)), None)
    if opens is None and by is not None:
        opens = told_from(tree, verb, by + 1, page.lexicon)
    content: Range = (high, high)
    begun = next((i for i in range(max(low, cue[0] - _AGENT_WITHIN), cue[0]) if tree.low[i] == "as"), None)
    if opens is not None:
        start, end = opens + (tree.low[opens] == "that"), min(max(tree.right[verb], opens + 2), high)
        high = resumes(tree, verb, last, high)
        end = min(end, high)
        content = tree.trim(start, end) if tree.low[opens] == "to" else settled(tree, start, end, high, page.lexicon)
    elif begun is not None and begun == low and by is not None:
        opens = tree.right[verb] if tree.right[verb] < high else _comma(tree, by, high)
        content = tree.trim(opens, high)
    if opens is None or content[0] >= content[1]:
        return None
    source = None
    if by is not None:
        source = _named(tree, by, opens)
        cue = (cue[0], by + 1) if by == last else cue
    option = Complement(TOLD, (content,))
    said, frame = cover(page, option, cue)
    score = _TOLD_BY if source is not None else _TOLD
    return proposal(page, verb, cue, option, said, frame, score, source, "passive verb") if said else None


def _opens(tree: Tree, token: int) -> bool:
    """Whether what somebody is told begins at a token: a conjunction, or `to` before a verb or a quotation."""
    if tree.quoted[token] >= 0:
        return False
    if tree.tag[token] == "TO" or tree.low[token] == "to":
        after = token + 1
        return after < len(tree) and (tree.tag[after] == "VB" or tree.quoted[after] >= 0)
    return tree.low[token] in OPENS and tree.tag[token] not in {"DT", "WDT"}


def _comma(tree: Tree, token: int, high: int) -> int:
    return next((i for i in range(token, high) if tree.low[i] == ","), high)


def _named(tree: Tree, by: int, stop: int) -> Source | None:
    """Who does the telling, without the time at which it was done: `by the regulator | last year`."""
    head = next((i for i in range(by + 1, stop) if _names(tree, i)), None)
    if head is None:
        return None
    end = next(
        (
            i
            for i in range(head + 1, stop)
            if tree.low[i] in TIMES or (tree.low[i] in _BEFORE_TIMES and _timed(tree, i))
        ),
        stop,
    )
    tokens = nominal(tree, head, by + 1, end)
    return Source((tokens,), head, AGENT) if tokens[0] < tokens[1] else None


def _names(tree: Tree, token: int) -> bool:
    """Whether a word can be the head of who does the telling: not `his` of `his own advisers`."""
    return tree.pos[token] in {"NOUN", "PROPN", "PRON"} and tree.tag[token] != "PRP$" and not _compound(tree, token)


def _compound(tree: Tree, token: int) -> bool:
    """Whether a noun only stands before another: `by union officials`."""
    after = token + 1
    return after < len(tree) and tree.pos[token] == "NOUN" and tree.pos[after] in {"NOUN", "PROPN"}


def _timed(tree: Tree, token: int) -> bool:
    return any(tree.low[i] in TIMES for i in range(token + 1, min(token + 3, len(tree))))


def passive(page: Page, head: int, cue: Range) -> Iterator[Found]:
    """What a verb in the passive may attribute.

    Args:
        page: The article.
        head: The verb.
        cue: Its tokens.
    """
    tree, lemma = page.tree, page.tree.lemma[head]
    low, high = tree.sentences[tree.sentence[head]]
    by_whom = lemma == "ask" and cue[1] < high and tree.low[cue[1]] == "by"
    addressed = lemma in page.lexicon.addressing or lemma in _ADDRESSING or by_whom
    found = told(page, head, cue) if addressed else None
    if found is not None:
        yield found
        return
    subject_, prefix = tree.child(head, "nsubj:pass"), "passive"
    if subject_ is None and tree.dep[head] == "acl" and low <= tree.head[head] < cue[0]:
        subject_, prefix = tree.head[head], "reduced"
    topic: Ranges = ()
    # Who is told something is no part of what is told.
    if (
        not addressed
        and subject_ is not None
        and low <= subject_ < cue[0]
        and tree.low[subject_] not in {"it", "there"}
    ):
        topic = (nominal(tree, subject_, low, cue[0]),)
    by, further = agent(tree, head, cue)
    options: list[Complement] = []
    stop = resumes(tree, head, cue[1], high)
    for option in complements(tree, head, cue[1], page.lexicon):
        if option.frame != "p:by":
            own = tuple((a, min(b, stop)) for a, b in option.content if a < stop)
            content = own if option.frame == "clause" else merged([*topic, *own])
            options.append(Complement(f"{prefix}:{option.frame}", content, option.cue))
    if topic:
        options.append(Complement(f"{prefix}:by" if by else prefix, topic))
    for option in options:
        content, frame = cover(page, option, cue)
        score = page.lexicon.rate(tree.lemma[head], "v", frame)
        if score >= page.floor and content:
            yield proposal(page, head, further, option, content, frame, score, by, "passive verb")


def is_told_of(tree: Tree, verb: int, source: Ranges, lexicon: Lexicon) -> bool:
    """Whether a source is but whom a passive tells of, while nobody is named who says it: `Ada Holm is expected to resign`.

    Args:
        tree: The parse.
        verb: The verb.
        source: What is taken for the source.
        lexicon: Word lists.
    """
    topic = tree.child(verb, "nsubj:pass")
    if not source or topic is None or tree.tag[verb] != "VBN" or tree.child(verb, "aux:pass") is None:
        return False
    lemma = tree.lemma[verb]
    inside = all(tree.left[topic] <= start and end <= tree.right[topic] for start, end in source)
    return inside and lemma in lexicon.verbs and lemma not in _FELT


def agent(tree: Tree, head: int, cue: Range) -> tuple[Source | None, Range]:
    """Who does what a passive says, and the cue with the `by` before it.

    Args:
        tree: The parse.
        head: The verb.
        cue: Its tokens.
    """
    _, high = tree.sentences[tree.sentence[head]]
    for kid in tree.kids[head]:
        by = tree.child(kid, "case")
        if by is None or kid < head or tree.dep[kid] not in {"obl", "obl:agent"} or tree.case(kid) != "by":
            continue
        called = _called(tree, by + 1, kid)
        tokens = nominal(tree, kid, cue[1], high) if called is None else (by + 1, called)
        if tokens[0] < tokens[1]:
            return Source((tokens,), kid, AGENT), (cue[0], by + 1) if by == cue[1] else cue
    return None, cue


def _called(tree: Tree, start: int, head: int) -> int | None:
    """Where what somebody is called begins behind who calls it so, if a tree joins both: `dismissed by many | as mere fraud`."""
    found = next((i for i in range(start + 1, head) if tree.low[i] == "as"), None)
    if found is None and tree.pos[head] in _QUANTITIES and tree.low[head + 1 : head + 2] == ["as"]:
        found = head + 1
    return found if found is not None and tree.pos[found - 1] in _BEFORE_AS and tree.low[found - 1] != "such" else None
