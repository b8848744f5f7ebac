from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import attrs
import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from newslens.errors import InputError
from newslens.serialize import to_dict
from newslens.spans import Span
from newslens.testing.strategies import analyses
from newslens.types import Alignment, Analysis, Article, Kind, Mode, Quote, Relation, Speaker, SpeakerMention

from newslens_parquet import TABLES, connect, read_duckdb, read_parquet, write_duckdb, write_parquet
from newslens_parquet.batches import escaped, replaced

NAMES = {"id", "path", "members", "a", "b", "claimant", "quote", "speaks_for"}
SIZES = st.sampled_from([{}, {"row_group_rows": 1}, {"row_group_rows": 2}, {"row_group_bytes": 1}])
STORED = pytest.mark.parametrize("form", ["parquet", "duckdb"])


def store(form: str, found: Any, folder: Path, **sizes: int) -> dict[str, int]:
    if form == "parquet":
        return dict(write_parquet(found, folder, **sizes))
    return dict(write_duckdb(found, folder / "x.duckdb", **sizes))


def load(form: str, folder: Path) -> Analysis:
    return read_parquet(folder) if form == "parquet" else read_duckdb(folder / "x.duckdb")


def opened(form: str, folder: Path) -> duckdb.DuckDBPyConnection:
    return connect(folder) if form == "parquet" else duckdb.connect(str(folder / "x.duckdb"), read_only=True)


def written(tree: Any, name: str = "") -> Any:
    """A piece of JSON as UTF-8 can hold it."""
    if isinstance(tree, dict):
        return {key: written(value, key) for key, value in tree.items()}
    if isinstance(tree, list | tuple):
        return [written(value, name) for value in tree]
    if isinstance(tree, str):
        return escaped(tree) if name in NAMES else replaced(tree)
    return tree


def brought_together(analysis: Analysis) -> Analysis:
    """The analysis as a pipeline would have given it: what was brought together is no article's own any more."""
    return attrs.evolve(analysis, articles=tuple(attrs.evolve(each, speakers=()) for each in analysis.articles))


def counted(tree: dict[str, Any]) -> dict[str, int]:
    """How many rows each table must have."""
    articles, alignments, speakers = tree["articles"], tree["alignments"], tree["speakers"]
    quotes = [quote for article in articles for quote in article["quotes"]]
    claims = [claim for article in articles for claim in article["claims"]]
    return {
        "about": 1,
        "articles": len(articles),
        "removals": sum(len(article["removed"]) for article in articles),
        "warnings": sum(len(article["warnings"]) for article in articles),
        "quotes": len(quotes),
        "claims": len(claims),
        "quantities": sum(len(claim["quantities"]) for claim in claims),
        "speakers": len(speakers),
        "speaks_for": sum(len(speaker["speaks_for"]) for speaker in speakers),
        "alignments": len(alignments),
        "alignment_members": sum(len(alignment["members"]) for alignment in alignments),
        "differences": sum(len(alignment["differences"]) for alignment in alignments),
        "problems": len(tree["problems"]),
    }


def keys_hold(base: duckdb.DuckDBPyConnection) -> None:
    for table in TABLES:
        if table.primary:
            keys = ", ".join(table.primary)
            assert not base.execute(f"SELECT {keys} FROM {table.name} GROUP BY ALL HAVING count(*) > 1").fetchall()
        for column, (other, there) in table.foreign.items():
            lost = f"SELECT {column} FROM {table.name} ANTI JOIN {other} o ON o.{there} = {column}"
            assert not base.execute(f"{lost} WHERE {column} IS NOT NULL").fetchall(), (table.name, column)


def pieces(base: duckdb.DuckDBPyConnection) -> dict[str, list[str]]:
    """The raw words of each quote, cut out by SQL."""
    cut = "substring(a.raw, u.s.raw_start + 1, u.s.raw_end - u.s.raw_start)"
    rows = base.execute(
        f"SELECT q.id, list({cut} ORDER BY u.s.raw_start) "
        "FROM articles a JOIN quotes q ON q.article = a.id, unnest(q.spans) AS u(s) GROUP BY q.id"
    )
    return dict(rows.fetchall())


