"""What alignment is learned from, as the stages before it read it."""

from __future__ import annotations

from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import newslens
from newslens import Pipeline
from newslens.stages import Slot
from newslens.types import Claim, Quote
from training.alignment_events import read_events
from training.alignment_marked import marked, read_marked
from training.alignment_reading import Gold, gold_of, gold_of_event, read_by
from training.alignment_rendering import rendered
from training.alignment_stories import SEEDS, TURNS, Story, turns

TEXT = """# a comment
== a
Fire at the mill

{1 Four workers were killed in a fire at the Ostrow paper mill}, the fire service said on Monday.

{2 The mill will reopen in June}, according to its owner. The bakery next door sold bread on Monday.

== b
Six die in mill blaze

{1! Six workers died in a fire at the Ostrow paper mill}, its owner said.

The mayor said {2 the mill would reopen in June}. He likes swimming in cold lakes before breakfast.
"""


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    whole = newslens.load()
    return attrs.evolve(whole, steps=tuple(step for step in whole.steps if step.spec.slot is not Slot.ALIGN))


@pytest.fixture
def gold(tmp_path: Path) -> Gold:
    path = tmp_path / "mill.txt"
    path.write_text(TEXT, encoding="utf-8")
    return read_marked(path)


def test_marks_are_read(gold: Gold) -> None:
    assert gold.name == "mill"
    assert gold.wanted == {("a.0", "b.0"): False, ("a.1", "b.1"): False}
    assert gold.against == {("a.0", "b.0")}
    raws = {article.id: article.raw for article in gold.articles}
    assert not any(mark in raw for raw in raws.values() for mark in "{}#")
    article, (span,) = gold.parts["b.1"]
    assert span.of(raws[article]) == "the mill would reopen in June"


@pytest.mark.parametrize(
    ("old", "new"), [("{2 The mill", "{2 The {mill"), ("in June}.", "in June."), ("{1! Six", "{3 Six"), ("{2", "{x")]
)
def test_a_faulty_mark_is_refused_with_the_path(tmp_path: Path, old: str, new: str) -> None:
    path = tmp_path / "mill.txt"
    path.write_text(TEXT.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ValueError, match=r"mill\.txt: .*(mark|one article)"):
        read_marked(path)


def test_pairs_are_judged_by_what_stands_where_they_were_found(gold: Gold, pipeline: Pipeline) -> None:
    story = read_by(pipeline, gold)
    told = {
        frozenset((story.found[match.a].text.lower()[:11], story.found[match.b].text.lower()[:11])): (right, opposed)
        for match, right, opposed in zip(story.matched, story.right, story.opposed, strict=True)
    }
    assert told[frozenset(("four worker", "six workers"))] == (True, True)
    assert told[frozenset(("the mill wi", "the mill wo"))] == (True, False)
    assert (False, False) in told.values()
    assert story.missed == 0


def test_a_story_of_the_project_is_judged(pipeline: Pipeline) -> None:
    story = read_by(pipeline, gold_of(SEEDS / "flood"))
    assert {True, False, None} == {*story.right}
    assert sum(right is True for right in story.right) > 10 > story.missed
    assert all(right for right, opposed in zip(story.right, story.opposed, strict=True) if opposed)


def test_events_become_running_text_that_holds_their_wordings() -> None:
    for event in read_events():
        told = rendered(event)
        raws = {article.id: article.raw for article in told.articles}
        for article in event.articles:
            wordings: list[Quote | Claim] = [*article.quotes, *article.claims]
            for part in wordings:
                home, span = told.parts[part.id]
                words = part.text.strip('“”‘’".,?!\n ')
                assert home == article.id
                assert words[1:].lower() in span.of(raws[home]).lower()
        assert gold_of_event(event).wanted.keys() == event.wanted.keys()


def test_the_marked_articles_of_the_project_can_be_read() -> None:
    found = marked()
    assert len(found) > 20
    assert all(gold.against < gold.wanted.keys() for gold in found)


@given(st.lists(st.sampled_from("abcdefghijkl"), min_size=1, max_size=30))
def test_what_tells_one_event_is_never_judged_by_itself(names: list[str]) -> None:
    stories = [Story(name, [], [], [], 0) for name in names]
    judged: list[int] = []
    for apart, rest in turns(stories):
        assert not {names[place] for place in apart} & {names[place] for place in rest}
        assert sorted((*apart, *rest)) == list(range(len(names)))
        judged += apart
    assert sorted(judged) == list(range(len(names)))
    assert TURNS > 1
