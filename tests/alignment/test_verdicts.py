"""Which of several verdicts on the same quotes are shown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslens.alignment.aligning import align
from newslens.alignment.items import home, items
from newslens.alignment.lexicon import lexicon
from newslens.alignment.verdicts import Verdict, _of_wholes
from newslens.types import Claim, Quote, Relation
from tests.alignment.texts import REST_A, REST_B, SPEAKERS, claim, quote, story

ANTHEM = "“I stood on that podium and listened to somebody else’s anthem,”"
TOLD = "she had been made to listen to another nation’s anthem"
FOUND = items(
    story(
        (
            quote("a.q1", "she had rowed to the buoy, and nobody had called her back"),
            claim("a.k1", "she had rowed to the buoy", quote="a.q1"),
            claim("a.k2", "nobody had called her back", quote="a.q1"),
            claim("a.k3", "The gale blew the lantern out"),
        ),
        (
            quote("b.q1", "she had gone to the buoy in a rowing boat before the gale blew the lantern out"),
            claim("b.k1", "she had gone to the buoy in a rowing boat", quote="b.q1"),
            claim("b.k2", "the gale blew the lantern out", quote="b.q1"),
            quote("b.q2", "her father had shouted from the pier until dusk"),
            claim("b.k3", "her father had shouted from the pier", quote="b.q2"),
        ),
    ),
    lexicon(),
)
PAIRS = [(a, b) for a, one in enumerate(FOUND) for b, other in enumerate(FOUND) if one.article < other.article]
VERDICTS = st.dictionaries(st.sampled_from(PAIRS), st.tuples(st.sampled_from(Relation), st.floats(0.4, 1.0))).map(
    lambda told: [Verdict(a, b, relation, score, ()) for (a, b), (relation, score) in sorted(told.items())]
)
APART = st.frozensets(st.sampled_from(PAIRS), max_size=3)


def homes(verdict: Verdict) -> tuple[int, int]:
    return home(FOUND, verdict.a), home(FOUND, verdict.b)


def is_whole(verdict: Verdict) -> bool:
    return homes(verdict) == (verdict.a, verdict.b)


def agrees(verdict: Verdict) -> bool:
    return verdict.relation is not Relation.CONTRADICTION


def rank(verdict: Verdict) -> tuple[bool, float]:
    return verdict.relation in {Relation.VERBATIM, Relation.REWORDED}, verdict.score


@given(VERDICTS)
def test_of_every_two_something_is_kept_once_anything_was_found(verdicts: list[Verdict]) -> None:
    shown = _of_wholes(FOUND, verdicts, frozenset())
    assert {homes(verdict) for verdict in shown} == {homes(verdict) for verdict in verdicts}
    assert [verdict for verdict in verdicts if is_whole(verdict)] == [verdict for verdict in shown if is_whole(verdict)]


@given(VERDICTS, APART)
def test_pieces_agree_once_and_only_where_the_wholes_say_nothing(
    verdicts: list[Verdict], apart: frozenset[tuple[int, int]]
) -> None:
    shown = _of_wholes(FOUND, verdicts, apart)
    wholes = {homes(verdict): verdict for verdict in verdicts if is_whole(verdict)}
    pieces = [verdict for verdict in shown if not is_whole(verdict)]
    agreeing = [verdict for verdict in pieces if agrees(verdict)]
    assert len({homes(verdict) for verdict in agreeing}) == len(agreeing)
    for piece in agreeing:
        assert homes(piece) not in wholes
        assert homes(piece) not in apart
        assert rank(piece) == max(map(rank, (v for v in verdicts if agrees(v) and homes(v) == homes(piece))))
        assert not any(
            {piece.a, piece.b} & {other.a, other.b}
            for other in pieces
            if not agrees(other) and homes(other) == homes(piece)
        )
    kept = [verdict for verdict in pieces if not agrees(verdict)]
    assert kept == [
        verdict
        for verdict in verdicts
        if not is_whole(verdict)
        and not agrees(verdict)
        and (homes(verdict) not in wholes or wholes[homes(verdict)].relation is Relation.PARAPHRASE)
    ]


@pytest.mark.parametrize(("told", "stays"), [("update: five / seven", False), ("shared: buoy", True)])
def test_a_piece_has_no_other_number_where_its_whole_is_brought_up_to_date(told: str, *, stays: bool) -> None:
    whole = Verdict(0, 4, Relation.PARAPHRASE, 0.9, (told,))
    piece = Verdict(1, 6, Relation.CONTRADICTION, 0.9, ("numbers: five / seven",))
    assert _of_wholes(FOUND, [whole, piece], frozenset()) == [whole, *([piece] if stays else [])]


def shown(a: tuple[Quote | Claim, ...], b: tuple[Quote | Claim, ...]) -> set[tuple[str, ...]]:
    found = align(story((*a, *REST_A), (*b, *REST_B)), SPEAKERS)
    names = {part.id for part in (*a, *b)}
    return {alignment.members for alignment in found if names.issuperset(alignment.members)}


def test_a_sentence_of_a_quotation_that_was_retold_is_paired_where_the_whole_is_not() -> None:
    long = (
        f"{ANTHEM} … “Nobody can hold that ceremony again, and none of us swallows a thing without reading what it "
        "says on the label of the bottle, whoever hands it to us.”"
    )
    told = f"{TOLD}, in a hall that smelled of varnish, while the mayor of the town slept in the second row"
    (members,) = shown(
        (quote("a.q1", long), claim("a.k1", ANTHEM, quote="a.q1")),
        (quote("b.q1", told), claim("b.k1", TOLD, quote="b.q1")),
    )
    assert {"a.k1", "b.k1"} & {*members}
