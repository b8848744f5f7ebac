"""Whose a number is: two that are told of two who are named, or each of its own people, can both hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from newslens.alignment.meanings import meanings
from newslens.alignment.numbers import Number
from newslens.alignment.stretches import Stretch

_RESULTS: Final = frozenset(("tally", "margin"))  # of a vote or a match two sides are named
_OWN: Final = frozenset("its their our my his her".split())
_BEHIND: Final = 4  # words behind a number among which "its" says whose people it counts
_SAME_STEM: Final = 4  # letters that a country and its people have in common
_DETERMINING: Final = frozenset(("the", "a", "an"))


def of_two_owners(a: Stretch, one: Number, b: Stretch, other: Number) -> bool:
    """Whether two numbers are told of two who are named: "Tarn sacked 26", "Kelby sacked two", or "nine of its soldiers" by both.

    Args:
        a: One stretch.
        one: Its number.
        b: The other.
        other: Its number.
    """
    if not one.amounts or one.kind in _RESULTS:
        return False
    if _apart(_opening(a), _opening(b), a, b) or _of_namesakes(a, b):
        return True
    voices = a.item.speaker, b.item.speaker
    return None not in voices and voices[0] != voices[1] and _its_own(a, one) and _its_own(b, other)


def of_other_names(a: Stretch, b: Stretch) -> bool:
    """Whether two stretches name somebody or something, and none of it alike.

    Args:
        a: One.
        b: The other.
    """
    ours, theirs = (
        tuple(side.item.keys[place] for place in range(side.start, side.end) if _is_name(side, place))
        for side in (a, b)
    )
    return _apart(ours, theirs, a, b)


def _opening(side: Stretch) -> tuple[str, ...]:
    """The keys of the name that a stretch opens with."""
    words = side.item.words.words
    start = side.start + (side.end > side.start and words[side.start].exact in _DETERMINING)
    return tuple(_name(side, start))


def _name(side: Stretch, start: int) -> Iterator[str]:
    """The keys of the name that begins at a place."""
    for place in range(start, side.end):
        if not _is_name(side, place):
            return
        yield side.item.keys[place]


def _is_name(side: Stretch, place: int) -> bool:
    """Whether a word is part of a name; one that opens a sentence is, where it is in no dictionary either."""
    key, form = side.item.keys[place], side.item.words.forms[place]
    if not key or not form[:1].isupper() or side.item.words.words[place].numeric:
        return False
    return key in side.item.names or side.item.words.words[place].exact.removesuffix("'s") not in meanings().rows


def _apart(ours: tuple[str, ...], theirs: tuple[str, ...], a: Stretch, b: Stretch) -> bool:
    """Whether two names are of two: neither stands in the other stretch, nor a word like it ("Tarn", "Tarnish")."""
    if not ours or not theirs or any(key in b.plain for key in ours) or any(key in a.plain for key in theirs):
        return False
    stems = {key[:_SAME_STEM] for key in ours}, {key[:_SAME_STEM] for key in theirs}
    return stems[0].isdisjoint(stems[1])


def _of_namesakes(a: Stretch, b: Stretch) -> bool:
    """Whether two are of one kind and of two names: "the mayor of Tarn", "the mayor of Kelby"."""
    ours, theirs = _kinds(a), _kinds(b)
    return any(_apart(ours[kind], theirs[kind], a, b) for kind in ours.keys() & theirs.keys())


def _kinds(side: Stretch) -> Mapping[str, tuple[str, ...]]:
    """The names behind "of", by the key of the noun in front of it."""
    words, keys = side.item.words.words, side.item.keys
    return {
        keys[place - 1]: name
        for place in range(side.start + 1, side.end)
        if words[place].exact == "of"
        and keys[place - 1]
        and not words[place - 1].numeric
        and (name := tuple(_name(side, place + 1)))
    }


def _its_own(side: Stretch, number: Number) -> bool:
    """Whether a number opens a stretch and is of people or things of whoever says so: "nine of its soldiers were killed"."""
    words, keys = side.item.words.words, side.item.keys
    if any(keys[place] for place in range(side.start, number.start)):
        return False
    near = (*words[side.start : number.start], *words[number.end : min(side.end, number.end + _BEHIND)])
    return not _OWN.isdisjoint(word.exact for word in near)
