"""Words by position: what two annotations of one text are compared by."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Final

import attrs

from newslens.spans import Span

_WORD: Final = re.compile(r"\w+(?:[’'\-]\w+)*")
SAME: Final = 0.5

Words = frozenset[int]


@attrs.frozen
class WordIndex:
    """The words of a text, each known by the code point in its middle, so that marks and blanks at its ends do not matter.

    Attributes:
        text: The text.
        at: The number of the word in whose middle a code point stands.
        forms: The words themselves, by number.
    """

    text: str
    at: dict[int, int] = attrs.field(
        default=attrs.Factory(
            lambda self: {(m.start() + m.end() - 1) // 2: i for i, m in enumerate(_WORD.finditer(self.text))},
            takes_self=True,
        ),
        repr=False,
    )
    forms: tuple[str, ...] = attrs.field(
        default=attrs.Factory(lambda self: tuple(_WORD.findall(self.text)), takes_self=True), repr=False
    )

    def words(self, spans: Iterable[Span]) -> Words:
        """The numbers of the words in some spans.

        Examples:
            >>> index = WordIndex("“No,” she said.")
            >>> index.words([Span(0, 5)]) == index.words([Span(1, 3)]) == {0}
            True
        """
        return frozenset(self.at[place] for span in spans for place in range(span.start, span.end) if place in self.at)

    def inked(self, spans: Iterable[Span]) -> frozenset[int]:
        """The code points in some spans that are no blanks."""
        text = self.text
        return frozenset(
            place
            for span in spans
            for place in range(span.start, min(span.end, len(text)))
            if not text[place].isspace()
        )


def jaccard(a: Words, b: Words) -> float:
    """Shared words over all words of both; 0 where one has none."""
    return len(a & b) / len(a | b) if a and b else 0.0


def containment(a: Words, b: Words) -> float:
    """Shared words over the words of the shorter; 0 where one has none."""
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def touches(a: Iterable[Span], b: Sequence[Span]) -> bool:
    """Whether a span of the one shares a code point with a span of the other."""
    return any(one.overlaps(other) for one in a for other in b)


def match(golds: Sequence[Words], predicted: Sequence[Words], last: Callable[[int], bool]) -> dict[int, int]:
    """Pair gold and predicted items one to one, by falling Jaccard, from 0.5 on.

    Args:
        golds: The words of each gold item.
        predicted: The words of each predicted item.
        last: Whether a gold item stands back where two fit equally well.

    Returns:
        For each gold item that is matched, the predicted one.
    """
    fits = sorted(
        (-fit, last(i), i, j)
        for i, gold in enumerate(golds)
        for j, guess in enumerate(predicted)
        if (fit := jaccard(gold, guess)) >= SAME
    )
    matched: dict[int, int] = {}
    used: set[int] = set()
    for _, _, i, j in fits:
        if i not in matched and j not in used:
            matched[i] = j
            used.add(j)
    return matched
