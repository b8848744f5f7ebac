"""Which words of a quote or claim are set off, and whether one prints the words of another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from newslens.reporting.words import Piece, drawn, line, marked
from newslens.spans import Spans
from newslens.types import Claim, Difference, Quote

_JOIN: Final = " … "  # as `Article.raw_text` joins pieces
_OMISSION: Final = re.compile(r"…|\.(?: ?\.){2}")
_WORD: Final = re.compile(r"[^\W_]+(?:['’ʼ][^\W_]+)*|[$£€¥₹%]")
_APOSTROPHES: Final = str.maketrans("’ʼ", "''")


def pieces(item: Quote | Claim, differing: Spans, differences: Iterable[Difference]) -> tuple[Piece, ...]:
    """The words of a quote or claim, those set off that stand otherwise elsewhere.

    Args:
        item: The quote or claim.
        differing: Where such words stand in the raw text.
        differences: What is known of them. Where one has no place, as other stages may leave it, its words are looked for.
    """
    if sum(map(len, item.spans)) + len(_JOIN) * (len(item.spans) - 1) == len(item.text):
        places = list(_places(item.spans, differing))
        if places:
            return drawn(item.text, places)
    sides = [
        (words, spans)
        for found in differences
        for name, words, spans in ((found.a, found.a_words, found.a_spans), (found.b, found.b_words, found.b_spans))
        if name == item.id
    ]
    return marked(line(item.text), (words for words, spans in sides if not spans))


def _places(spans: Spans, differing: Spans) -> Iterator[tuple[int, int]]:
    """Where in the joined words of some spans others stand."""
    before = 0
    for span in spans:
        for other in differing:
            start, end = max(span.start, other.start), min(span.end, other.end)
            if start < end:
                yield before + start - span.start, before + end - span.start
        before += len(span) + len(_JOIN)


def prints(whole: str, part: str) -> bool:
    """Whether the words of one text stand in a row in another, in pieces where it leaves something out.

    Examples:
        >>> prints("“We may sell the barges,” … “But not today.”", "“We may sell … not today”")
        True
        >>> prints("“The lock is open,”", "“The lock is shut.”")
        False
    """
    runs = [f" {' '.join(_words(piece))} " for piece in _OMISSION.split(part)]
    held = f" {' '.join(_words(whole))} "
    return all(run in held for run in runs if run.strip())


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text.translate(_APOSTROPHES))]
