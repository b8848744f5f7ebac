from __future__ import annotations

from collections.abc import Sequence

from newslens.alignment.aligning import align
from newslens.alignment.closer import Judgement
from newslens.alignment.opinions import Asked, Considered, Opinion
from newslens.types import Relation

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


def _unchanged(asked: Sequence[Asked]) -> Sequence[float]:
    return [each.logit for each in asked]


def test_a_reader_has_the_last_word_on_what_was_looked_at() -> None:
    heard: list[Considered] = []

    def reader(together: float, opposed: float) -> Opinion:
        def read(pairs: Sequence[Considered]) -> Sequence[Judgement]:
            heard.extend(pairs)
            return [Judgement(together, opposed) for _ in pairs]

        return Opinion(_unchanged, low=1.0, high=0.0, read=read, doubt=0.0)

    def related(opinion: Opinion) -> dict[tuple[str, ...], Relation]:
        return {each.members: each.relation for each in align(LOOSE, SPEAKERS, opinion=opinion)}

    pair = ("a.q", "b.q")
    assert related(reader(0.9, 0.0))[pair] is Relation.PARAPHRASE
    assert related(reader(0.9, 0.8))[pair] is Relation.CONTRADICTION
    assert pair not in related(reader(0.0, 0.0))
    assert (LOOSE[0].quotes[0].text, LOOSE[1].quotes[0].text, True) in {
        (each.a, each.b, each.strangers) for each in heard
    }


def test_nobody_reads_what_hardly_belongs_together() -> None:
    heard: list[Considered] = []

    def read(pairs: Sequence[Considered]) -> Sequence[Judgement]:
        heard.extend(pairs)
        return [pair.judgement for pair in pairs]

    found = align(LOOSE, SPEAKERS, opinion=Opinion(_unchanged, low=1.0, high=0.0, read=read, doubt=0.5))
    assert found == align(LOOSE, SPEAKERS)
    assert all(each.judgement.together >= 0.5 for each in heard)
