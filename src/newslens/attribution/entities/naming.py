"""Names in a text: where they are, and whether they are of people, organisations or places.

A trained recogniser is one witness among several: capitals, titles, nouns beside the name, a table of forenames and what the
same words were taken for elsewhere in the article say the rest, because on news that it was not trained on it misses a third.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from enum import StrEnum

import attrs

from newslens.attribution.entities.words import Words
from newslens.language.bodies import adjective, is_acronym, nation
from newslens.language.names import PersonName, forename_gender, key, normalise, parse, titles
from newslens.language.positions import Sort, in_name_of_organization, noun


class Sense(StrEnum):
    """What a name is a name of."""

    PERSON = "person"
    ORGANIZATION = "organization"
    PLACE = "place"
    UNKNOWN = "unknown"


@attrs.frozen
class Name:
    """A name in the text.

    Attributes:
        start: Its first word; a courtesy title ("Mr.") is part of it.
        end: One past its last word.
        text: The words.
        sense: What it is a name of.
        lead: Where what stands before it as a title begins ("UK Foreign Secretary"); `start` where there is none.
    """

    start: int
    end: int
    text: str
    sense: Sense
    lead: int


_LABELS = {
    "PERSON": Sense.PERSON,
    "PER": Sense.PERSON,
    "ORG": Sense.ORGANIZATION,
    "ORGANIZATION": Sense.ORGANIZATION,
    "NORP": Sense.UNKNOWN,
    "GPE": Sense.PLACE,
    "LOC": Sense.PLACE,
    "LOCATION": Sense.PLACE,
    "PLACE": Sense.PLACE,
    "FAC": Sense.PLACE,
}
_LINKS = frozenset("van von der den de da di del della dos das do la le al el bin bint ibn ben ter y".split())
_JOINTS = frozenset({"of", "for", "and", "&", "the"})
_NO_NAME = frozenset(
    "i a an the this that these those he she it we they you his her its their our my your but and or so yet nor if when while "
    "as because since although though after before until once in on at by for from to with without under over about of into "
    "during among between against through there here what who whom whose which why how not no yes all some any many most "
    "few several both each every another other more less one two three four five six seven eight nine ten also now then "
    "today yesterday tomorrow monday tuesday wednesday thursday friday saturday sunday january february march april may june "
    "july august september october november december jan feb mar apr jun jul aug sept sep oct nov dec meanwhile however "
    "earlier later still even only just last next former according".split()
)
_OFFICES_AFTER_OF = frozenset(
    {"state", "health", "defense", "defence", "education", "energy", "labor", "labour", "commerce"}
)
MAX_RUN = 14
"""A longer run of capitalised words is a headline, not a name."""


def find(words: Words) -> tuple[Name, ...]:
    """The names of a text, in order, none overlapping another."""
    runs = list(_runs(words))
    pieces = [piece for start, end in runs for piece in _pieces(words, start, end)]
    return tuple(_agreed(words, pieces))


def _runs(words: Words) -> list[tuple[int, int]]:
    text, lower = words.text, words.lower
    capital = [at for at, word in enumerate(text) if word[0].isupper()]
    runs: list[tuple[int, int]] = []
    until = 0
    for at in capital:
        if at < until or not _names(words, at):
            continue
        end = at + 1
        while end < len(text) and end - at < MAX_RUN and words.sentence[end] == words.sentence[at]:
            word = text[end]
            if word[0].isupper() and (lower[end] not in _NO_NAME or words.proper[end]):
                end += 1
            elif word == "-" and end + 1 < len(text) and words.end[end - 1] == words.start[end] == words.end[end] - 1:
                if words.start[end + 1] != words.end[end] or not text[end + 1].isalpha():
                    break
                end += 2
            elif (step := _link(words, at, end)) > 0:
                end += step
            else:
                break
        until = end
        if end - at < MAX_RUN:
            runs.append((at, end))
    return runs


def _names(words: Words, at: int) -> bool:
    """Whether a word with a capital can begin a name."""
    lower = words.lower[at]
    if lower in _NO_NAME and not words.entity[at]:
        return False
    if not words.starts_sentence(at):
        return words.proper[at] or bool(words.entity[at]) or not words.tagged or lower in titles()
    if words.proper[at] or words.entity[at] or lower.rstrip(".") in titles() or not words.tagged:
        return True
    return noun(lower) is not None and at + 1 < len(words) and words.text[at + 1][0].isupper()


def _link(words: Words, start: int, at: int) -> int:
    """How many words in small letters join two parts of a name here; 0 where none do."""
    text, lower = words.text, words.lower
    if lower[at] in _LINKS:
        step = 1
        while step < 3 and at + step < len(text) and lower[at + step] in _LINKS | {"-"}:
            step += 1
        return step if at + step < len(text) and text[at + step][0].isupper() else 0
    if lower[at] not in _JOINTS or lower[at] == "the" or at + 1 >= len(text):
        return 0
    after = at + 2 if lower[at + 1] == "the" else at + 1
    if after >= len(text) or not text[after][0].isupper() or lower[after] in _NO_NAME:
        return 0
    if words.entity[at]:
        return after - at
    if lower[at] == "of":
        body = noun(text[at - 1])
        known = in_name_of_organization(lower[at - 1]) or (body is not None and body.sort is not Sort.GROUP)
        return after - at if known else 0
    # "Department of Health and Human Services", not "Kirby and Cleverly"
    inside = any(lower[i] == "of" for i in range(start, at))
    return (
        after - at
        if lower[at] == "&" or (inside and lower[at] == "and" and in_name_of_organization(lower[start]))
        else 0
    )


@attrs.frozen
class _Piece:
    start: int
    end: int
    lead: int
    sense: Sense


def _pieces(words: Words, start: int, end: int) -> list[_Piece]:
    """A run of capitals cut into names: "UK Foreign Secretary James Cleverly" is a title and a name."""
    lower, text = words.lower, words.text
    table = titles()
    if lower[start] in _NO_NAME and not words.entity[start]:
        start += 1
    if start >= end:
        return []
    cut = -1
    courtesy = -1
    for at in range(start, end - 1):
        word = lower[at].rstrip(".")
        if word in table and (at == start or lower[at - 1] != "of"):
            if not (at > start and forename_gender(text[at - 1]) and word in {"king", "major", "prince", "bishop"}):
                cut = at
                courtesy = at if not table[word].role else -1
        elif (found := noun(word)) is not None and found.sort is Sort.PERSON and not found.plural:
            cut, courtesy = at, -1
    if cut < 0:
        head = start
        if end - start > 2 and words.starts_sentence(start) and not forename_gender(text[start]) and forename_gender(text[start + 1]):
            start += 1  # "Billionaire Ann Berg": only the sentence gave the first word its capital
        return [_Piece(start, end, head, _whole(words, start, end))]
    first = cut + 1
    if lower[first] in {"of", "for"}:
        first = _after_office(words, first, end)
        if first < 0:
            return [_Piece(start, end, start, Sense.UNKNOWN)]
    if _organization(words, first, end) and not forename_gender(text[first]):
        # "Labour Leader Press Office", "King Street Bank"
        return [_Piece(start, end, start, Sense.ORGANIZATION)]
    begin = courtesy if courtesy >= 0 else first
    return [_Piece(begin, end, start if courtesy != start else begin, Sense.PERSON)]


def _after_office(words: Words, of: int, end: int) -> int:
    """Where the name begins in "Secretary of State Ann Berg"; -1 where there is no name after it."""
    for at in range(of + 1, end):
        if words.begins_entity[at] and words.entity[at] in {"PERSON", "PER"}:
            return at
        if at > of + 1 and forename_gender(words.text[at]) and at < end - 1:
            return at
    if end - of >= 4:
        return end - 2
    return end - 1 if end - of == 3 and words.lower[of + 1] in _OFFICES_AFTER_OF else -1


def _organization(words: Words, start: int, end: int) -> bool:
    return any(in_name_of_organization(words.lower[at]) for at in range(start, end))


def _whole(words: Words, start: int, end: int) -> Sense:
    """What a run without any title in it is a name of."""
    name = words.phrase(start, end)
    last = words.lower[end - 1]
    if nation(name) or adjective(name):
        return Sense.PLACE
    if (end - start > 1 and (in_name_of_organization(last) or "of" in words.lower[start:end])) or is_acronym(name):
        return Sense.ORGANIZATION
    labels = Counter(_LABELS.get(words.entity[at], Sense.UNKNOWN) for at in range(start, end) if words.entity[at])
    label = labels.most_common(1)[0][0] if labels else Sense.UNKNOWN
    if end - start > 1 and _organization(words, start, end) and label is not Sense.PERSON:
        return Sense.ORGANIZATION
    if 1 < end - start <= 5 and forename_gender(words.text[start]) and label is not Sense.ORGANIZATION:
        return Sense.PERSON
    return label


def _agreed(words: Words, pieces: Sequence[_Piece]) -> list[Name]:
    """The pieces as names: nouns beside them looked at, and one sense for the same words all over the article."""
    text = [words.phrase(piece.start, piece.end) for piece in pieces]
    senses = [_beside(words, piece) for piece in pieces]
    votes: dict[str, Counter[Sense]] = {}
    for name, piece, sense in zip(text, pieces, senses, strict=True):
        if sense is not Sense.UNKNOWN:
            weight = 3 if piece.lead < piece.start or sense is not piece.sense else 1
            votes.setdefault(key(name), Counter())[sense] += weight
    families: dict[str, int] = {}
    for name, sense in zip(text, senses, strict=True):
        if sense is Sense.PERSON and (person := parse(name)).given:
            for word in {person.last, person.family}:
                families[word] = families.get(word, 0) + 1
    names = []
    for piece, name, own in zip(pieces, text, senses, strict=True):
        normal = key(name)
        sense = own
        if normal in votes:
            counts = votes[normal]
            sense = max(counts, key=lambda s: (counts[s], s is own, s))
        if normal in families and sense is not Sense.PERSON and not _labelled_place(words, piece):
            sense = Sense.PERSON
        if normalise(name):
            names.append(Name(piece.start, piece.end, name, sense, piece.lead))
    return names


def _labelled_place(words: Words, piece: _Piece) -> bool:
    return _LABELS.get(words.entity[piece.start]) is Sense.PLACE


def _beside(words: Words, piece: _Piece) -> Sense:
    """What the words next to a name say that it is."""
    if (piece.lead < piece.start and piece.sense is not Sense.ORGANIZATION) or words.lower[piece.start].rstrip(".") in titles():
        return Sense.PERSON if piece.end - piece.start < 6 else piece.sense
    before = piece.start - 1
    if before >= 0 and words.sentence[before] == words.sentence[piece.start]:
        found = noun(words.lower[before])
        if found is not None and not found.plural:
            if found.sort is Sort.PERSON and piece.end - piece.start < 6:
                return Sense.PERSON
            if found.sort is Sort.ORGANIZATION and piece.sense is Sense.UNKNOWN:
                return Sense.ORGANIZATION
    if piece.sense is Sense.UNKNOWN and piece.end + 2 < len(words) and words.text[piece.end] == ",":
        if words.text[piece.end + 1].isdigit() and 1 < piece.end - piece.start < 5:
            return Sense.PERSON  # "Ann Berg, 43,"
        if words.lower[piece.end + 1] == "who":
            return Sense.PERSON
    return piece.sense


def person(name: Name) -> PersonName:
    """The parts of a person's name."""
    return parse(name.text)
