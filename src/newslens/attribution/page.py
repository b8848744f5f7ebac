"""What the rules for single words share: the page they read, and how a proposal is put together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import attrs

from newslens.attribution.contents.as_said import AS_SAID
from newslens.attribution.contents.complements import Complement
from newslens.attribution.contents.conditions import conditional
from newslens.attribution.contents.going_on import goes_on_until
from newslens.attribution.contents.narration import headlined
from newslens.attribution.found import Found, Source, merged, without
from newslens.attribution.lexicon import Lexicon
from newslens.attribution.parse.tree import Range, Ranges, Tree
from newslens.attribution.parse.turns import behind_label
from newslens.attribution.quotations.quoted import Quoted

# Frames whose content is the sentence that the cue stands in.
_WHOLE_SENTENCES: Final = frozenset(("aside", AS_SAID, "according", "hearsay"))
_DASHES: Final = frozenset(("-", "–", "—", "--"))
_DATELINE: Final = 6


@attrs.frozen(eq=False)
class Page:
    """An article as the rules see it.

    Attributes:
        tree: The parse.
        quotes: The top-level quotations; None for one that holds no token.
        lexicon: Word lists and rates.
        floor: The least rate worth proposing.
    """

    tree: Tree
    quotes: Sequence[Quoted | None]
    lexicon: Lexicon
    floor: float


def proposal(
    page: Page,
    anchor: int,
    cue: Range,
    option: Complement,
    content: Ranges,
    frame: str,
    score: float,
    source: Source | None,
    kind: str,
) -> Found:
    """An attribution whose cue, source and content share no words.

    Args:
        page: The article.
        anchor: The token the cue turns on.
        cue: The tokens of the cue, without those the complement adds.
        option: The complement.
        content: Its content in offsets, from `cover`.
        frame: The name of the frame, from `cover`.
        score: Its rate.
        source: Who says it.
        kind: What sort of word the cue is, for the evidence.
    """
    tree = page.tree
    cues = merged([cue, *option.cue])
    said = without(source.tokens, cues) if source else ()
    words = [tree.span(piece) for piece in (*cues, *said)]
    return Found(
        cue=cues,
        source=said,
        content=said_of(page, content, words),
        anchor=anchor,
        frame=frame,
        score=score,
        cue_rule=f"{kind} {tree.lemma[anchor]}",
        content_rule=frame,
        source_rule=source.rule if source and said else "",
    )


def said_of(page: Page, content: Ranges, words: Sequence[Range]) -> Ranges:
    """A content without the cue and the source in it, the label or dateline before it, and the other half of a headline.

    The condition that opens the sentence is a part of it.

    Args:
        page: The article.
        content: Offset ranges.
        words: Offset ranges of the cue and the source.
    """
    tree = page.tree
    labels = []
    for start, end in content:
        tokens = tree.touched(start, end)
        if tokens and tree.quoted[tokens[0]] < 0:
            paragraph = tree.paragraphs[tree.paragraph[tokens[0]]]
            behind = behind_label(tree, paragraph, page.lexicon.labels)
            if tokens[0] < behind < len(tree):
                labels.append((tree.start[paragraph[0]], tree.start[behind]))
    told = trimmed(tree.text, without(content, [*words, *labels]))
    return conditional(tree, headlined(tree, told, max((end for _, end in words), default=0)), words)


def trimmed(text: str, ranges: Ranges) -> Ranges:
    """Ranges without those that hold no letter or figure."""
    return tuple((a, b) for a, b in ranges if any(map(str.isalnum, text[a:b])))


def cover(page: Page, option: Complement, cue: Range) -> tuple[Ranges, str]:
    """The content in offsets, and the name of its frame.

    The content grows to hold the whole of every quotation that it touches; the name then ends in a quotation mark.
    """
    tree = page.tree
    out: list[Range] = []
    marked = False
    for piece in option.content:
        start, end = tree.trim(*(piece if piece[1] <= cue[0] else goes_on_until(tree, *piece, page.lexicon)))
        if option.frame in _WHOLE_SENTENCES:
            start = _opened(tree, start, end)
        if start >= end:
            continue
        out.append(tree.span((start, end)))
        for number in set(tree.quoted[start:end]) - {-1}:
            quote = page.quotes[number]
            if quote is not None and (cue[1] <= quote.first or quote.last <= cue[0]):
                out.extend(quote.pieces)
                marked = marked or quote.spoken
    return merged(out), option.frame + ('"' if marked else "")


def _opened(tree: Tree, start: int, end: int) -> int:
    """The start of a sentence without a dateline, or the `And` that ties it to the one before."""
    if start >= end or (start and tree.sentence[start - 1] == tree.sentence[start]):
        return start
    if tree.low[start] in {"and", "so"} and not tree.punct[min(start + 1, end - 1)]:
        return start + 1
    dash = next((i for i in range(start + 1, min(start + _DATELINE, end)) if tree.low[i] in _DASHES), None)
    if dash is not None and dash + 1 < end and tree.text[tree.start[start] : tree.end[dash - 1]].isupper():
        return dash + 1
    return start
