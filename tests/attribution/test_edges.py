"""Where contents that a model reads begin and end, in parses written by hand and in sentences through the shipped pipeline."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from newslens import Article, Pipeline, load
from newslens.attribution.learned.edges import begins, closed, ends
from newslens.attribution.learned.seams import named
from newslens.attribution.lexicon import load as words
from newslens.attribution.parse.tree import Tree
from newslens.attribution.rules import read

from .parses import parsed

TOLD = parsed(
    "Holm NNP nsubj 1", "said VBD ROOT 1 say", "at IN case 4", "the DT det 4", "time NN obl 1", "that IN mark 8",
    "old JJ amod 7", "mills NNS nsubj 8", "sank VBD ccomp 1 sink", "in IN case 10", "Rade NNP obl 8", "Monday NN obl:tmod 8",
    ". . punct 1",
)  # fmt: skip
DAY = parsed(
    "Holm NNP nsubj 1", "said VBD ROOT 1 say", "Monday NNP nsubj 5", "the DT det 4", "mill NN nsubj 5", "sank VBD ccomp 1 sink",
    "near IN case 7", "Rade NNP obl 5", ". . punct 1",
)  # fmt: skip


def _tree(doc: Doc) -> Tree:
    return read(doc, doc.text, words(), 0.35).tree


@pytest.mark.parametrize(
    ("doc", "start", "expected"),
    [(TOLD, 3, 5), (TOLD, 5, 5), (TOLD, 6, 6), (DAY, 2, 3), (DAY, 3, 3)],
)
def test_a_content_begins_behind_when_it_was_said(doc: Doc, start: int, expected: int) -> None:
    assert begins(_tree(doc), 1, start, 8, words()) == expected


@pytest.mark.parametrize(
    ("doc", "end", "expected"),
    # "old", "old mills" and "sank" go on, "Rade" and what a cue stands behind do not.
    [(TOLD, 7, 12), (TOLD, 8, 12), (TOLD, 9, 12), (TOLD, 11, 11), (DAY, 5, 8)],
)
def test_a_content_ends_with_its_phrase(doc: Doc, end: int, expected: int) -> None:
    assert ends(_tree(doc), 1, 3, end, words()) == expected


@given(st.data(), st.sampled_from([TOLD, DAY]))
def test_edges_stay_in_their_sentence_on_their_side_of_the_cue(data: st.DataObject, doc: Doc) -> None:
    tree = _tree(doc)
    anchor = data.draw(st.integers(0, len(doc) - 1))
    start = data.draw(st.integers(0, len(doc) - 1))
    end = data.draw(st.integers(start + 1, len(doc)))
    first = begins(tree, anchor, start, end, words())
    last = ends(tree, anchor, start, end, words())
    assert start <= first < end
    assert max(start, end - 1) <= last <= len(doc)
    assert not end <= anchor < last


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return load()


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The firm announced Wednesday they are closing the mill.", "they are closing the mill"),
        ("The mayor said Monday was too late.", "Monday was too late"),
        (
            "He declared three weeks ago during a meeting with Holm and Berg that he would be “proud” to close the mill.",
            "he would be “proud” to close the mill",
        ),
        (
            "Seventy-two percent of the voters in Rade are unhappy with the mayor, according to a new poll.",
            "Seventy-two percent of the voters in Rade are unhappy with the mayor",
        ),
        (
            "The mayor said the town “would give it serious thought”, despite opposition from the fishermen.",
            "the town “would give it serious thought”",
        ),
        (
            "Holm said the bank condemned the “mindless and cruel theft,” without mentioning the guards who had slept.",
            "the bank condemned the “mindless and cruel theft,”",
        ),
        (
            "Ada Holm said Wednesday she believes the mill can be saved, dismissing the notion that nobody wants it.",
            "she believes the mill can be saved",
        ),
        (
            "The mayor said he is a proud “harbour man” for life and rejected a suggestion that the pier should go.",
            "he is a proud “harbour man” for life",
        ),
        (
            "The report says the mills of the valley have harmed the river and cost the town dearly.",
            "the mills of the valley have harmed the river and cost the town dearly",
        ),
        ("Holm says he lives on the coast and runs the mill.", "he lives on the coast and runs the mill"),
    ],
)
def test_what_is_told_and_no_more(pipeline: Pipeline, text: str, content: str) -> None:
    (article,) = pipeline.analyze([Article("a", text)]).articles
    assert article.quotes[0].text.removeprefix("that ") == content


NOTED = parsed(
    "Holm NNP nsubj 1", "said VBD ROOT 1 say", "in IN case 4", "his PRP$ nmod:poss 4", "letter NN obl 1", "he PRP nsubj 6",
    "left VBD ccomp 1 leave", ". . punct 1",
)  # fmt: skip
TOWNS = parsed(
    "Holm NNP nsubj 1", "said VBD ROOT 1 say", "in IN case 4", "his PRP$ nmod:poss 4", "town NN obl 1", "he PRP nsubj 6",
    "left VBD ccomp 1 leave", ". . punct 1",
)  # fmt: skip


def test_a_clause_begins_behind_the_document_that_it_stands_in() -> None:
    assert begins(_tree(NOTED), 1, 4, 7, words()) == 5
    assert begins(_tree(TOWNS), 1, 4, 7, words()) == 4


def test_a_cue_leaves_a_preposition_whose_noun_is_not_said() -> None:
    tree = _tree(NOTED)
    assert closed(tree, 1, ((1, 4),), (tree.span((5, 7)),)) == ((1, 2),)
    assert closed(tree, 1, ((1, 4),), (tree.span((4, 7)),)) == ((1, 4),)
    assert closed(tree, 1, ((1, 2),), (tree.span((5, 7)),)) == ((1, 2),)


REPORTED = parsed(
    "The DT det 1", "Herald NNP nsubj 2", "reported VBD ROOT 2 report", "that IN mark 5", "mills NNS nsubj 5", "sank VBD ccomp 2 sink",
    ", , punct 9", "according VBG case 9 accord", "to IN fixed 7", "aides NNS obl 2", ". . punct 2",
)  # fmt: skip


def test_the_cue_of_another_opens_no_content() -> None:
    assert begins(_tree(REPORTED), 7, 2, 6, words()) == 3
    assert begins(_tree(REPORTED), 7, 3, 6, words()) == 3
    assert begins(_tree(REPORTED), 7, 4, 6, words()) == 4


NAMED = parsed(
    "Holm NNP nsubj 1", "blamed VBD ROOT 1 blame", "Kurt NNP obj 1", "Dahl NNP flat 2", "alone RB advmod 2", ". . punct 1",
)  # fmt: skip


def test_a_content_ends_with_the_name_and_the_adverb_behind_it() -> None:
    assert ends(_tree(NAMED), 1, 2, 3, words()) == 5
    assert ends(_tree(NAMED), 1, 2, 5, words()) == 5


FELL = parsed(
    "board NN nsubj 1", "said VBD ROOT 1 say", "Chief NNP amod 3", "Gordon NNP nsubj 1", "Fell VBD dep 6", "had VBD aux 6",
    "left VBN ccomp 1 leave", ". . punct 1",
)  # fmt: skip


def test_a_content_is_not_begun_in_the_middle_of_a_name() -> None:
    assert begins(_tree(FELL), 1, 4, 7, words()) == 2
    assert begins(_tree(FELL), 1, 5, 7, words()) == 5
    assert begins(_tree(DAY), 1, 2, 8, words()) == 3  # a day is no part of one


def test_who_is_told_is_no_part_of_the_name_that_opens_a_content() -> None:
    told = parsed(
        "Holm NNP nsubj 1", "told VBD ROOT 1 tell", "Reuters NNP iobj 1", "Ilmark NNP nsubj 5", "had VBD aux 5",
        "agreed VBN ccomp 1 agree", ". . punct 1",
    )  # fmt: skip
    assert begins(_tree(told), 1, 3, 6, words()) == 3


def test_a_name_behind_a_title_is_no_part_of_the_cue() -> None:
    tree = _tree(
        parsed(
            "Mr NNP nmod:desc 1", "Fell NNP aux:pass 3", "also RB advmod 3", "denied VBN ROOT 3 deny", "it PRP obj 3"
        )
    )
    assert named(tree, ((0, 1),), ((1, 4),)) == (((0, 2),), ((2, 4),))
    assert named(tree, ((0, 2),), ((2, 4),)) == (((0, 2),), ((2, 4),))
    assert named(tree, (), ((1, 4),)) == ((), ((1, 4),))
