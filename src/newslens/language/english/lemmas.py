"""Lemmas: a table of the forms that rules get wrong, and rules for the rest."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

NAME = "newslens_lemmas"

_VOWELS = frozenset("aeiou")
_SIBILANTS = ("sses", "shes", "ches", "xes", "zzes")
_UNDOUBLED = frozenset("bdgmnprt")
# Stems that lose an e before -ed and -ing (`operat-ing`, `realiz-ed`); other stems ending in one consonant keep none.
_SILENT_E = ("at", "iz", "is", "iv", "uc", "yz", "as", "os", "us", "ag", "eg", "dg", "ng", "rg", "ar", "ur", "ir", "or",
             "bl", "cl", "dl", "gl", "kl", "pl", "tl", "fl", "zl", "rc", "nc", "rv", "lv", "ev", "av", "ov", "ak", "ok",
             "ik", "id", "ud", "od", "ad", "in", "ut", "it", "ot", "im", "om", "um", "am", "ib", "ap", "op", "ip", "yp",
             "rs", "ns", "ps", "u")  # fmt: skip
KEEPS_FORM = frozenset({"NNP", "NNPS", "FW", "ADD", "GW", "_SP"})
_MOST = 50_000


def regular(form: str, tag: str) -> str:
    """The lemma of a lower-case form by rules alone.

    Args:
        form: A word in lower case.
        tag: Its Penn tag.

    Returns:
        The lemma, which is the form where no rule applies.

    Examples:
        >>> regular("planned", "VBD"), regular("cities", "NNS"), regular("voting", "VBG"), regular("says", "VBZ")
        ('plan', 'city', 'vote', 'say')
    """
    if tag in {"NNS", "VBZ"}:
        return _without_s(form)
    if tag == "CD":
        return form.replace(",", "")
    if tag in {"VBD", "VBN"} and form.endswith("ed") and len(form) > 3:
        return _verb("i" if form.endswith("ied") and len(form) > 4 else "", form[:-2])
    if tag == "VBG" and form.endswith("ing") and len(form) > 4:
        return _verb("", form[:-3])
    if tag in {"JJR", "RBR"} and form.endswith("er") and len(form) > 4:
        return _verb("i" if form.endswith("ier") else "", form[:-2])
    if tag in {"JJS", "RBS"} and form.endswith("est") and len(form) > 5:
        return _verb("i" if form.endswith("iest") else "", form[:-3])
    return form


def _without_s(form: str) -> str:
    if form.endswith("ies") and len(form) > 4:
        return form[:-3] + "y"
    if form.endswith(_SIBILANTS):
        return form[:-2]
    if form.endswith("s") and not form.endswith(("ss", "us", "is")) and len(form) > 2:
        return form[:-1]
    return form


def _verb(i: str, stem: str) -> str:
    if i:
        return stem[:-1] + "y"
    if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] in _UNDOUBLED:
        return stem[:-1]
    if len(stem) > 2 and stem.endswith(_SILENT_E) and not (stem[-2] in _VOWELS and stem[-3] in _VOWELS):
        return stem + "e"
    return stem


@cache
def exceptions() -> Mapping[tuple[str, str], str]:
    """Lemmas by form and tag, where `regular` gives another; from the treebanks, see the model card."""
    lines = files("newslens.language.english").joinpath("lemmas.txt").read_text(encoding="utf-8").splitlines()
    return {(form, tag): lemma for form, tag, lemma in (line.split("\t") for line in lines)}


def lemma(form: str, tag: str) -> str:
    """The lemma of a word.

    Args:
        form: The word as it stands in the text.
        tag: Its Penn tag.

    Returns:
        The lemma, lower-case but for names and the pronoun I.

    Examples:
        >>> lemma("Said", "VBD"), lemma("Reports", "NNPS"), lemma("reports", "NNS")
        ('say', 'Reports', 'report')
    """
    if tag in KEEPS_FORM:
        return form
    lower = form.lower().replace("’", "'")
    found = exceptions().get((lower, tag))
    return regular(lower, tag) if found is None else found


class Lemmas:
    """The spaCy component: sets ``token.lemma_`` from text and tag, remembering what it has worked out."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, int], int] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Sets the lemmas of a document."""
        known = self._known
        if len(known) > _MOST:
            known.clear()
        strings = doc.vocab.strings
        for token in doc:
            key = (token.orth, token.tag)
            value = known.get(key)
            if value is None:
                value = known[key] = strings.add(lemma(token.text, token.tag_))
            token.lemma = value
        return doc


def add_to(nlp: Language) -> None:
    """Puts the component last into a pipeline whose tagger gives Penn tags."""
    from spacy.language import Language as Registry

    if not Registry.has_factory(NAME):
        Registry.factory(NAME, func=make)
    nlp.add_pipe(NAME)


def make(nlp: Language, name: str) -> Lemmas:  # noqa: ARG001 - the signature of a spaCy factory
    """The component, as spaCy makes it from its name."""
    return Lemmas()
