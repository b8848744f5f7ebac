"""Whom a noun stands for: somebody the article has spoken of, told by the noun and what narrows it, or somebody new."""

from __future__ import annotations

import re
from bisect import bisect_right

from newslens.attribution.entities import anonymous, antecedents, callings, holders
from newslens.attribution.entities.cast import Entity
from newslens.attribution.entities.issuers import put_out
from newslens.attribution.entities.mistaken import as_body
from newslens.attribution.entities.parties import member
from newslens.attribution.entities.phrases import SEEN, Form, Phrase, brought_in, take_apart
from newslens.attribution.entities.possessors import possessor
from newslens.attribution.entities.pronouns import Number
from newslens.attribution.entities.register import Register
from newslens.attribution.entities.seats import elsewhere
from newslens.attribution.entities.trail import Trail
from newslens.attribution.entities.words import POSSESSIVES, Words
from newslens.language.bodies import adjective
from newslens.language.names import parse
from newslens.language.positions import (
    Noun,
    Sort,
    is_anyone,
    is_corps,
    is_epithet,
    is_firm,
    is_kin,
    is_national,
    is_outlet,
    is_partisan,
    is_past,
    is_state,
)
from newslens.language.synonyms import may_mask
from newslens.types import SpeakerKind

_AGED = re.compile(r"[\w-]{1,16}-year-old")
_ONE = frozenset({"a", "an", "another"})
_PRESS = frozenset({"newspaper", "paper", "magazine", "outlet", "website", "site", "broadcaster", "network"})
_TAKES_UP = frozenset({"the", "this", "its", "his", "her", "their", "one", "another"})


def bearer(register: Register, trail: Trail, phrase: Phrase) -> int:
    """The entity of a noun with what narrows it, new where it is nobody's yet."""
    words, head = register.words, phrase.head
    owner = -1
    if phrase.owner >= 0:
        owner = possessor(register, trail, phrase)
    elif phrase.owned_by >= 0:
        owner = register.of[phrase.owned_by]
    named = register.organization(words.phrase(phrase.start, phrase.end))
    if named >= 0:
        return anonymous.named_since(register, trail, phrase, named)
    if head is None or head.sort is Sort.ORGANIZATION:
        return _body(register, trail, phrase, owner)
    known = -1
    if head.sort is Sort.DOCUMENT:
        owner = owner if owner >= 0 else _issuer(register, trail, phrase)
        owner = owner if owner >= 0 or phrase.owner >= 0 or not phrase.definite else put_out(register, trail, phrase)
        if owner >= 0:
            return owner
        if phrase.definite and phrase.owner < 0:
            known = antecedents.organization(phrase, phrase.start, register.entities, known=register.known)
        return known if known >= 0 else register.add(phrase, SpeakerKind.UNNAMED, document=True)
    return _somebody(register, trail, phrase, head, owner)


def _issuer(register: Register, trail: Trail, phrase: Phrase) -> int:
    """Who put a text out: "a notice on the museum's website", "a letter to its customers", "a note from the bishop"; or -1."""
    words = register.words
    for at in range(phrase.core, min(phrase.end, phrase.core + 4)):
        if words.lower[at] in {"by", "to"} and words.lower[at - 1] in SEEN:
            return -1
        if words.lower[at] in {"from", "by"} and at + 1 < phrase.end:
            return _definite(register, trail, at + 1, phrase.end)
    for at in range(phrase.core + 1, phrase.end):
        if words.lower[at] in {"its", "their"} and words.lower[at - 1] in {"to", "on", "for"}:
            return trail.pronoun(words.lower[at], at, source=False)
        if is_outlet(words.lower[at]):
            begin = at - 1
            while begin > phrase.core and words.lower[begin] not in {"on", "in", "to"}:
                begin -= 1
            owned = words.lower[at - 1] in POSSESSIVES
            return _definite(register, trail, begin + 1, at - 1 if owned else at)
    return -1


def _definite(register: Register, trail: Trail, start: int, end: int) -> int:
    """Whom a phrase inside a mention names, or takes up as *the* such-and-such; -1 where it brings in somebody new."""
    phrase = take_apart(register.words, register.names, register.starts, start, end)
    if phrase is None or phrase.form not in {Form.NAME, Form.NOUN}:
        return -1
    if phrase.form is Form.NAME:
        return register.of[phrase.name]
    known = phrase.head is not None and phrase.head.sort is not Sort.DOCUMENT and phrase.definite
    return bearer(register, trail, phrase) if known and register.words.lower[start] in _TAKES_UP else -1


