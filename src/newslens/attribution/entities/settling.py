"""Unnamed entities made one with those whom the article names later."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from newslens.attribution.entities import antecedents
from newslens.attribution.entities.anonymous import is_told_to_be
from newslens.attribution.entities.cast import Entity
from newslens.attribution.entities.names import Name
from newslens.attribution.entities.phrases import Phrase
from newslens.attribution.entities.register import Register, without_article
from newslens.attribution.entities.roles import Said
from newslens.attribution.entities.sayers import answers, can_be, turns
from newslens.attribution.entities.seats import elsewhere
from newslens.attribution.entities.trail import GOES_ON
from newslens.attribution.entities.words import Words
from newslens.language.owners import Owners
from newslens.language.positions import Sort, Voice, is_kin, presides
from newslens.types import SpeakerKind

_CLOSERS = frozenset({'"', "”", "’", "»"})
_STOPS = frozenset({".", "!", "?", *_CLOSERS})
_NEAR = 3
"""So many words before a name may a quotation end that is its bearer's."""


def identify(register: Register, found: int, phrase: Phrase, speaker: int) -> None:
    """Somebody named late: "The fire chief read a statement. … Samuel Brandt vowed." says who the fire chief is.

    A full name that stands here for the first time, with nothing to say who its bearer is, is that of whoever was quoted right
    before by a noun that tells which one is meant, where somebody goes on speaking or the noun opens the article or paragraph:
    "The chief constable warned of crime. Robin Tate said cuts were to blame."
    """
    entity = register.entities[found]
    name, words = register.names[phrase.name], register.words
    if entity.person is None or not entity.person.given or entity.said or entity.roles or entity.at[0] < name.start:
        return
    if not entity.gender and words.entity[name.start] not in {"PERSON", "PER"}:
        return
    goes_on = _goes_on(words, name)
    for number, said, _ in reversed(register.waiting[-3:]):
        other = register.entities[number]
        near = words.paragraph[name.start] - words.paragraph[said.start] <= 2
        fits = not other.gender or not entity.gender or other.gender == entity.gender
        fits = fits and _told_apart(said) and can_be(register, said, entity, until=name.start)
        if not (near and fits and number == speaker and register.settled(number) == number):
            continue
        if goes_on or _named_next(register, said, phrase, other):
            register.become(number, found)
            return


def _named_next(register: Register, said: Phrase, phrase: Phrase, other: Entity) -> bool:
    """Whether a name is that of who opens the article or paragraph by an office: the first to be named who can be in it."""
    words, name = register.words, register.names[phrase.name]
    start = said.start
    if words.lower[start] != "the" or (start and words.paragraph[start - 1] == words.paragraph[start]):
        return False
    if words.paragraph[start] != _opening(register) and words.paragraph[name.start] != words.paragraph[start]:
        return False
    if said.head is None or said.head.plural or said.head.voice is Voice.SPOKESPERSON:
        return False
    if turns(words, name.lead) or answers(words, name.lead, phrase.end):
        return False
    return not _told_more(words, name, aged=is_kin(said.head.word)) and not _may_have_been(register, start, other)


def _opening(register: Register) -> int:
    """The number of the paragraph that opens the article: the first, or the one behind a headline, which has no full stop."""
    words, end = register.words, register.headline
    return words.paragraph[end] if end and words.text[end - 1] not in _STOPS else 0


def _told_more(words: Words, name: Name, *, aged: bool) -> bool:
    """Whether somebody is brought in by more than a name: "Ann Berg, from Tarn, said"; an age says no more of who is kin."""
    behind = words.text[name.end : name.end + 2]
    return behind[:1] in (["("], [","]) and not (aged and behind[-1].isdigit())


def _may_have_been(register: Register, start: int, other: Entity) -> bool:
    """Whether somebody named before a word, of whom nothing is told, can be whom a noun there means."""
    last = bisect_left(register.starts, start)
    named = {register.of[number] for number in range(max(0, last - antecedents.MOST), last)}
    people = [one for number in named if (one := register.entities[number]).person is not None and not one.roles]
    return any(not one.gender or not other.gender or one.gender == other.gender for one in people)


def _told_apart(phrase: Phrase) -> bool:
    """Whether a noun says which one is meant before it is said who that is: "the fire chief", "his wife", not "a judge" or "the coach"."""
    of_person = phrase.head is not None and phrase.head.sort is Sort.PERSON
    return of_person and phrase.definite and (bool(phrase.modifiers) or phrase.owner >= 0)


def _goes_on(words: Words, name: Name) -> bool:
    """Whether somebody goes on speaking at a name: "“Again,” Ann Berg vowed", "Ann Berg also said", "adds Ann Berg"."""
    before, after = words.lower[max(0, name.lead - _NEAR) : name.lead], words.lower[name.end : name.end + 1]
    quoted = any(text[-1:] in _CLOSERS for text in before)
    return quoted or any(word in GOES_ON for word in (*before[-1:], *after))


