from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslens.evaluation.bootstrap import intervals
from newslens.evaluation.counts import Counts, Figures, precision_recall, ratio
from newslens.evaluation.names import GoldNames, normalised
from newslens.evaluation.words import WordIndex, containment, jaccard, match
from newslens.spans import Span


def _accuracy(counts: Counts) -> Figures:
    return {"accuracy": ratio(counts["right"], counts["all"]), "never": None}


UNITS = st.lists(
    st.integers(1, 20).flatmap(lambda n: st.integers(0, n).map(lambda k: {"right": float(k), "all": float(n)})),
    min_size=1,
    max_size=12,
)


@given(UNITS)
def test_the_interval_holds_the_figure(units: list[Counts]) -> None:
    low, high = intervals(units, _accuracy, repetitions=400)["accuracy"]
    figure = sum(unit["right"] for unit in units) / sum(unit["all"] for unit in units)
    shares = [unit["right"] / unit["all"] for unit in units]
    assert min(shares) - 1e-9 <= low <= figure + 0.02
    assert figure - 0.02 <= high <= max(shares) + 1e-9


def test_the_same_seed_gives_the_same_interval() -> None:
    units: list[Counts] = [{"right": float(i % 3), "all": 3.0} for i in range(20)]
    assert intervals(units, _accuracy, seed=4) == intervals(units, _accuracy, seed=4)
    assert intervals(units, _accuracy, seed=4, repetitions=9) != intervals(units, _accuracy, seed=5, repetitions=9)
    assert "never" not in intervals(units, _accuracy)
    assert intervals([], _accuracy) == {}


def test_a_known_interval() -> None:
    # Fifty of a hundred units are right: the standard error is 0.05.
    units: list[Counts] = [{"right": float(i % 2), "all": 1.0} for i in range(100)]
    low, high = intervals(units, _accuracy)["accuracy"]
    assert low == pytest.approx(0.402, abs=0.02)
    assert high == pytest.approx(0.598, abs=0.02)


@pytest.mark.parametrize(
    ("counts", "expected"),
    [((0, 0, 0, 0), (None, None, None)), ((0, 0, 0, 3), (0.0, 0.0, 0.0)), ((0, 2, 0, 0), (0.0, None, 0.0))],
)
def test_ratios_of_nothing(counts: tuple[int, int, int, int], expected: tuple[float | None, ...]) -> None:
    assert precision_recall(*counts) == expected


@given(st.text(st.sampled_from("ab ’-“”.\n"), max_size=60), st.data())
def test_marks_and_blanks_at_the_ends_do_not_matter(text: str, data: st.DataObject) -> None:
    index = WordIndex(text)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    words = text[start:end]
    inner = Span(start + len(words) - len(words.lstrip(" “”.\n")), end)
    if inner.start <= end:
        assert index.words([Span(start, end)]) == index.words([inner])
    assert index.words([Span(0, len(text))]) == frozenset(range(len(index.at)))


@given(
    st.lists(st.frozensets(st.integers(0, 6), max_size=5), max_size=6),
    st.lists(st.frozensets(st.integers(0, 6), max_size=5), max_size=6),
)
def test_matching_is_one_to_one_and_never_below_half(golds: list[frozenset[int]], found: list[frozenset[int]]) -> None:
    matched = match(golds, found, lambda _: False)
    assert len(set(matched.values())) == len(matched)
    assert all(jaccard(golds[i], found[j]) >= 0.5 for i, j in matched.items())
    unmatched = [gold for i, gold in enumerate(golds) if i not in matched]
    left = [words for j, words in enumerate(found) if j not in matched.values()]
    assert not any(jaccard(gold, words) >= 0.5 for gold in unmatched for words in left)
    assert all(containment(golds[i], found[j]) >= jaccard(golds[i], found[j]) for i, j in matched.items())


def test_of_two_equal_fits_the_one_that_counts_is_taken() -> None:
    words = frozenset({1, 2})
    assert match([words, words], [words], lambda i: i == 0) == {1: 0}


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("Mr. Ødegård", "odegard"),
        ("the council’s", "council"),
        ("Dr.", "dr"),
        ("O’Neal", "oneal"),
        ("", ""),
        ("One of the engineers", "engineers"),
    ],
)
def test_names_are_compared_without_trimmings(name: str, plain: str) -> None:
    assert normalised(name) == plain


def test_a_name_that_two_bear_tells_neither() -> None:
    names = GoldNames.of({"a": ("Ada Brunn", ["Brunn"]), "b": ("Carl Brunn", ["Brunn"])})
    assert names.meant("a", "Ms. Ada Brunn", [])
    assert not names.meant("a", "Brunn", [])
    assert not names.meant("a", "Carl Brunn", ["Ada Brunn"])
    assert names.meant("b", "someone", ["Carl Brunn"])
    assert not names.meant("b", "he", ["they"])
    assert not names.meant(None, "Ada Brunn", [])
