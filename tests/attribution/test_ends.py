"""Where contents begin and end, in parses written by hand that lose their tails."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from newslens.attribution.contents.ends import matrix_clause, settled
from newslens.attribution.contents.narration import narrated
from newslens.attribution.learned.decoding import Reading
from newslens.attribution.learned.extent import extent
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


def _relative(ties: str) -> int:
    """Where the sentence goes on behind `Holm, who said he left, was fined`, the last verb hung on what is said."""
    doc = parsed(
        "Holm NNP ROOT 0", ", , punct 3", f"{ties} nsubj 3", "said VBD acl:relcl 0 say", "he PRP nsubj 5", "left VBD ccomp 3 leave",
        ", , punct 5", "was VBD aux:pass 8 be", "fined VBN ccomp 3 fine", ". . punct 0",
    )  # fmt: skip
    return matrix_clause(read(doc, doc.text, load(), 0.35).tree, 3, 4, len(doc))


def test_a_relative_clause_ends_before_the_verb_of_the_sentence() -> None:
    assert _relative("who WP") == 7
    assert _relative("she PRP") == 10


def _nor(verb: str) -> int:
    doc = parsed(
        "Holm NNP nsubj 1", "said VBD ROOT 1 say", "it PRP nsubj 3", "rained VBD ccomp 1 rain", ", , punct 7", "nor CC cc 8",
        "would MD aux 8", "he PRP nsubj 8", f"{verb} VB conj 3", "why WRB advmod 8", ". . punct 1",
    )  # fmt: skip
    return narrated(read(doc, doc.text, load(), 0.35).tree, 2, 10, load())


def test_what_the_speaker_would_not_say_is_not_said() -> None:
    assert _nor("say") == 4
    assert _nor("swim") == 10


def test_a_content_that_is_read_does_not_end_with_a_conjunction() -> None:
    doc = parsed(
        "Holm NNP nsubj 1", "opposed VBD ROOT 1 oppose", "the DT det 3", "ban NN obj 1", "even RB advmod 7", "because IN mark 7",
        "they PRP nsubj 7", "fear VBP advcl 1", "it PRP obj 7", ". . punct 1",
    )  # fmt: skip
    page = read(doc, doc.text, load(), 0.35)
    ends = {
        end: page.tree.touched(*extent(page, Reading(1, ((1, 2),), ((0, 1),), ((2, end),), 0.9, 0.9, 0.9))[0])[-1]
        for end in (4, 6, 9)
    }
    assert ends == {4: 3, 6: 3, 9: 8}
