"""Spellings of one name."""

from __future__ import annotations

from rapidfuzz.distance import DamerauLevenshtein

from newslens.language.names import PersonName

_SHORTEST = 5
"""Letters that a family name must have to be told from another by its spelling."""
_SOUNDS = str.maketrans({"q": "k", "c": "k", "g": "k", "z": "s", "v": "f", "w": "f", "j": "y", "d": "t", "b": "p"})


def skeleton(word: str) -> str:
    """What spellings of one name from another script have in common: its consonants, roughly."""
    found = ""
    for letter in word.translate(_SOUNDS):
        if letter not in "aeiouyh " and found[-1:] != letter:
            found += letter
    return found


def _unfolded(word: str) -> str:
    """A normalised word with one letter for what German prints as two: "juergen" is "jurgen", which stands for "Jürgen"."""
    for two in ("ae", "oe", "ue"):
        word = word.replace(two, two[0])
    return word


def misspelt(one: PersonName, other: PersonName) -> bool:
    """Whether two full names are spellings of one: long enough and next to equal, or with "ue" for "ü"."""
    if not one.given or not other.given:
        return False
    if _unfolded(one.family) == _unfolded(other.family) and _unfolded(one.given[0]) == _unfolded(other.given[0]):
        return True
    if min(len(one.family), len(other.family)) < _SHORTEST:
        return False
    family = DamerauLevenshtein.distance(one.family, other.family, score_cutoff=2)
    given = DamerauLevenshtein.distance(one.given[0], other.given[0], score_cutoff=2)
    if family + given == 0:
        return True
    allowed = 2 if min(len(one.family), len(other.family)) > 7 else 1
    return (
        (family <= allowed and given == 0)
        or (family == 0 and given == 1 and len(one.given[0]) > 4)
        or (family <= 1 and given <= 1 and len(one.family) > 6 and len(one.given[0]) > 4)
    )
