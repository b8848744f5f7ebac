"""UD v1 to v2, names and hyphens included."""

from __future__ import annotations

from training.conllu import Row, Sentence
from training.silver import convert
from training.trees import Tree


def tree(*rows: tuple[str, str, int, str, str]) -> Tree | None:
    """A sentence of (form, tag, head, relation, name) with one blank between words."""
    built: list[Row] = []
    position = 0
    for form, tag, head, relation, name in rows:
        misc = (f"start={position}", f"end={position + len(form)}", f"NER={name}")
        built.append(Row(form, form.lower(), "_", tag, head, relation, misc, space_after=True))
        position += len(form) + 1
    return convert(
        Sentence(tuple(built), None, new_paragraph=False), " ".join(row.form for row in built), opens_paragraph=False
    )


def relations(found: Tree | None) -> list[tuple[str, str, str]]:
    assert found is not None
    return [(word.text, word.dep, found.words[word.head].text) for word in found.words]


def test_a_person_is_flat_and_a_title_describes() -> None:
    found = tree(
        ("Gov.", "NNP", 3, "compound", "O"),
        ("Ana", "NNP", 3, "compound", "B-PERSON"),
        ("Brandt", "NNP", 4, "nsubj", "I-PERSON"),
        ("spoke", "VBD", 0, "root", "O"),
        ("Monday", "NNP", 4, "nmod:tmod", "B-DATE"),
    )
    assert relations(found) == [
        ("Gov.", "nmod:desc", "Ana"),
        ("Ana", "nsubj", "spoke"),
        ("Brandt", "flat", "Ana"),
        ("spoke", "ROOT", "spoke"),
        ("Monday", "obl:unmarked", "spoke"),
    ]
    assert found is not None
    assert [word.entity for word in found.words] == ["O", "B-PERSON", "I-PERSON", "O", "O"]


def test_conjunctions_move_to_the_conjunct_behind_them() -> None:
    found = tree(
        ("Boats", "NNS", 4, "nsubjpass", "O"),
        ("and", "CC", 1, "cc", "O"),
        ("cars", "NNS", 1, "conj", "O"),
        ("sold", "VBN", 0, "root", "O"),
        ("in", "IN", 6, "case", "O"),
        ("Lund", "NNP", 4, "nmod", "B-LOCATION"),
    )
    assert relations(found) == [
        ("Boats", "nsubj:pass", "sold"),
        ("and", "cc", "cars"),
        ("cars", "conj", "Boats"),
        ("sold", "ROOT", "sold"),
        ("in", "case", "Lund"),
        ("Lund", "obl", "sold"),
    ]


def test_hyphens_are_words() -> None:
    found = tree(("tax-free", "JJ", 2, "amod", "O"), ("days", "NNS", 0, "root", "O"))
    assert relations(found) == [
        ("tax", "compound", "free"),
        ("-", "punct", "free"),
        ("free", "amod", "days"),
        ("days", "ROOT", "days"),
    ]


def test_a_tree_that_the_parser_gave_up_is_left_out() -> None:
    assert tree(("Well", "UH", 2, "dep", "O"), ("then", "RB", 0, "root", "O")) is None
