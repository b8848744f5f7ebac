"""Persons by their names: full names that agree or are spelt otherwise, and short names with the full ones they stand for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from newslens.language.matching import Match, match
from newslens.language.names import PersonName, forename_gender
from newslens.language.positions import shares_family_name
from newslens.language.roles import Role
from newslens.speakers.groups import MOST, Groups, indexed, roles_of
from newslens.speakers.local import Local
from newslens.speakers.offices import share_a_role
from newslens.speakers.spellings import misspelt, skeleton


def full_names(locals_: Sequence[Local], groups: Groups) -> None:
    """Join full names that agree: beside one fuller name "J. Moss" is Jane Moss; beside Jane and John Moss it is neither for sure."""
    words = {n: (person.last, " ".join(person.words[:2])) for n, person in _people(locals_, full=True).items()}
    for roots in indexed(locals_, groups, words).values():
        for a in roots[:MOST]:
            one = groups.person[groups.root(a)]
            rest = [b for b in roots[:MOST] if groups.root(b) != groups.root(a)]
            fits = [b for b in rest if _how(one, groups.person[groups.root(b)]) >= Match.INITIAL]
            sure = [b for b in fits if _how(one, groups.person[groups.root(b)]) is Match.FULL]
            chosen = sure or fits
            if chosen and _all_agree(chosen, groups):
                groups.join(a, chosen[0])


def misspelt_names(locals_: Sequence[Local], groups: Groups) -> None:
    """Join full names that are spellings of one."""
    words = {
        n: (f"{skeleton(person.given[0])[:2]} {skeleton(person.family)}",)
        for n, person in _people(locals_, full=True).items()
    }
    for roots in indexed(locals_, groups, words).values():
        for a, b in combinations(roots[:MOST], 2):
            one, other = groups.person[groups.root(a)], groups.person[groups.root(b)]
            if one is not None and other is not None and misspelt(one, other):
                groups.join(a, b)


def short_names(locals_: Sequence[Local], groups: Groups) -> None:
    """Join short names ("Moss", "Jane") with the one full name that they can stand for, or with each other where there is none."""
    full = _people(locals_, full=True)
    index = indexed(locals_, groups, {n: {*person.short_words, person.given[0]} for n, person in full.items()})
    roles = roles_of(locals_, groups)
    alone: dict[str, int] = {}
    for n, person in _people(locals_, full=False).items():
        if not person.family:
            continue
        among = index.get(person.last, [])
        fits = _stands_for(locals_[n], person, dict.fromkeys(map(groups.root, among[:MOST])), groups, roles)
        if len(fits) == 1:
            groups.join(fits[0], n)
        elif not among:
            # No full name anywhere: the short ones of all articles are one, if nothing speaks against it.
            groups.join(alone.setdefault(person.family, n), n)


def _stands_for(
    local: Local, short: PersonName, roots: Iterable[int], groups: Groups, roles: Mapping[int, Sequence[Role]]
) -> list[int]:
    """Whom a short name can stand for: those with its family name, of several the one who holds its office; else a forename known."""
    how = {root: _how(short, groups.person[root]) for root in roots if _gender_agrees(local, root, groups)}
    given = [root for root, found in how.items() if found is Match.GIVEN]
    family = [root for root, found in how.items() if found >= Match.FAMILY]
    family = family or [root for root, found in how.items() if found is Match.FIRST_OF_TWO]
    # "Li" may be Li Guodong as well as Zhang Li.
    leading = [root for root in given if (person := groups.person[root]) is not None and person.family_may_lead]
    if len(family) > 1 or (family and leading):
        told = [root for root in (*family, *leading) if share_a_role(local.roles, roles.get(root, ()))]
        family = told if len(told) == 1 else []
    if family:
        return family
    return [root for root in given if _known_by_forename(local, groups.person[root], roles.get(root, ()))]


def _people(locals_: Sequence[Local], *, full: bool) -> dict[int, PersonName]:
    """The names of persons, those with a forename or those without."""
    return {
        n: local.person
        for n, local in enumerate(locals_)
        if local.person is not None and bool(local.person.given) is full
    }


def _how(one: PersonName | None, other: PersonName | None) -> Match:
    if one is None or other is None:
        return Match.NONE
    return max(match(one, other), match(other, one))


def _all_agree(roots: Sequence[int], groups: Groups) -> bool:
    people = [groups.person[groups.root(n)] for n in roots]
    return all(_how(people[0], other) >= Match.INITIAL for other in people[1:])


def _gender_agrees(local: Local, root: int, groups: Groups) -> bool:
    person = groups.person[root]
    known = groups.gender[root]
    if known is None and person is not None and person.given:
        known = forename_gender(person.given[0].split()[0])
    return local.gender is None or known is None or local.gender == known


def _known_by_forename(local: Local, person: PersonName | None, roles: Sequence[Role]) -> bool:
    """Whether "Daniel" is Daniel Okafor: he is said to be kin of an Okafor, or to hold the same office."""
    if person is None:
        return False
    for role in local.roles:
        if shares_family_name(role.head) and role.of.rpartition(" ")[2] == person.last:
            return True
    return share_a_role([role for role in local.roles if role.words], roles)
