"""Sources that an article keeps nameless: "the man, who asked not to be identified", "an aide, speaking on condition of anonymity"."""

from __future__ import annotations

from newslens.attribution.entities.cast import Entity
from newslens.attribution.entities.phrases import Phrase
from newslens.attribution.entities.register import Register
from newslens.attribution.entities.trail import Trail
from newslens.attribution.entities.words import Words
from newslens.language.positions import Noun, Sort, is_anyone, is_kin, noun
from newslens.language.synonyms import may_mask
from newslens.types import SpeakerKind

_OPENS = frozenset(
    {"who", "whose", "speaking", "talking", "asking", "requesting", "citing", "insisting", "declining", "granted"}
)
_NOT = frozenset({"not", "n't", "n’t", "declined", "refused", "declining", "refusing", "without"})
_KNOWN_AS = frozenset({"named", "identified", "quoted"})
_WITHIN = 8
"""So many words of a mention may stand before the clause that keeps its name back."""
_CLAUSE = 16
"""So many words of that clause are looked at."""
_BEFORE = 5
"""So many words before "named" may it be told that somebody is not to be."""
_BARE = 2
"""The words of a noun with its article."""
_INDEFINITE = frozenset({"a", "an", "another", "one"})


def keeps_name_back(words: Words, phrase: Phrase) -> bool:
    """Whether a clause beside a noun says that its bearer is not to be named.

    Args:
        words: The text.
        phrase: A noun for a person, with what narrows it.
    """
    lower, sentence = words.lower, words.sentence[phrase.start]
    start = phrase.start
    if start > 1 and lower[start - 2 : start] == ["anonymity", ","]:
        return True  # "Speaking on condition of anonymity, the aide"
    at = phrase.core
    while at < len(words) and words.sentence[at] == sentence and lower[at] not in _OPENS:
        if words.verb[at] or at - phrase.core >= _WITHIN:
            return False
        at += 1
    for spot in range(at, min(at + _CLAUSE, len(words))):
        if words.sentence[spot] != sentence:
            break
        if lower[spot] in {"anonymity", "anonymously"}:
            return True
        if lower[spot] in _KNOWN_AS and lower[spot + 1 : spot + 2] != ["by"]:
            return not _NOT.isdisjoint(lower[max(at, spot - _BEFORE) : spot])
    return False


def presented(words: Words, entities: list[Entity], trail: Trail, phrase: Phrase, head: Noun) -> int:
    """The one without a name who was brought in right before and can be who a nameless noun stands for; or -1.

    Args:
        words: The text.
        entities: Whom the article speaks of.
        trail: Whom it has mentioned.
        phrase: "the man", "the student".
        head: Its noun.
    """
    if words.lower[phrase.start] in _INDEFINITE:
        return -1
    for seen in trail.before(phrase.start):
        if words.paragraph[phrase.start] - words.paragraph[seen.at] > 1:
            break
        entity = entities[seen.entity]
        if seen.quoted or not _nameless(entity):
            continue
        if head.gender and entity.gender and head.gender != entity.gender:
            continue
        if is_anyone(head.word) or any(may_mask(head.word, word) for word in entity.heads):
            return seen.entity
    return -1


def named_since(register: Register, trail: Trail, phrase: Phrase, known: int) -> int:
    """Who was named last and is told to be what a noun says, behind one without a name: "A judge … Judge Ann Berg … the judge".

    Args:
        register: Whom the article speaks of.
        trail: Whom it has mentioned.
        phrase: A noun for a person.
        known: The number of the one whom the article called by the same noun before.

    Returns:
        The number of the one who was named, or else `known`.
    """
    head = phrase.head
    definite = register.words.lower[phrase.start] == "the" and phrase.end - phrase.start == _BARE
    if (
        head is None
        or not definite
        or is_anyone(head.word)
        or is_kin(head.word)
        or not _nameless(register.entities[known])
    ):
        return known
    for seen in trail.before(phrase.start):
        entity = register.entities[seen.entity]
        if seen.entity == known:
            break
        if entity.person is not None and not seen.quoted and is_told_to_be(entity, head.word):
            return seen.entity
    return known


def is_told_to_be(entity: Entity, noun_: str) -> bool:
    """Whether an article says that somebody is what a noun says, and was not so before."""
    return any(role is not None and role.head == noun_ and not role.former for role in entity.roles.values())


def _nameless(entity: Entity) -> bool:
    """Whether an entity is one person whom the article brought in without a name."""
    one = entity.kind is SpeakerKind.UNNAMED and not entity.plural and not entity.document
    people = (found for word in entity.heads if (found := noun(word)) is not None)
    return one and any(found.sort is Sort.PERSON for found in people)
