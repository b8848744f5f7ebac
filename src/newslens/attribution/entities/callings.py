"""Who "the skater" or "the novelist" is where nobody was told to be one: somebody named before of whom nothing else is told."""

from __future__ import annotations

from bisect import bisect_left

from newslens.attribution.entities.antecedents import MOST
from newslens.attribution.entities.cast import Entity
from newslens.attribution.entities.names import Name
from newslens.attribution.entities.phrases import Phrase
from newslens.attribution.entities.pronouns import Number, suits
from newslens.attribution.entities.register import Register
from newslens.attribution.entities.trail import Trail
from newslens.attribution.entities.words import Words
from newslens.language.positions import is_calling, is_epithet, is_kin, share_a_field
from newslens.language.roles import Role

_BEATS = frozenset("beat beats beating defeated defeats defeating thrashed thrashes edged overcame outclassed".split())
_LOSES = frozenset({"lost", "loses"})
_BEATEN = frozenset({"beaten", "defeated", "thrashed", "outclassed"})
_NEAR = 3
"""So many words before a name may it be said that its bearer was beaten: "beat the Pole Ann Berg"."""


def known_for(register: Register, trail: Trail, phrase: Phrase) -> int:
    """The one person named before who can be what a noun says: "Ann Berg fell. “…,” the skater said"; or -1.

    Where several can be, the text does not tell which: whoever spoke last is meant no more than the others.

    Args:
        register: Whom the article speaks of.
        trail: Whom it has mentioned.
        phrase: A noun with what narrows it.
    """
    head = phrase.head
    if head is None or not is_calling(head.word) or register.words.lower[phrase.start] != "the":
        return -1
    number = Number(head.gender) if head.gender else Number.ONE
    seen = dict.fromkeys(mention.entity for mention in trail.before(phrase.start))
    fits = {one for one in seen if _may_be(register.entities[one], head.word) and suits(register.entities[one], number)}
    if head.word == "champion" and not phrase.modifiers:
        fits -= _losers(register, phrase.start)
    if len(fits) != 1:
        return -1
    return trail.last(phrase.start, number, seen.keys() - fits)


def _may_be(entity: Entity, calling: str) -> bool:
    """Whether an entity is a person by name of whom nothing is told that speaks against a calling."""
    return entity.person is not None and all(
        role is None or _goes_with(role, calling) for role in entity.roles.values()
    )


def _goes_with(role: Role, calling: str) -> bool:
    """Whether who is in a role can be known for something: a star, but no mayor, nobody's husband, and as a singer no skater."""
    if is_calling(role.head):
        return share_a_field(calling, role.head)
    return is_epithet(role.head) and not (is_kin(role.head) and bool(role.of))


def _losers(register: Register, until: int) -> set[int]:
    """Those of whom the article says before a word that they were beaten."""
    last = bisect_left(register.starts, until)
    near = range(max(0, last - MOST), last)
    return {register.of[number] for number in near if _lost(register.words, register.names[number])}


def _lost(words: Words, name: Name) -> bool:
    """Whether the words beside a name say that its bearer was beaten: "beat Ann Berg", "Ann Berg lost", "Ann Berg was beaten"."""
    before, after = words.lower[max(0, name.lead - _NEAR) : name.lead], words.lower[name.end : name.end + 2]
    loses = not _LOSES.isdisjoint(after[:1]) or (after[:1] == ["was"] and not _BEATEN.isdisjoint(after))
    return loses or ("," not in before and not _BEATS.isdisjoint(before))
