"""The table of lemmas: what the trees say wherever the rules of `newslens.language.english.lemmas` say otherwise."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from newslens.language.english.lemmas import KEEPS_FORM, regular
from training.trees import Tree

_INFLECTED = frozenset({"VB", "VBD", "VBN", "VBG", "VBZ", "VBP", "NN", "NNS", "JJ", "JJR", "JJS", "RB", "RBR", "RBS"})


def table(gold: Iterable[list[Tree]], silver: Iterable[list[Tree]], least: int = 2) -> dict[tuple[str, str], str]:
    """Lemmas by lower-case form and tag where the rules fail.

    Args:
        gold: Trees made by hand; one occurrence counts.
        silver: Trees made by a program, for inflected forms that gold does not have.
        least: Occurrences that a silver form needs.

    Returns:
        The most frequent lemma of each form and tag that the rules get wrong.
    """
    seen = _count(gold)
    for key, counts in _count(silver).items():
        if key not in seen and key[1] in _INFLECTED and sum(counts.values()) >= least and key[0].isalpha():
            seen[key] = counts
    found: dict[tuple[str, str], str] = {}
    for (form, tag), counts in seen.items():
        lemma = max(sorted(counts), key=counts.__getitem__)
        if lemma != regular(form, tag):
            found[form, tag] = lemma
    return found


def _count(documents: Iterable[list[Tree]]) -> dict[tuple[str, str], Counter[str]]:
    seen: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for document in documents:
        for tree in document:
            for word in tree.words:
                if word.tag and word.tag not in KEEPS_FORM and word.lemma not in {"", "_"}:
                    lemma = word.lemma if word.lemma == "I" else word.lemma.lower()
                    seen[word.text.lower().replace("’", "'"), word.tag][lemma] += 1
    return dict(seen)


def write(path: Path, lemmas: dict[tuple[str, str], str]) -> None:
    """Writes ``form TAG lemma`` lines, sorted."""
    lines = [f"{form}\t{tag}\t{lemma}" for (form, tag), lemma in sorted(lemmas.items())]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
