"""What hangs on a negation, a condition or somebody else's word is not asserted."""

from __future__ import annotations

import pytest

from newslens import Pipeline, load
from newslens.claims.embedding import under
from newslens.types import Article, Stance


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return load()


def stance(pipeline: Pipeline, text: str, claim: str) -> str | None:
    """The stance of a claim; None where there is no such claim."""
    (article,) = pipeline.analyze([Article("a", text)]).articles
    return next((found.stance.value for found in article.claims if found.text.strip("“”,") == claim), None)


@pytest.mark.parametrize(
    ("text", "claim", "expected"),
    [
        ("Jana Kolb said it was not true that she had lied.", "she had lied", "denied"),
        ("“It is a myth that the mill is unsafe,” Jana Kolb said.", "the mill is unsafe", "denied"),
        ("“The claim that the mill is unsafe is false,” Jana Kolb said.", "the mill is unsafe", "denied"),
        ("“I don’t think the mill is safe,” Jana Kolb said.", "the mill is safe", "denied"),
        ("“They don’t think the mill is safe,” Jana Kolb said.", "the mill is safe", None),
        ("It would be wrong to say that the mill is safe, Jana Kolb said.", "the mill is safe", "denied"),
        ("“It is fair to say that the mill is safe,” Jana Kolb said.", "the mill is safe", "asserted"),
        ("“It is wrong that we are paying for it,” Jana Kolb said.", "we are paying for it", None),
        ("“There is no evidence that the mill was safe,” Jana Kolb said.", "the mill was safe", None),
        ("“There is no doubt that the mill was safe,” Jana Kolb said.", "the mill was safe", "asserted"),
        ("“Nobody should say the mill is safe,” Jana Kolb said.", "the mill is safe", None),
        ("“I am not saying that the mill is safe,” Jana Kolb said.", "the mill is safe", None),
        ("“I did not know that the mill was shut,” Jana Kolb said.", "the mill was shut", "asserted"),
        ("“We are not happy that the mill is shut,” Jana Kolb said.", "the mill is shut", "asserted"),
        ("Jana Kolb said she was not sure that the mill was shut.", "the mill was shut", "hedged"),
        ("“If somebody says the mill is safe, they should look at it,” Jana Kolb said.", "the mill is safe", None),
        ("If the minister says the bridge is safe, people will use it.", "the bridge is safe", None),
        ("Should Kolb say that the town lost on purpose, she would be banned.", "the town lost on purpose", None),
        ("“People say the mill is safe,” Jana Kolb said.", "the mill is safe", "hedged"),
        ("“We are told that the mill is safe,” Jana Kolb said.", "the mill is safe", "hedged"),
        ("Jana Kolb said the town denied that the mill was shut.", "the mill was shut", "hedged"),
        ("“They want people to say that the mill is safe,” Jana Kolb said.", "the mill is safe", "hedged"),
        ("“I can tell you that the mill is safe,” Jana Kolb said.", "the mill is safe", "asserted"),
        ("“Let me say that the mill is safe,” Jana Kolb said.", "the mill is safe", "asserted"),
        ("“The report shows that the mill is safe,” Jana Kolb said.", "the mill is safe", "asserted"),
        ("“We think the vote was wrong and we will fight it,” Jana Kolb said.", "we will fight it", "asserted"),
        ("“I believe the vote was fair, but I am leaving,” Jana Kolb said.", "I am leaving", "asserted"),
        ("“We think the vote was wrong,” Jana Kolb said.", "the vote was wrong", "hedged"),
        ("The town rejected claims that the mill was unsafe.", "the mill was unsafe", "denied"),
    ],
)
def test_a_clause_stands_by_what_it_hangs_on(pipeline: Pipeline, text: str, claim: str, expected: str | None) -> None:
    assert stance(pipeline, text, claim) == expected


def test_what_the_cue_leaves_open_is_left_open_whatever_stands_inside() -> None:
    assert under(Stance.HEDGED, Stance.ASSERTED) is Stance.HEDGED
    assert under(Stance.ASSERTED, Stance.HEDGED) is Stance.HEDGED
    assert under(Stance.DENIED, Stance.QUESTIONED) is Stance.QUESTIONED
