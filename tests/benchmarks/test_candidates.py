from __future__ import annotations

import numpy as np
import pytest

from benchmarks import candidates, diff
from benchmarks.candidates import Run, figures, recall
from benchmarks.peer_candidates import minhash, tfidf
from benchmarks.quotations import CHANGES, Planted, kinds, quotations
from newslens.alignment.words import read


def test_a_set_is_the_same_each_time_and_another_with_another_seed() -> None:
    assert quotations(500, 4) == quotations(500, 4)
    assert quotations(500, 4).texts != quotations(500, 5).texts


def test_a_fifth_is_planted_and_tells_from_what() -> None:
    made = quotations(1_000)
    assert (len(made.texts), len(made.planted)) == (1_000, 200)
    assert {kind for kind, some in kinds(made.planted) if some} == set(CHANGES)
    for one in made.planted:
        if one.kind in {"truncated", "marks", "swapped"}:
            left = {word.exact for word in read(made.texts[one.variant]).words}
            assert left <= {word.exact for word in read(made.texts[one.original]).words}


def test_words_are_as_frequent_as_in_the_news() -> None:
    found = [word.key for text in quotations(5_000).texts for word in read(text).words if word.key]
    _, counts = np.unique(np.array(found), return_counts=True)
    shares = np.sort(counts)[::-1] / counts.sum()
    assert shares[[0, 9, 99, 999]] == pytest.approx([0.0155, 0.0053, 0.0017, 0.00017], rel=0.4)


def test_a_pair_counts_from_either_side() -> None:
    planted = [Planted(1, 2, "marks"), Planted(3, 4, "marks"), Planted(5, 6, "marks")]
    assert recall(planted, {(1, 2), (4, 3)}) == pytest.approx(2 / 3)


def test_growth_recall_and_number_are_judged() -> None:
    def run(size: int, found: float, seconds: float) -> Run:
        return Run("newslens", size, size, found, {}, 7.0, 10, seconds, 50.0)

    good = figures([run(10_000, 0.99, 1e-4), run(300_000, 0.985, 1.4e-4)])
    bad = figures([run(10_000, 0.97, 1e-4), run(300_000, 0.985, 1.6e-4)])
    assert [figure.name for figure in good if figure.missed] == []
    assert [figure.name for figure in bad if figure.missed] == [
        "planted pairs missed of 10,000",
        "time of one at 300,000 over 10,000",
    ]


def test_newslens_reaches_its_goals_on_a_small_set() -> None:
    run = candidates.measured("newslens", 2_000)
    assert run.recall >= candidates.RECALL
    assert run.most <= candidates.MOST


def test_tfidf_finds_what_is_near() -> None:
    pytest.importorskip("scipy")
    made = quotations(400)
    one = next(kept for kept in made.planted if kept.kind == "marks")
    places, others = tfidf(made.texts, [one.original], 3)
    assert set(places.tolist()) == {one.original}
    assert one.variant in others
    assert one.original not in others
    assert len(others) <= 3


def test_minhash_finds_the_same_words() -> None:
    pytest.importorskip("datasketch")
    made = [f"{text} {number}" for number, text in enumerate(quotations(40).texts)]
    places, others = minhash([*made, made[0]])
    assert (40, 0) in set(zip(places.tolist(), others.tolist(), strict=True))


def test_diffs_are_judged_by_the_ratio_to_difflib() -> None:
    assert diff.figures([(5.1, 1.0, 50.0)], 100)[0].missed is False
    assert diff.figures([(4.9, 1.0, 50.0)], 100)[0].missed is True
    assert len(diff.pairs(50)) == 50
