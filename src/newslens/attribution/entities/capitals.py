"""Runs of words that can make a name by their capitals."""

from __future__ import annotations

from bisect import bisect_right

from newslens.attribution.entities.names import LABELS
from newslens.attribution.entities.possessives import owners
from newslens.attribution.entities.words import POSSESSIVES, Words
from newslens.language.bodies import adjective, nation
from newslens.language.calendar import MONTHS, SHORT_MONTHS, WEEKDAYS
from newslens.language.names import forename_gender, titles
from newslens.language.positions import Sort, in_name_of_organization, noun

_LINKS = frozenset("van von der den de da di del della dos das do la le al el bin bint ibn ben ter y".split())
_JOINTS = frozenset({"of", "for", "and", "&", "the"})
NO_NAME = frozenset(
    "i a an the this that these those he she it we they you his her its their our my your but and or so yet nor if when while "
    "as because since although though after before until once in on at by for from to with without under over about of into "
    "during among between against through there here what who whom whose which why how not no yes all some any many most "
    "few several both either neither each every another other more less none nobody everybody somebody anybody everyone someone anyone nothing "
    "everything something anything one two three four five six seven eight nine ten "
    "twenty thirty forty fifty sixty seventy eighty ninety hundreds thousands also now then "
    "today yesterday tomorrow meanwhile however "
    "earlier later still even only just last next former according perhaps maybe indeed instead thus hence".split()
).union(WEEKDAYS, MONTHS, SHORT_MONTHS)
"""Words that make no name, whatever their capital."""
_CURRENCIES = frozenset({"rs", "inr", "pkr", "usd", "eur", "gbp", "rm", "s$", "r$"})
_PARTICIPLES = frozenset({"led", "born", "run", "held", "built", "made", "wide", "style", "speaking", "bound"})
_SHORT = 4
"""A participle in "-ed" has more letters."""
_OF_PEOPLE = frozenset("black white hispanic latino latina native indigenous aboriginal".split())
_BEFORE_PEOPLE = frozenset(
    {"a", "an", "young", "unarmed", "many", "most", "some", "two", "three", "other", "older", "elderly"}
)
_MAX_RUN = 14
"""A longer run of capitalised words is a headline, not a name."""


def title_case(words: Words) -> set[int]:
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


def runs(words: Words) -> list[tuple[int, int]]:
    """Runs of words that can make a name by their capitals."""
    text = words.text
    owning = owners(words)
    found: list[tuple[int, int]] = []
    until = 0
    for at in [at for at, word in enumerate(text) if word[0].isupper()]:
        if at < until or not _names(words, at):
            continue
        end = at + 1
        while end < len(text) and end - at < _MAX_RUN and words.sentence[end] == words.sentence[at]:
            step = _step(words, at, end) or (end - 1 in owning)
            if not step:
                break
            end += step
        until = end
        if end - at < _MAX_RUN:
            found.append((at, end))
    return found


def _step(words: Words, start: int, at: int) -> int:
    """By how many words a name that began before goes on here; 0 where it ends."""
    text, lower = words.text, words.lower
    word = text[at]
    if word[0].isupper():
        return 1 if lower[at] not in NO_NAME or words.proper[at] else 0
    if word == "-":
        tight = at + 1 < len(text) and words.end[at - 1] == words.start[at] and words.start[at + 1] == words.end[at]
        return 2 if tight and text[at + 1].isalpha() and not _is_participle(text[at + 1]) else 0
    if word in POSSESSIVES:
        return 1 if _joins(words, start, at) else 0
    return _link(words, start, at)


def _is_participle(word: str) -> bool:
    """Whether a word behind a hyphen makes an adjective of the name in front of it: "Tarn-based", not "Min-ho"."""
    return word.islower() and (word in _PARTICIPLES or (word.endswith("ed") and len(word) > _SHORT))


def _joins(words: Words, start: int, at: int) -> bool:
    """Whether a possessive is part of a name: "Dockers' Federation", "St Ann's Hospital", "Dockers' and Carters' Union"."""
    if words.lower[at + 1 : at + 2] == ["and"] and words.text[at] in {"'", "’"}:
        return _fields(words, start, at + 1)
    if at + 1 >= len(words) or not words.text[at + 1][0].isupper() or words.start[at] != words.end[at - 1]:
        return False
    if words.text[at] in {"'", "’"}:
        last = at + 1
        while last < at + _MAX_RUN and last + 1 < len(words) and words.text[last + 1][0].isupper():
            last += 1
        return words.lower[at - 1].endswith("s") and in_name_of_organization(words.lower[last])
    return bool(words.entity[at]) and not words.begins_entity[at] and not words.begins_entity[at + 1]


