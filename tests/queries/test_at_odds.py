"""Who says the opposite is never told as saying the same; rows that say one thing are one row."""

from __future__ import annotations

import attrs

from newslens.queries.disagreements import Over
from newslens.reporting.view import arrange
from newslens.spans import Span
from newslens.types import (
    Alignment,
    Analysis,
    Article,
    Claim,
    Cue,
    Kind,
    Mode,
    Quote,
    Relation,
    Speaker,
    SpeakerMention,
)

BRUNN, OKAFOR = Speaker("s1", "Ada Brunn"), Speaker("s2", "Sam Okafor")


def told(name: str, words: str, part: str = "", speaker: Speaker = BRUNN, kind: Kind = Kind.INDIRECT) -> Article:
    """An article of one quote `name.q`, with a claim `name.k` inside it where a part is given."""
    raw = f"{words}, {speaker.name} said."
    mention = SpeakerMention(speaker.id, speaker.name, ())
    quote = Quote(f"{name}.q", kind, Mode.SPEECH, words, (Span(0, len(words)),), Cue("said", ()), mention)
    start = raw.index(part)
    claims = (Claim(f"{name}.k", part, (Span(start, start + len(part)),), quote=quote.id),) if part else ()
    return Article(name, raw, quotes=(quote,), claims=claims)


def pair(a: str, b: str, relation: Relation = Relation.PARAPHRASE, told: str = "", *, two: bool = False) -> Alignment:
    evidence = (told,) if told else ()
    return Alignment(f"{a}/{b}", tuple(sorted((a, b))), relation, two, score=0.8, evidence=evidence)


def test_a_contradiction_of_a_part_parts_the_wholes() -> None:
    articles = (
        told("wire", "divers crossed the sluice and the gate was shut", "divers crossed the sluice"),
        told("gull", "no diver crossed the sluice, and the gate was shut", "no diver crossed the sluice"),
        told("mail", "the gate was shut"),
    )
    same = (pair("gull.q", "wire.q"), pair("mail.q", "wire.q"))
    agreeing = Analysis(articles, (BRUNN,), same)
    assert len(arrange(agreeing).voices[0].sayings) == 2
    odd = attrs.evolve(agreeing, alignments=(*same, pair("gull.k", "wire.k", Relation.CONTRADICTION, "negated in one")))
    sayings = arrange(odd).voices[0].sayings
    assert sorted((saying.outlets, saying.otherwise) for saying in sayings) == [(("gull",), ()), (("mail", "wire"), ())]


def test_wholes_that_are_at_odds_leave_their_parts_together() -> None:
    articles = (
        told("wire", "divers crossed the sluice and the gate was shut", "the gate was shut"),
        told("gull", "no diver crossed the sluice, and the gate was shut", "the gate was shut"),
    )
    links = (pair("gull.q", "wire.q", Relation.CONTRADICTION), pair("gull.k", "wire.k"))
    groups = Analysis(articles, (BRUNN,), links).groups()
    assert [[telling.item.id for telling in group.tellings] for group in groups] == [["gull.k", "wire.k"]]


def test_the_same_in_names_nobody_who_says_the_opposite() -> None:
    """The mail has the wire's number, and denies what the wire says of the bridge."""
    articles = tuple(told(name, f"{name} counted vans on the bridge") for name in ("gull", "mail", "wire"))
    numbers = tuple(
        pair(f"{name}.q", "gull.q", Relation.CONTRADICTION, "numbers: 40 / 60") for name in ("mail", "wire")
    )
    (folded,) = arrange(Analysis(articles, (BRUNN,), numbers)).contradictions
    assert "the same in wire" in [statement.note for statement in folded.statements]
    odd = (*numbers, pair("mail.q", "wire.q", Relation.CONTRADICTION, "negated in one"))
    found = arrange(Analysis(articles, (BRUNN,), odd)).contradictions
    assert len(found) == 3
    assert not any(statement.note for disagreement in found for statement in disagreement.statements)


