"""Names in a text: where they are, and whether they are of people, organisations or places.

A trained recogniser is one witness among several: capitals, titles, nouns beside the name, a table of forenames and what the
same words were taken for elsewhere in the article say the rest, because on news that it was not trained on it misses a third.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from enum import StrEnum

import attrs

from newslens.attribution.entities.words import Words
from newslens.language.bodies import adjective, is_acronym, nation
from newslens.language.names import PersonName, forename_gender, key, normalise, parse, titles
from newslens.language.positions import (
    Sort,
    in_name_of_organization,
    in_name_of_place,
    is_asset,
    is_degree,
    is_kin,
    is_office_word,
    may_be_surname,
    noun,
)


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
_AT = frozenset({"in", "near", "across", "outside", "throughout"})
_APOSTROPHES = frozenset({"'", "’", "'s", "’s"})
_JOINTS = frozenset({"of", "for", "and", "&", "the"})
_NO_NAME = frozenset(
    "i a an the this that these those he she it we they you his her its their our my your but and or so yet nor if when while "
    "as because since although though after before until once in on at by for from to with without under over about of into "
    "during among between against through there here what who whom whose which why how not no yes all some any many most "
    "few several both each every another other more less none nobody everybody somebody anybody everyone someone anyone nothing "
    "everything something anything one two three four five six seven eight nine ten "
    "twenty thirty forty fifty sixty seventy eighty ninety hundreds thousands also now then "
    "today yesterday tomorrow monday tuesday wednesday thursday friday saturday sunday january february march april may june "
    "july august september october november december jan feb mar apr jun jul aug sept sep oct nov dec meanwhile however "
    "earlier later still even only just last next former according".split()
)
_OFFICES_AFTER_OF = frozenset(
    {"state", "health", "defense", "defence", "education", "energy", "labor", "labour", "commerce"}
)
_OF_STATES = frozenset({"minister", "premier", "chancellor", "ambassador", "parliament", "army"})
_DEMONYMS = ("an", "ish", "i", "ese")
MAX_RUN = 14
"""A longer run of capitalised words is a headline, not a name."""


def find(words: Words) -> tuple[Name, ...]:
    """The names of a text, in order, none overlapping another."""
    headlines = _title_case(words)
    runs = _runs(words)
    pieces = [
        piece for start, end in runs if words.paragraph[start] not in headlines for piece in _pieces(words, start, end)
    ]
    known = {tuple(words.lower[piece.start : piece.end]) for piece in pieces if piece.sense is not Sense.UNKNOWN}
    for start, end in runs:
        if words.paragraph[start] in headlines:
            pieces += _in_headline(words, start, end, known)
    pieces = [piece for piece in pieces if not is_degree(words.text[piece.end - 1]) or piece.end - piece.start > 1]
    pieces.sort(key=lambda piece: piece.start)
    return tuple(_agreed(words, _without_openers(words, pieces)))


def _title_case(words: Words) -> set[int]:
    """The numbers of short paragraphs in which nearly every longer word has a capital, so that capitals say nothing."""
    found: set[int] = set()
    start = 0
    while start < len(words):
        end = bisect_right(words.paragraph, words.paragraph[start], start)
        if 3 < end - start < 30:
            long = [word for word in words.text[start:end] if len(word) > 3 and word[0].isalpha()]
            if len(long) > 3 and sum(word[0].isupper() for word in long) > 0.8 * len(long):
                found.add(words.paragraph[start])
        start = end
    return found


def _in_headline(words: Words, start: int, end: int, known: set[tuple[str, ...]]) -> list[_Piece]:
    """The names in a run of a headline: those that the article has elsewhere, and what the recogniser sees."""
    found: list[_Piece] = []
    at = start
    while at < end:
        length = next((n for n in range(min(6, end - at), 0, -1) if tuple(words.lower[at : at + n]) in known), 0)
        if not length and words.begins_entity[at]:
            length = 1
            while at + length < end and words.entity[at + length] and not words.begins_entity[at + length]:
                length += 1
            length = length if length < 5 else 0
        if length:
            found += _pieces(words, at, at + length)
        at += length or 1
    return found


def _without_openers(words: Words, pieces: list[_Piece]) -> list[_Piece]:
    """Without what has its capital from the beginning of a sentence alone: "Health" in "Health minister Ann Berg"."""
    elsewhere = {
        words.lower[at]
        for piece in pieces
        if not words.starts_sentence(piece.start)
        for at in range(piece.start, piece.end)
    }
    return [piece for piece in pieces if not _opens(words, piece) or words.lower[piece.start] in elsewhere]


def _opens(words: Words, piece: _Piece) -> bool:
    """Whether nothing but its place at the beginning of a sentence speaks for a name."""
    at, end = piece.start, piece.end
    text = words.text[at]
    if end - at > 1 or not words.starts_sentence(at) or end >= len(words) or nation(text) or adjective(text):
        return False
    if noun(words.lower[end]) is not None:
        return True
    return piece.sense is Sense.UNKNOWN and not words.verb[end] and words.text[end] not in _MARKS


_MARKS = frozenset({",", ".", "’s", "'s", "(", ":"})


def _runs(words: Words) -> list[tuple[int, int]]:
    """Runs of words that can make a name by their capitals."""
    text = words.text
    runs: list[tuple[int, int]] = []
    until = 0
    for at in [at for at, word in enumerate(text) if word[0].isupper()]:
        if at < until or not _names(words, at):
            continue
        end = at + 1
        while end < len(text) and end - at < MAX_RUN and words.sentence[end] == words.sentence[at]:
            step = _step(words, at, end)
            if not step:
                break
            end += step
        until = end
        if end - at < MAX_RUN:
            runs.append((at, end))
    return runs


def _step(words: Words, start: int, at: int) -> int:
    """By how many words a name that began before goes on here; 0 where it ends."""
    text, lower = words.text, words.lower
    word = text[at]
    if word[0].isupper():
        return 1 if lower[at] not in _NO_NAME or words.proper[at] else 0
    if word == "-":
        tight = at + 1 < len(text) and words.end[at - 1] == words.start[at] and words.start[at + 1] == words.end[at]
        return 2 if tight and text[at + 1].isalpha() else 0
    if word in _APOSTROPHES:
        return 1 if _joins(words, at) else 0
    return _link(words, start, at)


def _joins(words: Words, at: int) -> bool:
    """Whether a possessive is part of a name: "Dockers' Federation", "St Ann's Hospital"."""
    if at + 1 >= len(words) or not words.text[at + 1][0].isupper() or words.start[at] != words.end[at - 1]:
        return False
    if words.text[at] in {"'", "’"}:
        last = at + 1
        while last < at + MAX_RUN and last + 1 < len(words) and words.text[last + 1][0].isupper():
            last += 1
        return words.lower[at - 1].endswith("s") and in_name_of_organization(words.lower[last])
    return bool(words.entity[at]) and not words.begins_entity[at] and not words.begins_entity[at + 1]


def _names(words: Words, at: int) -> bool:
    """Whether a word with a capital can begin a name."""
    lower = words.lower[at]
    if lower.rstrip(".") in _NO_NAME and not words.entity[at]:
        return False
    if not words.starts_sentence(at):
        return True
    if words.proper[at] or words.entity[at] or lower.rstrip(".") in titles() or not words.tagged:
        return True
    return at + 1 < len(words) and words.text[at + 1][0].isupper() and words.sentence[at + 1] == words.sentence[at]


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
    # "Department of Health and Human Services", not "Moss and Berg"
    inside = lower[at] == "and" and any(lower[i] == "of" for i in range(start, at))
    if lower[at] == "&" or (inside and in_name_of_organization(lower[start])):
        return after - at
    return after - at if lower[at] == "and" and _fields(words, start, at) else 0


def _fields(words: Words, start: int, at: int) -> bool:
    """Whether "and" joins two fields of one body: "the Roads and Bridges Authority", not "the Navy and Tarn Council"."""
    lower, text = words.lower, words.text
    if not start or lower[start - 1] != "the" or at - start > 1 or words.entity[start] in _LABELS:
        return False
    if nation(text[start]) or adjective(text[start]) or noun(lower[start]):
        return False
    end = at + 1
    while end < min(len(text), at + 6) and text[end][0].isupper() and words.sentence[end] == words.sentence[at]:
        end += 1
    return 2 < end - at < 5 and in_name_of_organization(lower[end - 1])


@attrs.frozen
class _Piece:
    start: int
    end: int
    lead: int
    sense: Sense


def _pieces(words: Words, start: int, end: int) -> list[_Piece]:
    """A run of capitals cut into names: "UK Foreign Secretary James Cleverly" is a title and a name."""
    lower, text = words.lower, words.text
    if lower[start] in _NO_NAME and not words.entity[start]:
        start += 1
    if start >= end:
        return []
    cut, courtesy = _title(words, start, end)
    if cut < 0:
        head = start
        if (
            end - start > 2
            and words.starts_sentence(start)
            and not forename_gender(text[start])
            and forename_gender(text[start + 1])
        ):
            start += 1  # "Billionaire Ann Berg": only the sentence gave the first word its capital
        return [_Piece(start, end, head, _whole(words, start, end))]
    first = cut + 1
    if lower[first] in {"of", "for"}:
        of = first
        first = _after_office(words, of, end)
        if first < 0:  # "Minister of Health" holds no name of a person
            return [_Piece(of + 1, end, of + 1, _whole(words, of + 1, end))] if of + 1 < end else []
    last = noun(lower[end - 1])
    if last is not None and last.sort is Sort.PERSON and courtesy < 0 and not may_be_surname(lower[end - 1]):
        return _before_office(words, start, end)
    if _organization(words, first, end) and not forename_gender(text[first]):
        # "Labour Leader Press Office", "King Street Bank"
        return [_Piece(start, end, start, Sense.ORGANIZATION)]
    begin = courtesy if courtesy >= 0 else first
    return [_Piece(begin, end, start if courtesy != start else begin, Sense.PERSON)]


def _title(words: Words, start: int, end: int) -> tuple[int, int]:
    """The last word of the titles that a run has in front of a name, and where a mere courtesy stands; -1 for none."""
    lower = words.lower
    table = titles()
    cut = courtesy = -1
    for at in range(start, end - 1):
        word = lower[at].rstrip(".")
        if word in table and (at == start or lower[at - 1] != "of"):
            surname = at > start and may_be_surname(word) and forename_gender(words.text[at - 1])
            if not surname:
                cut = at
                courtesy = at if not table[word].role else -1
        elif (found := noun(word)) is not None and found.sort is Sort.PERSON and not found.plural:
            cut, courtesy = at, -1
    return cut, courtesy


def _before_office(words: Words, start: int, end: int) -> list[_Piece]:
    """What an office without a holder begins with: "Tarn Police" in "Tarn Police Chief Inspector"."""
    stop = start
    while stop < end and noun(words.lower[stop]) is None and not is_office_word(words.lower[stop]):
        stop += 1
    while start < stop < end and in_name_of_organization(words.lower[stop]) and noun(words.lower[stop]) is None:
        stop += 1
    return [_Piece(start, stop, start, _whole(words, start, stop))] if start < stop else []


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
    if end - start > 1 and in_name_of_place(last) and not forename_gender(words.text[start]):
        return Sense.PLACE
    labels = Counter(_LABELS.get(words.entity[at], Sense.UNKNOWN) for at in range(start, end) if words.entity[at])
    label = labels.most_common(1)[0][0] if labels else Sense.UNKNOWN
    if end - start > 1 and _organization(words, start, end) and label is not Sense.PERSON:
        return Sense.ORGANIZATION
    if 1 < end - start < 4 and len(words.text[start].rstrip(".")) == 1 and label is Sense.UNKNOWN:
        return Sense.PERSON  # "R. Moss"
    if end - start <= 5 and forename_gender(words.text[start]) and label is not Sense.ORGANIZATION:
        return Sense.PERSON if end - start > 1 or label is Sense.UNKNOWN else label
    return label


def _agreed(words: Words, pieces: Sequence[_Piece]) -> list[Name]:
    """The pieces as names: nouns beside them looked at, and one sense for the same words all over the article."""
    text = [words.phrase(piece.start, piece.end) for piece in pieces]
    senses = [_beside(words, piece) for piece in pieces]
    votes = _votes(words, pieces, text, senses)
    families: dict[str, int] = {}
    for name, sense in zip(text, senses, strict=True):
        if sense is Sense.PERSON and (person := parse(name)).given:
            for word in {person.last, person.family}:
                families[word] = families.get(word, 0) + 1
    names = []
    for piece, name, own in zip(pieces, text, senses, strict=True):
        normal = key(name)
        sense = own
        counts = votes.get(normal, Counter())
        counts.pop(Sense.UNKNOWN, None)
        if counts:
            sense = max(counts, key=lambda s: (counts[s], s is own, s))
        if normal in families and sense is not Sense.PERSON and not _labelled_place(words, piece):
            sense = Sense.PERSON
        if normalise(name):
            names.append(Name(piece.start, piece.end, name, sense, piece.lead))
    return names


def _votes(
    words: Words, pieces: Sequence[_Piece], text: Sequence[str], senses: Sequence[Sense]
) -> dict[str, Counter[Sense]]:
    """What each name was taken for, all over the article."""
    votes: dict[str, Counter[Sense]] = {}
    for name, piece, sense in zip(text, pieces, senses, strict=True):
        if sense is not Sense.UNKNOWN:
            weight = 3 if piece.lead < piece.start or sense is not piece.sense or _forename(words, piece) else 1
            votes.setdefault(key(name), Counter())[sense] += weight
        told = _in_context(words, piece)
        if told is not Sense.UNKNOWN and not (sense is Sense.PERSON and _forename(words, piece)):
            votes.setdefault(key(name), Counter())[told] += 2
    for name, piece in zip(text, pieces, strict=True):
        # "Meridian's chief executive" makes a body of Meridian Biologics too.
        normal = key(name)
        first = votes.get(normal.split(" ")[0]) if " " in normal and not _forename(words, piece) else None
        if first is not None and first[Sense.ORGANIZATION] > 1 and piece.lead == piece.start:
            votes.setdefault(normal, Counter())[Sense.ORGANIZATION] += 2
    return votes


def _forename(words: Words, piece: _Piece) -> bool:
    return forename_gender(words.text[piece.start]) is not None or words.lower[piece.start].rstrip(".") in titles()


def _in_context(words: Words, piece: _Piece) -> Sense:
    """What a name is by its phrase: "in X", "X's chief executive", "head of X", "X spokeswoman", "the X said"."""
    lower = words.lower
    before = lower[piece.lead - 1] if piece.lead else ""
    if before in {"in", "at", "of"} and piece.lead > 1 and is_asset(lower[piece.lead - 2]):
        return Sense.ORGANIZATION
    if before in _AT or _is_adjective(words, piece, before):
        return Sense.PLACE
    acts = before == "the" and piece.lead == piece.start and piece.end < len(words) and words.verb[piece.end]
    if acts or (_told_body(words, piece.end) and not _forename(words, piece)):
        return Sense.ORGANIZATION
    behind = _behind(words, piece)
    if behind is None and before in {"of", "for"} and piece.lead > 1:
        found = noun(lower[piece.lead - 2])
        if found is not None and found.voice and not is_kin(found.word):
            return Sense.ORGANIZATION
    return behind or Sense.UNKNOWN


def _behind(words: Words, piece: _Piece) -> Sense | None:
    """What a name is by the words behind it: "X's chief executive", "X spokeswoman", "X's shares"; None where they do not tell."""
    lower, after = words.lower, piece.end
    if after < len(words) and lower[after] in {"'s", "’s", "'", "’"}:
        after += 1
        learned = after < len(words) and lower[after].rstrip(".") in {"dr", "prof", "professor"}
        if learned and not nation(words.phrase(piece.start, piece.end)) and not _forename(words, piece):
            return Sense.ORGANIZATION  # "Meridian's Dr Samir Haddad"
        nearby = range(after, min(after + 3, len(words)))
    else:
        nearby = range(after, min(after + 1, len(words)))
    for at in nearby:
        found = noun(lower[at])
        if found is not None and found.word in _OF_STATES and after > piece.end:
            return Sense.PLACE if _LABELS.get(words.entity[piece.start]) is Sense.PLACE else Sense.UNKNOWN
        if words.text[at][0].islower() and ((found is not None and found.voice) or is_asset(lower[at])):
            return Sense.ORGANIZATION
    return None


def _is_adjective(words: Words, piece: _Piece, before: str) -> bool:
    """Whether a name is the adjective of a place that no list has: "the Ardeshi delegation"."""
    at = piece.start
    if piece.end - at > 1 or before not in {"the", "a", "an", "its", "his", "her", "their"} or piece.end >= len(words):
        return False
    return (
        words.lower[at].endswith(_DEMONYMS)
        and words.text[piece.end].islower()
        and noun(words.lower[piece.end]) is not None
    )


def _told_body(words: Words, after: int) -> bool:
    """Whether what stands behind a name makes it that of an organisation: ", which …", ", a payments company"."""
    lower = words.lower
    if after + 2 >= len(words) or lower[after] != ",":
        return False
    if lower[after + 1] == "which":
        return True
    if lower[after + 1] not in {"a", "an"}:
        return False
    for at in range(after + 2, min(after + 6, len(words))):
        if words.verb[at] or not words.text[at][0].isalpha() or lower[at] in {"of", "in", "at", "for", "who"}:
            return False
        if (found := noun(lower[at])) is not None:
            last = at + 1 >= len(words) or noun(lower[at + 1]) is None
            if found.sort is Sort.PERSON or last:
                return found.sort is Sort.ORGANIZATION and last
    return False


def _labelled_place(words: Words, piece: _Piece) -> bool:
    return _LABELS.get(words.entity[piece.start]) is Sense.PLACE


def _beside(words: Words, piece: _Piece) -> Sense:
    """What the words next to a name say that it is."""
    if (piece.lead < piece.start and piece.sense is not Sense.ORGANIZATION) or words.lower[piece.start].rstrip(
        "."
    ) in titles():
        return Sense.PERSON if piece.end - piece.start < 6 else piece.sense
    before = piece.start - 1
    if before >= 0 and words.sentence[before] == words.sentence[piece.start]:
        found = noun(words.lower[before])
        if before > 4 and [words.lower[at] for at in (before - 3, before - 2, before - 1)] == ["-", "of", "-"]:
            found = noun(words.lower[before - 4])  # "mother-of-two Ann Berg"
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
