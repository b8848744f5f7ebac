"""Whom "the minister", "the company" or "the officials" stand for: what was introduced with that noun."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

import attrs

from newslens.attribution.entities.cast import Entity
from newslens.attribution.entities.mistaken import may_be_body
from newslens.attribution.entities.phrases import Phrase
from newslens.language.bodies import adjective, is_acronym, is_of, nation
from newslens.language.positions import Noun, Sort, Voice, is_anyone, is_firm, is_kin, is_state, noun, states
from newslens.language.roles import RANKS, Role
from newslens.language.synonyms import bearers, can_name, can_stand_for, fields, office, plain, uses
from newslens.types import SpeakerKind

MOST = 64
"""So many entities that a noun can take up are weighed, the latest known first."""
_LOOSE = frozenset(
    "senior top former local new old own other same young elderly said longtime long-time veteran outgoing incoming current "
    "chief public unnamed anonymous own".split()
)
_OF_FIRMS = frozenset("state national listed private troubled struggling embattled state-owned state-run".split())
_FIRM = 3
"""What being before a noun and the first of its sort is worth to a firm that the noun does not name."""
_SPEAKING = 4
"""What having been quoted right before is worth to a firm."""
_CORPS = frozenset(("authority", "bureau", "department", "force", "service"))
"""What stands behind "Police" in the name of who is called the police."""
_NO_FIRM = frozenset(
    "council police department ministry court government authority commission committee parliament senate congress university "
    "school college hospital union federation association party army navy agency bureau board administration church trust "
    "foundation office house campaign mission council assembly nations".split()
)


class Known:
    """Where entities are found by the nouns that they can be called by."""

    def __init__(self) -> None:
        self._people: dict[str, dict[int, None]] = {}
        self._bodies: dict[str, dict[int, None]] = {}
        self._firms: dict[int, None] = {}
        self.first = -1
        """Where the first entity is mentioned."""

    def add(self, number: int, entity: Entity) -> None:
        """Take in an entity, or what became known of it."""
        if entity.at:
            self.first = min(entity.at[0], self.first) if self.first >= 0 else entity.at[0]
        if entity.kind is SpeakerKind.ORGANIZATION or entity.document:
            words = entity.key.split()
            for word in (*words, *entity.heads):
                self._bodies.setdefault(plain(word), {})[number] = None
            if words[:1] == ["nation"]:
                for word in (*states(), "government"):
                    self._bodies.setdefault(word, {})[number] = None
            elif not entity.unlike_firm and not entity.document and _NO_FIRM.isdisjoint(words):
                self._firms[number] = None
            return
        if may_be_body(entity):
            self._firms[number] = None
        for word in entity.heads:
            self._people.setdefault(word, {})[number] = None
        for role in entity.roles.values():
            if role is not None:
                self._people.setdefault(role.head, {})[number] = None

    def people(self, head: str) -> list[int]:
        """The persons and groups that a noun can take up."""
        found: dict[int, None] = {}
        for word in sorted(uses(head)):
            found.update(self._people.get(word, {}))
        return sorted(found)[-MOST:]

    def bodies(self, head: str) -> list[int]:
        """The organisations and texts that a noun can take up."""
        found: dict[int, None] = dict(self._firms) if is_firm(head) else {}
        for word in sorted(bearers(head)):
            found.update(self._bodies.get(word, {}))
        return sorted(found)[-MOST:]


@attrs.frozen
class _Fit:
    score: int
    before: bool
    near: int
    entity: int


def person(
    phrase: Phrase,
    at: int,
    entities: Sequence[Entity],
    *,
    owner: int = -1,
    but: int = -1,
    known: Known | None = None,
    late: bool = False,
) -> int:
    """The person or group that was introduced with the noun of a phrase, or -1.

    Args:
        phrase: "the minister", "the officials", "mayor".
        at: Where it stands.
        entities: Whom the article speaks of.
        owner: The entity that a possessive in front of it stands for, or -1.
        but: An entity that it is not to be, or -1.
        known: Where to look for it; without it all entities are looked at.
        late: Whether the whole article is known, so that "spokesman Ann Berg" may be whosever spokesman was told of.
    """
    head = phrase.head
    if head is None:
        return -1
    word, modifiers = office(head.word, phrase.modifiers)
    called = _Called(word, *_narrowing(modifiers))
    if known is not None:
        leading = known.people("leader") if called.narrowing and _is_office(called.word) else ()
        among: Iterable[int] = dict.fromkeys((*known.people(called.word), *leading))
    else:
        among = range(len(entities))
    whose = entities[owner] if owner >= 0 else None
    fits = [
        _fit(score, at, number, entities[number])
        for number in among
        if number != but and (score := _person_fit(head, called, entities[number], whose, late=late)) > 0
    ]
    return _best(fits)


@attrs.frozen
class _Called:
    """How a phrase calls somebody.

    Attributes:
        word: The noun, or the office that it stands for.
        narrowing: The words that narrow it.
        states: Those among them that name a state.
    """

    word: str
    narrowing: frozenset[str]
    states: frozenset[str]


def _person_fit(head: Noun, called: _Called, entity: Entity, owner: Entity | None, *, late: bool) -> int:
    """How well a noun takes up a person or group; not above 0 where it cannot."""
    if entity.kind is SpeakerKind.ORGANIZATION or entity.document or entity.plural is not head.plural:
        return 0
    if head.gender and entity.gender and head.gender != entity.gender:
        return 0
    roles = [role for role in entity.roles.values() if role is not None]
    if owner is not None and head.voice is Voice.SPOKESPERSON:
        told = any(role.of and role.head == called.word for role in roles)
        roles = [role for role in roles if role.of or (late and not told)]
    score = max((_role_fit(called.word, called.narrowing, called.states, role, owner) for role in roles), default=0)
    if score or called.narrowing:
        return score
    if owner is None and not entity.roles and any(can_stand_for(head.word, word) for word in entity.heads):
        return 2
    return int(is_anyone(head.word) and bool(head.gender) and entity.gender == head.gender)


def _is_office(word: str) -> bool:
    found = noun(word)
    return found is not None and found.voice is Voice.HEAD


def _narrowing(modifiers: Iterable[str]) -> tuple[frozenset[str], frozenset[str]]:
    """The words that narrow a noun, and those among them that name a state."""
    found: set[str] = set()
    states: set[str] = set()
    for word in modifiers:
        if word in _LOOSE:
            continue
        state = adjective(word) or nation(word)
        if state:
            states.update(state.split())
        found.update(state.split() if state else [plain(word)])
    return frozenset(found), frozenset(states)


def _role_fit(head: str, narrowing: frozenset[str], states: frozenset[str], role: Role, owner: Entity | None) -> int:
    """How well a noun with what narrows it takes up a role; 0 where it cannot."""
    words = role.words
    if not can_stand_for(head, role.head):
        return _other_office(head, narrowing, role) if narrowing else 0
    if (narrowing ^ role.modifiers) & RANKS or ("prosecutor" in {head, role.head} and "defense" in narrowing ^ words):
        return 0
    narrowing = frozenset(min((word for word in words if is_of(own, word)), default=own) for own in narrowing)
    if states and nation(role.of) and not states <= words:
        return 0
    shared = len(narrowing & words)
    left = narrowing - words - states
    if left and words - narrowing and not shared:
        return 0
    score = (4 if head == role.head else 2) + 2 * shared - len(left)
    if "prime" in role.modifiers - narrowing:
        score -= 1  # who is meant by "the minister" is seldom the first of them
    if owner is not None:
        owned = frozenset(owner.key.split()) - {"nation"}
        if role.of and owned.isdisjoint(words):
            return 0
        if is_kin(head) and not role.of:
            return 0
        score += 3 if role.of else 0
    return score


def _other_office(head: str, narrowing: frozenset[str], role: Role) -> int:
    """How well a noun takes up a role by what narrows both."""
    # "trial chief" for "chief investigator of the trial": all its words are there.
    if narrowing | {head} <= role.words | {role.head}:
        return 2
    # "the Basque minister" for "the leader of the Basque delegation"
    leads = _is_office(head) and can_stand_for("leader", role.head) and narrowing <= role.words - role.modifiers
    return 2 + 2 * len(narrowing) if leads else 0


def organization(
    phrase: Phrase,
    at: int,
    entities: Sequence[Entity],
    *,
    but: int = -1,
    speaking: int = -1,
    known: Known | None = None,
) -> int:
    """The organisation or text that "the company", "the union", "the report" stand for, or -1.

    Args:
        phrase: The mention.
        at: Where it stands.
        entities: Whom the article speaks of.
        but: An entity that it is not to be, or -1.
        speaking: The entity that its paragraph has quoted last, or -1.
        known: Where to look for it; without it all entities are looked at.
    """
    head = phrase.head
    if head is None:
        return -1
    fits = []
    firms: list[int] = []
    narrowing, _ = _narrowing(phrase.modifiers)
    narrowing -= _OF_FIRMS if is_firm(head.word) else frozenset()
    for number in known.bodies(head.word) if known is not None else range(len(entities)):
        entity = entities[number]
        if entity.kind is not SpeakerKind.ORGANIZATION and not entity.document:
            # "Tarnix will cut jobs … the company": what the article is about, and no more than a word.
            opens = known is not None and entity.at[:1] == [known.first] and known.first < at
            if opens and not narrowing and is_firm(head.word) and may_be_body(entity):
                firms.append(number)
            continue
        if entity.document is not (head.sort is Sort.DOCUMENT) or number == but:
            continue
        score = _body_fit(head.word, narrowing, entity)
        if score:
            fits.append(_fit(score + _FIRM, at, number, entity))
        elif (
            not narrowing
            and is_firm(head.word)
            and _may_be_firm(entity)
            and not (entity.at and phrase.start <= entity.at[0] < phrase.end)  # "the Tarn-based group" is not Tarn
        ):
            firms.append(number)
    named = (entity for number in firms if (entity := entities[number]).at and entity.person is None)
    first = min((entity.at[0] for entity in named), default=-1)
    for number in firms:
        entity = entities[number]
        fit = _fit(_firm_fit(head.word, entity), at, number, entity)
        # A firm was named before it is called so, and that of the story before others.
        more = 2 * fit.before + (entity.at[:1] == [first]) + _SPEAKING * (number == speaking)
        fits.append(attrs.evolve(fit, score=fit.score + more))
    return _best(fits)


def _body_fit(head: str, narrowing: frozenset[str], entity: Entity) -> int:
    name = entity.key
    words = frozenset(plain(word) for word in name.split())
    shared = sum(not fields(word).isdisjoint(words) for word in narrowing)
    if narrowing and not shared:
        return 0
    if name.startswith("nation "):
        return 3 if is_state(head) or (head == "government" and not narrowing) else 0
    if head in entity.heads:
        return 5 + shared
    if plain(head) in words and _heads_name(plain(head), name.split()):
        return 4 + shared
    if entity.document:
        return 0
    if plain(head) not in words and can_name(head, name):
        return 3 + shared
    return 0


def _may_be_firm(entity: Entity) -> bool:
    """Whether "the retailer" can be an organisation whose name does not tell what it makes."""
    name = entity.key
    words = {plain(word) for word in name.split()}
    if entity.document or entity.unlike_firm or words & {"nation", *_NO_FIRM} or noun(name) is not None:
        return False
    return all(is_firm(word) for word in entity.heads)


def _firm_fit(head: str, entity: Entity) -> int:
    """How well a firm goes by a noun that its name has not: worse where it has another ("Harbour Bank", "the company")."""
    own = noun(entity.key.split()[-1])
    other = own is not None and own.sort is Sort.ORGANIZATION and own.word != head
    return 2 + entity.labelled + (len(entity.at) > 2) + 2 * entity.leads - other - is_acronym(entity.text)


def _heads_name(head: str, words: Sequence[str]) -> bool:
    """Whether a noun is what a name is of: "council" in "tarn council" and "council of tarn", not in "council tax office"."""
    last = noun(words[-1])
    if plain(words[-1]) == head or last is None:
        return True
    if head == "police" and words[-2:-1] == ["police"] and words[-1] in _CORPS:
        return True
    return "of" in words and head in [plain(word) for word in words[: words.index("of")]]


def _fit(score: int, at: int, number: int, entity: Entity) -> _Fit:
    spot = bisect_left(entity.at, at)
    if spot:
        return _Fit(score, True, entity.at[spot - 1] - at, number)
    return _Fit(score, False, at - entity.at[0] if entity.at else -(10**9), number)


def _best(fits: Sequence[_Fit]) -> int:
    if not fits:
        return -1
    return max(fits, key=lambda fit: (fit.score, fit.before, fit.near, -fit.entity)).entity
