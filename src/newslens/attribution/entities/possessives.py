"""Names that begin with an owner: "Moss's Outdoor Goods", a firm that its article never calls "Moss"."""

from __future__ import annotations

from collections import Counter

from newslens.attribution.entities.words import POSSESSIVES, Words
from newslens.language.bodies import adjective, is_legal_form, nation
from newslens.language.names import forename_gender, titles
from newslens.language.positions import in_name_of_organization, noun

_LONGEST = 6
"""So many words of a name may stand behind its owner."""


def owners(words: Words) -> frozenset[int]:
    """The words whose possessive is part of a name.

    A legal form behind it tells ("Moss Women's Health Inc."); or that the word, which stands more than once, never stands
    without, and is followed by one name ("Moss's Outdoor Goods") or by a verb ("Moss's says").
    """
    text = words.text
    found: set[int] = set()
    spots: dict[str, list[int]] = {}
    for mark in [at for at, word in enumerate(text) if word in POSSESSIVES and at and text[at - 1][0].isupper()]:
        if words.start[mark] == words.end[mark - 1] and mark + 1 < len(text):
            spots.setdefault(text[mark - 1], []).append(mark - 1)
    uses = Counter(word for word in text if word in spots)
    for word, places in spots.items():
        found.update(at for at in places if is_legal_form(text[_last(words, at + 2)]))
        if uses[word] == len(places) and not nation(word) and not adjective(word):
            found.update(_brand(words, places))
    return frozenset(found)


def _brand(words: Words, places: list[int]) -> list[int]:
    """Where the possessive of a word that never stands without is part of a name, if it is anywhere."""
    if len(places) < 2 or any(_is_surname(words, at) for at in places):
        return []
    named = [at for at in places if _begins(words, at + 2)]
    acting = [at for at in places if _acts(words, at + 2)]
    same = len({words.lower[at + 2] for at in named}) == 1
    if not acting and not (same and len(named) > 1):
        return []
    plain = [at for at in places if not words.text[at + 2][0].isupper()]
    return [*plain, *(named if same else ())]


def _is_surname(words: Words, at: int) -> bool:
    """Whether a word ends the name of somebody: "Moss" in "Ann Moss's"."""
    goes_on = bool(words.entity[at]) and not words.begins_entity[at]
    return goes_on or (at > 0 and forename_gender(words.text[at - 1]) is not None)


def _acts(words: Words, at: int) -> bool:
    """Whether a word is a verb, and no participle in front of a noun: "says", but not "terraced" in "Moss's terraced home"."""
    return words.verb[at] and words.text[at][0].islower() and not words.lower[at].endswith(("ed", "en", "ing"))


def _begins(words: Words, at: int) -> bool:
    """Whether a name goes on here, and is no office and no body of its own: "Outdoor Goods", not "Mayor" or "City Council"."""
    if not words.text[at][0].isupper() or noun(words.lower[at]) is not None:
        return False
    return words.lower[at].rstrip(".") not in titles() and not in_name_of_organization(words.lower[_last(words, at)])


def _last(words: Words, at: int) -> int:
    """The last of the words with capitals that begin here; the word itself where it has none."""
    end = at
    while end + 1 < len(words) and end - at < _LONGEST and words.text[end + 1][0].isupper():
        end += 1
    return end
