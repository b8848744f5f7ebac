"""Organisations and states: the names that one goes by, acronyms, and what is a part of what."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files

from newslens.language.names import key

_SMALL = frozenset({"of", "the", "and", "for", "on", "in", "to", "at", "de", "&"})
_LEGAL = frozenset(
    {"inc", "incorporated", "ltd", "limited", "llc", "llp", "plc", "corp", "corporation", "co", "company"}
)
_LEGAL_MORE = frozenset({"group", "holdings", "gmbh", "ag", "sa", "nv", "spa"})
_FORMS = (_LEGAL - {"company"}) | {"ag", "gmbh", "nv"}
"""Those of them that are nothing else."""
_DEMONYMS = {
    "an": frozenset({"", "a", "e", "ia", "o", "as", "is"}),
    "ian": frozenset({"", "ia", "y", "e", "a"}),
    "n": frozenset({"a"}),
    "ish": frozenset({"", "land", "and", "e", "ia"}),
    "i": frozenset({"", "a", "ia", "istan", "stan"}),
    "ese": frozenset({"", "a", "o", "y"}),
    "er": frozenset({"", "en"}),
}
_GOVERNMENT = frozenset({"government", "state", "regime"})


def _lines(name: str) -> list[list[str]]:
    text = files("newslens.language").joinpath(name).read_text(encoding="utf-8")
    return [line.split("|") for line in text.split("\n") if line and not line.startswith("#")]


@cache
def _nations() -> tuple[Mapping[str, str], Mapping[str, str], Mapping[str, str]]:
    names: dict[str, str] = {}
    adjectives: dict[str, str] = {}
    capitals: dict[str, str] = {}
    for name, others, peoples, seats in _lines("nations.txt"):
        nation_key = key(name)
        for table, words in (
            (names, [name, *others.split()]),
            (adjectives, peoples.split()),
            (capitals, seats.split()),
        ):
            for word in words:
                table.setdefault(key(word.replace("_", " ")), nation_key)
    return names, adjectives, capitals


@cache
def _bodies() -> tuple[Mapping[str, str], Mapping[str, str]]:
    names: dict[str, str] = {}
    parents: dict[str, str] = {}
    for name, others, parent in _lines("bodies.txt"):
        body_key = key(name)
        for word in (name, *others.split(";")):
            if word:
                names.setdefault(key(word), body_key)
        if parent:
            parents[body_key] = key(parent)
    return names, parents


@lru_cache(maxsize=16384)
def nation(text: str) -> str | None:
    """The state that a name or its capital stands for, normalised.

    Examples:
        >>> nation("the U.K."), nation("Tehran"), nation("Orlis")
        ('united kingdom', 'iran', None)
    """
    names, _, capitals = _nations()
    word = key(text)
    return names.get(word) or capitals.get(word)


@lru_cache(maxsize=16384)
def adjective(text: str) -> str | None:
    """The state that an adjective or the name of its people belongs to, normalised.

    Examples:
        >>> adjective("British")
        'united kingdom'
    """
    return _nations()[1].get(key(text))


@lru_cache(maxsize=16384)
def is_of(word: str, place: str) -> bool:
    """Whether a word that no list has can be the adjective of a place or its people, by their endings, both normalised.

    Examples:
        >>> is_of("bavarian", "bavaria"), is_of("ardeshi", "ardesh"), is_of("marine", "maria")
        (True, True, False)
    """
    if word == place or nation(place) or adjective(word):
        return False
    for ending, others in _DEMONYMS.items():
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > 2 and place.startswith(stem) and place[len(stem) :] in others:
            return True
    return False


@lru_cache(maxsize=16384)
def government(text: str) -> str | None:
    """The state for which words stand that name it, its capital or its government; None for anything else.

    Examples:
        >>> government("the Iranian government"), government("the government of Chile"), government("Kremlin")
        ('iran', 'chile', None)
    """
    found = nation(text)
    if found:
        return found
    words = key(text).split()
    if len(words) > 1 and words[-1] in _GOVERNMENT:
        owner = " ".join(words[:-1])
        return adjective(owner) or nation(owner)
    if len(words) > 2 and words[0] == "government" and words[1] == "of":
        return nation(" ".join(words[2:]))
    return None


@lru_cache(maxsize=65536)
def body(text: str) -> str:
    """One normalised name for all the names that a well-known body goes by; any other name without its legal form.

    Examples:
        >>> body("the NSC") == body("National Security Council")
        True
        >>> body("Ferrow Foods Group plc")
        'ferrow foods'
    """
    names, _ = _bodies()
    found = key(text)
    if found in names:
        return names[found]
    words = ["department" if word == "dept" else word for word in found.split()]
    while len(words) > 1 and (words[-1] in _LEGAL or words[-1] in _LEGAL_MORE):
        del words[-1]
    if "department" in words and words[:2] == ["department", "of"]:
        words = [*words[2:], "department"]
    if "ministry" in words and words[:2] == ["ministry", "of"]:
        words = [*words[2:], "ministry"]
    found = " ".join(words)
    return names.get(found, found)


def is_welded(word: str) -> bool:
    """Whether a word is two with capitals, as in names of firms, and none like "McKay" or "DeVito".

    Examples:
        >>> is_welded("OrsaRail"), is_welded("McKay")
        (True, False)
    """
    return word.isalpha() and word[4:].lower() != word[4:] and not word.isupper()


def is_legal_form(word: str) -> bool:
    """Whether a word ends the full name of a firm ("Inc.").

    Examples:
        >>> is_legal_form("Ltd."), is_legal_form("Council")
        (True, False)
    """
    return word.lower().rstrip(".") in _FORMS


def parents(name: str) -> tuple[str, ...]:
    """What a body is a part of, the nearest first; for a body or state as `body` or `nation` name it.

    Examples:
        >>> parents("national security council")
        ('white house', 'united states')
    """
    _, table = _bodies()
    found: list[str] = []
    while name in table and table[name] not in found:
        name = table[name]
        found.append(name)
    return tuple(found)


@lru_cache(maxsize=65536)
def acronym(text: str) -> str:
    """The initials of a name of at least two words, normalised; an empty string for a single word.

    Examples:
        >>> acronym("Bureau of Coastal Affairs")
        'bca'
    """
    words = [word for word in key(text).split() if word not in _SMALL]
    return "".join(word[0] for word in words) if len(words) > 1 else ""


def is_acronym(text: str) -> bool:
    """Whether a name reads as initials: two to eight capital letters, with or without dots.

    Examples:
        >>> is_acronym("the B.C.A."), is_acronym("Bca")
        (True, False)
    """
    letters = text.removeprefix("the ").removeprefix("The ").replace(".", "")
    return 2 <= len(letters) <= 8 and letters.isalpha() and letters.isupper()
