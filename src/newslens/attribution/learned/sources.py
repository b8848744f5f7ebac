"""Who says what the model reads: whom the model takes for the source, or whom a rule tells where it knows better."""

from __future__ import annotations

from typing import Final

from newslens.attribution.contents.accused import is_accused
from newslens.attribution.contents.addressees import is_told
from newslens.attribution.contents.going_on import PARTICIPLES
from newslens.attribution.cues.passives import AGENT, agent
from newslens.attribution.found import Found, without
from newslens.attribution.learned.contents import words_of
from newslens.attribution.learned.decoding import Reading
from newslens.attribution.page import Page
from newslens.attribution.parse.headings import is_heading
from newslens.attribution.parse.phrases import before_circumstance, is_of_people, says_when, tidied
from newslens.attribution.parse.tree import Range, Ranges, Tree
from newslens.attribution.parse.turns import is_label
from newslens.attribution.parse.verbs import TENSED, cue_range
from newslens.attribution.sources import finding
from newslens.attribution.sources.finding import ANTECEDENT, DOCUMENT, PEOPLE, PRESENTED, QUOTED
from newslens.attribution.sources.neighbours import BESIDE, absolute
from newslens.attribution.sources.subjects import subject
from newslens.language.positions import Sort, noun

# How likely it must be that nobody is named for the model to be taken at its word.
_SURE: Final = 0.5
# So many words have the first half of a headline at least: "Works and pensions minister" is one office.
_HALF: Final = 2
_CLAUSE: Final = 24
"""A longer clause about a source is no part of it."""


def source_of(page: Page, rule: Found | None, reading: Reading, content: Ranges) -> Ranges:
    """The tokens of who says it; none where nobody is named.

    Args:
        page: The article.
        rule: What the rules propose for the same cue.
        reading: What the model makes of the cue.
        content: The content that was chosen, in offsets.
    """
    tree, anchor = page.tree, reading.anchor
    if is_told(tree, anchor, page.lexicon):
        by, _ = agent(tree, anchor, (anchor, anchor + 1))
        return by.tokens if by else ()
    if is_accused(tree, anchor):
        return ()
    source: Ranges = tuple(
        one
        for one in (_whole(tree, anchor, *piece) for piece in reading.source)
        if not says_when(tree, *one) and not is_label(tree, one, page.lexicon.labels)
    )
    if rule is None:
        return source or _own(page, reading)
    if rule.source_rule in {PRESENTED, QUOTED} or (reading.source and not source):
        return rule.source
    if source and rule.source_rule == AGENT and _called(tree, rule.source, source):
        return rule.source
    if rule.is_direct and rule.source and (not source or _touch(tree, rule.source, content)):
        # Who stands beside the cue is no part of what is quoted: "…," Holm, 71, told reporters.
        return rule.source
    if source and rule.source and source[-1][1] == rule.source[-1][1]:
        # The same relative pronoun, with what it stands for: "lawmakers in the | Senate who" are no Senate.
        torn = rule.source_rule == ANTECEDENT and rule.source[0][0] < source[0][0] < source[-1][1] - 1
        mended = _lacks_head(tree, anchor, source, rule) or _has_name_of_another(tree, source, rule)
        if torn or mended or rule.source_rule in {DOCUMENT, PEOPLE}:
            return rule.source
    behind = rule.source_rule == BESIDE and rule.source[0][0] == anchor + 1
    before = source and not rule.is_direct and source[-1][1] < anchor
    if behind and before and _aside(tree, anchor):
        # "The pier, says Holm, is safe": what stands before the comma is the subject of what she says.
        return rule.source
    return source


def _whole(tree: Tree, anchor: int, start: int, end: int) -> Range:
    """A source that was read, without what belongs to what it does rather than to who it is."""
    start, end = absolute(tree, anchor, *_without_participle(tree, *tidied(tree, start, end)))
    if start > anchor:
        start, end = before_circumstance(tree, start, end)
    else:
        start = _second_half(tree, anchor, start, end)
    if end - start > 1 and tree.low[end - 2] == "," and tree.tag[end - 1] == "PRP" and tree.head[end - 1] == anchor:
        start = end - 1  # "Pressed by Ruth Lamb, | he conceded"
    return start, unbroken(tree, anchor, start, end)


