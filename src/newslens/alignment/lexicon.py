"""The word lists of alignment: how much a word says, which words stand for one another, which exclude one another."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files

import attrs

from newslens.alignment.stems import lemma, stem

_COMMON = 0.35
_LONG = 5  # a shorter stem may be that of several words, so that a group of synonyms must name the word itself
_SPELLINGS = (
    ("our", "or"),
    ("ise", "ize"),
    ("ised", "ized"),
    ("ising", "izing"),
    ("ises", "izes"),
    ("isation", "ization"),
)


@attrs.frozen
class Word:
    """What a word form comes down to.

    Attributes:
        exact: The form without the accidents of spelling: what "the same word" means.
        key: What it is compared by in meaning: its stem, or the name of its group of synonyms; "" for a function word.
        lemma: The form without inflection.
        stem: The form without derivation.
        weight: How much it says, before the articles are looked at: 0 for a function word, 1 for an uncommon word.
        numeric: Whether it can be part of a number or a date.
    """

    exact: str
    key: str
    lemma: str
    stem: str
    weight: float
    numeric: bool = False


@attrs.frozen
class Lexicon:
    """The word lists, read once.

    Attributes:
        function: Words that carry grammar only.
        common: Lemmas that are common in any news.
        base: The form that an irregular form is stemmed from.
        spelling: The spelling that stands for the others.
        groups: For each lemma the name of its group of synonyms.
        families: For each stem the same, where the stem is long enough to be that of one word.
        phrases: For each first lemma of a phrase the further lemmas and the phrase's group, longest first.
        opposites: For each group or stem those of which only one can hold of the same thing.
    """

    function: frozenset[str]
    common: frozenset[str]
    base: dict[str, str]
    spelling: dict[str, str]
    groups: dict[str, str]
    families: dict[str, str]
    phrases: dict[str, tuple[tuple[tuple[str, ...], str], ...]]
    opposites: dict[str, frozenset[str]]

    def word(self, form: str) -> Word:
        """What a form in lower case, with straight apostrophes, comes down to."""
        bare = form[:-2] if form.endswith("'s") else form.rstrip("'")
        exact = self.spelling.get(bare) or _respelled(bare)
        if bare in self.function:
            return Word(form if form != bare else exact, "", bare, bare, 0.0)
        base = self.base.get(exact, exact)
        inflected = lemma(base)
        root = stem(base)
        key = self.groups.get(inflected) or self.families.get(root) or root
        weight = _COMMON if inflected in self.common else 1.0
        return Word(exact if bare == form else exact + "'s", key, inflected, root, weight)

    def lemma(self, form: str) -> str:
        """A form in lower case without inflection, spelt in the one way that the lists are kept in."""
        exact = self.spelling.get(form) or _respelled(form)
        return lemma(self.base.get(exact, exact))


def _respelled(form: str) -> str:
    if len(form) > 5:
        for british, american in _SPELLINGS:
            if form.endswith(british):
                return form[: -len(british)] + american
        if form.endswith("ours"):
            return form[:-4] + "ors"
        if form.endswith(("lled", "lling", "llers", "ller")) and form[-5] not in "aeiou":
            return form
    return form


def _lines(name: str) -> Iterator[str]:
    text = files(__package__).joinpath("data", name).read_text(encoding="utf-8")
    return (line for raw in text.splitlines() if (line := raw.strip()) and not line.startswith("#"))


def entries(name: str) -> Iterator[tuple[str, ...]]:
    """The groups of a list of the data folder, one a line, their members parted by commas."""
    for line in _lines(name):
        yield tuple(member.strip() for member in line.split(",") if member.strip())


@cache
def lexicon() -> Lexicon:
    """The word lists that come with the package."""
    base = {form: first for line in _lines("irregular.txt") for first, *forms in [line.split()] for form in forms}
    spelling = {
        form: first for line in _lines("spelling.txt") for first, *forms in [line.split()] for form in (first, *forms)
    }
    bare = Lexicon(
        function=frozenset(word for line in _lines("function.txt") for word in line.split()),
        common=frozenset(),
        base=base,
        spelling=spelling,
        groups={},
        families={},
        phrases={},
        opposites={},
    )
    groups: dict[str, str] = {}
    families: dict[str, str] = {}
    phrases: dict[str, dict[tuple[str, ...], str]] = {}
    for group in (*entries("places.txt"), *entries("synonyms.txt")):
        name = "=" + group[0].replace(" ", "-")
        for member in group:
            first, *rest = (bare.lemma(form) for form in member.replace("-", " ").split())
            if rest:
                phrases.setdefault(first, {}).setdefault(tuple(rest), name)
            else:
                groups.setdefault(first, name)
                root = stem(base.get(member, member))
                if len(root) > _LONG:
                    families.setdefault(root, name)

    def key(told: str) -> str:
        """What a word is compared by, or the group of a phrase."""
        first, *rest = told.split()
        if rest:
            return phrases[bare.lemma(first)][tuple(map(bare.lemma, rest))]
        root = stem(base.get(first, first))
        return groups.get(bare.lemma(first)) or families.get(root) or root

    opposites: dict[str, set[str]] = {}
    for line in _lines("opposites.txt"):
        left, right = ({key(told) for told in side.split(",")} for side in line.split(":"))
        for one in left:
            opposites.setdefault(one, set()).update(right - {one})
        for one in right:
            opposites.setdefault(one, set()).update(left - {one})
    return attrs.evolve(
        bare,
        common=frozenset(bare.lemma(word) for line in _lines("common.txt") for word in line.split()),
        groups=groups,
        families=families,
        phrases={
            first: tuple(sorted(found.items(), key=lambda item: (-len(item[0]), item[0])))
            for first, found in phrases.items()
        },
        opposites={one: frozenset(others) for one, others in opposites.items()},
    )