def _somebody(register: Register, trail: Trail, phrase: Phrase, head: Noun, owner: int) -> int:
    """The entity of a noun for people."""
    headline = phrase.start < register.headline
    definite = phrase.definite or (headline and register.words.lower[phrase.start] not in _ONE)
    certain = definite and not head.plural
    found = _shown(register, trail, phrase, head)
    if found < 0 and definite:
        found = _taken_up(register, phrase, head, owner)
    if found < 0:
        found = _told(register, phrase)
    if found < 0 and certain and owner < 0:
        found = _at_hand(register, trail, phrase, head)
    if found >= 0:
        return found
    office = certain and phrase.definite and (owner >= 0 or bool(phrase.modifiers)) and not is_kin(head.word)
    kind = SpeakerKind.PERSON if office else SpeakerKind.UNNAMED
    found = register.add(phrase, kind, plural=head.plural, owner=owner)
    if (certain and head.sort is Sort.PERSON) or headline:
        register.waiting.append((found, phrase, owner))
    return found


def _taken_up(register: Register, phrase: Phrase, head: Noun, owner: int) -> int:
    """Whom a definite noun takes up, or somebody new where the phrase brings one in; or -1. One without a name goes on waiting for it."""
    found = antecedents.person(phrase, phrase.start, register.entities, owner=owner, known=register.known)
    if found < 0:
        return -1
    if head.word not in register.entities[found].heads and brought_in(register.words, phrase):
        return register.add(phrase, SpeakerKind.UNNAMED)
    found = register.settled(found)
    if register.entities[found].person is None and not _kept_back(register.entities[found]):
        register.waiting.append((found, phrase, owner))
    return found


def _at_hand(register: Register, trail: Trail, phrase: Phrase, head: Noun) -> int:
    """A firm that the noun may stand for, or whoever was spoken of last: "the operator", "the retired librarian"; or -1."""
    words = register.words
    corps = is_corps(head.word) and not phrase.modifiers
    body = _known_body(register, trail, phrase) if corps or is_firm(head.word) else -1
    if body >= 0:
        return body  # "the operator" is a firm as often as a person
    holder = holders.untold(register, trail, phrase)
    holder = holder if holder >= 0 else callings.known_for(register, trail, phrase)
    if holder >= 0:
        return holder
    # "the mother of Luka" is not whoever was named last.
    bare = phrase.core == phrase.end or words.text[phrase.core] in {"-", ","} or _counts(words, phrase)
    # "the retired librarian" is whoever was named last as well.
    past = bool(phrase.modifiers) and all(is_past(word) for word in phrase.modifiers) and not head.voice
    if (
        not bare
        or words.lower[phrase.start] != "the"
        or not (is_epithet(head.word) or (past and not is_kin(head.word)))
    ):
        return -1
    number = Number(head.gender) if head.gender else Number.ONE
    return member(register, trail, phrase) if is_partisan(head.word) else trail.last(phrase.start, number)


def _shown(register: Register, trail: Trail, phrase: Phrase, head: Noun) -> int:
    """Who a noun for people stands for by what is printed beside it or right before; or -1."""
    masked = _masked(register, trail, phrase, head)
    apposed = register.apposed(phrase) if masked < 0 and head.sort is Sort.PERSON else masked
    if apposed >= 0 or head.sort is not Sort.PERSON or not anonymous.keeps_name_back(register.words, phrase):
        return apposed
    found = anonymous.presented(register.words, register.entities, trail, phrase, head)
    return found if found >= 0 else register.add(phrase, SpeakerKind.UNNAMED)


def _kept_back(entity: Entity) -> bool:
    """Whether an article brought somebody in without a name as one of several: "an official said … the official"."""
    return any(alias.split(" ", 1)[0] in _ONE for alias in entity.aliases)


def _counts(words: Words, phrase: Phrase) -> bool:
    """Whether what follows a noun counts children: "the grandmother of four"."""
    at = phrase.core
    return at + 2 == phrase.end and words.lower[at] == "of" and not words.text[at + 1][:1].isupper()


def _masked(register: Register, trail: Trail, phrase: Phrase, head: Noun) -> int:
    """The source without a name who has just spoken and goes on under a wider noun: "a senior engineer said", "the official"."""
    words = register.words
    if not trail.sources or words.lower[phrase.start] != "the" or phrase.end - phrase.start > 2 or head.plural:
        return -1
    at, speaker = trail.sources[-1]
    entity = register.entities[speaker]
    apart = words.paragraph[phrase.start] - words.paragraph[at]
    near = apart <= is_anyone(head.word)  # "the man" is whoever spoke in the paragraph before as well
    if not near or entity.kind is not SpeakerKind.UNNAMED or entity.plural or entity.document:
        return -1
    anybody = is_anyone(head.word) and not (head.gender and entity.gender and head.gender != entity.gender)
    return speaker if anybody or any(may_mask(head.word, word) for word in entity.heads) else -1


