from __future__ import annotations

import random
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslens.evaluation.calibration import Calibration, operating_point

PAIRS = st.lists(
    st.tuples(st.one_of(st.sampled_from([0.0, 0.3, 0.5, 0.9, 1.0]), st.floats(0, 1)), st.booleans()), min_size=1
)


@given(PAIRS)
def test_every_figure_is_a_share(pairs: list[tuple[float, bool]]) -> None:
    found = Calibration.of(pairs)
    assert (found.count, found.right) == (len(pairs), sum(right for _, right in pairs))
    assert 0 <= found.error <= 1 + 1e-9
    assert 0 <= found.brier <= 1
    assert found.error**2 <= found.brier + 1e-9, "the mean of squares is at least the square of the mean"
    assert all(0 <= point.kept <= 1 and 0 <= point.coverage <= 1 for point in found.curve)


@given(PAIRS, st.randoms(use_true_random=False))
def test_order_does_not_matter(pairs: list[tuple[float, bool]], dice: random.Random) -> None:
    one = Calibration.of(pairs)
    dice.shuffle(pairs)
    other = Calibration.of(pairs)
    assert other.error == pytest.approx(one.error)
    assert other.brier == pytest.approx(one.brier)
    assert other.curve == one.curve


@given(PAIRS, st.integers(1, 15))
def test_bins_are_of_equal_mass_and_in_order(pairs: list[tuple[float, bool]], bins: int) -> None:
    found = Calibration.of(pairs, bins=bins).bins
    counts = [each.count for each in found]
    assert len(found) == min(bins, len(pairs))
    assert sum(counts) == len(pairs)
    assert max(counts) - min(counts) <= 1
    assert all(a.confidence <= b.confidence + 1e-9 for a, b in pairwise(found))


def _of_hundreds(*hundreds: tuple[float, int]) -> list[tuple[float, bool]]:
    return [(confidence, number < right) for confidence, right in hundreds for number in range(100)]


@given(st.lists(st.integers(0, 100), min_size=1, max_size=8, unique=True))
def test_what_is_right_as_often_as_it_says_has_no_error(shares: list[int]) -> None:
    found = Calibration.of(_of_hundreds(*((share / 100, share) for share in shares)))
    assert found.error == pytest.approx(0, abs=1e-9)
    assert found.brier == pytest.approx(sum(share * (100 - share) for share in shares) / 1e4 / len(shares))


@given(st.lists(st.integers(0, 80), min_size=1, max_size=8, unique=True), st.integers(1, 20))
def test_what_says_too_much_everywhere_errs_by_as_much(shares: list[int], too_much: int) -> None:
    found = Calibration.of(_of_hundreds(*(((share + too_much) / 100, share) for share in shares)))
    assert found.error == pytest.approx(too_much / 100)


def test_a_drawn_sample_that_is_calibrated_has_a_small_error() -> None:
    dice = random.Random(3)  # noqa: S311 - statistics, not secrets
    confidences = [dice.random() for _ in range(5000)]
    assert Calibration.of([(each, dice.random() < each) for each in confidences]).error < 0.04
    assert Calibration.of([(each, dice.random() < 0.5) for each in confidences]).error > 0.2


@given(PAIRS, st.lists(st.floats(0, 1), min_size=1, max_size=5).map(sorted))
def test_asking_for_more_keeps_less(pairs: list[tuple[float, bool]], asked: list[float]) -> None:
    curve = Calibration.of(pairs, asked=asked).curve
    assert [point.asked for point in curve] == asked
    for one, other in pairwise(curve):
        assert other.kept <= one.kept
        assert other.coverage <= one.coverage
        if other.threshold is not None:
            assert one.threshold is not None
            assert one.threshold <= other.threshold


@given(PAIRS, st.floats(0.01, 1))
def test_the_threshold_gives_what_it_says_and_no_lower_one_reaches_it(
    pairs: list[tuple[float, bool]], asked: float
) -> None:
    point = operating_point(pairs, asked)
    every = sum(right for _, right in pairs)
    for threshold in {confidence for confidence, _ in pairs}:
        kept = [right for confidence, right in pairs if confidence >= threshold]
        precision = sum(kept) / len(kept)
        if threshold == point.threshold:
            assert (point.precision, point.kept) == (precision, sum(kept) / every)
            assert point.coverage == len(kept) / len(pairs)
            assert precision >= asked
        elif point.threshold is None or threshold < point.threshold:
            assert precision < asked


def test_a_precision_that_nothing_reaches_has_no_threshold() -> None:
    point = operating_point([(0.9, False), (0.8, True)], 0.8)
    assert (point.threshold, point.precision, point.kept, point.coverage) == (None, None, 0.0, 0.0)


@pytest.mark.parametrize("pairs", [[], [(1.1, True)], [(-0.1, False)], [(float("nan"), True)]])
def test_what_is_no_confidence_is_refused(pairs: list[tuple[float, bool]]) -> None:
    with pytest.raises(ValueError, match=r"nothing to calibrate|between 0 and 1"):
        Calibration.of(pairs)
