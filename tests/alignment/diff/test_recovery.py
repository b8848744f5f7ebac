"""Alterations that were made are the edits that are found: their kinds and their places."""

from __future__ import annotations

import random
from collections import Counter

import pytest

from newslens.alignment.diff.diffing import diff
from newslens.alignment.diff.edits import Edit, Kind, inverse
from tests.alignment.diff.alterations import Alteration, altered, bare
from tests.alignment.diff.quotations import QUOTATIONS

ROUNDS = 400


def _told(edit: Edit) -> tuple[Kind, str, str]:
    return edit.kind, bare(edit.a_words), bare(edit.b_words)


def _made(alteration: Alteration) -> tuple[Kind, str, str]:
    return alteration.kind, alteration.a_words, alteration.b_words


@pytest.mark.parametrize("seed", range(4))
def test_all_alterations_of_a_quotation_are_found_and_nothing_else(seed: int) -> None:
    rng = random.Random(seed)  # noqa: S311 (a test that must repeat)
    met: Counter[Kind] = Counter()
    for _ in range(ROUNDS // 4):
        quotation = rng.choice(QUOTATIONS)
        changed, made = altered(quotation, rng, rng.randint(1, 4))
        expected = [_made(alteration) for alteration in made]
        assert [_told(edit) for edit in diff(quotation, changed)] == expected, changed
        back = [(inverse(kind), b_words, a_words) for kind, a_words, b_words in expected]
        assert [_told(edit) for edit in diff(changed, quotation)] == back, changed
        met.update(kind for kind, _, _ in expected)
    assert len(met) >= 15


def test_alterations_are_found_where_they_were_made() -> None:
    rng = random.Random(11)  # noqa: S311
    for _ in range(ROUNDS // 4):
        quotation = rng.choice(QUOTATIONS)
        changed, made = altered(quotation, rng, 1)
        for edit, alteration in zip(diff(quotation, changed), made, strict=True):
            words = quotation.split()
            before = len(" ".join(words[: alteration.start]))
            after = len(" ".join(words[: alteration.end]))
            assert before <= edit.a.start <= edit.a.end <= after + 1
            grown = len(" ".join([*words[: alteration.start], *alteration.instead]))
            assert before <= edit.b.start <= edit.b.end <= grown + 1
