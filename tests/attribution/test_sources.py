"""What is left of a source where the parse is wrong."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslens.attribution.marks.paragraphs import paragraphs
from newslens.attribution.parse.phrases import tidied
from newslens.attribution.parse.tree import build

from .parses import parsed

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
