"""What the model sees of an article: numbers for each word, and for each pair of a possible cue and a word near it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from enum import IntEnum, auto
from functools import lru_cache
from typing import Final
from zlib import crc32

import attrs
import numpy as np
from numpy.typing import NDArray

from newslens.attribution.found import Found
from newslens.attribution.page import Page
from newslens.attribution.parse.tree import Range, Tree

Ints = NDArray[np.int32]
Floats = NDArray[np.float32]

# Hashed embeddings keep no words of the corpora, and have a row for words that nobody saw.
LOW_ROWS: Final = 8192
LEMMA_ROWS: Final = 4096
SUFFIX_ROWS: Final = 2048
DEP_ROWS: Final = 128
TAG_ROWS: Final = 128
BEFORE: Final = 70
BEHIND: Final = 100
STEPS: Final = 5
DEPTHS: Final = 4
DISTANCES: Final = 25

_KINDS: Final = {"VB": "v", "NN": "n", "JJ": "a"}
_ENTITIES: Final = {"": 0, "PERSON": 1, "ORG": 2, "GPE": 3}


class _Flag(IntEnum):
    """The columns of `Words.flags`."""

    QUOTED = 0
    SPOKEN = auto()
    UTTERANCE = auto()
    TITLE = auto()
    OPENING_MARK = auto()
    CLOSING_MARK = auto()
    PUNCT = auto()
    SENTENCE_FIRST = auto()
    SENTENCE_LAST = auto()
    PARAGRAPH_FIRST = auto()
    PARAGRAPH_LAST = auto()
    BOUND = auto()
    PROPOSED = auto()
    PROPOSED_CUE = auto()
    PROPOSED_SOURCE = auto()
    PROPOSED_CONTENT = auto()
    STANDING = auto()
    STANDING_CUE = auto()
    STANDING_SOURCE = auto()
    STANDING_CONTENT = auto()
    REPORTS = auto()
    PROMISING = auto()


class _PairFlag(IntEnum):
    """The columns of `Pairs.flags`; the likeliest proposal, and the next, have four each: score, cue, source, content."""

    SAME_QUOTATION = 0
    QUOTED = auto()
    SAME_PARAGRAPH = auto()
    LIKELIEST = 3
    NEXT = LIKELIEST + 4
    CUES_BETWEEN = NEXT + 4
    POSSIBLE = auto()
    ANCHOR = auto()
    PUNCT = auto()


FLAGS: Final = len(_Flag)
PAIR_FLAGS: Final = max(_PairFlag) + 1


@attrs.frozen(eq=False)
class Words:
    """Each word of an article.

    Attributes:
        rows: Rows of embeddings, shape (words, 9): word, lemma, suffix, lemma of the head, tag, tag of the head, relation,
            shape, entity.
        flags: Shape (words, `FLAGS`).
        head: The head of each, shape (words,).
        kids: Each word's children, as (parent, child) pairs.
    """

    rows: Ints
    flags: Floats
    head: Ints
    kids: Ints


@attrs.frozen(eq=False)
class Pairs:
    """A possible cue with each word near it.

    Attributes:
        anchor: The word that the cue turns on.
        start: The first of the words near it.
        rows: Rows of embeddings, shape (words, 5): distance, sentences between, steps up, relation below, depth below.
        flags: Shape (words, `PAIR_FLAGS`).
    """

    anchor: int
    start: int
    rows: Ints
    flags: Floats


# The same words, endings and labels come in every article.
@lru_cache(maxsize=1 << 15)
def _hash(text: str, rows: int) -> int:
    return crc32(text.encode("utf-8", "replace")) % rows


def _shape(text: str) -> int:
    if text.isalpha():
        return 0 if text.islower() else 1 if text.istitle() else 2
    if not any(map(str.isalnum, text)):
        return 3 if text in {'"', "“", "”", "''", "``"} else 4
    return 5 if text[:1].isdigit() else 6 if text[:1] in "'’" else 7


def words(page: Page, proposed: Sequence[Found], standing: Sequence[Found]) -> Words:
    """The features of every word.

    Args:
        page: The article.
        proposed: What the rules propose.
        standing: What the rules alone would say.
    """
    tree = page.tree
    count = len(tree)
    low = {word: _hash(word, LOW_ROWS) for word in set(tree.low)}
    lemma = {word: _hash(word, LEMMA_ROWS) for word in set(tree.lemma)}
    suffix = {word: _hash(word[-3:], SUFFIX_ROWS) for word in set(tree.low)}
    tags = {tag: _hash(tag, TAG_ROWS) for tag in set(tree.tag)}
    deps = {dep: _hash(dep, DEP_ROWS) for dep in set(tree.dep)}
    forms = [tree.text[a:b] for a, b in zip(tree.start, tree.end, strict=True)]
    shapes = {form: _shape(form) for form in set(forms)}
    head = tree.head
    rows = np.array(
        [
            [low[word] for word in tree.low],
            [lemma[word] for word in tree.lemma],
            [suffix[word] for word in tree.low],
            [lemma[tree.lemma[above]] for above in head],
            [tags[tag] for tag in tree.tag],
            [tags[tree.tag[above]] for above in head],
            [deps[dep] for dep in tree.dep],
            [shapes[form] for form in forms],
            [_ENTITIES.get(label, 0) for label in tree.ent],
        ],
        dtype=np.int32,
    ).T
    kids = [(above, token) for token, above in enumerate(head) if above != token]
    return Words(
        rows.reshape(count, 9),
        _flags(page, proposed, standing),
        np.array(head, dtype=np.int32),
        np.array(kids, dtype=np.int32).reshape(-1, 2),
    )


def _flags(page: Page, proposed: Sequence[Found], standing: Sequence[Found]) -> Floats:
    tree = page.tree
    flags = np.zeros((len(tree), FLAGS), dtype=np.float32)
    _mark_quotations(page, flags)
    flags[:, _Flag.PUNCT] = tree.punct
    for ranges, opens, closes in (
        (tree.sentences, _Flag.SENTENCE_FIRST, _Flag.SENTENCE_LAST),
        (tree.paragraphs, _Flag.PARAGRAPH_FIRST, _Flag.PARAGRAPH_LAST),
    ):
        for first, last in ranges:
            if first < last:
                flags[first, opens] = 1
                flags[last - 1, closes] = 1
    for found in proposed:
        if found.anchor >= 0:
            column = _Flag.BOUND if found.is_direct else _Flag.PROPOSED
            flags[found.anchor, column] = max(flags[found.anchor, column], found.score)
        _mark(tree, flags, found, (_Flag.PROPOSED_CUE, _Flag.PROPOSED_SOURCE, _Flag.PROPOSED_CONTENT), found.score)
    for found in standing:
        if found.anchor >= 0:
            flags[found.anchor, _Flag.STANDING] = 1
        _mark(tree, flags, found, (_Flag.STANDING_CUE, _Flag.STANDING_SOURCE, _Flag.STANDING_CONTENT), 1.0)
    lexicon = page.lexicon
    kinds = [_KINDS.get(tag[:2]) for tag in tree.tag]
    flags[:, _Flag.REPORTS] = [
        kind == "v" and lexicon.reports(lemma) for lemma, kind in zip(tree.lemma, kinds, strict=True)
    ]
    flags[:, _Flag.PROMISING] = [
        kind is not None and f"{lemma}/{kind}" in lexicon.promising
        for lemma, kind in zip(tree.lemma, kinds, strict=True)
    ]
    return flags


def _mark_quotations(page: Page, flags: Floats) -> None:
    quoted = np.array(page.tree.quoted, dtype=np.int32)
    flags[:, _Flag.QUOTED] = quoted >= 0
    known = np.zeros((len(page.quotes) + 1, 3), dtype=np.float32)  # the last for what stands in no quotation
    for number, quote in enumerate(page.quotes):
        if quote is not None:
            known[number] = quote.spoken, quote.sentence_like, quote.named
            for token, column in ((quote.first, _Flag.OPENING_MARK), (quote.last - 1, _Flag.CLOSING_MARK)):
                if 0 <= token < len(quoted) and quoted[token] == number:
                    flags[token, column] = 1
    flags[:, [_Flag.SPOKEN, _Flag.UTTERANCE, _Flag.TITLE]] = known[quoted]


def possible(given: Words) -> Floats:
    """How likely the rules think each word to be one that a cue turns on, shape (words,)."""
    return np.maximum(given.flags[:, _Flag.BOUND], given.flags[:, _Flag.PROPOSED])


def _mark(tree: Tree, flags: Floats, found: Found, columns: tuple[int, int, int], score: float) -> None:
    for ranges, column in ((found.cue, columns[0]), (found.source, columns[1])):
        for start, end in ranges:
            flags[start:end, column] = np.maximum(flags[start:end, column], score)
    for start, end in tokens_of(tree, found.content):
        flags[start:end, columns[2]] = np.maximum(flags[start:end, columns[2]], score)


def tokens_of(tree: Tree, offsets: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Offset ranges as ranges of the tokens that lie wholly in them."""
    out = []
    for start, end in offsets:
        first, last = bisect_left(tree.start, start), bisect_right(tree.end, end)
        if first < last:
            out.append((first, last))
    return out


