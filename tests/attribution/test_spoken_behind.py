"""Who stands behind what is said and a comma: `The pier is shut, say police`."""

from __future__ import annotations

import pytest

from newslens import Pipeline, load
from newslens.attribution.lexicon import load as words
from newslens.attribution.parse.tree import Tree
from newslens.attribution.rules import read

from .parses import parsed
from .test_whole import told


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return load()


def _tree(*rows: str) -> Tree:
    doc = parsed(*rows)
    return read(doc, doc.text, words(), 0.3).tree


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("Three men were hurt, say police.", "police", "Three men were hurt"),
        ("Two boats have sunk, say officials.", "officials", "Two boats have sunk"),
        ("The gang took £3m, claim detectives.", "detectives", "The gang took £3m"),
        ("The pier will be shut for a month, warn engineers.", "engineers", "The pier will be shut for a month"),
        ("The mill would cost jobs, says a union.", "a union", "The mill would cost jobs"),
        ("The mill has been sold, say residents of Rade.", "residents of Rade", "The mill has been sold"),
        ("Do not swim there, say police.", "police", "Do not swim there"),
        ("Two men killed on pier, say police\n\nIt was shut.", "police", "Two men killed on pier"),
        ("Storm could hit by Sunday, warn experts\n\nIt was wet.", "experts", "Storm could hit by Sunday"),
    ],
)
def test_who_stands_behind_a_cue_at_the_end_says_what_stands_before_it(
    pipeline: Pipeline, text: str, source: str, content: str
) -> None:
    assert told(pipeline, text) == [(source, content)]


@pytest.mark.parametrize(
    "text",
    [
        "Sailors ring the bell, warn residents and leave.",
        "The council met on Friday, declared the winners and adjourned.",
        "The choirs meet, sing and say prayers.",
        "Police close the road, warn drivers.",
        "The mills expand, add staff.",
        "Police close road, warn drivers\n\nIt was wet.",
        "Mills expand, add staff\n\nIt was wet.",
        "Choirs sing, say prayers\n\nIt was wet.",
    ],
)
def test_those_to_whom_something_is_done_say_nothing(pipeline: Pipeline, text: str) -> None:
    objects = {"residents", "the winners", "prayers", "drivers", "staff"}
    assert not objects & {source for source, _ in told(pipeline, text)}


ROWS = ("It PRP nsubj 1", "sank VBD ROOT 1 sink", ", , punct 3", "say VB conj 1", "police NNS obj 3", ". . punct 1")


def test_a_noun_that_a_parser_takes_for_what_is_said_is_who_speaks() -> None:
    for hung in (3, 1):
        tree = _tree(*ROWS[:4], f"police NNS obj {hung}", ROWS[5])
        assert (tree.dep[4], tree.head[4], tree.dep[3], tree.tag[3]) == ("nsubj", 3, "parataxis", "VBP")
        assert tree.kids[3] == [2, 4]
        assert (tree.left[3], tree.right[3]) == (2, 5)


@pytest.mark.parametrize(
    "rows",
    [
        (*ROWS[:4], "prayers NNS obj 3", ROWS[5]),
        (*ROWS[:2], "; : punct 3", *ROWS[3:]),
        (*ROWS[:3], "find VB conj 1", *ROWS[4:]),
        (*ROWS[:3], "warn VB conj 1", *ROWS[4:]),
        (*ROWS[:5], "and CC cc 6", "go VB conj 3"),
        ("In IN case 1", "short JJ obl 3", ROWS[2], "say VB ROOT 3", "police NNS obj 3", ". . punct 3"),
    ],
)
def test_other_objects_stay(rows: tuple[str, ...]) -> None:
    assert _tree(*rows).dep[4] == "obj"
