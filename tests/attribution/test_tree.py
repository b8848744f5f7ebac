"""The parse as lists."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from newslens.attribution.found import merged, without
from newslens.attribution.lexicon import load
from newslens.attribution.parse.tree import Tree
from newslens.attribution.rules import read

from .parses import parsed, vocab


def _tree(doc: Doc) -> Tree:
    return read(doc, doc.text, load(), 0.3).tree


def test_sentences_end_behind_the_closing_mark() -> None:
    doc = Doc(vocab(), words=["“", "No", ".", "”", "She", "left", ".", "“", "Yes", ".", "”"])
    assert _tree(doc).sentences == [(0, 4), (4, 7), (7, 11)]


def test_a_cue_in_lower_case_goes_on_behind_a_question() -> None:
    doc = Doc(vocab(), words=["“", "Who", "paid", "?", "”", "she", "asked", "."])
    assert _tree(doc).sentences == [(0, 8)]


def test_an_abbreviation_may_end_a_sentence() -> None:
    doc = Doc(vocab(), words=["It", "opened", "at", "5", "p.m.", "They", "left", "."])
    assert _tree(doc).sentences == [(0, 5), (5, 8)]


def test_what_says_when_is_no_subject() -> None:
    said = ("He PRP nsubj 1", "wrote VBD ROOT 1", "but CC cc 5")
    assert _tree(parsed(*said, "moments NNS nsubj 5", "later RB advmod 5", "left VBD conj 1")).dep[3] == "obl:unmarked"
    assert _tree(parsed(*said, "Friday NNP nsubj 5", "soon RB advmod 5", "left VBD conj 1")).dep[3] == "obl:unmarked"
    assert _tree(parsed(*said, "Moss NNP nsubj 5", "later RB advmod 5", "left VBD conj 1")).dep[3] == "nsubj"


def test_a_name_between_commas_hangs_on_who_it_is_of() -> None:
    rows = [
        "Her PRP$ nmod:poss 1",
        "lawyer NN nsubj 5",
        ", , punct 3",
        "Moss NNP nsubj 5",
        ", , punct 3",
        "left VBD ROOT 5",
    ]
    tree = _tree(parsed(*rows))
    assert (tree.dep[3], tree.head[3], tree.right[1]) == ("appos", 1, 5)
    assert _tree(parsed(*rows[:3], "it PRP nsubj 5", *rows[4:])).dep[3] == "nsubj"


LISTED = (
    "Moss NNP nsubj 1",
    "said VBD ROOT 1 say",
    "in IN case 3",
    "court NN obl 1",
    "that IN mark 6",
    "Holm NNP nsubj 6",
    "fell VBD acl 3",
    ", , punct 8",
    "ignored VBD conj 1",
    "us PRP obj 8",
    "and CC cc 11",
    "left VBD conj 8",
)


@pytest.mark.parametrize("third", [8, 1])
def test_a_list_hangs_on_its_first_verb_also_behind_where_it_is_said(third: int) -> None:
    tree = _tree(parsed(*LISTED[:-1], f"left VBD conj {third}"))
    assert (tree.head[8], tree.head[11], tree.right[6]) == (6, 8, 12)


@pytest.mark.parametrize(
    ("at", "row"),
    [(5, "there RB advmod 6"), (4, "when WRB advmod 6"), (7, "and CC cc 8"), (8, "added VBD conj 1 add")],
)
def test_what_the_speaker_does_besides_stays(at: int, row: str) -> None:
    tree = _tree(parsed(*LISTED[:at], row, *LISTED[at + 1 :]))
    assert tree.head[8] == 1


@given(st.data())
def test_edges_hold_every_descendant(data: st.DataObject) -> None:
    size = data.draw(st.integers(1, 12))
    heads = [data.draw(st.integers(0, max(0, i - 1))) if data.draw(st.booleans()) else i for i in range(size)]
    doc = Doc(vocab(), words=["w"] * size, heads=heads, deps=["dep"] * size)
    tree = _tree(doc)
    for token in doc:
        inside = [other.i for other in token.subtree]
        assert (tree.left[token.i], tree.right[token.i]) == (min(inside), max(inside) + 1)


@given(
    st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30))),
    st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30))),
)
def test_ranges_add_and_subtract_as_sets(first: list[tuple[int, int]], second: list[tuple[int, int]]) -> None:
    def members(ranges: object) -> set[int]:
        return {i for a, b in ranges for i in range(a, b)}  # type: ignore[attr-defined]

    assert members(merged(first)) == members(first)
    assert list(merged(first)) == sorted(merged(first))
    assert members(without(merged(first), second)) == members(first) - members(second)


def test_trim_leaves_figures_with_their_sign() -> None:
    doc = parsed("“ `` punct 1", "$ $ nmod 1", "5 CD ROOT 2", "” '' punct 1")
    assert _tree(doc).trim(0, 4) == (1, 3)


@pytest.mark.parametrize("words", [[], [" "], ["\n\n"], ["”"]])
def test_nothing_to_read(words: list[str]) -> None:
    doc = Doc(vocab(), words=words, spaces=[False] * len(words))
    assert len(_tree(doc)) == len(words)