def _names(words: Words, at: int) -> bool:
    """Whether a word with a capital can begin a name."""
    lower = words.lower[at]
    if _is_money(words, at) or _is_of_people(words, at):
        return False
    if lower.rstrip(".") in NO_NAME and not words.entity[at]:
        return False
    if not words.starts_sentence(at):
        return True
    if words.proper[at] or words.entity[at] or lower.rstrip(".") in titles() or not words.tagged:
        return True
    if lower.endswith("ly") and not forename_gender(words.text[at]):
        return False  # "Clearly Ann Berg …"
    if words.verb[at] and not lower.endswith(("ing", "ed")) and not forename_gender(words.text[at]):
        return False  # "Should Ann Berg resign?", but "Acting Mayor Ann Berg"
    return at + 1 < len(words) and words.text[at + 1][0].isupper() and words.sentence[at + 1] == words.sentence[at]


def _is_money(words: Words, at: int) -> bool:
    """Whether a word is a currency in front of a figure: "Rs 18,000", "Rs. 50 crore"."""
    after = at + 2 if words.text[at + 1 : at + 2] == ["."] else at + 1
    figure = after < len(words) and words.text[after][0].isdigit()
    return words.lower[at].rstrip("0123456789.,") in _CURRENCIES and (figure or words.text[at][-1].isdigit())


def _is_of_people(words: Words, at: int) -> bool:
    """Whether a word says of what people somebody is: "an unarmed Black motorist", "Black and Hispanic voters", not "Black said"."""
    after = at + 1
    if words.lower[at] not in _OF_PEOPLE or (at and words.text[at - 1][0].isupper() and not words.starts_sentence(at)):
        return False
    if words.lower[after : after + 1] in (["and"], ["or"]) and not _OF_PEOPLE.isdisjoint(
        words.lower[after + 1 : after + 2]
    ):
        after += 2
    if after >= len(words) or not words.text[after].islower() or words.verb[after]:
        return False
    before = words.lower[at - 1] if at else ""
    return noun(words.lower[after]) is not None or (before in _BEFORE_PEOPLE and words.text[after].isalpha())


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
    if after >= len(text) or not text[after][0].isupper() or lower[after] in NO_NAME:
        return 0
    if words.entity[at]:
        return after - at
    if lower[at] == "of":
        body = noun(text[at - 1])
        known = in_name_of_organization(lower[at - 1]) or (body is not None and body.sort is not Sort.GROUP)
        return after - at if known else 0
    # "Department of Health and Human Services", not "Moss and Berg" or "the Department of Health and the Moss campaign"
    inside = lower[at] == "and" and after == at + 1 and not {"for", "of"}.isdisjoint(lower[start:at])
    if lower[at] == "&" or (inside and (in_name_of_organization(lower[start]) or _members(words, start, at))):
        return after - at
    return after - at if lower[at] == "and" and _fields(words, start, at) else 0


def _members(words: Words, start: int, at: int) -> bool:
    """Whether "and" joins those of whom a body is: "Tarn College of Physicians and Surgeons"."""
    lower, after = words.lower, at + 1
    of = at - 2
    ends = after + 1 == len(words) or not words.text[after + 1][0].isupper()
    many = lower[at - 1].endswith("s") and lower[after].endswith("s") and not forename_gender(words.text[after])
    return of >= start and lower[of] == "of" and many and ends and in_name_of_organization(lower[of - 1])


def _fields(words: Words, start: int, at: int) -> bool:
    """Whether "and" joins two fields of one body: "the Roads and Bridges Authority", not "the Navy and Tarn Council"."""
    lower, text = words.lower, words.text
    owned = text[at - 1] in POSSESSIVES  # "the Dockers' and Carters' Union"
    if not start or lower[start - 1] != "the":
        return False
    if at - start == 2 and nation(text[start]):
        start += 1  # "the U.S. Food and Drug Administration"
    if at - start - owned > 1:
        return False
    if (
        words.entity[start] in LABELS
        and not owned
        and text[at + 2 : at + 3] != ["'"]
        and text[at + 2 : at + 3] != ["’"]
    ):
        return False
    if nation(text[start]) or adjective(text[start]) or (noun(lower[start]) and not owned):
        return False
    end = at + 1
    marks = 0
    while end < min(len(text), at + 6) and words.sentence[end] == words.sentence[at]:
        if not text[end][0].isupper() and text[end] not in {"'", "’"}:
            break
        marks += not text[end][0].isupper()
        end += 1
    return 2 < end - at - marks < 5 and in_name_of_organization(lower[end - 1])
