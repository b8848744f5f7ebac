"""A check for people and for programs."""

from __future__ import annotations

import json
import re

import attrs

from newslens.alignment.diff.edits import Kind as EditKind
from newslens.checking.report import to_json, to_table
from newslens.checking.verdicts import Alteration, CheckedQuote, Place, QuoteCheck, Status
from newslens.spans import Span
from newslens.types import Kind, Problem

CHECK = QuoteCheck(
    "draft",
    ("echo", "gazette"),
    (
        CheckedQuote(
            "“Yes,”",
            (Span(0, 6),),
            Kind.DIRECT,
            "Ada Brunn",
            Status.EXACT,
            1.0,
            (),
            Place("echo", (Span(4, 7),), "Yes", marked=True),
        ),
        CheckedQuote(
            "“The bridge may hold.”",
            (Span(10, 32),),
            Kind.DIRECT,
            None,
            Status.ALTERED,
            0.8,
            (Alteration(EditKind.HEDGE_ADDED, "may hold", "holds"),),
            Place("gazette", (Span(9, 25),), "The bridge holds"),
            line=3,
        ),
        CheckedQuote(
            "\x1b[31mred",
            (Span(40, 48),),
            Kind.INDIRECT,
            "Ada Brunn",
            Status.NOT_FOUND,
            line=7,
            nearest=Place("echo", (Span(9, 13),), "Blue", "echo#q1", "Bo Lind"),
        ),
    ),
    (Problem("gone.txt", "read", "no such file"),),
    "0.1.0",
    "draft.txt",
)
TABLE = """\
3 quotations · 2 sources · 1 not found · 1 altered · 1 exact

exact  draft.txt:1  Ada Brunn: “Yes,”

altered  draft.txt:3  nobody named: “The bridge may hold.”
  gazette  outside quotations: The bridge holds
  hedge added, source → draft: [holds] → [may hold]

not found  draft.txt:7  Ada Brunn: [31mred
  nearest: echo  Bo Lind: Blue
"""


def test_the_table_has_a_verdict_for_each_quotation() -> None:
    assert to_table(CHECK, width=80) == TABLE


def test_colour_adds_codes_and_nothing_else() -> None:
    assert re.sub("\x1b\\[[0-9;]*m", "", to_table(CHECK, width=80, colour=True)) == TABLE


def test_no_row_is_wider_than_the_table() -> None:
    wide = attrs.evolve(CHECK, quotes=tuple(attrs.evolve(one, text="word " * 40) for one in CHECK.quotes))
    assert max(map(len, to_table(wide, width=40).splitlines())) <= 40


def test_json_has_every_field_by_its_name() -> None:
    tree = json.loads(to_json(CHECK))
    assert (tree["draft"], tree["sound"]) == ("draft", False)
    assert tree["problems"] == [{"path": "gone.txt", "stage": "read", "error": "no such file", "code": "NL101"}]
    assert tree["quotes"][1] == {
        "text": "“The bridge may hold.”",
        "spans": [[10, 32]],
        "kind": "direct",
        "speaker": None,
        "status": "altered",
        "score": 0.8,
        "alterations": [{"kind": "hedge_added", "draft": "may hold", "source": "holds", "touches": []}],
        "place": {
            "article": "gazette", "spans": [[9, 25]], "text": "The bridge holds",
            "quote": None, "speaker": None, "marked": False,
        },
        "parts": [],
        "line": 3,
        "nearest": None,
        "disputed": [],
        "unchecked": [],
    }  # fmt: skip


def test_where_sources_disagree_is_shown() -> None:
    disputed = attrs.evolve(
        CHECK.quotes[0], disputed=(Place("gazette", (Span(0, 2),), "No", "gazette#q1", "Ada Brunn"),)
    )
    assert "  sources disagree: gazette  Ada Brunn: No\n" in to_table(attrs.evolve(CHECK, quotes=(disputed,)))


def test_words_that_were_not_checked_are_shown() -> None:
    mixed = attrs.evolve(CHECK.quotes[0], kind=Kind.MIXED, unchecked=("the old mill",))
    table = to_table(attrs.evolve(CHECK, quotes=(mixed,)))
    assert "  not checked, outside the marks: the old mill\n" in table


def test_json_says_whether_a_check_is_sound() -> None:
    exact = attrs.evolve(CHECK, quotes=CHECK.quotes[:1])
    assert [json.loads(to_json(attrs.evolve(exact, problems=found)))["sound"] for found in ((), CHECK.problems)] == [
        True,
        False,
    ]


def test_exact_words_that_a_source_prints_as_its_own_are_shown() -> None:
    own = attrs.evolve(CHECK.quotes[0], place=Place("echo", (Span(4, 7),), "Yes"))
    assert "  echo  outside quotations: Yes\n" in to_table(attrs.evolve(CHECK, quotes=(own,)))
