"""PolNeAR's automatic layer as extra news data: UD v1 trees made by a program, mapped to UD v2 conventions.

What a program annotated is silver: it is mixed in below the hand-made trees, and sentences whose tree shows that the
program gave up (the relation ``dep``) are left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import attrs

from training.conllu import Row, Sentence, read_conllu
from training.packed import unpacked
from training.tokens import PREFIXES
from training.trees import Tree, Word

LONGEST = 60
_RENAMED = {
    "dobj": "obj",
    "nsubjpass": "nsubj:pass",
    "csubjpass": "csubj:pass",
    "auxpass": "aux:pass",
    "mwe": "fixed",
    "root": "ROOT",
}
_ENTITY_LABELS = {"PERSON": "PERSON", "ORGANIZATION": "ORG", "LOCATION": "GPE"}
_POS_OF_TAG = {
    "NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "NNPS": "PROPN", "JJ": "ADJ", "JJR": "ADJ", "JJS": "ADJ",
    "MD": "AUX", "PRP": "PRON", "PRP$": "PRON", "WP": "PRON", "WP$": "PRON", "EX": "PRON", "CC": "CCONJ",
    "CD": "NUM", "UH": "INTJ", "POS": "PART", "RB": "ADV", "RBR": "ADV", "RBS": "ADV", "RP": "ADP", "WRB": "ADV",
    "``": "PUNCT", "''": "PUNCT", ",": "PUNCT", ".": "PUNCT", ":": "PUNCT", "-LRB-": "PUNCT", "-RRB-": "PUNCT",
    "HYPH": "PUNCT", "$": "SYM",
}  # fmt: skip


@attrs.define
class _Node:
    text: str
    space: bool
    tag: str
    lemma: str
    head: int
    dep: str
    entity: str


def read_silver(trees: Path, articles: Path) -> Iterator[list[Tree]]:
    """Runs of neighbouring sentences of PolNeAR's articles.

    Args:
        trees: ``polnear/corenlp/*.conllu.gz``.
        articles: ``polnear/*.jsonl.gz``, for the raw text that the offsets in the trees point into.

    Yields:
        Sentences that follow each other without a gap.
    """
    texts = {record["id"]: record["text"] for record in unpacked(articles)}
    run: list[Tree] = []
    text, first, last_end = "", True, -1
    for sentence in read_conllu(trees):
        if sentence.new_document is not None:
            if run:
                yield run
            run, text, first, last_end = [], texts.get(sentence.new_document, ""), True, -1
        if not sentence.rows:
            continue
        start, end = _offset(sentence.rows[0], "start"), _offset(sentence.rows[-1], "end")
        opens = last_end < 0 or "\n" in text[last_end:start]
        tree = None if first else convert(sentence, text, opens)
        first, last_end = False, end
        if tree is None:
            if run:
                yield run
            run = []
        else:
            run.append(tree)
    if run:
        yield run


def _offset(row: Row, key: str) -> int:
    return int(row.value(key) or 0)


def convert(sentence: Sentence, text: str, opens_paragraph: bool) -> Tree | None:
    """One sentence in UD v2, or None where it should not be learned from."""
    rows = sentence.rows
    if len(rows) > LONGEST or sum(row.head == 0 for row in rows) != 1 or any(row.deprel == "dep" for row in rows):
        return None
    nodes: list[_Node] = []
    for index, row in enumerate(rows):
        start, end = _offset(row, "start"), _offset(row, "end")
        following = _offset(rows[index + 1], "start") if index + 1 < len(rows) else end + 1
        surface = text[start:end]
        if not surface or any(character.isspace() for character in surface):
            return None
        if text[end:following] not in {"", " "} and index + 1 < len(rows):
            return None
        nodes.append(
            _Node(
                surface,
                following > end,
                row.xpos,
                row.lemma,
                row.head - 1 if row.head else index,
                row.deprel,
                _entity(row.value("NER") or "O"),
            )
        )
    _coordinate(nodes)
    _relabel(nodes)
    _flatten_names(nodes)
    if not _is_tree(nodes):
        return None
    nodes = _split_hyphens(nodes)
    words = [
        Word(node.text, node.space, node.tag, _pos(node), node.lemma, node.head, node.dep, node.entity)
        for node in nodes
    ]
    return Tree(tuple(words), opens_paragraph)


def _entity(tag: str) -> str:
    prefix, _, label = tag.partition("-")
    mapped = _ENTITY_LABELS.get(label)
    return f"{prefix}-{mapped}" if mapped else "O"


def _coordinate(nodes: list[_Node]) -> None:
    """v1 hangs conjunctions and commas on the first conjunct, v2 on the one that follows them."""
    conjuncts: dict[int, list[int]] = {}
    for index, node in enumerate(nodes):
        if node.dep == "conj":
            conjuncts.setdefault(node.head, []).append(index)
    for index, node in enumerate(nodes):
        if node.dep == "cc" or (node.dep == "punct" and node.tag == ","):
            later = [c for c in conjuncts.get(node.head, ()) if c > index]
            if later and index > node.head:
                node.head = later[0]


def _relabel(nodes: list[_Node]) -> None:
    for node in nodes:
        head = nodes[node.head]
        clausal = head.tag.startswith(("VB", "JJ", "RB", "MD"))
        if node.dep == "neg":
            node.dep = "det" if node.tag == "DT" else "advmod"
        elif node.dep == "nmod" and clausal:
            node.dep = "obl"
        elif node.dep in {"nmod:tmod", "nmod:npmod"}:
            node.dep = "obl:unmarked" if clausal else "nmod:unmarked"
        else:
            node.dep = _RENAMED.get(node.dep, node.dep)
        if node.tag == "TO" and node.dep != "mark":
            node.tag = "IN"


def _flatten_names(nodes: list[_Node]) -> None:
    """v1 makes the last word of a person's name its head; v2 the first, the others flat, a title ``nmod:desc``."""
    start = 0
    while start < len(nodes):
        if nodes[start].entity != "B-PERSON":
            start += 1
            continue
        end = start + 1
        while end < len(nodes) and nodes[end].entity == "I-PERSON":
            end += 1
        old, new = end - 1, start
        inner = range(start, old)
        if (
            all(nodes[i].head == old and nodes[i].dep == "compound" for i in inner)
            and not start <= nodes[old].head < old
        ):
            if old != new:
                is_root = nodes[old].head == old
                for node in nodes:
                    if node.head == old:
                        node.head = new
                nodes[new].head = new if is_root else nodes[old].head
                nodes[new].dep = nodes[old].dep
                for i in range(new + 1, end):
                    nodes[i].head, nodes[i].dep = new, "flat"
            _describe(nodes, new)
        start = end


def _describe(nodes: list[_Node], name: int) -> None:
    title = name - 1
    if title < 0 or nodes[title].head != name or nodes[title].dep != "compound":
        return
    if not nodes[title].tag.startswith("NN") or nodes[title].entity != "O":
        return
    nodes[title].dep = "nmod:desc"
    before = title - 1
    while before >= 0 and nodes[before].head == name and nodes[before].dep in {"compound", "amod"}:
        nodes[before].head = title
        before -= 1


def _is_tree(nodes: list[_Node]) -> bool:
    if sum(node.head == i for i, node in enumerate(nodes)) != 1:
        return False
    for index in range(len(nodes)):
        above, steps = index, 0
        while nodes[above].head != above:
            above = nodes[above].head
            steps += 1
            if steps > len(nodes):
                return False
    return True


def _split_hyphens(nodes: list[_Node]) -> list[_Node]:
    """Splits ``tax-free`` into three words, as the treebanks and spaCy's tokenizer do."""
    pieces: list[list[str]] = []
    for node in nodes:
        parts = node.text.split("-")
        plain = len(parts) > 1 and all(part.isalpha() for part in parts) and parts[0].lower() not in PREFIXES
        pieces.append([p for part in parts for p in (part, "-")][:-1] if plain else [node.text])
    last_of: list[int] = []
    total = 0
    for piece in pieces:
        total += len(piece)
        last_of.append(total - 1)
    out: list[_Node] = []
    for index, (node, piece) in enumerate(zip(nodes, pieces, strict=True)):
        here = last_of[index]
        for number, text in enumerate(piece):
            final = number == len(piece) - 1
            entity = node.entity if number == 0 else node.entity.replace("B-", "I-")
            if final:
                lemma = node.lemma if len(piece) == 1 else text.lower()
                out.append(_Node(text, node.space, node.tag, lemma, last_of[node.head], node.dep, entity))
            elif text == "-":
                out.append(_Node(text, False, "HYPH", "-", here, "punct", entity))
            else:
                tag = node.tag if node.tag in {"NNP", "CD"} else ""
                out.append(_Node(text, False, tag, text.lower(), here, "compound", entity))
    return out


def _pos(node: _Node) -> str:
    tag, dep = node.tag, node.dep
    if tag.startswith("VB"):
        return "AUX" if dep in {"aux", "aux:pass", "cop"} else "VERB"
    if tag == "IN":
        return {"mark": "SCONJ", "case": "ADP"}.get(dep, "")
    if tag == "TO":
        return "PART"
    if tag in {"DT", "PDT", "WDT"}:
        return "DET" if dep in {"det", "det:predet"} else "PRON"
    if tag == "RB" and node.lemma in {"not", "n't"}:
        return "PART"
    return _POS_OF_TAG.get(tag, "")