@attrs.frozen(eq=False)
class Columns:
    """What is asked of the words around every possible cue of an article, as arrays.

    Attributes:
        page: The article.
        possible: How likely each word is to be the word that a cue turns on, shape (words,).
        sentence: The number of the sentence of each word.
        quoted: The number of the quotation that each stands in, or -1.
        paragraph: The number of the paragraph of each.
        punct: 1 for punctuation.
        distances: The row of a distance, from `BEFORE` words before a cue to `BEHIND` words behind it.
    """

    page: Page
    possible: Floats
    sentence: Ints
    quoted: Ints
    paragraph: Ints
    punct: Floats
    distances: Ints

    @classmethod
    def of(cls, page: Page, possible: Floats) -> Columns:
        """The columns of an article."""
        tree = page.tree
        offset = np.arange(-BEFORE, BEHIND)
        # Distances grow by the logarithm: near words one by one, far ones together.
        bins = np.minimum(np.floor(np.log2(np.abs(offset) + 1) * 1.75), 12).astype(np.int32)
        return cls(
            page,
            possible,
            sentence=np.array(tree.sentence, dtype=np.int32),
            quoted=np.array(tree.quoted, dtype=np.int32),
            paragraph=np.array(tree.paragraph, dtype=np.int32),
            punct=np.array(tree.punct, dtype=np.float32),
            distances=np.where(offset < 0, 12 - bins, 12 + bins),
        )

    def pairs(self, anchor: int, of_anchor: Sequence[Found]) -> Pairs:
        """The features of the words near a possible cue.

        Args:
            anchor: The word that the cue turns on.
            of_anchor: What the rules propose for this word, likeliest first.
        """
        tree = self.page.tree
        start, end = _near(tree, anchor)
        size, at = end - start, anchor - start
        rows = np.zeros((size, 5), dtype=np.int32)
        rows[:, 0] = self.distances[BEFORE - at : BEFORE - at + size]
        rows[:, 1] = np.clip(self.sentence[start:end] - tree.sentence[anchor], -3, 3) + 3
        _climb(tree, anchor, start, rows)
        flags = np.zeros((size, PAIR_FLAGS), dtype=np.float32)
        quoted, own = self.quoted[start:end], tree.quoted[anchor]
        if own >= 0:
            flags[:, _PairFlag.SAME_QUOTATION] = quoted == own
        flags[:, _PairFlag.QUOTED] = quoted >= 0
        flags[:, _PairFlag.SAME_PARAGRAPH] = self.paragraph[start:end] == tree.paragraph[anchor]
        for found, column in zip(of_anchor, (_PairFlag.LIKELIEST, _PairFlag.NEXT), strict=False):
            flags[:, column] = found.score
            for ranges, shift in ((found.cue, 1), (found.source, 2), (tokens_of(tree, found.content), 3)):
                for a, b in ranges:
                    flags[max(a - start, 0) : max(b - start, 0), column + shift] = 1
        possible = self.possible[start:end]
        gone = np.concatenate([[0.0], np.cumsum(possible)])
        # What stands between: up to the cue behind a word before it, and up to a word behind the cue.
        between = np.concatenate([gone[at] - gone[1 : at + 1], [0.0], gone[at + 1 : size] - gone[at + 1]])
        flags[:, _PairFlag.CUES_BETWEEN] = np.minimum(between, 3) / 3
        flags[:, _PairFlag.POSSIBLE] = possible
        flags[at, _PairFlag.POSSIBLE] = 0
        flags[at, _PairFlag.ANCHOR] = 1
        flags[:, _PairFlag.PUNCT] = self.punct[start:end]
        return Pairs(anchor, start, rows, flags)


