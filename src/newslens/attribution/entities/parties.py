"""Who "the Ohio Republican" is: whoever spoke last, if no party and no state that the article prints speaks against it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from newslens.attribution.entities.phrases import Phrase
from newslens.attribution.entities.pronouns import Number, suits
from newslens.attribution.entities.register import Register
from newslens.attribution.entities.trail import Trail
from newslens.language.positions import is_partisan

_SEAT = re.compile(r"[(,] ?([DR]) ?[-–] ?([A-Z]\w)")
_PARTIES = {"D": "democrat", "R": "republican"}
_ADJECTIVES = {"democratic": "democrat", "republican": "republican"}
_MENTIONS = 8
"""At so many mentions of somebody, the first ones, is it looked whether a party stands there."""
_WORDS = 5
"""So many words behind a name may its bearer's party and state stand: "Ann Berg (R-Ohio)"."""


def member(register: Register, trail: Trail, phrase: Phrase) -> int:
    """The member of a party whom an epithet takes up, or -1.

    Args:
        register: Whom the article speaks of.
        trail: Whom it has mentioned.
        phrase: A noun that is a party's, with what narrows it.
    """
    words = register.words
    spot, speaker = trail.sources[-1] if trail.sources else (0, -1)
    near = words.paragraph[phrase.start] - words.paragraph[spot] <= 1
    latest = (seen.entity for seen in trail.before(phrase.start) if not seen.quoted)
    for number in dict.fromkeys((*([speaker] if near and speaker >= 0 else []), *latest)):
        entity = register.entities[number]
        if entity.person is not None and suits(entity, Number.ONE) and _may_be(register, number, phrase):
            return number
    return -1


def _may_be(register: Register, number: int, phrase: Phrase) -> bool:
    """Whether nothing that the article prints of somebody speaks against a party and a state."""
    words = register.words
    party = words.lower[phrase.core - 1].removesuffix("s")
    place = words.text[phrase.core - 2] if phrase.core - phrase.start > 1 else ""
    entity = register.entities[number]
    told = {_ADJECTIVES[word] for role in entity.roles.values() if role for word in role.words if word in _ADJECTIVES}
    told |= {role.head for role in entity.roles.values() if role is not None and is_partisan(role.head)}
    seats = list(_seats(register, number))
    told |= {_PARTIES[letter] for letter, _ in seats}
    # "(D-Md.)" and "Maryland" have at least the first letter in common.
    elsewhere = place[:1].isupper() and any(state[0] != place[0] for _, state in seats)
    return (not told or party in told) and not elsewhere


def _seats(register: Register, number: int) -> Iterator[tuple[str, str]]:
    """The party and the beginning of the state that stand behind the names of somebody."""
    words = register.words
    for spot in register.entities[number].at[:_MENTIONS]:
        at = bisect_left(register.starts, spot)
        if at < len(register.starts) and register.starts[at] == spot:
            end = register.names[at].end
            found = _SEAT.match(words.phrase(end, min(end + _WORDS, len(words))))
            if found is not None:
                yield found.group(1), found.group(2)
