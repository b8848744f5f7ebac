"""What is left of a source where the parse is wrong."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslens.attribution.marks.paragraphs import paragraphs
from newslens.attribution.parse.phrases import tidied
from newslens.attribution.parse.tree import build

from .parses import parsed
from .test_rules import rows

TAGS = ("NN", "NNP", "VBD", "CC", "IN", "WP", "WRB", "DT", ",", "MD")


def kept(*words: str) -> str:
    """The words of a source that stay, from words with their tags ("dam/NN")."""
    doc = parsed(*(f"{word.replace('/', ' ')} dep 0" for word in words))
    tree = build(doc, doc.text, paragraphs(doc.text), [])
    start, end = tidied(tree, 0, len(tree))
    return doc[start:end].text


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("Why/WRB Ada/NNP Holm/NNP", "Ada Holm"),
        ("one/CD man/NN in/IN", "one man"),
        ("the/DT dam/NN broke/VBD and/CC the/DT minister/NN", "the minister"),
        ("officials/NNS who/WP saw/VBD and/CC heard/VBD it/PRP", "officials who saw and heard it"),
        ("Holm/NNP and/CC her/PRP$ husband/NN", "Holm and her husband"),
        ("Why/WRB", "Why"),
        ("in/IN", "in"),
        ("it/PRP broke/VBD and/CC", "it broke and"),
    ],
)
def test_what_stays(words: str, wanted: str) -> None:
    assert kept(*words.split()) == wanted


@given(st.lists(st.sampled_from(TAGS), min_size=1, max_size=12))
def test_something_stays_and_nothing_is_added(tags: list[str]) -> None:
    words = [f"w{number}/{tag}" for number, tag in enumerate(tags)]
    left = kept(*words).split()
    whole = [word.split("/")[0] for word in words]
    assert left
    assert any(whole[at : at + len(left)] == left for at in range(len(whole)))


def _shown(verb: str, *, comma: bool) -> list[str]:
    """Who says something behind a verb that shows somebody."""
    pause = [", , punct 6"] if comma else []
    at = 5 + comma
    doc = parsed(
        "The DT det 1", "film NN nsubj 2", f"{verb}s VBZ ROOT 2 {verb}", "a DT det 4", "farmer NN obj 2", *pause,
        "saying VBG advcl 2 say", f"she PRP nsubj {at + 2}", f"left VBD ccomp {at} leave", ". . punct 2",
    )  # fmt: skip
    return [source for source, cue, _ in rows(doc) if cue == "saying"]


def test_who_is_shown_saying_something_says_it() -> None:
    assert _shown("show", comma=False) == ["a farmer"]
    assert _shown("sell", comma=False) == ["The film"]
    assert _shown("show", comma=True) == ["The film"]


def _antecedent(noun: str, pronoun: str) -> list[str]:
    tag = "WP" if pronoun == "who" else "WDT"
    doc = parsed(
        "a DT det 1", f"{noun} NN dep 1", "on IN case 4", "his PRP$ nmod:poss 4", "films NNS nmod 1 film",
        f"{pronoun} {tag} nsubj 6", "said VBD acl:relcl 4 say", "it PRP nsubj 8", "rained VBD ccomp 6 rain", ". . punct 1",
    )  # fmt: skip
    return [source for source, cue, _ in rows(doc) if cue == "said"]


def test_a_document_says_what_the_noun_in_it_does_not() -> None:
    assert _antecedent("comment", "that") == ["a comment on his films that"]
    assert _antecedent("stain", "that") == ["his films that"]
    assert _antecedent("comment", "who") == ["his films who"]
