"""Who and what an article names: one entity for all the names of a person, an organisation or a state."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import attrs

from newslens.attribution.entities.firms import firms_in_short
from newslens.attribution.entities.names import Name, Sense
from newslens.attribution.entities.roles import Said
from newslens.attribution.entities.words import POSSESSIVES, Words
from newslens.language.bodies import acronym, body, government, is_acronym
from newslens.language.names import Match, PersonName, forename_gender, match, parse, titles
from newslens.language.positions import Sort, in_name_of_organization, is_firm, is_kin, noun
from newslens.language.roles import Role, parse_role
from newslens.types import SpeakerKind

MOST = 24
"""So many bearers of one family name are looked at, the latest first, so that no text takes quadratic time."""

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
        unlike_firm: Whether it is a place, or its name has a figure in it.
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
    """

    entities: list[Entity]
    of: list[int]
    by_key: dict[str, int]


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
    _people(words, names, people, of, entities, wives)
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
    return Cast(entities, of, by_key)


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
) -> None:
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
    where: dict[int, list[int]] = {}
    for number in full:
        where.setdefault(of[number], []).append(names[number].start)
    for spots in where.values():
        spots.sort()
    latest: dict[int, int] = {}
    pending = {number: of[number] for number in full}
    for number in sorted(people):
        fresh = not _owns_kin(words, names[number])
        if number in pending:
            if fresh:
                latest[pending[number]] = names[number].start
            continue
        person = parsed[number]
        gender = person.gender or called.get(number)
        ranked: list[tuple[int, int, int]] = []
        for found in dict.fromkeys((*by_last.get(person.last, ())[-MOST:], *by_first.get(person.family, ())[-MOST:])):
            entity = entities[found]
            how = match(person, entity.person) if entity.person else Match.NONE
            if how is Match.NONE or (gender and entity.gender and gender != entity.gender):
                continue
            # The one that was named last before; otherwise the first that is named after.
            ranked.append((min(how, Match.FAMILY), latest.get(found, -1 - where.get(found, [0])[0]), found))
        found = max(ranked)[2] if ranked else _enter(entities, names[number].text, person, by_last, by_first)
        _join(entities[found], person, gender)
        if fresh:
            latest[found] = names[number].start
        of[number] = found


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
    for word in {person.last, *person.family.split()}:
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


@attrs.frozen
class _Short:
    """The long names of organisations, by what is short for each; an empty string where it could be short for two.

    Attributes:
        initials: By their initials.
        first: By their first word.
        head: By the noun that they end with: "the Ministry".
        last: By their last word: "the Ledger", which is the Tarn Ledger.
    """

    initials: dict[str, str] = attrs.field(factory=dict)
    first: dict[str, str] = attrs.field(factory=dict)
    head: dict[str, str] = attrs.field(factory=dict)
    last: dict[str, str] = attrs.field(factory=dict)

    def add(self, name: Name, key: str) -> None:
        """Take in a name of several words."""
        self.initials.setdefault(acronym(name.text), key)
        if name.sense is Sense.PLACE:
            return
        first, last = key.split(maxsplit=1)[0], key.rsplit(maxsplit=1)[-1]
        # A word that begins two long names is no short form of either.
        known = self.first.get(first, key)
        self.first[first] = key if known == key or key.startswith(known) else ""
        self.last[last] = key if self.last.get(last, key) == key else ""
        head = noun(last)
        # "The House" is a chamber, and never the White House.
        if head is not None and head.sort is Sort.ORGANIZATION and head.word != "house":
            self.head[head.word] = key if self.head.get(head.word, key) == key else ""

    def full(self, words: Words, name: Name, key: str) -> str:
        """The name that one is short for, or itself."""
        if is_acronym(name.text) and key in self.initials:
            return self.initials[key]
        if " " not in key and name.sense is not Sense.PLACE and self.first.get(key) and noun(key) is None:
            return key if in_name_of_organization(key) else self.first[key]
        if self.head.get(key):
            return self.head[key]
        definite = "the" in words.lower[max(0, name.start - 1) : name.start + 1]
        return (self.last.get(key) or key) if definite and key != "house" else key


def _organizations(words: Words, names: Sequence[Name], of: list[int], entities: list[Entity]) -> dict[str, int]:
    by_key: dict[str, int] = {}
    rest = [number for number in range(len(names)) if of[number] < 0]
    keys = {number: organization_key(names[number].text) for number in rest}
    short = _Short()
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
