"""Articles made of quotes and claims, for the tests of alignment."""

from __future__ import annotations

from newslens.alignment.aligning import align
from newslens.types import (
    Alignment,
    Article,
    Claim,
    Cue,
    Kind,
    Mode,
    Quote,
    Speaker,
    SpeakerKind,
    SpeakerMention,
    Stance,
)

VELA = Speaker("s-vela", "Marta Vela")
BRANDIS = Speaker("s-brandis", "Ottokar Brandis", roles=("spokesman for the port authority",), speaks_for=("s-port",))
PORT = Speaker("s-port", "the Port Authority of Lund Bay", kind=SpeakerKind.ORGANIZATION)
UNNAMED = Speaker("s-unnamed", "officials", kind=SpeakerKind.UNNAMED)
SPEAKERS = (VELA, BRANDIS, PORT, UNNAMED)


def quote(name: str, text: str, speaker: Speaker | None = VELA, kind: Kind | None = None, cue: str = "said") -> Quote:
    """A quote; its kind is guessed from its marks."""
    if kind is None:
        marked = any(mark in text for mark in '“‘"«')
        kind = Kind.DIRECT if text[:1] in '“‘"«' else Kind.MIXED if marked else Kind.INDIRECT
    mention = None if speaker is None else SpeakerMention(speaker.id, speaker.name, ())
    return Quote(name, kind, Mode.SPEECH, text, (), Cue(cue, ()), mention)


def claim(
    name: str, text: str, claimant: Speaker | None = None, stance: Stance = Stance.ASSERTED, quote: str | None = None
) -> Claim:
    """A claim, by default in the outlet's own voice."""
    return Claim(name, text, (), None if claimant is None else claimant.id, quote, stance)


def story(*articles: tuple[Quote | Claim, ...]) -> list[Article]:
    """Articles a, b, c … with the quotes and claims given."""
    return [
        Article(
            id=chr(ord("a") + number),
            raw="x",
            quotes=tuple(part for part in parts if isinstance(part, Quote)),
            claims=tuple(part for part in parts if isinstance(part, Claim)),
        )
        for number, parts in enumerate(articles)
    ]


# What else such articles say, so that no story is about one sentence alone.
REST_A = (
    quote("a.r1", "the ferry terminal would open to passengers before the autumn storms", BRANDIS),
    quote("a.r2", "“Nobody in this town has slept since the whistle blew,”", VELA),
    quote("a.r3", "fishing crews had lost a third of their nets", UNNAMED),
)
REST_B = (
    quote("b.r1", "dredging costs swallowed the museum's yearly grant", PORT),
    quote("b.r2", "“My grandmother sold eels on this pier,”", BRANDIS),
    quote("b.r3", "customs inspectors wanted longer hours", UNNAMED),
)


def pair(a: Quote | Claim, b: Quote | Claim, *, rest: bool = True) -> Alignment | None:
    """The alignment of one part of each of two articles, if there is one."""
    articles = story((a, *(REST_A if rest else ())), (b, *(REST_B if rest else ())))
    found = [alignment for alignment in align(articles, SPEAKERS) if set(alignment.members) == {a.id, b.id}]
    return found[0] if found else None
