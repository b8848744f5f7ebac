"""A number that grew: each step in the order of time, and never told as the same in other words."""

from __future__ import annotations

import json
import random

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslens.reporting.stage import HtmlReporter, JsonReporter, TableReporter
from newslens.reporting.view import arrange
from newslens.spans import Span
from newslens.types import Alignment, Analysis, Article, Cue, Kind, Mode, Quote, Relation, Speaker, SpeakerMention

BRUNN = Speaker("s1", "Ada Brunn")
TOLLS = {"wire": "Two", "gull": "Six", "mail": "six", "herald": "Nine"}
DAYS = {"wire": "2031-05-01", "gull": "2031-05-02", "mail": "2031-05-03", "herald": "2031-05-04"}


def told(name: str) -> Article:
    raw = f"{TOLLS[name]} dockers died in Tarn, Brunn said."
    words = raw[: raw.index(",")]
    mention = SpeakerMention(BRUNN.id, "Brunn", ())
    quote = Quote(f"{name}.q", Kind.INDIRECT, Mode.SPEECH, words, (Span(0, len(words)),), Cue("said", ()), mention)
    return Article(name, raw, published=DAYS[name], quotes=(quote,))


def update(a: str, b: str, numbers: str, score: float = 0.8) -> Alignment:
    return Alignment(
        f"{a}/{b}", (f"{a}.q", f"{b}.q"), Relation.PARAPHRASE, score=score, evidence=(f"update: {numbers}",)
    )


SAME = Alignment("gull/mail", ("gull.q", "mail.q"), Relation.PARAPHRASE, score=0.9)
ANALYSIS = Analysis(
    tuple(map(told, ("mail", "herald", "wire", "gull"))),
    (BRUNN,),
    (
        update("gull", "wire", "Two / Six"),  # told in the other order than the members stand in
        update("mail", "wire", "six / Two"),
        update("gull", "herald", "Six / Nine"),
        SAME,
    ),
)


def test_the_steps_of_an_update_stand_in_the_order_of_time() -> None:
    (found,) = ANALYSIS.updates()
    assert [(step.number, step.published, [telling.outlet for telling in step.tellings]) for step in found.steps] == [
        ("Two", "2031-05-01", ["wire"]),
        ("Six", "2031-05-02", ["gull", "mail"]),
        ("Nine", "2031-05-04", ["herald"]),
    ]
    raws = {article.id: article.raw for article in ANALYSIS.articles}
    marked = [[span.of(raws[step.tellings[0].article]) for span in step.marks] for step in found.steps]
    assert marked == [["Two"], ["Six"], ["Nine"]]
    assert len(found.alignments) == 3


def test_what_was_brought_up_to_date_is_no_disagreement_and_not_the_same() -> None:
    assert ANALYSIS.disagreements() == ()
    assert [[telling.item.id for telling in group.tellings] for group in ANALYSIS.groups()] == [["gull.q", "mail.q"]]
    (voice,) = ANALYSIS.by_speaker()
    assert sorted(saying.outlets for saying in voice.sayings) == [("gull", "mail"), ("herald",), ("wire",)]


def test_two_numbers_of_one_sentence_are_two_updates() -> None:
    hurt = Alignment("x", ("gull.q", "herald.q"), Relation.PARAPHRASE, evidence=("update: 12 / 20",))
    alignments = (update("gull", "wire", "Two / Six"), hurt)
    found = attrs.evolve(ANALYSIS, alignments=alignments).updates()
    assert [[step.number for step in one.steps] for one in found] == [["12", "20"], ["Two", "Six"]]


def test_a_copy_that_brings_a_number_up_to_date_is_shown() -> None:
    prose = (
        " Divers looked at each of the nine piers on Monday, and the council will decide in the second week of May who is to "
        "pay for the work on the river."
    )
    wire, gull = (
        attrs.evolve(told(name), raw=told(name).raw + prose, text=told(name).raw + prose)
        for name in TOLLS
        if name in ("wire", "gull")
    )
    analysis = Analysis((wire, gull), (BRUNN,), (update("gull", "wire", "Six / Two"),))
    assert analysis.copies().found
    (found,) = arrange(analysis).updates
    assert found.told == "Two (2031-05-01, wire) → Six (2031-05-02, gull)"
    assert analysis.single_source_claims() == ()


@pytest.mark.parametrize("other", ["2031-05-01T17:30:00Z", "2031-05-01T19:30:00+02:00"])
def test_hours_are_told_where_the_day_is_the_same(other: str) -> None:
    articles = (
        attrs.evolve(told("wire"), published="2031-05-01T08:00:00Z"),
        attrs.evolve(told("gull"), published=other),
    )
    analysis = Analysis(articles, (BRUNN,), (update("gull", "wire", "Six / Two"),))
    (found,) = arrange(analysis).updates
    assert found.numbers[0] == "Two (2031-05-01 08:00 UTC, wire)"
    assert found.numbers[1] in ("Six (2031-05-01 17:30 UTC, gull)", "Six (2031-05-01 19:30 +02:00, gull)")


def test_updates_stand_in_the_table_the_page_and_the_json() -> None:
    line = "Two (2031-05-01, wire) → Six (2031-05-02, gull, mail) → Nine (2031-05-04, herald)"
    table = TableReporter()(ANALYSIS).decode()
    assert "Updates (1)" in table
    assert line in table
    assert "[Nine] dockers died in Tarn" in table
    assert "in other words: wire" not in table
    assert line in HtmlReporter()(ANALYSIS).decode()
    assert 'aria-label="↗1 update: wire">↗1</a>' in HtmlReporter()(ANALYSIS).decode()
    (found,) = json.loads(JsonReporter()(ANALYSIS))["updates"]
    assert [step["members"] for step in found["steps"]] == [["wire.q"], ["gull.q", "mail.q"], ["herald.q"]]
    bare = attrs.evolve(ANALYSIS, alignments=(SAME,))
    assert "Updates" not in TableReporter()(bare).decode() + HtmlReporter()(bare).decode()


@given(st.integers(0, 2**32))
def test_no_order_changes_updates(seed: int) -> None:
    rng = random.Random(seed)  # noqa: S311 (an order that must repeat)
    shuffled = attrs.evolve(
        ANALYSIS,
        articles=tuple(rng.sample(ANALYSIS.articles, len(ANALYSIS.articles))),
        alignments=tuple(rng.sample(ANALYSIS.alignments, len(ANALYSIS.alignments))),
    )
    assert shuffled.updates() == ANALYSIS.updates()
