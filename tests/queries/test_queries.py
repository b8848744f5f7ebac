"""The three questions: answered alike whatever the order of the articles, with copies counted once."""

from __future__ import annotations

import random

import attrs
from hypothesis import given
from hypothesis import strategies as st

from newslens.queries.disagreements import Over
from newslens.spans import Span
from newslens.testing import strategies
from newslens.types import (
    Alignment,
    Analysis,
    Article,
    Claim,
    Cue,
    Kind,
    Mode,
    Quote,
    Relation,
    Speaker,
    SpeakerMention,
)

BRUNN = Speaker("s1", "Ada Brunn")
OKAFOR = Speaker("s2", "Sam Okafor")
WIRE = (
    "Forty vans cross the bridge each hour, and the council has closed it for as long as the divers need to look at every "
    "pier. “The cracks are as wide as a hand,” said Ada Brunn, the mayor, on her way to the river."
)
HERALD = "Sixty vans cross the bridge each hour. “The cracks are wide as a hand,” Brunn told us. Nobody swims there any more."
GULL = "“The cracks are as wide as a hand,” said Sam Okafor. Shops nearby sell half of what they did."


def _item_spans(article: Article, words: str) -> tuple[Span, ...]:
    start = article.raw.index(words)
    return (Span(start, start + len(words)),)


def quote(article: Article, words: str, speaker: Speaker) -> Quote:
    mention = SpeakerMention(speaker.id, speaker.name, ())
    return Quote(
        f"{article.id}.q", Kind.DIRECT, Mode.SPEECH, words, _item_spans(article, words), Cue("said", ()), mention
    )


def claim(article: Article, words: str) -> Claim:
    return Claim(f"{article.id}.{words.split(maxsplit=1)[0].lower()}", words, _item_spans(article, words))


def article(name: str, text: str, words: str, speaker: Speaker, *claims: str, published: str | None = None) -> Article:
    bare = Article(name, text, published=published)
    return attrs.evolve(bare, quotes=(quote(bare, words, speaker),), claims=tuple(claim(bare, said) for said in claims))


WHOLE = "“The cracks are as wide as a hand,”"
VANS = "Forty vans cross the bridge each hour"
wire = article("wire", WIRE, WHOLE, BRUNN, VANS, "the council has closed it", published="2031-05-01")
mirror = article(
    "mirror", f"From our desk. {WIRE}", WHOLE, BRUNN, VANS, "the council has closed it", published="2031-05-02"
)
herald = article(
    "herald",
    HERALD,
    "“The cracks are wide as a hand,”",
    BRUNN,
    "Sixty vans cross the bridge each hour",
    "Nobody swims there",
)
gull = article("gull", GULL, WHOLE, OKAFOR, "Shops nearby sell half of what they did")


def pair(a: str, b: str, relation: Relation, score: float = 0.8, *, conflict: bool = False) -> Alignment:
    return Alignment(f"{a}/{b}", tuple(sorted((a, b))), relation, conflict, score=score)


ANALYSIS = Analysis(
    articles=(wire, mirror, herald, gull),
    speakers=(BRUNN, OKAFOR),
    alignments=(
        pair("wire.forty", "herald.sixty", Relation.CONTRADICTION, 0.7),
        pair("mirror.forty", "herald.sixty", Relation.CONTRADICTION, 0.9),
        pair("wire.forty", "mirror.forty", Relation.PARAPHRASE),
        pair("wire.q", "mirror.q", Relation.VERBATIM),
        pair("wire.q", "herald.q", Relation.REWORDED),
        pair("mirror.q", "herald.q", Relation.REWORDED),
        pair("wire.q", "gull.q", Relation.VERBATIM, conflict=True),
        pair("mirror.q", "gull.q", Relation.VERBATIM, conflict=True),
        pair("herald.q", "gull.q", Relation.REWORDED, 0.6, conflict=True),
    ),
)


def test_disagreements_with_a_copy_are_told_once() -> None:
    found = ANALYSIS.disagreements()
    assert [(one.over, [[told.item.id for told in side] for side in one.sides]) for one in found] == [
        (Over.FACT, [["herald.sixty"], ["wire.forty", "mirror.forty"]]),
        (Over.SPEAKER, [["gull.q"], ["wire.q", "mirror.q"]]),
        (Over.SPEAKER, [["gull.q"], ["herald.q"]]),
        (Over.WORDING, [["herald.q"], ["wire.q", "mirror.q"]]),
    ]
    assert [len(one.alignments) for one in found] == [2, 2, 1, 2]
    assert found[0].score == 0.7  # of the original, not of the copy


def _numbers(a: str, b: str, told: str, score: float) -> Alignment:
    return attrs.evolve(pair(a, b, Relation.CONTRADICTION, score), evidence=(f"numbers: {told}",))


