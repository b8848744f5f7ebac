"""Who holds an office that the article tells nobody to hold: "Ann Berg rose. “Enough,” the finance minister began"."""

from __future__ import annotations

from bisect import bisect_left

from newslens.attribution.entities.cast import Entity
from newslens.attribution.entities.phrases import Phrase
from newslens.attribution.entities.pronouns import Number, asked, suits
from newslens.attribution.entities.register import Register
from newslens.attribution.entities.sayers import answers, can_be
from newslens.attribution.entities.trail import GOES_ON, Trail
from newslens.attribution.entities.words import Words
from newslens.language.names import normalise
from newslens.language.positions import is_known_office, is_sole_office

_STARTS = frozenset({"began", "begins"})
_KEEPS_ON = GOES_ON - {"also"}
"""Verbs of who goes on; "the mayor also said" is as often another one who says the same."""
_QUOTED = 60
"""So many words of a quotation are looked at."""


def untold(register: Register, trail: Trail, phrase: Phrase) -> int:
    """The one just spoken of by a full name, with nothing to say who that is, where a noun for an office means nobody else; or -1.

    An office that there is one of needs nobody named before it: "Ann Berg said no. The home secretary said yes" may be two
    people. So it is hers only where she goes on speaking, and a new voice is no more brought in behind its words than in the
    middle of a speech: "Ann Berg said no. “Never,” the home secretary said". "The minister" alone is one of several, and
    means whoever was named.

    Args:
        register: Whom the article speaks of.
        trail: Whom it has mentioned.
        phrase: A noun with what narrows it.
    """
    words, head = register.words, phrase.head
    if head is None or not is_known_office(head.word) or words.lower[phrase.start] != "the":
        return -1
    found = trail.last(phrase.start, Number(head.gender) if head.gender else Number.ONE)
    entity = register.entities[found] if found >= 0 else None
    if entity is None or not _may_hold(register, entity):
        return -1
    before = [at for at in entity.at if at < phrase.start]
    near = words.paragraph[phrase.start] - words.paragraph[max(before)] if before else 2
    if near > 1 or (near == 1 and found != trail.speaker):
        return -1
    speaks = bool(trail.sources) and trail.sources[-1][1] == found
    if not can_be(register, phrase, entity, until=phrase.start) or (
        speaks and answers(words, phrase.start, phrase.end)
    ):
        return -1
    one_of_several = not phrase.modifiers and not is_sole_office(head.word)
    if not one_of_several and not _goes_on(words, trail, phrase, entity, speaks=speaks):
        return -1
    entity.spoken_roles.add(words.phrase(phrase.start + 1, phrase.end))
    return found


def _may_hold(register: Register, entity: Entity) -> bool:
    """Whether an entity is a person by full name of whom the article tells nothing, not even an age: "Ann Berg, 34,"."""
    if entity.person is None or not entity.person.given or entity.said or entity.roles:
        return False
    first = bisect_left(register.starts, min(entity.at))
    end = register.names[first].end
    behind = register.words.text[end : end + 2]
    return not (behind[:1] == [","] and behind[-1].isdigit())


def _goes_on(words: Words, trail: Trail, phrase: Phrase, entity: Entity, *, speaks: bool) -> bool:
    """Whether who was spoken of begins or goes on to speak at a noun."""
    verb = words.lower[phrase.end : phrase.end + 1]
    if not speaks or not _KEEPS_ON.isdisjoint(verb):
        return not (_KEEPS_ON if speaks else _STARTS).isdisjoint(verb)
    last = trail.quoted_before(phrase.start)
    return last >= 0 and not _is_spoken_of(words, trail, last, entity)


def _is_spoken_of(words: Words, trail: Trail, last: int, entity: Entity) -> bool:
    """Whether the quotation that ends with a word is about somebody: "“He is wrong,” the home secretary said"."""
    family = entity.person.family if entity.person is not None else ""
    for spot in range(last, max(-1, last - _QUOTED), -1):
        if not trail.in_quotes(spot):
            break
        number = asked(words.lower[spot])
        if number in {Number.MALE, Number.FEMALE} and suits(entity, number):
            return True
        if normalise(words.text[spot]) == family:
            return True
    return False