def test_one_attribution_conflict_is_one_row() -> None:
    words = "“The sluice stays shut,”"
    articles = (
        *(told(name, words, kind=Kind.DIRECT) for name in ("wire", "gull", "mail")),
        told("herald", words, speaker=OKAFOR, kind=Kind.DIRECT),
    )
    same = (pair("gull.q", "wire.q", Relation.VERBATIM), pair("gull.q", "mail.q", Relation.VERBATIM))
    conflicts = tuple(pair(f"{name}.q", "herald.q", Relation.VERBATIM, two=True) for name in ("wire", "gull", "mail"))
    analysis = Analysis(articles, (BRUNN, OKAFOR), (*same, *conflicts))
    (found,) = analysis.disagreements()
    assert found.over is Over.SPEAKER
    assert len(found.alignments) == 3
    assert [sorted(telling.outlet for telling in side) for side in found.sides] == [
        ["gull", "mail", "wire"],
        ["herald"],
    ]
    assert found.cause is not None
    assert [statement.note for statement in arrange(analysis).conflicts[0].statements] == ["the same in mail, wire", ""]
    # Without knowing that they are the same, each stands for itself.
    assert len(attrs.evolve(analysis, alignments=conflicts).disagreements()) == 3


def test_one_rewording_is_one_row() -> None:
    words, other = "“The sluice stays shut until May,”", "“The sluice remains shut until May,”"
    articles = (
        *(told(name, words, kind=Kind.DIRECT) for name in ("wire", "gull")),
        told("herald", other, kind=Kind.DIRECT),
        told("mail", "“The sluice will be shut until May,”", kind=Kind.DIRECT),
    )
    pairs = (("wire", "herald"), ("gull", "herald"), ("wire", "mail"), ("gull", "mail"))
    reworded = tuple(pair(f"{a}.q", f"{b}.q", Relation.REWORDED) for a, b in pairs)
    found = Analysis(articles, (BRUNN,), reworded).disagreements()
    assert [[[telling.outlet for telling in side] for side in one.sides] for one in found] == [
        [["gull", "wire"], ["herald"]],
        [["gull", "wire"], ["mail"]],
    ]


WIRE_PART, GULL_PART = "divers crossed the sluice", "no diver crossed the sluice"
PARTED = (
    told("wire", f"{WIRE_PART} and the gate was shut", WIRE_PART),
    told("gull", f"{GULL_PART}, and the gate was shut", GULL_PART),
)


def test_a_passage_and_a_part_of_it_are_one_row() -> None:
    whole = pair("gull.q", "wire.q", Relation.CONTRADICTION, "denied by one")
    crossed = pair("gull.k", "wire.q", Relation.CONTRADICTION, "negated in one")
    part = pair("gull.k", "wire.k", Relation.CONTRADICTION, "negated in one")
    analysis = Analysis(PARTED, (BRUNN,), (whole, crossed, part))
    (found,) = analysis.disagreements()
    assert set(found.alignments) == {whole, crossed, part}
    assert len(arrange(analysis).contradictions) == 1


def test_a_part_that_is_at_odds_for_another_reason_is_a_row_of_its_own() -> None:
    whole = pair("gull.q", "wire.q", Relation.CONTRADICTION, "numbers: 4 / 6")
    part = pair("gull.k", "wire.k", Relation.CONTRADICTION, "negated in one")
    assert len(Analysis(PARTED, (BRUNN,), (whole, part)).disagreements()) == 2


def test_a_part_that_another_outlet_has_too_is_a_row_of_its_own() -> None:
    whole = pair("gull.q", "wire.q", Relation.CONTRADICTION, "negated in one")
    parts = tuple(pair("gull.k", f"{name}.k", Relation.CONTRADICTION, "negated in one") for name in ("mail", "wire"))
    same = pair("mail.k", "wire.k")
    articles = (*PARTED, told("mail", f"{WIRE_PART} at noon", WIRE_PART))
    found = Analysis(articles, (BRUNN,), (whole, *parts, same)).disagreements()
    assert {name for one in found for side in one.sides for name in (telling.outlet for telling in side)} == {
        "gull",
        "mail",
        "wire",
    }


def test_the_rewording_of_a_whole_is_not_left_out_for_that_of_a_part() -> None:
    whole, part = pair("gull.q", "wire.q", Relation.REWORDED), pair("gull.k", "wire.k", Relation.REWORDED)
    surer = attrs.evolve(part, score=0.9)
    assert len(Analysis(PARTED, (BRUNN,), (whole, surer)).disagreements()) == 2
    (found,) = Analysis(PARTED, (BRUNN,), (attrs.evolve(whole, score=0.9), part)).disagreements()
    assert [one.members for one in found.alignments] == [("gull.q", "wire.q"), ("gull.k", "wire.k")]
