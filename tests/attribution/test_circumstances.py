"""When somebody said something, and what happened then, are no part of who says it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslens import Article, Pipeline, load
from newslens.attribution.learned.seams import timed
from newslens.attribution.lexicon import load as words
from newslens.attribution.parse.phrases import before_circumstance
from newslens.attribution.parse.tree import Tree
from newslens.attribution.rules import read

from .parses import parsed

Told = tuple[str | None, str | None, str]


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return load()


def told(pipeline: Pipeline, text: str) -> list[Told]:
    """Source, cue and content of each quote."""
    (article,) = pipeline.analyze([Article("a", text)]).articles
    return [
        (quote.speaker.mention if quote.speaker else None, quote.cue.text if quote.cue else None, quote.text)
        for quote in article.quotes
    ]


@pytest.mark.parametrize(
    "circumstance",
    [
        "as she left court", "as the crowd cheered", "as Tarn lost again", "while rain fell", "before the game",
        "after the hearing in Rade", "because nobody else would", "when rain fell", "until the bell rang", "once the vote was in", "though few listened",
        "on Monday as she left", "as her daughter Lia Dahl wept beside her", ", as she left court",
    ],
)  # fmt: skip
@pytest.mark.parametrize("who", ["Ann Berg", "the mayor"])
def test_what_happens_meanwhile_is_no_part_of_who_says_it(pipeline: Pipeline, who: str, circumstance: str) -> None:
    text = f'The vote is lost. "It is over," said {who} {circumstance}. "I want to go home."'.replace(" ,", ",")
    ((source, cue, _),) = told(pipeline, text)
    assert (source, cue) == (who, "said")


@pytest.mark.parametrize(
    "who",
    [
        "Ann Berg, who left Tarn after the vote",
        "a man who left before the vote",
        "a woman rescued after the flood",
        "Ann Berg, chief executive of Tarn Mills since 2019",
        "a man known as Red Tom",
        "Ann Berg as well as Tom Hale",
        "officials such as the mayor",
        "Tom Hale as chairman of the board",
        "the author of Life After Rain",
    ],
)
def test_what_tells_who_says_it_stays(pipeline: Pipeline, who: str) -> None:
    ((source, _, _),) = told(pipeline, f'"It is over," said {who}.')
    assert source == who


def test_a_headline_gives_its_words_to_who_stands_before_as(pipeline: Pipeline) -> None:
    text = '"We are finished," says Dahl as Tarn lose again.\n\nTarn lost 3-0 on Saturday.'
    assert told(pipeline, text) == [("Dahl", "says", '"We are finished,"')]


def test_a_cue_behind_a_sentence_without_marks_has_what_happened_behind_it(pipeline: Pipeline) -> None:
    assert told(pipeline, "It is over, said Ann Berg as she left court.") == [("Ann Berg", "said", "It is over")]


@pytest.mark.parametrize(
    ("text", "source", "cue"),
    [
        ("Ann Pugh this week insisted it was fine.", "Ann Pugh", "this week insisted"),
        ("Ann Pugh last night said it was fine.", "Ann Pugh", "last night said"),
        ("Mr Justice Pellow last week ruled that the plan was unlawful.", "Mr Justice Pellow", "last week ruled"),
        ("Ann May this week said it was fine.", "Ann May", "this week said"),
        ("The firm last year told staff that it would move.", "The firm", "last year told"),
        ("Ann Pugh last week also said it was fine.", "Ann Pugh", "last week also said"),
        ("Ann Pugh on 3 March said it was fine.", "Ann Pugh", "said"),
        ("The minister on Tuesday rejected the plan.", "The minister", "rejected"),
        ("Joe Friday said it was fine.", "Joe Friday", "said"),
    ],
)
def test_what_says_when_is_not_torn(pipeline: Pipeline, text: str, source: str, cue: str) -> None:
    ((found, turned, _),) = told(pipeline, text)
    assert (found, turned) == (source, cue)


def test_who_goes_on_is_named_before_what_ties_it(pipeline: Pipeline) -> None:
    text = "“It hurts,” said Lia Dahl before adding: “It will pass.”"
    assert [source for source, _, _ in told(pipeline, text)] == ["Lia Dahl", "Lia Dahl"]


def _tree(*rows: str) -> Tree:
    doc = parsed(*rows)
    return read(doc, doc.text, words(), 0.35).tree


PUGH = (
    "Ann NNP nsubj 4",
    "Pugh NNP flat 0",
    "last JJ amod 3",
    "week NN obl:tmod 4",
    "said VBD ROOT 4 say",
    "no UH obj 4",
)
MINISTER = (
    "The DT det 1",
    "mayor NN nsubj 4",
    "on IN case 3",
    "Tuesday NNP obl 4",
    "said VBD ROOT 4 say",
    "no UH obj 4",
)


def test_what_says_when_goes_to_the_cue_and_a_day_behind_on_to_neither() -> None:
    assert timed(_tree(*PUGH), 4, ((0, 3),), ((3, 5),)) == (((0, 2),), ((2, 5),))
    assert timed(_tree(*PUGH), 4, ((0, 2),), ((2, 5),)) == (((0, 2),), ((2, 5),))
    assert timed(_tree(*PUGH), 4, ((0, 2),), ((4, 5),)) == (((0, 2),), ((4, 5),))
    assert timed(_tree(*MINISTER), 4, ((0, 3),), ((3, 5),)) == (((0, 2),), ((4, 5),))
    assert timed(_tree(*MINISTER), 4, ((0, 2),), ((3, 5),)) == (((0, 2),), ((4, 5),))


@given(st.integers(1, 4), st.integers(0, 1))
def test_a_seam_moves_and_loses_no_word_but_a_day(seam: int, gap: int) -> None:
    before, after = ((0, seam),), ((min(seam + gap, 4), 5),)
    source, cue = timed(_tree(*PUGH), 4, before, after)
    assert source[0][0] == 0
    assert source[0][1] <= cue[0][0] <= 4
    assert cue[0][1] == 5
    assert (source, cue) == (before, after) or source[0][1] == cue[0][0] == 2


TAGS = ("NN", "NNP", "VBD", "VBN", "IN", "WP", "DT", ",")
WORDS = ("as", "before", "Ann", "Before", "day", "once", "who", "well")


@given(st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(TAGS)), min_size=1, max_size=10))
def test_a_source_loses_but_its_end(given_: list[tuple[str, str]]) -> None:
    tree = _tree(*(f"{word} {tag} dep 0" for word, tag in given_))
    start, end = before_circumstance(tree, 0, len(tree))
    behind = next((at for at in range(end, len(tree)) if not tree.punct[at]), len(tree))
    assert start == 0 or all(tree.punct[:start])
    assert behind == len(tree) == end or tree.low[behind] in {"as", "before", "once"}
