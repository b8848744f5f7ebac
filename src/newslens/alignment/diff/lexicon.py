"""The word lists of the quote diff."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files

import attrs

Phrase = tuple[str, ...]


@attrs.frozen(eq=False)
class Lists:
    """The lists, read once.

    Attributes:
        classes: For each phrase (one word or several) the class that it is of: "negation", "hedge", "condition", "filler".
        heads_of_phrases: The first words of all phrases of `classes`, `rough` and `pointing`.
        aside: Words that are fillers where marks set them off.
        rough: Phrases that are hedges before a number.
        modals: Hedges among the modal verbs.
        firm: What stands for a hedge when a statement is made firm.
        turned: For a negative word the words that it is turned round to, and the other way.
        prefixed: For an adjective or verb those that deny it by a prefix, and the other way.
        roles: For a pronoun its role and grammatical person.
        auxiliaries: For a form of an auxiliary the numbers of the verbs that it is of.
        carriers: Words that a shift of tense adds and drops.
        nouns: Irregular forms that are no verbs.
        pointing: For a word of time or place the phrases that it becomes in reported speech, and the other way.
        counting: Words that count.
        dates: Days and months.
        apart: Words of one group of synonyms that are none.
        endings: What contracted endings stand for.
        heads: What the heads of contractions stand for.
        subjects: Words after which "'s" is no possessive.
        doubtful: All that an ending can stand for that stands for several words.
    """

    classes: Mapping[Phrase, str]
    heads_of_phrases: frozenset[str]
    aside: frozenset[str]
    rough: frozenset[Phrase]
    modals: frozenset[str]
    firm: frozenset[str]
    turned: Mapping[str, frozenset[str]]
    prefixed: Mapping[str, frozenset[str]]
    roles: Mapping[str, tuple[tuple[int, int], ...]]
    auxiliaries: Mapping[str, frozenset[int]]
    carriers: frozenset[str]
    nouns: frozenset[str]
    pointing: Mapping[Phrase, frozenset[Phrase]]
    counting: frozenset[str]
    dates: frozenset[str]
    apart: Mapping[str, frozenset[str]]
    endings: Mapping[str, str]
    heads: Mapping[str, str]
    subjects: frozenset[str]
    doubtful: Mapping[str, frozenset[str]]


def _phrases(text: str) -> Iterator[Phrase]:
    for member in text.replace("\n", ",").split(","):
        if member.strip():
            yield tuple(member.split())


def _sides(text: str) -> Iterator[list[str]]:
    return ([side.strip() for side in line.split(":")] for line in text.strip().splitlines())


def _both_ways(pairs: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for left, right in pairs:
        found.setdefault(left, set()).add(right)
        found.setdefault(right, set()).add(left)
    return {word: frozenset(others) for word, others in found.items()}


@cache
def lists() -> Lists:
    """The lists that come with the package."""
    held = tomllib.loads(files(__package__).joinpath("words.toml").read_text(encoding="utf-8"))
    classes = {
        phrase: name
        for name in ("condition", "hedge", "negation")
        for phrase in _phrases(held[name].get("phrases", ""))
    }
    classes |= dict.fromkeys(_phrases(held["filler"]["phrases"]), "filler")
    classes |= {
        (word,): name for name in ("condition", "hedge", "negation", "filler") for word in held[name]["words"].split()
    }
    classes |= {(word,): "hedge" for word in held["hedge"]["modals"].split()}
    roles: dict[str, list[tuple[int, int]]] = {}
    for role, persons in enumerate(_sides(held["person"]["roles"])):
        for person, words in enumerate(persons):
            for word in words.split():
                roles.setdefault(word, []).append((role, person))
    auxiliaries: dict[str, set[int]] = {}
    for number, line in enumerate(held["tense"]["auxiliaries"].strip().splitlines()):
        for word in line.split():
            auxiliaries.setdefault(word, set()).add(number)
    pointing: dict[Phrase, set[Phrase]] = {}
    for left, right in _sides(held["tense"]["pointing"]):
        for phrase in _phrases(right):
            pointing.setdefault(tuple(left.split()), set()).add(phrase)
            pointing.setdefault(phrase, set()).add(tuple(left.split()))
    return Lists(
        classes=classes,
        heads_of_phrases=frozenset(phrase[0] for phrase in (*classes, *_phrases(held["hedge"]["rough"]), *pointing)),
        aside=frozenset(held["filler"]["aside"].split()),
        rough=frozenset(_phrases(held["hedge"]["rough"])),
        modals=frozenset(held["hedge"]["modals"].split()),
        firm=frozenset(held["hedge"]["firm"].split()),
        turned=_both_ways(
            (one.strip(), other.strip())
            for left, right in _sides(held["negation"]["turned"])
            for one in left.split(",")
            for other in right.split(",")
        ),
        prefixed=_both_ways((_stripped(word), word) for word in held["negation"]["prefixed"].split()),
        roles={word: tuple(found) for word, found in roles.items()},
        auxiliaries={word: frozenset(found) for word, found in auxiliaries.items()},
        carriers=frozenset(held["tense"]["carriers"].split()),
        nouns=frozenset(held["tense"]["nouns"].split()),
        pointing={phrase: frozenset(others) for phrase, others in pointing.items()},
        counting=frozenset(held["number"]["words"].split()),
        dates=frozenset(held["number"]["dates"].split()),
        apart=_both_ways(
            (one, other)
            for left, right in _sides(held["synonym"]["apart"])
            for one in left.split()
            for other in right.split()
        ),
        endings=dict(_sides(held["spoken"]["endings"])),
        heads=dict(_sides(held["spoken"]["heads"])),
        subjects=frozenset(held["spoken"]["subjects"].split()),
        doubtful={left: frozenset(right.split(", ")) for left, right in _sides(held["spoken"]["doubtful"])},
    )


def _stripped(word: str) -> str:
    return word.removeprefix("dis") if word.startswith("dis") else word[2:]


@lru_cache(maxsize=1 << 12)
def spoken(form: str) -> tuple[tuple[int, str], ...]:
    """The words of a contraction: how many letters each has in it, and what it stands for; nothing for other words.

    Args:
        form: A word in lower case, with straight apostrophes.

    Examples:
        >>> spoken("won't"), spoken("she's"), spoken("mayor's")
        (((2, 'will'), (3, 'not')), ((3, 'she'), (2, 'is')), ())
    """
    known = lists()
    if form == "cannot":
        return ((3, "can"), (3, "not"))
    if form == "let's":
        return ((3, "let"), (2, "us"))
    if form.endswith("n't") and len(form) > 3:
        head = form[:-3]
        return ((len(head), known.heads.get(head, head)), (3, "not"))
    head, mark, ending = form.rpartition("'")
    if not head or "'" in head:
        return ()
    if mark + ending in known.endings:
        return ((len(head), head), (len(ending) + 1, known.endings[mark + ending]))
    if ending == "s" and head in known.subjects:
        return ((len(head), head), (2, "is"))
    return ()
