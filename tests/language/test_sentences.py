"""Where sentences begin around quotation marks, by typography and after the parser."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslens.language import load, parse
from newslens.language.sentences import LONGEST, MAY, MUST, MUST_NOT, sentence_starts
from newslens.testing.strategies import texts

if TYPE_CHECKING:
    from spacy.language import Language


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load()


STYLES = [("“", "”"), ('"', '"'), ("''", "''")]

STORIES = [
    ["<We are done,> said Ms Vale.", "She left by the back door."],
    ["<We are done,> said Ms Vale, <and we are tired.>", "<Nobody called.>", "The hall was empty."],
    ["Mr Osei said: <The bridge is safe.>", "The council disagrees."],
    ["<Is it safe?> asked a neighbour.", "Nobody answered."],
    ["It was, he said, <a long night>.", "Rain fell."],
    ["<The water rose.>", "The mayor spoke after that."],
    ["The report calls it <unusual,> a word that its author regrets.", "It is out on Friday."],
]


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("story", STORIES)
def test_sentences_of_quotations(nlp: Language, story: list[str], style: tuple[str, str]) -> None:
    sentences = [sentence.replace("<", style[0]).replace(">", style[1]) for sentence in story]
    assert [found.text for found in parse(nlp, " ".join(sentences)).sents] == sentences


@given(text=texts(max_size=200))
def test_the_parser_keeps_to_what_was_set(nlp: Language, text: str) -> None:
    doc = parse(nlp, text)
    starts = sentence_starts([token.text for token in doc], [bool(token.whitespace_) for token in doc])
    for index, (token, start) in enumerate(zip(doc, starts, strict=True)):
        if index and start == MUST:
            assert token.is_sent_start
        if index and start == MUST_NOT:
            assert not token.is_sent_start


def test_a_paragraph_is_a_boundary_even_without_a_full_stop(nlp: Language) -> None:
    doc = parse(nlp, "Ferry runs aground near Lund\n\nPassengers were safe on Monday")
    assert [sentence.text.strip() for sentence in doc.sents] == [
        "Ferry runs aground near Lund",
        "Passengers were safe on Monday",
    ]


@pytest.mark.parametrize(
    ("words", "spaces", "expected"),
    [
        ('" Go , " she said', "nnnysyn", [MUST, MUST_NOT, MUST_NOT, MUST_NOT, MUST_NOT, MAY]),
        ("Gone . ” He left", "nnyyn", [MUST, MUST_NOT, MUST_NOT, MAY, MAY]),
        ("They all went home . ” He left", "yyynnyyn", [MUST, MAY, MAY, MAY, MUST_NOT, MUST_NOT, MUST, MAY]),
        ("Done . “ Now", "nynn", [MUST, MUST_NOT, MUST, MUST_NOT]),
        ("of Rs . 40 crore", "ynyyn", [MUST, MAY, MUST_NOT, MUST_NOT, MAY]),
        ("told Adv . Rao", "ynyn", [MUST, MAY, MUST_NOT, MUST_NOT]),
        ("at no . 40 today", "ynyyn", [MUST, MAY, MUST_NOT, MUST_NOT, MAY]),
    ],
)
def test_typography(words: str, spaces: str, expected: list[int]) -> None:
    tokens = words.split()
    assert sentence_starts(tokens, [space == "y" for space in spaces[: len(tokens)]]) == expected


def test_marks_left_open_do_not_run_over_a_paragraph() -> None:
    words = ['"', "Go", "\n\n", '"', "Stay"]
    assert sentence_starts(words, [False, False, False, False, False]) == [MUST, MUST_NOT, MUST_NOT, MUST, MUST_NOT]


@given(
    st.lists(st.sampled_from(['"', "a", ",", ".", "“", "”", "\n", "Go", "("]), min_size=1, max_size=8),
    st.integers(1, 4),
)
def test_a_sentence_begins_at_least_every_so_many_tokens(piece: list[str], times: int) -> None:
    words = piece * (times * LONGEST // len(piece) + 1)
    starts = sentence_starts(words, [True] * len(words))
    begun = [0, *(index for index, start in enumerate(starts) if start == MUST), len(words)]
    assert max(after - before for before, after in pairwise(begun)) <= LONGEST


def test_a_sentence_too_long_is_cut_behind_a_full_stop() -> None:
    words = ["Rain", "fell", "on", "us", "."] * (LONGEST // 2)
    starts = sentence_starts(words, [True] * len(words))
    cuts = [index for index, start in enumerate(starts) if start == MUST]
    assert cuts == list(range(0, len(words), LONGEST))
    words[LONGEST] = "rain"
    assert LONGEST - 5 in [at for at, start in enumerate(sentence_starts(words, [True] * len(words))) if start == MUST]


def test_a_text_as_long_as_a_sentence_may_be_is_left_alone() -> None:
    words = ["go"] * LONGEST
    assert sentence_starts(words, [True] * LONGEST) == [MUST, *[MAY] * (LONGEST - 1)]
