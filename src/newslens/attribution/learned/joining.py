"""What the model reads and what the rules propose, as one list: the model proposes, the quotation marks bind.

The content that the rules bind to a cue by its marks is never torn: the model may add words to it, or name another source.
A quotation that the model's content touches is taken whole or left whole.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import attrs

from newslens.attribution.contents.as_said import AS_SAID
from newslens.attribution.contents.going_on import PARTICIPLES
from newslens.attribution.cues.headlines import INVERTED
from newslens.attribution.cues.hedges import hedged
from newslens.attribution.cues.passives import TOLD, is_told_of
from newslens.attribution.cues.relayed import RELAYED
from newslens.attribution.found import Found, merged, without
from newslens.attribution.learned.contents import SAME, Contents, share, words_of
from newslens.attribution.learned.decoding import Reading
from newslens.attribution.learned.edges import closed
from newslens.attribution.learned.extent import extent
from newslens.attribution.learned.seams import named, timed
from newslens.attribution.learned.sources import source_of
from newslens.attribution.page import Page, said_of
from newslens.attribution.parse.headings import is_heading
from newslens.attribution.parse.relays import relay
from newslens.attribution.parse.tree import Range, Ranges, Tree
from newslens.attribution.parse.turns import opens_statement
from newslens.attribution.sources.finding import PRESENTED

# The score from which on a cue lends its source to the participle behind it.
_LIKELY: Final = 0.5
# The score from which on a rule is relied on where the model saw only a part of its content.
_RELIED: Final = 0.6


@attrs.frozen
class Candidate:
    """An attribution that may stand, and what speaks for it.

    Attributes:
        found: The attribution; its score is that of the rules, or 0 where they do not propose it.
        reading: What the model makes of the cue; None where nothing turns on a word.
        agreed: How much of the content both have, as a Jaccard index over words; 0 where one has none.
        same_source: Whether both name the same source.
        bound: Whether quotation marks bind the content.
        adrift: Whether the content is a quotation for which the rules found no cue.
        rule: What the rules propose for the same cue; None where they do not.
        inside: How likely the likeliest cue is in whose content this one stands, 0 to 1.
    """

    found: Found
    reading: Reading | None
    agreed: float
    same_source: bool
    bound: bool
    adrift: bool = False
    rule: Found | None = None
    inside: float = 0.0


def join(page: Page, proposed: Sequence[Found], readings: Sequence[Reading]) -> list[Candidate]:
    """One candidate for each possible cue, and one for each proposal that turns on no word.

    Args:
        page: The article.
        proposed: What the rules propose.
        readings: What the model reads; one at most for each word.
    """
    of_anchor = {one.anchor: one for one in _unhedged(page, readings)}
    best: dict[int, Found] = {}
    adrift: list[Found] = []
    for found in proposed:
        if found.anchor < 0:
            adrift.append(found)
        elif found.anchor not in best or _rank(best[found.anchor]) < _rank(found):
            best[found.anchor] = found
    out = [Candidate(found, None, 0.0, same_source=False, bound=True) for found in adrift]
    loose = Contents.of(page.tree, adrift)
    owners = _owners(page.tree, [found for found in best.values() if found.is_direct and found.anchor in of_anchor])
    for anchor in sorted({*of_anchor, *best}):
        rule, reading = best.get(anchor), of_anchor.get(anchor)
        if rule is None and page.tree.low[anchor] == ":" and not _states(page, anchor):
            continue
        if reading is not None:
            one = _joined(page, rule, reading, owners)
            out.append(attrs.evolve(one, rule=rule, adrift=loose.hold(words_of(page.tree, one.found.content))))
        elif rule is not None:
            out.append(Candidate(rule, None, 0.0, same_source=False, bound=rule.is_direct))
    by_sentence: dict[int, list[Candidate]] = {}
    for one in out:
        by_sentence.setdefault(page.tree.sentence[one.found.anchor] if one.found.anchor >= 0 else -1, []).append(one)
    return _nested(page.tree, [_continued(page, one, by_sentence) for one in out if one.found.content])


def _states(page: Page, colon: int) -> bool:
    """Whether a colon for which no rule has a speaker can stand behind one: not before marks in a headline, `Pier to close: '…'`."""
    tree = page.tree
    marked = tree.quoted[colon + 1 : colon + 2] > [-1] and is_heading(tree, tree.paragraph[colon])
    return not marked and opens_statement(tree, colon, page.lexicon.labels)


def _unhedged(page: Page, readings: Sequence[Reading]) -> list[Reading]:
    """Readings of what somebody seems to say, turned on the verb of saying: `seemed to | suggest that …`.

    Without those that turn on the verb of who passes words on: `quoted Holm as | saying` has its cue at the second.
    """
    tree = page.tree
    taken = {one.anchor for one in readings}
    out: list[Reading] = []
    for one in readings:
        passed_on = relay(tree, one.anchor)
        if passed_on is not None and one.anchor == passed_on.verb:
            continue
        verb = hedged(tree, one.anchor, page.lexicon)
        if verb is None:
            out.append(one)
        elif verb not in taken:
            cue = (min(one.anchor, one.cue[0][0]), verb + 1)
            said = tuple((max(a, verb + 1), b) for a, b in one.content if b > verb + 1)
            out.append(attrs.evolve(one, anchor=verb, cue=(cue,), content=said))
    return out


def _nested(tree: Tree, found: Sequence[Candidate]) -> list[Candidate]:
    """Candidates with how likely another has their cue in its content: what is told is seldom told again."""
    over = [0.0] * len(tree)
    for one in found:
        chance = _likely(one)
        for token in words_of(tree, one.found.content):
            over[token] = max(over[token], chance)
    return [attrs.evolve(one, inside=over[one.found.anchor]) if one.found.anchor >= 0 else one for one in found]


def _likely(one: Candidate) -> float:
    return one.reading.likely if one.reading else one.found.score


def _continued(page: Page, one: Candidate, by_sentence: Mapping[int, Sequence[Candidate]]) -> Candidate:
    """A participle that goes on (`…, she said, adding that …`) with the source of the cue before it in its sentence."""
    tree, anchor = page.tree, one.found.anchor
    if anchor < 0 or one.found.source or tree.low[anchor] not in PARTICIPLES:
        return one
    before = [
        other.found
        for other in by_sentence[tree.sentence[anchor]]
        if other.found.source
        and other.found.anchor < anchor
        and max(other.found.score, other.reading.likely if other.reading else 0.0) >= _LIKELY
    ]
    if not before:
        return one
    source = max(before, key=lambda found: found.anchor).source
    found = attrs.evolve(one.found, source=source, source_rule="speaker of the cue before")
    return attrs.evolve(one, found=found)


def anchored(tree: Tree, found: Sequence[Found], sure: float) -> list[Found]:
    """Attributions without those that turn on no word where one that does has their content and is sure enough.

    Args:
        tree: The parse.
        found: Attributions with their confidence.
        sure: The least confidence that counts, 0 to 1.
    """
    firm = Contents.of(tree, (one for one in found if one.anchor >= 0 and one.score >= sure))
    return [one for one in found if one.anchor >= 0 or not firm.tell(words_of(tree, one.content))]


def _rank(found: Found) -> tuple[bool, float]:
    return found.is_direct, found.score


def _owners(tree: Tree, bound: Sequence[Found]) -> dict[int, int]:
    """The cue on which the marks hang each quotation, by its number."""
    return {
        tree.quoted[token]: one.anchor
        for one in bound
        for token in words_of(tree, one.content)
        if tree.quoted[token] >= 0
    }


def _own(page: Page, read: Ranges, anchor: int, owners: Mapping[int, int]) -> Ranges:
    """What was read for a cue without quotations that hang on another: `“We will,” said Holm. | “Did they lie?” Berg said`."""
    tree = page.tree
    foreign = {tree.quoted[token] for token in words_of(tree, read) if owners.get(tree.quoted[token], anchor) != anchor}
    return without(
        read, [piece for number in sorted(foreign) if (quote := page.quotes[number]) for piece in quote.pieces]
    )


def _beside(tree: Tree, read: Ranges, source: Ranges, anchor: int) -> Ranges:
    """What was read for a cue behind a quotation without what begins who says it: `“…,” | board co-chair Ada Holm told us`."""
    start = min((a for a, _ in source), default=0)
    behind = start
    while behind > 0 and tree.quoted[behind - 1] < 0 and not tree.punct[behind - 1]:
        behind -= 1
    if not 1 < behind < start <= anchor or tree.quoted[behind - 1] < 0 or tree.low[behind - 2] != ",":
        return read
    return without(read, [tree.span((behind, start))])


def _joined(page: Page, rule: Found | None, reading: Reading, owners: Mapping[int, int]) -> Candidate:
    tree = page.tree
    bound = rule is not None and rule.is_direct
    if rule is not None and (not rule.cue or rule.frame.startswith((TOLD, AS_SAID, INVERTED, RELAYED))):
        # A colon or dash is no cue in words; of who is told in the passive, of "as she puts it", of headlines
        # that end with "says mayor" and of who is quoted as saying something the model has seen too few.
        return Candidate(rule, reading, 1.0, same_source=True, bound=bound)
    read = _beside(tree, extent(page, reading), reading.source, reading.anchor)
    if bound:
        read = _own(page, read, reading.anchor, owners)
    agreed = share(tree, read, rule.content) if rule else 0.0
    content = _content(tree, rule, read, agreed)
    told_of = not bound and is_told_of(tree, reading.anchor, reading.source, page.lexicon)
    if told_of:
        content = merged([*content, *(tree.span(piece) for piece in reading.source)])
    source = () if told_of else source_of(page, rule, reading, content)
    if rule is not None and source == rule.source and not bound and _holds(tree, rule, content):
        # What the model took for a part of what is said is who says it.
        content = rule.content
    cue = closed(tree, reading.anchor, reading.cue, content)
    if source and source != reading.source:
        cue = without(cue, source) or cue
    source, cue = timed(tree, reading.anchor, *named(tree, without(source, cue), cue))
    words = [tree.span(piece) for piece in (*cue, *source)]
    names = (
        "marks" if bound else "",
        "model" if content != (rule.content if rule else ()) else rule.content_rule if rule else "",
    )
    found = Found(
        cue=cue,
        source=source,
        content=said_of(page, content, words),
        anchor=reading.anchor,
        frame=rule.frame if rule and (bound or content == rule.content) else "read",
        score=rule.score if rule else 0.0,
        cue_rule=f"model and {rule.cue_rule}" if rule else f"model {tree.lemma[reading.anchor]}",
        content_rule=" and ".join(dict.fromkeys(name for name in names if name)),
        source_rule=(rule.source_rule if rule and source == rule.source and rule.source_rule else "model")
        if source
        else "",
    )
    return Candidate(found, reading, agreed, rule is not None and _meet(source, rule.source), bound)


def _content(tree: Tree, rule: Found | None, read: Ranges, agreed: float) -> Ranges:
    """What is said: what the model read, what the rule binds, or both."""
    if rule is None:
        return read
    bound = rule.is_direct
    if not read or (agreed < SAME and bound) or _within(tree, read, rule, agreed):
        return rule.content
    return merged([*read, *(piece for piece in rule.content if _marked(tree, piece))]) if bound else read


def _within(tree: Tree, read: Ranges, rule: Found, agreed: float) -> bool:
    """Whether the model read but a part of what a rule is sure of: `to build it` of `They plan to build it, she said`.

    Of a sentence around its cue, either side is but a part: `The town, she said, had no money`.
    """
    around = rule.frame.startswith("aside") and len(rule.content) > 1 and len(read) == 1
    said = words_of(tree, read) - {token for start, end in rule.source for token in range(start, end)}
    return (agreed < SAME or around) and rule.score >= _RELIED and said <= words_of(tree, rule.content)


def _marked(tree: Tree, piece: Range) -> bool:
    """Whether a piece of a content holds quoted words."""
    return any(tree.quoted[token] >= 0 for token in words_of(tree, (piece,)))


def _holds(tree: Tree, rule: Found, content: Ranges) -> bool:
    """Whether the source of a rule is all of a content, or one that stands with its apposition at the end of it."""
    words = words_of(tree, content)
    own = {token for start, end in rule.source for token in range(start, end)}
    return words <= own or (rule.source_rule == PRESENTED and not words.isdisjoint(own))


def _meet(one: Ranges, other: Ranges) -> bool:
    if not one and not other:
        return True
    return any(a < d and c < b for a, b in one for c, d in other)