def settle(register: Register, sources: Iterable[int]) -> None:
    """Look again for whom the nouns stood that found nobody, now that the whole article is known.

    Whose spokesman somebody is, is told by the owner's office as well, for the articles that do not name the owner.
    """
    people = [entity for entity in register.entities if entity.person is not None]
    owners = Owners.of((one.person, [role for role in one.roles.values() if role]) for one in people if one.person)
    for number in sources:
        entity = register.entities[number]
        if entity.kind is not SpeakerKind.ORGANIZATION:
            told = (owners.by_office(text) for text in (entity.text, *entity.roles))
            entity.spoken_roles |= {without_article(text) for text in told if text is not None}
    _introduced(register)
    _presiding(register)
    for number, phrase, owner in register.waiting:
        if register.settled(number) != number or phrase.head is None:
            continue
        # In a headline the noun may be wider than any role ("trial chief"), so there all entities are looked at.
        known = register.known if phrase.start >= register.headline else None
        if phrase.head.sort is Sort.ORGANIZATION:
            found = antecedents.organization(phrase, phrase.start, register.entities, but=number, known=known)
        else:
            found = antecedents.person(
                phrase, phrase.start, register.entities, owner=owner, but=number, known=known, late=True
            )
        if found >= 0 and register.settled(found) != number and _may_return(register, number, phrase, found):
            register.become(number, register.settled(found))


def _introduced(register: Register) -> None:
    """Make those one who are brought in with "a" and then named: "a spokesman said … The spokesman, Otis Bell, added"."""
    nameless = [n for n, entity in enumerate(register.entities) if _brought_in(register, n, entity)]
    by_head: dict[str, list[int]] = {}
    for number in nameless:
        for head in register.entities[number].heads:
            by_head.setdefault(head, []).append(number)
    for name in sorted(register.said) if by_head else ():
        found = register.settled(register.of[name])
        for role in register.said[name]:
            if not _taken_up_by_name(register, name, role):
                continue
            words = frozenset(register.words.lower[role.start : role.end])
            before = [
                number
                for number in by_head.get(role.head.word, ())[-antecedents.MOST :]
                if register.settled(number) == number and _may_be_named(register, number, found, words)
            ]
            if before:
                register.become(max(before, key=lambda number: register.entities[number].at[0]), found)
                break


def _presiding(register: Register) -> None:
    """Make the judge or coroner without a name who opens an article one with the only one whom it names: "A coroner said …"."""
    for number in [n for n, entity in enumerate(register.entities) if _brought_in(register, n, entity)]:
        entity = register.entities[number]
        if register.words.paragraph[entity.at[0]] > _opening(register):
            continue
        for head in filter(presides, entity.heads):
            named = [
                n
                for n, one in enumerate(register.entities)
                if one.person is not None and register.settled(n) == n and is_told_to_be(one, head)
            ]
            if len(named) == 1 and _may_be_named(register, number, named[0], frozenset()):
                register.become(number, named[0])
                break


def _brought_in(register: Register, number: int, entity: Entity) -> bool:
    """Whether an entity is one person without a name whom the article brings in with "a"."""
    first = entity.text.partition(" ")[0]
    one = entity.kind is SpeakerKind.UNNAMED and not entity.plural and not entity.document
    return one and first in {"a", "an", "another"} and bool(entity.at) and register.settled(number) == number


def _taken_up_by_name(register: Register, name: int, role: Said) -> bool:
    """Whether a name is told of somebody known, by "the" and a noun in front of it: "The spokesman, Otis Bell"."""
    words, lead = register.words, register.names[name].lead
    closed = role.end < lead and words.text[role.end] == ","
    return closed and role.start > 0 and words.lower[role.start - 1] == "the"


def _may_be_named(register: Register, number: int, found: int, called: frozenset[str]) -> bool:
    """Whether a nameless entity can be who is named, first, behind it, and called by no word that it was not brought in with."""
    one, other = register.entities[number], register.entities[found]
    alike = not one.gender or not other.gender or one.gender == other.gender
    return alike and one.at[0] < other.at[0] and called <= set(one.key.split())


def _may_return(register: Register, number: int, phrase: Phrase, found: int) -> bool:
    """Whether somebody may be who is found later: who was brought in with "a" only by the same noun, and no body elsewhere."""
    head, called = phrase.head, register.called(number)
    if elsewhere(called, register.called(found)):
        return False
    if head is None or called.partition(" ")[0] not in {"a", "an"}:
        return True
    return any(role is not None and role.head == head.word for role in register.entities[found].roles.values())
