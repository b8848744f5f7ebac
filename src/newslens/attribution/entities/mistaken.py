"""Names of one word that a recogniser takes for people, and that may be a state's or a firm's."""

from __future__ import annotations

from newslens.attribution.entities.cast import Entity
from newslens.types import SpeakerKind


def may_be_body(entity: Entity) -> bool:
    """Whether nothing but the look of one word makes somebody of a name."""
    person = entity.person
    bare = person is not None and not person.given and not person.titles and " " not in entity.text
    dateline = entity.text.isupper()
    return bare and not dateline and not entity.gender and not entity.roles and not entity.heads


def as_body(entity: Entity) -> None:
    """Take a name that "the company" takes up for that of a body."""
    if entity.kind is SpeakerKind.PERSON and may_be_body(entity):
        entity.kind, entity.person = SpeakerKind.ORGANIZATION, None
