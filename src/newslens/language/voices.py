"""For whom a speaker speaks, as far as names and roles tell: a spokesman for his ministry, officials for their state."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import attrs

from newslens.language.bodies import acronym, adjective, body, government, nation, parents
from newslens.language.names import key, parse
from newslens.language.positions import Sort, Voice, is_office_word, noun
from newslens.language.roles import Role, parse_role
from newslens.language.synonyms import bearers
from newslens.types import Speaker, SpeakerKind

_SEATS = frozenset({"white house", "kremlin", "downing street", "elysee palace", "blue house"})
_OFFICES = ("ministry", "department", "office")
_TOWN = (
    "council",
    "city council",
    "town council",
    "city hall",
    "city",
    "town",
    "officials",
    "authorities",
    "government",
)
_COUNSEL = frozenset({"lawyer", "attorney", "solicitor", "barrister", "counsel", "advocate"})
_DEFENSE = ("defense", "defence", "defense team", "defence team")
_SERVICES = frozenset({"police", "fire", "ambulance", "rescue", "coast"})
_STATE_OFFICES = frozenset(
    "minister secretary chancellor premier president king queen emperor monarch ambassador envoy spokesman spokeswoman "
    "spokesperson undersecretary official officer diplomat negotiator representative consul attache".split()
)
MOST = 64
"""A name that more speakers than this share says nothing about whom somebody speaks for."""


@attrs.frozen(eq=False)
class _Index:
    """Where speakers are found by what they are."""

    bodies: Mapping[str, Sequence[str]]
    states: Mapping[str, Sequence[str]]
    officials: Mapping[str, Sequence[str]]
    people: Mapping[str, Sequence[str]]
    nouns: Mapping[str, Sequence[str]]
    prosecution: Sequence[str]


def speaks_for(speakers: Sequence[Speaker]) -> Mapping[str, tuple[str, ...]]:
    """For each speaker the ids of those among `speakers` for whom it speaks, sorted.

    Two who speak for one body do not speak for each other. Takes time linear in the number of names and roles.

    Examples:
        >>> them = Speaker("a", "Ida Moss", roles=("Tarn Council spokeswoman",)), Speaker("b", "Tarn Council", kind="organization")
        >>> speaks_for(them)["a"]
        ('b',)
    """
    index = _index(speakers)
    found: dict[str, set[str]] = {}
    for speaker in speakers:
        targets = found.setdefault(speaker.id, set())
        for role in _roles(speaker):
            targets.update(_principals(role, index))
        if speaker.kind is SpeakerKind.ORGANIZATION:
            targets.update(_parents(speaker, index))
        elif speaker.kind is SpeakerKind.UNNAMED:
            targets.update(_state_of_officials(speaker, index))
        targets.discard(speaker.id)
    return {number: tuple(sorted(targets)) for number, targets in found.items()}


def _roles(speaker: Speaker) -> Iterable[Role]:
    texts = set(speaker.roles)
    if speaker.kind is not SpeakerKind.ORGANIZATION:
        texts.update((speaker.name, *speaker.aliases))
    elif "'s " in speaker.name or "’s " in speaker.name:
        # "Ann Berg's campaign" speaks for her.
        owner = speaker.name.replace("’s ", "'s ").partition("'s ")[0]
        yield Role("campaign", of=key(owner), voice=Voice.SPOKESPERSON)
    for text in sorted(texts):
        role = parse_role(text)
        if role is not None and role.voice and not role.former:
            yield role


def _index(speakers: Sequence[Speaker]) -> _Index:
    bodies: dict[str, list[str]] = {}
    states: dict[str, list[str]] = {}
    officials: dict[str, list[str]] = {}
    people: dict[str, list[str]] = {}
    nouns: dict[str, list[str]] = {}
    prosecution: list[str] = []
    for speaker in speakers:
        for name in dict.fromkeys((speaker.name, *speaker.aliases)):
            if speaker.kind is SpeakerKind.PERSON:
                parsed = parse(name)
                for word in {" ".join(parsed.words), parsed.last if speaker.name == name else ""} - {""}:
                    people.setdefault(word, []).append(speaker.id)
                continue
            if speaker.kind is SpeakerKind.UNNAMED:
                state = _officials(name)
                if state:
                    officials.setdefault(state, []).append(speaker.id)
            state = government(name)
            if state:
                states.setdefault(state, []).append(speaker.id)
                continue
            known = body(name)
            words = known.split()
            for word in {known, acronym(name), words[0] if _begins_name(name, words) else ""} - {""}:
                bodies.setdefault(word, []).append(speaker.id)
            if "prosecutor" in known or "prosecution" in known:
                prosecution.append(speaker.id)
            found = noun(words[-1]) if words and speaker.kind is SpeakerKind.ORGANIZATION else None
            # The leader of the House leads a chamber, not the White House.
            if found is not None and found.sort is Sort.ORGANIZATION and known not in _SEATS:
                nouns.setdefault(found.word, []).append(speaker.id)
            if _is_administration(name):
                bodies.setdefault("an administration", []).append(speaker.id)
    return _Index(bodies, states, officials, people, nouns, prosecution)


def _is_administration(name: str) -> bool:
    """Whether a name is that of a president's government: "the Moss administration", not "the Food and Drug Administration"."""
    words = key(name).split()
    return len(words) > 1 and words[-1] == "administration" and (name.endswith("administration") or len(words) == 2)


def _begins_name(name: str, words: Sequence[str]) -> bool:
    """Whether an organisation can be called by the first word of its name, which is not what it is for ("Health")."""
    first = name.removeprefix("the ").removeprefix("The ")
    if not words or noun(words[0]) is not None or is_office_word(words[0]):
        return False
    return first[:1].isupper() and "'s " not in first and "’s " not in first


