"""What the words of a stage's registration must be like, so that a slip is told where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, Final

from newslens.errors import near

OWN_WORDS: Final = ("quotes", "speakers", "claims", "resolution", "alignments")
"""What the built-in stages provide."""

_NAME: Final = re.compile(r"[a-z0-9_-]+(?:\.[a-z0-9_-]+)+\.v[0-9]+")
_LANGUAGE: Final = re.compile(r"[a-z]{2,3}")
_SUFFIX: Final = re.compile(r"\.[^A-Z\s/\\]+")
# A word as near as this to one of newslens is a slip; words of one's own are hardly ever that near.
_SLIP: Final = 0.83


def check_name(_: object, __: object, name: Any) -> None:
    """Refuse what is no versioned name."""
    if not isinstance(name, str) or not _NAME.fullmatch(name):
        raise ValueError(f"name must be vendor.name.v1, in small letters, digits, _ and -, not {name!r}")


def check_factory(_: object, __: object, factory: Any) -> None:
    """Refuse what cannot be called."""
    if not callable(factory):
        raise TypeError(f"factory must be what makes the stage from its options, not {factory!r}")


def words(given: Iterable[str]) -> frozenset[str]:
    """A set of words: one word alone would be a set of letters."""
    return frozenset(_several(given))


def several(given: Iterable[str]) -> tuple[str, ...]:
    """The same in their order."""
    return tuple(_several(given))


def _several(given: Iterable[Any]) -> Iterable[str]:
    if isinstance(given, str):
        raise TypeError(f"several words are expected, such as {{{given!r}}}, not the text {given!r}")
    given = list(given)
    for word in given:
        if not isinstance(word, str) or not word:
            raise TypeError(f"words are expected, not {word!r}")
    return given


def check_words(_: object, attribute: Any, given: Iterable[str]) -> None:
    """Refuse what is nearly a word of newslens: any other word is legal."""
    for word in sorted(given):
        if word not in OWN_WORDS and (hint := near(word.lower(), OWN_WORDS, least=_SLIP)):
            raise ValueError(f"{attribute.name} has {word!r}{hint}")


def check_languages(_: object, __: object, given: Iterable[str]) -> None:
    """Refuse what names no language: scripts and regions count for nothing."""
    for tag in sorted(given):
        if not _LANGUAGE.fullmatch(tag):
            raise ValueError(f"languages has {tag!r}: a language is two or three small letters, such as 'en'")


def check_handles(slot: str, handles: Iterable[str]) -> None:
    """Refuse a reader that reads nothing, a reporter that makes nothing, and suffixes that no file has."""
    if slot == "read":
        if not handles:
            raise ValueError("a stage of the slot read must say which suffixes it handles, such as handles=('.txt',)")
        for suffix in handles:
            if not _SUFFIX.fullmatch(suffix):
                raise ValueError(f"handles has {suffix!r}: a suffix has its dot and small letters, such as '.txt'")
    elif slot == "report" and not handles:
        raise ValueError("a stage of the slot report must say which format it handles, such as handles=('csv',)")
