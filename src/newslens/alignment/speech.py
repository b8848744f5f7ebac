"""Who says it: whether two speakers are one, or one speaks for the other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import IntEnum

from newslens.types import Speaker, SpeakerKind


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

    def kinship(self, a: str | None, b: str | None) -> Kinship:
        """How two speakers stand to each other; unknown where one of them is not known."""
        if a is None or b is None:
            return Kinship.UNKNOWN
        if a == b:
            return Kinship.SAME
        one, other = self._speakers.get(a), self._speakers.get(b)
        if one is None or other is None:
            return Kinship.UNKNOWN
        if b in one.speaks_for or a in other.speaks_for:
            return Kinship.RELATED
        return Kinship.DIFFERENT

    def conflict(self, a: str | None, b: str | None) -> bool:
        """Whether what one says cannot be what the other said, unless one of the articles is wrong."""
        if self.kinship(a, b) != Kinship.DIFFERENT:
            return False
        one, other = self._speakers[a or ""], self._speakers[b or ""]
        return SpeakerKind.UNNAMED not in (one.kind, other.kind)
