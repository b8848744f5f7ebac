"""Those known by an office: whose it is, and who holds it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import attrs

from newslens.language.names import key
from newslens.language.owners import Owners
from newslens.language.positions import Voice, noun
from newslens.language.roles import RANKS, Role
from newslens.language.synonyms import can_stand_for
from newslens.speakers.groups import MOST, Groups, indexed, roles_of
from newslens.speakers.local import NUMBERS, Local
from newslens.types import SpeakerKind


def with_owners_settled(locals_: Sequence[Local], groups: Groups) -> list[Local]:
    """The speakers with one name for whoever they belong to."""
    roles = roles_of(locals_, groups)
    holders = [(person, roles.get(root, ())) for root, person in sorted(groups.person.items()) if person is not None]
    owners = Owners.of(holders)
    return [attrs.evolve(local, roles=tuple(map(owners.settled, local.roles))) for local in locals_]


def same_owners(locals_: Sequence[Local], groups: Groups) -> None:
    """Those whom no article names, in one office under one owner: "Moss's spokesman", "the prime minister's spokesman"."""
    first: dict[Role, int] = {}
    for n, local in enumerate(locals_):
        unnamed = local.person is None and local.speaker.kind is not SpeakerKind.ORGANIZATION
        if unnamed and _one_of_a_kind(local):
            for role in local.roles:
                if role.of:
                    groups.join(first.setdefault(role, n), n)


def holders_of_roles(locals_: Sequence[Local], groups: Groups) -> None:
    """The one who holds an office, for "the environment secretary" of an article that does not name him."""
    heads_of = {n: [role.head for role in local.roles] for n, local in enumerate(locals_) if local.person is not None}
    index = indexed(locals_, groups, heads_of)
    roles = roles_of(locals_, groups)
    for n, local in enumerate(locals_):
        if local.person is not None or local.speaker.kind is SpeakerKind.ORGANIZATION or not local.roles:
            continue
        role = local.roles[0]
        if not _one_of_a_kind(local):
            continue
        heads = [role.head, *[head for head in index if head != role.head and can_stand_for(role.head, head)]]
        fits = {
            groups.root(root)
            for head in heads
            for root in index.get(head, ())[:MOST]
            if _holds(roles.get(root, ()), role)
        }
        if len(fits) == 1:
            groups.join(fits.pop(), n)


def _holds(roles: Sequence[Role], role: Role) -> bool:
    """Whether somebody with roles can be who is known by a role alone: "Berg's spokesman" is no "spokesman" of Moss's."""
    with_owner = [
        other for other in roles if other.of and other.head == role.head and other.voice is Voice.SPOKESPERSON
    ]
    return any(_same_office(role, other) for other in (with_owner if role.of and with_owner else roles))


def share_a_role(some: Iterable[Role], others: Sequence[Role]) -> bool:
    """Whether a role of the one can be a role of the other."""
    return any(_same_office(one, other) for one in some for other in others)


def _same_office(one: Role, other: Role) -> bool:
    """Whether two roles can be one office, and say enough for that.

    Examples:
        >>> from newslens.language.roles import parse_role
        >>> both = parse_role("UK Foreign Secretary"), parse_role("the foreign secretary")
        >>> _same_office(*both)
        True
    """
    if (
        not (can_stand_for(one.head, other.head) or can_stand_for(other.head, one.head))
        or one.former is not other.former
    ):
        return False
    if (one.modifiers ^ other.modifiers) & RANKS:
        return False
    if one.of and other.of and one.of != other.of and not set(one.of.split()) & set(other.of.split()):
        return False
    if one.modifiers and other.modifiers and not (one.modifiers <= other.words or other.modifiers <= one.words):
        return False
    if not one.words or not other.words:
        return one.head == other.head
    return one.words <= other.words or other.words <= one.words or bool(one.modifiers & other.modifiers)


def _one_of_a_kind(local: Local) -> bool:
    """Whether an article means one certain person by a role: *the* mayor, not a resident."""
    first = local.speaker.name.split()[0].lower() if local.speaker.name.split() else ""
    plural = any(
        word.endswith("s") and (found := noun(word)) is not None and found.plural
        for word in key(local.speaker.name).split()[:4]
    )
    return first not in {"a", "an", "one", "another", *NUMBERS} and not plural
