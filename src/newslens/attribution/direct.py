"""Quotations and the cues they hang on, by what stands before and behind the marks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import attrs

from newslens.attribution.cues import FINITE, cue_range, is_verb
from newslens.attribution.found import Found, merged, without
from newslens.attribution.lexicon import Lexicon
from newslens.attribution.quoted import Quoted
from newslens.attribution.sources import Source, nominal, source_of, subject
from newslens.attribution.tree import Range, Tree
from newslens.types import Mode

_DASHES: Final = frozenset(("–", "—", "-", "--", "―", "~"))
_REACH: Final = 30
_BETWEEN: Final = 14


@attrs.frozen
class Link:
    """A quotation hung on a cue.

    Attributes:
        anchor: The token the cue turns on.
        rule: The rule that linked them.
        behind: Whether the cue stands behind the quotation.
    """

    anchor: int
    rule: str
    behind: bool


def speaks(lexicon: Lexicon, lemma: str) -> bool:
    """Whether a verb can introduce words in quotation marks."""
    return lexicon.reports(lemma) or lemma in lexicon.introducing


def link_behind(tree: Tree, quote: Quoted, stop: int, lexicon: Lexicon) -> Link | None:
    """The cue behind a quotation: `"…," said Ada Holm`, `"…," Ada Holm, a farmer, told a court`, `"…" – Ada Holm`.

    Args:
        tree: The parse.
        quote: The quotation.
        stop: The first token of the next quotation.
        lexicon: Word lists and rates.
    """
    token = quote.last
    paragraph_end = tree.paragraphs[tree.paragraph[quote.last - 1]][1]
    high = min(stop, paragraph_end, token + _REACH)
    while token < high and tree.pos[token] == "SPACE":
        token += 1
    if token >= high:
        return None
    same = tree.sentence[token] == tree.sentence[quote.last - 1]
    comma = tree.low[token] == ","
    if not same and quote.ends not in "?!…—–-":
        return None
    dash = tree.low[token] in _DASHES
    if comma or dash:
        token += 1
    if token >= high:
        return None
    end = min(high, tree.sentences[tree.sentence[token]][1])
    if dash:
        return _after_dash(tree, token, end)
    if not comma and quote.ends not in ",?!…—–-" and not (quote.sentence_like and same):
        return None
    if tree.tag[token] in {"CC", "WDT", "WP", "WRB"} or tree.low[token] in {
        "that",
        "because",
        "when",
        "while",
        "as",
        "if",
    }:
        return None
    if tree.low[token] == "according" and token + 1 < end:
        return Link(token, "according to", True)
    relative = False
    for verb in range(token, end):
        if tree.low[verb - 1] == ",":
            relative = tree.tag[verb][:1] == "W"
        if not is_verb(tree, verb):
            if tree.low[verb] in {";", ":"} or (tree.tag[verb] == "CC" and tree.low[verb] == "but"):
                return None
            continue
        within = relative or (tree.dep[verb] in {"acl:relcl", "acl"} and tree.head[verb] >= token)
        if tree.tag[verb] == "VBG" and tree.low[verb - 1] == "," and subject(tree, verb) is None:
            return None
        if speaks(lexicon, tree.lemma[verb]):
            if within or (verb > token and tree.tag[verb] in {"VBG", "VBN"} and subject(tree, verb) is None):
                continue
            if _has_clause(tree, verb, end):
                return None
            return Link(verb, "cue behind the marks", True)
        if tree.tag[verb] in FINITE and not within:
            found = subject(tree, verb)
            plain = verb + 1 >= end or tree.punct[verb + 1]
            if verb == token and quote.ends == "," and not plain and tree.pos[verb + 1] in {"PROPN", "DET"}:
                return Link(verb, "verb behind the marks", True)
            if (comma or quote.ends == ",") and found is not None and found >= token and plain:
                return Link(verb, "verb behind the marks", True)
            return None
    return None


def _has_clause(tree: Tree, verb: int, end: int) -> bool:
    """Whether a verb has a clause of its own behind it, so that the words in marks before it are not what it says."""
    if verb + 1 < end and tree.low[verb + 1] == "that":
        return True
    if verb + 1 < end and tree.low[verb + 1] == ",":
        return False
    return any(
        tree.dep[kid] == "ccomp" and verb < kid < end and tree.left[kid] <= verb + 3 and tree.tag[kid] != "VBG"
        for kid in tree.kids[verb]
    )


def _after_dash(tree: Tree, token: int, end: int) -> Link | None:
    if any(tree.tag[i] in FINITE for i in range(token, end)):
        return None
    return Link(token - 1, "name behind a dash", True) if tree.pos[token] in {"PROPN", "NOUN", "DET"} else None


def link_before(tree: Tree, quote: Quoted, floor: int, lexicon: Lexicon) -> Link | None:
    """The cue before a quotation: `Ada Holm said: "…"`, `she told the court, "…"`, `adding that "…"`.

    Args:
        tree: The parse.
        quote: The quotation.
        floor: One past the last token of the quotation before it.
        lexicon: Word lists and rates.
    """
    token = quote.first - 1
    while token >= 0 and tree.pos[token] == "SPACE":
        token -= 1
    if token < floor:
        return None
    mark = tree.low[token]
    if tree.paragraph[token] != tree.paragraph[quote.first] and (
        mark != ":" or tree.paragraph[token] + 1 != tree.paragraph[quote.first]
    ):
        return None
    if mark != ":" and tree.sentence[token] != tree.sentence[quote.first]:
        return None
    low = max(floor, tree.sentences[tree.sentence[token]][0], token - 3 * _REACH)
    if mark == ":":
        verb = _last_verb(tree, low, token, lexicon, finite_stops=False)
        if verb is None:
            verb = _main_verb(tree, low, token)
        return Link(verb, "cue before a colon", False) if verb is not None else Link(token, "colon", False)
    if mark != "," and not quote.sentence_like and not (is_verb(tree, token) or mark == "that"):
        return None
    if mark in {"as", "of", "a", "an", "the", "to"}:
        return None
    after = quote.last
    if (
        after < len(tree)
        and not tree.punct[after]
        and tree.paragraph[after] == tree.paragraph[quote.first]
        and not quote.sentence_like
    ):
        return None
    verb = _last_verb(tree, max(low, token - _BETWEEN), token + 1, lexicon, finite_stops=True)
    if verb is None or (tree.lemma[verb] in lexicon.naming and verb != token):
        return None
    if any(tree.low[i] in {"that", "as", "when", "if"} for i in range(verb + 1, token)):
        return None
    if mark == "that" and not _closes(tree, quote):
        return None
    if mark == "," and not quote.sentence_like and verb < token - 1:
        return None
    if mark not in {",", "that"} and verb != token and tree.pos[token] in {"ADP", "DET", "ADJ", "AUX", "CCONJ", "VERB"}:
        return None
    return Link(verb, "cue before the marks", False)


def _closes(tree: Tree, quote: Quoted) -> bool:
    """Whether nothing of the sentence follows a quotation but a further clause."""
    return quote.ends in ".,!?…" or quote.last >= len(tree) or tree.low[quote.last] in {".", ",", ";", "!", "?"}


def _main_verb(tree: Tree, low: int, high: int) -> int | None:
    """The verb of the clause that a colon ends: `the firm issued the following reply:`."""
    for verb in range(high - 1, low - 1, -1):
        if is_verb(tree, verb) and tree.quoted[verb] < 0 and subject(tree, verb) is not None:
            return verb
    return None


def _last_verb(tree: Tree, low: int, high: int, lexicon: Lexicon, *, finite_stops: bool) -> int | None:
    spare = None
    for verb in range(high - 1, low - 1, -1):
        if tree.quoted[verb] >= 0:
            continue
        if not is_verb(tree, verb):
            if finite_stops and tree.tag[verb] in FINITE:
                return None
            continue
        if speaks(lexicon, tree.lemma[verb]):
            if tree.dep[verb] != "acl:relcl" or finite_stops:
                return verb
            spare = spare if spare is not None else verb
        elif finite_stops and tree.tag[verb] in FINITE:
            return None
    return spare


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
        link = link_before(tree, quote, floor, lexicon)
        behind = link_behind(tree, quote, stop, lexicon)
        if behind is not None and (link is None or quote.ends == "," or _taken(groups, link)):
            link = behind
        before = groups[-1] if groups else None
        if link is not None and before is not None and _interrupts(tree, before, link, quote):
            link = before.link
        if link is None and before is not None and _continues(tree, before, quote):
            before.quotes.append(quote)
        elif link is not None and before is not None and before.link is not None and before.link.anchor == link.anchor:
            before.quotes.append(quote)
        else:
            groups.append(_Group(link, [quote]))
    out: list[Found] = []
    last: Found | None = None
    for group in groups:
        found = _attribution(tree, group, lexicon) or _floating(tree, group, last)
        if found is not None:
            out.append(found)
            last = found if found.source else last
    return out


@attrs.define
class _Group:
    """Quotations that hang on one cue."""

    link: Link | None
    quotes: list[Quoted]


def _interrupts(tree: Tree, before: _Group, link: Link, quote: Quoted) -> bool:
    """Whether the words between two quotations are one cue: `"…," she wrote as the polls closed, "…"`."""
    if before.link is None or not before.link.behind or before.link.anchor < before.quotes[-1].last:
        return False
    anchor = link.anchor
    if tree.sentence[before.link.anchor] != tree.sentence[quote.first] or anchor == before.link.anchor:
        return False
    return not (tree.tag[anchor] == "VBG" or tree.dep[anchor] == "conj" or link.rule != "cue before the marks")


def _taken(groups: Sequence[_Group], link: Link) -> bool:
    return bool(groups) and groups[-1].link is not None and groups[-1].link.anchor == link.anchor


def _continues(tree: Tree, before: _Group, quote: Quoted) -> bool:
    """Whether a quotation without a cue goes on after `"…," she said.` or stands right behind another."""
    last = before.quotes[-1]
    if tree.paragraph[quote.first] != tree.paragraph[last.last - 1] or not quote.sentence_like:
        return False
    between = [i for i in range(last.last, quote.first) if not tree.punct[i]]
    if not between:
        return True
    if before.link is None or not before.link.behind or not last.first < before.link.anchor:
        return False
    return tree.sentence[between[0]] == tree.sentence[between[-1]] and last.last <= before.link.anchor < quote.first


def _attribution(tree: Tree, group: _Group, lexicon: Lexicon) -> Found | None:
    link = group.link
    if link is None:
        return None
    anchor = link.anchor
    content: list[Range] = [piece for quote in group.quotes for piece in quote.pieces]
    if link.rule == "according to":
        return None
    if link.rule in {"colon", "name behind a dash"}:
        named = _named(tree, link, group.quotes[0])
        if named is None:
            return None
        cue = ((anchor, anchor + 1),)
        return Found(cue, named.tokens, tuple(content), anchor, link.rule, 0.8, link.rule, "marks", named.rule)
    first, last = cue_range(tree, anchor)
    source = source_of(tree, anchor, first, last, lexicon)
    quote = group.quotes[0]
    start = tree.sentences[tree.sentence[quote.first]][0]
    lead = tree.trim(start, quote.first)
    if link.behind and any(tree.pos[i] in {"VERB", "AUX", "NOUN", "PROPN", "PRON"} for i in range(*lead)):
        content.append((tree.start[lead[0]], quote.pieces[0][0]))
    elif not link.behind:
        edge = min([first] + [a for a, _ in (source.tokens if source else ())])
        lead = tree.trim(start, edge)
        lowered = tree.text[tree.end[quote.first] : tree.end[quote.first] + 1].islower()
        if tree.low[edge - 1 : edge] == [","] and lowered and lead[0] < lead[1] and _is_content(tree, lead):
            content.append(tree.span(lead))
    tokens = source.tokens if source else ()
    return Found(
        cue=((first, last),),
        source=without(tokens, [(first, last)]),
        content=merged(content),
        anchor=anchor,
        frame="direct",
        score=max(0.5, lexicon.rate(tree.lemma[anchor], "v", "direct")),
        cue_rule=link.rule,
        content_rule="marks",
        source_rule=source.rule if source else "",
    )


def _is_content(tree: Tree, lead: Range) -> bool:
    """Whether words before a quotation in its sentence belong to it, and are not merely `But` or `In a speech`."""
    if tree.pos[lead[0]] in {"ADP", "SCONJ"} or tree.tag[lead[0]] in {"VBG", "WRB"}:
        return False
    return any(tree.pos[i] in {"VERB", "AUX", "NOUN", "PROPN", "PRON"} for i in range(*lead))


def _named(tree: Tree, link: Link, quote: Quoted) -> Source | None:
    """The source named before a colon or behind a dash."""
    low, high = tree.sentences[tree.sentence[link.anchor]]
    if link.behind:
        low = link.anchor + 1
        high = min(high, tree.paragraphs[tree.paragraph[link.anchor]][1])
        order = range(low, high)
    else:
        high = link.anchor
        order = range(high - 1, low - 1, -1)
    for token in order:
        if tree.pos[token] in {"PROPN", "NOUN", "PRON"} and tree.quoted[token] < 0:
            head = token
            while (
                low <= tree.head[head] < high
                and tree.head[head] != head
                and tree.pos[tree.head[head]] in {"PROPN", "NOUN"}
            ):
                head = tree.head[head]
            tokens = nominal(tree, head, low, high)
            if tokens[0] < tokens[1]:
                return Source((tokens,), head, "name beside the mark")
    return None


def _floating(tree: Tree, group: _Group, last: Found | None) -> Found | None:
    """A quotation without a cue that fills its sentence: the last speaker said it."""
    quote = group.quotes[0]
    start, _ = tree.sentences[tree.sentence[quote.first]]
    final = group.quotes[-1].last
    _, end = tree.sentences[tree.sentence[final - 1]]
    colon = group.link is not None and group.link.rule == "colon"
    lead = tree.trim(start, quote.first)
    if not quote.sentence_like or (lead[0] < lead[1] and not colon):
        return None
    if tree.trim(final, end)[0] < tree.trim(final, end)[1]:
        return None
    content = tuple(piece for quote in group.quotes for piece in quote.pieces)
    source = _subject_before(tree, start)
    rule = "subject of the sentence before"
    if last is not None and (source is None or last.content[-1][1] >= tree.start[source[0]]):
        return Found((), last.source, content, -1, "floating", 0.7, "none", "marks alone", "last speaker")
    return Found(
        (), (source,) if source else (), content, -1, "floating", 0.5, "none", "marks alone", rule if source else ""
    )


def _subject_before(tree: Tree, start: int) -> Range | None:
    """The person who is the subject of the sentence before."""
    if start == 0:
        return None
    low, high = tree.sentences[tree.sentence[start - 1]]
    for token in range(low, high):
        if tree.dep[token] in {"nsubj", "nsubj:pass"} and tree.quoted[token] < 0:
            if (
                tree.ent[token] in {"PERSON", "ORG"}
                or tree.low[token] in {"he", "she", "they"}
                or tree.pos[token] == "NOUN"
            ):
                tokens = nominal(tree, token, low, high)
                return tokens if tokens[0] < tokens[1] else None
            return None
    return None
