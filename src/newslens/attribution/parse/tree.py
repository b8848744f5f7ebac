"""One article's parse as plain lists, read from the spaCy Doc in a single pass.

Rules ask for heads, children and edges thousands of times an article; attribute access on tokens would cost more than the
rules themselves. Token numbers are those of the Doc; offsets are code points of its text.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Any, Final

import attrs

from newslens.attribution.parse.hanging import apposed, behind_marks, listed, settle, timed
from newslens.attribution.parse.speaking import inverted, occupied, spoken_behind
from newslens.language.sentences import abbreviates

if TYPE_CHECKING:
    from spacy.tokens import Doc

Range = tuple[int, int]
Ranges = tuple[Range, ...]

STEPS: Final = 6
"""So many heads above a word are looked at."""
_COLUMNS: Final = ("HEAD", "DEP", "TAG", "POS", "LEMMA", "LOWER", "ENT_TYPE", "IDX", "LENGTH", "SENT_START")
_SENTENCE_END: Final = frozenset((".", "?", "!", "…", "...", "?!", "!!", ". . ."))
_TITLES: Final = frozenset(("mr.", "mrs.", "ms.", "dr.", "prof.", "sen.", "rep.", "gov.", "gen.", "st.", "lt.", "col."))
_OPENERS: Final = frozenset(
    ("he", "she", "it", "they", "we", "the", "a", "but", "and", "in", "this", "that", "these", "those")
)
# No sentence of prose is longer; rules may look at every word of a sentence.
_LONGEST: Final = 400
_SYMBOLS: Final = frozenset("$€£¥%&#@§°")


@attrs.frozen(eq=False)
class Tree:
    """The parse of one article.

    Attributes:
        text: The text of the Doc.
        start: The offset at which each token begins.
        end: One past its last code point.
        low: Each token in lower case, typographic apostrophes made straight.
        lemma: Lemmas in lower case; the word itself where the pipeline gives none.
        tag: Fine tags (Penn Treebank).
        pos: Coarse tags (UD).
        dep: Relations (UD v2).
        ent: Entity labels, or the empty string.
        punct: Whether each is punctuation, a quotation mark or blank.
        head: The token each hangs on; itself for a root.
        kids: The tokens that hang on each, in order.
        left: The first token of each subtree.
        right: One past the last token of each subtree.
        quoted: The number of the top-level quotation each token stands in, or -1.
        sentence: The number of the sentence each token stands in, by punctuation and paragraphs.
        sentences: The tokens of each sentence, as a half-open range.
        paragraph: The number of the paragraph each token stands in.
        paragraphs: The tokens of each paragraph.
    """

    text: str
    start: list[int]
    end: list[int]
    low: list[str]
    lemma: list[str]
    tag: list[str]
    pos: list[str]
    dep: list[str]
    ent: list[str]
    punct: list[bool]
    head: list[int]
    kids: list[list[int]]
    left: list[int]
    right: list[int]
    quoted: list[int]
    sentence: list[int]
    sentences: list[Range]
    paragraph: list[int]
    paragraphs: list[Range]

    def __len__(self) -> int:
        return len(self.start)

    def trim(self, start: int, end: int) -> Range:
        """A range without the punctuation and blanks at its ends; empty at its start where there is nothing else.

        A bracket stays where its fellow stands inside: "Holm (71)".
        """
        while start < end and self.punct[start]:
            start += 1
        bare = False  # whether it is known that no bracket opens inside
        while end > start and self.punct[end - 1]:
            if self.low[end - 1] == ")" and not bare:
                if "(" in self.low[start:end]:
                    break
                bare = True
            end -= 1
        return start, end

    def child(self, token: int, *relations: str) -> int | None:
        """The first token that hangs on another by one of the relations."""
        for kid in self.kids[token]:
            if self.dep[kid] in relations:
                return kid
        return None

    def case(self, token: int) -> str | None:
        """The preposition of a nominal in lower case, or None."""
        for kid in self.kids[token]:
            if kid > token:
                break
            if self.dep[kid] == "case":
                return self.low[kid]
        return None

    def touched(self, start: int, end: int) -> range:
        """The tokens that share a character with a range of offsets."""
        return range(bisect_right(self.end, start), bisect_left(self.start, end))

    def span(self, tokens: Range) -> Range:
        """A range of tokens in offsets."""
        return self.start[tokens[0]], self.end[tokens[1] - 1]


def build(doc: Doc, text: str, paragraphs: list[Range], quotations: list[list[Range]]) -> Tree:
    """Read a Doc.

    Args:
        doc: A parsed article.
        text: Its text.
        paragraphs: Its paragraphs, in offsets.
        quotations: The pieces of each top-level quotation, in offsets, marks included.
    """
    rows: Any = doc.to_array(list(_COLUMNS)).astype("int64")
    heads, deps, tags, poses, lemmas, lows, ents, starts, lengths, opens = rows.T.tolist()
    count = len(starts)
    strings = doc.vocab.strings
    names: dict[int, str] = {key: strings[key % 2**64] for column in (deps, tags, ents) for key in set(column)}
    words = {key: strings[key % 2**64].lower().replace("’", "'") for column in (lemmas, lows) for key in set(column)}
    parts = {key: strings[key % 2**64] for key in set(poses)}
    head = [i + offset for i, offset in enumerate(heads)]
    low = [words[key] for key in lows]
    dep = [names[key] for key in deps]
    blank = {word: not any(map(str.isalnum, word)) and word not in _SYMBOLS for word in words.values()}
    punct = [blank[word] for word in low]
    end = [start + length for start, length in zip(starts, lengths, strict=True)]
    kids: list[list[int]] = [[] for _ in range(count)]
    for i, above in enumerate(head):
        if above != i:
            kids[above].append(i)
    tag = [names[key] for key in tags]
    lemma = [words[key] or word for key, word in zip(lemmas, low, strict=True)]
    listed(head, kids, dep, tag, lemma, low)
    timed(dep, low, head)
    pos = [parts[key] for key in poses]
    spoken_behind(tag, pos, dep, lemma, low, head, kids)
    occupied(tag, dep, lemma, low, head, kids)
    left, right = _edges(head, kids)
    if settle(head, kids, dep, low, left) | apposed(head, kids, dep, tag, low, left):
        left, right = _edges(head, kids)
    quoted = _covered(starts, end, quotations)
    behind_marks(tag, pos, quoted, punct, low)
    inverted(tag, pos, dep, lemma, low, head, kids)
    of_paragraph, paragraph_ranges = _paragraphs(starts, paragraphs)
    sentence, sentence_ranges = _sentences(low, punct, text, starts, quoted, of_paragraph, opens)
    return Tree(
        text=text,
        start=starts,
        end=end,
        low=low,
        lemma=lemma,
        tag=tag,
        pos=pos,
        dep=dep,
        ent=[names[key] for key in ents],
        punct=punct,
        head=head,
        kids=kids,
        left=left,
        right=right,
        quoted=quoted,
        sentence=sentence,
        sentences=sentence_ranges,
        paragraph=of_paragraph,
        paragraphs=paragraph_ranges,
    )


def _edges(head: list[int], kids: list[list[int]]) -> tuple[list[int], list[int]]:
    """The edges of each subtree, children before parents."""
    count = len(head)
    left, right = list(range(count)), list(range(1, count + 1))
    order = [i for i in range(count) if head[i] == i]
    for token in order:  # grows while it is read: parents before children
        order.extend(kids[token])
    for token in reversed(order):
        above = head[token]
        left[above] = min(left[above], left[token])
        right[above] = max(right[above], right[token])
    return left, right


def _covered(start: list[int], end: list[int], quotations: list[list[Range]]) -> list[int]:
    quoted = [-1] * len(start)
    pieces = sorted((a, b, number) for number, spans in enumerate(quotations) for a, b in spans)
    token = 0
    for first, last, number in pieces:
        while token < len(start) and end[token] <= first:
            token += 1
        while token < len(start) and start[token] < last:
            quoted[token] = number
            token += 1
    return quoted


def _paragraphs(start: list[int], paragraphs: list[Range]) -> tuple[list[int], list[Range]]:
    """Blanks between paragraphs count with the paragraph before them."""
    of_token: list[int] = []
    ranges: list[Range] = []
    token, count = 0, len(start)
    for number in range(max(1, len(paragraphs))):
        stop = paragraphs[number + 1][0] if number + 1 < len(paragraphs) else None
        first = token
        while token < count and (stop is None or start[token] < stop):
            token += 1
        of_token.extend([number] * (token - first))
        ranges.append((first, token))
    return of_token, ranges


def _sentences(
    low: list[str],
    punct: list[bool],
    text: str,
    start: list[int],
    quoted: list[int],
    paragraph: list[int],
    parsed: list[int],
) -> tuple[list[int], list[Range]]:
    """Sentences by what is printed: the parser's boundaries are least sure just where quotation marks stand."""
    of_token: list[int] = []
    ranges: list[Range] = []
    first, count, ended = 0, len(low), False
    for i in range(count):
        of_token.append(len(ranges))
        opens = quoted[i] >= 0 and (i == 0 or quoted[i - 1] != quoted[i])
        # The mark that closes a quotation belongs to the sentence before it.
        ends = low[i] in _SENTENCE_END and not (low[i] == "." and abbreviates(low, i))
        ended = ends or (ended and punct[i] and not opens)
        after = i + 1
        if (
            after < count
            and low[i][-1:] == "."
            and low[i] not in _TITLES
            and (parsed[after] == 1 or low[after] in _OPENERS)
        ):
            ended = True  # "p.m." may end a sentence
        if (
            after == count
            or after - first >= _LONGEST
            or paragraph[after] != paragraph[i]
            or (ended and _opens(text, start, quoted, i, after))
        ):
            ranges.append((first, after))
            first, ended = after, False
    return of_token, ranges


def _opens(text: str, start: list[int], quoted: list[int], before: int, after: int) -> bool:
    """Whether a sentence can begin at `after`: a capital, a figure or the mark that opens a quotation."""
    first = text[start[after] : start[after] + 1]
    return first.isupper() or first.isdigit() or (quoted[after] >= 0 and quoted[before] != quoted[after])
