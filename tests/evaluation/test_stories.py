from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslens.errors import InputError
from newslens.evaluation import evaluate_stories, render, to_dict
from newslens.evaluation.gold import read_story
from newslens.evaluation.stories import score_story, story_figures
from newslens.spans import Span
from newslens.types import (
    Alignment,
    Analysis,
    Article,
    Kind,
    Mode,
    Quote,
    Relation,
    Speaker,
    SpeakerMention,
    TextWarning,
)
from tests.evaluation.sample import GOLD, PERFECT, TEXTS, always, at, write

FERRY, HERALD = PERFECT.articles


def _figures(folder: Path, analysis: Analysis) -> dict[str, float | None]:
    return evaluate_stories(write(folder), always(analysis), repetitions=5).figures


def test_a_perfect_analysis_scores_one(tmp_path: Path) -> None:
    figures = _figures(tmp_path, PERFECT)
    nothing = {"article_chars_lost", "false_warnings_per_clean_article"}
    undefined = {name for name, value in figures.items() if value is None}
    assert {name: figures[name] for name in nothing} == dict.fromkeys(nothing, 0.0)
    assert {value for name, value in figures.items() if name not in nothing | undefined} == {1.0}
    assert all(name.startswith(("mixed", "indirect", "right_", "conflict", "no_cue")) for name in undefined)


def test_an_empty_analysis_scores_nothing(tmp_path: Path) -> None:
    figures = _figures(tmp_path, Analysis())
    for name in (
        "clean_F1",
        "quote_F1",
        "quote_words_F1",
        "claim_R",
        "quantity_R",
        "align_F1",
        "warning_R",
        "articles_found",
    ):
        assert figures[name] == 0.0, name
    assert figures["article_text_kept"] == 1.0


def test_the_files_of_the_gold_are_what_is_analysed(tmp_path: Path) -> None:
    seen: list[Sequence[Path]] = []

    def analyze(paths: Sequence[Path]) -> Analysis:
        seen.append(paths)
        return PERFECT

    evaluate_stories(write(tmp_path), analyze, repetitions=1)
    evaluate_stories(tmp_path / "bridge", analyze, repetitions=1)
    assert [[path.name for path in paths] for paths in seen] == [["ferry.txt", "herald.txt"]] * 2


def _with(article: Article, **changes: Any) -> Analysis:
    changed = attrs.evolve(article, **changes)
    return attrs.evolve(PERFECT, articles=tuple(changed if a.id == article.id else a for a in PERFECT.articles))


def test_a_scare_quote_that_is_taken_for_a_quote_costs_precision(tmp_path: Path) -> None:
    scare = Quote("ferry.9", Kind.DIRECT, Mode.SPEECH, "“old lady”", at("ferry", "“old lady”"))
    figures = _figures(tmp_path, _with(FERRY, quotes=(*FERRY.quotes, scare)))
    assert figures["scare_quotes_left_alone"] == 0.0
    assert figures["quote_P"] == pytest.approx(2 / 3)
    assert figures["quote_R"] == 1.0
    thought = attrs.evolve(scare, mode=Mode.THOUGHT)
    assert _figures(tmp_path, _with(FERRY, quotes=(*FERRY.quotes, thought)))["quote_P"] == 1.0


def test_a_quote_matches_from_half_of_the_words_on(tmp_path: Path) -> None:
    words = {"had no": 1.0, "no": 0.5}  # of "We had no choice": two of four match, one of four does not
    for text, recall in words.items():
        quote = attrs.evolve(FERRY.quotes[0], spans=at("ferry", text))
        assert _figures(tmp_path, _with(FERRY, quotes=(quote,)))["quote_R"] == recall


def test_text_removed_by_mistake_is_counted(tmp_path: Path) -> None:
    removal = attrs.evolve(FERRY.removed[0], spans=at("ferry", "each hour. Read more about bridges."))
    figures = _figures(tmp_path, _with(FERRY, removed=(removal,)))
    assert figures["article_chars_lost"] == len("eachhour.")
    assert figures["clean_P"] == pytest.approx(21 / 30)
    assert figures["clean_R"] == 1.0


