from __future__ import annotations

from collections.abc import Sequence

from newslens.alignment.aligning import align
from newslens.alignment.opinions import Asked, Opinion

from .texts import BRANDIS, REST_A, REST_B, SPEAKERS, VELA, quote, story

LOOSE = story(
    (quote("a.q", "the old lighthouse needs a new lamp before winter", VELA), *REST_A),
    (quote("b.q", "a lamp is what the lighthouse lacks as winter nears", BRANDIS), *REST_B),
)
DENIED = story(
    (quote("a.q", "the lighthouse lamp was repaired in the spring", VELA), *REST_A),
    (quote("b.q", "the lighthouse lamp was not repaired in the spring", BRANDIS), *REST_B),
)


def test_an_opinion_joins_and_parts_what_words_leave_open() -> None:
    def judge(answer: float) -> Opinion:
        return Opinion(lambda asked: [answer] * len(asked), low=0.0, high=1.0)

    joined = {alignment.members: alignment.score for alignment in align(LOOSE, SPEAKERS, opinion=judge(9.0))}
    assert joined["a.q", "b.q"] > 0.9
    assert ("a.q", "b.q") not in {each.members for each in align(LOOSE, SPEAKERS, opinion=judge(-9.0))}


def test_who_is_asked_hears_both_texts_and_their_articles() -> None:
    heard: list[Asked] = []

    def judge(asked: Sequence[Asked]) -> Sequence[float]:
        heard.extend(asked)
        return [each.logit for each in asked]

    found = align(LOOSE, SPEAKERS, opinion=Opinion(judge, low=0.0, high=1.0))
    assert found == align(LOOSE, SPEAKERS, threshold=0.5)
    texts = {(each.a, each.in_a, each.b, each.in_b) for each in heard}
    assert (LOOSE[0].quotes[0].text, 0, LOOSE[1].quotes[0].text, 1) in texts


def test_nobody_is_asked_outside_the_band_or_about_a_contradiction() -> None:
    heard: list[Asked] = []

    def judge(asked: Sequence[Asked]) -> Sequence[float]:
        heard.extend(asked)
        return [each.logit for each in asked]

    align(LOOSE, SPEAKERS, opinion=Opinion(judge, low=1.0, high=1.0))
    align(DENIED, SPEAKERS, opinion=Opinion(judge, low=0.0, high=1.0))
    assert not any("lamp" in each.a and "lamp" in each.b for each in heard)
