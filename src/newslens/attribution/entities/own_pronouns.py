"""The pronouns right behind somebody's name or office, which tell of a man or a woman: "The mayor said she would go"."""

from __future__ import annotations

from newslens.attribution.entities.words import Words
from newslens.language.positions import Sort, noun

_GENDERS = {"he": "m", "she": "f"}
_FAR = 16
"""So many words behind a source may a pronoun stand that is its own."""


def pronoun_gender(words: Words, end: int) -> str | None:
    """The gender by the first "he" or "she" behind a source, before anybody else is spoken of: "The mayor said she would go".

    Args:
        words: The article.
        end: The first word behind the source.
    """
    for at in range(end, min(end + _FAR, len(words))):
        word = words.lower[at]
        if words.sentence[at] != words.sentence[end]:
            return None
        if word in _GENDERS:
            return _GENDERS[word]
        found = noun(word)
        if not words.text[at][0].isalnum() or words.text[at][0].isupper() or (found and found.sort is Sort.PERSON):
            return None
    return None


def behind_name(words: Words, at: int) -> int:
    """The first word behind a name in capitals."""
    while at < len(words) - 1 and words.text[at][0].isupper():
        at += 1
    return at
