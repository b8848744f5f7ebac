from __future__ import annotations

import re

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from newslens.reporting.stage import TableOptions, TableReporter
from newslens.testing import strategies
from newslens.types import Analysis, Mode
from tests.reporting.sample import ANALYSIS, ferry, herald

CODES = re.compile("\x1b\\[[0-9;]*m")
PLAIN = """\
2 articles · 6 quotes · 4 claims · 4 speakers · 3 alignments
  The Daily Ferry   Bridge over the Aller closed
  Pellworth Herald  Aller bridge shut for a month

Contradictions (1): cannot both hold ───────────────────────────────────────────
  The Daily Ferry   the outlet itself: [Forty] vans cross the bridge each hour
  Pellworth Herald  the outlet itself: [Sixty] vans cross the bridge each hour
                    numbers: Forty / Sixty

Attribution conflicts (1): one thing, two speakers ─────────────────────────────
  The Daily Ferry   Ada Brunn: “The cracks are as wide as a hand.”
  Pellworth Herald  an engineer: “The cracks are as wide as a hand,”

Reworded quotes (1): words that differ in [brackets] ───────────────────────────
  The Daily Ferry   Ada Brunn: “We had no choice,”
  Pellworth Herald  Ada Brunn: “We had no [other] choice,”

Who said what ──────────────────────────────────────────────────────────────────
Ada Brunn, Mayor
  “We had no other choice,”  Pellworth Herald (in other words: The Daily Ferry)
  “The cracks are as wide as a hand.”  The Daily Ferry
Castell Roads
  repairs will take two weeks  The Daily Ferry
an engineer
  “The cracks are as wide as a hand,”  Pellworth Herald
The council
  (denied) repairs will take a month  Pellworth Herald

In one article only ────────────────────────────────────────────────────────────
The Daily Ferry
  Castell Roads: repairs will take two weeks
Pellworth Herald
  The council: repairs will take a month (denied)

Problems (1) ───────────────────────────────────────────────────────────────────
  notes.pdf: read: no reader for .pdf

Text that looks damaged (1) ────────────────────────────────────────────────────
  Pellworth Herald: grammar: on the on the bank
"""


def _table(analysis: Analysis, *, width: int = 80, colour: bool = False) -> str:
    return TableReporter(TableOptions(width=width, colour=colour))(analysis).decode()


def test_the_table_puts_disagreements_first() -> None:
    assert _table(ANALYSIS) == PLAIN


@pytest.mark.parametrize("name", ["FORCE_COLOR", "NO_COLOR", "COLUMNS", "TERM"])
def test_the_surroundings_change_nothing(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv(name, "1")
    assert _table(ANALYSIS) == PLAIN


def test_colour_takes_the_place_of_brackets() -> None:
    coloured = _table(ANALYSIS, colour=True)
    assert "\x1b[31mother\x1b[0m" in coloured
    words = CODES.sub("", coloured).replace("in colour", "in [brackets]")
    assert " ".join(words.split()).replace("─", "") == " ".join(
        PLAIN.replace("[other]", "other").replace("[Forty]", "Forty").replace("[Sixty]", "Sixty").split()
    ).replace("─", "")


def test_articles_that_agree_are_said_to() -> None:
    assert "No disagreements found" in _table(attrs.evolve(ANALYSIS, alignments=()))
    assert "disagreements" not in _table(Analysis(articles=(ferry,)))


@pytest.mark.parametrize("width", range(61, 100))
def test_the_kind_of_a_change_stands_where_there_is_room(width: int) -> None:
    (difference,) = ANALYSIS.alignments[0].differences
    typed = attrs.evolve(ANALYSIS.alignments[0], differences=(attrs.evolve(difference, kind="hedge_added"),))
    table = _table(attrs.evolve(ANALYSIS, alignments=(typed, *ANALYSIS.alignments[1:])), width=width)
    assert table.count("(how sure)") == 1
    assert len(table.splitlines()) == len(_table(ANALYSIS, width=width).splitlines())


def test_an_empty_analysis_has_a_table() -> None:
    assert _table(Analysis()) == "0 articles · 0 quotes · 0 claims · 0 speakers · 0 alignments\n"


@given(strategies.analyses(), st.integers(40, 130), st.booleans())
def test_any_analysis_has_a_table_that_keeps_to_its_width(analysis: Analysis, width: int, colour: bool) -> None:  # noqa: FBT001
    rows = CODES.sub("", _table(analysis, width=width, colour=colour)).splitlines()
    assert all(cell_len(row) <= width for row in rows)
    if not colour:
        assert all("\x1b" not in row for row in rows)


def test_of_long_lists_the_first_are_shown_and_the_others_counted() -> None:
    short = TableReporter(TableOptions(width=80, top=1))(ANALYSIS).decode()
    assert "… and 3 more: --top 0 shows all" in short  # voices
    assert "Castell Roads\n" not in short
    assert "more" not in _table(ANALYSIS)
    assert TableReporter(TableOptions(width=80, top=0))(ANALYSIS).decode() == PLAIN


def test_what_is_only_thought_stands_below_what_was_said() -> None:
    *said, last = ferry.quotes
    thought = attrs.evolve(ferry, quotes=(*said, attrs.evolve(last, mode=Mode.THOUGHT)))
    rows = _table(attrs.evolve(ANALYSIS, articles=(thought, herald)), width=100).splitlines()
    place = rows.index("  thinks, wants or does")
    assert rows[place - 1] == "Castell Roads"
    assert rows[place + 1].startswith("    repairs will take two weeks")


def test_ids_stand_behind_what_they_are_of() -> None:
    table = TableReporter(TableOptions(width=100, ids=True))(ANALYSIS).decode()
    for name in ("ferry.c1", "herald.q1", "ferry.q3", "herald.c2", "a1", "a2", "a3"):
        assert f"{{{name}}}" in table
