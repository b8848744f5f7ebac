"""The drafts of the benchmark are what they are said to be."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.drafts.cases import EXACT, Case, cases, drafts, printed
from benchmarks.drafts.edits import beheaded, edited, negative, plain, telling
from benchmarks.drafts.said import Said, Story, Voice, words
from benchmarks.drafts.scoring import UNSEEN, counted, figures, judged, text_of
from newslens.alignment.diff.edits import Kind as EditKind
from newslens.checking.verdicts import CheckedQuote, QuoteCheck, Status
from newslens.spans import Span
from newslens.types import Kind

LIND = Voice("lind", "Mara Lind", frozenset({"lind", "port"}))
BREKKE = Voice("brekke", "Jonas Brekke", frozenset({"brekke"}))
PORT = Voice("kaas", "Iben Kaas", frozenset({"kaas", "port"}))
LONG = "We will not reopen 3 quays on Monday, because the old crane may fall before the winter ends, and people want to work."
OTHER = "They never once came down to look at the harbour. Safety comes first for every single family that lives here."
STORY = Story(
    "quay",
    (
        Said("a.q1", "a", 0, LIND, LONG, direct=True),
        Said("a.q2", "a", 4, LIND, "The ferry company asked us for 14 more days of silence.", direct=True),
        Said("b.q1", "b", 0, BREKKE, OTHER, direct=True),
        Said("b.q2", "b", 1, BREKKE, "the owners had ignored three warnings from the yard", direct=False),
    ),
    (LIND, BREKKE, PORT),
    (words(LONG), words(OTHER)),
)
ELSEWHERE = Story("mill", (Said("m.q1", "m", 0, LIND, "Bread is dearer than it was.", direct=True),), (LIND,), ())
randoms = st.integers(0, 2**32).map(random.Random)


def _telling(text: str) -> list[str]:
    return [plain(word) for word in text.split() if telling(word)]


@given(randoms)
def test_edits_change_the_words_and_say_what_they_turn(rng: random.Random) -> None:
    found = edited(LONG, rng)
    assert {EditKind.NEGATION, EditKind.NUMBER, EditKind.OPPOSITE, EditKind.SYNONYM, EditKind.SWALLOWED} <= found.keys()
    for kind, held in found.items():
        for one in held:
            assert (one.kind, one.text == LONG) == (kind, False)
            assert "  " not in one.text
            if kind in {EditKind.NEGATION, EditKind.NUMBER}:
                assert one.flip
            if kind in EXACT and kind is not EditKind.BRACKET:
                assert _telling(one.text) == _telling(LONG)


def test_what_is_cut_off_is_a_negation() -> None:
    assert list(beheaded(LONG)) == [LONG.removeprefix("We will not ")]
    assert negative("isn’t")
    assert not negative("note")


@given(st.integers(0, 2**32))
def test_cases_have_a_verdict_that_follows_from_what_was_done(seed: int) -> None:
    found = cases(STORY, [STORY, ELSEWHERE], seed)
    assert found == cases(STORY, [STORY, ELSEWHERE], seed)
    made = {case.what: case for case in found}
    assert made["copied"].right[0] is Status.EXACT
    assert made["invented"].text == "Bread is dearer than it was."
    assert made["invented"].right == (Status.NOT_FOUND,)
    assert {case.voice.key for case in found if case.what == "other speaker" and case.made_of == "a.q1"} == {"brekke"}
    assert {case.what for case in found if not case.direct} <= {
        "copied", "negation", "number", "hedge_added", "hedge_dropped", "opposite", "other speaker",
    }  # fmt: skip
    stitched = made["stitched"].text
    assert not STORY.has(stitched, 14)


@given(st.integers(0, 2**32), st.integers(1, 9))
def test_no_draft_has_two_cases_of_one_quotation_and_all_are_in_some(seed: int, longest: int) -> None:
    found = cases(STORY, [STORY, ELSEWHERE], seed)
    made = drafts(found, longest, seed)
    assert sorted((case for draft in made for case in draft), key=repr) == sorted(found, key=repr)
    for draft in made:
        assert len(draft) <= longest
        assert len({case.made_of for case in draft}) == len(draft)


@given(st.integers(0, 2**32))
def test_the_words_of_a_case_stand_where_they_are_said_to(seed: int) -> None:
    draft = cases(STORY, [STORY, ELSEWHERE], seed)
    text, places = text_of(draft)
    for case, (start, end) in zip(draft, places, strict=True):
        assert words(text[start:end]) == words(case.text)
        assert (text[start] == "“") == case.direct
        assert case.voice.name in text[max(0, start - 40) : end + 40]


def _case(what: str, right: Status, *, flip: bool = False) -> Case:
    return Case("one two three four five", LIND, direct=True, what=what, right=(right,), flip=flip, made_of=what)


def test_verdicts_are_counted_and_flips_that_pass_are_seen() -> None:
    draft = [
        _case("copied", Status.EXACT),
        _case("negation", Status.ALTERED, flip=True),
        _case("number", Status.ALTERED, flip=True),
        _case("invented", Status.NOT_FOUND),
    ]
    text, places = text_of(draft)
    said = [Status.EXACT, Status.EXACT, Status.ALTERED]
    quotes = tuple(
        CheckedQuote(text[start:end], (Span(start, end),), Kind.DIRECT, LIND.name, status)
        for (start, end), status in zip(places, said, strict=False)
    )
    found = judged(draft, places, QuoteCheck("draft", quotes=quotes))
    assert [one.verdict for one in found] == [*said, UNSEEN]
    read = figures(counted(found))
    assert (read["exact_P"], read["exact_R"]) == (0.5, 1.0)
    assert (read["altered_P"], read["altered_R"]) == (1.0, 0.5)
    assert (read["not found_P"], read["not found_R"]) == (0.0, 0.0)
    assert (read["negation and number flips"], read["… passed over"]) == (2, 1)
    assert read["right verdicts"] == 0.5


@pytest.mark.parametrize("number", range(3))
def test_a_case_is_printed_in_several_ways(number: int) -> None:
    paragraph, start, end = printed(_case("copied", Status.EXACT), number)
    assert paragraph[start:end].strip("“”,.") == "one two three four five"
    assert "Mara Lind" in paragraph
