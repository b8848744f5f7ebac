"""Firms that go by their first word alone, as people go by their family name."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from newslens.attribution.entities.names import Name, Sense
from newslens.attribution.entities.words import Words
from newslens.language.names import forename_gender, normalise, parse
from newslens.language.positions import is_firm, noun

_SAID = 30
"""So many words of what somebody says are looked at."""
_PERSONAL = frozenset({"he", "she", "his", "her", "him", "i", "my"})
_ACTS = frozenset({"would", "will", "had", "has", "plans", "planned", "expects", "expected", "intends", "intended"})
_HAPPENS = frozenset(
    {"be", "been", "not", "take", "taken", "mean", "meant", "make", "help", "come", "become", "seem", "look", "rain"}
)
"""Verbs that "it" has without standing for anything."""


def firms_in_short(words: Words, names: Sequence[Name], by_role: Collection[int]) -> set[int]:
    """The names that are the first word of a firm's, and of nobody's: "Moss Foods Corp. will close … Moss said it would pay".

    Where the article has an Ann Moss as well, the firm must go on as "it".
    """
    firms = {name.text.split()[0] for name in names if _is_firms(name)}
    bare = [n for n, name in enumerate(names) if name.text in firms and name.lead == name.start and n not in by_role]
    if not bare:
        return set()
    people = (parse(name.text) for name in names if name.sense is Sense.PERSON)
    surnames = {person.last for person in people if person.given or person.titles}
    unlike = {text for text in firms if forename_gender(text)}
    return {
        n
        for n in bare
        if names[n].text not in unlike and (normalise(names[n].text) not in surnames or _goes_on_as_it(words, names[n]))
    }


def _goes_on_as_it(words: Words, name: Name) -> bool:
    """Whether what a name is said to say takes it up by "it": "said it would pay", not "said it would be wrong"."""
    lower, at = words.lower, name.end
    if at + 3 >= len(words) or not words.verb[at]:
        return False
    end = next(
        (to for to in range(at, min(at + _SAID, len(words))) if words.sentence[to] != words.sentence[at]), at + _SAID
    )
    if not _PERSONAL.isdisjoint(lower[at:end]):
        return False
    it = at + 2 if lower[at + 1] == "that" else at + 1
    acts = (
        lower[it] == "it" and lower[it + 1] in _ACTS and lower[it + 2 : it + 3] != [] and lower[it + 2] not in _HAPPENS
    )
    return acts or (lower[it] in {"it", "its"} and "its" in lower[it:end])


def _is_firms(name: Name) -> bool:
    """Whether a name of several words is a firm's, by what it has not: no union, council or "of"."""
    last = noun(name.text.split()[-1])
    public = last is not None and not is_firm(last.word)
    return name.sense is Sense.ORGANIZATION and " " in name.text and not public and " of " not in name.text
