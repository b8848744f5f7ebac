"""What somebody is said to be: titles in front of a name, appositions beside it, "X is the mayor of Y"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from newslens.attribution.entities.bounds import DETERMINERS, NO_PART, PREPOSITIONS, REACH, STOPS, trimmed, until
from newslens.attribution.entities.corps import as_corps
from newslens.attribution.entities.names import Name, Sense
from newslens.attribution.entities.predicates import is_office, linked
from newslens.attribution.entities.words import POSSESSIVES, Words
from newslens.language.names import titles
from newslens.language.positions import Noun, Sort, is_degree, is_past, noun
from newslens.language.synonyms import doer

_POSSESSIVE_PRONOUNS = frozenset({"its", "his", "her", "their"})
_SINGLE = frozenset({"'", "‘", "’"})


@attrs.frozen
class Said:
    """A role that a text gives to a name.

    Attributes:
        name: The number of the name.
        start: The first word of the role, its determiner left out.
        end: One past its last word.
        head: Its noun.
        owner: The word of a possessive pronoun in front ("her husband"), or -1.
        done: What a verb makes of somebody ("who chairs the trust": "chair of"), in front of what it is done to.
    """

    name: int
    start: int
    end: int
    head: Noun
    owner: int = -1
    done: str = ""

    def text(self, words: Words) -> str:
        """The role in words."""
        phrase = words.phrase(self.start, self.end)
        return f"{self.done} {phrase}" if self.done else phrase


def roles(words: Words, names: Sequence[Name]) -> tuple[Said, ...]:
    """The roles of people and organisations, in the order of their names."""
    found: list[Said] = []
    for number, name in enumerate(names):
        if name.sense is Sense.PLACE:
            continue
        # No role in front of a name reaches back over the name of another person.
        others = [other.end for other in names[max(0, number - 3) : number] if other.sense is Sense.PERSON]
        floor = others[-1] if others and words.lower[others[-1]] not in POSSESSIVES else 0
        places = list(_places(words, name, floor))
        for wanted in _WANTED[name.sense]:
            said = [role for start, end in places if (role := _role(words, number, start, end, wanted)) is not None]
            if wanted is Sort.PERSON:
                said += _done(words, number, name, names)
            if said:
                found += dict.fromkeys(said)
                break
    return tuple(found)


_WANTED = {
    Sense.PERSON: (Sort.PERSON,),
    Sense.ORGANIZATION: (Sort.ORGANIZATION,),
    Sense.UNKNOWN: (Sort.PERSON, Sort.ORGANIZATION),
}


def _places(words: Words, name: Name, floor: int) -> Iterator[tuple[int, int]]:
    """Where a role of a name may stand."""
    lower = words.lower
    if name.lead < name.start:
        yield name.lead, name.start
    yield from _places_before(words, name, floor)
    at = name.end
    if at >= len(words) or words.sentence[at] != words.sentence[name.start]:
        return
    if lower[at] == "," and at + 1 < len(words):
        at += 1
        if (words.text[at].isdigit() and at + 2 < len(words) and lower[at + 1] == ",") or (
            is_degree(lower[at]) and at + 2 < len(words) and lower[at + 1] == ","
        ):
            at += 2
        if lower[at] == "who" and at + 1 < len(words):
            at += 1
            yield from linked(words, at)
        elif lower[at] in {"from", "of", "with"}:
            pass
        elif not _begins_clause(words, at):
            yield at, until(words, at)
    elif words.text[at] == "(" and at + 1 < len(words):
        yield at + 1, until(words, at + 1)
    else:
        if lower[at] == "who" and at + 1 < len(words):
            at += 1
        yield from linked(words, at)


def _places_before(words: Words, name: Name, floor: int) -> Iterator[tuple[int, int]]:
    """Where a role may stand in front of a name that is no title of it."""
    at = before_title(words, name.lead, floor)
    left = _before(words, at if at and words.text[at - 1] == "," else name.lead, floor)
    if left is not None:
        yield left
        doing = _before_participle(words, left[0], floor) if words.text[name.lead - 1] == "," else None
        if doing is not None:
            yield doing
        # "The ombudsman, retired judge Ann Berg": both
        second = _before(words, left[0], floor) if words.text[left[0] - 1] == "," else None
        if second is not None and words.lower[left[0]] not in DETERMINERS and words.starts_sentence(second[0]):
            yield second


def before_title(words: Words, at: int, floor: int) -> int:
    """Where what leads up to a title begins: at "former" in "his lawyer, former Judge Ann Berg", at "the" in "the Rev. Ann Berg"."""
    while at > floor and (words.lower[at - 1] == "the" or is_past(words.lower[at - 1])):
        at -= 1
    return at


def _begins_clause(words: Words, at: int) -> bool:
    """Whether what stands behind a comma is a subject with its verb: "In a letter to Ann Berg, the guild wrote"."""
    end = until(words, at)
    return end < len(words) and words.verb[end] and any(words.subject[at:end])


def _done(words: Words, number: int, name: Name, names: Sequence[Name]) -> list[Said]:
    """What a relative clause or an "of" makes of somebody: "who chairs the trust", "Ann Berg of the Dockers' League"."""
    lower = words.lower
    at = name.end
    if at + 2 < len(words) and lower[at] == ",":
        at += 1
    if at + 2 >= len(words) or words.sentence[at] != words.sentence[name.start]:
        return []
    follows = next((other for other in names[number + 1 : number + 3] if other.start >= at), None)
    if lower[at] in {"of", "from"}:
        begin = at + 2 if lower[at + 1] == "the" else at + 1
        body = noun(lower[begin + 1]) if begin + 1 < len(words) else None
        named = follows is not None and follows.start == begin and follows.sense is Sense.ORGANIZATION
        if named and follows is not None:
            return [Said(number, at, follows.end, _MEMBER)]
        if body is not None and body.sort is Sort.ORGANIZATION and lower[at + 1] == "the":
            return [Said(number, at, begin + 2, _MEMBER)]
        return []
    if lower[at] != "who":
        return []
    doer_ = doer(lower[at + 1])
    if doer_ is None:
        return []
    begin = at + 2
    end = until(words, begin)
    link = "of"
    if doer_ == "lawyer":
        if follows is None or follows.start != begin or follows.sense is not Sense.PERSON:
            return []
        end, link = follows.end, "for"
    while begin < end and lower[begin] in {"a", "an"}:
        begin += 1
    head = noun(doer_)
    if begin >= end or head is None or lower[begin] in PREPOSITIONS:
        return []
    return [Said(number, begin, end, head, done=f"{doer_} {link}")]


_MEMBER = Noun("member", Sort.PERSON)


def _before(words: Words, at: int, floor: int) -> tuple[int, int] | None:
    """The noun phrase that ends where a name begins ("spokesman", "the town's mayor,"), or None."""
    end = at
    lower = words.lower
    comma = end > 0 and lower[end - 1] == ","
    if comma:
        end -= 1
    if end == 0:
        return None
    sentence = words.sentence[at]
    start = end
    while (
        start > floor
        and end - start < REACH
        and words.sentence[start - 1] == sentence
        and words.text[start - 1] not in STOPS
        and lower[start - 1] != ","
        and not _is_mark(words, start - 1)
        and not _acts(words, start - 1)
        and (lower[start - 1] not in NO_PART or (lower[start - 1] == "and" and not comma))
    ):
        start -= 1
    # The head is the last noun in front of the name, or before the first preposition of what a comma closes.
    for begin in range(start, end):
        if lower[begin] in DETERMINERS:
            # A phrase in between ("told the mayor") begins at its last determiner without a preposition before it.
            if begin and lower[begin - 1] in PREPOSITIONS and begin > start:
                continue
            start = begin
            if not comma:
                continue
            break
    if comma and not _closed(words, start, end):
        return None
    if not comma and noun(lower[end - 1].rstrip(".")) is None and lower[end - 1] != "elect":
        return None
    return (start, end) if start < end else None


def _is_mark(words: Words, at: int) -> bool:
    """Whether a single mark ends a quotation, and makes no possessive: in "‘Every street,’ fire chief Ann Berg said"."""
    return words.text[at] in _SINGLE and (not at or not words.text[at - 1][-1].isalnum())


def _acts(words: Words, at: int) -> bool:
    """Whether a word is a verb and no noun: "accused" in "She accused Ann Berg", not in "the accused, Ann Berg"."""
    done = words.lower[at].endswith("ed") and words.lower[at - 1] not in DETERMINERS
    return words.verb[at] and (noun(words.lower[at]) is None or done)


def _before_participle(words: Words, at: int, floor: int) -> tuple[int, int] | None:
    """Who does what stands before a comma and a name: "Another senator | backing the bill, Ann Berg"; or None."""
    end = at - 1
    if end <= floor or not words.verb[end] or not words.lower[end].endswith("ing"):
        return None
    start = end
    while start > floor and end - start < REACH and words.text[start - 1][0].isalpha() and not words.verb[start - 1]:
        start -= 1
        if words.lower[start] in DETERMINERS or words.starts_sentence(start):
            break
    found = noun(words.lower[end - 1])
    person = found is not None and found.sort is Sort.PERSON and not found.plural
    return (start, end) if person and start < end else None


def _closed(words: Words, start: int, end: int) -> bool:
    """Whether a phrase in front of a comma is one of its own: it has a determiner, an owner or begins the clause."""
    lower = words.lower
    if lower[start] in DETERMINERS or words.starts_sentence(start) or lower[start - 1] == "whose":
        return True
    if lower[start - 1] == "as" and words.starts_sentence(start - 1) and is_office(words, start):
        return True  # "As home secretary, Ann Berg"
    return any(lower[at] in POSSESSIVES for at in range(start, end)) or words.verb[start - 1]


def _role(words: Words, number: int, start: int, end: int, wanted: Sort) -> Said | None:
    """The role in a phrase, without determiner; None where its head is no noun for a person (an organisation)."""
    lower = words.lower
    owner = start - 1 if start and lower[start - 1] == "whose" else -1
    while start < end and lower[start] in DETERMINERS:
        if lower[start] in _POSSESSIVE_PRONOUNS:
            owner = start
        start += 1
    before = lower[start - 1] if start else ""
    head: Noun | None = None
    last = -1
    for at in range(start, end):
        if lower[at] in PREPOSITIONS:
            break
        if lower[at] == "and" and head is not None:
            break
        if lower[at] in POSSESSIVES:
            head = None  # what went before only owns it
            continue
        word = lower[at].rstrip(".")
        found = noun(word) or _title(word)
        if before == "the" and words.text[at + 1 : at + 2] == [","]:
            found = as_corps(words, found, start, at)  # "According to the coast guard, Ann Berg"
        if found is not None and not found.plural and (found.sort is wanted or _vague(found, wanted)):
            head, last = found, at
        elif head is not None and at == last + 1 and words.text[at].isalpha() and not words.verb[at] and found is None:
            # "party leader candidate list": the noun goes on, and is no role
            head = None if words.text[at].islower() and lower[at] not in PREPOSITIONS | {"here", "there"} else head
            if head is None:
                return None
    if head is None or last < start:
        return None
    return Said(number, start, trimmed(words, last + 1, end), head, owner)


def _vague(found: Noun, wanted: Sort) -> bool:
    return (
        wanted is Sort.ORGANIZATION
        and found.sort is Sort.PERSON
        and found.word in {"developer", "owner", "operator", "publisher"}
    )


def _title(word: str) -> Noun | None:
    title = titles().get(word)
    if title is None or not title.role:
        return None
    found = noun(title.role)
    return found if found is not None else Noun(title.role, Sort.PERSON, gender=title.gender)
