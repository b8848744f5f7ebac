"""Whom "the minister", "the company" or "the officials" stand for: what was introduced with that noun."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

import attrs

from newslens.attribution.entities.cast import Entity
from newslens.attribution.entities.phrases import Phrase
from newslens.language.bodies import adjective, nation
from newslens.language.positions import Sort, can_name, can_stand_for, in_name_of_organization, is_firm, noun, plain
from newslens.types import SpeakerKind

_LOOSE = frozenset(
    "senior top former local new old own other same young elderly said longtime long-time veteran outgoing incoming current "
    "chief public unnamed anonymous own".split()
)
_ANYONE = frozenset({"man", "woman", "boy", "girl", "person", "teenager", "child", "youth"})
_STATES = frozenset({"country", "nation", "kingdom", "republic", "state"})
_NO_FIRM = frozenset(
    "council police department ministry court government authority commission committee parliament senate congress university "
    "school college hospital union federation association party army navy agency bureau board administration church trust "
    "foundation office house campaign mission council assembly nations".split()
)


@attrs.frozen
class _Fit:
    score: int
    before: bool
    near: int
    entity: int


def person(phrase: Phrase, at: int, entities: Sequence[Entity], *, owner: int = -1) -> int:
    """The person or group that was introduced with the noun of a phrase, or -1.

    Args:
        phrase: "the minister", "the officials", "mayor".
        at: Where it stands.
        entities: Whom the article speaks of.
        owner: The entity that a possessive in front of it stands for, or -1.
    """
    head = phrase.head
    if head is None:
        return -1
    fits = []
    narrowing = _narrowing(phrase.modifiers)
    for number, entity in enumerate(entities):
        if entity.kind is SpeakerKind.ORGANIZATION or entity.document or entity.plural is not head.plural:
            continue
        if head.gender and entity.gender and head.gender != entity.gender:
            continue
        score = _role_fit(head.word, narrowing, entity, owner=entities[owner] if owner >= 0 else None)
        if not score and head.word in _ANYONE and not narrowing and head.gender and entity.gender == head.gender:
            score = 1
        if score:
            fits.append(_fit(score, at, number, entity))
    return _best(fits)


def _narrowing(modifiers: Iterable[str]) -> frozenset[str]:
    found: set[str] = set()
    for word in modifiers:
        if word not in _LOOSE:
            state = adjective(word) or nation(word)
            found.update(state.split() if state else [plain(word)])
    return frozenset(found)


def _role_fit(head: str, narrowing: frozenset[str], entity: Entity, *, owner: Entity | None) -> int:
    best = 0
    if owner is not None:
        narrowing -= frozenset(owner.key.split())
    owned = frozenset(word for word in owner.key.split() if word != "nation") if owner is not None else frozenset()
    for role in entity.roles.values():
        if role is None or not can_stand_for(head, role.head):
            continue
        words = role.words
        shared = len(narrowing & words)
        if narrowing and not shared and (words - {"of"} or not entity.text):
            continue
        if owned and role.of and owned.isdisjoint(words):
            continue
        if owned and not role.of:
            continue
        exact = 4 if head == role.head else 2
        best = max(best, exact + 2 * shared + (3 if owned else 0) - len(narrowing - words))
    if not best and owner is None and not narrowing and any(can_stand_for(head, word) for word in entity.heads):
        best = 2
    return best


def organization(phrase: Phrase, at: int, entities: Sequence[Entity]) -> int:
    """The organisation or text that "the company", "the union", "the report" stand for, or -1."""
    head = phrase.head
    if head is None:
        return -1
    fits = []
    narrowing = _narrowing(phrase.modifiers)
    for number, entity in enumerate(entities):
        if entity.kind is not SpeakerKind.ORGANIZATION and not entity.document:
            continue
        if entity.document is not (head.sort is Sort.DOCUMENT):
            continue
        score = _body_fit(head.word, narrowing, entity)
        if score:
            fits.append(_fit(score, at, number, entity))
    return _best(fits)


def _body_fit(head: str, narrowing: frozenset[str], entity: Entity) -> int:
    name = entity.key
    words = frozenset(plain(word) for word in name.split())
    shared = len(narrowing & words)
    if narrowing and not shared:
        return 0
    if name.startswith("nation "):
        return 3 if head in _STATES or (head == "government" and not narrowing) else 0
    if head in entity.heads:
        return 5 + shared
    if plain(head) in words:
        return 4 + shared
    if entity.document:
        return 0
    if can_name(head, name):
        return 3 + shared
    # A firm's name says nothing of what it makes: "the retailer" can be any firm.
    if is_firm(head) and head != "group" and words.isdisjoint(_NO_FIRM) and not narrowing and noun(name) is None:
        other = [word for word in entity.heads if not is_firm(word)]
        return 0 if other else 2 if len(words) > 1 or entity.heads else 1
    return 0


def _fit(score: int, at: int, number: int, entity: Entity) -> _Fit:
    spot = bisect_left(entity.at, at)
    if spot:
        return _Fit(score, True, entity.at[spot - 1] - at, number)
    return _Fit(score, False, at - entity.at[0] if entity.at else -(10**9), number)


def _best(fits: Sequence[_Fit]) -> int:
    if not fits:
        return -1
    return max(fits, key=lambda fit: (fit.score, fit.before, fit.near, -fit.entity)).entity


def is_body_word(word: str) -> bool:
    """Whether a word in lower case makes an organisation of what it ends."""
    found = noun(word)
    return (found is not None and found.sort is Sort.ORGANIZATION) or in_name_of_organization(word)
