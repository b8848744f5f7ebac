"""A run of capitals cut into names, the titles in front of them taken off: "UK Foreign Secretary James Cleverly"."""

from __future__ import annotations

from collections import Counter

from newslens.attribution.entities.capitals import NO_NAME
from newslens.attribution.entities.names import LABELS, Piece, Sense
from newslens.attribution.entities.words import POSSESSIVES, Words
from newslens.language.bodies import adjective, is_acronym, is_welded, nation
from newslens.language.names import forename_gender, titles
from newslens.language.positions import (
    Sort,
    Voice,
    in_name_of_organization,
    in_name_of_place,
    is_firm,
    is_office_word,
    is_partisan,
    may_be_surname,
    noun,
)

_OFFICES_AFTER_OF = frozenset(
    {"state", "health", "defense", "defence", "education", "energy", "labor", "labour", "commerce"}
)
_CHAMBERS = (["house"], ["senate"], ["congressional"])
_FORENAMES = frozenset({"dean"})
"""Offices that are forenames as well, and seldom stand in front of a name as a title."""
_LONGEST = 5
"""A longer run behind an office is not the name of who holds it."""
_EARLY = 500
"""Among so many words an article gives the full name of somebody, so that no text takes quadratic time."""


def cut_up(words: Words, start: int, end: int) -> list[Piece]:
    """A run of capitals cut into names: "UK Foreign Secretary James Cleverly" is a title and a name."""
    lower, text = words.lower, words.text
    if lower[start] in NO_NAME and not words.entity[start]:
        start += 1
    if start >= end or _owned_body(words, start, end) or _held(words, start, end):
        return []
    if _trade(words, start, end):
        return [Piece(start + 1, end, start, Sense.ORGANIZATION)]
    cut, courtesy = _title(words, start, end)
    if cut < 0 and _holder(words, start, end):
        return []
    if cut < 0 and _of_party(words, start, end):
        return [Piece(start, end - 1, start, _whole(words, start, end - 1))] if start < end - 1 else []
    if cut < 0:
        head = start
        if (
            end - start > 2
            and words.starts_sentence(start)
            and not forename_gender(text[start])
            and forename_gender(text[start + 1])
        ):
            start += 1  # "Billionaire Ann Berg": only the sentence gave the first word its capital
        return [Piece(start, end, head, _whole(words, start, end))]
    first = cut + 1
    if lower[first] in {"of", "for"}:
        of = first
        first = _after_office(words, of, end)
        if first < 0:  # "Minister of Health" holds no name of a person
            return [Piece(of + 1, end, of + 1, _whole(words, of + 1, end))] if of + 1 < end else []
    last = noun(lower[end - 1])
    if last is not None and last.sort is Sort.PERSON and courtesy < 0 and not may_be_surname(lower[end - 1]):
        return _before_office(words, start, end)
    if _organization(words, first, end) and not forename_gender(text[first]):
        # "Labour Leader Press Office", "King Street Bank"
        return [Piece(start, end, start, Sense.ORGANIZATION)]
    begin = courtesy if courtesy >= 0 else first
    return [Piece(begin, end, start if courtesy != start else begin, Sense.PERSON)]


def _owned_body(words: Words, start: int, end: int) -> bool:
    """Whether a run only says what body of its owner's it is: "the Tarn Sheriff's | Office", also before a further one."""
    if not start or words.text[start - 1] not in POSSESSIVES:
        return False
    bodies = all(
        (found := noun(word)) is not None and found.sort is Sort.ORGANIZATION for word in words.lower[start:end]
    )
    return bodies and (end - start > 1 or words.lower[start] == "office")


def _holder(words: Words, start: int, end: int) -> bool:
    """Whether a run stands for the holder of an office: "the Minister informed", or "Mayor says" at the head of a line."""
    last = words.lower[end - 1]
    found = noun(last)
    surname = may_be_surname(last) and (
        end - start > 1 or not words.starts_sentence(start) or _has_forename(words, last)
    )
    official = found is not None and found.voice is Voice.HEAD and not found.plural and not surname
    told = words.starts_sentence(start) or words.lower[start - 1] in {"the", "said"} or is_acronym(words.text[end - 1])
    return official and told and all(is_office_word(words.lower[at]) for at in range(start, end - 1))


def _held(words: Words, start: int, end: int) -> bool:
    """Whether a run is the office of somebody named behind it: "The Lord Mayor, Ann Berg, said"; no paper is a person."""
    if not start or words.lower[start - 1] != "the" or words.text[end : end + 1] != [","]:
        return False
    after = stop = end + 1
    while stop < len(words) and stop - after < _LONGEST and words.text[stop][0].isupper():
        stop += 1
    if stop - after < 2 or (stop < len(words) and words.text[stop] != ","):
        return False
    last = noun(words.lower[end - 1])
    if last is not None and last.voice is Voice.HEAD and not last.plural:
        return not _organization(words, after, stop)
    person = forename_gender(words.text[after]) or words.lower[after].rstrip(".") in titles()
    known = last is not None or _organization(words, start, end) or bool(nation(words.phrase(start, end)))
    return bool(person) and not known and words.starts_sentence(start - 1) and words.verb[stop + 1 : stop + 2] == [True]


