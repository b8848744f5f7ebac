"""An explanation tells what the analysis has, of every quote, claim and alignment, and gives the raw text back."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

import newslens
from newslens.cli import main
from newslens.errors import InputError, UnknownIdError
from newslens.explaining.context import context
from newslens.explaining.explain import explain
from newslens.explaining.meanings import ground
from newslens.explaining.records import Explanation, Part, What
from newslens.explaining.report import to_json, to_table
from newslens.explaining.speakers import how
from newslens.serialize import to_json as saved
from newslens.spans import Span
from newslens.testing import strategies
from newslens.types import (
    Alignment,
    Analysis,
    Article,
    Kind,
    Mode,
    Quote,
    Relation,
    Speaker,
    SpeakerKind,
    SpeakerMention,
)

GAZETTE = Article(
    "gazette",
    "Quay stays shut\n\nThe crane was old.\n\n“We will not reopen 3 quays,” said Mara Lind, the harbour master.\n\n"
    "She said the pilots were frightened.\n",
)
ECHO = Article("echo", "Harbour row\n\n“We will reopen 3 quays,” Ms Lind told reporters on Friday.\n")


@pytest.fixture(scope="module")
def analysis() -> Analysis:
    return newslens.load().analyze([GAZETTE, ECHO])


@pytest.fixture(scope="module")
def direct(analysis: Analysis) -> Explanation:
    quote = next(q for q in analysis.articles[0].quotes if q.kind is Kind.DIRECT)
    return explain(analysis, quote.id)


def test_the_words_stand_in_their_surroundings(direct: Explanation) -> None:
    segments = direct.items[0].context
    assert {part: segment.text for segment in segments for part in segment.parts} == {
        Part.CONTENT: "“We will not reopen 3 quays,”",
        Part.CUE: "said",
        Part.SOURCE: "Mara Lind, the harbour master",
    }
    assert "The crane was old" not in "".join(segment.text for segment in segments)


def test_what_decided_and_how_sure_it_is(direct: Explanation) -> None:
    quote = direct.items[0]
    assert quote.kind_meaning == "all of the content stands inside quotation marks"
    assert [found.evidence.split(":")[0] for found in quote.grounds] == ["cue", "content", "speaker"]
    assert quote.grounds[1].meaning == "the content is what stands inside the quotation marks"
    assert "of all quotes with at least this figure" in quote.confidence.meaning
    assert quote.confidence.precision is not None
    assert 0.8 < quote.confidence.precision <= 1.0


def test_who_speaks_and_how_that_was_told(analysis: Analysis, direct: Explanation) -> None:
    speaker = direct.items[0].speaker
    assert speaker is not None
    assert speaker.how == "the fullest name, Mara Lind, with what the article says of who that is"
    assert ("echo", "Ms Lind") in speaker.elsewhere
    she = next(q for q in analysis.articles[0].quotes if q.speaker is not None and q.speaker.mention == "She")
    told = explain(analysis, she.id).items[0].speaker
    assert told is not None
    assert told.how.startswith("a pronoun, taken to stand for Mara Lind")


def test_what_it_is_aligned_with_and_why(analysis: Analysis, direct: Explanation) -> None:
    (alignment,) = [found for found in direct.alignments if found.member == direct.id]
    other = analysis.articles[1].quotes[0]
    assert [(found.id, found.outlet, found.speaker) for found in alignment.others] == [(other.id, "echo", "Mara Lind")]
    assert "negation" in [found.kind for found in alignment.differences]
    assert alignment.evidence
    back = explain(analysis, alignment.id)
    assert back.what is What.ALIGNMENT
    assert {item.id for item in back.items} == {direct.id, other.id}


def test_a_claim_comes_with_its_quote(analysis: Analysis) -> None:
    claim = next(claim for claim in analysis.articles[0].claims if claim.quote and claim.quantities)
    found = explain(analysis, claim.id)
    assert found.what is What.CLAIM
    assert [item.id for item in found.items] == [claim.id, claim.quote]
    assert found.items[0].quantities[0].startswith("3")
    assert "not calibrated" in found.items[0].confidence.meaning


def test_an_unknown_id_is_an_error_with_near_names(analysis: Analysis) -> None:
    with pytest.raises(UnknownIdError, match="did you mean") as caught:
        explain(analysis, "gazete#q1", path="a.json")
    assert "gazette#q1" in caught.value.near
    assert str(caught.value).startswith("a.json: no quote, claim or alignment is called 'gazete#q1'")


@given(strategies.analyses())
def test_every_id_of_any_analysis_is_explained(analysis: Analysis) -> None:
    raw = {article.id: article.raw for article in analysis.articles}
    quotes = [quote.id for article in analysis.articles for quote in article.quotes]
    claims = [claim.id for article in analysis.articles for claim in article.claims]
    for name in [*quotes, *claims, *(alignment.id for alignment in analysis.alignments)]:
        found = explain(analysis, name)
        assert found.id == name
        for item in found.items:
            shown = [segment for segment in item.context if segment.span is not None]
            assert all(segment.span.of(raw[item.article]) == segment.text for segment in shown if segment.span)
            told = [s.span for s in shown if Part.CONTENT in s.parts and s.span]
            covered = {place for span in told for place in range(span.start, span.end)}
            assert covered == {place for span in item.spans for place in range(span.start, span.end)}
        tree = json.loads(to_json(found))
        assert (tree["id"], tree["what"]) == (name, str(found.what))
        table = to_table(found, width=60)
        assert all(not ord(letter) < 32 or letter == "\n" for letter in table)


@given(
    st.text("ab \n", max_size=400), st.lists(st.tuples(st.sampled_from(Part), st.integers(0, 400), st.integers(0, 60)))
)
def test_segments_are_the_text_in_order(raw: str, marked: list[tuple[Part, int, int]]) -> None:
    parts = [(part, Span(start, start + length)) for part, start, length in marked]
    held = [(part, span) for part, span in parts if len(span) and span.end <= len(raw)]
    segments = [one for one in context(raw, parts) if one.span is not None]
    spans = [one.span for one in segments if one.span is not None]
    assert spans == sorted(spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))
    for part, span in held:
        inside = [one for one in segments if part in one.parts and one.span is not None and one.span.overlaps(span)]
        assert sum(len(one.span or ()) for one in inside) >= len(span)


@pytest.mark.parametrize(
    ("evidence", "meaning"),
    [
        ("cue: verb say", "the cue was found by a rule: verb “say”"),
        ("cue: model nickname", "the cue was found by the trained model, on the word “nickname”"),
        (
            "content: marks and model",
            "the content is what stands inside the quotation marks and the words that the trained model read as content",
        ),
        ("content: passive:inf", "the content is the subject of the passive cue (inf)"),
        ("content: whatever", "the content is whatever"),
        ("speaker: model", "the speaker was found by the trained model"),
        ("a stranger's own words", "a stranger's own words"),
    ],
)
def test_evidence_in_sentences(evidence: str, meaning: str) -> None:
    assert ground(evidence).meaning == meaning


@pytest.mark.parametrize(
    ("mention", "told"),
    [
        ("Lind", "part of the name Mara Lind"),
        ("the harbour master", "a role that the articles give to Mara Lind"),
        ("Mara Lind", "the fullest name that any of the articles has"),
        ("officials", "a description, taken to stand for Mara Lind"),
    ],
)
def test_how_words_lead_to_a_speaker(mention: str, told: str) -> None:
    assert how(mention, Speaker("s", "Mara Lind", roles=("the harbour master",))) == told


def test_a_conflict_comes_with_its_cause() -> None:
    said = "“The quay was never safe and never will be safe”"

    def article(name: str, speaker: Speaker) -> Article:
        text = f"{said} said {speaker.name}."
        start = text.index(speaker.name)
        mention = SpeakerMention(speaker.id, speaker.name, (Span(start, start + len(speaker.name)),))
        quote = Quote(f"{name}#q1", Kind.DIRECT, Mode.SPEECH, said, (Span(0, len(said)),), speaker=mention)
        return Article(name, text, quotes=(quote,))

    port = Speaker("port", "Port Authority", kind=SpeakerKind.ORGANIZATION)
    lind = Speaker("lind", "Mara Lind", speaks_for=("port",))
    kaas = Speaker("kaas", "Iben Kaas", speaks_for=("port",))
    alignment = Alignment("a-1", ("a#q1", "b#q1"), Relation.VERBATIM, attribution_conflict=True)
    found = explain(
        Analysis((article("a", lind), article("b", kaas)), (kaas, lind, port), (alignment,)), "a#q1"
    ).alignments[0]
    assert found.conflict == "put into the mouths of different speakers, neither of whom speaks for the other"
    assert found.cause is not None
    assert found.cause.startswith("both gave one statement")


def test_the_command_line(analysis: Analysis, direct: Explanation, tmp_path: Path) -> None:
    path = tmp_path / "analysis.json"
    path.write_text(saved(analysis), encoding="utf-8")

    def run(*arguments: str) -> tuple[int, str, str]:
        result = CliRunner().invoke(main, ["explain", *arguments])
        return result.exit_code, result.stdout, result.stderr

    code, out, err = run(direct.id, str(path))
    assert (code, err) == (0, "")
    shown = " ".join(out.split())
    assert "[content “We will not reopen 3 quays,”] [cue said] [source Mara Lind, the harbour master]." in shown
    assert f"a “not” or the like on one side only: [] in echo#q1, [not] in {direct.id} (touches negation)" in shown
    code, out, _ = run(direct.id, str(path), "--format", "json")
    assert json.loads(out)["items"][0]["speaker"]["name"] == "Mara Lind"
    code, out, err = run("gazete#q1", str(path))
    assert (code, out, len(err.splitlines())) == (2, "", 1)
    assert err.endswith("[NL103]\n")
    path.write_text("{}", encoding="utf-8")
    code, _, err = run(direct.id, str(path))
    assert (code, err.startswith(f"newslens: {path}: not an analysis"), err.endswith("[NL101]\n")) == (1, True, True)


@pytest.mark.parametrize(
    ("analysis", "name", "told"),
    [
        ("flood.json", "a#q1", "an Analysis is expected, not a str"),
        (Article("a", "No."), "a#q1", "an Analysis is expected, not an Article"),
        (Analysis(), Quote("a#q1", Kind.DIRECT, Mode.SPEECH, "“No.”", (Span(0, 5),)), "not a Quote; its id is 'a#q1'"),
        (Analysis(), 7, "the id of a quote, claim or alignment is expected, not a int"),
    ],
)
def test_what_is_no_analysis_or_no_id_is_told_of(analysis: Any, name: Any, told: str) -> None:
    with pytest.raises(InputError, match=told):
        explain(analysis, name)