def test_the_wrong_speaker_is_no_speaker(tmp_path: Path) -> None:
    other = Speaker("s2", "Carl Dahl", aliases=("Brunn",))
    quote = attrs.evolve(HERALD.quotes[0], speaker=SpeakerMention("s2", "Ms. Brunn", at("herald", "Ms. Brunn")))
    analysis = attrs.evolve(_with(HERALD, quotes=(quote,)), speakers=(*PERFECT.speakers, other))
    figures = _figures(tmp_path, analysis)
    assert figures["mention_acc"] == 1.0
    assert figures["speaker_acc"] == 1.0, "an alias is enough where the name is nobody's"
    assert figures["cluster_R"] == 0.5
    wrong = attrs.evolve(analysis, speakers=(*PERFECT.speakers, attrs.evolve(other, aliases=())))
    assert _figures(tmp_path, wrong)["speaker_acc"] == 0.5


def test_a_false_alignment_and_a_wrong_relation_are_told(tmp_path: Path) -> None:
    alignments = (
        Alignment("x", ("ferry.1", "herald.1"), Relation.VERBATIM, attribution_conflict=True),
        Alignment("z", ("ferry.2", "herald.1"), Relation.PARAPHRASE),
    )
    report = evaluate_stories(write(tmp_path), always(attrs.evolve(PERFECT, alignments=alignments)), repetitions=1)
    assert report.figures["align_P"] == 0.5
    assert report.figures["align_R"] == 0.5
    assert report.figures["relation_acc"] == 0.0
    assert report.figures["conflict_P"] == 0.0
    assert {miss.what for miss in report.misses} == {
        "relation verbatim for reworded",
        "attribution conflict false",
        "alignment missed (contradiction)",
        "alignment false (paraphrase)",
    }


def test_a_warning_on_everything_points_at_nothing(tmp_path: Path) -> None:
    everywhere = TextWarning((Span(0, len(TEXTS["herald"])),), "grammar")
    assert _figures(tmp_path, _with(HERALD, warnings=(everywhere,)))["warning_R"] == 0.0
    assert _figures(tmp_path, _with(FERRY, warnings=(everywhere,)))["false_warnings_per_clean_article"] == 1.0


@given(st.randoms(use_true_random=False))
def test_the_order_in_which_things_come_does_not_matter(
    tmp_path_factory: pytest.TempPathFactory, shuffle: random.Random
) -> None:
    story = read_story(write(tmp_path_factory.mktemp("s")) / "bridge")

    def mixed(items: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(shuffle.sample(items, len(items)))

    scare = Quote("ferry.9", Kind.DIRECT, Mode.SPEECH, "“old lady”", at("ferry", "“old lady”"))
    articles = (attrs.evolve(FERRY, quotes=mixed((*FERRY.quotes, scare))), HERALD)
    analysis = attrs.evolve(PERFECT, articles=mixed(articles), alignments=mixed(PERFECT.alignments))
    counts, _ = score_story(story, analysis)
    straight, _ = score_story(story, attrs.evolve(PERFECT, articles=articles))
    assert story_figures(counts) == story_figures(straight)


@pytest.mark.parametrize(
    "gold", [{}, [], {**GOLD, "speakers": {"x": {}}}, {**GOLD, "alignments": [{"members": ["a"]}]}]
)
def test_gold_that_is_none_is_an_input_error(tmp_path: Path, gold: object) -> None:
    with pytest.raises(InputError, match="no gold annotation"):
        evaluate_stories(write(tmp_path, gold), always(PERFECT))


def test_a_folder_without_stories_is_an_input_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"no folder with a gold\.json"):
        evaluate_stories(tmp_path, always(PERFECT))


def test_a_report_can_be_shown(tmp_path: Path) -> None:
    report = evaluate_stories(write(tmp_path), always(Analysis()), repetitions=3)
    text = render(report, misses=True)
    assert text.startswith("1 stories, 2 articles\n")
    assert "ferry: quote missed (direct): “We had no choice,”" in text
    assert to_dict(report)["units"]["bridge"]["quote_R"] == 0.0
