"""Nouns that say what a speaker is: spokeswoman, minister, company, officials, report; and roles made of them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from functools import cache, lru_cache
from importlib.resources import files
from tomllib import loads
from typing import Any

import attrs

from newslens.language.bodies import adjective, nation
from newslens.language.names import key

_FORMER = frozenset({"former", "ex", "then", "late", "onetime", "erstwhile", "retired", "outgoing"})
_OF = re.compile(r"\s(?:of|for|to|at|with|from|in|on|by|representing)\s(?:the\s)?", re.IGNORECASE)
_POSSESSOR = re.compile(r"^([^\n]{1,80}?)(?:['’]s|(?<=s)['’])\s+(?=\S)")
_AFFILIATION = re.compile(r"^(?:of|from|for)\s(?:the\s)?(.+)", re.IGNORECASE)
_SCHOOLS = frozenset("university college school institute institution hospital academy court".split())
_ROLE_WORD = re.compile(r"[\w.&’'-]+")
_CLAUSE = re.compile(r",|\s(?:who|which|and|that)\s")
_DETERMINER = re.compile(r"^(?:the|a|an|its|his|her|their|our|my|this|that|one)\s+", re.IGNORECASE)
_PLURALS = {"spokespeople": "spokesperson", "people": "person", "children": "child", "wives": "wife", "chiefs": "chief"}
_SPELLINGS = {"labour": "labor", "defence": "defense", "organisation": "organization", "centre": "center"}


RANKS = frozenset({"deputy", "vice", "shadow", "assistant", "associate", "acting", "under"})
"""Words that make another office of an office."""


class Sort(StrEnum):
    """What a noun stands for."""

    PERSON = "person"
    GROUP = "group"
    ORGANIZATION = "organization"
    DOCUMENT = "document"


class Voice(StrEnum):
    """Whether somebody called by a noun speaks for another."""

    NONE = ""
    HEAD = "head"
    SPOKESPERSON = "spokesperson"


@attrs.frozen
class Noun:
    """A noun for speakers.

    Attributes:
        word: Its singular.
        sort: What it stands for.
        plural: Whether it was in the plural.
        gender: "m", "f" or None.
        voice: Whether it speaks for another.
    """

    word: str
    sort: Sort
    plural: bool = False
    gender: str | None = None
    voice: Voice = Voice.NONE


@cache
def _file() -> Mapping[str, Any]:
    return loads(files("newslens.language").joinpath("positions.toml").read_text(encoding="utf-8"))


@cache
def _data() -> Mapping[str, frozenset[str]]:
    return {name: frozenset(words.split()) for name, words in _file().items() if isinstance(words, str)}


@cache
def _table(name: str) -> Mapping[str, frozenset[str]]:
    return {word: frozenset(words.split()) for word, words in _file()[name].items()}


@cache
def _nouns() -> Mapping[str, Noun]:
    data = _data()
    table: dict[str, Noun] = {}
    for word in data["documents"]:
        table[word] = Noun(word, Sort.DOCUMENT)
    for word in data["organisations"]:
        table[word] = Noun(word, Sort.ORGANIZATION)
    for word in data["others"] | data["heads"] | data["spokespeople"] | data["kin"]:
        voice = (
            Voice.SPOKESPERSON if word in data["spokespeople"] else Voice.HEAD if word in data["heads"] else Voice.NONE
        )
        gender = "m" if word in data["male"] else "f" if word in data["female"] else None
        table[word] = Noun(word, Sort.PERSON, gender=gender, voice=voice)
    for word in data["groups"]:
        table.setdefault(word, Noun(word, Sort.GROUP, plural=True))
    return table


def _singulars(word: str) -> tuple[str, ...]:
    if word in _PLURALS:
        return (_PLURALS[word],)
    if word.endswith("men"):
        return (f"{word[:-3]}man",)
    if word.endswith("ies"):
        return (f"{word[:-3]}y",)
    if word.endswith("s") and not word.endswith("ss"):
        return (word[:-1], word[:-2]) if word.endswith("es") else (word[:-1],)
    return ()


@lru_cache(maxsize=16384)
def noun(word: str) -> Noun | None:
    """What a word says about a speaker, or None where it is no such noun.

    Examples:
        >>> noun("Spokeswomen")
        Noun(word='spokeswoman', sort=<Sort.GROUP: 'group'>, plural=True, gender='f', voice=<Voice.SPOKESPERSON: 'spokesperson'>)
    """
    word = word.lower()
    table = _nouns()
    found = table.get(word)
    if found is not None and found.sort is not Sort.GROUP:
        return found
    for singular in _singulars(word):
        base = table.get(singular)
        if base is not None:
            return attrs.evolve(base, plural=True, sort=Sort.GROUP if base.sort is Sort.PERSON else base.sort)
    if found is not None:
        return found
    first, mark, _ = word.partition("-of-")
    if mark:
        return table.get(first)  # "mother-of-two"
    first, mark, last = word.rpartition("-")
    if mark and first in {"co", "vice", "ex", "deputy", "president", "mayor"}:
        return table.get(first if last == "elect" else last)
    return table.get(first) if mark and last == "elect" else None


def in_name_of_organization(word: str) -> bool:
    """Whether a lower-case word makes the name that it stands in that of an organisation ("council")."""
    return word in _data()["names"]


def in_name_of_place(word: str) -> bool:
    """Whether a lower-case word makes the name that it ends that of a place ("street")."""
    return word in _data()["places"]


def may_be_surname(word: str) -> bool:
    """Whether a lower-case noun for a person is a family name as well ("baker")."""
    return word in _data()["surnames"]


def is_office_word(word: str) -> bool:
    """Whether a lower-case word narrows an office ("foreign", "chief")."""
    return word in _office_words()


def is_degree(text: str) -> bool:
    """Whether a word behind a name is a degree or honour ("M.D.")."""
    return text.replace(".", "").lower() in _data()["degrees"]


def is_firm(word: str) -> bool:
    """Whether a lower-case noun stands for a firm ("retailer")."""
    return word in _data()["firms"]


def is_outlet(word: str) -> bool:
    """Whether a lower-case noun is where a body puts out what it writes ("website")."""
    return word in _data()["outlets"]


def is_sole_office(word: str) -> bool:
    """Whether one person at a time is what a lower-case noun says ("mayor")."""
    return word in _data()["sole"]


def is_asset(word: str) -> bool:
    """Whether what a lower-case word stands for is a firm's, and no person's or place's ("dividend")."""
    return word in _data()["assets"]


