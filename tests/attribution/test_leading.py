"""Words in marks inside what is told: whether a verb before them leads up to them."""

from __future__ import annotations

import pytest

from newslens import Pipeline, load

from .test_whole import told


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return load()


@pytest.mark.parametrize(
    "clause",
    [
        "Moss had shown “a wholly cynical disregard for the town”",
        "the search would continue “for as long as it takes”",
        "the inquiry would conclude “by spring”",
        "the report revealed “serious failings”",
        "the mill had promised “a new start”",
        "he could not be sure that Moss had been warned twice, as the union had alleged, but that “once was enough”",
    ],
)
def test_a_phrase_in_marks_inside_what_is_told_is_told_with_it(pipeline: Pipeline, clause: str) -> None:
    assert told(pipeline, f"Mayor Tom Hale said {clause}.") == [("Mayor Tom Hale", clause)]


@pytest.mark.parametrize(
    ("clause", "inner"),
    [
        ("Moss had shouted “never”", ("Moss", "“never”")),
        ("the firm claimed that “the mill is safe”", ("the firm", "“the mill is safe”")),
        ("Moss had promised “we will open the mill again”", ("Moss", "“we will open the mill again”")),
        ("Moss had told him: “You are wrong.”", ("Moss", "“You are wrong.”")),
    ],
)
def test_what_another_is_said_to_have_uttered_is_told_twice(
    pipeline: Pipeline, clause: str, inner: tuple[str, str]
) -> None:
    assert told(pipeline, f"Mayor Tom Hale said {clause}.") == [("Mayor Tom Hale", clause), inner]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The report revealed “serious failings”.", "The report"),
        ("The mill said it was shut. It promised “a new start”.", "It"),
        ("The mayor said in May the mill was shut, but in June she promised “a new start”.", "she"),
    ],
)
def test_a_phrase_that_no_other_tells_is_of_its_verb(pipeline: Pipeline, text: str, source: str) -> None:
    assert told(pipeline, text)[-1][0] == source
