from __future__ import annotations

import random

import attrs
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from benchmarks import offsets
from benchmarks.texts import texts
from newslens.spans import Change, Edit, OffsetMap
from newslens.testing import strategies
from newslens.types import Article


def _mismatches(article: Article) -> int:
    found = offsets.origins(article.raw, article.text, article.offsets)
    assert found is not None
    length = len(article.text)
    return sum(offsets.wrong(article, found, a, b) for a in range(length) for b in range(a + 1, length + 1))


def test_every_span_of_a_cleaned_text_is_found_again() -> None:
    article = Article("a", "One tw\u00ado.\r\nShare\r\nThree  four&amp;five.")
    edits = [Edit(6, 7), Edit(9, 11, "\n\n"), Edit(11, 18, "", gap=True), Edit(23, 25, " "), Edit(29, 34, "&")]
    cleaned = article.edited(edits)
    assert cleaned.text == "One two.\n\nThree four&five."
    assert _mismatches(cleaned) == 0


@given(st.data())
def test_whatever_is_edited_is_found_again(data: st.DataObject) -> None:
    article = Article("a", data.draw(strategies.texts(max_size=30)))
    assert _mismatches(article.edited(data.draw(strategies.edits(article.text)))) == 0


@pytest.mark.parametrize("fault", ["shifted", "lost"])
def test_a_wrong_map_is_found_out(fault: str) -> None:
    article = Article("a", "One tw\u00ado three.").edited([Edit(6, 7)])
    right = article.offsets.changes[0]
    changes = {"shifted": (attrs.evolve(right, raw_start=right.raw_start - 1, raw_end=right.raw_end - 1),), "lost": ()}
    assert offsets.origins(article.raw, article.text, OffsetMap(changes[fault])) is None


def test_a_map_that_finds_the_wrong_place_is_found_out() -> None:
    article = Article("a", "One two three.").edited([Edit(4, 8)])
    found = offsets.origins(article.raw, article.text, article.offsets)
    assert found is not None
    late = attrs.evolve(article, offsets=OffsetMap((Change(6, 10, 6, 6),)))
    assert any(offsets.wrong(late, found, start, start + 3) for start in range(len(article.text) - 3))


def test_noise_is_thrown_in_the_same_way_each_time() -> None:
    sources = texts()
    draw = [random.Random(seed) for seed in (3, 3, 4)]  # noqa: S311 - noise, not secrets
    first, again, other = (offsets.damaged(each, sources) for each in draw)
    assert first == again != other


def test_the_benchmark_runs() -> None:
    result = CliRunner().invoke(offsets.main, ["--spans", "4000"])
    assert result.exit_code == 0, result.output
    assert "Offsets of 4,000 spans" in result.output
