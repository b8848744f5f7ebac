"""What the rules for single words share: the page they read, and how a proposal is put together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import attrs

from newslens.attribution.contents.as_said import AS_SAID
from newslens.attribution.contents.complements import Complement
from newslens.attribution.contents.narration import headlined, narrated
from newslens.attribution.found import Found, Source, merged, without
from newslens.attribution.lexicon import Lexicon
from newslens.attribution.parse.tree import Range, Ranges, Tree
from newslens.attribution.quotations.quoted import Quoted
from newslens.attribution.quotations.transcripts import behind_label
from newslens.attribution.sources.subjects import subject

# Reporting participles that go on after a content: "…, adding that …".
_CONTINUES: Final = frozenset(
    "accuse add announce argue assert call cite claim describe insist note say suggest tell warn".split()
)
# Participles that tell more of what stands in marks: "“old mills,” including the one at Rade".
_OF_THE_CONTENT: Final = frozenset(("give", "include"))
# The same as printed: behind a quotation they are taken for nouns now and then.
PARTICIPLES: Final = frozenset(f"{verb.removesuffix('e')}ing" for verb in _CONTINUES)
# Frames whose content is the sentence that the cue stands in.
_WHOLE_SENTENCES: Final = frozenset(("aside", AS_SAID, "according", "hearsay"))
_DASHES: Final = frozenset(("-", "–", "—", "--"))
_DATELINE: Final = 6
# What opens words about how and when a quotation before them was said.
_MEANWHILE: Final = frozenset(("as", "despite", "without"))
_CONTRASTS: Final = frozenset(("while", "whereas", "though", "although", "but"))
# "could" and "might" are the past of what is told themselves.
_TO_COME: Final = frozenset(("will", "would", "'ll"))
_COMES: Final = "to come"
_PRESENT_PAST: Final = frozenset(("VBD", "VBZ", "VBP"))


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
    return headlined(tree, told, max((end for _, end in words), default=0))


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
        start, end = tree.trim(*(piece if piece[1] <= cue[0] else goes_on_until(page, *piece)))
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


def goes_on_until(page: Page, start: int, end: int) -> Range:
    """Words before another cue of the same speaker: `…, adding that …`, `… and warned that …`."""
    tree = page.tree
    end = narrated(tree, start, end, page.lexicon)
    contrast = -1
    for token in range(start + 1, end):
        if tree.low[token] in _CONTRASTS and tree.punct[token - 1]:
            contrast = token - 1
        tag, before = tree.tag[token], tree.low[token - 1]
        if tree.low[token] in _MEANWHILE and (closed := _closed_before(tree, token, start)) is not None:
            return start, closed
        if tag == "VBG" or tree.low[token] in PARTICIPLES:
            if _behind_comma(tree, token, start) and (tag != "VBG" or _tells_more(page, token, end)):
                return start, token - 1
            aside = _behind_marks(tree, token, start)
            if aside is not None:
                return start, aside
        elif (
            tag in _PRESENT_PAST
            and before in {"and", "but", ","}
            and tree.quoted[token] < 0
            and (_goes_on(page, token, end) or (before != "," and _steps_back(tree, start, token)))
        ):
            return start, token - 1
        elif contrast >= 0 and tag in _PRESENT_PAST and tree.quoted[token] < 0:
            if page.lexicon.reports(tree.lemma[token]) and subject(tree, token) is not None:
                return start, contrast
            contrast = -1
    return start, end


def _tells_more(page: Page, participle: int, end: int) -> bool:
    """Whether a participle is of whoever told what stands before it: `…, adding that …`, `…, dismissing the idea`.

    What is quoted behind others than the commonest is left with what stands before it, since it may have no cue else.
    """
    tree = page.tree
    if tree.lemma[participle] in _CONTINUES:
        return True
    quotes = any(tree.quoted[token] >= 0 for token in range(participle, end))
    bound = participle + 1 < end and tree.low[participle + 1] == "that"
    return page.lexicon.reports(tree.lemma[participle]) and (bound or not quotes)


def _behind_comma(tree: Tree, token: int, start: int) -> bool:
    """Whether a comma stands before a word, or before the mark that closes a quotation before it: `…,” adding`."""
    before = token - 1
    if before > start and tree.punct[before] and tree.quoted[before] >= 0 and tree.quoted[token] < 0:
        before -= 1
    return tree.low[before] == ","


def _behind_marks(tree: Tree, token: int, start: int) -> int | None:
    """Where words in marks that end with a comma close before a participle of who tells: `“a disgrace,” openly mocking`."""
    if tree.quoted[token] >= 0 or tree.lemma[token] in _OF_THE_CONTENT:
        return None
    end = token - (tree.tag[token - 1] == "RB")
    closes = end - 2 >= start and tree.punct[end - 1] and tree.quoted[end - 1] >= 0
    return end if closes and tree.low[end - 2] == "," else None


def _closed_before(tree: Tree, token: int, start: int) -> int | None:
    """Where words in marks close before a comma, or with one, right before a word: `“…”, | despite`, `“…,” | without`."""
    comma = token - 1
    mark = comma - (tree.low[comma] == ",")
    closes = mark > start and tree.punct[mark] and tree.quoted[mark] >= 0 and tree.quoted[token] < 0
    return mark + 1 if closes and (mark < comma or tree.low[mark - 1] == ",") else None


def _steps_back(tree: Tree, start: int, verb: int) -> bool:
    """Whether a verb leaves what is told in the present, or was to come, for what the teller did: `he has no plans and | made no promise`."""
    told = {_COMES if tree.low[i] in _TO_COME else tree.tag[i] for i in range(start, verb) if tree.quoted[i] < 0}
    # "have harmed the town and cost it dearly": participles look like the past.
    perfect = start <= tree.head[verb] and any(
        tree.lemma[kid] == "have" and tree.dep[kid] == "aux" for kid in tree.kids[tree.head[verb]]
    )
    if tree.tag[verb] != "VBD" or "VBD" in told or perfect:
        return False
    # "would bring new jobs, painted walls, and mended roads": the last of a list of things looks like a verb.
    return not told.isdisjoint(("VBZ", "VBP")) or (_COMES in told and tree.low[verb - 2] != ",")


def _goes_on(page: Page, verb: int, end: int) -> bool:
    """Whether a verb behind a conjunction is a cue again: `and warned that`, `and called it "…"`, `, and urged`."""
    tree, lemma = page.tree, page.tree.lemma[verb]
    if verb + 1 < end and tree.low[verb + 1] == "that" and lemma in page.lexicon.verbs:
        return True
    if not page.lexicon.reports(lemma):
        return False
    if tree.low[verb - 1] == "," or (tree.low[verb - 1] == "and" and tree.low[verb - 2] == ","):
        return True
    if tree.tag[verb] == "VBD" and any(tree.dep[kid] == "ccomp" and kid > verb for kid in tree.kids[verb]):
        return True  # "and denied any money had been paid"
    return any(tree.low[i] == "that" or tree.quoted[i] >= 0 for i in range(verb + 1, min(verb + 5, len(tree))))
