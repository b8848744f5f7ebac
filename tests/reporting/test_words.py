from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslens.reporting.words import line, marked, shortened


@given(st.text())
def test_a_line_is_one_line_that_any_terminal_may_show(text: str) -> None:
    shown = line(text)
    shown.encode()
    assert shown.isprintable() or not any(char in shown for char in "\x1b\n\r\t\x07\x9b\u202e")
    assert len(shown.splitlines()) <= 1
    assert line(shown) == shown


@given(st.text().map(line), st.integers(2, 50))
def test_shortening_keeps_to_the_limit(text: str, longest: int) -> None:
    short = shortened(text, longest)
    assert len(short) <= longest
    assert short == text or (short.endswith("…") and text.startswith(short[:-1]))


@given(st.text().map(line), st.lists(st.text(max_size=5)))
def test_marking_loses_no_word(text: str, words: list[str]) -> None:
    assert "".join(piece.text for piece in marked(text, words)) == text


@pytest.mark.parametrize(
    ("text", "words", "differing"),
    [
        ("a man said a thing", ["a", "a"], ["a", "a"]),
        ("Kazan can", ["can"], ["can"]),
        ("40 of 400", ["400"], ["400"]),
        ("one two", ["three", "two"], ["two"]),
        ("one two", ["two", "one"], ["two"]),
        ("one two", [""], []),
        ("I thought, that is", ["thought that"], ["thought, that"]),
        ("“no other choice,”", ["other"], ["other"]),
    ],
)
def test_whole_words_are_marked_in_order(text: str, words: list[str], differing: list[str]) -> None:
    assert [piece.text for piece in marked(text, words) if piece.differs] == differing
