"""The hand-made trees: UD English EWT and GUM, with names from GUM's entity layer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from newslens.language.bodies import adjective
from newslens.language.names import titles
from training.conllu import Row, Sentence, read_conllu
from training.trees import Tree, Word

ENTITY_LABELS = {"person": "PERSON", "organization": "ORG", "place": "GPE"}
_ENTITY = re.compile(r"\((\d+)-([a-z]+)[^()]*|(\d+)\)")
_INSIDE_NAMES = frozenset({"PROPN", "ADP", "DET", "CCONJ", "ADJ", "NOUN", "NUM", "PUNCT", "VERB", "X"})
_PERSON = frozenset({"flat", "compound", "goeswith", "punct"})
_PLACE = _PERSON | {"amod", "nmod", "case", "det", "nummod"}
_NAME_RELATIONS = {"PERSON": _PERSON, "GPE": _PLACE, "ORG": _PLACE | {"conj", "cc", "nmod:unmarked"}}


def read_treebank(path: Path, entities: bool, genres: Sequence[str] = ()) -> Iterator[list[Tree]]:
    """The documents of a treebank.

    Args:
        path: A CoNLL-U file whose sentences say where documents and paragraphs begin.
        entities: Whether ``Entity=`` in MISC marks entities (GUM). Without, names count as not annotated.
        genres: Only documents whose name holds one of these words (``GUM_news_…``); all where there are none.

    Yields:
        The trees of one document.
    """
    document: list[Tree] = []
    wanted = True
    for sentence in read_conllu(path):
        if sentence.new_document is not None:
            if document:
                yield document
                document = []
            wanted = not genres or any(genre in sentence.new_document for genre in genres)
        if not wanted:
            continue
        names = entity_tags(sentence) if entities else [""] * len(sentence.rows)
        document.append(_tree(sentence, names))
    if document:
        yield document


def _tree(sentence: Sentence, names: list[str]) -> Tree:
    words = [
        Word(
            text=row.form.replace(" ", "\u00a0"),
            space=row.space_after,
            tag=row.xpos,
            pos=row.upos,
            lemma=row.lemma,
            head=row.head - 1 if row.head else index,
            dep="ROOT" if row.head == 0 else row.deprel,
            entity=name,
        )
        for index, (row, name) in enumerate(zip(sentence.rows, names, strict=True))
    ]
    return Tree(tuple(words), sentence.new_paragraph or sentence.new_document is not None)


def entity_tags(sentence: Sentence) -> list[str]:
    """IOB tags of the named persons, organisations and places of a GUM sentence.

    GUM marks every mention, pronouns included. A name is a mention whose head is a proper noun, cut down to the run
    of name words around that head; a title before a person's name stays outside.
    """
    rows = sentence.rows
    tags = ["O"] * len(rows)
    spans = sorted(_mentions(rows), key=lambda span: span[1] - span[0], reverse=True)
    for start, end, label in spans:
        name = _name(rows, start, end, label)
        if name is None or (label == "PERSON" and _is_no_person(rows[name[0] : name[1]])):
            continue
        first, last = name
        if all(tag == "O" for tag in tags[first:last]):
            tags[first:last] = [f"B-{label}"] + [f"I-{label}"] * (last - first - 1)
    return tags


def _is_no_person(rows: tuple[Row, ...]) -> bool:
    """Whether a mention of a person is a title (`Secretary`) or a people (`Americans`) alone."""
    text = " ".join(row.form for row in rows)
    if len(rows) == 1 and (rows[0].xpos == "NNPS" or rows[0].form.lower().rstrip(".") in titles()):
        return True
    return adjective(text) is not None


def _mentions(rows: tuple[Row, ...]) -> list[tuple[int, int, str]]:
    found: list[tuple[int, int, str]] = []
    opened: dict[str, list[tuple[int, str]]] = {}
    for index, row in enumerate(rows):
        value = row.value("Entity")
        if value is None:
            continue
        for match in _ENTITY.finditer(value):
            if match[1]:
                opened.setdefault(match[1], []).append((index, match[2]))
                if value[match.end() : match.end() + 1] == ")":
                    begin, kind = opened[match[1]].pop()
                    if kind in ENTITY_LABELS:
                        found.append((begin, index + 1, ENTITY_LABELS[kind]))
            elif opened.get(match[3]):
                begin, kind = opened[match[3]].pop()
                if kind in ENTITY_LABELS:
                    found.append((begin, index + 1, ENTITY_LABELS[kind]))
    return found


def _name(rows: tuple[Row, ...], start: int, end: int, label: str) -> tuple[int, int] | None:
    head = next((i for i in range(start, end) if not start <= rows[i].head - 1 < end), None)
    if head is None or rows[head].upos != "PROPN":
        return None

    def belongs(index: int) -> bool:
        """Whether the path from a word to the head of the mention uses only relations that build names."""
        seen = 0
        while index != head and seen < 6:
            row = rows[index]
            if row.deprel not in _NAME_RELATIONS[label] or row.upos not in _INSIDE_NAMES or row.form in ",;:&()":
                return False
            if not start <= row.head - 1 < end:
                return False
            index = row.head - 1
            seen += 1
        return index == head

    first = head
    while first > start and belongs(first - 1):
        first -= 1
    last = head + 1
    while last < end and belongs(last):
        last += 1
    while first < head and (rows[first].upos != "PROPN" and not rows[first].form[:1].isupper()):
        first += 1
    while first < head and (rows[first].upos in {"DET", "PUNCT", "ADP", "CCONJ"}):
        first += 1
    while last > head + 1 and (rows[last - 1].upos not in {"PROPN", "NUM"} and not rows[last - 1].form[:1].isupper()):
        last -= 1
    while last > head + 1 and rows[last - 1].upos in {"PUNCT", "PART", "ADP", "DET", "CCONJ"}:
        last -= 1
    return first, last
