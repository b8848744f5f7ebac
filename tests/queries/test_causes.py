"""Why one thing stands in two mouths."""

from __future__ import annotations

import attrs
import pytest

from newslens.queries.causes import CauseKind
from newslens.queries.disagreements import Disagreement, Over
from newslens.spans import Span, Spans
from newslens.types import Alignment, Analysis, Article, Cue, Kind, Mode, Quote, Relation, Speaker, SpeakerMention

BRUNN = Speaker("s1", "Ada Brunn", aliases=("Brunn",))
OKAFOR = Speaker("s2", "Sam Okafor", aliases=("Okafor",))
WORDS = "“The cracks are as wide as a hand,”"


def _spans(text: str, words: str) -> Spans:
    start = text.index(words)
    return (Span(start, start + len(words)),)


def _article(
    name: str, text: str, speaker: Speaker, *, mode: Mode = Mode.SPEECH, cue: str = "said", sure: float = 0.9
) -> Article:
    alias = speaker.aliases[0]
    quote = Quote(
        f"{name}.q",
        Kind.DIRECT,
        mode,
        WORDS,
        _spans(text, WORDS),
        Cue(cue, _spans(text, cue)) if cue else None,
        SpeakerMention(speaker.id, alias, _spans(text, alias)),
        sure,
    )
    return Article(name, text, quotes=(quote,))


PLAIN = _article("wire", f"It rained. {WORDS} said Brunn. Ferries run.", BRUNN)
OTHER = _article("gull", f"{WORDS} said Okafor.", OKAFOR)


def _found(*articles: Article, speakers: tuple[Speaker, ...] = (BRUNN, OKAFOR)) -> Disagreement:
    alignments = tuple(
        Alignment(f"{a.id}/{b.id}", (f"{a.id}.q", f"{b.id}.q"), Relation.VERBATIM, _two(a, b))
        for number, a in enumerate(articles)
        for b in articles[number + 1 :]
    )
    (found, *_) = [d for d in Analysis(articles, speakers, alignments).disagreements() if d.over is Over.SPEAKER]
    return found


def _two(a: Article, b: Article) -> bool:
    one, other = (article.quotes[0].speaker for article in (a, b))
    return one is not None and other is not None and one.id != other.id


def test_where_nothing_shows_a_cause_there_is_none_but_both_contexts() -> None:
    found = _found(PLAIN, OTHER)
    assert found.cause is None
    assert [(context.telling.outlet, context.text) for context in found.contexts] == [
        ("wire", f"{WORDS} said Brunn."),
        ("gull", f"{WORDS} said Okafor."),
    ]
    assert [span.of(PLAIN.raw).strip() for span in found.contexts[0].spans] == [f"{WORDS} said Brunn."]


@pytest.mark.parametrize(
    ("other", "kind", "words"),
    [
        (_article("gull", f"{WORDS} said Okafor, quoting Ada Brunn.", OKAFOR), CauseKind.REPORTED, "quoting Ada Brunn"),
        (_article("gull", f"{WORDS} said Okafor and Brunn in a joint note.", OKAFOR), CauseKind.SHARED, "joint"),
        (_article("gull", f"{WORDS} said Okafor.", OKAFOR, sure=0.4), CauseKind.DOUBT, "confidence 0.40"),
        (_article("gull", f"{WORDS} Okafor looked on.", OKAFOR, cue=""), CauseKind.DOUBT, "no words say who speaks"),
    ],
)
def test_what_the_articles_show(other: Article, kind: CauseKind, words: str) -> None:
    cause = _found(PLAIN, other).cause
    assert cause is not None
    assert (cause.kind, cause.telling.outlet) == (kind, "gull")
    assert words in cause.words


def test_one_statement_in_writing() -> None:
    both = [
        _article(name, f"{WORDS} said {who.aliases[0]} in a statement.", who, mode=Mode.WRITING)
        for name, who in (("wire", BRUNN), ("gull", OKAFOR))
    ]
    cause = _found(*both).cause
    assert cause is not None
    assert (cause.kind, cause.words) == (CauseKind.SHARED, "statement")


def test_two_who_speak_for_one_house() -> None:
    house = Speaker("s3", "Aller Roads")
    speakers = (*(attrs.evolve(who, speaks_for=("s3",)) for who in (BRUNN, OKAFOR)), house)
    cause = _found(PLAIN, OTHER, speakers=speakers).cause
    assert cause is not None
    assert (cause.kind, cause.words) == (CauseKind.SHARED, "both speak for Aller Roads")


def test_who_stands_alone_against_two_is_likely_wrong() -> None:
    cause = _found(PLAIN, OTHER, _article("mail", f"{WORDS} said Brunn on Monday.", BRUNN)).cause
    assert cause is not None
    assert (cause.kind, cause.telling.outlet) == (CauseKind.ERROR, "gull")
    assert cause.words == "mail and wire name Ada Brunn"


def test_a_quote_within_a_quote_reports_it() -> None:
    text = f"“She told me: {WORDS} and I believe it,” said Okafor. Brunn was away."
    bare = _article("gull", text, OKAFOR)
    inner = attrs.evolve(bare.quotes[0], id="gull.inner", speaker=SpeakerMention("s1", "Brunn", _spans(text, "Brunn")))
    cause = _found(PLAIN, attrs.evolve(bare, quotes=(*bare.quotes, inner))).cause
    assert cause is not None
    assert cause.kind is CauseKind.REPORTED


def test_only_conflicts_have_causes_and_contexts() -> None:
    reworded = Alignment("l", ("wire.q", "gull.q"), Relation.REWORDED)
    (found,) = Analysis((PLAIN, OTHER), (BRUNN, OKAFOR), (reworded,)).disagreements()
    assert (found.over, found.cause, found.contexts) == (Over.WORDING, None, ())
