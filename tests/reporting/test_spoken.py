"""Utterances, causes and topics, as the table and the page show them."""

from __future__ import annotations

import json

import attrs

from newslens.reporting.stage import HtmlReporter, JsonOptions, JsonReporter, TableReporter
from newslens.reporting.topics import topics
from newslens.reporting.view import arrange
from newslens.types import Alignment, Analysis, Relation
from tests.queries.test_queries import ANALYSIS as COPIED
from tests.queries.test_queries import pair
from tests.queries.test_utterances import ANALYSIS
from tests.reporting.sample import ANALYSIS as SAMPLE


def test_the_table_has_who_prints_which_piece() -> None:
    lines = TableReporter()(ANALYSIS).decode().splitlines()
    start = next(n for n, line in enumerate(lines) if line.startswith("Quotations put together (1)"))
    assert lines[start + 1 : start + 7] == [
        "Ada Brunn / Sam Okafor",
        "  The cracks are as wide as a hand, and nobody will cross until June",
        "    wire    all of it",
        "    herald  The cracks are as wide as a hand",
        "    gull    nobody will cross until [July]",
        "  retold without marks: mail",
    ]


def test_the_page_has_it_too() -> None:
    page = HtmlReporter()(ANALYSIS).decode()
    section = page[page.index('<section id="utterances">') :]
    section = section[: section.index("</section>")]
    assert "and nobody will cross until June</p>" in section
    assert "nobody will cross until <mark>July</mark>" in section
    assert '<a href="#utterances">1 quotation put together</a>' in page


def test_what_all_print_whole_is_no_news() -> None:
    assert arrange(attrs.evolve(COPIED, alignments=(pair("wire.q", "mirror.q", Relation.VERBATIM),))).spoken == ()


def test_a_copy_says_so() -> None:
    printed = [row.outlet for spoken in arrange(COPIED).spoken for row in spoken.passages[0].printed]
    assert "mirror (copy)" in printed
    assert "wire" in printed


def test_a_cause_and_the_contexts_stand_beside_a_conflict() -> None:
    (conflict,) = arrange(ANALYSIS).conflicts
    assert conflict.cause == "gull is likely wrong: herald and mail and wire name Ada Brunn"
    assert [outlet for outlet, _ in conflict.contexts] == ["gull", "wire"]
    assert conflict.cause in TableReporter()(ANALYSIS).decode()
    page = HtmlReporter()(ANALYSIS).decode()
    assert conflict.cause in page
    assert "<summary>In context</summary>" in page


def test_disagreements_that_share_a_telling_are_one_topic() -> None:
    def found(*names: str) -> Alignment:
        return Alignment("/".join(names), names, Relation.CONTRADICTION)

    links = (found("ferry.c1", "herald.c1"), found("ferry.c2", "herald.c2"), found("ferry.c1", "herald.c2"))
    disagreements = arrange(attrs.evolve(SAMPLE, alignments=links[:2])).contradictions
    assert [len(topic) for topic in topics(disagreements)] == [1, 1]
    disagreements = arrange(attrs.evolve(SAMPLE, alignments=links)).contradictions
    assert [len(topic) for topic in topics(disagreements)] == [3]
    assert topics(()) == ()


def test_the_answers_stand_in_the_json() -> None:
    tree = json.loads(JsonReporter()(ANALYSIS))
    (utterance,) = tree["utterances"]
    assert [part["quote"] for part in utterance["stretches"][0]["parts"]] == ["wire.q", "herald.q", "gull.q"]
    assert utterance["retold"] == ["mail.q"]
    assert tree["groups"] == [
        {"members": ["gull.q", "herald.q", "mail.q", "wire.q"], "outlets": ["gull", "herald", "mail", "wire"]}
    ]
    assert tree["conflicts"][0]["cause"]["kind"] == "likely_error"
    assert [copy["later"] for copy in json.loads(JsonReporter()(COPIED))["copies"]] == ["mirror"]


def test_the_answers_can_be_left_out() -> None:
    bare = json.loads(JsonReporter(JsonOptions(answers=False))(Analysis()))
    assert set(json.loads(JsonReporter()(Analysis()))) - set(bare) == {
        "groups",
        "updates",
        "utterances",
        "conflicts",
        "copies",
    }
