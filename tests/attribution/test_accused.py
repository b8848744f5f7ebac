"""Courts and charges: what is done to somebody on trial is no saying, and whom a charge is about does not make it."""

from __future__ import annotations

import pytest

from newslens import Article, Pipeline, load


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return load()


def sources(pipeline: Pipeline, text: str) -> list[str | None]:
    (article,) = pipeline.analyze([Article("a", text)]).articles
    return [quote.speaker.mention if quote.speaker else None for quote in article.quotes]


@pytest.mark.parametrize(
    "line",
    [
        "Tom Hale was convicted of lying to the grand jury.",
        "Mark Lowe was acquitted of murder on Friday.",
        "Colin Rusk was booked on charges of fraud.",
        "Tom Hale was cleared of a second charge of lying to the grand jury.",
        "Mark Lowe was absolved of blame.",
        "Mark Lowe was relieved of his duties.",
    ],
)
def test_what_courts_and_police_do_says_nothing(pipeline: Pipeline, line: str) -> None:
    assert sources(pipeline, line) == []


@pytest.mark.parametrize(
    "line", ["Colin Rusk faces charges that he shot a farmer.", "Tom Hale was accused of lying to the council."]
)
def test_who_is_accused_does_not_accuse(pipeline: Pipeline, line: str) -> None:
    assert set(sources(pipeline, line)) <= {None}


def test_who_accuses_does(pipeline: Pipeline) -> None:
    assert sources(pipeline, "Prosecutors accused Tom Hale of lying to the council.") == ["Prosecutors"]


@pytest.mark.parametrize(
    ("line", "source"),
    [
        (
            "Rusk called his brother, Tom Hale, who drove to the jail and told officers that the gun was his.",
            "Tom Hale",
        ),
        ("The city hired Mark Lowe, who left the firm in May and said it was badly run.", "Mark Lowe"),
        ("Meg Tarrow met Mark Lowe, who left the firm in May, and said it was badly run.", "Meg Tarrow"),
        ("Meg Tarrow left the firm in May and said it was badly run.", "Meg Tarrow"),
    ],
)
def test_a_clause_about_somebody_goes_on_until_a_comma_closes_it(pipeline: Pipeline, line: str, source: str) -> None:
    mention = sources(pipeline, line)[-1]
    assert mention is not None
    assert source in mention
