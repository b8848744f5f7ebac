"""The analysis of each seed story, as a reader would sum it up; `pytest tests/golden --snapshot-update` accepts a change."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

import newslens
from newslens.types import Analysis

SEEDS = Path(__file__).parents[2] / "seeds"
STORIES = sorted(path.parent.name for path in SEEDS.glob("*/gold.json"))


@pytest.fixture(scope="module")
def pipeline() -> newslens.Pipeline:
    return newslens.load()


def _summary(analysis: Analysis) -> Iterator[str]:
    names = {speaker.id: speaker.name for speaker in analysis.speakers}
    for article in analysis.articles:
        yield f"{article.id}: {article.title}"
        for removal in article.removed:
            yield f"  removed {removal.reason}: {article.raw_text(removal.spans)!r}"
        for warning in article.warnings:
            yield f"  warning {warning.reason}: {article.raw_text(warning.spans)!r}"
        for quote in article.quotes:
            cue = quote.cue.text if quote.cue else "no cue"
            who = names[quote.speaker.id] if quote.speaker else "nobody"
            yield f"  {quote.id} {quote.kind} {quote.mode} [{who} | {cue}] {quote.text!r}"
        for claim in article.claims:
            who = names[claim.claimant] if claim.claimant else "the outlet"
            amounts = "".join(f" {{{amount.value} {amount.unit}}}" for amount in claim.quantities)
            yield f"  {claim.id} {claim.stance} [{who}] {claim.text!r}{amounts}"
    for speaker in analysis.speakers:
        yield f"{speaker.kind} {speaker.name}: {'; '.join(speaker.roles)} ({'; '.join(speaker.aliases)})"
    for alignment in analysis.alignments:
        conflict = ", in two mouths" if alignment.attribution_conflict else ""
        changes = "".join(f" [{d.a_words}|{d.b_words}]" for d in alignment.differences)
        yield f"{alignment.relation}{conflict}: {' ~ '.join(alignment.members)}{changes}"


@pytest.mark.parametrize("story", STORIES)
def test_the_analysis_of_a_story(pipeline: newslens.Pipeline, story: str, snapshot: SnapshotAssertion) -> None:
    analysis = pipeline.analyze(pipeline.read([SEEDS / story]))
    assert analysis.problems == ()
    assert "\n".join(_summary(analysis)) == snapshot
