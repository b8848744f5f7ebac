"""Who and what an article names: one entity for all the names of a person, an organisation or a state."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import attrs

from newslens.attribution.entities import surnames
from newslens.attribution.entities.firms import firms_in_short
from newslens.attribution.entities.names import Name, Sense
from newslens.attribution.entities.own_pronouns import pronoun_gender
from newslens.attribution.entities.roles import Said
from newslens.attribution.entities.shortened import Short
from newslens.attribution.entities.words import POSSESSIVES, Words
from newslens.language.bodies import body, government, is_acronym
from newslens.language.matching import Match, match
from newslens.language.names import PersonName, forename_gender, parse, titles
from newslens.language.positions import is_firm, is_kin
from newslens.language.roles import Role, parse_role
from newslens.types import SpeakerKind

MOST = 24
"""So many bearers of one family name are looked at, the latest first, so that no text takes quadratic time."""

_WATCH = frozenset({"analyst", "economist", "strategist", "expert"})
_KIN = 2
"""The noun for kin stands among so many words behind the possessive: "Otis's elder sister"."""


@attrs.define(eq=False)
class Entity:
    """Somebody or something an article speaks of, while it is being put together.

    Attributes:
        kind: Person, organisation or unnamed.
        key: What it is looked up by.
        text: The fullest name.
        person: The parts of the fullest name of a person.
        gender: "m", "f" or None.
        plural: Whether "they" can mean it.
        at: Where it is mentioned, in order of discovery: numbers of words.
        aliases: Its other names.
        roles: What it is said to be, as text and in parts.
        heads: The nouns that it has been called by.
        document: Whether it is a text.
        said: The roles that the text gives its names.
        spoken_roles: What it was called by before its name was told.
        labelled: Whether the recogniser took it for an organisation.
        unlike_firm: Whether it is a place, its name has a figure in it, or it is only where somebody works who watches others.
        leads: Whether somebody is said to lead it or to speak for it.
        abstract: Whether it is something that is done, and nobody.
    """

    kind: SpeakerKind
    key: str
    text: str
    person: PersonName | None = None
    gender: str | None = None
    plural: bool = False
    at: list[int] = attrs.field(factory=list)
    aliases: set[str] = attrs.field(factory=set)
    roles: dict[str, Role | None] = attrs.field(factory=dict)
    heads: set[str] = attrs.field(factory=set)
    document: bool = False
    said: list[Said] = attrs.field(factory=list)
    spoken_roles: set[str] = attrs.field(factory=set)
    labelled: bool = False
    unlike_firm: bool = False
    leads: bool = False
    abstract: bool = False


@attrs.frozen(eq=False)
class Cast:
    """The entities that an article names.

    Attributes:
        entities: All of them.
        of: For each name the number of its entity.
        by_key: Organisations and states by `organization_key`.
        rivals: For each short name of a person that can be that of others as well, the numbers of all of them.
    """

    entities: list[Entity]
    of: list[int]
    by_key: dict[str, int]
    rivals: dict[int, tuple[int, ...]]


def organization_key(text: str) -> str:
    """What the names of one organisation or state have in common."""
    state = government(text)
    return f"nation {state}" if state else body(text)


def gather(words: Words, names: Sequence[Name], said: Sequence[Said]) -> Cast:
    """Bring the names of an article together, and give each entity its roles."""
    by_role = {role.name: role.head.sort for role in said}
    firms = {name.text.split()[0] for name in names if name.sense is Sense.ORGANIZATION and " " in name.text}
    # "Tarn, the contractor" is the firm that the article prints in full.
    trading = {role.name for role in said if is_firm(role.head.word) and names[role.name].text in firms}
    trading |= firms_in_short(words, names, by_role)
    people = [
        n
        for n, name in enumerate(names)
        if n not in trading and (name.sense is Sense.PERSON or _called_person(name, by_role.get(n)))
    ]
    of = [-1] * len(names)
    entities: list[Entity] = []
    wives = {role.name: role.head.gender for role in said if role.head.gender}
    heads: dict[int, set[str]] = {}
    for role in said:
        heads.setdefault(role.name, set()).add(role.head.word)
    rivals = _people(words, names, people, of, entities, wives, heads)
    by_key = _organizations(words, names, of, entities)
    for number, index in enumerate(of):
        entity, name = entities[index], names[number]
        entity.at.append(name.start)
        entity.aliases.add(name.text)
    for role in said:
        entity = entities[of[role.name]]
        entity.said.append(role)
        entity.heads.add(role.head.word)
        if role.done or (entity.kind is SpeakerKind.PERSON and role.head.voice):
            led = parse_role(role.text(words))
            body = by_key.get(led.of) if led is not None else None
            if body is not None:
                entities[body].leads = True
        if entity.kind is SpeakerKind.PERSON and role.head.gender and not entity.gender:
            entity.gender = role.head.gender
        if role.head.word in _WATCH and entity.kind is SpeakerKind.PERSON:
            for number in _inside(names, role):
                entities[of[number]].unlike_firm = entities[of[number]].unlike_firm or len(entities[of[number]].at) == 1
    return Cast(entities, of, by_key, rivals)


def _inside(names: Sequence[Name], role: Said) -> list[int]:
    """The numbers of the names beside the one of a role that stand in it: "an analyst at Tarn Bank"."""
    near = range(max(0, role.name - 2), min(len(names), role.name + 3))
    return [n for n in near if n != role.name and role.start <= names[n].start and names[n].end <= role.end]


def _called_person(name: Name, sort: object) -> bool:
    return name.sense is Sense.UNKNOWN and sort == "person"


def _gender_of(person: PersonName) -> str | None:
    """What titles and forename say."""
    if person.gender:
        return person.gender
    for given in person.given[:1]:
        return forename_gender(given.split()[0])
    return None


def _people(
    words: Words,
    names: Sequence[Name],
    people: list[int],
    of: list[int],
    entities: list[Entity],
    called: Mapping[int, str],
    heads: Mapping[int, set[str]],
) -> dict[int, tuple[int, ...]]:
    by_last: dict[str, list[int]] = {}
    by_first: dict[str, list[int]] = {}
    parsed = {number: parse(names[number].text) for number in people}
    # Full names first, the longest before the shorter, so that a short one finds its full one wherever it stands.
    full = sorted(
        (n for n in people if parsed[n].given), key=lambda n: (-len(parsed[n].words), -len(parsed[n].given[0]), n)
    )
    for number in full:
        person = parsed[number]
        gender = person.gender or called.get(number)
        among = (*by_last.get(person.last, ())[-MOST:], *by_first.get(person.given[0], ())[-MOST:])
        found = _same(person, gender, entities, among)
        if found < 0:
            found = _enter(entities, names[number].text, person, by_last, by_first)
        _join(entities[found], person, gender)
        of[number] = found
    known: dict[int, set[str]] = {}
    for number in full:
        known.setdefault(of[number], set()).update(heads.get(number, ()))
    where: dict[int, surnames.Place] = {}
    for number in sorted(full):
        where.setdefault(of[number], (-1, False, -names[number].start))
    genders = _own_genders(words, names, {number: of[number] for number in full}, entities)
    rivals: dict[int, tuple[int, ...]] = {}
    for number in sorted(people):
        person, name = parsed[number], names[number]
        if of[number] < 0:
            gender = person.gender or called.get(number)
            # The one that was named last before; otherwise the first that is named after.
            bearers = [
                surnames.Bearer(
                    found,
                    surnames.family_first(how, entities[found].person),
                    genders.get(found),
                    known.get(found, ()),
                    where.get(found, (-1, False, 0)),
                )
                for found in dict.fromkeys(
                    (*by_last.get(person.last, ())[-MOST:], *by_first.get(person.family, ())[-MOST:])
                )
                if (how := _how_short(person, gender, entities[found])) is not Match.NONE
            ]
            offices = heads.get(number, set()).union(filter(None, (titles()[word].role for word in person.titles)))
            alike = surnames.likeliest(words, name, gender, offices, bearers)
            of[number] = alike[0] if alike else _enter(entities, name.text, person, by_last, by_first)
            _join(entities[of[number]], person, gender)
            if len(alike) > 1:
                rivals[number] = alike
        if not _owns_kin(words, name):
            where[of[number]] = surnames.place(words, name)
    return rivals


def _how_short(person: PersonName, gender: str | None, entity: Entity) -> Match:
    """How a short name stands to the name of somebody; not at all where its gender is another."""
    if entity.person is None or (gender and entity.gender and gender != entity.gender):
        return Match.NONE
    return match(person, entity.person)


def _own_genders(
    words: Words, names: Sequence[Name], of: Mapping[int, int], entities: Sequence[Entity]
) -> dict[int, str]:
    """The genders of those with full names, by their names or else by the first pronoun right behind one of them."""
    found: dict[int, str] = {}
    for number, entity in sorted(of.items()):
        gender = entities[entity].gender or pronoun_gender(words, names[number].end)
        if gender:
            found.setdefault(entity, gender)
    return found


def _owns_kin(words: Words, name: Name) -> bool:
    """Whether a name only tells whose mother or friend somebody is: "Ruth Moss, Otis's mother"."""
    at = name.end + 1
    owns = at < len(words) and words.lower[name.end] in POSSESSIVES
    return owns and any(is_kin(word) for word in words.lower[at : at + _KIN])


def _enter(
    entities: list[Entity], text: str, person: PersonName, by_last: dict[str, list[int]], by_first: dict[str, list[int]]
) -> int:
    entities.append(Entity(SpeakerKind.PERSON, " ".join(person.words), text, person))
    number = len(entities) - 1
    for word in sorted(person.short_words):
        by_last.setdefault(word, []).append(number)
    if person.given:
        by_first.setdefault(person.given[0], []).append(number)
    return number


def _same(person: PersonName, gender: str | None, entities: Sequence[Entity], among: Sequence[int]) -> int:
    best = (Match.NONE, -1)
    for number in among:
        entity = entities[number]
        if entity.person is None or (gender and entity.gender and gender != entity.gender):
            continue
        how = match(person, entity.person)
        if how >= Match.INITIAL:
            best = max(best, (how, number))
    return best[1]


def _join(entity: Entity, person: PersonName, gender: str | None) -> None:
    known = _gender_of(person) if gender is None else gender
    if gender or not entity.gender:
        entity.gender = known or entity.gender
    table = titles()
    for word in person.titles:
        role = table[word].role
        if role:
            entity.heads.add(role)
            entity.roles.setdefault(role, parse_role(role))


def _organizations(words: Words, names: Sequence[Name], of: list[int], entities: list[Entity]) -> dict[str, int]:
    by_key: dict[str, int] = {}
    rest = [number for number in range(len(names)) if of[number] < 0]
    keys = {number: organization_key(names[number].text) for number in rest}
    short = Short()
    for number in rest:
        if " " in keys[number] and not keys[number].startswith("nation "):
            short.add(names[number], keys[number])
    for number in rest:
        text, name = names[number].text, short.full(words, names[number], keys[number])
        new = name not in by_key
        if new:
            by_key[name] = len(entities)
            entities.append(Entity(SpeakerKind.ORGANIZATION, name, text))
        of[number] = by_key.setdefault(keys[number], by_key[name])
        entity = entities[of[number]]
        entity.labelled = entity.labelled or names[number].sense is Sense.ORGANIZATION
        acts = words.entity[names[number].start] or words.subject[names[number].end - 1]
        # "every PIN", "the MRI scans"
        mere = is_acronym(text) and not acts
        listens = _listens(words, names[number].lead)
        if new or not listens:
            like_none = names[number].sense is Sense.PLACE or any(c.isdigit() for c in text)
            entity.unlike_firm = like_none or mere or listens
        if len(text) > len(entity.text) and not name.startswith("nation "):
            entity.text = text
    return by_key


def _listens(words: Words, at: int) -> bool:
    """Whether somebody speaks to the bearer of a name, as sources do to the paper that prints it: "he told the Beacon"."""
    before = at - 2 if at and words.lower[at - 1] == "the" else at - 1
    return before >= 0 and words.lower[before] in {"told", "tells", "telling"}
