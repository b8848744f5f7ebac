"""Paragraphs as parts of conversations: their labels, whether they ask, whether somebody speaks of himself or to somebody."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import Final

import attrs

from newslens.attribution.parse.phrases import says_when
from newslens.attribution.parse.tree import Range, Tree
from newslens.language.labels import DIRECTION, Label, heading, label

_LONGEST_HEADING: Final = 5
_FIRST: Final = frozenset(("i", "we", "my", "our", "mine", "ours", "myself", "ourselves"))
_SECOND: Final = frozenset(("you", "your", "yours", "yourself"))
_EDGES: Final = " *_\t"


@attrs.frozen
class Line:
    """A paragraph as a part of a conversation.

    Attributes:
        number: Its number.
        start: Its first code point.
        end: One past its last.
        label: The label that it opens with, or that it is; relative to its start.
        name: The name on the label in lower case, or the empty string.
        direct: Whether it only says what happens in the room, or heads a part of the conversation.
        asks: Whether it ends with a question mark outside of quotation marks.
        bold: Whether all of it is marked as bold.
        first: Whether somebody speaks of himself in it, outside of quotation marks.
        second: Whether somebody is spoken to in it, outside of quotation marks.
    """

    number: int
    start: int
    end: int
    label: Label | None
    name: str
    direct: bool
    asks: bool
    bold: bool
    first: bool
    second: bool

    @property
    def labelled(self) -> bool:
        """Whether somebody's turn begins here."""
        return self.label is not None

    @property
    def head(self) -> bool:
        """Whether the label is all of the paragraph."""
        return self.label is not None and self.start + self.label.behind == self.end


def read_line(tree: Tree, number: int, forms: AbstractSet[str]) -> Line:
    """A paragraph as a part of a conversation.

    Args:
        tree: The parse.
        number: The number of the paragraph.
        forms: Words that stand before a colon and name nobody.
    """
    low, high = tree.paragraphs[number]
    start, end = tree.span((low, high)) if low < high else (0, 0)
    words = tree.text[start:end].rstrip()
    start, end = start + len(words) - len(words.lstrip()), start + len(words)
    words = words.lstrip()
    found = label(words) or heading(words)
    name = words[found.start : found.end].lower() if found is not None else ""
    if found is not None and not _names(tree, start, found, name, forms):
        found, name = None, ""
    plain = words.strip(_EDGES)
    free = {tree.low[token] for token in range(low, high) if tree.quoted[token] < 0}
    ending = tree.touched(start, start + len(words.rstrip(_EDGES)))
    return Line(
        number,
        start,
        end,
        found,
        name,
        direct=not DIRECTION.sub("", words).strip(" .*-–—")
        or (words.endswith(":") and len(words.split()) <= _LONGEST_HEADING),
        asks=plain.endswith("?") and bool(ending) and tree.quoted[ending[-1]] < 0,
        bold=words[:2] in {"**", "__"} and words[-2:] == words[:2] and words.count(words[:2]) == 2,
        first=not free.isdisjoint(_FIRST),
        second=not free.isdisjoint(_SECOND),
    )


def _names(tree: Tree, start: int, found: Label, name: str, forms: AbstractSet[str]) -> bool:
    """Whether a label may name somebody: no day, no `BREAKING`, no `The facts`, and no quotation mark opens it."""
    tokens = tree.touched(start + found.start, start + found.end)
    if not tokens or tree.quoted[tokens[0]] >= 0 or says_when(tree, tokens[0], tokens[-1] + 1):
        return False
    return not all(word.strip(".’'s") in forms or word in forms or word == "the" for word in name.split())


def without_lone_heads(lines: Sequence[Line]) -> list[Line]:
    """Lines in which names that stand alone count as labels only where one of them stands twice, each above something said."""
    heads = [one.name for one in lines if one.head]
    twice = len(set(heads)) < len(heads)
    return [
        one
        if not one.head or (twice and number + 1 < len(lines) and not lines[number + 1].labelled)
        else attrs.evolve(one, label=None, name="")
        for number, one in enumerate(lines)
    ]


def mentions(tree: Tree, one: Line, speaker: str) -> bool:
    """Whether a line tells of somebody by name, outside of quotation marks."""
    return any(tree.low[i] == speaker and tree.quoted[i] < 0 for i in tree.touched(one.start, one.end))


def speaker_of(tree: Tree, one: Line) -> Range | None:
    """The tokens of the name on the label of a line; None where it has no label."""
    if one.label is None:
        return None
    tokens = tree.touched(one.start + one.label.start, one.start + one.label.end)
    return tree.trim(tokens[0], tokens[-1] + 1)


def said_in(tree: Tree, one: Line) -> Iterator[Range]:
    """What is said in a line, without the label, marks of bold type and what happens in the room."""
    start = one.start + (one.label.behind if one.label is not None else 0)
    cuts = [found.span() for found in DIRECTION.finditer(tree.text, start, one.end)]
    for first, last in zip((start, *(b for _, b in cuts)), (*(a for a, _ in cuts), one.end), strict=True):
        words = tree.text[first:last]
        tokens = tree.touched(first + len(words) - len(words.lstrip(_EDGES)), first + len(words.rstrip(_EDGES)))
        low, high = (tokens[0], tokens[-1] + 1) if tokens else (0, 0)
        # A quotation at either end keeps its marks.
        while low < high and tree.punct[low] and tree.quoted[low] < 0:
            low += 1
        while low < high and tree.punct[high - 1] and tree.quoted[high - 1] < 0:
            high -= 1
        if low < high:
            yield tree.span((low, high))
