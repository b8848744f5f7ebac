"""Who says it: whether two speakers are one, or one speaks for the other."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from enum import IntEnum

from newslens.language.voices import closure
from newslens.types import Speaker, SpeakerKind

_WORD = re.compile(r"[^\W_]+")
_ONE_NAME = 2  # words that two names share when they may be of one: "Ada M. Brunn", "Mayor Ada Brunn"
_TITLES = frozenset("mr mrs ms miss dr sir the prof".split())


class Kinship(IntEnum):
    """How two speakers stand to each other."""

    DIFFERENT = -1
    UNKNOWN = 0
    RELATED = 1
    SAME = 2


class Voices:
    """The speakers of an analysis, by id."""

    def __init__(self, speakers: Sequence[Speaker]) -> None:
        self._speakers: Mapping[str, Speaker] = {speaker.id: speaker for speaker in speakers}
        self._speaks_for = closure(speakers)

    def kinship(self, a: str | None, b: str | None) -> Kinship:
        """How two speakers stand to each other; unknown where one of them is not known.

        Who speaks for another, directly or through a third, is related to it; two who speak for one body are different.
        """
        if a is None or b is None:
            return Kinship.UNKNOWN
        if a == b:
            return Kinship.SAME
        one, other = self._speakers.get(a), self._speakers.get(b)
        if one is None or other is None:
            return Kinship.UNKNOWN
        if b in self._speaks_for[a] or a in self._speaks_for[b]:
            return Kinship.RELATED
        return Kinship.DIFFERENT

    def conflict(self, a: str | None, b: str | None) -> bool:
        """Whether what one says cannot be what the other said, unless one of the articles is wrong.

        Both must be known by name: who is only described, or by a part of the other's name, or shares two words of it, may be the
        other.

        Args:
            a: The id of one speaker.
            b: The id of the other.
        """
        if self.kinship(a, b) != Kinship.DIFFERENT:
            return False
        one, other = self._speakers[a or ""], self._speakers[b or ""]
        if SpeakerKind.UNNAMED in (one.kind, other.kind):
            return False
        left, right = _names(one.name), _names(other.name)
        return bool(left and right) and not (left <= right or right <= left) and len(left & right) < _ONE_NAME


def _names(name: str) -> frozenset[str]:
    """The words of a name that are written like names."""
    return frozenset(word.casefold().removesuffix("'s") for word in _WORD.findall(name) if word[0].isupper()) - _TITLES