def _officials(name: str) -> str | None:
    """The state of "British officials"; None for others."""
    words = key(name).split()
    if not words or words[-1] not in {"officials", "official", "authorities", "diplomats", "ministers", "diplomat"}:
        return None
    narrowing = [
        word
        for word in words[:-1]
        if word not in {"senior", "top", "government", "unnamed", "anonymous", "two", "three"}
    ]
    if "and" in narrowing or not narrowing:
        return None
    owner = " ".join(narrowing)
    return adjective(owner) or nation(owner)


def _few(found: Sequence[str] | None) -> Sequence[str]:
    return found if found is not None and len(found) <= MOST else ()


def _principals(role: Role, index: _Index) -> Iterable[str]:
    """Those for whom somebody in a role speaks."""
    if role.of in index.states or role.of in index.officials or (role.of and nation(role.of) == role.of):
        yield from _state(role.of, role, index)
        return
    if role.of:
        yield from _owners(role, index)
    yield from _offices(role, index)
    yield from _sides(role, index)
    # "union leader", "company spokesman": the only one of that sort there is, by that very word where it is told whose.
    owner = noun(role.of.rpartition(" ")[2])
    told = role.of and (owner is None or owner.sort is Sort.ORGANIZATION)
    for word in role.modifiers:
        only = {number for bearer in ({word} if told else bearers(word)) for number in _few(index.nouns.get(bearer))}
        if len(only) == 1:
            yield only.pop()


def _owners(role: Role, index: _Index) -> Iterable[str]:
    """The body or person that is named beside a role."""
    of = role.of
    name = body(of)
    words = of.split()
    named = _few(index.bodies.get(name))
    yield from named
    # The long form of a short name: "the Castell spokeswoman" for Castell Water.
    if (
        len(words) > 1
        and not named
        and words[0] not in _SERVICES
        and noun(words[0]) is None
        and noun(words[-1]) is None
    ):
        yield from _few(index.bodies.get(words[0]))
    for above in (name, *parents(name)):
        if above != name:
            yield from _few(index.bodies.get(above))
            yield from _few(index.states.get(above))
            yield from _few(index.officials.get(above))
        if above == "white house":
            yield from _few(index.bodies.get("an administration"))
    person = parse(of)
    # "Ann Berg's lawyer" speaks for nobody who is called Berg and not known to be Ann.
    found = _few(index.people.get(" ".join(person.words) if person.given else person.last))
    if len(set(found)) == 1:
        yield found[0]
    for kind in _TOWN if role.head == "mayor" else ():
        yield from _few(index.bodies.get(f"{of} {kind}"))


def _sides(role: Role, index: _Index) -> Iterable[str]:
    """The sides in court: counsel speak for the defence, a prosecutor for the prosecution."""
    if role.head in _COUNSEL:
        for name in _DEFENSE:
            yield from _few(index.bodies.get(name))
    if role.head == "prosecutor":
        yield from _few(index.prosecution)


def _state(of: str, role: Role, index: _Index) -> Iterable[str]:
    if role.head in _STATE_OFFICES or role.voice is Voice.SPOKESPERSON:
        yield from _few(index.states.get(of))
        yield from _few(index.officials.get(of))
        # Counsel for a state speak for no president.
        for seat in _SEATS if role.head not in _COUNSEL else ():
            if of in parents(seat):
                yield from _few(index.bodies.get(seat))
                if seat == "white house":
                    yield from _few(index.bodies.get("an administration"))
    yield from _offices(role, index)


def _offices(role: Role, index: _Index) -> Iterable[str]:
    """The ministry of a minister: "interior minister" speaks for the Interior Ministry."""
    if role.head in {"minister", "secretary", "spokesman", "spokeswoman", "spokesperson", "official"}:
        field = sorted(word for word in role.modifiers if word not in {"deputy", "prime", "press", "senior", "general"})
        for word in field:
            for office in _OFFICES:
                for spelling in _spellings(word):
                    yield from _few(index.bodies.get(f"{spelling} {office}"))


def _spellings(word: str) -> tuple[str, ...]:
    return {"labor": ("labor", "labour"), "defense": ("defense", "defence")}.get(word, (word,))


def _parents(speaker: Speaker, index: _Index) -> Iterable[str]:
    for text in (speaker.name, *speaker.aliases):
        name = body(text)
        for parent in parents(name):
            yield from _few(index.bodies.get(parent))
            yield from _few(index.states.get(parent))
            if parent == "white house":
                yield from _few(index.bodies.get("an administration"))
        if name == "white house":
            yield from _few(index.bodies.get("an administration"))
        if _is_administration(text):
            yield from _few(index.bodies.get("white house"))
        state = government(text)
        if state:
            for seat in _SEATS:
                if state in parents(seat):
                    yield from _few(index.bodies.get(seat))


def _state_of_officials(speaker: Speaker, index: _Index) -> Iterable[str]:
    for text in (speaker.name, *speaker.aliases):
        state = _officials(text)
        if state:
            yield from _few(index.states.get(state))
            for seat in _SEATS:
                if state in parents(seat):
                    yield from _few(index.bodies.get(seat))
                    if seat == "white house":
                        yield from _few(index.bodies.get("an administration"))


def closure(speakers: Sequence[Speaker]) -> Mapping[str, frozenset[str]]:
    """For each speaker all for whom it speaks, directly or through another."""
    direct = {speaker.id: speaker.speaks_for for speaker in speakers}
    found: dict[str, frozenset[str]] = {}
    for start, first in direct.items():
        reached: set[str] = set()
        waiting = list(first)
        while waiting:
            number = waiting.pop()
            if number not in reached and number in direct:
                reached.add(number)
                waiting += direct[number]
        found[start] = frozenset(reached)
    return found