def unbroken(tree: Tree, anchor: int, start: int, end: int) -> int:
    """The end of a source of which the clause about it was torn: with all of the clause, or before it where it is long.

    `a farmer who asked | not to be named, said`, `a farmer, who | has since left, said`; not `farmers who | said`.

    Args:
        tree: The parse.
        anchor: What the cue turns on.
        start: The first token of the source.
        end: One past its last token.
    """
    who = next((i for i in range(end - 1, start, -1) if tree.low[i] == "who"), start)
    clause = tree.head[who]
    if who == start or clause == anchor:
        return end
    last = tree.trim(who, tree.right[clause])[1]
    if tree.dep[clause] != "acl:relcl" or last <= end or who <= anchor < last:
        return _before_comma(tree, start, who) if tree.low[who - 1 : end] == [",", "who"] else end
    outside = all(tree.quoted[i] < 0 for i in range(who, last))
    return last if outside and last - who <= _CLAUSE else _before_comma(tree, start, who)


def _before_comma(tree: Tree, start: int, end: int) -> int:
    """The end of a phrase without the comma that closes it."""
    return end - 1 if end - 1 > start and tree.low[end - 1] == "," else end


def _second_half(tree: Tree, anchor: int, start: int, end: int) -> int:
    """The start of a source in the second half of a headline: `Fire guts mill and | mayor vows to rebuild`, as one speaks and not two."""
    if tree.tag[anchor] != "VBZ" or not is_heading(tree, tree.paragraph[anchor]):
        return start
    joint = next((i for i in range(start + _HALF, end - 1) if tree.low[i] == "and"), start)
    plain = all(tree.text[tree.start[i]].islower() for i in range(joint, end))
    who = noun(tree.low[end - 1])
    person = who is not None and who.sort is Sort.PERSON and not who.plural
    return joint + 1 if joint > start and plain and person and "," not in tree.low[start:joint] else start


def _own(page: Page, reading: Reading) -> Ranges:
    """The subject of a verb for which the model took none though it saw one: `He, however, | cautioned`."""
    tree, anchor = page.tree, reading.anchor
    who = subject(tree, anchor)
    if reading.source_likely >= _SURE or who is None or who > anchor or tree.tag[anchor] not in TENSED:
        return ()
    if tree.quoted[who] != tree.quoted[anchor] or tree.sentence[who] != tree.sentence[anchor]:
        return ()
    by = finding.source_of(tree, anchor, *cue_range(tree, anchor), page.lexicon)
    return without(by.tokens, reading.cue) if by else ()


def _without_participle(tree: Tree, start: int, end: int) -> Range:
    """A source without what it does meanwhile: `The ministry, | citing privacy`."""
    for token in range(start + 2, end):
        if tree.low[token] in PARTICIPLES and tree.low[token - 1] == ",":
            return start, token - 1
    return start, end


def _lacks_head(tree: Tree, anchor: int, source: Ranges, rule: Found) -> bool:
    """Whether but the end of a long subject was read, where the rule has it with its head: `Police searching | the hills`."""
    who, start = subject(tree, anchor), source[0][0]
    if who is None or len(rule.source) > 1 or not rule.source[0][0] <= who < start or noun(tree.low[who]) is None:
        return False
    return not tree.punct[start - 1] and tree.low[start - 1] not in {"and", "or"}


def _has_name_of_another(tree: Tree, source: Ranges, rule: Found) -> bool:
    """Whether a source opens with the name of somebody brought in before it: `read by her lawyer, | Ada Holm, | his mother said`.

    An apposition to a name has a comma behind it as well.
    """
    start, own = source[0][0], rule.source[0][0]
    named = start + 1 < own and tree.low[own - 1] == "," and all(tree.pos[i] == "PROPN" for i in range(start, own - 1))
    return named and start > 1 and tree.low[start - 1] == "," and is_of_people(tree, start - 2)


def _called(tree: Tree, agent: Ranges, source: Ranges) -> bool:
    """Whether a source goes on behind an agent with what is called so: `dismissed by many | as mere fraud`."""
    (start, end), (first, last) = agent[-1], source[-1]
    return start == first and end < last and tree.low[end] == "as"


def _aside(tree: Tree, anchor: int) -> bool:
    return anchor > 0 and tree.low[anchor - 1] == "," and tree.tag[anchor] in TENSED


def _touch(tree: Tree, tokens: Ranges, content: Ranges) -> bool:
    words = words_of(tree, content)
    return any(token in words for start, end in tokens for token in range(start, end))
