"""Quotations and their cues: what hangs together, what goes on behind a cue, and what stands alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import attrs

from newslens.attribution.contents.asides import resumed
from newslens.attribution.contents.going_on import PARTICIPLES
from newslens.attribution.found import DIRECT, HEADING, Found, Source, merged, without
from newslens.attribution.lexicon import Lexicon
from newslens.attribution.parse.headings import is_heading
from newslens.attribution.parse.relays import relay
from newslens.attribution.parse.tree import Range, Ranges, Tree
from newslens.attribution.parse.turns import behind_label
from newslens.attribution.parse.verbs import FINITE, cue_range
from newslens.attribution.quotations.colons import named, runs_on
from newslens.attribution.quotations.headlines import behind_joint, is_named, joint_behind
from newslens.attribution.quotations.introduced import introduced_before, is_person, opens_behind, presented_behind
from newslens.attribution.quotations.links import (
    BEFORE_DASH,
    BEFORE_MARKS,
    BEHIND_DASH,
    COLON,
    Link,
    link_before,
    link_behind,
)
from newslens.attribution.quotations.quoted import Quoted
from newslens.attribution.sources.finding import source_of

# What is said beside a colon or dash, by the last speaker, or by the subject of the sentence before: seen in our own
# stories, since the counted articles join such quotations to a cue.
_RATE_BESIDE_MARK: Final = 0.8
_RATE_LAST: Final = 0.7
_RATE_BEFORE: Final = 0.5
_RATE_PRESENTED: Final = 0.7
LAST_SPEAKER: Final = "last speaker"
SUBJECT_BEFORE: Final = "subject of the sentence before"
BEHIND: Final = "subject of the paragraph behind"
"""Rules that give a quotation without a cue to somebody before or behind it, for `Quote.evidence`."""
# What strings two quotations together to one sentence: `"I am tired" and "want to go home."`
_STRINGING: Final = frozenset(("and", "but", "or"))
_CONTENT_WORDS: Final = frozenset(("VERB", "AUX", "NOUN", "PROPN", "PRON"))


def bind(tree: Tree, quotes: Sequence[Quoted | None], lexicon: Lexicon) -> list[Found]:
    """Hang quotations on cues; a quotation that has none gets the last speaker.

    Args:
        tree: The parse.
        quotes: The top-level quotations, in order.
        lexicon: Word lists and rates.

    Returns:
        One attribution for each cue, with all the quotations that hang on it, and one for each quotation that stands
        alone.
    """
    spoken = [quote for quote in quotes if quote is not None and quote.spoken]
    groups: list[_Group] = []
    for number, quote in enumerate(spoken):
        floor = spoken[number - 1].last if number else 0
        stop = spoken[number + 1].first if number + 1 < len(spoken) else len(tree)
        before = groups[-1] if groups else None
        link = link_before(tree, quote, floor, lexicon)
        behind = link_behind(tree, quote, stop, lexicon)
        if joint_behind(tree, quote) is not None:
            link = None  # who speaks stands behind the colon or dash
        elif behind is not None and (
            link is None
            or quote.ends == ","
            or _same(before, link)
            or _at_the_marks(tree, quote, link, behind, lexicon)
        ):
            link = behind
        if before is not None and _joins(tree, before, link, quote):
            before.quotes.append(quote)
        else:
            groups.append(_Group(link, [quote]))
    out: list[Found] = []
    last: Found | None = None
    for group in groups:
        found = _attribution(tree, group, lexicon) or _headed(tree, group, lexicon) or _floating(tree, group, last)
        if found is not None:
            out.append(found)
            last = found if found.source else last
    return out


@attrs.define
class _Group:
    """Quotations that hang on one cue."""

    link: Link | None
    quotes: list[Quoted]


def _same(group: _Group | None, link: Link) -> bool:
    return group is not None and group.link is not None and group.link.anchor == link.anchor


def _at_the_marks(tree: Tree, quote: Quoted, link: Link, behind: Link, lexicon: Lexicon) -> bool:
    """Whether a cue right behind the marks tells more than what leads up to a colon: `Minister quits: 'I was wrong', says Holm`."""
    if tree.low[link.anchor] != ":" and (link.rule == BEFORE_MARKS or lexicon.reports(tree.lemma[link.anchor])):
        return False
    apart = tree.low[quote.last : quote.last + 1] == [","]
    return apart and lexicon.reports(tree.lemma[behind.anchor]) and tree.tag[behind.anchor] in FINITE


def _joins(tree: Tree, before: _Group, link: Link | None, quote: Quoted) -> bool:
    """Whether a quotation hangs on the same cue as the one before it."""
    if link is None:
        return _continues(tree, before, quote)
    return _same(before, link) or _interrupts(tree, before, link, quote)


def _interrupts(tree: Tree, before: _Group, link: Link, quote: Quoted) -> bool:
    """Whether the words between two quotations are one cue: `"…," she wrote as the polls closed, "…"`."""
    if before.link is None or not before.link.behind or before.link.anchor < before.quotes[-1].last:
        return False
    if tree.sentence[before.link.anchor] != tree.sentence[quote.first] or link.rule != BEFORE_MARKS:
        return False
    if tree.tag[link.anchor] == "VBG":
        # "…," she said, pointing at the pier, "…": what goes on in lower case is no further statement.
        return tree.low[link.anchor] not in PARTICIPLES and _opens_small(tree, quote)
    return tree.dep[link.anchor] != "conj"


def _continues(tree: Tree, before: _Group, quote: Quoted) -> bool:
    """Whether a quotation without a cue goes on after `"…," she said.` or stands right behind another."""
    last = before.quotes[-1]
    if tree.paragraph[quote.first] != tree.paragraph[last.last - 1]:
        return False
    between = [i for i in range(last.last, quote.first) if not tree.punct[i]]
    if before.link is None and between and all(tree.low[i] in _STRINGING for i in between):
        return True
    if not quote.sentence_like:
        return False
    if not between:
        return True
    if before.link is None or not before.link.behind or not last.first < before.link.anchor:
        return False
    return tree.sentence[between[0]] == tree.sentence[between[-1]] and last.last <= before.link.anchor < quote.first


def _attribution(tree: Tree, group: _Group, lexicon: Lexicon) -> Found | None:
    """What the cue of some quotations makes of them; None where they have none."""
    link = group.link
    if link is None:
        return None
    if link.rule in {COLON, BEFORE_DASH, BEHIND_DASH}:
        return _beside_mark(tree, group, link, lexicon)
    anchor = link.anchor
    passed_on = relay(tree, anchor)
    first, last = cue_range(tree, anchor) if passed_on is None else passed_on.cue
    source = source_of(tree, anchor, first, last, lexicon)
    if source is None and link.behind:
        name = _capital(tree, group.quotes[-1], anchor)
        if name is not None:
            source = Source(((name, name + 1),), name, "capital beside the cue")
            first = max(first, name + 1) if name < anchor else first
    tokens = source.tokens if source else ()
    if link.behind:
        outside = _outside_with_cue_behind(tree, group, anchor, (first, last))
    else:
        outside = _outside_with_cue_before(tree, group, min([first, *(a for a, _ in tokens)]))
    return Found(
        cue=((first, last),),
        source=without(tokens, [(first, last)]),
        content=merged([*_pieces(group), *outside]),
        anchor=anchor,
        frame=DIRECT,
        score=max(0.5, lexicon.rate(tree.lemma[anchor], "v", DIRECT)),
        cue_rule=link.rule,
        content_rule="marks",
        source_rule=source.rule if source else "",
    )


def _beside_mark(tree: Tree, group: _Group, link: Link, lexicon: Lexicon) -> Found | None:
    """Quotations behind a colon, or in front of a dash: `Holm: "…"`."""
    who = named(tree, link, lexicon)
    if who is None:
        return None
    outside = _before_dash(tree, group) if link.behind else runs_on(tree, link, group.quotes[-1])
    content = merged([*_pieces(group), *outside])
    return Found((), who.tokens, content, link.anchor, link.rule, _RATE_BESIDE_MARK, link.rule, "marks", who.rule)


def _before_dash(tree: Tree, group: _Group) -> list[Range]:
    """What leads up to the marks before the dash of a headline: `Pier 'not safe' – Holm`."""
    quote = group.quotes[0]
    lead = tree.trim(behind_label(tree, tree.paragraphs[tree.paragraph[quote.first]], frozenset()), quote.first)
    if not is_heading(tree, tree.paragraph[quote.first]) or lead[0] >= lead[1]:
        return []
    return [(tree.start[lead[0]], quote.pieces[0][0])]


def _pieces(group: _Group) -> list[Range]:
    return [piece for quote in group.quotes for piece in quote.pieces]


def _outside_with_cue_behind(tree: Tree, group: _Group, anchor: int, cue: Range) -> Iterator[Range]:
    """What stands without marks beside quotations: the words that lead up to them, and what goes on after the cue."""
    quote = group.quotes[0]
    lead = tree.trim(_leads_from(tree, quote), quote.first)
    if any(tree.pos[i] in _CONTENT_WORDS for i in range(*lead)):
        yield tree.start[lead[0]], quote.pieces[0][0]
    if group.quotes[-1].ends == ",":
        yield from (tree.span(rest) for rest in resumed(tree, anchor, *cue))


def _outside_with_cue_before(tree: Tree, group: _Group, edge: int) -> Iterator[Range]:
    """What stands without marks between the start of a sentence and the cue or source, where the quotation goes on with it."""
    quote = group.quotes[0]
    lead = tree.trim(_leads_from(tree, quote), edge)
    if (
        tree.low[edge - 1 : edge] == [","]
        and _opens_small(tree, quote)
        and lead[0] < lead[1]
        and _is_content(tree, lead)
    ):
        yield tree.span(lead)


def _leads_from(tree: Tree, quote: Quoted) -> int:
    """Where the words begin that lead up to a quotation: in its sentence, behind a colon or the bracket that it stands in."""
    low, first = tree.sentences[tree.sentence[quote.first]][0], quote.first
    if first > low and tree.low[first - 1] == ":":
        return first
    return next((i + 1 for i in range(first - 1, low - 1, -1) if tree.low[i] in {"(", "["}), low)


def _opens_small(tree: Tree, quote: Quoted) -> bool:
    """Whether the words in marks begin in lower case, and so go on a sentence."""
    return tree.text[tree.end[quote.first] : tree.end[quote.first] + 1].islower()


def _capital(tree: Tree, quote: Quoted, anchor: int) -> int | None:
    """A name beside a cue that is taken for another word: `"…," Cleverly said`."""
    if quote.ends != ",":
        return None
    for token in (anchor - 1, anchor + 1):
        if (
            quote.last <= token < len(tree)
            and tree.quoted[token] < 0
            and tree.tag[token] in {"RB", "JJ", "NN", "VB", "MD"}
        ):
            word = tree.text[tree.start[token] : tree.end[token]]
            if word.istitle() and len(word) > 1:
                return token
    return None


def _is_content(tree: Tree, lead: Range) -> bool:
    """Whether words before a quotation in its sentence belong to it, and are not merely `But` or `In a speech`."""
    if tree.pos[lead[0]] in {"ADP", "SCONJ"} or tree.tag[lead[0]] in {"VBG", "WRB"}:
        return False
    return any(tree.pos[i] in _CONTENT_WORDS for i in range(*lead))


def _headed(tree: Tree, group: _Group, lexicon: Lexicon) -> Found | None:
    """Words in marks that open a headline, by whom it names behind them, else by nobody: `'No way': Holm defends the sale`."""
    quote = group.quotes[0]
    joint = joint_behind(tree, quote) if len(group.quotes) == 1 else None
    if joint is None:
        return None
    who = behind_joint(tree, joint, quote, lexicon)
    if who is None and is_named(tree, quote):
        return None
    mark = COLON if tree.low[joint] == ":" else BEHIND_DASH
    score, tokens, rule = (_RATE_BESIDE_MARK, who.tokens, who.rule) if who else (_RATE_BEFORE, (), "")
    return Found((), tokens, tuple(_pieces(group)), -1, HEADING, score, mark, "marks", rule)


def _floating(tree: Tree, group: _Group, last: Found | None) -> Found | None:
    """A quotation without a cue that fills its sentence, or several that do: the last speaker said it."""
    quote = group.quotes[0]
    start, _ = tree.sentences[tree.sentence[quote.first]]
    final = group.quotes[-1].last
    _, end = tree.sentences[tree.sentence[final - 1]]
    colon = group.link is not None and group.link.rule == COLON
    lead = tree.trim(start, quote.first)
    whole = quote.sentence_like or len(group.quotes) > 1
    if not whole or (lead[0] < lead[1] and not colon):
        return None
    if tree.trim(final, end)[0] < tree.trim(final, end)[1]:
        return None
    content = tuple(_pieces(group))
    if is_heading(tree, tree.paragraph[quote.first]):
        return Found((), (), content, -1, HEADING, _RATE_BEFORE, COLON if colon else "none", "marks alone")
    source, score, rule = speaker_without_cue(tree, start, final, last)
    return Found((), source, content, -1, "floating", score, "none", "marks alone", rule)


def speaker_without_cue(tree: Tree, start: int, final: int, last: Found | None) -> tuple[Ranges, float, str]:
    """Who says what has no cue, how often that is right, and the rule: presented behind it, before it, or the last speaker.

    Args:
        tree: The parse.
        start: The first token of the sentence that the quotation fills.
        final: One past its last token.
        last: The attribution before it.
    """
    behind = presented_behind(tree, final)
    if behind is not None:
        return (behind,), _RATE_PRESENTED, "presented behind"
    before = introduced_before(tree, start)
    opens = opens_behind(tree, final) if before is None and not _near(tree, last, start) else None
    if opens is not None:
        return (opens,), _RATE_PRESENTED, BEHIND
    held = last is not None and before is not None and _holds(tree, last, before)
    if last is not None and (before is None or held or not is_person(tree, before)):
        return last.source, _RATE_LAST, LAST_SPEAKER
    return ((before,), _RATE_BEFORE, SUBJECT_BEFORE) if before else ((), _RATE_BEFORE, "")


def _holds(tree: Tree, last: Found, before: Range) -> bool:
    """Whether somebody brought in before a quotation stands in what was said last, and was not asked there."""
    asked = not last.is_direct and last.anchor >= 0 and tree.lemma[last.anchor] == "ask"
    return last.content[-1][1] >= tree.start[before[0]] and not asked


def _near(tree: Tree, last: Found | None, start: int) -> bool:
    """Whether what was said last ends in the paragraph before a sentence, or in its own."""
    if last is None:
        return False
    ends = tree.touched(*last.content[-1])[-1]
    return tree.paragraph[start] - tree.paragraph[max(ends, max((b for _, b in last.source), default=0) - 1)] < 2
