"""Who speaks where parsers mistake the subject: `The pier is shut, say police`, `Police searching the bay said …`."""

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


@pytest.mark.parametrize(
    "who",
    [
        "Police searching for a student missing in the Tarn Highlands",
        "Detectives investigating the murder of a teacher in Leeds",
        "Officers searching for the missing girl in woodland near Leeds",
        "Firefighters tackling a blaze at a warehouse in Leeds",
        "Volunteers helping families hit by the flood in the town of Rade",
        "Firefighters called to a blaze at a mill in Rade",
        "Drivers stuck on the bridge in Rade",
        "Parents angry at the closure of a school in Rade",
    ],
)
def test_who_does_something_is_named_whole(pipeline: Pipeline, who: str) -> None:
    assert (who, "they were tired") in told(pipeline, f"{who} said they were tired.")


def test_of_who_does_something_no_end_is_taken_for_who_speaks(pipeline: Pipeline) -> None:
    before = "Police said a man had died. A boy was found on Sunday.\n\n"
    who = "Police searching for a girl in the hills above Rade"
    text = f"{before}{who} said hope was fading. “We fear the worst,” police said."
    assert told(pipeline, text)[1] == (who, "hope was fading")


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Fears growing over the bridge in Rade, officials said they were tired.", "officials"),
        ("With police searching the woods near Rade, officials said they were tired.", "officials"),
        ("Speaking after the match in Rade, Ann Berg said they were tired.", "Ann Berg"),
        ("Police arrested a man in Rade and officials said they were tired.", "officials"),
    ],
)
def test_who_speaks_behind_what_others_do_stays(pipeline: Pipeline, text: str, source: str) -> None:
    assert told(pipeline, text) == [(source, "they were tired")]


SAID = ("they PRP nsubj 5", "left VBD ccomp 3", ". . punct 3")


@pytest.mark.parametrize(
    "rows",
    [
        ("Police NNS nsubj 1", "searching VBG csubj 3", "woods NNS obj 1", "said VBD ROOT 3 say", *SAID),
        ("Police NNS nsubj 1", "searching VBG ROOT 1", "woods NNS obj 1", "said VBD parataxis 1 say", *SAID),
        ("Police NNS nsubj 1", "called VBD ROOT 1", "away RB advmod 1", "said VBD parataxis 1 say", *SAID),
    ],
)
def test_who_does_something_hangs_on_what_they_say(rows: tuple[str, ...]) -> None:
    tree = _tree(*rows)
    assert (tree.head[:4], tree.dep[:2], tree.dep[3]) == ([3, 0, 1, 3], ["nsubj", "acl"], "ROOT")
    assert (tree.right[0], tree.left[3], tree.right[3]) == (3, 0, 7)


@pytest.mark.parametrize(
    "rows",
    [
        ("Rain NN nsubj 1", "falling VBG csubj 3", "here RB advmod 1", "said VBD ROOT 3 say", *SAID),
        ("Police NNS nsubj 1", "searching VBG csubj 3", "here RB advmod 1", "meant VBD ROOT 3 mean", *SAID),
        ("Police NNS nsubj 1", "searching VBG advcl 3", ", , punct 3", "said VBD ROOT 3 say", *SAID),
        ("Police NNS nsubj 1", "left VBD ROOT 1", "and CC cc 3", "said VBD conj 1 say", *SAID),
        ("Police NNS nsubj 1", "left VBD ROOT 1", "here RB advmod 1", "said VBD conj 1 say", "Moss NNP obj 3"),
    ],
)
def test_who_does_something_else_stays(rows: tuple[str, ...]) -> None:
    assert _tree(*rows).head[0] == 1


@pytest.mark.parametrize(
    "said",
    [
        "Police Chief Laura Moss said at a news conference",
        "Police Chief Laura Moss told reporters in a statement",
        "Police Chief Laura Moss said in a report",
    ],
)
def test_a_list_of_what_somebody_did_is_told_whole(pipeline: Pipeline, said: str) -> None:
    clause = "the driver left the road, ignored signals and hit a wall"
    assert told(pipeline, f"{said} that {clause}.") == [("Police Chief Laura Moss", clause)]


@pytest.mark.parametrize(
    ("before", "source"),
    [
        ("In a statement read by her solicitor, Fatima Berg, Theo’s mother", "Theo’s mother"),
        ("In a letter signed by her lawyer, Tom Hale, Ms Berg", "Ms Berg"),
        ("In a statement, her lawyer, Tom Hale,", "her lawyer, Tom Hale"),
        ("On Monday, Fatima Berg, Theo’s mother,", "Fatima Berg, Theo’s mother"),
    ],
)
def test_a_name_between_commas_is_of_whom_it_stands_behind(pipeline: Pipeline, before: str, source: str) -> None:
    assert told(pipeline, f"{before} said: “We are sorry.”") == [(source, "“We are sorry.”")]
