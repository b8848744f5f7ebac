"""Lines that an outlet puts on every page."""

from __future__ import annotations

import newslens
from newslens.cleaning.repetition import learn, repeated_lines
from newslens.config import DEFAULT_PIPELINE, Config
from newslens.types import Article
from tests.cleaning.pages import PARAGRAPHS

LINE = "A quiet place to read about boats"


def article(number: int, *rows: str, publisher: str | None = "Harbour Post") -> Article:
    return Article(id=str(number), raw="\n\n".join((f"Story {number} of the day", *rows)), publisher=publisher)


def test_a_line_of_three_articles_is_learnt() -> None:
    articles = [article(number, PARAGRAPHS[number], LINE) for number in range(3)]
    assert learn(articles) == ("a quiet place to read about boats",)
    assert learn(articles[:2]) == ()


def test_versions_of_one_text_count_once() -> None:
    assert not repeated_lines(article(number, PARAGRAPHS[0], LINE) for number in range(5))


def test_other_outlets_and_unknown_ones_do_not_count() -> None:
    assert not repeated_lines(article(number, PARAGRAPHS[number], LINE, publisher=str(number)) for number in range(4))
    assert not repeated_lines(article(number, PARAGRAPHS[number], LINE, publisher=None) for number in range(4))


def test_what_somebody_said_is_never_learnt() -> None:
    said = "The mayor said it would rain."
    assert not repeated_lines(article(number, PARAGRAPHS[number], said) for number in range(4))


def test_lines_are_learnt_as_they_are_when_they_go() -> None:
    broken_up = "A quiet place to read about boats &amp; tides,\nweather and harbour gossip since 1911"
    articles = [article(number, f"{PARAGRAPHS[number]}\n\n{broken_up}") for number in range(3)]
    analysis = newslens.load(Config(pipeline=DEFAULT_PIPELINE[: DEFAULT_PIPELINE.index("newslens.title.v1")])).analyze(
        articles
    )
    assert all("gossip" not in found.text and "boats" not in found.text for found in analysis.articles)


def test_the_boilerplate_stage_learns_from_a_set() -> None:
    line = "The Quay Courier has served Port Alder since 1911"
    stories = ("The quay reopens in May.", "The ferry is late again.", "The harbour fund has closed its books.")
    articles = [
        Article(f"a{number}", f"{story} It was a long day for the town.\n\n{line}", publisher="Quay Courier")
        for number, story in enumerate(stories)
    ]
    analysis = newslens.load().analyze(articles)
    assert all(line not in article.text for article in analysis.articles)
    assert line in newslens.load().analyze(articles[:1]).articles[0].text
