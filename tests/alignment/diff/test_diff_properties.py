"""What holds of every diff, whatever the texts are."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslens.alignment.diff import gaps as gaps_module
from newslens.alignment.diff.diffing import diff
from newslens.alignment.diff.edits import Edit
from newslens.alignment.diff.gaps import gaps
from newslens.alignment.diff.tokens import tokens
from newslens.testing.growth import grows_linearly
from newslens.testing.strategies import texts as damaged

PIECES = (
    "I we he they will would won't can’t don't do not never no nobody everyone may might perhaps if unless um, you know, "
    "about 40 forty-five 14 million … ... [the mayor] [T]he the a of bridge, harbour harbor closed. open killed died "
    "resigned stepped down “we ” — - ; U.S. it's it is 'd I'd had [ ] [not] [40] $5 5% per cent Monday May may that today"
).split()
phrases = st.lists(st.sampled_from(PIECES), max_size=14)


@st.composite
def pairs(draw: st.DrawFn) -> tuple[str, str]:
    """Two texts that have much, little or nothing in common."""
    words = draw(phrases)
    place = draw(st.integers(0, len(words)))
    end = draw(st.integers(place, len(words)))
    changed = [*words[:place], *draw(st.lists(st.sampled_from(PIECES), max_size=4)), *words[end:]]
    return " ".join(words), draw(st.one_of(st.just(" ".join(changed)), phrases.map(" ".join), damaged(max_size=40)))


def _patched(a: str, b: str, edits: tuple[Edit, ...]) -> list[str]:
    """The tokens of `a`, those of `b` put in at the edits."""
    left, right = tokens(a), tokens(b)
    made: list[str] = []
    place = 0
    for edit in edits:
        while place < len(left) and left[place].start < edit.a.start:
            made.append(left[place].printed)
            place += 1
        while place < len(left) and left[place].end <= edit.a.end:
            place += 1
        made += [token.printed for token in right if edit.b.start <= token.start and token.end <= edit.b.end]
    return made + [token.printed for token in left[place:]]


@settings(deadline=None)
@given(pairs())
def test_the_edits_put_into_one_text_give_the_other_word_by_word(pair: tuple[str, str]) -> None:
    a, b = pair
    assert _patched(a, b, diff(a, b)) == [token.printed for token in tokens(b)]


@settings(deadline=None)
@given(pairs())
def test_a_diff_is_the_other_way_round_taken_back(pair: tuple[str, str]) -> None:
    a, b = pair
    assert diff(a, b) == tuple(edit.inverse() for edit in diff(b, a))


@settings(deadline=None)
@given(pairs())
def test_edits_are_in_order_and_say_what_stands_there(pair: tuple[str, str]) -> None:
    a, b = pair
    found = diff(a, b)
    for edit in found:
        assert edit.a.of(a) == edit.a_words
        assert edit.b.of(b) == edit.b_words
        assert edit.a_words != edit.b_words
    for before, after in pairwise(found):
        assert before.a.end <= after.a.start
        assert before.b.end <= after.b.start


@given(st.one_of(damaged(), phrases.map(" ".join)))
def test_a_text_has_no_edits_against_itself(text: str) -> None:
    assert diff(text, text) == ()
    assert diff(text, text.replace("“", '"').replace("’", "'").replace(" ", "  ")) == ()


@given(st.text())
def test_tokens_stand_in_their_text_in_order(text: str) -> None:
    last = 0
    for token in tokens(text):
        assert last <= token.start < token.end <= len(text)
        assert token.printed
        last = token.end


@pytest.mark.parametrize("exact", [0, 6, 1 << 22])
@given(st.lists(st.sampled_from("abcdefgh")), st.lists(st.sampled_from("abcdefgh")))
def test_putting_the_words_of_gaps_in_gives_the_other_words(exact: int, a: list[str], b: list[str]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(gaps_module, "_EXACT", exact)
        found = gaps(a, b)
    made = []
    done = 0
    for gap in found:
        made += a[done : gap.a_start] + b[gap.b_start : gap.b_end]
        assert a[gap.a_start : gap.a_end] != b[gap.b_start : gap.b_end]
        assert gap.a_start == 0 or not done or done < gap.a_start
        done = gap.a_end
    assert made + a[done:] == b


def _much_alike(size: int) -> object:
    words = [f"w{number}" for number in range(size)]
    return diff(" ".join(words), " ".join(word for number, word in enumerate(words) if number % 25))


def _nothing_alike(size: int) -> object:
    return diff("x y " * size, "z x y y z " * size)


def _shuffled(size: int) -> object:
    return diff(
        " ".join(f"w{number}" for number in range(size)), " ".join(f"w{number}" for number in range(size, 0, -1))
    )


def _brackets(size: int) -> object:
    return diff("[" * size + "a", "[ a" * size)


@pytest.mark.parametrize("work", [_much_alike, _nothing_alike, _shuffled, _brackets])
def test_time_grows_with_length(work: Callable[[int], object]) -> None:
    assert grows_linearly(lambda size: lambda: work(size), 500)
