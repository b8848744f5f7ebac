"""What is set off stands where it differs, and outlets stand behind the words that they print."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newslens
from newslens.reporting.marking import prints
from newslens.reporting.view import Disagreement, arrange
from newslens.reporting.words import drawn, line, nearest

BEGIN = "Ferries stopped at Kest on Monday after the ramp sank.\n\n"
ONE = (
    f"{BEGIN}“The ramp is shut,” said Ida Falk, the harbour master of Kest. “The boats will sail because the town wants the boats to "
    "sail,” she said. “I wrote to them about that and there was nothing we could add.” The new ramp will cost £4.5m, the council "
    "said.\n\n“I worked beside Per Zell for years. He never complained,” said Jon Ulver."
)
OTHER = (
    "“The ramp is open,” said Ida Falk, the harbour master of Kest. “The boats will sail because the town wants our boats to sail,” "
    "she said. “I wrote to them about it and there was nothing anyone could add.” The new ramp will cost 5.2 million pounds, the "
    "council said.\n\n“I worked beside Per Zell for years. She never complained,” said Jon Ulver."
)


@pytest.fixture(scope="module")
def analysis() -> newslens.Analysis:
    return newslens.load().analyze([newslens.Article("one", ONE), newslens.Article("other", OTHER)])


def _set_off(found: Disagreement) -> list[list[str]]:
    return [[piece.text for piece in said.pieces if piece.differs] for said in found.statements]


def _shown(found: Disagreement) -> list[str]:
    return ["".join(f"[{p.text}]" if p.differs else p.text for p in said.pieces) for said in found.statements]


def test_of_the_same_word_twice_the_one_that_differs_is_set_off_and_so_are_other_sentences(
    analysis: newslens.Analysis,
) -> None:
    (found,) = (each for each in arrange(analysis).rewordings if "boats" in each.statements[0].text)
    one, other = _shown(found)
    assert "the town wants [the] boats to sail" in one
    assert "the town wants [our] boats to sail" in other
    assert _set_off(found) == [["the", "that", "we"], ["our", "it", "anyone"]]


def test_numbers_are_set_off_and_told_as_they_are_printed(analysis: newslens.Analysis) -> None:
    (found,) = (each for each in arrange(analysis).contradictions if "numbers" in each.reason)
    assert _set_off(found) == [["£4.5m"], ["5.2 million pounds"]]
    assert found.reason == "numbers: £4.5m / 5.2 million pounds"


def test_outlets_stand_behind_the_words_they_print(analysis: newslens.Analysis) -> None:
    told = {
        saying.statement.text: (saying.outlets, saying.otherwise)
        for voice in arrange(analysis).voices
        for saying in voice.sayings
    }
    assert [len(outlets) for text, (outlets, _) in told.items() if "ramp is" in text] == [1, 1]  # shut, open
    ((outlets, otherwise),) = (found for text, found in told.items() if "complained" in text)
    assert {*outlets} & {*otherwise} == set()
    assert len(outlets) == len(otherwise) == 1


@pytest.mark.parametrize(
    ("whole", "part", "printed"),
    [
        ("“We sail at nine,”", "we sail at nine", True),
        ("“We sail at nine, if the fog lifts.”", "“if the fog lifts”", True),
        ("“We sail at nine, if the fog lifts.”", "“We sail … if the fog lifts”", True),
        ("“We sail at nine.”", "“We sail at ten.”", False),
        ("“We don’t sail.”", "“We don't sail”", True),
        ("“We sail.”", "“We sailed.”", False),
        ("It costs £9m", "It costs $9m", False),
        ("“Art is long.”", "“rt is”", False),
        ("“We sail.”", "“We do not sail.”", False),
    ],
)
def test_a_part_is_printed_and_other_words_are_not(whole: str, part: str, printed: bool) -> None:  # noqa: FBT001
    assert prints(whole, part) is printed


WORDS = st.lists(st.sampled_from(["ramp", "boat", "the", "it’s", "£9m", "sail", "not"]), min_size=1, max_size=9)


@given(WORDS, WORDS, WORDS)
def test_any_run_of_words_is_printed(before: list[str], held: list[str], behind: list[str]) -> None:
    assert prints(" ".join(before + held + behind), f"“{' '.join(held)},”")


@given(st.text(), st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30))))
def test_drawing_loses_no_word(text: str, places: list[tuple[int, int]]) -> None:
    pieces = drawn(text, places)
    assert "".join(piece.text for piece in pieces) == line(text)
    assert all(one.differs != other.differs for one, other in pairwise(pieces))


@given(st.text().map(line), st.lists(st.tuples(st.text(max_size=4), st.integers(0, 30))))
def test_looking_for_the_nearest_loses_no_word(text: str, words: list[tuple[str, int]]) -> None:
    assert "".join(piece.text for piece in nearest(text, words)) == text


@pytest.mark.parametrize(
    ("text", "place", "differing"),
    [
        ("at 3.40am it sank", (3, 7), "3.40am"),
        ("we don't sail", (5, 8), "don't"),
        ("cost  £4.5m\nthen", (6, 10), "£4.5m"),
        ("to [the town] we", (3, 13), "[the town]"),
    ],
)
def test_whole_words_are_set_off(text: str, place: tuple[int, int], differing: str) -> None:
    assert [piece.text for piece in drawn(text, [place]) if piece.differs] == [differing]
