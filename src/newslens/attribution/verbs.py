"""Verbs as cues, active and passive."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from newslens.attribution.asides import aside, gap, rest
from newslens.attribution.circumstances import likelihood
from newslens.attribution.complements import Complement, complements
from newslens.attribution.cues import cue_range
from newslens.attribution.found import Found, merged
from newslens.attribution.page import Page, cover, proposal
from newslens.attribution.sources import Source, is_passive, nominal, source_of, subject
from newslens.attribution.tree import Range, Ranges, Tree

_RAISING: Final = frozenset(("seem", "appear", "look", "sound"))
# Verbs whose clause begins right behind them, since they take no addressee.
_TELLS_NOBODY: Final = frozenset(
    "add allege argue believe claim contend estimate fear hope insist note reckon say suggest think".split()
)


def verb(page: Page, head: int) -> Iterator[Found]:
    """What a verb may attribute, one proposal for each way to read its content.

    Args:
        page: The article.
        head: The verb.
    """
    tree, lemma = page.tree, page.tree.lemma[head]
    cue = cue_range(tree, head)
    if is_passive(tree, head):
        yield from _passive(page, head, cue)
        return
    source: Source | None = None
    asked = False
    for option in _readings(page, head, cue):
        content, frame = cover(page, option, cue)
        score = page.lexicon.rate(lemma, "v", frame)
        if score < page.floor or not content:
            continue
        if not asked and option.frame != "raised":
            source, asked = source_of(tree, head, *cue, page.lexicon), True
        score *= likelihood(tree, head, cue, frame, source)
        if score < page.floor:
            continue
        yield proposal(page, head, cue, option, content, frame, score, source, "verb")


def _readings(page: Page, head: int, cue: Range) -> list[Complement]:
    tree, lemma = page.tree, page.tree.lemma[head]
    first, last = cue
    inside = gap(tree, head, first, last)
    if inside is not None:
        return [inside]
    options = list(complements(tree, head, last, page.lexicon, direct=lemma in _TELLS_NOBODY))
    if lemma in _RAISING:
        topic = subject(tree, head)
        raised = [option for option in options if option.frame in {"inf", "small"}]
        if topic is not None and raised and topic < head:
            low, _ = tree.sentences[tree.sentence[head]]
            return [Complement("raised", merged([nominal(tree, topic, low, first), *raised[0].content]))]
    around = aside(tree, head, first, last, reports=page.lexicon.reports(lemma))
    if around is not None:
        return [around, *options]
    if not any(option.frame == "clause" for option in options):
        lost = rest(tree, head, last, page.lexicon)
        if lost is not None:
            options.append(lost)
    return options


def _passive(page: Page, head: int, cue: Range) -> Iterator[Found]:
    tree = page.tree
    low, _ = tree.sentences[tree.sentence[head]]
    subject_, prefix = tree.child(head, "nsubj:pass"), "passive"
    if subject_ is None and tree.dep[head] == "acl" and low <= tree.head[head] < cue[0]:
        subject_, prefix = tree.head[head], "reduced"
    topic: Ranges = ()
    if subject_ is not None and low <= subject_ < cue[0] and tree.low[subject_] not in {"it", "there"}:
        topic = (nominal(tree, subject_, low, cue[0]),)
    by, further = agent(tree, head, cue)
    options: list[Complement] = []
    for option in complements(tree, head, cue[1], page.lexicon):
        if option.frame != "p:by":
            content = option.content if option.frame == "clause" else merged([*topic, *option.content])
            options.append(Complement(f"{prefix}:{option.frame}", content, option.cue))
    if topic:
        options.append(Complement(f"{prefix}:by" if by else prefix, topic))
    for option in options:
        content, frame = cover(page, option, cue)
        score = page.lexicon.rate(tree.lemma[head], "v", frame)
        if score >= page.floor and content:
            yield proposal(page, head, further, option, content, frame, score, by, "passive verb")


def agent(tree: Tree, head: int, cue: Range) -> tuple[Source | None, Range]:
    """Who does what a passive says, and the cue with the `by` before it."""
    _, high = tree.sentences[tree.sentence[head]]
    for kid in tree.kids[head]:
        if kid > head and tree.dep[kid] in {"obl", "obl:agent"} and tree.case(kid) == "by":
            tokens = nominal(tree, kid, cue[1], high)
            if tokens[0] < tokens[1]:
                by = tree.child(kid, "case")
                return Source((tokens,), kid, "agent"), (cue[0], by + 1) if by == cue[1] else cue
    return None, cue
