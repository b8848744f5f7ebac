"""Who says it: whether two speakers are one, or one speaks for the other."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from enum import IntEnum

from newslens.language.positions import Voice
from newslens.language.roles import parse_role
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
        if SpeakerKind.UNNAMED in (one.kind, other.kind) or _may_speak_for(one, other) or _may_speak_for(other, one):
            return False
        return _two_names(one, other)

    def deputy(self, a: str | None, b: str | None) -> bool:
        """Whether one speaks for the other, and the two are people who are known by name: a lawyer and her client.

        A body has no other voice than those who speak for it; what a lawyer says her client did not say.
        """
        if a is None or b is None or self.kinship(a, b) != Kinship.RELATED:
            return False
        one, other = self._speakers[a], self._speakers[b]
        return one.kind is other.kind is SpeakerKind.PERSON and _two_names(one, other)


def _two_names(one: Speaker, other: Speaker) -> bool:
    """Whether the names of two speakers are those of two, and not the longer and the shorter name of one."""
    left, right = _names(one.name), _names(other.name)
    return bool(left and right) and not (left <= right or right <= left) and len(left & right) < _ONE_NAME


def _may_speak_for(one: Speaker, body: Speaker) -> bool:
    """Whether somebody is a spokesperson, of whom the texts do not say, so that it may be for a body."""
    if one.kind is not SpeakerKind.PERSON or body.kind is not SpeakerKind.ORGANIZATION:
        return False
    roles = [role for text in one.roles if (role := parse_role(text)) is not None]
    spoken = [role for role in roles if role.voice is Voice.SPOKESPERSON]
    return bool(spoken) and not any(role.of or role.modifiers for role in spoken)


def _names(name: str) -> frozenset[str]:
    """The words of a name that are written like names."""
    return frozenset(word.casefold().removesuffix("'s") for word in _WORD.findall(name) if word[0].isupper()) - _TITLES
