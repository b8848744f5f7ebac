"""Lemmas by rule and by table."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslens.language.english.lemmas import lemma, regular

TAGS = ["NN", "NNS", "NNP", "VB", "VBD", "VBG", "VBN", "VBZ", "VBP", "JJR", "JJS", "RB", "PRP", "CD", ""]


@pytest.mark.parametrize(
    ("form", "tag", "expected"),
    [
        ("said", "VBD", "say"),
        ("told", "VBN", "tell"),
        ("claims", "VBZ", "claim"),
        ("denies", "VBZ", "deny"),
        ("stressed", "VBD", "stress"),
        ("admitted", "VBD", "admit"),
        ("arguing", "VBG", "argue"),
        ("warning", "VBG", "warn"),
        ("warning", "NN", "warning"),
        ("insisting", "VBG", "insist"),
        ("ministers", "NNS", "minister"),
        ("children", "NNS", "child"),
        ("n’t", "RB", "not"),
        ("him", "PRP", "he"),
        ("Vale", "NNP", "Vale"),
        ("1,200", "CD", "1200"),
    ],
)
def test_lemma(form: str, tag: str, expected: str) -> None:
    assert lemma(form, tag) == expected


@given(form=st.text(max_size=20), tag=st.sampled_from(TAGS))
def test_there_is_always_a_lemma(form: str, tag: str) -> None:
    assert isinstance(lemma(form, tag), str)
    assert bool(regular(form, tag)) == bool(form.replace(",", "") if tag == "CD" else form)
