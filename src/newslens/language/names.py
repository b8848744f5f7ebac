"""Names of people: taking them apart, comparing them, bringing a short one to its full one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from enum import IntEnum
from functools import cache, lru_cache
from importlib.resources import files
from tomllib import loads

import attrs

_WORD = re.compile(r"\w+")
_POSSESSIVE = re.compile(r"'s(?!\w)|(?<=s)'(?!\w)")
_APOSTROPHES = str.maketrans(
    {"’": "'", "ʼ": "'", "‘": "'", "`": "'", "´": "'", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ł": "l", "Ł": "L"}
    | {"æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ı": "i"}
)
_LEADING = frozenset({"the", "a", "an", "its", "his", "her", "their", "our", "my"})
_PARTICLES = frozenset(
    "van von der den de da di del della dos das do du la le al el bin bint ibn ben ter ten st saint san santa zu y e ul".split()
)
_SUFFIXES = frozenset("jr sr ii iii iv phd md mp msp ms mep kc qc obe mbe cbe esq".split()) - {"ms"}
_MAX_NAME = 200
"""A longer string is not taken for a person's name."""


@lru_cache(maxsize=65536)
def normalise(text: str) -> str:
    """Words to compare names by: no case, accents, possessive, apostrophes or hyphens.

    Examples:
        >>> normalise("Zoë O’Neill-Brandt’s")
        'zoe oneill brandt'
    """
    if text.isascii():
        text = text.lower().replace("`", "'")
    else:
        text = unicodedata.normalize("NFKD", text.translate(_APOSTROPHES)).translate(_APOSTROPHES)
        text = "".join([c for c in text if not unicodedata.combining(c)]).casefold()
    if "'" in text:
        text = _POSSESSIVE.sub("", text).replace("'", "")
    return " ".join(_WORD.findall(text))


@lru_cache(maxsize=65536)
def key(text: str) -> str:
    """`normalise` with dotted letters joined and without articles and possessive pronouns in front.

    Examples:
        >>> key("the U.S. Department")
        'us department'
    """
    words = normalise(re.sub(r"\b(\w)\.(?=\w\b)", r"\1", text)).split()
    first = next((place for place, word in enumerate(words) if word not in _LEADING), len(words) - 1)
    return " ".join(words[first:]) if words else ""


@attrs.frozen
class Title:
    """A word that stands before a name.

    Attributes:
        gender: "m", "f" or None.
        role: The office that it stands for ("senator"), or an empty string for a mere courtesy.
    """

    gender: str | None = None
    role: str = ""


@cache
def titles() -> Mapping[str, Title]:
    """The titles by their normalised word ("sen" → senator)."""
    data = loads(files("newslens.language").joinpath("titles.toml").read_text(encoding="utf-8"))
    table: dict[str, Title] = {word: Title() for word in data["courtesy"].split()}
    table |= {word: Title("m") for word in data["courtesy_male"].split()}
    table |= {word: Title("f") for word in data["courtesy_female"].split()}
    for word, role in data["office"].items():
        table[word] = Title({"m": "m", "f": "f"}.get(data["gender"].get(word, "")), role)
    return table


@cache
def diminutives() -> Mapping[str, frozenset[str]]:
    """For each short forename the full ones that it may stand for ("kate" → "catherine", …)."""
    data = loads(files("newslens.language").joinpath("titles.toml").read_text(encoding="utf-8"))
    table: dict[str, set[str]] = {}
    for line in data["diminutives"].split("\n"):
        first, *rest = line.split() or [""]
        for short in rest:
            table.setdefault(short, set()).add(first)
    return {short: frozenset(full) for short, full in table.items()}


@cache
def _forenames() -> Mapping[str, str]:
    data = loads(files("newslens.language").joinpath("forenames.toml").read_text(encoding="utf-8"))
    table = dict.fromkeys(data["male"].split(), "m")
    for name in data["female"].split():
        if table.setdefault(name, "f") == "m":
            del table[name]  # of both
    return {normalise(name): gender for name, gender in table.items()}


@lru_cache(maxsize=16384)
def forename_gender(name: str) -> str | None:
    """What a forename says about the gender of its bearer: "m", "f", or None where it says nothing.

    Examples:
        >>> forename_gender("Priscilla"), forename_gender("Alex")
        ('f', None)
    """
    word = normalise(name)
    table = _forenames()
    return table.get(word) or table.get(word.partition(" ")[0])


class Match(IntEnum):
    """How a name stands to a fuller one, from worst to best."""

    NONE = 0
    GIVEN = 1
    FAMILY = 2
    INITIAL = 3
    FULL = 4


