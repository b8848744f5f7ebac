from __future__ import annotations

import attrs
from hypothesis import given

from newslens.reporting.view import arrange
from newslens.testing import strategies
from newslens.types import Analysis, Difference, Kind, Mode
from tests.reporting.sample import ANALYSIS, ferry, herald


def test_disagreements_are_sorted_into_their_kinds() -> None:
    view = arrange(ANALYSIS)
    assert [found.alignment.id for found in view.contradictions] == ["a3"]
    assert [found.alignment.id for found in view.conflicts] == ["a2"]
    assert [found.alignment.id for found in view.rewordings] == ["a1"]


def test_the_words_that_differ_are_marked_in_both() -> None:
    (contradiction,) = arrange(ANALYSIS).contradictions
    assert [[p.text for p in s.pieces if p.differs] for s in contradiction.statements] == [["Forty"], ["Sixty"]]
    assert [s.text for s in contradiction.statements] == [ferry.claims[0].text, herald.claims[0].text]
    assert [s.who for s in contradiction.statements] == ["the outlet itself"] * 2


def test_contradictions_in_other_words_have_only_short_differences_marked() -> None:
    whole = Difference("ferry.c1", "herald.c1", ferry.claims[0].text, herald.claims[0].text)
    told = attrs.evolve(ANALYSIS.alignments[2], differences=(whole,))
    (contradiction,) = arrange(attrs.evolve(ANALYSIS, alignments=(told,))).contradictions
    assert not any(piece.differs for statement in contradiction.statements for piece in statement.pieces)
    assert contradiction.reason == "numbers: Forty / Sixty"


def test_kinds_are_told_once_where_they_tell_something() -> None:
    kinds = ("punctuation", "hedge_added", "hedge_dropped", "negation", "replacement", "")
    told = [Difference("ferry.q1", "herald.q1", "", "other", kind) for kind in kinds]
    told.append(Difference("ferry.q1", "herald.q1", "if it rains", "…", "swallowed", touches=("condition",)))
    reworded = attrs.evolve(ANALYSIS.alignments[0], differences=tuple(told))
    view = arrange(attrs.evolve(ANALYSIS, alignments=(reworded, *ANALYSIS.alignments[1:])))
    assert [found.kinds for found in view.rewordings] == [("how sure", "negation", "condition left out")]
    assert [found.kinds for found in (*view.contradictions, *view.conflicts)] == [(), ()]


def test_what_a_speaker_said_is_brought_together() -> None:
    first, *others = arrange(ANALYSIS).voices
    assert first.speaker is not None
    assert first.speaker.name == "Ada Brunn"
    assert [(saying.statement.id, saying.outlets, saying.otherwise) for saying in first.sayings] == [
        ("herald.q1", ("Pellworth Herald",), ("The Daily Ferry",)),
        ("ferry.q2", ("The Daily Ferry",), ()),
    ]
    assert [voice.speaker.name for voice in others if voice.speaker] == ["Castell Roads", "an engineer", "The council"]


def test_what_is_only_thought_stands_apart_and_who_only_thinks_comes_last() -> None:
    thought = tuple(attrs.evolve(quote, mode=Mode.THOUGHT) for quote in ferry.quotes[1:])
    analysis = attrs.evolve(ANALYSIS, articles=(attrs.evolve(ferry, quotes=(*ferry.quotes[:1], *thought)), herald))
    first, *_, last = arrange(analysis).voices
    assert [saying.statement.id for saying in first.sayings] == ["herald.q1"]
    assert [saying.statement.id for saying in first.thoughts] == ["ferry.q2"]
    assert "The Daily Ferry" in first.outlets
    assert not last.sayings
    assert last.thoughts


def test_quoted_words_are_shown_rather_than_retold_ones() -> None:
    retold = attrs.evolve(herald.quotes[0], kind=Kind.INDIRECT, text="that they had no other choice at all, none")
    analysis = attrs.evolve(ANALYSIS, articles=(ferry, attrs.evolve(herald, quotes=(retold, *herald.quotes[1:]))))
    assert arrange(analysis).voices[0].sayings[0].statement.id == "ferry.q1"


def test_what_no_other_article_has_is_listed() -> None:
    singles = arrange(ANALYSIS).singles
    assert [(single.outlet, [s.id for s in single.statements]) for single in singles] == [
        ("The Daily Ferry", ["ferry.c2"]),
        ("Pellworth Herald", ["herald.c2"]),
    ]
    assert singles[1].statements[0].note == "denied"
    assert arrange(Analysis(articles=(ferry,))).singles == ()


def test_two_articles_of_one_publisher_go_by_their_ids() -> None:
    twin = attrs.evolve(herald, publisher="The Daily Ferry")
    assert arrange(Analysis(articles=(ferry, twin))).outlets == {"ferry": "ferry", "herald": "herald"}


@given(strategies.analyses())
def test_everything_attributed_is_somewhere(analysis: Analysis) -> None:
    view = arrange(analysis)
    shown = {outlet for voice in view.voices for outlet in voice.outlets}
    assert shown == {view.outlets[article.id] for article in analysis.articles if article.quotes}
    assert sum(len(found) for found in (view.contradictions, view.conflicts, view.rewordings)) <= len(
        analysis.alignments
    )


def test_of_claims_that_share_words_the_surest_is_listed() -> None:
    inner = attrs.evolve(
        ferry.claims[0], id="ferry.c9", spans=(attrs.evolve(ferry.claims[0].spans[0], end=130),), confidence=0.5
    )
    alone = attrs.evolve(ANALYSIS, articles=(attrs.evolve(ferry, claims=(inner, *ferry.claims)), herald), alignments=())
    assert [s.id for s in arrange(alone).singles[0].statements] == ["ferry.c1", "ferry.c2"]
    surer = attrs.evolve(inner, confidence=1.0)
    other = attrs.evolve(alone, articles=(attrs.evolve(ferry, claims=(surer, *ferry.claims)), herald))
    assert [s.id for s in arrange(other).singles[0].statements] == ["ferry.c9", "ferry.c2"]
