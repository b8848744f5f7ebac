"""The words of contents, and how much of them two contents share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Final

import attrs

from newslens.attribution.found import Found
from newslens.attribution.parse.tree import Ranges, Tree

SAME: Final = 0.5
"""From this overlap on, two contents are the same."""


@attrs.frozen
class Contents:
    """The words of some contents, and which contents hold each word.

    Attributes:
        words: The words of each content.
        holders: The numbers of the contents that hold a word.
    """

    words: Sequence[AbstractSet[int]]
    holders: Mapping[int, Sequence[int]]

    @classmethod
    def of(cls, tree: Tree, found: Iterable[Found]) -> Contents:
        """The contents of some attributions."""
        words = [words_of(tree, one.content) for one in found]
        holders: dict[int, list[int]] = {}
        for number, held in enumerate(words):
            for word in held:
                holders.setdefault(word, []).append(number)
        return cls(words, holders)

    def hold(self, words: AbstractSet[int]) -> bool:
        """Whether one of them is about the same as some words."""
        return any(overlap(words, held) >= SAME for held in self._near(words))

    def tell(self, words: AbstractSet[int]) -> bool:
        """Whether one of them is about the same as some words, or has them all."""
        return any(words <= held or overlap(words, held) >= SAME for held in self._near(words))

    def _near(self, words: AbstractSet[int]) -> Iterator[AbstractSet[int]]:
        return (self.words[number] for number in {number for word in words for number in self.holders.get(word, ())})


def words_of(tree: Tree, content: Ranges) -> set[int]:
    """The tokens of a content without punctuation."""
    return {token for start, end in content for token in tree.touched(start, end) if not tree.punct[token]}


def share(tree: Tree, one: Ranges, other: Ranges) -> float:
    """The Jaccard index of the words of two contents, 0 to 1."""
    return overlap(words_of(tree, one), words_of(tree, other))


def overlap(one: AbstractSet[int], other: AbstractSet[int]) -> float:
    """The Jaccard index of two sets, 0 to 1; 0 where both are empty."""
    return len(one & other) / len(one | other) if one | other else 0.0
