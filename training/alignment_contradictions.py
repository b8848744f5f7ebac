"""The weights of contradictions: learned from pairs in which something speaks against both holding."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from newslens.alignment.incompatible import GROUNDS, NAMES, evidence
from newslens.alignment.matching import rivals
from newslens.alignment.speech import Voices
from training.alignment_solving import Floats, solve
from training.alignment_stories import Story

RIDGE = 1.0
LEVELS = (0.4, 0.5, 0.6)  # probabilities around the one that is used, to show that it stands on no edge


def examples(story: Story) -> tuple[Floats, Floats]:
    """What there is to say on the judged pairs of a story, and which of them are contradictions."""
    voices = Voices(story.speakers)
    rows, answers = [], []
    for match, outshone, answer in zip(story.matched, rivals(story.found, story.matched), story.opposed, strict=True):
        if answer is not None:
            kinship = voices.kinship(story.found[match.a].speaker, story.found[match.b].speaker)
            rows.append(evidence(match, kinship, outshone))
            answers.append(float(answer))
    return np.array(rows, dtype=np.float64).reshape(len(rows), len(NAMES)), np.array(answers)


def _grounded(features: Floats) -> Floats:
    return np.asarray(features[:, : len(GROUNDS)].any(axis=1), dtype=np.float64)


def learn(told: Sequence[tuple[Floats, Floats]], counted: Sequence[float]) -> Floats:
    """The weights of what speaks against both holding.

    Args:
        told: For each story its pairs.
        counted: For each story how much one of its pairs counts.
    """
    features = np.vstack([rows for rows, _ in told])
    answers = np.concatenate([found for _, found in told])
    weights = np.concatenate([np.full(len(found), weight) for (_, found), weight in zip(told, counted, strict=True)])
    return solve(features, answers, np.full(len(NAMES), RIDGE), weights * _grounded(features))


def crossed(stories: Sequence[Story], turns: int) -> dict[str, tuple[Floats, Floats]]:
    """For each story the probabilities of its judged pairs by weights learned from others, and which are contradictions."""
    told = [examples(story) for story in stories]
    found = {}
    for turn in range(turns):
        others = [place for place in range(len(stories)) if place % turns != turn]
        weights = learn([told[place] for place in others], [stories[place].weight for place in others])
        for place in range(turn, len(stories), turns):
            features, answers = told[place]
            sure = _grounded(features) / (1.0 + np.exp(-features @ weights))
            found[stories[place].name] = (sure, answers)
    return found


def measured(parts: Sequence[tuple[str, Sequence[Story]]], turns: int) -> Iterator[str]:
    """Lines that tell how well contradictions are told from others, each story judged by weights learned from others.

    Args:
        parts: Names of kinds of stories, and these.
        turns: In how many parts the stories are left out.
    """
    found = crossed([story for _, stories in parts for story in stories], turns)
    for name, stories in parts:
        sure, answers = (np.concatenate(each) for each in zip(*(found[story.name] for story in stories), strict=True))
        told = []
        for level in LEVELS:
            said = sure >= level
            right = float((said * answers).sum())
            told.append(f"{right:.0f} of {said.sum()} right from {level}")
        yield f"contradictions, {len(stories)} {name}, {answers.sum():.0f} in reach: {'; '.join(told)}"