def is_kin(word: str) -> bool:
    """Whether a lower-case noun is said of somebody in relation to another person ("widow", "friend")."""
    return word in _data()["kin"]


def shares_family_name(word: str) -> bool:
    """Whether somebody of this kin has, as a rule, the same family name ("husband")."""
    return word in _data()["namesakes"]


def can_stand_for(said: str, used: str) -> bool:
    """Whether "the `said`" can mean somebody who was called `used`: the same word, or a wider one.

    Examples:
        >>> can_stand_for("lawmaker", "senator"), can_stand_for("senator", "baker")
        (True, False)
    """
    return said == used or used in _table("kinds").get(said, ())


def can_name(said: str, name: str) -> bool:
    """Whether "the `said`" can mean an organisation with this normalised name, as far as its words tell.

    Examples:
        >>> can_name("union", "dockers federation"), can_name("court", "dockers federation")
        (True, False)
    """
    words = name.split()
    return said in words or not _table("bodies").get(said, frozenset()).isdisjoint(words)


def fields(word: str) -> frozenset[str]:
    """The words by which a body's name can say what a lower-case word says of it, itself among them.

    Examples:
        >>> "defense" in fields("military"), sorted(fields("legal"))
        (True, ['legal'])
    """
    return _table("fields").get(word, frozenset()) | {word}


def bearers(said: str) -> frozenset[str]:
    """The words, one of which stands in the name of an organisation that "the `said`" can mean, itself among them."""
    return _table("bodies").get(said, frozenset()) | {plain(said)}


def doer(verb: str) -> str | None:
    """What somebody is who does what a verb in lower case says, or None.

    Examples:
        >>> doer("chairs")
        'chair'
    """
    return next(iter(_table("verbs").get(verb, ())), None)


def is_epithet(word: str) -> bool:
    """Whether "the `word`" can take up whoever was just named, told or not told to be one."""
    return word in _table("epithets")["words"]


def may_mask(said: str, used: str) -> bool:
    """Whether "the `said`" can go on for a source without a name who was introduced as a `used`.

    Examples:
        >>> may_mask("official", "insider"), may_mask("official", "baker")
        (True, False)
    """
    return can_stand_for(said, used) or used in _table("guises").get(said, ())


def uses(said: str) -> frozenset[str]:
    """The nouns for which "the `said`" can stand, itself among them."""
    return _table("kinds").get(said, frozenset()) | {said}


def plain(word: str) -> str:
    """A word in the one spelling by which British and American English are compared here."""
    return _SPELLINGS.get(word, word)


def office(head: str, modifiers: frozenset[str]) -> tuple[str, frozenset[str]]:
    """The office that words paraphrase, as its noun and what narrows it; the same words where they paraphrase none.

    Examples:
        >>> office("diplomat", frozenset({"chilean", "top"})) == ("minister", frozenset({"chilean", "foreign"}))
        True
    """
    for said, of, noun_, field in (row.split() for row in _file()["paraphrases"]["offices"]):
        if head in said.split("/") and (told := modifiers.intersection(of.split("/"))):
            return noun_, (modifiers - told) | {field}
    return head, modifiers


