"""What the reader learns from: pairs of texts, and what is known of each."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import attrs

from newslens import Pipeline
from training import alignment_corpora, alignment_judged, alignment_pairs
from training.alignment_events import read_events
from training.alignment_marked import FOLDER as MARKED
from training.alignment_marked import read_marked
from training.alignment_reading import read_by
from training.alignment_stories import Story, invented
from training.packed import pack, unpacked
from training.reader.clusters import FOLDER as CLUSTERS
from training.reader.clusters import pairs, read_clusters

ARTICLES = Path(__file__).parent.parent / "reader_articles"
HELD_OUT = ARTICLES / "held_out"
RTE, STS, ECB = (
    "rte3/dev.jsonl.gz",
    *(name.format(part="train") for name in (alignment_corpora.STS, alignment_corpora.ECB)),
)
CLUSTERED = 0.7  # how much a pair of a cluster counts: a statement stands in three or six of them
QUESTIONS = ("together", "opposed", "event", "similar")
# Of the pairs of an event most are wrong and easily seen to be; as many as these for each right one are the ones most alike.
WRONG, WRONG_JUDGED = 2.5, 4.0
OF_EVENTS = (1250, 1750)  # pairs of ECB+ that tell the same event, and that do not
SEED = 0


@attrs.frozen
class Example:
    """Two texts.

    Attributes:
        a: One.
        b: The other.
        answers: For the questions of `QUESTIONS` that are answered, from 0 to 1.
        weight: How much it counts.
    """

    a: str
    b: str
    answers: Mapping[str, float]
    weight: float = 1.0


def examples(corpora: Path, pipeline: Pipeline) -> Iterator[Example]:
    """All of them; no story of ``seeds`` is among them, and nothing that is held out.

    Args:
        corpora: The folder of the corpora.
        pipeline: Reads articles, up to alignment.
    """
    for path in (*sorted(MARKED.glob("*.txt")), *sorted(ARTICLES.glob("*.txt"))):
        yield from _of_story(read_by(pipeline, read_marked(path)), WRONG)
    for event in (*read_events(), *alignment_pairs.learned()):
        yield from _of_story(invented(event))
    yield from _clustered()
    for story in alignment_judged.learned(corpora, pipeline):
        yield from _of_story(story, WRONG_JUDGED)
    yield from _entailed(corpora)
    yield from _similar(corpora)
    yield from _events(corpora)


def _of_story(story: Story, wrong: float | None = None) -> list[Example]:
    """The judged pairs of a story, of the wrong ones only those most alike."""
    judged = [
        (match, right, bool(against))
        for match, right, against in zip(story.matched, story.right, story.opposed, strict=True)
        if right is not None
    ]
    right = [each for each in judged if each[1]]
    others = sorted((each for each in judged if not each[1]), key=lambda each: -each[0].likely.logit)
    kept = [*right, *others[: len(others) if wrong is None else int(wrong * len(right))]]
    return [
        Example(match.pair.a.text, match.pair.b.text, {"together": float(told), "opposed": float(against)})
        for match, told, against in kept
    ]


def _clustered() -> Iterator[Example]:
    for path in sorted(CLUSTERS.glob("*.txt")):
        for cluster in read_clusters(path):
            for a, b, together, against in pairs(cluster):
                yield Example(a, b, {"together": float(together), "opposed": float(against)}, CLUSTERED)


def _entailed(corpora: Path) -> Iterable[Example]:
    for line in unpacked(corpora / RTE):
        if "premise" in line:
            answers = {
                "together": float(line["label"] in {"entailment", "contradiction"}),
                "opposed": float(line["label"] == "contradiction"),
            }
            yield Example(line["premise"], line["hypothesis"], answers, 0.7)


def _similar(corpora: Path) -> Iterable[Example]:
    for line in unpacked(corpora / STS):
        yield Example(line["a"].strip(), line["b"].strip(), {"similar": line["score"] / 5.0}, 0.5)


def _events(corpora: Path) -> Iterable[Example]:
    pairs = list(unpacked(corpora / ECB))
    random.Random(SEED).shuffle(pairs)
    for same, count in zip((True, False), OF_EVENTS, strict=True):
        drawn = [pair for pair in pairs if pair["same_event"] is same][:count]
        yield from (Example(pair["a"]["text"], pair["b"]["text"], {"event": float(same)}, 0.4) for pair in drawn)


def write(path: Path, found: Iterable[Example]) -> int:
    """Examples as gzipped JSON lines; returns how many."""
    return pack(path, map(attrs.asdict, found))


def read(path: Path) -> Sequence[Example]:
    """The examples that `write` wrote."""
    return [Example(**line) for line in unpacked(path)]
