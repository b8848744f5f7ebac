"""No text raises, hangs or spoils the texts beside it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import newslens
from newslens.testing.growth import grows_linearly
from newslens.testing.strategies import texts
from newslens.types import Analysis, Article, Problem

_SHAPES = {
    "one character": "a",
    "one digit": "7",
    "opening marks": "“",
    "straight marks": '" ',
    "straight marks and words": '"a ',
    "apostrophes": "' ",
    "alternating marks": "“a” ",
    "nested marks": "“‘",
    "said": "he said ",
    "paragraphs": "“a\n\n",
    "newlines": "\n",
    "blanks": " ",
    "zero width": "\u200b",
    "entities": "&amp;",
    "tags": "<a ",
    "mojibake": "â€œ",
    "surrogates": "\ud800",
    "full stops": ". ",
    "brackets": "((",
}


_LONG: dict[str, Callable[[int], str]] = {
    "opening marks": lambda size: "“We " * size,
    "straight marks": lambda size: '"a ' * 2 * size,
    "alternating marks": lambda size: "“a” " * size,
    "said": lambda size: "he said " * size,
    "apostrophes": lambda size: "' " * size,
    "nested marks": lambda size: "“‘" * size,
    "many named sources": lambda size: " ".join(f"“No,” said Ann {_name(number)}." for number in range(size // 4)),
    "many unnamed sources": lambda size: " ".join(f"“No,” said the head of Ward {at}." for at in range(size // 4)),
    "one unnamed source": lambda size: "“No,” said the union official. " * (size // 4),
    "pronouns": lambda size: "“No,” he said. " * (size // 4),
    "paragraphs": lambda size: "“a\n\n" * size,
    "doubled words": lambda size: " ".join(f"the the q{number}" for number in range(size // 2)),
}


def _name(number: int) -> str:
    return "".join("abcdefghij"[int(digit)] for digit in f"{number:04}").capitalize()


@pytest.fixture(scope="module")
def pipeline() -> newslens.Pipeline:
    return newslens.load()


def _holds(analysis: Analysis) -> bool:
    for article in analysis.articles:
        spans = [span for quote in article.quotes for span in quote.spans]
        spans += [span for claim in article.claims for span in claim.spans]
        if not all(0 <= span.start < span.end <= len(article.raw) for span in spans):
            return False
    return True


def _faults(analysis: Analysis) -> list[Problem]:
    """What went wrong; that a text is not English is told, and is no fault."""
    return [problem for problem in analysis.problems if problem.code != "NL104"]


@pytest.mark.parametrize("shape", _SHAPES)
def test_a_long_hostile_text_is_analysed(pipeline: newslens.Pipeline, shape: str) -> None:
    fine = Article("fine", "“The quay is safe,” said Mara Lind, the harbour master.")
    analysis = pipeline.analyze([Article("hostile", _SHAPES[shape] * 4000), fine])
    assert _faults(analysis) == []
    assert _holds(analysis)
    assert [quote.text for quote in analysis.articles[1].quotes] == ["“The quay is safe,”"]


def test_any_text_is_analysed(pipeline: newslens.Pipeline) -> None:
    @settings(max_examples=10)
    @given(st.lists(texts(max_size=300), min_size=10, max_size=10))
    def check(some: list[str]) -> None:
        analysis = pipeline.analyze([Article(f"a{number}", text) for number, text in enumerate(some)])
        assert _faults(analysis) == []
        assert _holds(analysis)

    check()


@pytest.mark.parametrize("shape", list(_LONG))
def test_time_grows_with_the_text(pipeline: newslens.Pipeline, shape: str) -> None:
    assert grows_linearly(lambda size: lambda: list(pipeline.stream([Article("a", _LONG[shape](size))])), 100, 100)


def test_nothing_at_all(pipeline: newslens.Pipeline) -> None:
    assert pipeline.analyze([]) == Analysis(newslens=newslens.__version__)
    analysis = pipeline.analyze([Article("a", ""), Article("b", " \n ")])
    assert analysis.problems == ()
