"""The trial of alignment on stories that nothing was learned from."""

from __future__ import annotations

from newslens import load
from newslens.alignment.weights import shipped
from newslens.evaluation.gold import read_story
from training.alignment import without_alignment
from training.alignment_stories import SEEDS
from training.alignment_trial import FIGURES, report, trial


def test_a_story_is_judged_by_the_weights_that_did_not_see_it() -> None:
    pipeline = without_alignment(load())
    folders = [SEEDS / "verdict", SEEDS / "vaccine"]
    analyses = [pipeline.analyze(pipeline.read(read_story(folder).files)) for folder in folders]
    counts = dict(trial(folders, analyses, [(frozenset(("verdict", "flood")), shipped())]))
    assert counts.keys() == {"verdict"}
    lines = report("stories", list(counts.values())).splitlines()
    assert lines[0] == "stories, 1"
    assert [line.split()[0] for line in lines[1:]] == list(FIGURES)