def test_the_same_two_numbers_are_at_odds_once_however_often_they_stand() -> None:
    """Headline and text say one thing twice; another pair of numbers against the same telling is another thing."""
    headline = Claim("herald.headline", "60 vans an hour on a cracked bridge", ())
    doubled = attrs.evolve(herald, claims=(*herald.claims, headline))
    alignments = (
        _numbers("wire.forty", "herald.sixty", "Forty / Sixty", 0.7),
        _numbers("wire.forty", "herald.headline", "forty / 60", 0.9),
        _numbers("wire.forty", "herald.nobody", "each hour / 3 hours", 0.5),
    )
    found = Analysis((wire, doubled), (BRUNN,), alignments).disagreements()
    assert [[sorted(told.item.id for told in side) for side in one.sides] for one in found] == [
        [["herald.headline", "herald.sixty"], ["wire.forty"]],
        [["herald.nobody"], ["wire.forty"]],
    ]
    assert [one.score for one in found] == [0.9, 0.5]


def test_who_copies_and_changes_what_he_copies_disagrees_with_his_source() -> None:
    changed = attrs.evolve(ANALYSIS, alignments=(pair("wire.q", "mirror.q", Relation.REWORDED),))
    (found,) = changed.disagreements()
    assert [[told.item.id for told in side] for side in found.sides] == [["mirror.q"], ["wire.q"]]


def test_what_a_speaker_said_counts_independent_outlets() -> None:
    brunn, okafor = ANALYSIS.by_speaker()
    assert (brunn.speaker, okafor.speaker) == (BRUNN, OKAFOR)
    (saying,) = brunn.sayings
    assert [told.item.id for told in saying.tellings] == ["herald.q", "mirror.q", "wire.q"]
    assert saying.outlets == ("herald", "wire")
    assert brunn.outlets == ("herald", "wire")


def test_two_articles_of_one_publisher_are_one_outlet() -> None:
    one = attrs.evolve(ANALYSIS, articles=tuple(attrs.evolve(a, publisher="The Post") for a in ANALYSIS.articles))
    assert {voice.outlets for voice in one.by_speaker()} == {("The Post",)}


def test_what_only_a_copy_repeats_has_a_single_source() -> None:
    found = ANALYSIS.single_source_claims()
    assert [(one.telling.item.id, [copy.item.id for copy in one.copies]) for one in found] == [
        ("gull.shops", []),
        ("herald.nobody", []),
        ("wire.the", ["mirror.the"]),
    ]


def test_what_is_aligned_with_an_independent_source_has_more_than_one() -> None:
    more = attrs.evolve(
        ANALYSIS, alignments=(*ANALYSIS.alignments, pair("mirror.the", "gull.shops", Relation.PARAPHRASE))
    )
    assert [one.telling.item.id for one in more.single_source_claims()] == ["herald.nobody"]


def test_copies_can_be_found_once_for_all_questions() -> None:
    copies = ANALYSIS.copies()
    assert [(copy.first, copy.later) for copy in copies.found] == [("wire", "mirror")]
    assert ANALYSIS.by_speaker(copies=copies) == ANALYSIS.by_speaker()
    assert ANALYSIS.disagreements(copies=copies) == ANALYSIS.disagreements()
    assert ANALYSIS.single_source_claims(copies=copies) == ANALYSIS.single_source_claims()


def test_an_empty_analysis_has_no_answers() -> None:
    assert (Analysis().disagreements(), Analysis().by_speaker(), Analysis().single_source_claims()) == ((), (), ())


@given(st.just(ANALYSIS) | strategies.analyses(), st.integers(0, 2**32))
def test_the_order_of_everything_changes_no_answer(analysis: Analysis, seed: int) -> None:
    rng = random.Random(seed)  # noqa: S311 (an order that must repeat)
    shuffled = attrs.evolve(
        analysis,
        articles=tuple(rng.sample(analysis.articles, len(analysis.articles))),
        speakers=tuple(rng.sample(analysis.speakers, len(analysis.speakers))),
        alignments=tuple(rng.sample(analysis.alignments, len(analysis.alignments))),
    )
    assert shuffled.disagreements() == analysis.disagreements()
    assert shuffled.by_speaker() == analysis.by_speaker()
    assert shuffled.single_source_claims() == analysis.single_source_claims()
    assert shuffled.copies() == analysis.copies()


@given(strategies.analyses())
def test_every_quote_is_said_by_somebody_once(analysis: Analysis) -> None:
    told = [
        telling.item.id for voice in analysis.by_speaker() for saying in voice.sayings for telling in saying.tellings
    ]
    assert sorted(told) == sorted(quote.id for article in analysis.articles for quote in article.quotes)
