"""What two words are to each other: one in another tense, opposites, synonyms."""

from __future__ import annotations

from functools import lru_cache

from newslens.alignment.diff.lexicon import lists
from newslens.alignment.lexicon import lexicon
from newslens.language.numbers import SMALL


@lru_cache(maxsize=1 << 14)
def number_like(word: str, printed: str) -> bool:
    """Whether a word counts: figures, the names of numbers."""
    known = lists()
    return word[:1].isdigit() or word in SMALL or word in known.counting or _date(word, printed)


def _date(word: str, printed: str) -> bool:
    return word in lists().dates and (word not in {"may", "march"} or printed[:1].isupper())


@lru_cache(maxsize=1 << 14)
def lemma(word: str) -> str:
    """A word in lower case without inflection."""
    return lexicon().lemma(word)


@lru_cache(maxsize=1 << 14)
def shifted(a: str, b: str) -> bool:
    """Whether two words in lower case are one in another person or tense.

    Examples:
        >>> shifted("we", "they"), shifted("will", "would"), shifted("go", "went"), shifted("she", "he")
        (True, True, True, False)
    """
    known = lists()
    if any(
        role == other and person != another
        for role, person in known.roles.get(a, ())
        for other, another in known.roles.get(b, ())
    ):
        return True
    if known.auxiliaries.get(a, frozenset()) & known.auxiliaries.get(b, frozenset()):
        return True
    if (b,) in known.pointing.get((a,), ()):
        return True
    if a in known.nouns or b in known.nouns or a == b:
        return False
    words = lexicon()
    if lemma(a) != lemma(b):
        return False
    # The one ending that a noun and a verb share is no evidence of a tense: "a tanker" and "tankers".
    return a in words.base or b in words.base or any(word.endswith(("ed", "ing")) for word in (a, b))


@lru_cache(maxsize=1 << 14)
def denies(a: str, b: str) -> bool:
    """Whether one of two words in lower case turns the other round: "never" and "always", "usual" and "unusual".

    Examples:
        >>> denies("legal", "illegal"), denies("unsafe", "safe"), denies("nobody", "someone"), denies("der", "under")
        (True, True, True, False)
    """
    known = lists()
    if b in known.turned.get(a, ()) or b in known.prefixed.get(a, ()):
        return True
    short, long_ = sorted((a, b), key=len)
    return len(short) > 3 and long_ in {"un" + short, "non" + short}


@lru_cache(maxsize=1 << 14)
def opposed(a: str, b: str) -> bool:
    """Whether of two words in lower case only one can hold of the same thing."""
    words = lexicon()
    one, other = words.word(a), words.word(b)
    return any(
        right in words.opposites.get(left, ())
        for left in {one.key, one.stem, one.lemma}
        for right in {other.key, other.stem, other.lemma}
    )


@lru_cache(maxsize=1 << 14)
def alike(a: str, b: str) -> bool:
    """Whether two words in lower case stand for one another in the news."""
    words = lexicon()
    one, other = words.word(a), words.word(b)
    return bool(one.key) and one.key == other.key and one.lemma != other.lemma and b not in lists().apart.get(a, ())
