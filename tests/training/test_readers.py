"""Trees on disk, styles of quotation marks, and documents that keep their text."""

from __future__ import annotations

import random
from pathlib import Path

import spacy
from hypothesis import given
from hypothesis import strategies as st

from training.conllu import Row, Sentence
from training.readers import read_trees, restyle, write_trees
from training.treebanks import entity_tags
from training.trees import Tree, Word, chunks, to_doc

SENTENCE = Tree(
    (
        Word('"', False, "``", "PUNCT", '"', 1, "punct"),
        Word("Stay", False, "VB", "VERB", "stay", 5, "ccomp"),
        Word(",", False, ",", "PUNCT", ",", 1, "punct"),
        Word('"', True, "''", "PUNCT", '"', 1, "punct"),
        Word("she", False, "PRP", "PRON", "she", 5, "nsubj"),
        Word("'s", True, "VBZ", "VERB", "say", 5, "ROOT"),
    ),
    opens_paragraph=True,
)


def test_trees_come_back_from_disk(tmp_path: Path) -> None:
    assert write_trees(tmp_path / "trees.gz", [[SENTENCE, SENTENCE], [SENTENCE]]) == 18
    assert read_trees(tmp_path / "trees.gz") == [[SENTENCE, SENTENCE], [SENTENCE]]


@given(seed=st.integers(0, 1000))
def test_restyling_changes_marks_alone(seed: int) -> None:
    (found,) = restyle([SENTENCE], random.Random(seed))  # noqa: S311 - repeatable, not secret
    assert [word.head for word in found.words] == [word.head for word in SENTENCE.words]
    assert [word.text for word in found.words[1:3]] == ["Stay", ","]
    assert (found.words[0].text, found.words[3].text) in {('"', '"'), ("“", "”"), ("''", "''"), ("``", "''")}
    assert found.words[5].text in {"'s", "’s"}


def test_every_style_occurs() -> None:
    seen = {restyle([SENTENCE], random.Random(seed))[0].words[0].text for seed in range(40)}  # noqa: S311 - repeatable, not secret
    assert seen == {'"', "“", "''", "``"}


@given(count=st.integers(0, 40), size=st.integers(1, 12), seed=st.integers(0, 99))
def test_chunks_are_the_document(count: int, size: int, seed: int) -> None:
    document = [SENTENCE] * count
    found = list(chunks(document, size, random.Random(seed)))  # noqa: S311 - repeatable, not secret
    assert [tree for chunk in found for tree in chunk] == document
    assert all(chunk for chunk in found)


def test_a_document_has_text_and_trees() -> None:
    doc = to_doc(spacy.blank("en").vocab, [SENTENCE, SENTENCE])
    assert doc.text == '"Stay," she\'s\n\n"Stay," she\'s '
    assert [sentence.root.text for sentence in doc.sents] == ["'s", "'s"]
    assert not doc.has_annotation("ENT_IOB")


def test_names_are_cut_out_of_mentions() -> None:
    def row(form: str, upos: str, head: int, relation: str, entity: str) -> Row:
        return Row(form, form, upos, "NNP", head, relation, (f"Entity={entity}",) if entity else (), space_after=True)

    rows = (
        row("mayor", "NOUN", 2, "nmod:desc", "(1-person-new-cf1-1-sgl"),
        row("Ana", "PROPN", 6, "nsubj", ""),
        row("Brandt", "PROPN", 2, "flat", ""),
        row("of", "ADP", 5, "case", ""),
        row("Lund", "PROPN", 2, "nmod", "(2-place-new-cf2-1-sgl)1)"),
        row("saw", "VERB", 0, "root", ""),
        row("herself", "PRON", 6, "obj", "(1-person-giv-cf1-1-sgl)"),
    )
    tags = entity_tags(Sentence(rows, None, new_paragraph=False))
    assert tags == ["O", "B-PERSON", "I-PERSON", "O", "B-GPE", "O", "O"]
