"""Whom somebody speaks of by name, who is therefore hardly the one who speaks: "He said Moss has lost his way"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from newslens.attribution.entities.register import Register
from newslens.attribution.entities.words import Words

_FIRST_PERSON = frozenset({"i", "my"})
_INNER = frozenset({"‘", "'"})
_SELF = 3
"""So many words before a name may "I am" or "my name is" begin."""
MOST = 200
"""What is said is not looked at beyond so many names."""


def spoken_of(register: Register, said: Sequence[tuple[int, int]]) -> frozenset[int]:
    """The numbers of those whom what somebody says calls by name, but for who says so: "I am Ann Berg".

    Args:
        register: Whom the article speaks of.
        said: Where what is said stands, as code points, half-open.
    """
    words = register.words
    found: set[int] = set()
    for start, end in said:
        begin = bisect_left(words.start, start)
        first = bisect_left(register.starts, begin)
        last = bisect_left(register.starts, _inner(words, begin, bisect_left(words.start, end)))
        for number in range(first, min(last, first + MOST)):
            entity = register.of[number]
            # A government goes by the name of its state, also where it speaks of the state.
            state = register.entities[entity].key.startswith("nation ")
            if not state and not _introduces(words, register.names[number].lead):
                found.add(entity)
    return frozenset(found)


def _inner(words: Words, start: int, end: int) -> int:
    """Where what is said goes on with somebody else's words, in which the speaker may be named: "he told me, ‘Ann, go’"."""
    for at in range(start + 1, end):
        if words.text[at] in _INNER and words.start[at] > words.end[at - 1]:
            return at
    return end


def _introduces(words: Words, at: int) -> bool:
    """Whether a speaker gives the own name: "I, Ann Berg", "I am Ann Berg", "my name is Ann Berg"."""
    begin = max(0, at - _SELF)
    return not _FIRST_PERSON.isdisjoint(words.lower[begin:at]) and not any(
        words.verb[spot] and words.lower[spot] not in _BE for spot in range(begin, at)
    )


_BE = frozenset({"am", "'m", "’m", "is"})
