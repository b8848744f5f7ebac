"""Parses written by hand, so that a rule's test does not hang on what a model makes of a sentence."""

from __future__ import annotations

from functools import cache

from spacy.lang.en import English
from spacy.tokens import Doc
from spacy.vocab import Vocab

_POS = {
    "NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "VB": "VERB", "VBD": "VERB", "VBG": "VERB", "VBN": "VERB", "VBP": "VERB",
    "VBZ": "VERB", "MD": "AUX", "PRP": "PRON", "PRP$": "PRON", "WP": "PRON", "WDT": "PRON", "DT": "DET", "IN": "ADP",
    "JJ": "ADJ", "RB": "ADV", "TO": "PART", "CC": "CCONJ", "CD": "NUM", ",": "PUNCT", ".": "PUNCT", ":": "PUNCT", "``": "PUNCT",
    "''": "PUNCT", "_SP": "SPACE",
}  # fmt: skip
_NO_BLANK_AFTER = {"“", "‘"}
_NO_BLANK_BEFORE = {"”", "’", ",", ".", ":", "?", "!", "n't", "'s"}


@cache
def vocab() -> Vocab:
    """The vocabulary of blank English."""
    return English().vocab


def parsed(*rows: str) -> Doc:
    """A Doc from rows `word tag relation head lemma`, heads counted from 0; the lemma may be left out."""
    cells = [row.split(" ") for row in rows]
    words = [cell[0].replace("_", " ") for cell in cells]
    spaces = [
        word not in _NO_BLANK_AFTER and following not in _NO_BLANK_BEFORE
        for word, following in zip(words, [*words[1:], "."], strict=True)
    ]
    return Doc(
        vocab(),
        words=words,
        spaces=spaces,
        tags=[cell[1] for cell in cells],
        pos=["SCONJ" if cell[2] == "mark" and cell[1] == "IN" else _POS.get(cell[1], "X") for cell in cells],
        deps=[cell[2] for cell in cells],
        heads=[int(cell[3]) for cell in cells],
        lemmas=[cell[4] if len(cell) > 4 else cell[0].lower() for cell in cells],
        ents=["B-PERSON" if cell[1] == "NNP" else "O" for cell in cells],
    )
