"""Nouns that say what a speaker is: spokeswoman, minister, company, officials, report."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import cache, lru_cache
from importlib.resources import files
from tomllib import loads
from typing import Any

import attrs

_SHORTEST_STEM = 2
_PLURALS = {"spokespeople": "spokesperson", "people": "person", "children": "child", "wives": "wife", "chiefs": "chief"}


_GENERATIONS = frozenset({"jr", "sr", "ii", "iii", "iv"})


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
def read() -> Mapping[str, Any]:
    """The word lists and tables that are kept beside this file."""
    return loads(files("newslens.language").joinpath("positions.toml").read_text(encoding="utf-8"))


@cache
def _data() -> Mapping[str, frozenset[str]]:
    return {name: frozenset(words.split()) for name, words in read().items() if isinstance(words, str)}


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


def is_abstract(word: str) -> bool:
    """Whether a lower-case noun ends like those for what is done, which no "he" or "she" takes up ("lifting").

    Examples:
        >>> is_abstract("lifting"), is_abstract("sibling"), is_abstract("king")
        (True, False, False)
    """
    endings = _data()["abstract"]
    return noun(word) is None and any(word.endswith(one) and len(word) > len(one) + _SHORTEST_STEM for one in endings)


def is_partisan(word: str) -> bool:
    """Whether a lower-case word stands for a member or members of a party ("democrats")."""
    return word.removesuffix("s") in _data()["partisans"]


def is_office_word(word: str) -> bool:
    """Whether a lower-case word narrows an office ("foreign", "chief")."""
    return word in _office_words()


def is_degree(text: str) -> bool:
    """Whether a word behind a name is a degree or honour ("M.D.")."""
    return text.replace(".", "").lower() in _data()["degrees"]


def is_honour(text: str) -> bool:
    """Whether a word is a degree or honour that is no part of the name before it: "KC", but not "Jr." or "III"."""
    return is_degree(text) and text.replace(".", "").lower() not in _GENERATIONS


def is_firm(word: str) -> bool:
    """Whether a lower-case noun stands for a firm ("retailer")."""
    return word in _data()["firms"]


def states() -> frozenset[str]:
    """The lower-case nouns that stand for a state ("country")."""
    return _data()["states"]


def is_state(word: str) -> bool:
    """Whether a lower-case noun stands for a state ("country")."""
    return word in states()


def names_corps(word: str, before: str) -> bool:
    """Whether a lower-case noun for one of a body's people is, behind a word, the body's own name.

    Examples:
        >>> names_corps("guard", "coast"), names_corps("guard", "security")
        (True, False)
    """
    narrowing = read()["corps"].get(word)
    return narrowing is not None and (not narrowing or before in narrowing.split())


def is_corps(word: str) -> bool:
    """Whether a lower-case noun for one of a body's people can stand for the body ("guard")."""
    return word in read()["corps"]


def is_outlet(word: str) -> bool:
    """Whether a lower-case noun is where a body puts out what it writes ("website")."""
    return word in _data()["outlets"]


def is_sole_office(word: str) -> bool:
    """Whether one person at a time is what a lower-case noun says ("mayor")."""
    return word in _data()["sole"]


def is_known_office(word: str) -> bool:
    """Whether the holder of what a lower-case noun says may be named without it ("minister")."""
    return word in _data()["known"]


def presides(word: str) -> bool:
    """Whether a case has, as a rule, one of what a lower-case noun says ("judge")."""
    return word in _data()["presiding"]


def is_asset(word: str) -> bool:
    """Whether what a lower-case word stands for is a firm's, and no person's or place's ("dividend")."""
    return word in _data()["assets"]


def is_kin(word: str) -> bool:
    """Whether a lower-case noun is said of somebody in relation to another person ("widow", "friend")."""
    return word in _data()["kin"]


def is_anyone(word: str) -> bool:
    """Whether a lower-case noun can be said of any person of one sex or age ("woman")."""
    return word in _data()["anyone"]


def shares_family_name(word: str) -> bool:
    """Whether somebody of this kin has, as a rule, the same family name ("husband")."""
    return word in _data()["namesakes"]


def is_epithet(word: str) -> bool:
    """Whether "the `word`" can take up whoever was just named, told or not told to be one."""
    return word in _epithets()


def is_calling(word: str) -> bool:
    """Whether a lower-case word is what somebody is known for, and no office ("novelist")."""
    return bool(_fields(word))


def share_a_field(one: str, other: str) -> bool:
    """Whether who is known for the one can be known for the other.

    Examples:
        >>> share_a_field("author", "novelist"), share_a_field("author", "skater")
        (True, False)
    """
    return not _fields(one).isdisjoint(_fields(other))


def _fields(word: str) -> frozenset[str]:
    """The fields in which somebody is known for what a lower-case word says: "sport"."""
    return frozenset(field for field, words in read()["callings"].items() if word in words.split())


def is_national(word: str) -> bool:
    """Whether a lower-case word is somebody by where they are from, and no adjective ("dane")."""
    return word in read()["epithets"]["nationals"].split()


def is_past(word: str) -> bool:
    """Whether a lower-case word makes an epithet of any work that somebody did ("retired")."""
    return word in read()["epithets"]["past"].split()


@cache
def _epithets() -> frozenset[str]:
    return frozenset(read()["epithets"]["words"].split())


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
