"""Words in marks that stand a second time: as a heading, and in the text below it, where it is told who says them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from newslens.attribution.found import HEADING, Found
from newslens.attribution.parse.tree import Ranges, Tree

AGAIN: Final = "who says the same words"
"""The rule for whose a heading is by what the text has of it."""
# A single word may be anybody's; so many words find the place where all are compared.
_FEWEST: Final = 2
_KEY: Final = 4


def said_again(tree: Tree, headings: Iterable[Found], told: Sequence[Found]) -> Mapping[Ranges, Found]:
    """For headings in marks, by their content, the first attribution with a source that has the same words in its content.

    Args:
        tree: The parse.
        headings: Words in marks that are a heading, or open one.
        told: The attributions of the article.
    """
    wanted = {one.content: words for one in headings if len(words := _words(tree, one.content)) >= _FEWEST}
    lengths = {min(len(words), _KEY) for words in wanted.values()}
    said = [(one, _words(tree, one.content)) for one in told if one.source and one.frame != HEADING] if wanted else []
    places: dict[tuple[str, ...], tuple[int, int]] = {}
    for number, (_, words) in enumerate(said):
        for length in lengths:
            for at in range(len(words) - length + 1):
                places.setdefault(tuple(words[at : at + length]), (number, at))
    out: dict[Ranges, Found] = {}
    for content, words in wanted.items():
        number, at = places.get(tuple(words[:_KEY]), (0, 0))
        if said and said[number][1][at : at + len(words)] == words:
            out[content] = said[number][0]
    return out


def _words(tree: Tree, content: Ranges) -> list[str]:
    return [tree.low[token] for start, end in content for token in tree.touched(start, end) if not tree.punct[token]]
