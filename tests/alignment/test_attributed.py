"""Which alignments put one thing into two mouths."""

from __future__ import annotations

import attrs
import pytest

from newslens.alignment.attributed import attributed
from newslens.spans import Span
from newslens.types import Alignment, Article, Quote, Relation, Speaker, SpeakerKind, SpeakerMention
from tests.alignment.texts import BRANDIS, PORT, UNNAMED, VELA, claim, quote

SENTINEL = Speaker("s-sentinel", "The Harbour Sentinel", kind=SpeakerKind.ORGANIZATION)
SPEAKERS = (VELA, BRANDIS, PORT, UNNAMED, SENTINEL)
WORDS = "“The sluice stays shut until the eels have gone,”"


def _conflict(
    a: Quote, b: Quote, relation: Relation = Relation.VERBATIM, score: float = 1.0, publisher: str | None = None
) -> bool:
    articles = (Article("a", "x", quotes=(a,)), Article("b", "x", quotes=(b,), publisher=publisher))
    (found,) = attributed([Alignment("l", (a.id, b.id), relation, score=score)], articles, SPEAKERS)
    return found.attribution_conflict


def _called(told: Quote, mention: str) -> Quote:
    assert told.speaker is not None
    return attrs.evolve(told, speaker=SpeakerMention(told.speaker.id, mention, ()))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (VELA, BRANDIS, True),
        (VELA, VELA, False),
        (BRANDIS, PORT, False),
        (VELA, UNNAMED, False),
        (VELA, None, False),
    ],
)
def test_the_same_words_are_in_conflict_where_neither_speaks_for_the_other(
    one: Speaker, other: Speaker | None, *, expected: bool
) -> None:
    assert _conflict(quote("a.q", WORDS, one), quote("b.q", WORDS, other)) is expected


@pytest.mark.parametrize(("score", "expected"), [(0.95, True), (0.6, False)])
def test_of_paraphrases_only_the_surest_count(score: float, *, expected: bool) -> None:
    told = quote("b.q", "the sluice would stay shut", BRANDIS)
    assert _conflict(quote("a.q", WORDS), told, Relation.PARAPHRASE, score) is expected


def test_what_contradicts_is_no_one_thing() -> None:
    assert not _conflict(quote("a.q", WORDS), quote("b.q", "the sluice opens", BRANDIS), Relation.CONTRADICTION)


def test_an_outlet_was_told_and_did_not_say_it() -> None:
    told = quote("b.q", WORDS, SENTINEL)
    assert _conflict(quote("a.q", WORDS), told)
    assert not _conflict(quote("a.q", WORDS), told, publisher="Harbour Sentinel")


def test_an_organisation_is_not_called_she() -> None:
    told = quote("b.q", WORDS, PORT)
    assert _conflict(quote("a.q", WORDS), _called(told, "the authority"))
    assert not _conflict(quote("a.q", WORDS), _called(told, "She"))


def test_a_claim_has_the_speaker_of_its_quote() -> None:
    told = _called(quote("b.q", WORDS, PORT), "she")
    inside = claim("b.k", "the sluice stays shut", PORT, quote="b.q")
    articles = (
        Article("a", "x", claims=(claim("a.k", "the sluice stays shut", VELA),)),
        Article("b", "x", quotes=(told,), claims=(inside,)),
    )
    pair = [Alignment("l", ("a.k", "b.k"), Relation.PARAPHRASE)]
    assert not attributed(pair, articles, SPEAKERS)[0].attribution_conflict
    (free,) = attributed(pair, (articles[0], attrs.evolve(articles[1], quotes=())), SPEAKERS)
    assert free.attribution_conflict


def test_what_was_said_before_is_said_anew() -> None:
    articles = (Article("a", "x", quotes=(quote("a.q", WORDS),)), Article("b", "x", quotes=(quote("b.q", WORDS),)))
    stale = Alignment("l", ("a.q", "b.q"), Relation.VERBATIM, attribution_conflict=True)
    assert not attributed([stale], articles, SPEAKERS)[0].attribution_conflict


def test_who_speaks_of_themselves_inside_a_quotation_is_not_named() -> None:
    assert not _conflict(quote("a.q", WORDS), _called(quote("b.q", WORDS, BRANDIS), "Councillor Brandis and I"))
    assert _conflict(quote("a.q", WORDS), _called(quote("b.q", WORDS, BRANDIS), "Councillor Brandis and Ingo Ivers"))


@pytest.mark.parametrize(
    ("text", "mention", "expected"),
    [
        ("Ottokar Brandis listened to Marta Vela. The other nodded, and", "he", False),
        ("Marta Vela listened to Ottokar Brandis. The other nodded, and", "he", True),
        ("Ottokar Brandis listened to Marta Vela. The other nodded, and", "Brandis", True),
        ("Ottokar Brandis listened to Marta Vela. The other nodded, and", "the councillor", False),
        ("Ottokar Brandis listened to the others and", "he", True),
        ("Marta Vela listened to Ottokar Brandis. Then", "the Marta Vela foundation", False),
    ],
)
def test_words_that_name_nobody_may_stand_for_the_one_named_last(text: str, mention: str, *, expected: bool) -> None:
    told = quote("b.q", WORDS, BRANDIS)
    assert told.speaker is not None
    told = attrs.evolve(
        told, speaker=SpeakerMention(told.speaker.id, mention, (Span(len(text) + 1, len(text) + 1 + len(mention)),))
    )
    articles = (
        Article("a", "x", quotes=(quote("a.q", WORDS, VELA),)),
        Article("b", f"{text} {mention} said: {WORDS}", quotes=(told,)),
    )
    (found,) = attributed([Alignment("l", ("a.q", "b.q"), Relation.VERBATIM, score=1.0)], articles, SPEAKERS)
    assert found.attribution_conflict is expected


def test_who_is_named_in_the_words_is_quoted_by_whoever_says_them() -> None:
    name = BRANDIS.name.split()[-1]
    told = quote("a.q", f"{name} said the sluice would stay shut until the eels had gone")
    assert not _conflict(told, quote("b.q", WORDS, BRANDIS))
    assert _conflict(attrs.evolve(told, text=told.text.replace(name, name.lower())), quote("b.q", WORDS, BRANDIS))


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        ("the storm sank at least 212 barges", "the storm sank at least 230 barges", False),
        ("she paid nearly £400 a month", "she paid about £310 a month", False),
        ("the storm sank at least 212 barges", "the storm sank at least 212 barges", True),
        ("the storm sank about 40 barges", "the storm sank 38 barges", True),
        ("the storm sank at least 200 barges", "the storm sank 212 barges", True),
        ("the storm sank 40 barges", "the storm sank the barges in two hours", True),
    ],
)
def test_two_who_tell_other_figures_are_no_two_mouths(ours: str, theirs: str, *, expected: bool) -> None:
    one, other = quote("a.q", ours, VELA), quote("b.q", theirs, BRANDIS)
    assert _conflict(one, other, Relation.PARAPHRASE, 0.9) is expected