def pairs(page: Page, anchor: int, of_anchor: Sequence[Found], possible: Floats) -> Pairs:
    """The features of the words near one possible cue of an article; of several `Columns` makes them.

    Args:
        page: The article.
        anchor: The word that the cue turns on.
        of_anchor: What the rules propose for this word, likeliest first.
        possible: How likely each word of the article is to be the word that a cue turns on, shape (words,).
    """
    return Columns.of(page, possible).pairs(anchor, of_anchor)


def _near(tree: Tree, anchor: int) -> Range:
    """The words that may belong to a cue: its paragraph, the one before and two behind, as far as the model reaches."""
    paragraph = tree.paragraph[anchor]
    first = tree.paragraphs[max(paragraph - 1, 0)][0]
    last = tree.paragraphs[min(paragraph + 2, len(tree.paragraphs) - 1)][1]
    return max(first, anchor - BEFORE), min(last, anchor + BEHIND)


def _climb(tree: Tree, anchor: int, start: int, rows: Ints) -> None:
    """Notes how many steps up from the cue, and then down which relation, each word hangs; fills columns 2 to 4."""
    end = start + len(rows)
    rows[:, 2] = STEPS
    above, was = anchor, -1
    for step in range(STEPS):
        for kid in tree.kids[above]:
            if kid != was:
                _descend(tree, kid, step, start, end, rows)
        if start <= above < end and rows[above - start, 2] == STEPS:
            rows[above - start, 2:5] = step, 0, 3
        if tree.head[above] == above:
            break
        was, above = above, tree.head[above]


def _descend(tree: Tree, kid: int, step: int, start: int, end: int, rows: Ints) -> None:
    a, b = max(tree.left[kid], start), min(tree.right[kid], end)
    if a < b:
        part = rows[a - start : b - start]
        free = part[:, 2] == STEPS
        part[free, 2:5] = step, _hash(tree.dep[kid], DEP_ROWS - 1) + 1, 1
    if start <= kid < end:
        rows[kid - start, 4] = 0
        for deeper in tree.kids[kid]:
            if start <= deeper < end and rows[deeper - start, 2] == step:
                rows[deeper - start, 4] = 2


def by_anchor(proposed: Sequence[Found]) -> dict[int, list[Found]]:
    """What is proposed for each word, likeliest first; what is bound to quotation marks before all."""
    out: dict[int, list[Found]] = {}
    for found in proposed:
        if found.anchor >= 0:
            out.setdefault(found.anchor, []).append(found)
    for several in out.values():
        several.sort(key=lambda found: (not found.is_direct, -found.score))
    return out
