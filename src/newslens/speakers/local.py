"""What the names and roles of one article's speaker say, in parts."""

from __future__ import annotations

import attrs

from newslens.language.names import PersonName, parse, without_titles
from newslens.language.roles import Role, parse_role
from newslens.types import Speaker, SpeakerKind

NUMBERS = frozenset("one two three four five six seven eight nine ten several many some few dozen".split())
"""Words in front of a name that say how many there are."""


@attrs.frozen(eq=False)
class Local:
    """One speaker of one article, read once.

    Attributes:
        speaker: The speaker.
        names: The name and the aliases, each once.
        person: The name in parts; None where no person is named.
        gender: What a title tells, "m" or "f".
        roles: The offices, in parts.
    """

    speaker: Speaker
    names: tuple[str, ...]
    person: PersonName | None
    gender: str | None
    roles: tuple[Role, ...]


def read(speaker: Speaker) -> Local:
    """What the names and roles of a speaker say, in parts."""
    names = tuple(dict.fromkeys((speaker.name, *speaker.aliases)))
    roles = tuple(role for text in sorted(set(speaker.roles)) if (role := parse_role(text)) is not None)
    if speaker.kind is not SpeakerKind.PERSON or role_only(speaker.name):
        own = parse_role(speaker.name) if speaker.kind is not SpeakerKind.ORGANIZATION else None
        return Local(speaker, names, None, None, (own, *roles) if own is not None else roles)
    people = [parse(name) for name in names if not role_only(name)]
    gender = next((person.gender for person in people if person.gender), None)
    return Local(speaker, names, parse(without_titles(speaker.name)), gender, roles)


def role_only(name: str) -> bool:
    """Whether somebody is known by a role alone ("the environment secretary")."""
    last = without_titles(name).rpartition(" ")[2]
    return name[:4].lower() == "the " or (last[:1].islower() and parse_role(name) is not None)
