"""Who "the skater" or "the novelist" is where nobody was told to be one: somebody named before of whom nothing else is told."""

from __future__ import annotations

from newslens.attribution.entities.cast import Entity
from newslens.attribution.entities.phrases import Phrase
from newslens.attribution.entities.pronouns import Number
from newslens.attribution.entities.register import Register
from newslens.attribution.entities.trail import Trail
from newslens.language.positions import is_calling, is_epithet, is_kin
from newslens.language.roles import Role


def known_for(register: Register, trail: Trail, phrase: Phrase) -> int:
    """The person named before who can be what a noun says: "Ann Berg fell. “…,” the skater said"; or -1.

    Args:
        register: Whom the article speaks of.
        trail: Whom it has mentioned.
        phrase: A noun with what narrows it.
    """
    head = phrase.head
    if head is None or not is_calling(head.word) or register.words.lower[phrase.start] != "the":
        return -1
    unlike = {seen.entity for seen in trail.before(phrase.start) if not _may_be(register.entities[seen.entity])}
    return trail.last(phrase.start, Number(head.gender) if head.gender else Number.ONE, unlike)


def _may_be(entity: Entity) -> bool:
    """Whether an entity is a person by name of whom nothing is told that speaks against a calling."""
    return entity.person is not None and all(role is None or _goes_with(role) for role in entity.roles.values())


def _goes_with(role: Role) -> bool:
    """Whether who is in a role can be known for something else: a star, but no mayor and nobody's husband."""
    return is_calling(role.head) or (is_epithet(role.head) and not (is_kin(role.head) and role.of))