# Each example makes a whole export, which costs a tenth of a second and more.
@STORED
@settings(max_examples=10)
@given(analysis=analyses(), sizes=SIZES)
def test_tables_hold_all_that_json_holds(form: str, analysis: Analysis, sizes: dict[str, int]) -> None:
    tree = to_dict(brought_together(analysis))
    quotes = [(article.raw, quote) for article in analysis.articles for quote in article.quotes]
    with tempfile.TemporaryDirectory() as folder:
        assert store(form, analysis, Path(folder), **sizes) == counted(tree)
        assert written(to_dict(load(form, Path(folder)))) == written(tree)
        with opened(form, Path(folder)) as base:
            keys_hold(base)
            assert pieces(base) == {quote.id: [replaced(span.of(raw)) for span in quote.spans] for raw, quote in quotes}
            for name, count in {**counted(tree), "statements": len(quotes) + counted(tree)["claims"]}.items():
                assert base.execute(f"SELECT count(*) FROM {name}").fetchall() == [(count,)]


@STORED
def test_the_articles_of_a_stream_keep_their_own_speakers(form: str, tmp_path: Path) -> None:
    own = (Speaker("a#s1", "Mara Lind", speaks_for=("a#s2",)), Speaker("a#s2", "the port"))
    articles = (Article("a", "The quay reopens.", speakers=own), Article("b", "The quay does not reopen."))
    assert store(form, iter(articles), tmp_path)["speaks_for"] == 1
    assert load(form, tmp_path).articles == articles
    assert load(form, tmp_path).speakers == ()


@STORED
def test_lone_surrogates_are_escaped_in_names_and_replaced_in_texts(form: str, tmp_path: Path) -> None:
    articles = [Article(f"caf{mark}", f"x{mark}y", path=f"caf{mark}.txt") for mark in "\udce8\udce9"]
    assert store(form, articles, tmp_path)["articles"] == 2
    assert [(each.id, each.path, each.raw) for each in load(form, tmp_path).articles] == [
        ("caf\\udce8", "caf\\udce8.txt", "x\ufffdy"),
        ("caf\\udce9", "caf\\udce9.txt", "x\ufffdy"),
    ]


@STORED
def test_the_day_is_the_one_that_stands_there(form: str, tmp_path: Path) -> None:
    dates = ["2026-03-02T23:30:00-08:00", "2026-03-02", "last Monday", "", None]
    store(form, [Article(f"a{place}", "x", published=date) for place, date in enumerate(dates)], tmp_path)
    with opened(form, tmp_path) as base:
        days = base.sql("SELECT published_day::VARCHAR FROM articles ORDER BY place").fetchall()
    assert days == [("2026-03-02",), ("2026-03-02",), (None,), (None,), (None,)]


@STORED
def test_members_say_whether_they_are_quotes_or_claims(form: str, tmp_path: Path) -> None:
    def quoting(name: str) -> Article:
        span = (Span(0, 4),)
        mention = SpeakerMention(f"{name}#s1", "Lind", span)
        quote = Quote(f"{name}#q1", Kind.DIRECT, Mode.SPEECH, "quay", span, None, mention)
        return Article(name, "quay", quotes=(quote,), publisher="" if name == "a" else "The Herald")

    analysis = Analysis((quoting("a"), quoting("b")), alignments=(Alignment("x", ("a#q1", "b#q1"), Relation.VERBATIM),))
    store(form, analysis, tmp_path)
    with opened(form, tmp_path) as base:
        assert base.sql("SELECT member, quote, claim FROM alignment_members ORDER BY place").fetchall() == [
            ("a#q1", "a#q1", None),
            ("b#q1", "b#q1", None),
        ]
        # An outlet without a name is called what its article is called.
        assert base.sql("SELECT outlet, who FROM statements ORDER BY id").fetchall() == [
            ("a", None),
            ("The Herald", None),
        ]


def test_a_folder_without_tables_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=f"^{tmp_path}: no about.parquet there; write_parquet makes one$"):
        connect(tmp_path)


def test_a_file_that_is_not_there_or_is_no_database_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"x\.duckdb: no such file$"):
        read_duckdb(tmp_path / "x.duckdb")
    (tmp_path / "x.duckdb").write_bytes(b"no database" * 2000)
    with pytest.raises(InputError, match=f"^{tmp_path}/x.duckdb: ") as caught:
        read_duckdb(tmp_path / "x.duckdb")
    assert "\n" not in str(caught.value)


def test_a_database_of_somebody_else_is_one_line(tmp_path: Path) -> None:
    with duckdb.connect(str(tmp_path / "x.duckdb")) as base:
        base.execute("CREATE TABLE about AS SELECT 1 AS other")
    with pytest.raises(InputError, match="not the tables of newslens: ") as caught:
        read_duckdb(tmp_path / "x.duckdb")
    assert "\n" not in str(caught.value)


def test_a_folder_may_be_called_anything(tmp_path: Path) -> None:
    folder = tmp_path / "it's [a-z] *?"
    analysis = Analysis((Article("a", "The quay reopens."),))
    write_parquet(analysis, folder)
    assert read_parquet(folder) == analysis
