"""Where contents begin and end, in parses written by hand that lose their tails."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from newslens.attribution.contents.ends import settled
from newslens.attribution.lexicon import load
from newslens.attribution.rules import read

from .parses import parsed, vocab
from .test_rules import rows

_TAGS = {
    "and": "CC", "but": "CC", "said": "VBD", "closed": "VBD", "opened": "VBD", "was": "VBD", "because": "IN", "of": "IN",
    "while": "IN", "that": "IN", "warned": "VBD", "he": "PRP", "has": "VBZ", "learned": "VBN", "who": "WP", "calling": "VBG",
}  # fmt: skip
_POS = {
    "CC": "CCONJ",
    "VBD": "VERB",
    "VBZ": "AUX",
    "VBN": "VERB",
    "VBG": "VERB",
    "PRP": "PRON",
    "WP": "PRON",
    "IN": "ADP",
}
_SUBORDINATORS = {"because", "while", "that"}


def _flat(text: str) -> Doc:
    words = text.split()
    tags = [_TAGS.get(word, word if word in ",.:;" else "NN") for word in words]
    pos = [
        "SCONJ" if word in _SUBORDINATORS else "ADV" if word == "particularly" else _POS.get(tag, "NOUN" if tag == "NN" else "PUNCT")
        for word, tag in zip(words, tags, strict=True)
    ]  # fmt: skip
    lemmas = [
        {"said": "say", "warned": "warn", "learned": "learn", "calling": "call"}.get(word, word) for word in words
    ]
    return Doc(
        vocab(), words=words, tags=tags, pos=pos, lemmas=lemmas, heads=[0] * len(words), deps=["dep"] * len(words)
    )


def _settled(text: str, given: str) -> str:
    """The content that `given`, the part the parse holds, is drawn out to."""
    doc = _flat(text)
    tree = read(doc, doc.text, load(), 0.35).tree
    first = next(i for i in range(len(doc)) if doc[i : i + len(given.split())].text == given)
    start, end = settled(tree, first, first + len(given.split()), len(doc), load())
    return doc[start:end].text


@pytest.mark.parametrize(
    ("text", "given", "expected"),
    [
        # A coordinated clause goes on with the content, unless a cue or the speaker resumes the narration.
        ("mayor said mill closed , but bridge opened .", "mill closed", "mill closed , but bridge opened"),
        ("mayor said mill closed and bridge opened .", "mill closed", "mill closed and bridge opened"),
        ("mayor said mill closed , but union warned again .", "mill closed", "mill closed"),
        ("mayor said mill closed , and he opened shops .", "mill closed", "mill closed"),
        ("mayor said mill closed , and paper has learned more .", "mill closed", "mill closed"),
        ("mayor said mill closed , and that union warned owners .", "mill closed", "mill closed , and that union warned owners"),
        # Prepositions, reasons and additions at the end belong to it; so does what a colon opens.
        ("mayor said mill closed because of floods .", "mill closed", "mill closed because of floods"),
        ("mayor said mill closed , because floods closed roads .", "mill closed", "mill closed , because floods closed roads"),
        ("mayor said mill closed , particularly upstairs .", "mill closed", "mill closed , particularly upstairs"),
        ("mayor said mill was two things : old , damp .", "mill was two things", "mill was two things : old , damp"),
        ("mayor said mill closed ; bridge opened .", "mill closed", "mill closed"),
        # A clause that opens with "while" needs the one that follows it.
        ("mayor said while mill closed , bridge opened .", "while mill closed", "while mill closed , bridge opened"),
        # What follows a question is not asked with it.
        ("mayor said who closed mill , and bridge opened .", "who closed mill", "who closed mill"),
    ],
)  # fmt: skip
def test_the_end_of_a_clause(text: str, given: str, expected: str) -> None:
    assert _settled(text, given) == expected


@given(
    st.lists(st.sampled_from([*_TAGS, ",", ".", ":", ";", "mill", "-", "“", "”"]), min_size=1, max_size=30), st.data()
)
def test_an_end_only_moves_on_and_stays_in_the_sentence(words: list[str], data: st.DataObject) -> None:
    doc = _flat(" ".join(words))
    tree = read(doc, doc.text, load(), 0.35).tree
    high = data.draw(st.integers(1, len(doc)))
    end = data.draw(st.integers(0, high))
    start = data.draw(st.integers(0, end))
    first, last = settled(tree, start, end, high, load())
    inner = tree.trim(start, end)
    assert start <= first <= last <= high
    assert inner[0] == inner[1] or (first == inner[0] and last >= inner[1])


def test_what_is_called_for_has_a_subject() -> None:
    doc = parsed(
        "Holm NNP nsubj 1", "called VBD ROOT 1 call", "for IN case 3", "her PRP obl 1", "to TO mark 5", "resign VB xcomp 1",
        ". . punct 1",
    )  # fmt: skip
    assert rows(doc) == [("Holm", "called for", "her to resign")]


def test_a_clause_that_nobody_is_named_for_does_not_stand() -> None:
    doc = parsed(
        "To TO mark 1", "suggest VB ROOT 1 suggest", "that IN mark 4", "mills NNS nsubj 4", "closed VBD ccomp 1 close",
        "was VBD cop 6", "wrong JJ conj 1", ". . punct 1",
    )  # fmt: skip
    assert rows(doc) == []


def test_a_dateline_and_an_opening_and_are_not_said() -> None:
    dateline = parsed(
        "RADE NNP dep 3", "- : punct 3", "Roads NNS nsubj 3", "flooded VBD ROOT 3 flood", ", , punct 6", "officials NNS nsubj 6",
        "said VBD parataxis 3 say", ". . punct 3",
    )  # fmt: skip
    tied = parsed(
        "And CC cc 2", "roads NNS nsubj 2", "flooded VBD ROOT 2 flood", ", , punct 5", "officials NNS nsubj 5",
        "said VBD parataxis 2 say", ". . punct 2",
    )  # fmt: skip
    assert rows(dateline) == [("officials", "said", "Roads flooded")]
    assert rows(tied) == [("officials", "said", "roads flooded")]
