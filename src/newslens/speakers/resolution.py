"""The speakers of a set: names, roles and ids of what was brought together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import attrs

from newslens.ids import free
from newslens.language.bodies import is_acronym
from newslens.language.names import key, parse, without_titles
from newslens.language.owners import Owners
from newslens.language.roles import parse_role
from newslens.language.voices import speaks_for
from newslens.speakers.local import role_only
from newslens.speakers.merging import majority, merge
from newslens.stages import Resolution
from newslens.types import Article, Speaker, SpeakerKind


def resolve(articles: Sequence[Article]) -> Resolution:
    """Bring the speakers of all articles together.

    The result is the same for any order of the articles. Ids are made of the names; the speakers are sorted by them.

    Args:
        articles: Articles whose `speakers` have ids that are unique over all of them; speakers under one id are one.
    """
    own = [speaker for article in sorted(articles, key=lambda a: a.id) for speaker in article.speakers]
    own.sort(key=_order)
    groups = merge(own)
    united = [_unite([own[n] for n in group]) for group in groups]
    ranked = sorted(range(len(groups)), key=lambda g: (_order(united[g]), _order(own[groups[g][0]])))
    ids = _ids(united, ranked)
    merged = {own[n].id: ids[g] for g, group in enumerate(groups) for n in group}
    names = {key(speaker.name) for speaker in united}
    local = {g: {merged[t] for n in group for t in own[n].speaks_for if t in merged} for g, group in enumerate(groups)}
    speakers = [attrs.evolve(_cleared(speaker, names), id=ids[g]) for g, speaker in enumerate(_by_office(united))]
    voices = speaks_for(speakers)
    speakers = [
        attrs.evolve(speaker, speaks_for=tuple(sorted(({*voices[speaker.id]} | local[g]) - {speaker.id})))
        for g, speaker in enumerate(speakers)
    ]
    return Resolution(tuple(sorted(speakers, key=lambda speaker: speaker.id)), merged)


def _order(speaker: Speaker) -> tuple[str, str, str, tuple[str, ...], tuple[str, ...], str]:
    return key(speaker.name), speaker.name, speaker.kind, speaker.aliases, speaker.roles, speaker.id


def _unite(members: Sequence[Speaker]) -> Speaker:
    kind = majority(member.kind for member in members)
    if kind is SpeakerKind.PERSON and any(member.kind is SpeakerKind.ORGANIZATION for member in members):
        kind = SpeakerKind.ORGANIZATION  # what one article called by a trade alone, another prints as a firm
    name = _fullest(members, kind)
    aliases = {text for member in members for text in (member.name, *member.aliases)} - {name}
    roles: dict[str, str] = {}
    for role in sorted({role for member in members for role in member.roles}, key=lambda text: (-len(text), text)):
        roles.setdefault(key(role), role)
    return Speaker("", name, tuple(sorted(aliases)), tuple(sorted(roles.values())), kind)


def _fullest(members: Sequence[Speaker], kind: SpeakerKind) -> str:
    names = [member.name for member in members if member.kind is kind]
    if kind is SpeakerKind.PERSON:
        people = [name for name in names if not role_only(name)] or names
        bare = [without_titles(name) for name in people]
        return min(bare, key=lambda text: (-len(parse(text).words), -len(key(text)), text.isupper(), text))
    if kind is SpeakerKind.ORGANIZATION:
        long = [name for name in names if not is_acronym(name)] or names
        return min(
            long, key=lambda text: (not any(c.isupper() for c in text), -len(key(text).split()), -len(text), text)
        )
    return min(names, key=lambda text: (len(text), text))


def _by_office(speakers: Sequence[Speaker]) -> list[Speaker]:
    """Speakers with what their owners' offices make of them: Ada Moss's spokesman is the prime minister's."""
    people = [speaker for speaker in speakers if speaker.kind is SpeakerKind.PERSON and not role_only(speaker.name)]
    owners = Owners.of(
        (parse(speaker.name), [role for text in speaker.roles if (role := parse_role(text)) is not None])
        for speaker in people
    )
    told = [owners.by_office(s.name) if s.kind is not SpeakerKind.ORGANIZATION else None for s in speakers]
    return [
        speaker if alias is None else attrs.evolve(speaker, aliases=tuple(sorted({*speaker.aliases, alias})))
        for speaker, alias in zip(speakers, told, strict=True)
    ]


def _cleared(speaker: Speaker, names: set[str]) -> Speaker:
    """Without the aliases that are another speaker's name."""
    own = key(speaker.name)
    kept = tuple(alias for alias in speaker.aliases if key(alias) == own or key(alias) not in names)
    return attrs.evolve(speaker, aliases=kept)


def _slug(name: str) -> str:
    return "-".join(key(name).split())[:80] or "speaker"


def _ids(speakers: Sequence[Speaker], order: Iterable[int]) -> dict[int, str]:
    """An id for each speaker, made of its name, with a number behind it where the name has been taken before."""
    taken: Counter[str] = Counter()
    return {place: free(_slug(speakers[place].name), taken) for place in order}
