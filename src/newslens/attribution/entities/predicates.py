"""What a verb behind a name says that its bearer is or became: "is the mayor of Tarn", "was named home secretary"."""

from __future__ import annotations

from collections.abc import Iterator

from newslens.attribution.entities.bounds import DETERMINERS, NO_PART, PREPOSITIONS, until
from newslens.attribution.entities.words import POSSESSIVES, Words
from newslens.language.positions import Voice, noun

_IS = frozenset({"is", "was", "became", "becomes", "remains", "remained", "be"})
_AS = frozenset({"serves", "served", "works", "worked", "acts", "acted"})
_MADE = frozenset({"appointed", "named", "elected", "re-elected", "made", "confirmed", "reappointed"})
_NOW = frozenset({"now", "also", "currently", "once", "then"})


def linked(words: Words, at: int) -> Iterator[tuple[int, int]]:
    """Where a role may stand behind a verb.

    Args:
        words: The text.
        at: The first word behind a name, or behind its "who".
    """
    lower = words.lower
    if lower[at] in _AS and at + 2 < len(words) and lower[at + 1] == "as":
        yield at + 2, until(words, at + 2)
    if lower[at] not in _IS or at + 1 >= len(words):
        return
    made = lower[at + 1] in _MADE
    begin = at + 2 if made or lower[at + 1] in _NOW else at + 1
    if made and lower[begin : begin + 1] == ["as"]:
        begin += 1
    if begin >= len(words):
        return
    owned = begin + 1 < len(words) and lower[begin + 1] in POSSESSIVES
    if is_office(words, begin) or (not made and (lower[begin] in DETERMINERS or owned)):
        yield begin, until(words, begin)


def is_office(words: Words, at: int) -> bool:
    """Whether a phrase names an office, as which it needs no article: "home secretary of", not "captain material" or "a nurse"."""
    end = until(words, at)
    core = next((spot for spot in range(at, end) if words.lower[spot] in PREPOSITIONS | NO_PART), end)
    head = noun(words.lower[core - 1]) if core > at else None
    return head is not None and head.voice is Voice.HEAD and not head.plural
