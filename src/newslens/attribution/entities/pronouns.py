"""Whom a pronoun stands for: the candidates before it, weighed."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from functools import cache
from importlib.resources import files
from tomllib import loads
from typing import Protocol

import attrs

from newslens.attribution.entities.cast import Entity
from newslens.types import SpeakerKind

REACH = 60
"""So many mentions before a pronoun are looked at."""
SENTENCES = 12
"""So many sentences before a pronoun are looked at."""


class Number(StrEnum):
    """What a pronoun asks of whom it stands for."""

    MALE = "m"
    FEMALE = "f"
    THING = "it"
    MANY = "they"
    ONE = "one"
    """Not a pronoun: "the Kentucky Republican", whoever it is."""


_KNOWN = frozenset({"gender", "paragraphs 0"})
_NEAR = frozenset({"distance 0", "distance 1"})

_PRONOUNS: Mapping[str, Number] = {
    "he": Number.MALE,
    "him": Number.MALE,
    "his": Number.MALE,
    "himself": Number.MALE,
    "she": Number.FEMALE,
    "her": Number.FEMALE,
    "hers": Number.FEMALE,
    "herself": Number.FEMALE,
    "it": Number.THING,
    "its": Number.THING,
    "itself": Number.THING,
    "they": Number.MANY,
    "them": Number.MANY,
    "their": Number.MANY,
    "theirs": Number.MANY,
    "themselves": Number.MANY,
}


def asked(word: str) -> Number | None:
    """What a word in lower case asks as a pronoun of the third person, or None."""
    return _PRONOUNS.get(word)


@attrs.frozen
class Seen:
    """A mention that a later pronoun can take up.

    Attributes:
        at: The word that it begins with.
        entity: The number of its entity.
        last: Its last word.
        subject: Whether it is a subject.
        source: Whether somebody is quoted by it.
        quoted: Whether it stands inside quotation marks.
        owner: Whether it is a possessive.
        pronoun: Whether it is a pronoun itself.
    """

    at: int
    entity: int
    last: int
    subject: bool = False
    source: bool = False
    quoted: bool = False
    owner: bool = False
    pronoun: bool = False


@attrs.frozen(eq=False)
class Told:
    """How far an article has told at each word, in what stands outside quotation marks: a long quotation is no distance.

    Attributes:
        sentence: For each word the number of the sentence.
        paragraph: For each word the number of the paragraph.
        printed: For each word the number of the sentence, quotations counted.
        opening: The same for the words in front of the first verb of a sentence, -1 for all others.
        aside: Whether each stands in a clause on the side: `Ada Holm, who | met Per Moss | in May`.
    """

    sentence: Sequence[int]
    paragraph: Sequence[int]
    printed: Sequence[int]
    opening: Sequence[int]
    aside: Sequence[bool]


@cache
def weights() -> Mapping[str, float]:
    """What each feature of a candidate is worth, in a log-linear model over the candidates."""
    text = files("newslens.attribution.entities").joinpath("pronouns.toml").read_text(encoding="utf-8")
    return {name: float(value) for name, value in loads(text)["weights"].items()}


def suits(entity: Entity, number: Number) -> bool:
    """Whether a pronoun can stand for an entity at all."""
    if number is Number.MANY:
        return entity.plural or entity.kind is SpeakerKind.ORGANIZATION
    if number is Number.THING:
        return (entity.kind is SpeakerKind.ORGANIZATION or entity.document) and not entity.plural
    if entity.kind is SpeakerKind.ORGANIZATION or entity.plural or entity.document or entity.abstract:
        return False
    return number is Number.ONE or entity.gender is None or entity.gender == number


def features(
    told: Told,
    at: int,
    seen: Seen,
    entity: Entity,
    *,
    number: Number,
    source: bool,
    rank: int,
    quoted: bool,
    latest: bool,
) -> list[str]:
    """What speaks for and against a candidate.

    Args:
        told: How far the article has told.
        at: The pronoun.
        seen: The latest mention of the candidate before it.
        entity: The candidate.
        number: What the pronoun asks for.
        source: Whether somebody is quoted by the pronoun.
        rank: How many other candidates were mentioned in between.
        quoted: Whether the pronoun stands inside quotation marks.
        latest: Whether the candidate was the last to be quoted.
    """
    distance = told.sentence[at] - told.sentence[seen.at]
    blocks = told.paragraph[at] - told.paragraph[seen.at]
    found = [
        f"distance {min(distance, 4)}",
        f"paragraphs {min(blocks, 2)}",
        f"rank {min(rank, 4)}",
    ]
    if number not in {Number.THING, Number.MANY}:
        found.append(f"mentions {min(len(entity.at).bit_length(), 4)}")
    found.append(f"{'subject' if seen.subject else 'object'} {min(distance, 2)}")
    if seen.subject and not seen.quoted and told.printed[at] == told.opening[seen.at]:
        found.append("subject of the sentence")
    if told.aside[seen.last]:
        found.append("aside")
    if seen.source:
        found.append(f"source {min(distance, 3)}")
    if latest:
        found.append(f"latest{' source' if source else ''} {min(blocks, 2)}")
    if seen.quoted and not quoted:
        found.append("quoted")
    if seen.owner:
        found.append("owner")
    if seen.pronoun:
        found.append("pronoun")
    if number in {Number.MALE, Number.FEMALE}:
        found.append("gender" if entity.gender else "no gender")
    elif entity.plural:
        found.append("plural")
    if number in {Number.THING, Number.MANY} and entity.key.startswith("nation "):
        found.append("nation")
    return found


class Choose(Protocol):
    """What `choose` is to an article, so that a sweep can be watched or given other weights."""

    def __call__(self, found: Sequence[tuple[int, Sequence[str]]], at: int, source: bool, /) -> int:  # noqa: FBT001
        """The number of the entity that the pronoun at a word stands for, or -1.

        Args:
            found: What `candidates` gave for it.
            at: The pronoun.
            source: Whether somebody is quoted by it.
        """


def choose(found: Sequence[tuple[int, Sequence[str]]], _at: int, _source: bool, /) -> int:  # noqa: FBT001
    """The number of the likeliest entity, or -1 where there is no candidate.

    One of whom it is known that the pronoun fits, in the last sentence of the same paragraph, goes before one of another
    paragraph of whom it is not: "Lee Bell said so.¶ Otis Moss came with his wife, Ann Moss. “No,” she said".
    """
    best = likeliest(found, weights())
    names = dict(found)
    if best < 0 or "no gender" not in names[best] or "paragraphs 0" in names[best]:
        return best
    known = [(entity, told) for entity, told in found if _KNOWN.issubset(told) and not _NEAR.isdisjoint(told)]
    return likeliest(known, weights()) if known else best


def is_sure(found: Sequence[tuple[int, Sequence[str]]], chosen: int) -> bool:
    """Whether nobody else can be meant by a pronoun: the nearest is the subject of its sentence, or there is no other.

    Args:
        found: What `candidates` gave for it.
        chosen: The number of the entity that was chosen.
    """
    entity, names = found[0]
    only = len(found) == 1 and not _NEAR.isdisjoint(names)
    return entity == chosen and "no gender" in names and (only or "subject of the sentence" in names)


def likeliest(found: Iterable[tuple[int, Iterable[str]]], table: Mapping[str, float]) -> int:
    """The candidate whose features weigh most, the first of equals; -1 where there is none.

    Examples:
        >>> likeliest([(4, ["rank 0"]), (2, ["rank 1", "gender"])], {"rank 0": 0.5, "gender": 0.75})
        2
    """
    best, choice = -math.inf, -1
    for entity, names in found:
        score = sum([table.get(name, 0.0) for name in names])
        if score > best:
            best, choice = score, entity
    return choice


def candidates(
    told: Told,
    at: int,
    history: Sequence[Seen],
    entities: Sequence[Entity],
    *,
    number: Number,
    source: bool,
    quoted: bool,
    speaker: int,
) -> list[tuple[int, list[str]]]:
    """Each entity that a pronoun can stand for, with its features, the nearest first.

    Args:
        told: How far the article has told.
        at: The pronoun.
        history: The mentions before it, in order.
        entities: What they are mentions of.
        number: What the pronoun asks for.
        source: Whether somebody is quoted by it.
        quoted: Whether it stands inside quotation marks.
        speaker: The entity that was quoted last.
    """
    found: dict[int, list[str]] = {}
    sentence = told.sentence[at]
    for back, seen in enumerate(reversed(history)):
        if back >= REACH or sentence - told.sentence[seen.at] > SENTENCES:
            break
        if seen.entity in found or not suits(entities[seen.entity], number):
            continue
        entity = entities[seen.entity]
        found[seen.entity] = features(
            told,
            at,
            seen,
            entity,
            number=number,
            source=source,
            rank=len(found),
            quoted=quoted,
            latest=seen.entity == speaker,
        )
    return list(found.items())
