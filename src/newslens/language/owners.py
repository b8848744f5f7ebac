"""Whose somebody is, by one name: "the prime minister's adviser" and "Moss's adviser" where Ada Moss is prime minister."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import TypeVar

import attrs

from newslens.language.names import PersonName, key, parse
from newslens.language.positions import Voice, is_sole_office
from newslens.language.roles import Role, parse_role

_Key = TypeVar("_Key", bound=Hashable)
Holder = tuple[PersonName, Sequence[Role]]
"""A person with the offices that all articles give them."""


@attrs.frozen(eq=False)
class Owners:
    """The people to whom others belong, found by name and by office.

    Attributes:
        names: A full or family name that one person alone has, and the number of that person.
        offices: An office that one person alone holds.
        people: The names of the people.
        held: The office that a person is best known by, in words.
    """

    names: Mapping[str, int]
    offices: Mapping[tuple[str, frozenset[str]], int]
    people: Sequence[str]
    held: Mapping[int, str]

    @classmethod
    def of(cls, holders: Iterable[Holder]) -> Owners:
        """Index people by name and by office."""
        names: dict[str, set[int]] = {}
        offices: dict[tuple[str, frozenset[str]], set[int]] = {}
        people: list[str] = []
        held: dict[int, str] = {}
        for number, (person, roles) in enumerate(holders):
            full = " ".join(person.words)
            people.append(full)
            for name in {full, person.family, person.last}:
                names.setdefault(name, set()).add(number)
            own = sorted({_office(role) for role in roles if role.voice is Voice.HEAD and not role.former}, key=_text)
            for office in own:
                offices.setdefault(office, set()).add(number)
            narrowed = [office for office in own if office[1] or is_sole_office(office[0])]
            if narrowed:
                held[number] = _text(narrowed[0])
        return cls(_single(names), _single(offices), people, held)

    def owner(self, role: Role) -> int:
        """The number of the person to whom somebody in a role belongs, or -1."""
        if not role.of:
            return -1
        found = self.names.get(role.of)
        if found is None:
            found = self.names.get(" ".join(parse(role.of).words))
        if found is None:
            office = parse_role(role.of)
            found = self.offices.get(_office(office)) if office is not None and office.voice is Voice.HEAD else None
        return -1 if found is None else found

    def settled(self, role: Role) -> Role:
        """A role whose owner, if a person, goes by the fullest name."""
        owner = self.owner(role)
        return role if owner < 0 else attrs.evolve(role, of=self.people[owner])

    def by_office(self, name: str) -> str | None:
        """What somebody called by whose they are is called by the owner's office: "the prime minister's spokesman"."""
        role = parse_role(name)
        owner = self.owner(role) if role is not None else -1
        held = self.held.get(owner)
        said, mark, rest = name.replace("’", "'").partition("'s ")
        return f"the {held}'s {rest}" if held is not None and mark and key(said) != held else None


def _office(role: Role) -> tuple[str, frozenset[str]]:
    return role.head, role.modifiers


def _text(office: tuple[str, frozenset[str]]) -> str:
    return " ".join([*sorted(office[1]), office[0]])


def _single(found: Mapping[_Key, set[int]]) -> dict[_Key, int]:
    return {name: next(iter(numbers)) for name, numbers in found.items() if len(numbers) == 1}