@attrs.frozen
class PersonName:
    """A person's name in its parts, each normalised.

    Attributes:
        titles: What stands before it ("mr", "sen").
        given: Forenames and initials, in order.
        family: The last name with its particles ("van der berg").
        suffix: "jr", "iii" or an empty string.
    """

    titles: tuple[str, ...] = ()
    given: tuple[str, ...] = ()
    family: str = ""
    suffix: str = ""

    @property
    def last(self) -> str:
        """The last word of the family name, to look names up by."""
        return self.family.rpartition(" ")[2]

    @property
    def words(self) -> tuple[str, ...]:
        """Forenames and family name as words."""
        return (*self.given, *self.family.split())

    @property
    def gender(self) -> str | None:
        """What the titles say: "m", "f" or None."""
        table = titles()
        return next((found for word in self.titles if (found := table[word].gender)), None)


@lru_cache(maxsize=65536)
def parse(text: str) -> PersonName:
    """Take a person's name apart.

    Examples:
        >>> parse("Sen. Ana-Luz van der Berg Jr.")
        PersonName(titles=('sen',), given=('ana luz',), family='van der berg', suffix='jr')
        >>> parse("Mr. Okafor’s")
        PersonName(titles=('mr',), given=(), family='okafor', suffix='')
    """
    table = titles()
    words: list[str] = []
    for raw in text[:_MAX_NAME].replace(",", " ").split():
        if raw[0] in '"“”‘(' or (raw[0] == "'" and raw[-1] == "'"):
            continue  # a nickname in marks
        word = normalise(raw)
        if word.replace(" ", "") in table:
            words.append(word.replace(" ", ""))
        elif (len(word) == 2 and raw.isupper()) or (len(word) > 1 and set(word[1::2]) == {" "}):
            words += word.replace(" ", "")  # "J.K." and "JK" are two initials
        elif word:
            words.append(word)
    start, end = 0, len(words)
    while start < end - 1 and words[start] in table:
        start += 1
    suffix = ""
    while end - start > 1 and words[end - 1] in _SUFFIXES:
        end -= 1
        suffix = words[end]
    if start >= end:
        return PersonName()
    first = end - 1
    while first > start and words[first - 1] in _PARTICLES:
        first -= 1
    return PersonName(tuple(words[:start]), tuple(words[start:first]), " ".join(words[first:end]), suffix)


def forenames_agree(one: str, other: str) -> bool:
    """Whether two normalised forenames can be of one person: equal, an initial, or a short form.

    Examples:
        >>> forenames_agree("j", "jane"), forenames_agree("kate", "katherine"), forenames_agree("ann", "joe")
        (True, True, False)
    """
    if one == other or not one or not other:
        return True
    short, full = (one, other) if len(one) <= len(other) else (other, one)
    if len(short) == 1:
        return short == full[0]
    table = diminutives()
    ones, others = table.get(one, frozenset()) | {one}, table.get(other, frozenset()) | {other}
    if not ones.isdisjoint(others):
        return True
    # "jean" for "jean pierre"
    return full.startswith(short + " ")


def match(short: PersonName, full: PersonName) -> Match:
    """How well one name can stand for another that is at least as long; `Match.NONE` where they contradict each other.

    Examples:
        >>> match(parse("Ms Adeyemi"), parse("Ruth Adeyemi")).name
        'FAMILY'
        >>> match(parse("Paul Adeyemi"), parse("Ruth Adeyemi")).name
        'NONE'
    """
    if not short.family or not full.family or (short.suffix and full.suffix and short.suffix != full.suffix):
        return Match.NONE
    if not short.given:
        return _match_one(short, full)
    if not full.given:
        return Match.NONE
    if short.last != full.last:
        words, longer = short.words, full.words
        # A second family name may be left out: "Eva Ruiz" for "Eva Ruiz Campo".
        return Match.FULL if len(words) < len(longer) and longer[: len(words)] == words else Match.NONE
    if not forenames_agree(short.given[0], full.given[0]):
        # "F. Scott Keane" and "Scott Keane"
        return Match.INITIAL if len(full.given) > 1 and short.given == full.given[1:] else Match.NONE
    if len(short.given) > 1 and len(full.given) > 1 and not forenames_agree(short.given[1], full.given[1]):
        return Match.NONE
    return Match.FULL if short.given[0] == full.given[0] else Match.INITIAL


def _match_one(short: PersonName, full: PersonName) -> Match:
    """How a family name alone, or a forename alone, stands to a name."""
    if short.last == full.last:
        return Match.FAMILY if full.given or short.family == full.family else Match.NONE
    if not full.given:
        return Match.NONE
    if short.family in full.family.split():
        return Match.FAMILY
    return Match.GIVEN if short.family == full.given[0] else Match.NONE


def without_titles(text: str) -> str:
    """A name without the titles in front of it and the possessive behind, its words as they were.

    Examples:
        >>> without_titles("Sen. Ruth Adeyemi’s")
        'Ruth Adeyemi'
    """
    table = titles()
    words = text.split()
    titled = (place for place, word in enumerate(words) if normalise(word).replace(" ", "") not in table)
    first = next(titled, len(words) - 1)
    return re.sub(r"['’]s$", "", " ".join(words[first:])) if words else ""
