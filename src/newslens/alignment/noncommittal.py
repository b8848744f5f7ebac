"""Statements that commit to nothing: what one leaves open is neither the same as what the other says nor against it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from newslens.alignment.stems import lemmas
from newslens.alignment.stretches import Stretch
from newslens.alignment.withheld import SAYING

_OPEN_TOO: Final = lemmas(
    "decline refuse refusal withhold comment silent silence unclear undecided unsure uncertain unknown whether decision"
)
"""What may leave the same open in other words: "no decision on an appeal", "kept silent"."""
_MOSTLY: Final = 0.5


def noncommittal(a: Stretch, b: Stretch, shared: Mapping[str, float]) -> bool:
    """Whether only one of two stretches leaves open what both speak of: "declined to say whether he signed", "he signed".

    "Holm has not confirmed that he signed" and "Holm confirmed that he signed" are two answers to one question, and so are
    not meant.

    Args:
        a: One.
        b: The other.
        shared: What they have in common, and what it weighs.
    """
    if (a.withheld is None) == (b.withheld is None):
        return False
    side, other = (b, a) if a.withheld is None else (a, b)
    told = other.lemmas | other.item.cue
    left = side.withheld
    if left is None or not _OPEN_TOO.isdisjoint(told) or (left.telling in told and left.telling not in SAYING):
        return False
    names = a.item.names | b.item.names
    spoken_of = {key: weight for key, weight in shared.items() if key not in names}
    inside = {*side.item.keys[left.start : left.end]}
    besides = sum(weight for key, weight in spoken_of.items() if key not in inside)
    return besides <= _MOSTLY * sum(spoken_of.values())
