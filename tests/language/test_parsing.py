"""Any text parses: nothing is lost, nothing moves, and twice the text takes about twice the time."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslens.language import parse, sentences
from newslens.language.loading import load
from newslens.language.parsing import LONGEST_RUN, PIECE, cut_run, pieces, plain
from newslens.testing.growth import grows_linearly
from newslens.testing.strategies import texts

if TYPE_CHECKING:
    from spacy.language import Language


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load()


@pytest.fixture(scope="module")
def tokenizer() -> Language:
    """A pipeline that only cuts words and sentences, for texts too long to be worth a parse in a test."""
    import spacy

    blank = spacy.blank("en")
    sentences.add_to(blank)
    return blank


@given(text=texts(max_size=300))
def test_every_code_point_stays_where_it_was(nlp: Language, text: str) -> None:
    doc = parse(nlp, text)
    expected = plain(text)
    assert doc.text == expected
    for token in doc:
        assert expected[token.idx : token.idx + len(token.text)] == token.text


@given(text=texts(max_size=60), unit=st.sampled_from(["x", "“", "a.", "\ud800", "é", "…”", "http://a.b/"]))
def test_long_runs_and_many_pieces_lose_nothing(tokenizer: Language, text: str, unit: str) -> None:
    long = text + unit * (PIECE // len(unit) + 7) + text + "\n\n" + text * 3
    doc = parse(tokenizer, long)
    expected = plain(long)
    assert doc.text == expected
    assert all(expected[token.idx : token.idx + len(token.text)] == token.text for token in doc)
    assert all(len(token.text) <= LONGEST_RUN or token.is_space for token in doc)


@given(text=st.text(st.sampled_from("ab. \n“"), max_size=200), size=st.integers(2, 30))
def test_pieces_are_the_text(text: str, size: int) -> None:
    found = list(pieces(text, size))
    assert "".join(found) == text
    assert all(0 < len(piece) <= size for piece in found)


@given(text=texts() | st.text(st.sampled_from("\u00a0\u2028\r\n\ud800 x")))
def test_a_plain_text_has_the_same_length_and_words(text: str) -> None:
    found = plain(text)
    assert len(found) == len(text)
    assert all(new == old or old.isspace() or "\ud800" <= old <= "\udfff" for new, old in zip(found, text, strict=True))
    assert all(new.isspace() == old.isspace() for new, old in zip(found, text, strict=True))
    found.encode()


@given(run=st.text(st.characters(exclude_categories=["Z", "C"]), min_size=1, max_size=600))
def test_parts_are_the_run(run: str) -> None:
    parts = cut_run(run)
    assert "".join(parts) == run
    assert all(0 < len(part) <= LONGEST_RUN for part in parts)


def test_a_cut_falls_between_paragraphs(tokenizer: Language) -> None:
    paragraph = "Nobody knew why the ferry turned back. "
    text = (paragraph * 100).strip() + "\n\n"
    doc = parse(tokenizer, text * 6)
    assert [sentence.text.strip() for sentence in doc.sents] == [paragraph.strip()] * 600


def test_annotation_of_all_pieces_survives(nlp: Language) -> None:
    sentence = "Ms Adeyemi said the harbour would open on Monday. "
    doc = parse(nlp, sentence * (2 * PIECE // len(sentence)))
    said = [token for token in doc if token.text == "said"]
    assert len(said) == 2 * PIECE // len(sentence)
    assert all(token.lemma_ == "say" and token.pos_ == "VERB" for token in said)
    assert all(token.head.i - token.i < 20 for token in doc)


def test_nothing_is_a_document_too(nlp: Language) -> None:
    assert len(parse(nlp, "")) == 0
    assert parse(nlp, "\n").text == "\n"


HOSTILE = ["a", "“", '"', "“ ", "\n", ". ", "a.b,“c” ", "“" * 120 + " ", "https://a.example/?q=%41&", "('", "\ud800"]


@pytest.mark.parametrize("unit", HOSTILE)
def test_time_grows_with_the_text_and_not_faster(tokenizer: Language, unit: str) -> None:
    assert grows_linearly(lambda length: lambda: parse(tokenizer, unit * (length // len(unit))), 2 * PIECE, 2 * PIECE)


DEEP = ['"a ', "a, ", '" ', "“a” ", "a (b), ", "“Go,” ", "said ", "that "]


@pytest.mark.parametrize("unit", DEEP)
def test_time_of_the_whole_parse_grows_with_the_tokens_where_no_sentence_ends(nlp: Language, unit: str) -> None:
    assert grows_linearly(lambda count: lambda: parse(nlp, unit * count), 250, 250)


def test_importing_the_package_leaves_spacy_alone() -> None:
    code = "import sys, newslens.language; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
