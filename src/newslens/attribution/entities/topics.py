"""Whom somebody speaks of by name, who is therefore hardly the one who speaks: "He said Moss has lost his way"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from newslens.attribution.entities.cast import Entity
from newslens.attribution.entities.phrases import Phrase
from newslens.attribution.entities.pronouns import Number, suits
from newslens.attribution.entities.register import Register
from newslens.attribution.entities.words import POSSESSIVES, Words
from newslens.types import SpeakerKind

_FIRST_PERSON = frozenset({"i", "my"})
_INNER = frozenset({"‘", "'"})
_SELF = 3
"""So many words before a name may "I am" or "my name is" begin."""
_PLANS = frozenset({"will", "plans", "intends", "expects", "aims", "hopes", "wants"})
"""Verbs of what is about to be done, of which the one who does it tells."""
_LINKS = frozenset("and or at in of from for by with among on".split())
MOST = 200
"""What is said is not looked at beyond so many names."""


def spoken_of(register: Register, said: Sequence[tuple[int, int]]) -> frozenset[int]:
    """The numbers of those whom what somebody says calls by name, but for who says so: "I am Ann Berg".

    Args:
        register: Whom the article speaks of.
        said: Where what is said stands, as code points, half-open.
    """
    words = register.words
    found: set[int] = set()
    for start, end in said:
        begin = bisect_left(words.start, start)
        first = bisect_left(register.starts, begin)
        last = bisect_left(register.starts, _inner(words, begin, bisect_left(words.start, end)))
        for number in range(first, min(last, first + MOST)):
            entity = register.of[number]
            # A government goes by the name of its state, also where it speaks of the state.
            state = register.entities[entity].key.startswith("nation ")
            if not state and not _introduces(words, register.names[number].lead):
                found.add(entity)
    return frozenset(found)


def own_plan(register: Register, phrase: Phrase, said: Sequence[tuple[int, int]]) -> int:
    """The body whose plan "it said" closes: "Tarn Steel will close both furnaces, it said"; or -1.

    Args:
        register: Whom the article speaks of.
        phrase: The pronoun.
        said: Where what is said stands, as code points, half-open.
    """
    words = register.words
    begin = bisect_left(words.start, said[0][0]) if said else phrase.start
    if words.lower[phrase.start] != "it" or not words.starts_sentence(begin) or begin >= phrase.start:
        return -1
    plan = next((at for at in range(begin, phrase.start) if words.verb[at]), phrase.start)
    if words.sentence[begin] != words.sentence[phrase.start] or words.lower[plan] not in _PLANS:
        return -1
    if not _LINKS.isdisjoint(words.lower[begin:plan]):
        return -1  # "The union and Tarn Steel will", "Staff at Tarn Steel will"
    inside = range(bisect_left(register.starts, begin), bisect_left(register.starts, plan))
    named = {register.of[number] for number in inside if words.text[register.names[number].end] not in POSSESSIVES}
    return next(iter(named)) if len(named) == 1 and all(_as_thing(register.entities[n]) for n in named) else -1


def _as_thing(entity: Entity) -> bool:
    """Whether an entity is a thing; one word alone that was taken for a family name becomes one by "it"."""
    person = entity.person
    if person is not None and not person.given and not person.titles and not entity.gender and not entity.roles:
        entity.kind, entity.person = SpeakerKind.ORGANIZATION, None
    return suits(entity, Number.THING)


def homes(register: Register, said: Sequence[tuple[int, int]]) -> frozenset[int]:
    """The numbers of the states of which what is said only tells that a body is from there: "India's Tarn Steel"."""
    words = register.words
    found: set[int] = set()
    for start, end in said:
        first = bisect_left(register.starts, bisect_left(words.start, start))
        last = bisect_left(register.starts, bisect_left(words.start, end))
        for number in range(first, min(last, first + MOST) - 1):
            name, owned = register.names[number], register.names[number + 1]
            state = register.entities[register.of[number]].key.startswith("nation ")
            if state and words.text[name.end] in POSSESSIVES and owned.start == name.end + 1:
                found.add(register.of[number])
    return frozenset(found)


def _inner(words: Words, start: int, end: int) -> int:
    """Where what is said goes on with somebody else's words, in which the speaker may be named: "he told me, ‘Ann, go’"."""
    for at in range(start + 1, end):
        if words.text[at] in _INNER and words.start[at] > words.end[at - 1]:
            return at
    return end


def _introduces(words: Words, at: int) -> bool:
    """Whether a speaker gives the own name: "I, Ann Berg", "I am Ann Berg", "my name is Ann Berg"."""
    begin = max(0, at - _SELF)
    return not _FIRST_PERSON.isdisjoint(words.lower[begin:at]) and not any(
        words.verb[spot] and words.lower[spot] not in _BE for spot in range(begin, at)
    )


_BE = frozenset({"am", "'m", "’m", "is"})
