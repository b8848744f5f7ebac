"""A source mention taken apart: a pronoun, a name, a noun with what narrows it, or several of these."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from enum import StrEnum

import attrs

from newslens.attribution.entities.corps import as_corps
from newslens.attribution.entities.names import Name, Sense
from newslens.attribution.entities.naming import before_degrees
from newslens.attribution.entities.roles import before_title
from newslens.attribution.entities.words import POSSESSIVES, Words
from newslens.language.bodies import adjective
from newslens.language.calendar import MONTHS, WEEKDAYS
from newslens.language.names import titles
from newslens.language.positions import Noun, Sort, is_firm, is_office_word, noun
from newslens.language.synonyms import plain


class Form(StrEnum):
    """How a mention names its source."""

    PRONOUN = "pronoun"
    NAME = "name"
    NOUN = "noun"
    SEVERAL = "several"


@attrs.frozen
class Phrase:
    """A mention in its parts.

    Attributes:
        form: How it names its source.
        start: Its first word.
        end: One past its last word.
        name: The number of the name that is its head, or -1.
        head: The noun that is its head, or None.
        core: One past its head.
        definite: Whether it is *the* such-and-such, or has neither article nor number, as in a headline.
        owner: The word of a possessive pronoun in front of it, or -1.
        owned_by: The number of a name whose possessive stands in front, or that a text is by, or -1.
        modifiers: The words that narrow the head.
    """

    form: Form
    start: int
    end: int
    name: int = -1
    head: Noun | None = None
    core: int = -1
    definite: bool = False
    owner: int = -1
    owned_by: int = -1
    modifiers: frozenset[str] = frozenset()


_PRONOUNS = frozenset(
    "he she it they him her them his hers its their theirs who whom that i we us me you one himself herself which".split()
)
_MARKS = frozenset(
    {'"', "“", "”", "'", "‘", "’", "''", "``", ",", ".", ";", ":", "(", ")", "-", "–", "—", "«", "»", "[", "]"}
)
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
OWNERS = frozenset({"his", "her", "its", "their", "our", "my"})
"""Pronouns that say whose something is."""
_INDEFINITE = frozenset(
    {"a", "an", "one", "another", "some", "two", "three", "four", "five", "several", "many", "no", "other"}
)
_ENDS = frozenset(
    "of for at to with from in on by about under over near behind after before who which that whose whom familiar close "
    "briefed involved working speaking knowledgeable where when , ( ) — – ;".split()
)
_WHEN = frozenset("today yesterday tomorrow also now later then still last".split()).union(WEEKDAYS)
_SELF = frozenset({"himself", "herself", "itself", "themselves"})
_WHO = frozenset({"who", "which", "whom", "whose"})
_ABOUT = frozenset({"familiar", "close", "briefed", "involved", "knowledgeable"})
MOST = 60
"""A mention is not looked at beyond so many words."""
REACH = 60
"""So many words before a noun may somebody have been brought in by it."""
_WORK = 5
"""So many words may say what somebody does who is named behind them."""
_BY = frozenset({"by", "from", "of"})
_ONE = frozenset({"a", "an", "another"})
_SEATED = (["based"], ["listed"], ["headquartered"], ["quoted"])
_SIGNED = frozenset({"signed", "written", "authored", "drafted", "penned", "issued"})
SEEN = frozenset(
    "seen obtained reviewed viewed read examined received verified authenticated inspected analysed analyzed heard checked "
    "geolocated translated cited shown accessed acquired consulted leaked".split()
)
"""What is done to a text by those who did not write it."""


def take_apart(words: Words, names: Sequence[Name], starts: Sequence[int], start: int, end: int) -> Phrase | None:
    """The parts of a mention; None where there is no word in it.

    Args:
        words: The text.
        names: Its names, in order.
        starts: Where each of them begins.
        start: The first word of the mention.
        end: One past its last word.
    """
    text, lower = words.text, words.lower
    while start < end and text[start] in _MARKS:
        start += 1
    while start < end and (
        text[end - 1] in _MARKS | POSSESSIVES or (end - start > 1 and lower[end - 1] in _WHEN | _WHO | _SELF | {"that"})
    ):
        end -= 1
    if end - start > 2 and lower[end - 2] == "in" and lower[end - 1] in MONTHS and text[end - 3][0].isupper():
        end -= 2  # "Berg in October"
    if "(" in text[start + 1 : end] and ")" not in text[start:end]:
        end = text.index("(", start + 1)  # "Ann Berg (R-Ohio": cut off
    if start < end < len(words) and lower[end] == "general" and _office(lower[end - 1]):
        end += 1  # "the attorney | general": a parse has cut the office in two
    end = _bare(words, names, starts, start, _before_aside(words, start, min(end, start + MOST)))
    if start >= end:
        return None
    if end - start == 1 and lower[start] in _PRONOUNS:
        return Phrase(Form.PRONOUN, start, end)
    first = bisect_left(starts, start - 2)
    last = bisect_left(starts, end)
    inside = [n for n in range(first, last) if names[n].end > start]
    stop = _bare(words, names, starts, start, _stop(words, names, inside, start, end))
    if _several(words, names, inside, start, stop):
        return Phrase(Form.SEVERAL, start, end, core=end)
    named = _named(words, names, inside, start, stop, end)
    head_at = _head(words, start, stop)
    if end < len(words) and lower[end] in _ABOUT and named < 0 and words.sentence[end] == words.sentence[start]:
        end = _about(words, end)
    if named >= 0:
        return Phrase(Form.NAME, start, end, named, None, names[named].end, definite=True)
    return _noun(words, names, inside, start, end, head_at if head_at >= 0 else stop - 1)


def _bare(words: Words, names: Sequence[Name], starts: Sequence[int], start: int, end: int) -> int:
    """Where the degrees and honours begin that a name has at an end: "Ann Berg | KC", also before ", for the defence"."""
    bare = before_degrees(words, start, end)
    named = any(name.end == bare for name in names[max(0, bisect_left(starts, bare) - 1) :][:1])
    return bare if named else end


def _before_aside(words: Words, start: int, end: int) -> int:
    """Where a clause begins that tells more of a source and does not narrow it: "analysts at the bank, who …"."""
    for at in range(start + 1, end - 1):
        if words.text[at] == "," and words.lower[at + 1] in _WHO:
            return at
    return end


def _about(words: Words, at: int) -> int:
    """Where the phrase ends that says how an unnamed source knows ("familiar with the talks")."""
    end = at + 1
    while (
        end < len(words)
        and end - at < 12
        and words.sentence[end] == words.sentence[at]
        and not words.verb[end]
        and words.text[end] not in _MARKS
        and words.lower[end] not in {"who", "which", "that", "said", "told"}
    ):
        end += 1
    return end


def _stop(words: Words, names: Sequence[Name], inside: Sequence[int], start: int, end: int) -> int:
    """Where the part in front of prepositions, clauses and commas ends."""
    covered = {at for n in inside for at in range(names[n].start, names[n].end)}
    for at in range(start + 1, end):
        if at in covered or words.lower[at] in POSSESSIVES or (words.lower[at] == "of" and words.text[at - 1] == "-"):
            continue
        if words.lower[at] == "close" and at + 1 < end and words.lower[at + 1] != "to":
            continue  # "a close friend", not "people close to the club"
        acts = words.verb[at] and noun(words.lower[at]) is None and words.text[at - 1] != "-"
        if words.lower[at] in _ENDS or (acts and not _leading(words, at, end)):
            return at
    return end


def _leading(words: Words, at: int, end: int) -> bool:
    """Whether a participle is part of an office: "managing partner", "acting chief"."""
    return words.lower[at].endswith("ing") and at + 1 < end and noun(words.lower[at + 1]) is not None


def _several(words: Words, names: Sequence[Name], inside: Sequence[int], start: int, stop: int) -> bool:
    """Whether two sources are joined by "and", rather than two words about one."""
    lower = words.lower
    for at in range(start + 1, stop - 1):
        if lower[at] not in {"and", "or"} or any(names[n].start < at < names[n].end for n in inside):
            continue
        left = [names[n] for n in inside if names[n].end <= at and not adjective(names[n].text)]
        right = [names[n] for n in inside if names[n].start > at and not adjective(names[n].text)]
        left_noun = next((f for i in range(at - 1, start - 1, -1) if (f := noun(lower[i]))), None)
        right_noun = next((f for i in range(stop - 1, at, -1) if (f := noun(lower[i]))), None)
        determined = lower[at + 1] in _DEFINITE | OWNERS | {"a", "an"}
        if _two_offices(words, left, right, at):
            continue
        if left and before_degrees(words, left[-1].start, at) == left[-1].end:
            return bool(right or right_noun)
        if left_noun is not None and (right_noun is not None or right):
            return determined or left_noun.plural or (right_noun is not None and right_noun.plural)
    return False


def _two_offices(words: Words, left: Sequence[Name], right: Sequence[Name], at: int) -> bool:
    """Whether "and" joins two offices of one person: "Health and Labour Secretary Ann Berg", "Tarn Gov. and hopeful Ann Berg"."""
    lower = words.lower
    if not right or right[-1].sense is not Sense.PERSON or any(name.sense is Sense.PERSON for name in left):
        return False
    held = any(_office(word) for word in lower[at + 1 : right[-1].start])
    before = _office(lower[at - 1]) or is_office_word(lower[at - 1])
    return held and before and lower[at + 1] not in _DEFINITE | OWNERS | {"a", "an"}


def _office(word: str) -> bool:
    """Whether a lower-case word says what one person is: a noun, or a title in front of a name."""
    found = noun(word)
    return word.rstrip(".") in titles() or (found is not None and found.sort is Sort.PERSON and not found.plural)


def _named(words: Words, names: Sequence[Name], inside: Sequence[int], start: int, stop: int, end: int) -> int:
    """The number of the name that is the head of a mention, or -1."""
    lower = words.lower
    for n in inside:
        name = names[n]
        if name.end > end and name.start < start:
            return n
        if name.end >= stop and name.start < stop:
            if name.sense in {Sense.PLACE, Sense.UNKNOWN} and name.end < end and lower[name.end] in POSSESSIVES:
                return -1
            return n
        if start <= name.lead < stop < name.start and _entitled(words, name, end):
            return n  # "Acting Chief of Staff Ann Berg"
        # "Britain's foreign secretary, James Cleverly", "a spokesman for the port, Ann Berg"
        closed = name.end == end or lower[name.end] in {",", "(", "of"}
        lead = _second(words, name, start)
        if name.sense is not Sense.PLACE and lead > start and lower[lead - 1] == "," and closed:
            head_at = _head(words, start, stop)
            found = noun(lower[head_at]) if head_at >= 0 else None
            if found is not None and not found.plural and found.sort is not Sort.DOCUMENT:
                return n
            # "one of them, James Cleverly", "the younger of the two, James Cleverly"
            if found is None and name.sense is Sense.PERSON and lower[start] in _DEFINITE | _INDEFINITE | OWNERS:
                return n
    return -1


def _entitled(words: Words, name: Name, end: int) -> bool:
    """Whether what leads a name is the office of its bearer: not "chief executive of Ann Berg's …"."""
    owns = name.end < end and words.lower[name.end] in POSSESSIVES
    return name.sense is Sense.PERSON and not owns and words.lower[name.start - 1] not in {"of", "for"}


def _second(words: Words, name: Name, start: int) -> int:
    """Where what stands in front of a name begins, with the work that he does: "the ombudsman, retired judge Ann Berg"."""
    at = before_title(words, name.lead, start)
    if at > start and words.text[at - 1] == ",":
        return at
    before = noun(words.lower[at - 1]) if at > start else None
    if before is None or before.sort is not Sort.PERSON or before.plural:
        return at
    begin = at - 1
    while begin > start and at - begin < _WORK and words.text[begin - 1].isalpha() and not words.verb[begin - 1]:
        begin -= 1
    return begin if begin > start and words.text[begin - 1] == "," else at


def _head(words: Words, start: int, stop: int) -> int:
    """The last noun for a speaker in front of prepositions and clauses, or -1."""
    for at in range(stop - 1, start - 1, -1):
        if words.lower[at] in POSSESSIVES and at < stop - 1:
            break  # "the union's number-crunchers" are not the union
        if noun(words.lower[at]) is not None and not _in_adjective(words, at, stop):
            return at
    return -1


def _in_adjective(words: Words, at: int, stop: int) -> bool:
    """Whether a noun is only part of an adjective: "a company-compiled poll", "a union-backed plan"."""
    if at + 2 >= stop or words.text[at + 1] != "-" or words.end[at] != words.start[at + 1]:
        return False
    return words.lower[at + 2].endswith("ed") and words.end[at + 1] == words.start[at + 2]


def _noun(words: Words, names: Sequence[Name], inside: Sequence[int], start: int, end: int, head_at: int) -> Phrase:
    text, lower = words.text, words.lower
    head = as_corps(words, noun(lower[head_at]), start, head_at)
    first = lower[start]
    owner = start if first in OWNERS and end - start > 1 else -1
    owned_by = -1
    for n in inside:
        name = names[n]
        if name.end < end and lower[name.end] in POSSESSIVES and name.end < head_at:
            owned_by = n
        elif head is not None and head.sort is Sort.DOCUMENT and name.sense is not Sense.PLACE:
            before = name.lead - 1 if lower[name.lead - 1] != "the" else name.lead - 2
            signed = lower[before] == "by" and lower[before - 1] in _SIGNED
            by = before > start and lower[before] in _BY and (before <= head_at + 3 or signed)
            by = by and lower[before - 1] not in SEEN
            joint = text[name.start - 1] == "/"  # "the Tarn Post/Channel Five poll" is of both
            if by or (name.end == head_at and name.sense is Sense.ORGANIZATION and not joint):
                owned_by = n
    narrowing = [
        plain(lower[at])
        for at in range(start, head_at)
        if lower[at] not in _DEFINITE | OWNERS | _INDEFINITE | POSSESSIVES and lower[at][0].isalnum()
        if not (head is not None and is_firm(head.word) and _tells_seat(words, at))
    ]
    if head_at + 2 < end and lower[head_at + 1] in {"of", "for"}:
        narrowing += [
            plain(lower[at]) for at in range(head_at + 2, min(end, head_at + 7)) if lower[at] not in _DEFINITE
        ]
    bare = first not in _INDEFINITE and (head is None or not head.plural)
    definite = first in _DEFINITE or owner >= 0 or owned_by >= 0 or bare
    return Phrase(
        Form.NOUN, start, end, -1, head, head_at + 1, definite, owner, owned_by, frozenset(narrowing) - _DEFINITE
    )


def _tells_seat(words: Words, at: int) -> bool:
    """Whether a word only says where a firm is: "the Tarn-based group" is the group."""
    first = at if words.text[at + 1 : at + 2] == ["-"] else at - 2
    return first >= 0 and words.text[first + 1] == "-" and words.lower[first + 2 : first + 3] in _SEATED


def brought_in(words: Words, phrase: Phrase) -> bool:
    """Whether the paragraph has brought somebody in by the noun of a phrase: "She met an official … The official said"."""
    last = phrase.core - 1
    if phrase.end - phrase.start > 2 or words.lower[phrase.start] != "the":
        return False
    for at in range(phrase.start - 1, max(-1, phrase.start - REACH), -1):
        if words.paragraph[at] != words.paragraph[last]:
            break
        if words.lower[at] == words.lower[last]:
            before = words.lower[max(0, at - 3) : at]
            return not _ONE.isdisjoint(before) and words.text[at + 1][0].islower()
    return False
