from __future__ import annotations

import doctest
import json
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import seeds.compile
import seeds.gold
import seeds.markup
from seeds.compile import HERE, SourceError, Story, compile_story, counts, main, read_source, stale, write
from seeds.gold import REASONS, RELATIONS, STANCES

STORIES = sorted(path.parent for path in (HERE / "src").glob("*/story.toml"))
BY_NAME = pytest.mark.parametrize("name", [folder.name for folder in STORIES])


def load(name: str) -> dict[str, Any]:
    gold: dict[str, Any] = json.loads((HERE / name / "gold.json").read_text(encoding="utf-8"))
    return gold


def raw(name: str, article: dict[str, Any]) -> str:
    file: str = article["file"]
    return (HERE / name / file).read_bytes().decode("utf-8-sig")


@pytest.mark.parametrize("module", [seeds.markup, seeds.gold, seeds.compile])
def test_the_examples_in_docstrings_hold(module: ModuleType) -> None:
    failed, tried = doctest.testmod(module)
    assert (failed, tried > 0) == (0, True)


def test_there_are_at_least_five_stories() -> None:
    assert len(STORIES) >= 5


@BY_NAME
def test_the_compiled_files_are_up_to_date(name: str) -> None:
    assert stale(compile_story(HERE / "src" / name)) == []


@BY_NAME
def test_every_span_stands_in_its_file(name: str) -> None:
    for article in load(name)["articles"]:
        text = raw(name, article)
        assert article["n_chars"] == len(text)
        assert article["title"] in text
        places = [p for part in ("boilerplate", "quotes", "key_claims", "not_quotes", "garbled") for p in article[part]]
        places += [p for quote in article["quotes"] for p in (quote["cue"], quote["mention"]) if p]
        places += [p for claim in article["key_claims"] for p in claim["quantities"]]
        for place in places:
            assert place["spans"]
            assert all(0 <= start < end <= len(text) for start, end in place["spans"])
            assert " … ".join(text[start:end] for start, end in place["spans"]) == place["text"]


@BY_NAME
def test_quotes_lie_apart_and_outside_boilerplate(name: str) -> None:
    for article in load(name)["articles"]:
        spans = sorted((s, e, quote["id"]) for quote in article["quotes"] for s, e in quote["spans"])
        assert all(one[1] <= two[0] for one, two in pairwise(spans)), article["id"]
        removed = [span for b in article["boilerplate"] if b["reason"] != "control" for span in b["spans"]]
        assert not [(s, e) for s, e, _ in spans for x, y in removed if s < y and x < e]


@BY_NAME
def test_the_gold_names_only_what_is_there(name: str) -> None:
    gold = load(name)
    assert gold["story"] == name
    assert len(gold["articles"]) >= 3
    speakers = gold["speakers"]
    quotes = [quote for article in gold["articles"] for quote in article["quotes"]]
    claims = [claim for article in gold["articles"] for claim in article["key_claims"]]
    assert all(quote["speaker"] in speakers and quote["mention"] for quote in quotes)
    assert all(claim["claimant"] is None or claim["claimant"] in speakers for claim in claims)
    assert all({claim["stance"], *claim["stance_alts"]} <= set(STANCES) for claim in claims)
    assert all(key in speakers for speaker in speakers.values() for key in speaker["speaks_for"])
    assert {quote["speaker"] for quote in quotes} == set(speakers)
    assert all(b["reason"] in REASONS for article in gold["articles"] for b in article["boilerplate"])
    ids = [item["id"] for item in quotes + claims]
    assert len(set(ids)) == len(ids)
    for alignment in gold["alignments"]:
        assert set(alignment["members"]) <= set(ids)
        assert len({member.split(".")[0] for member in alignment["members"]}) == len(alignment["members"]) == 2
        assert {alignment["relation"], *alignment["relation_alts"]} <= set(RELATIONS)
        assert alignment["attribution_conflict"] in (True, False, None)


