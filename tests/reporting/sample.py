"""A small analysis of two invented articles, made by hand."""

from __future__ import annotations

from newslens.spans import Span, Spans
from newslens.types import (
    Alignment,
    Analysis,
    Article,
    Claim,
    Cue,
    Difference,
    Kind,
    Mode,
    Problem,
    Quote,
    Relation,
    Removal,
    RemovalReason,
    Speaker,
    SpeakerKind,
    SpeakerMention,
    Stance,
    TextWarning,
)

FERRY = """Bridge over the Aller closed

“We had no choice,” Mayor Ada Brunn said. “The cracks are as wide as a hand.”

Forty vans cross the bridge each hour. Castell Roads said repairs will take two weeks.

Sign up for our newsletter."""
HERALD = """Aller bridge shut for a month

“We had no other choice,” said Brunn. Sixty vans cross the bridge each hour.

“The cracks are as wide as a hand,” an engineer said, speaking on the on the bank.

The council denied that repairs will take a month."""


def _spans(text: str, words: str) -> Spans:
    start = text.index(words)
    return (Span(start, start + len(words)),)


def _quote(text: str, name: str, words: str, kind: Kind, cue: str, mention: str, speaker: str) -> Quote:
    place = _spans(text, cue)[0].start  # the words behind the cue say which of several it is
    verb = cue.split(maxsplit=1)[0].rstrip(",")
    return Quote(
        id=name,
        kind=kind,
        mode=Mode.SPEECH,
        text=words,
        spans=_spans(text, words),
        cue=Cue(verb, (Span(place, place + len(verb)),)),
        speaker=SpeakerMention(speaker, mention, _spans(text, mention)),
        confidence=0.9,
    )


def _claim(
    text: str,
    name: str,
    words: str,
    claimant: str | None = None,
    quote: str | None = None,
    stance: Stance = Stance.ASSERTED,
) -> Claim:
    return Claim(id=name, text=words, spans=_spans(text, words), claimant=claimant, quote=quote, stance=stance)


ferry = Article(
    id="ferry",
    raw=FERRY,
    text=FERRY.removesuffix("\n\nSign up for our newsletter."),
    title="Bridge over the Aller closed",
    publisher="The Daily Ferry",
    url="https://ferry.example/bridge?a=1&b=2",
    published="2021-03-12",
    removed=(Removal(_spans(FERRY, "Sign up for our newsletter."), RemovalReason.BOILERPLATE),),
    quotes=(
        _quote(FERRY, "ferry.q1", "“We had no choice,”", Kind.DIRECT, "said", "Mayor Ada Brunn", "s1"),
        _quote(FERRY, "ferry.q2", "“The cracks are as wide as a hand.”", Kind.DIRECT, "said", "Mayor Ada Brunn", "s1"),
        _quote(FERRY, "ferry.q3", "repairs will take two weeks", Kind.INDIRECT, "said repairs", "Castell Roads", "s2"),
    ),
    claims=(
        _claim(FERRY, "ferry.c1", "Forty vans cross the bridge each hour"),
        _claim(FERRY, "ferry.c2", "repairs will take two weeks", "s2", "ferry.q3"),
    ),
)
herald = Article(
    id="herald",
    raw=HERALD,
    title="Aller bridge shut for a month",
    publisher="Pellworth Herald",
    warnings=(TextWarning(_spans(HERALD, "on the on the bank"), "grammar"),),
    quotes=(
        _quote(HERALD, "herald.q1", "“We had no other choice,”", Kind.DIRECT, "said Brunn", "Brunn", "s1"),
        _quote(HERALD, "herald.q2", "“The cracks are as wide as a hand,”", Kind.DIRECT, "said,", "an engineer", "s3"),
        _quote(HERALD, "herald.q3", "repairs will take a month", Kind.INDIRECT, "denied", "The council", "s4"),
    ),
    claims=(
        _claim(HERALD, "herald.c1", "Sixty vans cross the bridge each hour"),
        _claim(HERALD, "herald.c2", "repairs will take a month", "s4", "herald.q3", Stance.DENIED),
    ),
)
ANALYSIS = Analysis(
    articles=(ferry, herald),
    speakers=(
        Speaker("s1", "Ada Brunn", aliases=("Brunn", "Mayor Ada Brunn"), roles=("Mayor",)),
        Speaker("s2", "Castell Roads", kind=SpeakerKind.ORGANIZATION),
        Speaker("s3", "an engineer", kind=SpeakerKind.UNNAMED),
        Speaker("s4", "The council", kind=SpeakerKind.ORGANIZATION),
    ),
    alignments=(
        Alignment(
            "a1",
            ("ferry.q1", "herald.q1"),
            Relation.REWORDED,
            differences=(Difference("ferry.q1", "herald.q1", "", "other"),),
            score=0.9,
        ),
        Alignment("a2", ("ferry.q2", "herald.q2"), Relation.VERBATIM, attribution_conflict=True),
        Alignment(
            "a3",
            ("ferry.c1", "herald.c1"),
            Relation.CONTRADICTION,
            differences=(Difference("ferry.c1", "herald.c1", "Forty", "Sixty"),),
            score=0.8,
            evidence=("numbers: Forty / Sixty", "shared: van"),
        ),
    ),
    problems=(Problem("notes.pdf", "read", "no reader for .pdf"),),
    newslens="0.1.0",
)
