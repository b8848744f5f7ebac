"""Speakers as an article shows them: full name, other mentions, roles, and for whom they speak."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import attrs

from newslens.attribution.entities.cast import Entity
from newslens.attribution.entities.roles import Said
from newslens.attribution.entities.words import Words
from newslens.language.bodies import is_acronym
from newslens.language.names import key, normalise, parse, titles, without_titles
from newslens.language.voices import speaks_for
from newslens.types import Speaker, SpeakerKind


def portraits(
    words: Words,
    entities: Sequence[Entity],
    order: Sequence[int],
    texts: Mapping[int, Mapping[Said, str]],
) -> tuple[Speaker, ...]:
    """The entities that speak, as speakers, in an order.

    Args:
        words: The text.
        entities: Whom the article speaks of.
        order: The numbers of those who speak.
        texts: Their roles in full.
    """
    speakers = []
    taken: set[str] = set()
    for place, number in enumerate(order):
        entity = entities[number]
        name = _name(entity)
        roles = {_in_full(texts.get(number, {}).get(said) or said.text(words)) for said in entity.said}
        roles |= entity.spoken_roles
        roles |= {
            role for role in entity.roles if role == role.lower() and " " not in role and entity.person is not None
        }
        taken.add(key(name))
        speakers.append(Speaker(f"s{place + 1}", name, tuple(entity.aliases), tuple(sorted(roles)), entity.kind))
    shown = [_with_aliases(speaker, taken) for speaker in speakers]
    voices = speaks_for(shown)
    return tuple(attrs.evolve(speaker, speaks_for=voices[speaker.id]) for speaker in shown)


def _with_aliases(speaker: Speaker, taken: set[str]) -> Speaker:
    own = key(speaker.name)
    found: dict[str, str] = {}
    mentions = speaker.aliases
    if speaker.kind is not SpeakerKind.ORGANIZATION:
        # An apposition is no part of what somebody is called: it is among the roles.
        mentions = tuple(text.partition(",")[0] for text in mentions)
    for alias in sorted(mentions, key=lambda text: (text[:1].isupper(), text), reverse=True):
        bare = without_titles(alias) if speaker.kind is SpeakerKind.PERSON else alias
        for text in (alias, bare):
            normal = key(text)
            if normal and (normal == own or normal not in taken) and text != speaker.name:
                found.setdefault(text, normal)
    return attrs.evolve(speaker, aliases=tuple(sorted(found)))


def _in_full(role: str) -> str:
    """A role without the abbreviation of a title: "Sen." is "senator"."""
    title = titles().get(normalise(role))
    return title.role if title is not None and title.role and not title.role.startswith(role.lower()) else role


def _name(entity: Entity) -> str:
    if entity.person is not None:
        names = [without_titles(text) for text in entity.aliases if parse(text).family] or [entity.text]
        full = [text for text in names if parse(text).words == entity.person.words]
        return min(full or names, key=lambda text: (-len(parse(text).words), text.isupper(), text))
    if entity.kind is SpeakerKind.ORGANIZATION and not is_acronym(entity.text):
        # "the White House", where the article says so
        same = [text for text in entity.aliases if key(text) == key(entity.text) and text.startswith("the ")]
        return min(same, default=entity.text)
    return entity.text
