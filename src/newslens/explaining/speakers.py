"""How the words that name a speaker lead to the speaker."""

from __future__ import annotations

import re
from collections.abc import Mapping

from newslens.explaining.records import Resolved
from newslens.types import Analysis, Article, Quote, Speaker

_WORD = re.compile(r"[^\W_]+")
_PRONOUNS = frozenset("he him his she her hers they them their it its i me my we us our who whom".split())


def resolved(analysis: Analysis, article: Article, quote: Quote) -> Resolved | None:
    """Who says a quote, and how that was told; None where the article names nobody."""
    if quote.speaker is None:
        return None
    mention = " ".join(quote.speaker.mention.split())
    speakers = {speaker.id: speaker for speaker in (*analysis.speakers, *article.speakers)}
    speaker = speakers.get(quote.speaker.id, Speaker(quote.speaker.id, mention))
    elsewhere = {
        (one.id, " ".join(other.speaker.mention.split()))
        for one in analysis.articles
        for other in one.quotes
        if other.speaker is not None and other.speaker.id == speaker.id and other.id != quote.id
    }
    return attached(speaker, speakers, mention, how(mention, speaker), tuple(sorted(elsewhere)))


def attached(
    speaker: Speaker,
    speakers: Mapping[str, Speaker],
    mention: str | None,
    told: str,
    elsewhere: tuple[tuple[str, str], ...] = (),
) -> Resolved:
    """A speaker with all that is known of him, her or it."""
    return Resolved(
        mention=mention,
        id=speaker.id,
        name=speaker.name,
        how=told,
        kind=str(speaker.kind),
        aliases=speaker.aliases,
        roles=speaker.roles,
        speaks_for=tuple(speakers[name].name for name in speaker.speaks_for if name in speakers),
        elsewhere=elsewhere,
    )


def how(mention: str, speaker: Speaker) -> str:
    """How some words lead to a speaker.

    Examples:
        >>> how("Ms Lind", Speaker("s1", "Mara Lind"))
        'part of the name Mara Lind, with what else stands there'
        >>> how("she", Speaker("s1", "Mara Lind"))
        'a pronoun, taken to stand for Mara Lind, the likeliest of those named before'
    """
    said, name = _words(mention), _words(speaker.name)
    if said == name:
        return "the fullest name that any of the articles has"
    if len(said) == 1 and said[0] in _PRONOUNS:
        return f"a pronoun, taken to stand for {speaker.name}, the likeliest of those named before"
    if name and set(name) <= set(said):
        return f"the fullest name, {speaker.name}, with what the article says of who that is"
    if set(said) <= set(name):
        return f"part of the name {speaker.name}"
    if any(said == _words(role) for role in speaker.roles):
        return f"a role that the articles give to {speaker.name}"
    if set(said) & set(name):
        return f"part of the name {speaker.name}, with what else stands there"
    return f"a description, taken to stand for {speaker.name}"


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]