def test_the_stories_hold_what_a_reader_of_news_meets() -> None:
    golds = [load(folder.name) for folder in STORIES]
    articles = [article for gold in golds for article in gold["articles"]]
    quotes = [quote for article in articles for quote in article["quotes"]]
    alignments = [alignment for gold in golds for alignment in gold["alignments"]]
    shares = {kind: sum(q["kind"] == kind for q in quotes) / len(quotes) for kind in ("direct", "mixed", "indirect")}
    assert min(shares.values()) > 0.15
    assert {alignment["relation"] for alignment in alignments} == set(RELATIONS)
    assert {True, False} <= {alignment["attribution_conflict"] for alignment in alignments}
    assert any(quote["cue"] is None for quote in quotes)
    assert any(quote["mention_pronoun"] for quote in quotes)
    assert any(len(quote["spans"]) > 2 for quote in quotes)
    assert {block["reason"] for article in articles for block in article["boilerplate"]} == set(REASONS)
    assert len({quote["cue"]["text"] for quote in quotes if quote["cue"]}) > 60
    texts = [raw(gold["story"], article) for gold in golds for article in gold["articles"]]
    for sign in ("\r\n", "â€œ", "\u200b", "\u00ad", "``", "«", "‘", '"', "“", "\u00a0"):
        assert any(sign in text for text in texts), sign


def source_folder(root: Path, **files: str) -> Path:
    folder = root / "src" / "tale"
    folder.mkdir(parents=True)
    for name, text in files.items():
        (folder / f"{name}.nls").write_text(text, encoding="utf-8")
    (folder / "story.toml").write_text(
        'alignments = ["one.q1 two.q1 verbatim"]\n[speakers.hale]\nname = "Ana Hale"\nkind = "person"\n',
        encoding="utf-8",
    )
    return folder


ARTICLE = "+++\n{head}\n+++\n{{t|Rain}}\n\n{{q1 direct hale|“It rained,”}} {{m1|Ana Hale}} {{c1|said}}.\n\n\n"


@pytest.fixture
def tale(tmp_path: Path) -> Story:
    two = ARTICLE.format(head='newlines = "crlf"\nbom = true\nfinal_newline = false')
    return compile_story(source_folder(tmp_path, one=ARTICLE.format(head=""), two=two))


def test_the_head_says_how_the_file_is_written(tale: Story) -> None:
    assert tale.files["one.txt"].decode() == "Rain\n\n“It rained,” Ana Hale said.\n"
    assert tale.files["two.txt"].decode() == "\ufeffRain\r\n\r\n“It rained,” Ana Hale said."
    assert counts(tale) == "tale: 2 articles, 2 quotes (2 direct, 0 mixed, 0 indirect), 0 claims, 1 alignments"


def test_stale_files_are_named_and_written_anew(tale: Story, tmp_path: Path) -> None:
    assert stale(tale, tmp_path) == ["gold.json", "one.txt", "two.txt"]
    write(tale, tmp_path)
    assert stale(tale, tmp_path) == []
    (tmp_path / "tale" / "one.txt").write_text("changed")
    (tmp_path / "tale" / "old.txt").write_text("no source")
    assert stale(tale, tmp_path) == ["old.txt", "one.txt"]
    write(tale, tmp_path)
    assert stale(tale, tmp_path) == []


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("no head", "head"),
        ("+++\nvolume = 11\n+++\n{t|Rain}", "unknown in the head: volume"),
        ('+++\nnewlines = "none"\n+++\n{t|Rain}', "newlines is one of"),
        ("+++\n+++\n{t|Rain", "line 1: the tag"),
        ("+++\n+++\n{t|Rain} {c1|said}", "missing quote"),
    ],
)
def test_a_source_that_cannot_be_compiled_is_named(source: str, reason: str, tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=reason):
        compile_story(source_folder(tmp_path, one=source))


def test_line_numbers_are_not_needed_in_a_good_head() -> None:
    source = read_source('+++\noptions = ["curly"]\n+++\nbody +++\n')
    assert (source.options, source.body) == (("curly",), "body +++\n")


def test_check_passes_on_what_is_committed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--check"]) == 0
    assert capsys.readouterr().out.count("articles") == len(STORIES)
