"""Verbs as cues."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from newslens.attribution.contents.as_said import as_said
from newslens.attribution.contents.asides import aside, gap, rest, set_off
from newslens.attribution.contents.complements import Complement, complements
from newslens.attribution.cues.circumstances import likelihood
from newslens.attribution.cues.estimates import estimate
from newslens.attribution.cues.hedges import hedged
from newslens.attribution.cues.passives import passive
from newslens.attribution.cues.relayed import relayed
from newslens.attribution.found import Found, Source, merged
from newslens.attribution.page import Page, cover, proposal
from newslens.attribution.parse.phrases import nominal
from newslens.attribution.parse.relays import relay
from newslens.attribution.parse.tree import Range
from newslens.attribution.parse.verbs import SEEMING, cue_range
from newslens.attribution.sources.finding import source_of
from newslens.attribution.sources.subjects import is_passive, subject

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
    passed_on = relay(tree, head)
    if passed_on is not None:
        # "quoted … as saying" is one cue, which stands at the second verb.
        found = relayed(page, passed_on) if head == passed_on.saying else None
        if found is not None:
            yield found
        return
    if is_passive(tree, head):
        yield from passive(page, head, cue)
        return
    if hedged(tree, head, page.lexicon) is not None:
        return  # what she seemed to say has a cue of its own
    source: Source | None = None
    asked = False
    around = as_said(tree, head, *cue, page.lexicon)
    if around is None and page.lexicon.reports(lemma):
        around = set_off(tree, head, *cue)
    # Between commas a cue has its clause around it, and attributes it as surely as one behind it.
    least = page.lexicon.rate("say" if lemma == "put" else lemma, "v", "clause") if around else 0.0
    for option in [around] if around else _readings(page, head, cue):
        content, frame = cover(page, option, cue)
        score = max(page.lexicon.rate(lemma, "v", frame), least)
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
    placed = estimate(tree, head, last)
    if placed is not None:
        return [placed]
    options = list(complements(tree, head, last, page.lexicon, direct=lemma in _TELLS_NOBODY))
    if lemma in SEEMING:
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
