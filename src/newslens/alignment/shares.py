"""Shares told without a figure: "most residents", "few of them", "half the members", as percentages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from newslens.alignment.lexicon import Word
from newslens.alignment.measures import measures

NEAR: Final = 2.0
"""Percent by which a percentage may be off a fraction that is meant by it."""
_SHARES: Final = {"most": (50.0, 100.0), "majority": (50.0, 100.0), "minority": (0.0, 50.0), "few": (0.0, 35.0)}
SHARING: Final = frozenset(_SHARES)
"""Words that may tell a share and are no numbers."""
_BARE: Final = frozenset(("most", "few"))  # of these the noun may stand right behind: "most residents"
_BEFORE_SOME: Final = frozenset(
    "a the this these that those his her its their our last next first past".split()
)  # "a few" are some
_HALVED: Final = frozenset("the its his her their our my".split())
_BEHIND_HALF: Final = frozenset(
    "size price cost amount number rate speed length height weight distance battle time way day night".split()
)  # "half the price of" is no share


def share(words: Sequence[Word], index: int) -> tuple[float, float] | None:
    """From how many percent to how many a word tells; None where it tells no share.

    Args:
        words: The words of a text.
        index: The number of one of `SHARING`, or of "half".

    Examples:
        >>> from newslens.alignment.words import read
        >>> [share(read(text).words, 0) for text in ("most residents", "most expensive", "half the members", "half the price")]
        [(50.0, 100.0), None, (48.0, 52.0), None]
    """
    before, after, behind = (_exact(words, place) for place in (index - 1, index + 1, index + 2))
    word = words[index].exact
    if word not in _SHARES:
        return (50.0 - NEAR, 50.0 + NEAR) if after in _HALVED and behind and behind not in _BEHIND_HALF else None
    if word == "few" and (before in _BEFORE_SOME or _lemma(words, index + 1) in measures().units):
        return None
    return _SHARES[word] if after == "of" or (word in _BARE and after.endswith("s")) else None


def _exact(words: Sequence[Word], index: int) -> str:
    return words[index].exact if 0 <= index < len(words) else ""


def _lemma(words: Sequence[Word], index: int) -> str:
    return words[index].lemma if index < len(words) else ""