def _told(register: Register, phrase: Phrase) -> int:
    """Whose name a relative clause gives: "a juror who gave only her first name, Maude"."""
    words = register.words
    at = min(phrase.end, phrase.core)
    if at >= len(words) or words.lower[at] != "who":
        return -1
    until = min(at + 10, len(words) - 1)
    for spot in range(at, until):
        if words.lower[spot] in {"name", "named", "called"}:
            for number in range(bisect_right(register.starts, spot), len(register.names)):
                name = register.names[number]
                if name.start > spot + 2:
                    break
                entity = register.entities[register.of[number]]
                if entity.kind is SpeakerKind.ORGANIZATION:
                    entity.kind, entity.person = SpeakerKind.PERSON, parse(name.text)
                if phrase.head is not None:
                    entity.spoken_roles.add(phrase.head.word)
                return register.of[number]
    return -1


def _known_body(register: Register, trail: Trail, phrase: Phrase) -> int:
    """The organisation that a noun takes up, that which was just quoted before others; or -1."""
    at, speaker = trail.sources[-1] if trail.sources else (phrase.start, -1)
    near = register.words.paragraph[at] == register.words.paragraph[phrase.start]
    found = antecedents.organization(
        phrase, phrase.start, register.entities, speaking=speaker if near else -1, known=register.known
    )
    if found < 0 or elsewhere(register.words.phrase(phrase.start, phrase.end), register.called(found)):
        return -1
    as_body(register.entities[found])
    return found


def _body(register: Register, trail: Trail, phrase: Phrase, owner: int) -> int:
    """The entity of a noun for organisations, or of a word that is no noun for speakers at all."""
    head = phrase.head
    if head is None:
        people = compatriot(register, trail, phrase)
        if people >= 0:
            return people
        one = register.words.lower[phrase.start] in _ONE
        return register.add(phrase, SpeakerKind.UNNAMED, plural=not one, owner=owner)
    named = register.apposed(phrase) if head.sort is Sort.ORGANIZATION and not head.plural else -1
    if named >= 0:
        return named
    if phrase.definite and owner < 0:
        found = _joined(register, trail, phrase, head) if head.plural else _known_body(register, trail, phrase)
        found = found if found >= 0 or head.plural else _printing(register, trail, phrase, head)
        if found >= 0:
            return found
    kind = SpeakerKind.UNNAMED if head.plural else SpeakerKind.ORGANIZATION
    found = register.add(phrase, kind, plural=head.plural, owner=owner)
    if phrase.definite and owner < 0 and not head.plural:
        register.waiting.append((found, phrase, owner))
    return found


def _printing(register: Register, trail: Trail, phrase: Phrase, head: Noun) -> int:
    """The outlet that has just been quoted and goes on: "Harbour Wire reported … the news outlet said"; or -1."""
    words = register.words
    if head.word not in _PRESS or not trail.sources:
        return -1
    at, speaker = trail.sources[-1]
    entity = register.entities[speaker]
    named = entity.kind is SpeakerKind.ORGANIZATION and not entity.document and not entity.key.startswith("nation ")
    return speaker if named and words.paragraph[phrase.start] - words.paragraph[at] <= 1 else -1


def _joined(register: Register, trail: Trail, phrase: Phrase, head: Noun) -> int:
    """Those named together right before whom a plural takes up: "Chile and Peru said … the countries"; or -1."""
    words = register.words
    for seen in trail.before(phrase.start):
        if words.paragraph[phrase.start] - words.paragraph[seen.at] > 1:
            break
        if not register.entities[seen.entity].plural or seen.pronoun:
            continue
        first, last = bisect_right(register.starts, seen.at - 1), bisect_right(register.starts, seen.last)
        named = {register.of[number] for number in range(first, last)}
        states = [register.entities[number].key.startswith("nation ") for number in named]
        bodies = all(register.entities[number].kind is SpeakerKind.ORGANIZATION for number in named)
        if len(named) > 1 and bodies and (all(states) if is_state(head.word) else not any(states)):
            return seen.entity
    return -1


def compatriot(register: Register, trail: Trail, phrase: Phrase) -> int:
    """Whom "the Italian", "the Dane" or "the 38-year-old" takes up, or -1 for anything else."""
    words = register.words
    last = words.text[phrase.end - 1]
    said = words.phrase(phrase.start, phrase.end).lower().partition(" ")
    people = is_national(last.lower()) or (last.endswith(("an", "i")) and adjective(last))
    if said[0] != "the" or not ((people and said[2] == last.lower()) or _AGED.fullmatch(said[2])):
        return -1
    return trail.last(
        phrase.start, Number.FEMALE if last.endswith("woman") else Number.MALE if last.endswith("man") else Number.ONE
    )
