"""What the model reads and what the rules propose, as one list: the model proposes, the quotation marks bind.

The content that the rules bind to a cue by its marks is never torn: the model may add words to it, or name another source.
A quotation that the model's content touches is taken whole or left whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Final

import attrs

from newslens.attribution.addressees import is_told, told_from
from newslens.attribution.ends import main_clause
from newslens.attribution.found import Found, merged, without
from newslens.attribution.hollow import UNITS
from newslens.attribution.learned.decoding import Reading
from newslens.attribution.page import PARTICIPLES, Page, goes_on_until, trimmed
from newslens.attribution.passives import TOLD, agent
from newslens.attribution.phrases import tidied
from newslens.attribution.tree import Range, Ranges, Tree

_NOUN_WITHIN: Final = 4
_SAME: Final = 0.5
_MOST: Final = 0.5
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
    """

    found: Found
    reading: Reading | None
    agreed: float
    same_source: bool
    bound: bool
    adrift: bool = False
    rule: Found | None = None


def join(page: Page, proposed: Sequence[Found], readings: Sequence[Reading]) -> list[Candidate]:
    """One candidate for each possible cue, and one for each proposal that turns on no word.

    Args:
        page: The article.
        proposed: What the rules propose.
        readings: What the model reads; one at most for each word.
    """
    of_anchor = {one.anchor: one for one in readings}
    best: dict[int, Found] = {}
    adrift: list[Found] = []
    for found in proposed:
        if found.anchor < 0:
            adrift.append(found)
        elif found.anchor not in best or _rank(best[found.anchor]) < _rank(found):
            best[found.anchor] = found
    out = [Candidate(found, None, 0.0, same_source=False, bound=True) for found in adrift]
    loose = Contents.of(page.tree, adrift)
    for anchor in sorted({*of_anchor, *best}):
        rule, reading = best.get(anchor), of_anchor.get(anchor)
        if reading is not None:
            one = _joined(page, rule, reading)
            out.append(attrs.evolve(one, rule=rule, adrift=loose.hold(_words(page.tree, one.found.content))))
        elif rule is not None:
            out.append(Candidate(rule, None, 0.0, same_source=False, bound=rule.frame == "direct"))
    by_sentence: dict[int, list[Candidate]] = {}
    for one in out:
        by_sentence.setdefault(page.tree.sentence[one.found.anchor] if one.found.anchor >= 0 else -1, []).append(one)
    return [_continued(page, one, by_sentence) for one in out if one.found.content]


@attrs.frozen
class Contents:
    """The words of some contents, and which contents hold each word.

    Attributes:
        words: The words of each content.
        holders: The numbers of the contents that hold a word.
    """

    words: Sequence[AbstractSet[int]]
    holders: Mapping[int, Sequence[int]]

    @classmethod
    def of(cls, tree: Tree, found: Iterable[Found]) -> Contents:
        """The contents of some attributions."""
        words = [_words(tree, one.content) for one in found]
        holders: dict[int, list[int]] = {}
        for number, held in enumerate(words):
            for word in held:
                holders.setdefault(word, []).append(number)
        return cls(words, holders)

    def hold(self, words: AbstractSet[int]) -> bool:
        """Whether one of them is about the same as some words."""
        return any(overlap(words, held) >= _SAME for held in self._near(words))

    def tell(self, words: AbstractSet[int]) -> bool:
        """Whether one of them is about the same as some words, or has them all."""
        return any(words <= held or overlap(words, held) >= _SAME for held in self._near(words))

    def _near(self, words: AbstractSet[int]) -> Iterator[AbstractSet[int]]:
        return (self.words[number] for number in {number for word in words for number in self.holders.get(word, ())})


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
        and max(other.found.score, other.reading.likely if other.reading else 0.0) >= _SAME
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
    return [one for one in found if one.anchor >= 0 or not firm.tell(_words(tree, one.content))]


def _rank(found: Found) -> tuple[bool, float]:
    return found.frame == "direct", found.score


