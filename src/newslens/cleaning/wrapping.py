"""Lines broken at a column: where a text has them, and which belong together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise

import attrs

from newslens.cleaning.lines import Line, lines
from newslens.cleaning.spoken import spoken_on
from newslens.spans import Edit

_ENDS = re.compile(r"[.!?:;…][\"'”’»)\]]{0,3}\Z")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_FIRST_WORD = re.compile(r"\S{1,40}")
_BROKEN_WORD = re.compile(r"([^\W\d_]{2,})[-‐]\Z")
_BROKEN_PAIR = re.compile(r"(?<![^\W\d_])[^\W\d_]{2,40}[-‐][ \t]{0,8}\r?\n[ \t]{0,8}[^\W\d_]{1,40}")
_WIDEST = 132
_NARROWEST = 28
# Verses may be as narrow as columns of a paper, but break no words.
_NARROWEST_HYPHENED = 16
_FEWEST_HYPHENED = 1
# A first part that keeps its hyphen in front of any second part.
_PREFIXES = frozenset(
    "all anti cross ex far first full half hard high ill large left long low mid multi near new non old one open part post pre "
    "pro quasi right second self semi short single small so then third three top two under vice well wide year".split()
)


@attrs.frozen
class Wrapping:
    """How the lines of a text are broken.

    Attributes:
        width: The column at which they are broken; 0 where they are not.
    """

    width: int = 0


def wrapping(of: Sequence[Line], text: str) -> Wrapping:
    """Whether the lines of a text are broken at a column, and at which.

    They are where most lines that have another right below them stop in mid-sentence and are about equally wide, and no
    line is wider.
    """
    inner = [
        (line, below)
        for line, below in pairwise(of)
        if "\n" not in text[line.end + 1 : below.start] and text.find("\n", line.end, below.start) >= 0
    ]
    if len(inner) < 2:
        return Wrapping()
    widths = sorted(len(line.words) for line, _ in inner)
    width = widths[len(widths) * 9 // 10]
    hyphened = sum(below.words[0].islower() and _BROKEN_WORD.search(line.words) is not None for line, below in inner)
    narrowest = _NARROWEST_HYPHENED if hyphened >= max(_FEWEST_HYPHENED, len(inner) // 12) else _NARROWEST
    if not narrowest <= width <= _WIDEST or widths[len(widths) // 2] < width * 0.6:
        return Wrapping()
    open_ends = [(line, below) for line, below in inner if not _ENDS.search(line.words[-6:])]
    lower = sum(below.words[0].islower() for _, below in open_ends)
    wider = sum(len(line.words) > width * 1.3 for line in of)
    if wider * 10 > len(of) or len(open_ends) < 0.5 * len(inner) or lower < 0.35 * len(open_ends):
        return Wrapping()
    return Wrapping(width)


@attrs.frozen(slots=False)
class _Vocabulary:
    text: str

    @cached_property
    def words(self) -> frozenset[str]:
        return frozenset(word.lower() for word in _WORD.findall(_BROKEN_PAIR.sub(" ", self.text)))


def paragraphs(text: str) -> list[Edit]:
    r"""The edits that make each paragraph one line, with exactly one empty line between two of them.

    Where lines are broken at a column they are joined, and so are words hyphenated over line ends; otherwise each line
    is a paragraph, but for those that one quotation runs over.

    Examples:
        >>> paragraphs("One.\nTwo. \n\n\nThree.\n")
        [Edit(start=4, end=5, replacement='\n\n', gap=False), Edit(start=9, end=13, replacement='\n\n', gap=False), Edit(start=19, end=20, replacement='', gap=False)]
    """
    of = lines(text)
    if not of:
        return [Edit(0, len(text))] if text else []
    width = wrapping(of, text).width
    vocabulary = _Vocabulary(text)
    spoken = frozenset[int]() if width else spoken_on(of, text)
    edits = [Edit(0, of[0].start)] if of[0].start else []
    for number, (line, below) in enumerate(pairwise(of)):
        start, end, replacement = line.end, below.start, " " if number in spoken else "\n\n"
        between = text[start:end]
        if width and between.count("\n") == 1 and _goes_on(line, below, width):
            hyphen = _BROKEN_WORD.search(line.words)
            if hyphen and below.words[0].islower():
                replacement = ""
                start -= 0 if _keeps_hyphen(hyphen.group(1), below.words, vocabulary) else 1
            else:
                replacement = "" if line.words[-1] in "—–/" and line.words[-2:-1] != " " else " "
        if replacement != between or start != line.end:
            edits.append(Edit(start, end, replacement))
    if of[-1].end < len(text):
        edits.append(Edit(of[-1].end, len(text)))
    return edits


def _goes_on(line: Line, below: Line, width: int) -> bool:
    first = _FIRST_WORD.match(below.words)
    reach = len(line.words) + 1 + (len(first.group()) if first else 0)
    if below.words[0].islower() and not _ENDS.search(line.words[-6:]):
        return len(line.words) >= width * 0.4 or _BROKEN_WORD.search(line.words) is not None
    return reach >= width * (0.9 if _ENDS.search(line.words[-6:]) else 0.8)


def _keeps_hyphen(first: str, below: str, vocabulary: _Vocabulary) -> bool:
    match = _WORD.match(below)
    second = match.group() if match else ""
    joined, hyphenated = f"{first}{second}".lower(), f"{first}-{second}".lower()
    if joined in vocabulary.words:
        return False
    if hyphenated in vocabulary.words or first.lower() in _PREFIXES:
        return True
    # Neither half of a word that was broken for want of room is likely to be a word that the text has elsewhere.
    return len(first) > 2 and not vocabulary.words.isdisjoint((first.lower(), second.lower()))