def _of_party(words: Words, start: int, end: int) -> bool:
    """Whether a run stands for members of a party: "the Tarn Republican", "Democrats", but not "Liberal Democrats"."""
    if not is_partisan(words.lower[end - 1]):
        return False
    place = words.phrase(start, end - 1)
    labelled = all(LABELS.get(words.entity[at]) is Sense.PLACE for at in range(start, end - 1))
    one = not words.lower[end - 1].endswith("s") and "the" in words.lower[max(0, start - 2) : start + 1]
    return start == end - 1 or one or bool(nation(place)) or labelled or words.lower[start : end - 1] in _CHAMBERS


def _has_forename(words: Words, surname: str) -> bool:
    """Whether a word stands behind another with a capital that is no office: "Ann Mayor", but not "Deputy Mayor"."""
    return any(
        word == surname
        and at
        and words.text[at][0].isupper()
        and words.text[at - 1][0].isupper()
        and not is_office_word(words.lower[at - 1])
        and words.sentence[at - 1] == words.sentence[at]
        for at, word in enumerate(words.lower[:_EARLY])
    )


def _trade(words: Words, start: int, end: int) -> bool:
    """Whether a run is what a firm does and its name: "Contractor Tarn Roads Ltd", "Promoter TarnStage", but not "Network Rail" or "Carrier Corp"."""
    word, first = words.lower[start], start + 1
    if not is_firm(word) or not word.endswith(("er", "or")) or (end - first < 2 and not is_welded(words.text[first])):
        return False
    return not in_name_of_organization(words.lower[first]) and not forename_gender(words.text[first])


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
        elif at > start and lower[at - 1] == "of":
            continue  # "Department of Justice"
        elif at == start and word in _FORENAMES and end - start == 2 and not _held_by(words, start):
            continue  # "Dean Moss"
        elif (found := noun(word)) is not None and found.sort is Sort.PERSON and not found.plural:
            cut, courtesy = at, -1
    if cut >= 0 and lower[cut + 1 : cut + 3] == ["-", "elect"] and cut + 3 < end:
        cut += 2
    return cut, courtesy


def _held_by(words: Words, at: int) -> bool:
    """Whether an article tells early of somebody in the office that a word with a capital may name: "the dean", "a dean"."""
    word = words.lower[at]
    return any(other == word and words.text[spot].islower() for spot, other in enumerate(words.lower[:_EARLY]))


def _before_office(words: Words, start: int, end: int) -> list[Piece]:
    """What an office without a holder begins with: "Tarn Police" in "Tarn Police Chief Inspector"."""
    stop = start
    while stop < end and noun(words.lower[stop]) is None and not is_office_word(words.lower[stop]):
        stop += 1
    while start < stop < end and in_name_of_organization(words.lower[stop]) and noun(words.lower[stop]) is None:
        stop += 1
    return [Piece(start, stop, start, _whole(words, start, stop))] if start < stop else []


def _after_office(words: Words, of: int, end: int) -> int:
    """Where the name begins in "Secretary of State Ann Berg"; -1 where there is no name after it."""
    if not POSSESSIVES.isdisjoint(words.text[of + 1 : end]):
        return -1  # "Head of Moss's Outdoor Goods"
    for at in range(of + 1, end):
        if words.begins_entity[at] and words.entity[at] in {"PERSON", "PER"}:
            return at
        if at > of + 1 and forename_gender(words.text[at]) and at < end - 1:
            return at
    if end - of >= 4:
        return end - 2
    return end - 1 if end - of == 3 and words.lower[of + 1] in _OFFICES_AFTER_OF else -1


def _organization(words: Words, start: int, end: int) -> bool:
    return any(in_name_of_organization(words.lower[at].rstrip(".")) for at in range(start, end))


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
    labels = Counter(LABELS.get(words.entity[at], Sense.UNKNOWN) for at in range(start, end) if words.entity[at])
    label = labels.most_common(1)[0][0] if labels else Sense.UNKNOWN
    if end - start > 1 and _organization(words, start, end) and label is not Sense.PERSON:
        return Sense.ORGANIZATION
    if not POSSESSIVES.isdisjoint(words.text[start:end]) and label is not Sense.PLACE:
        return Sense.ORGANIZATION  # "Moss's", which sells boots
    initial = len(words.text[start].rstrip(".")) == 1 and words.text[start + 1 : start + 2] != ["-"]
    if 1 < end - start < 4 and initial and label is Sense.UNKNOWN:
        return Sense.PERSON  # "R. Moss"
    if end - start <= 5 and forename_gender(words.text[start]) and label is not Sense.ORGANIZATION:
        return Sense.PERSON if end - start > 1 or label is Sense.UNKNOWN else label
    return label
