"""What was said, with who prints which piece, and groups over several articles."""

from __future__ import annotations

import random

import attrs
from hypothesis import given
from hypothesis import strategies as st

from newslens.testing import strategies
from newslens.types import Alignment, Analysis, Article, Cue, Kind, Mode, Quote, Relation, SpeakerMention
from tests.queries.test_queries import BRUNN, OKAFOR, article, pair

LONG = "“The cracks are as wide as a hand, and nobody will cross until June,”"
wire = article("wire", f"{LONG} said Ada Brunn.", LONG, BRUNN)
START = "“The cracks are as wide as a hand,”"
herald = article("herald", f"{START} Brunn told us.", START, BRUNN)
END = "“nobody will cross until July”"
gull = article("gull", f"Sam Okafor said {END}.", END, OKAFOR)
TOLD = attrs.evolve(
    article("mail", "Brunn said nobody would cross.", "nobody would cross", BRUNN).quotes[0], kind=Kind.INDIRECT
)
mail = attrs.evolve(article("mail", "Brunn said nobody would cross.", "nobody would cross", BRUNN), quotes=(TOLD,))
ANALYSIS = Analysis(
    articles=(wire, herald, gull, mail),
    speakers=(BRUNN, OKAFOR),
    alignments=(
        pair("wire.q", "herald.q", Relation.VERBATIM),
        pair("wire.q", "gull.q", Relation.REWORDED, conflict=True),
        pair("wire.q", "mail.q", Relation.PARAPHRASE, 0.6),
        pair("herald.q", "mail.q", Relation.PARAPHRASE, 0.6),
        pair("gull.q", "mail.q", Relation.PARAPHRASE, 0.6),
    ),
)


def test_an_utterance_is_put_together_with_who_prints_which_piece() -> None:
    (found,) = ANALYSIS.utterances()
    assert found.speakers == (BRUNN, OKAFOR)
    assert found.outlets == ("gull", "herald", "wire")
    (stretch,) = found.stretches
    assert found.text == stretch.text == found.longest.text
    assert stretch.text == "The cracks are as wide as a hand, and nobody will cross until June"
    assert [(part.telling.outlet, stretch.text[part.start : part.end], part.exact) for part in stretch.parts] == [
        ("wire", stretch.text, True),
        ("herald", "The cracks are as wide as a hand", True),
        ("gull", "nobody will cross until June", False),
    ]
    assert [(v.text, stretch.text[v.start : v.end], [t.outlet for t in v.tellings]) for v in stretch.variants] == [
        ("July", "June", ["gull"])
    ]
    assert [telling.outlet for telling in found.retold] == ["mail"]


def test_the_spans_of_a_part_lead_to_its_words() -> None:
    raw = {found.id: found.raw for found in ANALYSIS.articles}
    for part in ANALYSIS.utterances()[0].stretches[0].parts:
        assert [span.of(raw[part.telling.article]) for span in part.spans] == [part.text]


def test_a_group_counts_who_has_it_independently() -> None:
    (group,) = ANALYSIS.groups()
    assert [telling.item.id for telling in group.tellings] == ["gull.q", "herald.q", "mail.q", "wire.q"]
    assert group.outlets == ("gull", "herald", "mail", "wire")


def test_what_one_article_quotes_is_no_utterance_of_several() -> None:
    retold = attrs.evolve(ANALYSIS, alignments=(pair("wire.q", "mail.q", Relation.PARAPHRASE),))
    assert len(retold.groups()) == 1
    assert retold.utterances() == ()