@attrs.frozen
class Role:
    """What somebody is said to be, in its parts.

    Attributes:
        head: The noun ("secretary").
        modifiers: The words that narrow it, by which two offices differ ("foreign", "deputy").
        of: Whom or what it belongs to, normalised; a nation by its name ("united kingdom"); or an empty string.
        voice: Whether somebody in this role speaks for `of`.
        former: Whether it is over.
    """

    head: str
    modifiers: frozenset[str] = frozenset()
    of: str = ""
    voice: Voice = Voice.NONE
    former: bool = False

    @property
    def words(self) -> frozenset[str]:
        """All words that narrow it."""
        return self.modifiers | frozenset(plain(word) for word in self.of.split())


@lru_cache(maxsize=65536)
def parse_role(text: str) -> Role | None:
    """Take a role apart; None where it holds no noun for a person.

    Examples:
        >>> parse_role("Britain's foreign secretary") == parse_role("UK Foreign Secretary")
        True
        >>> parse_role("the head of the Tarn Institute").of
        'tarn institute'
    """
    text = _DETERMINER.sub("", " ".join(text.split())[:300])
    affiliation = _AFFILIATION.match(text)
    if affiliation:
        of = _owner_key(_CLAUSE.split(affiliation[1], maxsplit=1)[0])
        schooled = not _SCHOOLS.isdisjoint(of.split())
        return Role("member", of=of, voice=Voice.NONE if schooled else Voice.HEAD)
    owner = ""
    possessor = _POSSESSOR.match(text)
    if possessor:
        owner, text = possessor[1], text[possessor.end() :]
    link = _OF.search(text)
    first, rest = (text[: link.start()], text[link.end() :]) if link else (text, "")
    words = _ROLE_WORD.findall(first)
    at = _last_person(words)
    if at < 0:  # "Department of Health spokeswoman"
        words, rest = _ROLE_WORD.findall(_CLAUSE.split(text, maxsplit=1)[0]), ""
        at = _last_person(words)
    head = noun(words[at].lower()) if at >= 0 else None
    if head is None:
        return None
    named, narrowing = _split_modifiers(words[:at], title_case=words[at][:1].isupper())
    if not owner:
        rest = _CLAUSE.split(rest, maxsplit=1)[0]
        of_or_for = link is not None and link[0].split()[0].lower() in {"of", "for"}
        # "U.K. ambassador to …", "Acme director for …": what stands in front is whom it belongs to.
        owner = rest if rest and (not named or (of_or_for and not _is_nation(named))) else named
    former = not _FORMER.isdisjoint(narrowing)
    modifiers = frozenset(plain(word) for word in narrowing if word not in _FORMER)
    return Role(head.word, modifiers, _owner_key(owner), head.voice, former)


def _last_person(words: list[str]) -> int:
    for at in range(len(words) - 1, -1, -1):
        found = noun(words[at])
        if found is not None and (found.sort is Sort.PERSON or (found.sort is Sort.GROUP and found.voice)):
            return at
    return -1


def _split_modifiers(words: list[str], *, title_case: bool) -> tuple[str, list[str]]:
    """The name in front of a role noun ("National Security Council"), and the plain words ("senior").

    Where the noun itself has a capital ("UK Foreign Secretary"), that of "Foreign" makes no name of it.
    """
    end = len(words)
    while end and (not words[end - 1][:1].isupper() or (title_case and words[end - 1].lower() in _office_words())):
        end -= 1
    while title_case and end < len(words) and end and in_name_of_organization(words[end].lower()):
        end += 1
    start = end
    while start and (words[start - 1][:1].isupper() or words[start - 1] in {"of", "and", "&"}):
        start -= 1
    while start < end and words[start].lower() in _FORMER:
        start += 1
    return " ".join(words[start:end]), [word.lower() for word in (*words[:start], *words[end:])]


def _is_nation(text: str) -> bool:
    return bool(nation(text) or adjective(text))


@cache
def _office_words() -> frozenset[str]:
    return frozenset(
        "foreign home prime chief deputy vice first senior junior environment health finance interior defence defense "
        "labour labor justice education transport trade energy agriculture culture housing planning business press "
        "general attorney assistant acting interim under permanent shadow lead chief executive managing regional "
        "national state district county city local federal principal special fire police security economic social "
        "opposition majority minority house senate external internal public private information communications "
        "campaign communities treasury climate water science technology sports tourism immigration veterans works "
        "village town mayor secretary president".split()
    )


def _owner_key(text: str) -> str:
    return nation(text) or adjective(text) or key(text)
