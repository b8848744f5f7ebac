"""Copies are marked in the table and on the page, and counted once."""

from __future__ import annotations

import attrs

from newslens.reporting.stage import HtmlReporter, TableOptions, TableReporter
from tests.queries.test_queries import ANALYSIS
from tests.reporting.sample import ANALYSIS as WITHOUT


def test_who_took_what_from_whom_is_in_the_table() -> None:
    table = TableReporter(TableOptions(width=90))(ANALYSIS).decode()
    assert table.startswith("4 articles (1 took text over) · ")
    assert "Copies (1): counted once" in table
    assert "mirror took 92% of its text from wire" in table
    assert "Contradictions (1)" in table
    assert "(the same in mirror)" in table
    assert "  “The cracks are as wide as a hand,”  mirror (copy), wire (in other words: herald)" in table


def test_who_was_first_is_left_open_where_it_is_not_known() -> None:
    undated = attrs.evolve(ANALYSIS, articles=tuple(attrs.evolve(a, published=None) for a in ANALYSIS.articles))
    table = TableReporter(TableOptions(width=80))(undated).decode()
    assert "wire shares 100% of its text with mirror" in table


def test_the_page_has_the_same() -> None:
    page = HtmlReporter()(ANALYSIS).decode()
    assert "<b>mirror</b> took 92% of its text from <b>wire</b>" in page
    assert "mirror (copy)" in page


def test_articles_that_took_nothing_over_have_no_such_section() -> None:
    assert "Copies" not in TableReporter()(WITHOUT).decode()
    assert "Copies" not in HtmlReporter()(WITHOUT).decode()