def test_copies_are_no_outlets_of_their_own() -> None:
    prose = (
        "Divers looked at each of the nine piers on Monday, and the council will decide in the second week of May who is to pay "
        "for the work. "
    )

    def copied(name: str, day: int) -> Article:
        return article(name, f"{prose}{LONG} said Ada Brunn.", LONG, BRUNN, published=f"2031-05-0{day}")

    analysis = Analysis(
        articles=(copied("wire", 1), copied("mirror", 2), herald),
        speakers=(BRUNN,),
        alignments=(
            pair("wire.q", "mirror.q", Relation.VERBATIM),
            pair("wire.q", "herald.q", Relation.VERBATIM),
            pair("mirror.q", "herald.q", Relation.VERBATIM),
        ),
    )
    assert [found.outlets for found in analysis.utterances()] == [("herald", "wire")]
    assert [found.outlets for found in analysis.groups()] == [("herald", "wire")]
    (voice,) = analysis.by_speaker()
    assert (voice.outlets, voice.sayings[0].outlets) == (("herald", "wire"), ("herald", "wire"))
    copies = analysis.copies()
    assert analysis.utterances(copies=copies) == analysis.utterances()
    assert analysis.groups(copies=copies) == analysis.groups()


def test_a_sentence_that_all_print_is_credited_to_those_who_are_at_odds_on_another() -> None:
    kept = "Keep the children away from the river"
    sure, unsure = (
        "“We know how deep the cracks are. Keep the children away from the river.”",
        "“We don't know how deep the cracks are. Keep the children away from the river.”",
    )
    articles = (
        article("wire", f"{sure} said Ada Brunn.", sure, BRUNN),
        article("herald", f"{sure} Brunn told us.", sure, BRUNN),
        article("gull", f"{unsure} Brunn said.", unsure, BRUNN),
    )
    against = [pair("gull.q", f"{name}.q", Relation.CONTRADICTION) for name in ("wire", "herald")]
    analysis = Analysis(articles, (BRUNN, OKAFOR), (pair("wire.q", "herald.q", Relation.VERBATIM), *against))
    (found,) = analysis.utterances()
    (stretch,) = found.stretches
    (gull_part,) = (part for part in stretch.parts if part.telling.outlet == "gull")
    assert (stretch.text[gull_part.start : gull_part.end], gull_part.exact) == (kept, True)
    assert stretch.variants == ()
    assert found.outlets == ("gull", "herald", "wire")
    # Another speaker's quotation is none of it, whatever it shares.
    other = attrs.evolve(
        analysis, articles=(*articles[:2], article("gull", f"{unsure} Sam Okafor said.", unsure, OKAFOR))
    )
    assert other.utterances()[0].outlets == ("herald", "wire")


def test_a_chain_of_likenesses_is_not_one_saying() -> None:
    def told(name: str) -> Article:
        raw = f"Brunn said {name} things."
        mention = SpeakerMention(BRUNN.id, "Brunn", ())
        quote = Quote(f"{name}.q", Kind.INDIRECT, Mode.SPEECH, raw, (), Cue("said", ()), mention)
        return Article(name, raw, quotes=(quote,))

    links = [Alignment(f"{a}{b}", (f"{a}.q", f"{b}.q"), Relation.PARAPHRASE, score=0.7) for a, b in ("ab", "bc", "cd")]
    (voice,) = Analysis(tuple(map(told, "abcd")), (BRUNN,), tuple(links)).by_speaker()
    assert [saying.outlets for saying in voice.sayings] == [("a", "b"), ("c", "d")]


@given(strategies.analyses() | st.just(ANALYSIS), st.integers(0, 2**32))
def test_no_order_changes_utterances_or_groups(analysis: Analysis, seed: int) -> None:
    rng = random.Random(seed)  # noqa: S311 (an order that must repeat)
    shuffled = attrs.evolve(
        analysis,
        articles=tuple(rng.sample(analysis.articles, len(analysis.articles))),
        speakers=tuple(rng.sample(analysis.speakers, len(analysis.speakers))),
        alignments=tuple(rng.sample(analysis.alignments, len(analysis.alignments))),
    )
    assert shuffled.groups() == analysis.groups()
    assert shuffled.utterances() == analysis.utterances()
