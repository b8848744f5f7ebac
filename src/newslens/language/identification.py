"""Which language a text is in, as far as it matters: whether the English stages can work on it."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

ENGLISH: Final = "en"
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_SUBTAG: Final = re.compile(r"[A-Za-z]{2,3}(?![A-Za-z])")
_ALIKE: Final = {"eng": ENGLISH}
# Tags that name no one language.
_OPEN: Final = frozenset({"und", "mul", "mis", "zxx"})
# Code points of a long text that are enough to tell.
_SAMPLE: Final = 20_000
_LAST_LATIN: Final = "\u024f"
_FEWEST_LETTERS: Final = 4
_FEWEST_WORDS: Final = 5
_FEWEST_HITS: Final = 2
_MOST_PARTICLES: Final = 3
_ENOUGH_WORDS: Final = 40
_LEAST_ENGLISH: Final = 0.1


def language_of(tag: str | None) -> str | None:
    """The language that a BCP 47 tag names, without script and region; None where it names none.

    Examples:
        >>> language_of("en-US"), language_of("de_AT"), language_of("und"), language_of(None)
        ('en', 'de', None, None)
    """
    found = _SUBTAG.match(tag or "")
    name = found[0].lower() if found else None
    return None if name in _OPEN else _ALIKE.get(name or "", name)


@lru_cache(maxsize=1)  # several stages ask of one article
def is_english(text: str) -> bool:
    """Whether a text is English as far as its words tell: one too short to tell is taken for English.

    Told by function words, which every sentence has and headlines have at least some of: a text is not English where it is
    in another script, where it has more function words of one other language than English ones, or where it is long enough
    to have English ones and hardly does. Names and quotations in another language do not count for much.

    Examples:
        >>> is_english("Die Brücke ist nach dem Sturm gesperrt, sagte der Bürgermeister."), is_english("FERRY SINKS, 3 DEAD")
        (False, True)
    """
    words = _WORD.findall(text[:_SAMPLE].replace("’", "'"))
    letters = "".join(words)
    if len(letters) >= _FEWEST_LETTERS and 2 * sum(letter > _LAST_LATIN for letter in letters) > len(letters):
        return False
    if len(words) < _FEWEST_WORDS:
        return True
    counts = _counted(words)
    english = counts[ENGLISH]
    # Only words in small letters: lists of names have no function words in any language.
    small = sum(word.islower() for word in words)
    if small >= _ENOUGH_WORDS and 2 * small > len(words) and english < _LEAST_ENGLISH * small:
        return False
    other = max((count for language, count in counts.items() if language != ENGLISH), default=0)
    return other < _FEWEST_HITS or other <= english


def _counted(words: list[str]) -> Counter[str]:
    """How many function words of each language there are."""
    known, particles = _function_words(), _particles()
    counts: Counter[str] = Counter({ENGLISH: 0})
    for place, word in enumerate(words):
        languages = known.get(word.lower(), ())
        named = languages and word.lower() in particles and _within_name(words, place, particles)
        for language in languages:
            if language == ENGLISH or not named:
                counts[language] += 1
    return counts


def _within_name(words: list[str], place: int, particles: frozenset[str]) -> bool:
    """Whether the nearest words before and behind that can be no particles of names have capitals."""
    near = (words[max(place - _MOST_PARTICLES, 0) : place][::-1], words[place + 1 : place + 1 + _MOST_PARTICLES])
    return all(next((word[0].isupper() for word in side if word.lower() not in particles), False) for side in near)


@cache
def _function_words() -> Mapping[str, tuple[str, ...]]:
    """The languages that have each word."""
    languages: dict[str, tuple[str, ...]] = {}
    for language, words in _lists()["words"].items():
        for word in dict.fromkeys(words.split()):
            languages[word] = (*languages.get(word, ()), language)
    return languages


@cache
def _particles() -> frozenset[str]:
    """What stands within names: "de la", "van der"."""
    return frozenset(_lists()["names"]["particles"].split())


@cache
def _lists() -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads(files(__package__).joinpath("function_words.toml").read_text(encoding="utf-8"))