def _joined(page: Page, rule: Found | None, reading: Reading) -> Candidate:
    tree = page.tree
    bound = rule is not None and rule.frame == "direct"
    if rule is not None and (not rule.cue or rule.frame.startswith(TOLD)):
        # A colon or dash is no cue in words; of who is told and who tells in the passive the model has seen too few.
        return Candidate(rule, reading, 1.0, same_source=True, bound=bound)
    read = _whole(page, reading)
    agreed = _jaccard(tree, read, rule.content) if rule else 0.0
    content = read
    if rule is not None and (not read or (agreed < _SAME and bound) or _within(tree, read, rule, agreed)):
        content = rule.content
    elif rule is not None and bound:
        content = merged([*read, *(piece for piece in rule.content if _marked(tree, piece))])
    source: Ranges = tuple(tidied(tree, start, end) for start, end in reading.source)
    if rule is not None and bound and rule.source and (not source or _touch(tree, rule.source, content)):
        # Who stands beside the cue is no part of what is quoted: "…," Holm, 71, told reporters.
        source = rule.source
    if is_told(tree, reading.anchor, page.lexicon):
        by, _ = agent(tree, reading.anchor, (reading.anchor, reading.anchor + 1))
        source = by.tokens if by else ()
    cue = reading.cue
    if source and source != reading.source:
        cue = without(cue, source) or cue
    source = without(source, cue)
    words = [tree.span(piece) for piece in (*cue, *source)]
    names = (
        "marks" if bound else "",
        "model" if content != (rule.content if rule else ()) else rule.content_rule if rule else "",
    )
    found = Found(
        cue=cue,
        source=source,
        content=trimmed(tree.text, without(content, words)),
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


def _within(tree: Tree, read: Ranges, rule: Found, agreed: float) -> bool:
    """Whether the model read but a part of what a rule is sure of: `to build it` of `They plan to build it, she said`.

    Of a sentence around its cue, either side is but a part: `The town, she said, had no money`.
    """
    around = rule.frame.startswith("aside") and len(rule.content) > 1 and len(read) == 1
    return (agreed < _SAME or around) and rule.score >= _RELIED and _words(tree, read) <= _words(tree, rule.content)


def _whole(page: Page, reading: Reading) -> Ranges:
    """The content of a reading in offsets, each quotation in it whole or not at all."""
    tree = page.tree
    inside: dict[int, int] = {}
    pieces = _before_other_cues(page, reading)
    for a, b in pieces:
        for token in range(a, b):
            if tree.quoted[token] >= 0:
                inside[tree.quoted[token]] = inside.get(tree.quoted[token], 0) + 1
    out = [tree.span(piece) for piece in pieces]
    cue = [token for a, b in (*reading.cue, *reading.source) for token in range(a, b)]
    for number, touched in inside.items():
        quote = page.quotes[number]
        if quote is None or any(quote.first <= token < quote.last for token in cue):
            continue
        if touched >= _MOST * max(1, sum(not tree.punct[token] for token in range(quote.first, quote.last))):
            out.extend(quote.pieces)
        else:
            out = list(without(out, quote.pieces))
    return merged(out)


def _before_other_cues(page: Page, reading: Reading) -> Ranges:
    """The content without what another cue of the same speaker opens: `…, warning that …`."""
    tree, anchor = page.tree, reading.anchor
    high = tree.sentences[tree.sentence[anchor]][1]
    first = told_from(tree, anchor, anchor + 1, page.lexicon) or anchor + 1
    stop = main_clause(tree, anchor, anchor + 1, high)
    stop = stop if stop < high else _halt(tree, anchor, high)
    begun = (
        (_behind_time(tree, max(a, first), b), min(b, stop)) if a > anchor else (a, b)
        for a, b in reading.content
        if a <= anchor or not _another(tree, anchor, a)
    )
    cut = (goes_on_until(page, a, b) if anchor < a < b else (a, b) for a, b in begun)
    pieces = (tree.trim(a, _rounded(tree, a, b)) for a, b in cut if a < b)
    return tuple((a, b) for a, b in pieces if a < b)


def _rounded(tree: Tree, start: int, end: int) -> int:
    """The end of a content that breaks off inside a phrase: with its noun if that is near, else without what opens it."""
    if tree.pos[end - 1] in {"DET", "ADJ"} and end <= tree.head[end - 1] < min(len(tree), end + _NOUN_WITHIN):
        return tree.head[end - 1] + 1
    while end - 1 > start and tree.head[end - 1] >= end and tree.pos[end - 1] in {"DET", "ADP", "CCONJ"}:
        end -= 1
    return end


def _behind_time(tree: Tree, start: int, end: int) -> int:
    """The start of a content behind the length of time for which it was said: `denied for | weeks | that …`."""
    if tree.low[start - 1] != "for":
        return start
    that = next((i for i in range(start, min(end, start + _NOUN_WITHIN)) if tree.low[i] == "that"), start)
    return that if any(tree.lemma[i] in UNITS for i in range(start, that)) else start


def _halt(tree: Tree, anchor: int, high: int) -> int:
    """The first semicolon behind a cue outside quotation marks: what follows is told by whoever tells the rest."""
    halts = (i for i in range(anchor + 1, high - 1) if tree.low[i] == ";" and tree.quoted[i] < 0)
    return next((i for i in halts if "that" not in tree.low[i + 1 : i + 3]), len(tree))


def _another(tree: Tree, anchor: int, start: int) -> bool:
    """Whether a further cue stands between a cue and words behind it: `…, she said, calling it “…”`."""
    return any(
        tree.low[token] in PARTICIPLES and tree.low[token - 1] == "," and tree.quoted[token] < 0
        for token in range(anchor + 1, start)
    )


def _marked(tree: Tree, piece: Range) -> bool:
    """Whether a piece of a content holds quoted words."""
    return any(tree.quoted[token] >= 0 for token in _words(tree, (piece,)))


def _words(tree: Tree, content: Ranges) -> set[int]:
    return {token for start, end in content for token in tree.touched(start, end) if not tree.punct[token]}


def _jaccard(tree: Tree, one: Ranges, other: Ranges) -> float:
    return overlap(_words(tree, one), _words(tree, other))


def overlap(one: AbstractSet[int], other: AbstractSet[int]) -> float:
    """The Jaccard index of two sets, 0 to 1; 0 where both are empty."""
    return len(one & other) / len(one | other) if one | other else 0.0


def _touch(tree: Tree, tokens: Ranges, content: Ranges) -> bool:
    words = _words(tree, content)
    return any(token in words for start, end in tokens for token in range(start, end))


def _meet(one: Ranges, other: Ranges) -> bool:
    if not one and not other:
        return True
    return any(a < d and c < b for a, b in one for c, d in other)
