"""Names of people: their normal form, their parts, and what these say of gender and order."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
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
_ARABIC = frozenset("al el ul as ar abd abdel abdul abu umm bin ibn".split())
"""What is written with a hyphen in front of a family name."""
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
def _forenames() -> Mapping[str, str | None]:
    data = loads(files("newslens.language").joinpath("forenames.toml").read_text(encoding="utf-8"))
    table: dict[str, str | None] = dict.fromkeys(map(normalise, data["male"].split()), "m")
    for name in map(normalise, data["female"].split()):
        table[name] = "f" if table.get(name, "f") == "f" else None
    return table


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


@cache
def _families_in_front() -> frozenset[str]:
    """The words in front of a name that its bearer may go by: family names of East Asia, and names followed by the father's."""
    data = loads(files("newslens.language").joinpath("forenames.toml").read_text(encoding="utf-8"))
    return frozenset(data["families_in_front"].split())


def _is_forename(word: str) -> bool:
    """Whether a normalised word is a forename, be it of men, of women or of both."""
    return word in _forenames()


@attrs.frozen
class PersonName:
    """A person's name in its parts, each normalised.

    Attributes:
        titles: What stands before it ("mr", "sen").
        given: Forenames and initials, in order.
        family: The last name with its particles ("van der berg").
        suffix: "jr", "iii" or an empty string.
        welded: Whether `family` is a forename by its spelling, and the family name stands in front: "Cho Min-ho".
    """

    titles: tuple[str, ...] = ()
    given: tuple[str, ...] = ()
    family: str = ""
    suffix: str = ""
    welded: bool = False

    @property
    def last(self) -> str:
        """The last word of the family name, to look names up by; a welded forename is one word."""
        return self.family if self.welded else self.family.rpartition(" ")[2]

    @property
    def words(self) -> tuple[str, ...]:
        """Forenames and family name as words."""
        return tuple(" ".join((*self.given, self.family)).split())

    @property
    def first_of_two(self) -> str:
        """What may be the first of two family names: "ruiz" of "Eva Ruiz Campo"; an empty string where nothing can."""
        word = self.given[-1] if len(self.given) > 1 and not self.welded else ""
        return "" if len(word) == 1 or any(map(_is_forename, word.split())) else word

    @property
    def short_words(self) -> frozenset[str]:
        """The words by which a family name alone can be found."""
        return frozenset({self.last, *(() if self.welded else self.family.split()), *self.first_of_two.split()})

    @property
    def family_may_lead(self) -> bool:
        """Whether its first word can be what its bearer goes by: "Li Guodong" or "Hassan Ibrahim", not "Otis Berg"."""
        if not self.given:
            return False
        return self.welded or self.given[0] in _families_in_front()

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
        PersonName(titles=('sen',), given=('ana luz',), family='van der berg', suffix='jr', welded=False)
        >>> parse("Mr. Okafor’s")
        PersonName(titles=('mr',), given=(), family='okafor', suffix='', welded=False)
    """
    table = titles()
    words: list[str] = []
    welded = False
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
            welded = _is_welded(raw)
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
        first -= 2 if words[first - 1] == "y" and first - start > 1 else 1  # "Ortega y Ruiz" is all one
    given = _compound(words[start:first])
    return PersonName(tuple(words[:start]), given, " ".join(words[first:end]), suffix, welded and bool(given))


def _is_welded(word: str) -> bool:
    """Whether a word is a forename of two parts by its spelling: "Min-ho", not "Moss-Berg" or "al-Amin"."""
    first, mark, second = word.partition("-")
    return (
        bool(mark)
        and first.istitle()
        and second.islower()
        and normalise(second).isalpha()
        and normalise(first) not in _ARABIC
    )


def _compound(words: Sequence[str]) -> tuple[str, ...]:
    """Forenames with the parts of the first of two family names brought together: "peña y lillo" in front of "aguirre"."""
    if len(words) > 3 and words[-2] == "y":
        return (*words[:-3], " ".join(words[-3:]))
    return tuple(words)


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
